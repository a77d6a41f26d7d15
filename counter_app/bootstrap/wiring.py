"""Every service of an open desk, made once and handed to the others."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.bootstrap.hardware import Hardware, find_hardware
from counter_app.bootstrap.options import (
    DeskOptions,
    edition_in,
    fonts_once,
    read_settings,
    templates_in,
)
from counter_app.bootstrap.practice import join_own_server, make_bench
from counter_app.bootstrap.syncing import sync_desk
from counter_app.domain.centre import Counter
from counter_app.domain.procedure_revision import ProcedureState
from counter_app.job import Job
from counter_app.services.answers import Answers
from counter_app.services.attendance import Attendance
from counter_app.services.attention import Attention
from counter_app.services.calendar_editing import CalendarEditing
from counter_app.services.catalogue import Catalogue
from counter_app.services.catalogue_editing import CatalogueEditing
from counter_app.services.clock import Clock
from counter_app.services.desk import Desk
from counter_app.services.drafts import Drafts
from counter_app.services.duty import Duty
from counter_app.services.elsewhere import Elsewhere
from counter_app.services.equipment import Equipment
from counter_app.services.guidance import Guidance
from counter_app.services.handover import Handover
from counter_app.services.intake import Intake, Place
from counter_app.services.life import Life
from counter_app.services.life_papers import LifePapers
from counter_app.services.lookup import Lookup
from counter_app.services.mapping import CodeMapping
from counter_app.services.office_calendar import OfficeCalendar
from counter_app.services.page_files import PageFiles
from counter_app.services.page_workers import PageWorkers
from counter_app.services.payment import Payment
from counter_app.services.pen import Pen
from counter_app.services.people import People
from counter_app.services.phrases import Phrases
from counter_app.services.practice import PracticeBench
from counter_app.services.preferences import Preferences
from counter_app.services.printing import Printing
from counter_app.services.register import Register
from counter_app.services.returns import Returns
from counter_app.services.route_sheet import RouteSheet
from counter_app.services.scanning import Scanning
from counter_app.services.shelving import Shelving
from counter_app.services.syncing import Syncing
from counter_app.services.waiting import Waiting
from counter_app.settings import Settings
from counter_app.store import node as nodes
from counter_app.store.database import Database
from counter_app.store.editions import Edition
from counter_app.store.opening import OpenStore, write_mark
from counter_app.store.phrase_queries import PhraseBook, load_book
from counter_app.store.revisions import revised
from counter_app.sync.desk import SyncDesk
from counter_app.sync.link import Link, sync_over
from counter_app.sync.report import SyncReport

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

_PRACTICE_HINT = ("100001", "banTap@2026")


def wire(store: OpenStore, options: DeskOptions, closing: ExitStack) -> Desk:
    """Everything behind the window. `closing` gets what has to be let go when a step fails."""
    shared = _shared(store, options, closing)
    db, pen, catalogue, fonts = store.db, shared.pen, shared.catalogue, shared.fonts
    practice, equipment, counter = store.node.practice, shared.equipment, shared.counter
    if practice:
        join_own_server(store, shared.link, shared.settings.counter)
    drafts = Drafts(db=db, pen=pen, counter=counter.number, catalogue=catalogue)
    papers = _papers(shared, options)
    printing = _printing(shared, papers)
    intake = _intake(shared)
    book = load_book(options.resources)
    lookup = _lookup(shared, drafts)
    life = _life(shared, papers)
    attendance = Attendance(db=db, pen=pen, choices=shared.settings.terminals)
    bench = _bench(shared, intake) if practice else None

    return Desk(
        practice=practice,
        centre=shared.edition.centre,
        counter=counter,
        people=_people(shared),
        duty=_duty(shared),
        drafts=drafts,
        elsewhere=Elsewhere(db=db, now=pen.now),
        catalogue=catalogue,
        procedures=_procedures(shared, papers),
        intake=intake,
        routes=_routes(shared, intake, papers),
        guidance=_guidance(shared),
        answers=_answers(shared, intake, papers, book),
        phrases=Phrases(db=db, pen=pen, book=book),
        waiting=Waiting(db=db, pen=pen, counter=counter.number),
        payment=Payment(db=db, pen=pen, counter=counter.number),
        scanning=_scanning(shared, bench),
        printing=printing,
        papers=papers,
        life=life,
        handover=_handover(shared, life, papers),
        register=Register(db=db, pen=pen, lists=papers.lists, centre=shared.edition.centre),
        printers=shared.hardware.printers,
        devices=shared.hardware.devices(attendance),
        lookup=lookup,
        attention=_attention(shared, printing),
        calendar=CalendarEditing(db=db, pen=pen, edition=shared.edition, calendar=shared.calendar),
        attendance=attendance,
        returns=_returns(shared, lookup, life),
        shelving=Shelving(db=db, pen=pen, equipment=equipment, fonts=fonts),
        syncing=_syncing(shared),
        equipment=equipment,
        preferences=Preferences(db),
        bench=bench,
        close=functools.partial(_close, shared, attendance),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What several services of a desk stand on."""

    store: OpenStore
    settings: Settings
    edition: Edition
    calendar: OfficeCalendar
    pen: Pen
    wired: SyncDesk
    link: Link
    hardware: Hardware
    equipment: Equipment
    catalogue: Catalogue
    fonts: Callable[[], Fonts]
    pages: PageFiles
    workers: PageWorkers

    @property
    def counter(self) -> Counter:
        """The counter of this PC; one that the centre's file does not name serves all agencies."""
        number = self.settings.counter
        known = (one for one in self.edition.centre.counters if one.number == number)
        return next(known, Counter(number=number, name=number))

    @property
    def place(self) -> Place:
        """Where this PC stands."""
        practice = self.store.node.practice
        return Place(counter=self.counter.number, centre=self.edition.centre, practice=practice)


