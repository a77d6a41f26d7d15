"""Fakes of signing in, printing, looking up, attention, sync and devices."""

from __future__ import annotations

import threading

from fake_memory import PASSWORD, WHO, Memory, page_jpeg

from counter_app.domain.dossier.digitising import digitising
from counter_app.domain.text import fold
from counter_app.errors import Words
from counter_app.errors.desk import (
    GestureRefusedError,
    PasswordWrongError,
    SignInRefusedError,
)
from counter_app.forms.receipt_text import hands_in
from counter_app.services.attention import AttentionItem
from counter_app.services.catalogue import Catalogue
from counter_app.services.equipment import CodeRead, Sheet
from counter_app.services.life_papers import OnRecord
from counter_app.services.lookup import (
    AnsweredSheet,
    DossierHit,
    DossierSheet,
    KnownPerson,
    PersonHit,
    SearchResults,
    SheetPaper,
)
from counter_app.services.preferences import Prefs
from counter_app.services.printers import PrintedElsewhere, PrinterChoice
from counter_app.services.printing import PrintOutcome, WaitingPrint
from counter_app.services.syncing import SyncState, UnsentLine
from counter_app.services.visit_slip import Visit
from counter_app.settings import DeviceChoice


class FakePeople:
    def __init__(self) -> None:
        self.passwords = {WHO.number: PASSWORD}
        self.people = {WHO.number: WHO}
        self.problem: Exception | None = None

    def practice_hint(self):
        return WHO.number, PASSWORD

    def sign_in(self, number, password):
        if self.problem is not None:
            raise self.problem
        if self.passwords.get(number) != password:
            raise SignInRefusedError(tries_left=4)
        return self.people[number]

    def change_password(self, who, old, new):
        if self.passwords[who.number] != old:
            raise PasswordWrongError
        self.passwords[who.number] = new


class FakePapers:
    """Every paper is the same blank sheet."""

    def __init__(self):
        self.records = {}

    def name_of(self, stream, entry):
        return f"supplement/{entry}"

    def on_record(self, stream):
        return self.records.get(stream, OnRecord(is_accepted=True, papers=()))

    def pdf_of(self, stream, name, *, size=None):
        return b"%PDF-1.4"

    def pdf(self, stream, entry, **_how):
        return b"%PDF-1.4"

    def preview(self, state, body, **_how):
        return b"%PDF-1.4"

    def pictures(self, pdf, *, max_px=1400):
        return (page_jpeg("GIAY TIEP NHAN HO SO VA HEN TRA KET QUA", size=(990, 700)),)


