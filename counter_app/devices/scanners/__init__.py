"""Scanners of the room above."""
