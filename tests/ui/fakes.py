"""A fake desk: real catalogue and checklist, everything else in memory and quick.

What a test may bend stands as plain attributes: `desk.scanning.stack`, `.jam_after`,
`desk.printing.problem`, `desk.syncing.light`, `desk.people.passwords` ...
"""

from __future__ import annotations

import functools
import hashlib
import io
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from PIL import Image, ImageDraw

from counter_app.domain.dossier import acceptance, bodies
from counter_app.domain.dossier.state import DossierState, evolve, field_value
from counter_app.domain.draft import (
    Draft,
    DraftPage,
    DraftView,
    PageImage,
    Person,
    Placement,
    Quality,
)
from counter_app.domain.staff import Role
from counter_app.domain.text import fold
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors.desk import (
    GestureRefusedError,
    NotAcceptableError,
    PasswordWrongError,
    SignInRefusedError,
)
from counter_app.services.attention import AttentionItem
from counter_app.services.catalogue import Catalogue
from counter_app.services.desk import Desk
from counter_app.services.drafts import DraftSummary, Resumed
from counter_app.services.equipment import DeviceLight
from counter_app.services.intake import Intake, Place, accepted_view
from counter_app.services.lookup import (
    DossierHit,
    DossierSheet,
    HistoryLine,
    KnownPerson,
    PersonHit,
    SearchResults,
    SheetPaper,
)
from counter_app.services.payment import PaymentView
from counter_app.services.people import SignedIn
from counter_app.services.preferences import Prefs
from counter_app.services.printing import PrintOutcome, WaitingPrint
from counter_app.services.scanning import PageArrived, ScanEnded, ToDigitise
from counter_app.services.syncing import SyncState, UnsentLine
from counter_app.store.editions import load_edition

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)  # Monday 08:42 at the counter
WHO = SignedIn(
    staff_id="staff-1", number="100001", name="Nguyễn Thị Hoa", roles=(Role.CLERK,), agencies=()
)
PASSWORD = "banTap@2026"


@functools.cache
def edition():
    """The shipped data, read once per process."""
    return load_edition(RESOURCES)


def page_jpeg(words: str, *, size=(620, 877)) -> bytes:
    """A small page with words on it."""
    picture = Image.new("L", size, 248)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 50, size[0] - 40, 54), fill=60)
    for line in range(24):
        draw.rectangle((40, 90 + line * 30, size[0] - 40 - 37 * (line % 5), 96 + line * 30), fill=150)
    draw.text((44, 20), words, fill=0)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


@dataclass
class Memory:
    """What the fake services share."""

    now: datetime = NOW
    dossiers: dict[str, DossierState] = field(default_factory=dict)
    history: dict[str, list[HistoryLine]] = field(default_factory=dict)
    drafts: dict[str, DraftView] = field(default_factory=dict)
    abandoned: dict[str, DraftView] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    prints: list[WaitingPrint] = field(default_factory=list)
    serial: int = 41
    lock: threading.RLock = field(default_factory=threading.RLock)

    def put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.blobs[name] = data
        return name

    def write(self, stream: str, *written: object, by: str = WHO.name) -> DossierState:
        """Fold bodies into a dossier and note them in its history."""
        with self.lock:
            state = self.dossiers.get(stream, DossierState(id=stream.partition("/")[2]))
            for body in written:
                state = evolve(state, SimpleNamespace(id=f"e{len(self.history)}"), body)
                kind = type(body).KIND
                self.history.setdefault(stream, []).append(
                    HistoryLine(
                        at=self.now,
                        kind=kind,
                        title_vi=_TITLES.get(kind, kind),
                        title_en=kind.replace("_", " "),
                        by=by,
                        sync="waiting",
                    )
                )
            self.dossiers[stream] = state
            return state


_TITLES = {
    "accepted": "Tiếp nhận hồ sơ, cấp mã",
    "pages_filed": "Số hóa giấy tờ",
    "fee_taken": "Thu phí, lệ phí",
    "corrected": "Sửa lỗi nhập",
    "voided": "Hủy tiếp nhận",
    "printed": "In giấy",
}


