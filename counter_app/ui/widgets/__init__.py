"""Widgets of the room above."""
