"""Models of the room above."""
