"""One sync: blobs, acts, pull, fold, leases (design §2.6). Whatever breaks off, it starts again.

Nothing is remembered between runs but what the journal says: an entry without position is unsent.
A cut answer leaves everything as it was, and the same bytes go again.
"""

from __future__ import annotations

from datetime import timedelta

from counter_app.errors import CounterError
from counter_app.errors.central import (
    ForkedError,
    NotEnrolledError,
    PracticeDiffersError,
    ServerBehindError,
)
from counter_app.job import Job
from counter_app.store import journal, leases, uploads
from counter_app.store import node as nodes
from counter_app.store.node import Node
from counter_app.sync import blob_lane, drafts_lane, inbox, outbox
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.outbox import BatchSize
from counter_app.sync.report import Light, SyncReport
from counter_app.sync.tally import Tally
from counter_app.sync.wire import Hello, NodeRequest

LOW_WATER = 25  # serials left of a day below which more are asked for: half a block
_SLOWEST_MEASURE = timedelta(seconds=10)  # an answer slower than this says little of the clock
_OFFSET_STEP_MS = 250  # smaller changes are the line's noise


class Engine:
    """Syncs one desk with its server; for one thread at a time."""

    def __init__(self, desk: SyncDesk, client: CentralClient) -> None:
        self._desk = desk
        self._client = client
        self._size = BatchSize()

    def sync_once(self, job: Job | None = None) -> SyncReport:
        """Do all that can be done now. Never raises a CounterError: it is the report's `problem`.

        Raises Cancelled when `job` was stopped; everything confirmed until then is noted.
        """
        tally = Tally()
        problem: CounterError | None = None
        try:
            self._run(tally, job or Job())
        except CounterError as wrong:
            problem = wrong
        return self._report(tally, problem)

    def _run(self, tally: Tally, job: Job) -> None:
        node = self._node()
        self._client.node = node.id
        hello = self._measured_hello(tally)
        if hello.practice is not node.practice:
            raise PracticeDiffersError
        self._check_standing(node, hello)
        blob_lane.send_all(self._desk, self._client, tally, job)
        self._push(tally, job)
        inbox.pull_all(self._desk, self._client, tally, job)
        if self._top_up():
            inbox.pull_all(self._desk, self._client, tally, job)
        drafts_lane.exchange(self._desk, self._client, hello)

    def _node(self) -> Node:
        with self._desk.db.read() as conn:
            node = nodes.read(conn)
            if node is None or nodes.enrolment(conn) is None:
                raise NotEnrolledError
        return node

    def _measured_hello(self, tally: Tally) -> Hello:
        """The server's greeting, and by the way how far its clock is from ours."""
        before = self._desk.wall()
        hello = self._client.hello()
        took = self._desk.wall() - before
        if timedelta(0) <= took <= _SLOWEST_MEASURE:
            offset = round((hello.now - (before + took / 2)) / timedelta(milliseconds=1))
            tally.offset_ms = offset
            with self._desk.db.read() as conn:
                known = nodes.clock_offset_ms(conn)
            if abs(offset - known) >= _OFFSET_STEP_MS:
                with self._desk.db.write() as conn:
                    nodes.set_clock_offset_ms(conn, offset)
        return hello

    def _check_standing(self, node: Node, hello: Hello) -> None:
        """Whether the server still holds all that it confirmed. Raises ServerBehindError."""
        if hello.through is None and node.replaces:
            self._register(node)  # it was cut between the fork and its registration
            return
        with self._desk.db.read() as conn:
            unsent = journal.unsent(conn, limit=1)
            confirmed = unsent[0].node_seq - 1 if unsent else journal.tail(conn, node.id).node_seq
        if hello.through is None or hello.through < confirmed:
            raise ServerBehindError

    def _push(self, tally: Tally, job: Job) -> None:
        try:
            outbox.push_all(self._desk, self._client, self._size, tally, job)
        except ForkedError as forked:
            outbox.push_before(self._desk, self._client, str(forked.details["entry"]), tally)
            self._fork(tally)
            outbox.push_all(self._desk, self._client, self._size, tally, job)
        with self._desk.db.read() as conn:
            lacking = uploads.waiting_count(conn)
        if lacking:  # the server lacks what it had confirmed, or it came while we pushed
            blob_lane.send_all(self._desk, self._client, tally, job)

    def _fork(self, tally: Tally) -> None:
        """This database is a copy: it goes on as a node of its own (design §2.10)."""
        with self._desk.db.write() as conn:
            node = nodes.fork(conn, self._desk.ids, self._desk.wall())
        tally.forked = True
        self._register(node)

    def _register(self, node: Node) -> None:
        self._client.new_node(NodeRequest(node=node.id, replaces=node.replaces))
        self._client.node = node.id

    def _top_up(self) -> bool:
        """Ask for serials where less than half a block is left. True when some were granted."""
        wanted = self._desk.lease_days()
        node = self._node().id
        granted = False
        all_days = {day for days in wanted.values() for day in days}
        with self._desk.db.read() as conn:
            left = leases.remaining(conn, node=node, days=all_days)
        for agency, days in wanted.items():
            low = [day for day in days if left[agency, day] < LOW_WATER]
            if low:
                granted |= bool(self._client.leases(agency, low).granted)
        return granted

    def _report(self, tally: Tally, problem: CounterError | None) -> SyncReport:
        problem = problem or next(iter(tally.aside), None)
        with self._desk.db.read() as conn:
            waiting = journal.unsent_count(conn)
            waiting_blobs = uploads.waiting_count(conn)
            position = inbox.position(conn)
        light = Light.WAITING
        if tally.in_doubt:
            light = Light.CHECKING
        elif waiting == 0 and waiting_blobs == 0 and problem is None:
            light = Light.CONFIRMED
        return SyncReport(
            sent=tally.sent,
            received=tally.received,
            blobs=tally.blobs,
            refused=tally.refused,
            waiting=waiting,
            waiting_blobs=waiting_blobs,
            position=position,
            offset_ms=tally.offset_ms,
            streams=frozenset(tally.streams),
            forked=tally.forked,
            light=light,
            problem=problem,
        )
