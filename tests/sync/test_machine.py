"""Two desks and a server, lines that lose answers, servers that die: at the end all are equal.

Hypothesis decides who writes, who syncs and what goes wrong; nothing is ever there twice.
"""

import contextlib
import itertools
import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from counter_app.central import blobs
from counter_app.central.enrolment import new_code
from counter_app.domain.dossier.state import DossierState
from counter_app.store import ledger
from counter_app.store.journal import Refused
from counter_app.sync.report import Light
from tests.central.serving import SteadyClock, clerk, open_new_central, reopened, served
from tests.store.store_samples import accepted, corrected, fee_taken
from tests.sync.desks import Pc
from tests.sync.fault_proxy import fault_proxy

FAULTS = ("lost_reply", "cut_reply", "reset", "corrupt", "corrupt_request", "html", "error500")
EXAMPLES = int(os.environ.get("COUNTER_TEST_EXAMPLES", "8"))
PATIENT = {"connect_s": 20, "stall_s": 20}  # a slow machine is not a silent line


class TwoDesks(RuleBasedStateMachine):
    """The journal of every desk and of the server, after any history."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.central = open_new_central(root / "central", clock=SteadyClock())
        self.staff = clerk(self.central)
        self._serve()
        self.pcs = []
        for family in (1, 2):
            pc = Pc.new(root / f"pc{family}", actor=self.staff, family=family)
            code = new_code(self.central, counter="05", agencies=())
            pc.enrol(self.address, code)
            pc.connect(self.line.address, **PATIENT)
            self.pcs.append(pc)
        self.streams = []
        self.numbers = itertools.count(1)
        self.phones = itertools.count(911_000_000)

    def _serve(self):
        self.serving = served(self.central)
        self.address = self.serving.__enter__()
        self.proxying = fault_proxy(self.address)
        self.line = self.proxying.__enter__()

    def teardown(self):
        for pc in getattr(self, "pcs", []):
            pc.close()
        self.proxying.__exit__(None, None, None)
        self.serving.__exit__(None, None, None)
        self.central.db.close()
        self.folder.cleanup()

    # -- at the desks

    @rule(who=st.integers(0, 1), pages=st.integers(0, 2))
    def accept(self, who, pages):
        number = next(self.numbers)
        data = [b"page %d of %d" % (page, number) for page in range(pages)]
        self.streams.append(self.pcs[who].accept(number, pages=data))

    @precondition(lambda self: self.streams)
    @rule(who=st.integers(0, 1), data=st.data())
    def accept_what_another_may_have_accepted(self, who, data):
        stream = data.draw(st.sampled_from(self.streams))
        self._try(who, stream, accepted(next(self.numbers)))

    @precondition(lambda self: self.streams)
    @rule(who=st.integers(0, 1), data=st.data())
    def take_the_fee(self, who, data):
        self._try(who, data.draw(st.sampled_from(self.streams)), fee_taken())

    @precondition(lambda self: self.streams)
    @rule(who=st.integers(0, 1), data=st.data())
    def correct(self, who, data):
        stream = data.draw(st.sampled_from(self.streams))
        state = self.pcs[who].state(stream)
        if isinstance(state, DossierState) and state.accepted is not None:
            old, new = state.accepted.owner.phone, f"0{next(self.phones)}"
            self._try(who, stream, corrected(old=old, new=new))

    def _try(self, who, stream, body):
        with contextlib.suppress(Refused):  # the desk itself said no
            self.pcs[who].write(stream, body)

    # -- the line

    @rule(who=st.integers(0, 1))
    def sync(self, who):
        report = self.pcs[who].sync()
        waiting, uploads = self.pcs[who].left()
        assert (report.light is Light.CONFIRMED) <= (waiting == 0 and uploads == 0)

    @rule(faults=st.lists(st.sampled_from([None, *FAULTS]), min_size=1, max_size=4))
    def spoil_the_line(self, faults):
        self.line.plan(*faults)

    @rule()
    def restart_the_server(self):
        for pc in self.pcs:
            pc.hang_up()
        self.proxying.__exit__(None, None, None)
        self.serving.__exit__(None, None, None)
        again = reopened(self.central)
        self.central.db.close()
        self.central = again
        blobs.release_all(again)
        self._serve()
        for pc in self.pcs:
            pc.connect(self.line.address, **PATIENT)

    # -- always

    @invariant()
    def positions_are_dense_and_the_chains_whole(self):
        with self.central.read() as tx:
            page = ledger.page(tx, after=0, limit=1 << 30, agencies=())
        assert [entry.position for entry in page.entries] == list(range(1, page.head + 1))
        assert len({entry.id for entry in page.entries}) == len(page.entries)

    @invariant()
    def what_a_desk_calls_sent_is_on_the_server(self):
        with self.central.read() as tx:
            known = {e.id: e for e in ledger.page(tx, after=0, limit=1 << 30, agencies=()).entries}
        for pc in getattr(self, "pcs", []):
            for stream in self.streams:
                for entry in pc.entries(stream):
                    if entry.position is not None:
                        assert known[entry.id] == entry

    @rule()
    def at_the_end_all_are_equal(self):
        self.line.faults.clear()
        for pc in [*self.pcs, *self.pcs]:
            assert pc.sync().confirmed
        for stream in self.streams:
            with self.central.read() as tx:
                truth = ledger.stream(tx, stream, agencies=())
            for pc in self.pcs:
                held = [entry for entry in pc.entries(stream) if entry.refused is None]
                assert held == truth
            assert self.pcs[0].state(stream) == self.pcs[1].state(stream)
            first = next(e for e in truth if e.kind == "accepted")
            assert self.pcs[0].state(stream).accepted_entry == first.id
            for page in self.pcs[0].state(stream).pages:
                assert self.central.blobs.has(page.image.blob)


TwoDesks.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestTwoDesks = TwoDesks.TestCase
