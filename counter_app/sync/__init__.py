"""The wire between desk and central server: messages, client, engine."""
