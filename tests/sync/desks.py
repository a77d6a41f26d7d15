"""A counter PC for tests: a real encrypted database, real page files, a real engine."""

import functools
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from counter_app.store import journal, uploads
from counter_app.store import node as nodes
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.upgrade import upgrade_desk
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.engine import Engine
from counter_app.sync.enrolling import connect, enrol
from tests.store.store_samples import KEY, CountingIds, accepted, pages_filed

AGENCY = "H48.05"
AT = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)


@functools.cache
def _empty_database():
    """Made once: migrations take longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counter.db"
        db = Database.open_desk(path, KEY)
        upgrade_desk(db, now=AT, progress=lambda _done, _of: None)
        db.close()
        return path.read_bytes()


class HandClock:
    """The PC's clock, moved by hand."""

    def __init__(self, now=AT):
        self.now = now

    def __call__(self):
        return self.now


@dataclass
class Pc:
    """A PC. `actor` is who sits there."""

    root: object
    desk: SyncDesk
    clock: HandClock
    actor: str
    client: CentralClient | None = None
    engine: Engine | None = None

    @classmethod
    def new(cls, root, *, actor="staff-1", family=1, practice=False, wall=None):
        root.mkdir(parents=True, exist_ok=True)
        (root / "counter.db").write_bytes(_empty_database())
        pc = cls.open(root, actor=actor, family=family, wall=wall)
        with pc.desk.db.write() as conn:
            nodes.open_node(conn, pc.desk.ids, practice=practice, now=AT)
        return pc

    @classmethod
    def open(cls, root, *, actor="staff-1", family=1, wall=None):
        clock = wall or HandClock()
        desk = SyncDesk(
            db=Database.open_desk(root / "counter.db", KEY),
            blobs=BlobStore(root / "blobs", KEY),
            ids=CountingIds(family=family),
            wall=clock,
        )
        return cls(root=root, desk=desk, clock=clock, actor=actor)

    @property
    def node(self):
        with self.desk.db.read() as conn:
            return nodes.read(conn)

    def enrol(self, address, code, **kwargs):
        client = CentralClient(address)
        try:
            return enrol(self.desk, client, code=code, database_key=KEY, **kwargs)
        finally:
            client.close()

    def connect(self, address=None, *, lease_days=None, **timeouts):
        """An engine over a new connection; `timeouts` as the client takes them."""
        self.hang_up()
        if lease_days is not None:
            self.desk = replace(self.desk, lease_days=lambda: lease_days)
        self.client = connect(self.desk, address=address)
        if timeouts:
            told = CentralClient(
                self.client.address, token=self.client._token, node=self.client.node, **timeouts
            )
            self.client.close()
            self.client = told
        self.engine = Engine(self.desk, self.client)
        return self.engine

    def sync(self):
        return self.engine.sync_once()

    def accept(self, serial=1, *, pages=(), stream=None):
        """One accepted dossier whose pages are `pages` (bytes); its stream."""
        stream = stream or f"dossier/{self.desk.ids.new_id()}"
        written = [accepted(serial), *([self.filed(pages)] if pages else [])]
        self.write(stream, *written)
        return stream

    def filed(self, pages):
        """Page files on disk and the body that names them."""
        body = pages_filed(len(pages))
        filed = []
        for one, data in zip(body.pages, pages, strict=True):
            sha = self.desk.blobs.put(data)
            filed.append(replace(one, image=replace(one.image, blob=sha, size=len(data))))
        return replace(body, pages=tuple(filed))

    def write(self, stream, *written, scope=AGENCY):
        author = journal.Author(
            node=self.node.id,
            actor=self.actor,
            at=self.clock(),
            clock_offset_ms=0,
            ids=self.desk.ids,
        )
        with self.desk.db.write() as conn:
            done = journal.append(conn, author, stream=stream, scope=scope, bodies=list(written))
        return done.entries

    def entries(self, stream):
        with self.desk.db.read() as conn:
            return journal.entries(conn, stream)

    def state(self, stream):
        with self.desk.db.read() as conn:
            return journal.fold(conn, stream)

    def left(self):
        """Unsent entries and blobs."""
        with self.desk.db.read() as conn:
            return journal.unsent_count(conn), uploads.waiting_count(conn)

    def hang_up(self):
        if self.client is not None:
            self.client.close()
            self.client = None

    def close(self):
        self.hang_up()
        self.desk.db.close()
