"""How far each scope has been pulled. The value is the server's own word, opaque to us."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from counter_app.store.tables import cursor


def read(conn: Connection, scope: str) -> str:
    """The cursor of `scope`, empty before the first pull."""
    return conn.execute(select(cursor.c.value).where(cursor.c.scope == scope)).scalar() or ""


def write(conn: Connection, scope: str, value: str) -> None:
    """Remember the cursor, in the transaction that applied its page."""
    conn.execute(
        insert(cursor)
        .values(scope=scope, value=value)
        .on_conflict_do_update(index_elements=["scope"], set_={"value": value})
    )
