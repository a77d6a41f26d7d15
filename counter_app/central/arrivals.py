"""Blobs on their way into the journal: who brought them, and which ones entries wait for.

Kept in memory, since one process serves a database. After a restart a desk is asked once more for
pages that no entry with a position names yet, and sends the same bytes again; nothing else is lost.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable

MOST = 200_000  # pages on their way at once; the oldest is asked for again


class Arrivals:
    """Safe from several threads."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._brought: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._awaited: set[str] = set()
        self._turn = threading.Lock()

    def bring(self, sha: str, device: str) -> bool:
        """`device` sent these bytes. True when entries may be waiting for them."""
        with self._turn:
            self._brought[sha, device] = None
            if len(self._brought) > self._most:
                self._brought.popitem(last=False)
            return sha in self._awaited

    def brought(self, shas: Collection[str], device: str) -> frozenset[str]:
        """Those of `shas` that `device` itself sent: naming a hash is no proof of holding it."""
        with self._turn:
            return frozenset(sha for sha in shas if (sha, device) in self._brought)

    def expect(self, shas: Iterable[str]) -> None:
        """Entries wait for these."""
        with self._turn:
            self._awaited.update(shas)

    def settle(self, shas: Iterable[str]) -> None:
        """Nothing waits for these any more."""
        with self._turn:
            self._awaited.difference_update(shas)