class FakePeople:
    def __init__(self) -> None:
        self.passwords = {WHO.number: PASSWORD}
        self.problem: Exception | None = None

    def practice_hint(self):
        return WHO.number, PASSWORD

    def sign_in(self, number, password):
        if self.problem is not None:
            raise self.problem
        if self.passwords.get(number) != password:
            raise SignInRefusedError(tries_left=4)
        return WHO

    def change_password(self, who, old, new):
        if self.passwords[who.number] != old:
            raise PasswordWrongError
        self.passwords[who.number] = new


class FakeDrafts:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.saved: list[Draft] = []

    def open(self, who, *, same_person_as=None):
        memory = self._memory
        number = len(memory.drafts) + len(memory.abandoned) + 1
        owner = same_person_as.owner if same_person_as else Person()
        draft = Draft(
            id=f"draft-{number}", opened_at=memory.now, staff=who.staff_id, counter="05", owner=owner
        )
        return self._keep(DraftView(draft=draft, pages=(), updated_at=memory.now))

    def resume(self, who):
        mine = [v for v in self._memory.drafts.values() if v.draft.staff == who.staff_id]
        return Resumed(view=mine[-1]) if mine else None

    def save(self, draft):
        with self._memory.lock:
            self.saved.append(draft)
            held = self._memory.drafts.get(draft.id)
            if held is not None:
                self._keep(replace(held, draft=draft))

    def load(self, draft_id):
        return self._memory.drafts[draft_id]

    def others(self, who):
        return tuple(self._summary(view) for view in self._memory.drafts.values())

    def abandon(self, draft_id):
        self._memory.abandoned[draft_id] = self._memory.drafts.pop(draft_id)

    def restore(self, draft_id):
        self._memory.drafts[draft_id] = self._memory.abandoned.pop(draft_id)

    def add_page(self, draft_id, page):
        with self._memory.lock:
            held = self._memory.drafts[draft_id]
            self._keep(replace(held, pages=(*held.pages, page)))

    def _keep(self, view):
        self._memory.drafts[view.draft.id] = view
        return view

    def _summary(self, view):
        return DraftSummary(
            id=view.draft.id,
            owner_name=view.draft.owner.name,
            procedure_name=view.draft.procedure,
            pages=len(view.pages),
            updated_at=view.updated_at,
        )


class FakeIntake:
    """Real checklist and deadline (`Intake.view`); acceptance in memory."""

    def __init__(self, memory: Memory, catalogue: Catalogue, practice: bool) -> None:
        self._memory = memory
        self._catalogue = catalogue
        self._practice = practice
        found = edition()
        self._real = Intake(
            db=None,
            pen=SimpleNamespace(now=lambda: memory.now),
            place=Place(counter="05", centre=found.centre, practice=practice),
            edition=found,
            catalogue=catalogue,
            calendar=WorkCalendar.of(found.calendars, found.centre.hours),
        )
        self.accepted: list[str] = []
        self.doubt: Exception | None = None

    def view(self, view, who):
        return self._real.view(view, who)

    def mark_all_valid(self, view):
        return self._real.mark_all_valid(view)

    def accept(self, draft_id, who, *, clock_answer=""):
        memory, stream = self._memory, f"dossier/{draft_id}"
        if stream in memory.dossiers:
            return self.load_accepted(stream)
        if self.doubt is not None and not clock_answer:
            raise self.doubt
        held = memory.drafts[draft_id]
        shown = self.view(held, who)
        if shown.problems or shown.procedure is None:
            raise NotAcceptableError(shown.problems)
        memory.serial += 1
        agency = self._catalogue.agency(shown.procedure)
        day = (memory.now + timedelta(hours=7)).date()
        code = f"{agency.id}-{day:%y%m%d}-{memory.serial:04d}"
        facts = acceptance.AcceptFacts(
            now=memory.now,
            code=bodies.CodeIssued(
                code=code, official=True, source="lease", agency=agency.id, day=day,
                serial=memory.serial,
            ),
            due=shown.due,
            agency=agency.id,
            agency_name=agency.name,
            receiving_unit=edition().centre.name,
            counter="05",
            clerk=who.staff_id,
            clerk_name=who.name,
            practice=self._practice,
            edition=edition().hash,
        )
        request = self._real._request(held, shown, shown.procedure, who)
        written = acceptance.decide(DossierState(id=draft_id), request, facts)
        assert isinstance(written, tuple), written
        memory.write(stream, *written)
        del memory.drafts[draft_id]
        self.accepted.append(stream)
        return self.load_accepted(stream)

    def load_accepted(self, stream):
        return accepted_view(stream, self._memory.dossiers[stream])

    def correct(self, stream, path, new, reason, who):
        old = field_value(self._memory.dossiers[stream].accepted, path) or ""
        body = bodies.Corrected(field=path, old=old, new=new, reason=reason, by_name=who.name)
        self._memory.write(stream, body)

    def void(self, stream, code_typed, reason, who):
        if code_typed != self._memory.dossiers[stream].code:
            raise GestureRefusedError(vi="Mã nhập lại không đúng.", en="The code differs.")
        body = bodies.Voided(code_typed=code_typed, reason=reason, by_name=who.name)
        self._memory.write(stream, body)