def _close(shared: _Shared, attendance: Attendance) -> None:
    """Let everything go, whatever of it fails."""
    with ExitStack() as last:
        last.callback(shared.store.close)
        last.callback(shared.link.close)
        last.callback(shared.workers.close)
        last.callback(attendance.close)
        shared.equipment.close()


def _shared(store: OpenStore, options: DeskOptions, closing: ExitStack) -> _Shared:
    """Made once. `closing` gets what has to be let go when a later step fails."""
    settings = read_settings(store, options)
    edition = edition_in(options.resources)
    with store.db.read() as conn:
        clock = Clock(options.wall, nodes.clock_offset_ms(conn))
    pen = Pen(clock=clock, ids=store.ids)
    wired = sync_desk(store, options.wall, options.resources)
    link = Link(wired, embedded_data=store.folder.root)
    closing.callback(link.close)
    hardware = find_hardware(store, options, settings, pen)
    closing.callback(hardware.equipment.close)
    workers = options.workers or PageWorkers()
    closing.callback(workers.close)
    return _Shared(
        store=store,
        settings=settings,
        edition=edition,
        calendar=OfficeCalendar(store.db, edition),
        pen=pen,
        wired=wired,
        link=link,
        hardware=hardware,
        equipment=hardware.equipment,
        catalogue=Catalogue(edition, pen.now, functools.partial(_revised, store.db)),
        fonts=fonts_once(settings),
        pages=PageFiles(store.blobs, link.client),
        workers=workers,
    )


def _revised(db: Database) -> tuple[ProcedureState, ...]:
    with db.read() as conn:
        return revised(conn)


def _papers(shared: _Shared, options: DeskOptions) -> LifePapers:
    return LifePapers(
        db=shared.store.db,
        edition=shared.edition,
        centre=shared.edition.centre,
        fonts=shared.fonts,
        templates=functools.partial(templates_in, options.resources),
    )


def _printing(shared: _Shared, papers: LifePapers) -> Printing:
    return Printing(
        db=shared.store.db,
        pen=shared.pen,
        equipment=shared.equipment,
        edition=shared.edition,
        centre=shared.edition.centre,
        fonts=shared.fonts,
        papers=papers,
    )


def _people(shared: _Shared) -> People:
    return People(
        db=shared.store.db,
        clock=shared.pen.clock,
        counter=shared.counter.number,
        connect=shared.link.client,
        practice_hint=_PRACTICE_HINT if shared.store.node.practice else None,
        note_locks=functools.partial(write_mark, shared.store),
    )


