"""Fingerprint terminals: own reader of the port 4370 protocol, files they export, a fake one."""
