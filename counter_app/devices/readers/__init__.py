"""Readers of the room above."""