class FakePrinting:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.problem: Exception | None = None
        self.printed: list[tuple[str, str, str, str]] = []  # stream, form, copy, reason
        self._visits_out: list[tuple[str, ...]] = []

    @property
    def has_waiting(self):
        return bool(self._memory.prints)

    def waiting(self):
        return tuple(self._memory.prints)

    def after_acceptance(self, stream, who, *, visit_goes_on=False):
        holds = visit_goes_on and len(self.visit(stream).streams) > 1
        large = self._memory.large_slips.get(stream)
        slip = "large_slip" if large else "visit_slip" if holds else "slip"
        held = [job for job in self._memory.prints if job.form == "visit_slip"]
        for form, copy in (("receipt", "keep"), ("receipt", "give"), (slip, "give")):
            if form != "visit_slip" or not held:
                self._queue(stream, form, copy)
        return self._print(lambda job: job.form != "visit_slip")

    def print_waiting(self, who):
        return self._print(lambda job: True)

    def _print(self, wanted):
        if self.problem is not None:
            return PrintOutcome(printed=(), waiting=self.waiting(), problem=self.problem)
        done = [job for job in self._memory.prints if wanted(job)]
        self._memory.prints[:] = [job for job in self._memory.prints if not wanted(job)]
        self.printed += [(job.stream, job.form, job.copy, "") for job in done]
        return PrintOutcome(printed=tuple(job.form for job in done), waiting=self.waiting())

    def reprint(self, stream, form, copy, reason, who):
        if self.problem is not None:
            return PrintOutcome(printed=(), waiting=self.waiting(), problem=self.problem)
        self.printed.append((stream, form, copy, reason))
        return PrintOutcome(printed=(form,), waiting=())

    def visit(self, stream):
        """Everything of the same person: the fake's day never ends."""
        people = {
            one: hands_in(state.accepted).id_number for one, state in self._memory.dossiers.items()
        }
        streams = tuple(one for one, number in people.items() if number == people[stream])
        return Visit(
            streams=streams,
            is_printed=streams in self._visits_out,
            waits=any(job.form == "visit_slip" for job in self._memory.prints),
        )

    def visit_slip(self, stream, who):
        visit = self.visit(stream)
        if visit.is_printed and not visit.waits:
            raise GestureRefusedError(vi="In lại phải ghi lý do.", en="A reason is needed.")
        if not visit.waits:
            self._queue(stream, "visit_slip", "give")
        return self.leave_visit(stream, who)

    def leave_visit(self, stream, who):
        outcome = self._print(lambda job: job.form == "visit_slip")
        if outcome.printed:
            self._visits_out.append(self.visit(stream).streams)
        return outcome

    def large_slip(self, stream, who):
        self._queue(stream, "large_slip", "give")
        return self._print(lambda job: job.form == "large_slip")

    def _queue(self, stream, form, copy):
        code = self._memory.dossiers[stream].code
        self._memory.prints.append(
            WaitingPrint(
                id=f"p{len(self._memory.prints) + 1}",
                stream=stream,
                form=form,
                copy=copy,
                code=code,
                title_vi="Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên giao)",
                title_en="Receipt with return date (copy to hand over)",
                since=self._memory.now,
                reason="hết giấy",
            )
        )

    def receipt_pdf(self, stream, *, size=None):
        return b"%PDF-1.7 fake"

    def receipt_pictures(self, stream, *, size=None, max_px=1400):
        return (page_jpeg("GIAY TIEP NHAN HO SO VA HEN TRA KET QUA", size=(990, 700)),)

    def slip_picture(self, stream, form="slip"):
        return page_jpeg(form, size=(576, 1300 if form == "large_slip" else 900))

    def sizes(self):
        return ("A5", "A4")


class FakePrinters:
    def __init__(self) -> None:
        self.choices = {
            "slip": [printer("Quầy 05"), printer("Quầy 06")],
            "document": [printer("A5-Quay05")],
        }
        self.moved: list[tuple[str, str]] = []

    def known(self, kind):
        return tuple(self.choices[kind])

    def move(self, kind, choice):
        self.moved.append((kind, choice.label.vi))

    def gives_slips(self):
        return True

    def print_elsewhere(self, printing, who):
        printing.problem = None  # the one beside has paper
        outcome = printing.print_waiting(who)
        return PrintedElsewhere(printers=(Words("Quầy 06", "Counter 06"),), outcome=outcome)


def printer(name):
    return PrinterChoice(label=Words(name, name), device=DeviceChoice(driver="virtual", label=name))


class FakeReading:
    """Nothing waits to be read."""

    def run(self, job):
        return 0


