"""Fakes of drafting, accepting, paying and scanning."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from fake_memory import Memory, edition, page_jpeg

from counter_app.domain.dossier import acceptance, bodies, changes, life
from counter_app.domain.dossier.state import DossierState, field_value
from counter_app.domain.draft import (
    Draft,
    DraftPage,
    DraftView,
    PageImage,
    Person,
    Quality,
)
from counter_app.domain.scan_profile import ScanProfile, Sides
from counter_app.domain.stacks import SideCounter
from counter_app.domain.text import fold
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors.desk import (
    GestureRefusedError,
    NotAcceptableError,
)
from counter_app.services.catalogue import Catalogue
from counter_app.services.drafts import DraftSummary, Resumed
from counter_app.services.intake import Intake, Place, accepted_view
from counter_app.services.payment import PaymentView
from counter_app.services.pen import Pen
from counter_app.services.scanning import PageArrived, ScanEnded, ToDigitise


class FakeDrafts:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.saved: list[Draft] = []

    def open(self, who, *, same_person_as=None):
        memory = self._memory
        memory.opened += 1
        owner = same_person_as.owner if same_person_as else Person()
        draft = Draft(
            id=f"draft-{memory.opened}",
            opened_at=memory.now,
            staff=who.staff_id,
            counter="05",
            owner=owner,
        )
        return self._keep(DraftView(draft=draft, pages=(), updated_at=memory.now))

    def resume(self):
        held = list(self._memory.drafts.values())
        return Resumed(view=held[-1]) if held else None

    def save(self, draft):
        with self._memory.lock:
            self.saved.append(draft)
            held = self._memory.drafts.get(draft.id)
            if held is not None:
                self._keep(replace(held, draft=draft))

    def load(self, draft_id):
        return self._memory.drafts[draft_id]

    def is_open(self, draft_id):
        return draft_id in self._memory.drafts

    def matching(self, text):
        found = (self._summary(view) for view in self._memory.drafts.values())
        return tuple(one for one in found if fold(text) in fold(one.owner_name))

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
        clock = SimpleNamespace(now=lambda: memory.now)
        self._real = Intake(
            db=None,
            pen=Pen(clock=clock, ids=None, rules=found.rules),
            place=Place(counter="05", centre=found.centre, practice=practice),
            edition=found,
            catalogue=catalogue,
            calendar=lambda: WorkCalendar.of(found.calendars, found.centre.hours),
            gives_slips=lambda: True,
        )
        self.accepted: list[str] = []
        self.doubt: Exception | None = None

    def under_list(self, view):
        return self._real.under_list(view)

    def view(self, view, who):
        return self._real.view(view, who)

    def cited(self, problem):
        return self._real.cited(problem)

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
                code=code,
                official=True,
                source="lease",
                agency=agency.id,
                day=day,
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
        request = self._real._request(held, shown, shown.procedure, who, day)
        written = acceptance.decide(DossierState(id=draft_id), request, facts)
        assert isinstance(written, tuple), written
        memory.write(stream, *written)
        memory.large_slips[stream] = held.draft.large_slip
        del memory.drafts[draft_id]
        self.accepted.append(stream)
        return self.load_accepted(stream)

    def load_accepted(self, stream):
        return accepted_view(stream, self._memory.dossiers[stream])


class FakeAmending:
    """The real guards; both in memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def correct(self, stream, path, new, reason, who):
        old = field_value(self._memory.dossiers[stream].accepted, path) or ""
        body = bodies.Corrected(field=path, old=old, new=new, reason=reason, by_name=who.name)
        self._memory.write(stream, body)

    def void(self, stream, code_typed, reason, who, *, refund=None):
        if code_typed != self._memory.dossiers[stream].code:
            raise GestureRefusedError(vi="Mã nhập lại không đúng.", en="The code differs.")
        written = changes.voiding(
            refund,
            code=code_typed,
            reason=reason,
            counter="05",
            by_name=who.name,
            now=self._memory.now,
        )
        for body in written:
            refusal = life.fits(self._memory.dossiers[stream], body)
            if refusal is not None:
                raise GestureRefusedError(vi=refusal.vi, en=refusal.en)
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
            amount_dong=amount,
            given_dong=given,
            change_dong=given - amount,
            method=method,
            counter="05",
            by_name=who.name,
            taken_at=self._memory.now,
        )
        self._memory.write(stream, body)
        return PaymentView(
            method=method,
            amount_dong=amount,
            given_dong=given,
            change_dong=given - amount,
            outstanding_dong=0,
        )


class FakeStart:
    """Nobody lets scanning begin by itself, until somebody chooses it."""

    def __init__(self):
        self.seconds = 3
        self.chosen = False

    def is_on(self, who):
        return self.chosen

    def choose(self, who, *, is_on):
        self.chosen = is_on


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
        self.start = FakeStart()
        self.usual = ScanProfile()

    def profile(self, draft):
        return draft.scan_profile or self.usual

    def get_ready(self):
        """Nothing to load: the pages are made here."""

    def scan(self, job, draft_id, *, flatbed=False):
        view = self._memory.drafts[draft_id]
        both = self.profile(view.draft).sides is Sides.BOTH
        sides = SideCounter(view.pages, passes=view.draft.two_passes, both_sides=both)
        return self._feed(job, draft_id, list(self.stack), sides)

    def rescan(self, job, draft_id, page_id):
        return self._feed(job, draft_id, [("quét lại", None)])

    def attach_files(self, job, draft_id, paths):
        return self._feed(job, draft_id, [(Path(path).name, None) for path in paths])

    def scan_into(self, job, stream, paper, who):
        self.to_digitise = [one for one in self.to_digitise if one.stream != stream]
        job.report(paper)
        return ScanEnded(pages=1)

    def _feed(self, job, draft_id, stack, sides=None):
        for count, (words, paper) in enumerate(stack):
            if self.jam_after is not None and count >= self.jam_after:
                return ScanEnded(pages=count, problem=self.problem)
            if self.gate is not None:
                self.gate.wait(10)
            page, thumbnail = self.make_page(draft_id, words, paper)
            if sides is not None:
                side = sides.next()
                told = {"stack": side.stack, "sheet": side.sheet, "behind": side.front}
                page = replace(page, **told)
                sides.came(page)
            self._drafts.add_page(draft_id, page)
            job.report(PageArrived(page=page, thumbnail=thumbnail, card=self.card))
        return ScanEnded(pages=len(stack))

    def make_page(self, draft_id, words, paper):
        seq = len(self._memory.drafts[draft_id].pages) + 1
        data = page_jpeg(f"{words} {seq}")
        blob = self._memory.put(data)
        image = PageImage(
            blob=blob,
            media_type="image/jpeg",
            size=len(data),
            width=620,
            height=877,
            dpi=75,
            tool="fake",
        )
        page = DraftPage(
            id=f"{draft_id}-page-{seq}",
            seq=seq,
            image=image,
            raw_blob=blob,
            raw_media_type="image/jpeg",
            source="fake",
            scanned_at=self._memory.now,
            quality=self.quality.get(seq, Quality(sharpness=90, ink_permyriad=600)),
            suggested_paper=paper,
        )
        return page, data

    def thumbnail(self, image):
        return self._memory.blobs[image.blob]

    def picture(self, image, turn, max_px):
        return self._memory.blobs[image.blob]

    def print_separators(self, draft_id):
        self.separators_printed += 1

    def paper_loaded(self):
        return bool(self.stack)

    def waiting_to_digitise(self):
        return tuple(self.to_digitise)