class FakePayment:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def take(self, stream, method, given_dong, who):
        state = self._memory.dossiers[stream]
        amount = state.outstanding_dong
        given = amount if given_dong is None else given_dong
        if amount <= 0 or given < amount:
            raise GestureRefusedError(vi="Số tiền nhận nhỏ hơn số phải thu.", en="Too little.")
        body = bodies.FeeTaken(
            amount_dong=amount, given_dong=given, change_dong=given - amount, method=method,
            counter="05", by_name=who.name, taken_at=self._memory.now,
        )
        self._memory.write(stream, body)
        return PaymentView(
            amount_dong=amount, given_dong=given, change_dong=given - amount, outstanding_dong=0
        )


class FakeScanning:
    """Feeds `stack`: (words, suggested paper) pairs; jams after `jam_after` pages."""

    def __init__(self, memory: Memory, drafts: FakeDrafts) -> None:
        self._memory = memory
        self._drafts = drafts
        self.stack: list[tuple[str, int | None]] = []
        self.quality: dict[int, Quality] = {}
        self.card = None
        self.jam_after: int | None = None
        self.problem: Exception | None = None
        self.to_digitise: list[ToDigitise] = []
        self.gate: threading.Event | None = None  # when set: each page waits for it
        self.separators_printed = 0

    def scan(self, job, draft_id, who, *, flatbed=False):
        return self._feed(job, draft_id, list(self.stack))

    def rescan(self, job, draft_id, page_id, who):
        return self._feed(job, draft_id, [("quét lại", None)])

    def attach_files(self, job, draft_id, paths, who):
        return self._feed(job, draft_id, [(Path(path).name, None) for path in paths])

    def scan_into(self, job, stream, paper, who):
        self.to_digitise = [one for one in self.to_digitise if one.stream != stream]
        return ScanEnded(pages=1)

    def _feed(self, job, draft_id, stack):
        for count, (words, paper) in enumerate(stack):
            if self.jam_after is not None and count >= self.jam_after:
                return ScanEnded(pages=count, problem=self.problem)
            if self.gate is not None:
                self.gate.wait(10)
            page, thumbnail = self.make_page(draft_id, words, paper)
            self._drafts.add_page(draft_id, page)
            job.report(PageArrived(page=page, thumbnail=thumbnail, card=self.card))
        return ScanEnded(pages=len(stack))

    def make_page(self, draft_id, words, paper):
        seq = len(self._memory.drafts[draft_id].pages) + 1
        data = page_jpeg(f"{words} {seq}")
        blob = self._memory.put(data)
        image = PageImage(
            blob=blob, media_type="image/jpeg", size=len(data), width=620, height=877, dpi=75,
            tool="fake",
        )
        page = DraftPage(
            id=f"{draft_id}-page-{seq}", seq=seq, image=image, raw_blob=blob,
            raw_media_type="image/jpeg", source="fake", scanned_at=self._memory.now,
            quality=self.quality.get(seq, Quality(sharpness=90, ink_permyriad=600)),
            suggested_paper=paper,
        )
        return page, data

    def thumbnail(self, image):
        return self._memory.blobs[image.blob]

    def picture(self, image, turn, max_px):
        return self._memory.blobs[image.blob]

    def print_separators(self, draft_id, who):
        self.separators_printed += 1

    def paper_loaded(self):
        return bool(self.stack)

    def waiting_to_digitise(self):
        return tuple(self.to_digitise)


