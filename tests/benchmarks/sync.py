"""Figure "sync": 2,000 dossiers with 200 pages of 300 KB, from a desk's journal to the server's.

Ours is a whole sync of a real desk with a real server process: proofs, checks, both databases, the
pull that follows. The reference posts the same bytes to a bare server with the same fsyncs.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from counter_app.domain.ids import Uuid7Source
from counter_app.services.clock import system_wall
from counter_app.store import journal, uploads
from counter_app.store import node as nodes
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.upgrade import upgrade_desk
from counter_app.sync import framing, wire
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.embedded import EmbeddedCentral
from counter_app.sync.engine import Engine
from counter_app.sync.enrolling import connect, enrol
from tests.benchmarks.reference_sync import post
from tests.store.store_samples import accepted, pages_filed

NAME = "sync"
DOSSIERS = 2_000
PAGES = 200
PAGE_BYTES = 300_000
ROUNDS = 3
GOAL = 2.5
_KEY = bytes(range(32))
_AGENCY = "H48.05"


def measure() -> list[dict[str, object]]:
    """Seconds of a sync against seconds of posting the same bytes, medians side by side."""
    ours, bare = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            our_seconds, bare_seconds = _round(Path(folder))
        ours.append(our_seconds)
        bare.append(bare_seconds)
    ratio = median(ours) / median(bare)
    return [
        {
            "name": NAME,
            "ours": round(median(ours), 3),
            "reference": round(median(bare), 3),
            "ratio": round(ratio, 2),
            "goal": GOAL,
            "met": ratio <= GOAL,
        }
    ]


def _round(folder: Path) -> tuple[float, float]:
    with EmbeddedCentral(folder / "central", practice=True, code_for="05") as central:
        desk = _desk(folder / "desk", central)
        batches, blobs = _bytes(desk)
        client = connect(desk, address=central.address)
        started = time.perf_counter()
        report = Engine(desk, client).sync_once()
        our_seconds = time.perf_counter() - started
        client.close()
        if not report.confirmed or report.sent != DOSSIERS + PAGES or report.blobs != PAGES:
            raise RuntimeError(report)
        desk.db.close()
    return our_seconds, _posted(folder / "bare", batches, blobs)


def _posted(folder: Path, batches: list[bytes], blobs: list[tuple[str, bytes]]) -> float:
    folder.mkdir()
    script = Path(__file__).with_name("reference_sync.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        if server.stdin is None or server.stdout is None:
            raise RuntimeError
        address = server.stdout.readline().strip()
        started = time.perf_counter()
        post(address, batches, blobs)
        seconds = time.perf_counter() - started
        server.stdin.close()
    return seconds


def _desk(folder: Path, central: EmbeddedCentral) -> SyncDesk:
    """A desk that has worked for weeks without its cable."""
    ids = Uuid7Source()
    db = Database.open_desk(folder / "counter.db", _KEY)
    now = system_wall()
    upgrade_desk(db, now=now, progress=lambda *_: None)
    desk = SyncDesk(db=db, blobs=BlobStore(folder / "blobs", _KEY), ids=ids, wall=system_wall)
    with db.write() as conn:
        node = nodes.open_node(conn, ids, practice=True, now=now)
    client = CentralClient(central.address)
    enrol(desk, client, code=central.announcement.code, database_key=None)
    client.close()
    actor = _clerk(desk, central.address)
    author = journal.Author(node=node.id, actor=actor, at=now, clock_offset_ms=0, ids=ids)
    with db.write() as conn:
        for serial in range(1, DOSSIERS + 1):
            bodies: list[Any] = [accepted(serial)]
            if serial <= PAGES:
                bodies.append(_filed(desk, serial))
            stream = f"dossier/{ids.new_id()}"
            journal.append(conn, author, stream=stream, scope=_AGENCY, bodies=bodies)
    return desk


def _clerk(desk: SyncDesk, address: str) -> str:
    client = connect(desk, address=address)
    try:
        return client.sign_in("100001", "banTap@2026").id
    finally:
        client.close()


def _filed(desk: SyncDesk, number: int) -> Any:
    data = hashlib.shake_256(number.to_bytes(4, "big")).digest(PAGE_BYTES)
    body = pages_filed(1)
    image = replace(body.pages[0].image, blob=desk.blobs.put(data), size=len(data))
    return replace(body, pages=(replace(body.pages[0], image=image),))


def _bytes(desk: SyncDesk) -> tuple[list[bytes], list[tuple[str, bytes]]]:
    """What a sync of this desk puts on the wire."""
    with desk.db.read() as conn:
        entries = journal.unsent(conn, limit=10 * DOSSIERS, max_bytes=1 << 30)
        waiting = uploads.waiting(conn, limit=PAGES)
    requests = (
        wire.PushRequest(entries=tuple(wire.SentEntry.of(entry) for entry in batch))
        for batch in wire.batches(entries)
    )
    batches = [framing.pack(framing.encode(request)) for request in requests]
    return batches, [(blob.sha, desk.blobs.get(blob.sha)) for blob in waiting]