class FakeLookup:
    def __init__(self, memory: Memory, catalogue: Catalogue, drafts) -> None:
        self._memory = memory
        self._catalogue = catalogue
        self._drafts = drafts
        self.known: dict[str, KnownPerson] = {}
        self.sheets_read: list[str] = []

    def search(self, text, who):
        wanted = fold(text)
        hits = [
            self._hit(stream, state)
            for stream, state in self._memory.dossiers.items()
            if wanted in fold(f"{state.code} {state.accepted.owner.name}")
            or wanted in state.accepted.owner.id_number
        ]
        people = {}
        for stream, state in self._memory.dossiers.items():
            owner = state.accepted.owner
            if any(hit.stream == stream for hit in hits) and owner.id_number:
                people[owner.id_number] = PersonHit(
                    id_number=owner.id_number, name=owner.name, dossiers=1
                )
        return SearchResults(
            dossiers=tuple(hits),
            in_pages=(),
            people=tuple(people.values()),
            procedures=self._catalogue.find(text, who),
            drafts=self._drafts.matching(text),
        )

    def by_code(self, code):
        return tuple(
            self._hit(stream, state)
            for stream, state in self._memory.dossiers.items()
            if code in {state.code, state.provisional_code}
        )

    def _hit(self, stream, state):
        accepted = state.accepted
        return DossierHit(
            stream=stream,
            code=state.code,
            owner_name=accepted.owner.name,
            procedure_name=accepted.procedure.name,
            status=state.status.value,
            accepted_at=accepted.accepted_at,
            due_at=accepted.due.due_at if accepted.due else None,
        )

    def sheet(self, stream, who):
        self.sheets_read.append(stream)
        state = self._memory.dossiers[stream]
        accepted = state.accepted
        progress = {one.paper.number: one for one in digitising(state)}
        papers = [
            SheetPaper(
                accepted=paper,
                pages=tuple(page for page in state.pages if page.paper == paper.number),
                progress=progress.get(paper.number),
            )
            for paper in accepted.papers
        ]
        return DossierSheet(
            stream=stream,
            code=state.code,
            provisional_code=state.provisional_code,
            status=state.status.value,
            accepted=accepted,
            owner_name=accepted.owner.name,
            due=accepted.due,
            papers=tuple(papers),
            fees=accepted.fees,
            taken_dong=state.taken_dong,
            outstanding_dong=state.outstanding_dong,
            history=tuple(self._memory.history[stream]),
            sync="waiting",
            corrections=state.corrections,
            is_readable=True,
            state=state,
        )

    def answered(self, stream, who):
        state = self._memory.dossiers[stream]
        return AnsweredSheet(
            stream=stream,
            file=state.file,
            history=tuple(self._memory.history[stream]),
            sync="waiting",
            state=state,
        )

    def paper_pdf(self, stream, paper):
        return b"%PDF-1.7 fake"

    def known_person(self, id_number):
        return self.known.get(id_number)


class FakeAttention:
    def __init__(self, printing: FakePrinting) -> None:
        self._printing = printing
        self.extra: list[AttentionItem] = []
        self.settled: list[tuple[str, str, str]] = []

    def items(self):
        return (*self.extra, *(self._print(job) for job in self._printing.waiting()))

    def _print(self, job):
        return AttentionItem(
            id=f"print/{job.id}",
            kind="print",
            stream=job.stream,
            code=job.code,
            title_vi=f"Chờ in lại: {job.title_vi}",
            title_en=f"Waiting: {job.title_en}",
            detail_vi="Nhấn F11 khi máy in đã sẵn sàng.",
            detail_en="Press F11.",
            entered=(),
            at=job.since,
            by="",
        )

    def settle(self, item_id, outcome, note, who):
        self.settled.append((item_id, outcome, note))
        self.extra = [item for item in self.extra if item.id != item_id]


class FakeSyncing:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.light = "sent"
        self.unsent_lines: list[UnsentLine] = []
        self.synced = 0
        self.problem: Exception | None = None

    def state(self):
        return SyncState(
            light=self.light,
            unsent=len(self.unsent_lines),
            waiting_blobs=0,
            last_ok_at=self._memory.now if self.light != "never" else None,
            offline_since=self._memory.now if self.light == "offline" else None,
            problem=None,
        )

    def sync_now(self, job):
        if self.problem is not None:
            raise self.problem
        self.synced += 1
        return self.state()

    def unsent(self):
        return tuple(self.unsent_lines)


class FakeEquipment:
    def __init__(self) -> None:
        self.codes: list[str] = []
        self.sheets: list[Sheet] = []
        self.kicks = 0
        self.drawer_trouble: Exception | None = None
        self.wake = threading.Event()

    def print_sheet(self, sheet):
        self.sheets.append(sheet)

    def open_drawer(self):
        self.kicks += 1
        if self.drawer_trouble is not None:
            raise self.drawer_trouble

    def read_codes(self, job):
        while True:
            while self.codes:
                job.report(CodeRead(text=self.codes.pop(0), device="fake"))
            job.wait(0.02)


class FakePreferences:
    def __init__(self) -> None:
        self.kept: dict[str, Prefs] = {}

    def load(self, who):
        return self.kept.get(who.staff_id if who else "pc", Prefs(theme="light"))

    def save(self, who, prefs):
        self.kept[who.staff_id if who else "pc"] = prefs
