"""Counter software for a one-stop public administration service centre."""

__version__ = "0.1.0"
