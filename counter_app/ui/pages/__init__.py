"""Pages of the room above."""
