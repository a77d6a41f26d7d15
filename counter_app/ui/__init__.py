"""The window. Qt lives only here; pages call services and nothing below them."""
