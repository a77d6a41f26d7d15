"""What every request of the server works with."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from counter_app.central.arrivals import Arrivals
from counter_app.central.config import CentralConfig
from counter_app.central.guessing import Guessing
from counter_app.domain.ids import IdSource
from counter_app.store.blobs import BlobStore
from counter_app.store.central_devices import Server
from counter_app.store.central_tables import Transaction
from counter_app.store.database import Database
from counter_app.store.passwords import Passwords


@dataclass(frozen=True, slots=True, kw_only=True)
class Central:
    """An open server."""

    db: Database
    blobs: BlobStore
    server: Server
    config: CentralConfig
    passwords: Passwords
    now: Callable[[], datetime]
    ids: IdSource
    arrivals: Arrivals = field(default_factory=Arrivals)
    guessing: Guessing = field(default_factory=Guessing)
    # SQLite has one writer; standing in line here is fair, its own busy handler is not.
    _line: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction: everything inside is kept, or nothing."""
        with self._line if self.db.is_sqlite else nullcontext(), self.db.write() as tx:
            yield tx

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """As `Database.read`."""
        with self.db.read() as tx:
            yield tx
