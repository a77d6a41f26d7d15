"""Fingerprint terminals: read over their own protocol, or what they export."""