def _duty(shared: _Shared) -> Duty:
    return Duty(
        db=shared.store.db,
        pen=shared.pen,
        counter=shared.counter,
        edition=shared.edition,
        calendar=shared.calendar,
    )


def _intake(shared: _Shared) -> Intake:
    return Intake(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        edition=shared.edition,
        catalogue=shared.catalogue,
        calendar=shared.calendar,
    )


def _procedures(shared: _Shared, papers: LifePapers) -> CatalogueEditing:
    return CatalogueEditing(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        catalogue=shared.catalogue,
        lists=papers.lists,
    )


def _revised(db: Database) -> tuple[ProcedureState, ...]:
    with db.read() as conn:
        return revised(conn)


def _procedures(shared: _Shared, papers: LifePapers) -> CatalogueEditing:
    return CatalogueEditing(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        catalogue=shared.catalogue,
        lists=papers.lists,
    )


def _lookup(shared: _Shared, drafts: Drafts) -> Lookup:
    return Lookup(
        db=shared.store.db,
        pages=shared.pages,
        pen=shared.pen,
        catalogue=shared.catalogue,
        drafts=drafts,
        fonts=shared.fonts,
    )


def _routes(shared: _Shared, intake: Intake, papers: LifePapers) -> RouteSheet:
    return RouteSheet(
        pen=shared.pen,
        place=shared.place,
        intake=intake,
        lists=papers.lists,
        equipment=shared.equipment,
    )


def _guidance(shared: _Shared) -> Guidance:
    return Guidance(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        equipment=shared.equipment,
        fonts=shared.fonts,
    )


def _answers(shared: _Shared, intake: Intake, papers: LifePapers, book: PhraseBook) -> Answers:
    return Answers(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        edition=shared.edition,
        catalogue=shared.catalogue,
        calendar=shared.calendar,
        intake=intake,
        papers=papers,
        book=book,
    )


def _handover(shared: _Shared, life: Life, papers: LifePapers) -> Handover:
    return Handover(
        db=shared.store.db,
        pen=shared.pen,
        life=life,
        lists=papers.lists,
        centre=shared.edition.centre,
        calendar=shared.calendar,
        counter=shared.counter.number,
    )


def _attention(shared: _Shared, printing: Printing) -> Attention:
    return Attention(
        db=shared.store.db,
        pen=shared.pen,
        printing=printing,
        calendar=shared.calendar,
        agencies=shared.counter.agencies,
    )


def _life(shared: _Shared, papers: LifePapers) -> Life:
    return Life(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        edition=shared.edition,
        calendar=shared.calendar,
        papers=papers,
    )


def _bench(shared: _Shared, intake: Intake) -> PracticeBench:
    return make_bench(
        shared.store,
        shared.pen,
        intake,
        equipment=shared.equipment,
        catalogue=shared.catalogue,
        fonts=shared.fonts,
        counter=shared.counter.number,
    )


def _returns(shared: _Shared, lookup: Lookup, life: Life) -> Returns:
    return Returns(
        db=shared.store.db,
        blobs=shared.store.blobs,
        pen=shared.pen,
        lookup=lookup,
        life=life,
        centre=shared.edition.centre,
        counter=shared.counter.number,
    )


def _scanning(shared: _Shared, bench: PracticeBench | None) -> Scanning:
    return Scanning(
        db=shared.store.db,
        blobs=shared.store.blobs,
        pages=shared.pages,
        workers=shared.workers,
        pen=shared.pen,
        equipment=shared.equipment,
        catalogue=shared.catalogue,
        fonts=shared.fonts,
        practice=bench,
    )


def _syncing(shared: _Shared) -> Syncing:
    mapping = CodeMapping(db=shared.store.db, pen=shared.pen)

    def sync(job: Job) -> SyncReport:
        return sync_over(shared.wired, shared.link, job)

    def after_sync(report: SyncReport) -> None:
        if report.offset_ms is not None:
            shared.pen.clock.offset_ms = report.offset_ms
        shared.calendar.refresh()
        shared.catalogue.refresh()
        mapping.run()
        write_mark(shared.store)
        if not shared.store.node.practice:
            shared.store.db.lay_ballast()  # here, because this lane keeps nobody waiting

    return Syncing(db=shared.store.db, pen=shared.pen, run=sync, after=after_sync, link=shared.link)
