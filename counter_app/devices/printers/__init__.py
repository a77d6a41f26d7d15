"""Printers of the room above."""
