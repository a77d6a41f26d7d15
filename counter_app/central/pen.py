"""The server's own entries: chained like any node's, written after it took its turn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from counter_app.domain.entry import Entry, sha256_text, write_body
from counter_app.domain.ids import IdSource
from counter_app.store import central_devices
from counter_app.store.central_tables import Transaction

ACTOR = "central"  # no person: the server itself


class Pen:
    """Writes entries of the server's node inside one transaction; `lay_down` ends it."""

    def __init__(self, tx: Transaction, node_id: str, *, at: datetime, ids: IdSource) -> None:
        node = central_devices.node_for_update(tx, node_id)
        if node is None:
            msg = f"the server's own node {node_id} is not registered"
            raise LookupError(msg)
        self._tx = tx
        self._node = node
        self._last: Entry | None = None
        self._at = at.replace(microsecond=at.microsecond // 1000 * 1000)
        self._ids = ids

    def write(self, body: Any, *, stream: str, scope: str, position: int) -> Entry:
        """The next entry of the server's chain, an act of its own."""
        text = write_body(body, self._ids.new_salt())
        entry = Entry(
            id=self._ids.new_id(),
            node=self._node.id,
            node_seq=(self._last.node_seq if self._last else self._node.last_seq) + 1,
            act=self._ids.new_id(),
            stream=stream,
            scope=scope,
            kind=body.KIND,
            kind_version=body.VERSION,
            at=self._at,
            clock_offset_ms=0,
            actor=ACTOR,
            body_sha=sha256_text(text),
            prev=self._last.hash if self._last else self._node.last_hash,
            body=text,
            position=position,
        )
        self._last = entry
        return entry

    def lay_down(self) -> None:
        """Note where the chain ends now."""
        if self._last is not None:
            central_devices.advance(self._tx, self._last)
