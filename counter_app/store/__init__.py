"""The desk's and the server's database and blobs.

Owns SQLAlchemy: journal, projections, queries, search, drafts, blobs, editions, migrations.
"""
