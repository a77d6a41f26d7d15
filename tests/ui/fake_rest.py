"""Fakes of signing in, looking up, attention, sync and devices."""

from __future__ import annotations

import threading

from fake_answers import answered_sheet
from fake_memory import PASSWORD, WHO, Memory, page_jpeg
from fake_printing import FakePrinting

from counter_app.domain.dossier.digitising import digitising
from counter_app.domain.text import fold
from counter_app.errors.desk import (
    PasswordWrongError,
    SignInRefusedError,
)
from counter_app.services.attention import AttentionItem
from counter_app.services.catalogue import Catalogue
from counter_app.services.equipment import CodeRead, Sheet
from counter_app.services.life_papers import OnRecord
from counter_app.services.lookup import (
    DossierHit,
    DossierSheet,
    KnownPerson,
    PersonHit,
    SearchResults,
    SheetPaper,
)
from counter_app.services.preferences import Prefs
from counter_app.services.syncing import SyncState, UnsentLine


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
        return answered_sheet(self._memory, stream)

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
