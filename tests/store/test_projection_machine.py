"""A desk, another desk and a server in any order: rebuilt == live, chains whole, nothing twice."""

import os
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from counter_app.domain.dossier.bodies import CodeMapped, Disputed, Settled
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.entry import GENESIS, Entry, sha256_text, write_body
from counter_app.domain.kinds import is_fact
from counter_app.store import journal, node, notes, projections
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.upgrade import upgrade_desk
from counter_app.store.verify import verify
from tests.domain.agency_samples import got, returned, sent, supplemented
from tests.domain.life_samples import RECEIPT, asked, turned_away
from tests.domain.result_samples import ARRIVED, handed, issued
from tests.store.store_samples import (
    AGENCY,
    AT,
    KEY,
    NODE,
    OTHER,
    CountingIds,
    accepted,
    author,
    corrected,
    fee_taken,
    pages_filed,
    voided,
)

STREAMS = [f"dossier/d{number}" for number in range(3)]
BODIES = st.sampled_from(
    [
        (accepted(1), pages_filed(2)),
        (accepted(2, code=accepted().code, owner=replace(accepted().owner, name="Lê Đức Thọ")),),
        (pages_filed(1, first=50),),
        (fee_taken(),),
        (fee_taken(50_000),),
        (corrected(),),
        (corrected(old="0987654321", new="0912345678"),),
        (voided(),),
        (asked(), pages_filed(1, first=80)),
        (turned_away(),),
        (RECEIPT, sent(), got()),
        (returned(),),
        (supplemented(),),
        (issued(), ARRIVED),
        (handed(),),
        (CodeMapped(provisional="TM05-261123-001", official="H48.05-261123-0009", source="x"),),
    ]
)


@cache
def empty_desk():
    """Making a desk runs Alembic: once is enough."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        db = Database.open_desk(path, KEY)
        upgrade_desk(db, now=AT, progress=lambda _a, _b: None)
        db.close()
        return path.read_bytes()


class DeskAndServer(RuleBasedStateMachine):
    """The server is a list; the second desk writes what it likes."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        (root / "desk.db").write_bytes(empty_desk())
        self.db = Database.open_desk(root / "desk.db", KEY)
        self.blobs = BlobStore(root / "blobs", KEY)
        self.ids = CountingIds()
        self.position = 0
        self.foreign_seq = 0
        self.on_server = {}
        with self.db.write() as conn:
            notes.write(conn, "node", node.Node(id=NODE, practice=False, made_at=AT))

    @rule(stream=st.sampled_from(STREAMS), bodies=BODIES)
    def gesture(self, stream, bodies):
        try:
            with self.db.write() as conn:
                journal.append(conn, author(self.ids), stream=stream, scope=AGENCY, bodies=bodies)
        except journal.Refused:
            pass

    @rule(stream=st.sampled_from(STREAMS), bodies=BODIES)
    def elsewhere(self, stream, bodies):
        for body in bodies:
            self.foreign_seq += 1
            self._place(self._foreign(stream, body, self.foreign_seq))

    @precondition(lambda self: self.on_server)
    @rule(data=st.data())
    def dispute(self, data):
        one = data.draw(st.sampled_from(sorted(self.on_server.values(), key=lambda e: e.id)))
        self.foreign_seq += 1
        body = Disputed(entry=one.id, reason_vi="không khớp", reason_en="does not fit")
        self._place(self._foreign(one.stream, body, self.foreign_seq))

    @precondition(lambda self: self.on_server)
    @rule(data=st.data(), outcome=st.sampled_from(["stands", "set_aside"]))
    def settle(self, data, outcome):
        one = data.draw(st.sampled_from(sorted(self.on_server.values(), key=lambda e: e.id)))
        body = Settled(entry=one.id, outcome=outcome, note="", by_name="Lê Văn An")
        self.gesture(one.stream, (body,))

    @rule(refuse=st.booleans(), told=st.booleans(), limit=st.integers(1, 4))
    def push(self, refuse, told, limit):
        """The answer may be lost: then the entries come by pull."""
        with self.db.read() as conn:
            batch = journal.unsent(conn, limit=limit)
        positions, refused = {}, {}
        for one in batch:
            if refuse and not is_fact(one.kind):
                self.on_server.setdefault(one.id, replace(one, refused="không được"))
            else:
                self._place(one)
            known = self.on_server[one.id]  # the same id again is answered as before
            if known.refused is None:
                positions[one.id] = known.position
            else:
                refused[one.id] = known.refused
        if told:
            with self.db.write() as conn:
                journal.acknowledge(conn, positions, refused)

    @precondition(lambda self: self.on_server)
    @rule(data=st.data())
    def pull(self, data):
        everything = sorted(self.on_server.values(), key=lambda e: e.id)
        page = data.draw(st.lists(st.sampled_from(everything), max_size=6))
        with self.db.write() as conn:
            journal.receive(conn, page)

    @rule()
    def rebuild(self):
        with self.db.write() as conn:
            projections.rebuild(conn, lambda _a, _b: None)

    @rule()
    def rebuilt_is_live_and_chains_are_whole(self):
        report = verify(self.db, self.blobs, mark=None, progress=lambda _a, _b: None)
        assert [p for p in report.problems if p.what != "blob"] == []
        with self.db.read() as conn:
            for stream in STREAMS:
                state = journal.fold(conn, stream)
                assert isinstance(state, DossierState)

    def teardown(self):
        if hasattr(self, "db"):
            everything = list(self.on_server.values())
            with self.db.write() as conn:
                journal.receive(conn, everything)
                journal.receive(conn, everything)
            self.rebuilt_is_live_and_chains_are_whole()
            self.db.close()
            self.folder.cleanup()

    def _place(self, one):
        if one.id in self.on_server:
            return
        self.position += 1
        self.on_server[one.id] = replace(one, position=self.position)

    def _foreign(self, stream, body, seq):
        text = write_body(body, f"{seq}")
        return Entry(
            id=f"other-{seq:06d}",
            node=OTHER,
            node_seq=seq * 2,  # holes: other scopes' entries never come here
            act=f"act-{seq}",
            stream=stream,
            scope=AGENCY,
            kind=body.KIND,
            kind_version=body.VERSION,
            at=AT,
            clock_offset_ms=0,
            actor="staff-9",
            body_sha=sha256_text(text),
            prev=GENESIS,
            body=text,
        )


DeskAndServer.TestCase.settings = settings(
    max_examples=int(os.environ.get("COUNTER_TEST_EXAMPLES", "25")),
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestDeskAndServer = DeskAndServer.TestCase
