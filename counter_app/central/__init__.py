"""The central server: joins the PCs of a centre. The HTTP server lives only here."""
