"""One small file per command line verb."""
