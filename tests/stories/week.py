"""A centre for a week: five desks with everything real, one server, and what people do at them."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from counter_app.domain.collecting import ON_PAPER
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod, Verdict
from counter_app.domain.moments import local_day
from counter_app.domain.staff import Role
from counter_app.job import Job
from counter_app.services.answer_sheet import Leave, Supplement, TurnedAway
from counter_app.services.result_handover import Brought
from counter_app.services.returns import own_name
from counter_app.store import journal, spool
from counter_app.store.projection_tables import dossier
from counter_app.store.tables import print_job
from counter_app.sync.submissions import SubmissionRequest
from tests.central.serving import Caller, clerk, open_new_central, served
from tests.services.living import GOT, take
from tests.services.playing import HOA, KHOA, Desk, Wall, absent_scan, at, join

BEFORE = (date(2026, 11, 10), date(2026, 11, 11))  # where what ends this week began
DAYS = tuple(date(2026, 11, day) for day in (23, 25, 26, 27, 30))  # the 24th is a holiday
GATEWAY = "00000000-0000-7000-8000-0000000000dc"
COUNTERS = {  # whose dossiers each desk knows; the return desk those of all
    "21": ("H48.16", "H48.11", "H48.19"),
    "22": ("H48.20", "H48.09", "H48.16"),
    "23": ("H48.03", "H48.08", "H48.06"),
    "T1": ("H48.16", "H48.11", "H48.19", "H48.20", "H48.09", "H48.03", "H48.08", "H48.06"),
    "QL": ("H48.20", "H48.09", "H48.16"),
}
CARRIER = "Bưu điện tỉnh"


@dataclass
class Centre:
    """The desks by counter, who sits there, and every dossier that anybody began."""

    server: object
    address: str
    wall: Wall
    desks: dict[str, Desk]
    people: dict[str, object]
    streams: dict[str, str] = field(default_factory=dict)  # stream -> the path it goes
    cut: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)  # whose papers nobody finds
    _citizens: itertools.count = field(default_factory=lambda: itertools.count(1))

    def citizen(self):
        """Somebody who was never here before."""
        n = next(self._citizens)
        return replace(KHOA, name=f"Nguyễn Văn Khoa {n}", id_number=f"051087{n:06d}")

    def who(self, counter):
        return self.people[counter]

    # -- the line

    def sync(self, *counters):
        """These desks, or all of them: the counters then know what everybody else did."""
        for name in counters or ("QL", "T1", "21", "22", "23"):
            light = self.desks[name].syncing.sync_now(Job()).light
            assert light == ("offline" if name in self.cut else "sent"), name

    def pull_cable(self, counter):
        self.desks[counter].syncing.cut_cable()
        self.cut.add(counter)

    def plug_in(self, counter):
        self.desks[counter].syncing.mend_cable()
        self.cut.remove(counter)

    # -- at the intake counter

    def prepare(self, counter, alias, *, leave_out=(), **fields):
        """A draft with every mandatory paper in the hand; nobody scans today."""
        desk, who = self.desks[counter], self.who(counter)
        view = desk.drafts.open(who)
        code = desk.catalogue.find(str(alias), who)[0].code
        draft = replace(view.draft, procedure=code, **{"owner": self.citizen(), **fields})
        return self.complete(counter, replace(view, draft=draft), leave_out=leave_out)

    def complete(self, counter, view, *, leave_out=()):
        """The first case, and every mandatory paper that is not there yet, valid."""
        desk, who = self.desks[counter], self.who(counter)
        cases = desk.catalogue.procedure(view.draft.procedure).cases
        case = view.draft.case or (cases[0].id if cases else "")
        view = replace(view, draft=replace(view.draft, case=case))
        kept = tuple(one for one in view.draft.papers if one.verdict is Verdict.VALID)
        here = {one.number for one in kept}
        papers = tuple(
            absent_scan(line.number, verdict=Verdict.VALID)
            for line in desk.intake.view(view, who).lines
            if line.mandatory and line.number not in {*here, *leave_out}
        )
        draft = replace(view.draft, papers=(*kept, *papers))
        desk.drafts.save(draft)
        return draft

    def accept(self, counter, alias, path, *, pays=True, **fields):
        """F9, the fee taken; the stream."""
        draft = self.prepare(counter, alias, **fields)
        return self.finish(counter, draft.id, path, pays=pays)

    def finish(self, counter, draft_id, path, *, pays=True):
        desk, who = self.desks[counter], self.who(counter)
        view = desk.intake.accept(draft_id, who)
        self.streams[view.stream] = path
        if pays and view.outstanding_dong:
            desk.payment.take(view.stream, PayMethod.CASH, None, who)
        return view.stream

    def print_out(self, counter):
        """Every mẫu 01 and slip that waits for this printer came out; nobody reads it here."""
        desk, who = self.desks[counter], self.who(counter)
        with desk.printing._db.write() as conn:
            waiting = [job for job in spool.waiting(conn) if job.form in {"receipt", "slip"}]
            for stream in dict.fromkeys(job.stream for job in waiting):
                jobs = [job for job in waiting if job.stream == stream]
                out = [bodies.Printed(form=job.form, copy=job.copy, copy_no=0) for job in jobs]
                scope = journal.fold(conn, stream).agency
                desk.printing._pen.write(
                    conn, who, stream=stream, scope=scope, bodies=out, at=self.wall()
                )
            done = print_job.c.id.in_([job.id for job in waiting])
            conn.execute(print_job.update().where(done).values(state="done"))

    def ask(self, counter, draft_id, path, leave=None):
        """F8: mẫu 02 with all that lacks; the stream."""
        desk, who = self.desks[counter], self.who(counter)
        begun = desk.answers.start(desk.drafts.load(draft_id), who)
        lacks = tuple(replace(one, what=one.what or "Nộp bản chính") for one in begun.lacks)
        answer = Supplement(lacks=lacks, reason=begun.reason)
        issued = desk.answers.issue(draft_id, answer, who, leave=leave)
        self.streams[issued.stream] = path
        return issued.stream

    def leave(self, reason):
        return Leave(by=self.who("QL"), reason=reason)

    def refuse(self, counter, draft_id, path):
        """Shift+F8: mẫu 03; the stream."""
        away = TurnedAway(ground="Điều 17 Nghị định 118/2025/NĐ-CP", reason="Không thuộc đối tượng")
        issued = self.desks[counter].answers.issue(draft_id, away, self.who(counter))
        self.streams[issued.stream] = path
        return issued.stream

    def reopen(self, counter, stream):
        """The citizen returns: his dossier is a draft again."""
        desk = self.desks[counter]
        return desk.drafts.load(desk.waiting.reopen(stream, self.who(counter)))

    def submit(self, number, path="trực tuyến"):
        """A citizen hands a dossier of procedure 102 in over the portal; the stream."""
        desk = self.desks["21"]
        procedure = desk.catalogue.procedure(desk.catalogue.find("102", self.who("21"))[0].code)
        agency = desk.catalogue.agency(procedure)
        request = SubmissionRequest(
            portal="national",
            portal_code=f"G22.99-261123-{number:06d}",
            submitted_at=self.wall().replace(microsecond=0),
            agency=agency.id,
            agency_name=agency.name,
            procedure_code=procedure.code,
            procedure_name=procedure.name,
            owner=self.citizen(),
        )
        answered = self.gateway.call("POST", "/v1/submissions", message=request)
        assert answered.status_code == 200, answered.text
        stream = answered.json()["stream"]
        self.streams[stream] = path
        return stream

    # -- the steps of its life

    def take(self, counter, stream, kind, who=None, **answers):
        return take(self.desks[counter], stream, kind, self.people[who or counter], **answers)

    def got(self, counter, stream, **fields):
        self.take(counter, stream, "agency_received", **{**GOT, **fields})

    def issue(self, counter, stream, **fields):
        answers = {
            "number": f"{len(self.streams)}/QĐ",
            "signed_on": self.today,
            "signer": "Đỗ Mạnh Cường",
            "through_office": True,
            **fields,
        }
        self.take(counter, stream, "result_issued", **answers)

    @property
    def today(self):
        return local_day(self.wall.now)

    def hand_on(self, counter):
        """16:00: what lies at this counter and came in before three goes, one list an agency."""
        desk, who = self.desks[counter], self.who(counter)
        self.print_out(counter)
        for bundle in desk.handover.bundles():
            ours = [one for one in bundle.dossiers if one.goes_now and not one.elsewhere]
            here = [one.stream for one in ours if one.stream not in self.lost]
            if here:
                number = desk.handover.next_number()
                done = desk.handover.hand_on(
                    bundle.agency, here, carrier=CARRIER, number=number, who=who
                )
                assert done.stayed == ()

    def results_in(self):
        """14:00: the agencies bring what they issued, one list each, counted by scanning."""
        self.sync("T1")
        desk, who = self.desks["T1"], self.who("T1")
        for expected in desk.results.expected():
            brought = Brought(
                streams=tuple(line.stream for line in expected.results), missing=(), strange=()
            )
            desk.results.take_in(
                brought,
                given_by="Phạm Văn Minh",
                carrier=CARRIER,
                number=desk.results.next_number(),
                who=who,
            )

    def hand_over(self, stream, counter="T1", **collector):
        """The citizen collects, with all that is asked of him unless told otherwise."""
        desk, who = self.desks[counter], self.who(counter)
        state = desk.state(stream)
        if state.payable_dong:
            desk.payment.take(stream, PayMethod.CASH, None, who)
            state = desk.state(stream)
        settled = {
            "slip_shown": True,
            "signature": ON_PAPER,
            "surrendered": frozenset((state.id, n) for n in state.originals_to_surrender),
            "given_back": frozenset((state.id, n) for n in state.originals_to_return),
        }
        shown = replace(own_name(desk.returns.case_of(state)), **{**settled, **collector})
        return desk.returns.hand_over([stream], shown, who)

    def status(self, counter, stream) -> Status:
        """As that desk lists it, NEW before it has heard of it."""
        with self.desks[counter].printing._db.read() as conn:
            query = select(dossier.c.status).where(dossier.c.stream == stream)
            return Status(conn.execute(query).scalar() or Status.NEW)


@contextmanager
def open_centre(root):
    """Five desks of one centre, enrolled, days before the week; one is at work."""
    wall = Wall(at(6, 30, day=BEFORE[0]))
    server = open_new_central(root / "central", clock=wall)
    people = {
        "21": _person(server, "100021", "Nguyễn Thị Hoa", Role.CLERK),
        "22": _person(server, "100022", "Trần Thị Lan", Role.CLERK),
        "23": _person(server, "100023", "Võ Thanh Bình", Role.CLERK),
        "T1": _person(server, "100031", "Hồ Thị Mai", Role.RETURN_DESK),
        "QL": _person(server, "200001", "Lê Văn An", Role.SUPERVISOR),
        "appraiser": _person(server, "300001", "Phạm Văn Minh", Role.APPRAISER),
        "approver": _person(server, "300002", "Đỗ Mạnh Cường", Role.APPROVER),
    }
    with served(server) as address:
        desks = {
            name: join(root / name, wall, server, address, counter=name, agencies=agencies)
            for name, agencies in COUNTERS.items()
        }
        centre = Centre(server=server, address=address, wall=wall, desks=desks, people=people)
        with Caller(address) as caller:
            centre.gateway = caller.enrolled(server, node=GATEWAY, counter="DVC")
            centre.sync("22")
            yield centre
        for desk in desks.values():
            desk.close()
    server.db.close()


def _person(server, number, name, role):
    staff = clerk(server, number=number, name=name, roles=(role,))
    return replace(HOA, staff_id=staff, number=number, name=name, roles=(role,))