class FakePrinting:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.problem: Exception | None = None
        self.printed: list[tuple[str, str, str, str]] = []  # stream, form, copy, reason

    @property
    def has_waiting(self):
        return bool(self._memory.prints)

    def waiting(self):
        return tuple(self._memory.prints)

    def after_acceptance(self, stream, who):
        for form, copy in (("receipt", "keep"), ("receipt", "give"), ("slip", "give")):
            self._queue(stream, form, copy)
        return self.print_waiting(who)

    def print_waiting(self, who):
        if self.problem is not None:
            return PrintOutcome(printed=(), waiting=self.waiting(), problem=self.problem)
        done = list(self._memory.prints)
        self._memory.prints.clear()
        self.printed += [(job.stream, job.form, job.copy, "") for job in done]
        return PrintOutcome(printed=tuple(job.form for job in done), waiting=())

    def reprint(self, stream, form, copy, reason, who):
        if self.problem is not None:
            return PrintOutcome(printed=(), waiting=self.waiting(), problem=self.problem)
        self.printed.append((stream, form, copy, reason))
        return PrintOutcome(printed=(form,), waiting=())

    def _queue(self, stream, form, copy):
        code = self._memory.dossiers[stream].code
        self._memory.prints.append(
            WaitingPrint(
                id=f"p{len(self._memory.prints) + 1}", stream=stream, form=form, copy=copy, code=code,
                title_vi="Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên giao)",
                title_en="Receipt with return date (copy to hand over)",
                since=self._memory.now, reason="hết giấy",
            )
        )

    def receipt_pdf(self, stream, *, size=None):
        return b"%PDF-1.7 fake"

    def receipt_pictures(self, stream, *, size=None, max_px=1400):
        return (page_jpeg("GIAY TIEP NHAN HO SO VA HEN TRA KET QUA", size=(990, 700)),)

    def slip_picture(self, stream):
        return page_jpeg("PHIEU", size=(576, 900))

    def sizes(self):
        return ("A5", "A4")


class FakeLookup:
    def __init__(self, memory: Memory, catalogue: Catalogue, drafts: FakeDrafts) -> None:
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
            people=tuple(people.values()),
            procedures=self._catalogue.find(text, who),
            drafts=tuple(d for d in self._drafts.others(who) if wanted in fold(d.owner_name)),
        )

    def _hit(self, stream, state):
        accepted = state.accepted
        return DossierHit(
            stream=stream, code=state.code, owner_name=accepted.owner.name,
            procedure_name=accepted.procedure.name, status=state.status.value,
            accepted_at=accepted.accepted_at, due_at=accepted.due.due_at if accepted.due else None,
        )

    def sheet(self, stream, who):
        self.sheets_read.append(stream)
        state = self._memory.dossiers[stream]
        accepted = state.accepted
        papers = [
            SheetPaper(
                number=paper.number, name=paper.name, kind=paper.kind, verdict=paper.verdict,
                presence=paper.presence,
                pages=tuple(page for page in state.pages if page.paper == paper.number),
            )
            for paper in accepted.papers
        ]
        return DossierSheet(
            stream=stream, code=state.code, provisional_code=state.provisional_code,
            status=state.status.value, accepted=accepted, owner_name=accepted.owner.name,
            due=accepted.due, papers=tuple(papers), fees=accepted.fees,
            taken_dong=state.taken_dong, outstanding_dong=state.outstanding_dong,
            history=tuple(self._memory.history[stream]), sync="waiting",
            corrections=state.corrections, is_readable=True,
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
            id=f"print/{job.id}", kind="print", stream=job.stream, code=job.code,
            title_vi=f"Chờ in lại: {job.title_vi}", title_en=f"Waiting: {job.title_en}",
            detail_vi="Nhấn F11 khi máy in đã sẵn sàng.", detail_en="Press F11.", entered=(),
            at=job.since, by="",
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
        self.wake = threading.Event()

    def read_codes(self, job):
        while True:
            while self.codes:
                job.report(SimpleNamespace(text=self.codes.pop(0), device="fake"))
            job.wait(0.02)

    def lights(self):
        return (
            DeviceLight(kind="scanner", label="Máy quét ADF", state="ready",
                        words_vi="sẵn sàng", words_en="ready"),
            DeviceLight(kind="document", label="Máy in A5", state="paper_out",
                        words_vi="hết giấy", words_en="out of paper"),
        )


class FakePreferences:
    def __init__(self) -> None:
        self.kept: dict[str, Prefs] = {}

    def load(self, who):
        return self.kept.get(who.staff_id if who else "pc", Prefs(theme="light"))

    def save(self, who, prefs):
        self.kept[who.staff_id if who else "pc"] = prefs


def make_desk(*, practice: bool = True) -> Desk:
    """A fresh desk with nothing on it."""
    memory = Memory()
    found = edition()
    catalogue = Catalogue(found, lambda: memory.now)
    drafts = FakeDrafts(memory)
    printing = FakePrinting(memory)
    counter = next((c for c in found.centre.counters if c.number == "05"), found.centre.counters[0])
    desk = Desk(
        practice=practice,
        centre=found.centre,
        counter=counter,
        people=FakePeople(),
        drafts=drafts,
        catalogue=catalogue,
        intake=FakeIntake(memory, catalogue, practice),
        payment=FakePayment(memory),
        scanning=FakeScanning(memory, drafts),
        printing=printing,
        lookup=FakeLookup(memory, catalogue, drafts),
        attention=FakeAttention(printing),
        syncing=FakeSyncing(memory),
        equipment=FakeEquipment(),
        preferences=FakePreferences(),
        close=lambda: None,
    )
    memory.write  # noqa: B018
    return desk


def memory_of(desk: Desk) -> Memory:
    """What the desk's fake services share."""
    return desk.drafts._memory


def accept_one(desk: Desk, *, name="Nguyễn Thị Hồng Hạnh", id_number="051188001234") -> str:
    """An accepted dossier with pages under its first paper; returns the stream."""
    view = desk.drafts.open(WHO)
    procedure = next(p for p in edition().procedures_on(memory_of(desk).now.date()) if p.fees)
    owner = Person(
        name=name, id_number=id_number, address="Tổ 5, P. Nghĩa Lộ, T. Quảng Ngãi",
        phone="0905123456",
    )
    draft = replace(view.draft, procedure=procedure.code, owner=owner)
    if procedure.cases:
        draft = replace(draft, case=procedure.cases[0].id)
    desk.drafts.save(draft)
    for paper in procedure.papers:
        page, _ = desk.scanning.make_page(draft.id, paper.name, paper.number)
        desk.drafts.add_page(draft.id, page)
    held = desk.drafts.load(draft.id)
    places = tuple(Placement(page=p.id, paper=p.suggested_paper) for p in held.pages)
    desk.drafts.save(replace(draft, placements=places))
    desk.drafts.save(desk.intake.mark_all_valid(desk.drafts.load(draft.id)))
    return desk.intake.accept(draft.id, WHO).stream
