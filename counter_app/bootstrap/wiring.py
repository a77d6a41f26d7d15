"""Every service of an open desk, made once and handed to the others."""

from __future__ import annotations

import functools
from contextlib import ExitStack

from counter_app.bootstrap.foundation import Foundation, lay
from counter_app.bootstrap.options import (
    DeskOptions,
    book_in,
)
from counter_app.bootstrap.paper_services import (
    guidance_of,
    papers_of,
    printing_of,
    routes_of,
    setup_sheet_of,
)
from counter_app.bootstrap.practice import join_own_server, make_bench
from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides
from counter_app.domain.staff import PRACTICE_PASSWORD, PRACTICE_STAFF
from counter_app.job import Job
from counter_app.services.amending import Amending
from counter_app.services.answers import Answers
from counter_app.services.attendance import Attendance
from counter_app.services.attention import Attention
from counter_app.services.calendar_editing import CalendarEditing
from counter_app.services.catalogue_editing import CatalogueEditing
from counter_app.services.desk import Desk
from counter_app.services.device_tests import DeviceTests
from counter_app.services.devices import Devices
from counter_app.services.doctor import Doctor
from counter_app.services.doctor_door import DoctorDoor
from counter_app.services.drafts import Drafts
from counter_app.services.duty import Duty
from counter_app.services.elsewhere import Elsewhere
from counter_app.services.handover import Handover
from counter_app.services.intake import Intake
from counter_app.services.life import Life
from counter_app.services.life_papers import LifePapers
from counter_app.services.lookup import Lookup
from counter_app.services.mapping import CodeMapping
from counter_app.services.page_reading import PageReading
from counter_app.services.payment import Payment
from counter_app.services.people import People
from counter_app.services.phrases import Phrases
from counter_app.services.practice import PracticeBench
from counter_app.services.preferences import Preferences
from counter_app.services.printing import Printing
from counter_app.services.register import Register
from counter_app.services.result_handover import ResultHandover
from counter_app.services.returns import Returns
from counter_app.services.scan_start import StartOnPaper
from counter_app.services.scanning import Scanning
from counter_app.services.shelving import Shelving
from counter_app.services.sight import Sight
from counter_app.services.syncing import Syncing
from counter_app.services.waiting import Waiting
from counter_app.store.opening import OpenStore, write_mark
from counter_app.store.phrase_queries import PhraseBook
from counter_app.sync.link import sync_over
from counter_app.sync.report import SyncReport

_PRACTICE_HINT = (PRACTICE_STAFF[0][0], PRACTICE_PASSWORD)


def wire(store: OpenStore, options: DeskOptions, closing: ExitStack) -> Desk:
    """Everything behind the window. `closing` gets what has to be let go when a step fails."""
    shared = lay(store, options, closing)
    db, pen, catalogue, fonts = store.db, shared.pen, shared.catalogue, shared.fonts
    practice, equipment, counter = store.node.practice, shared.equipment, shared.counter
    if practice:
        join_own_server(store, shared.link, shared.settings.counter)
    drafts, papers, intake = _drafts(shared), papers_of(shared, options), _intake(shared)
    printing, book = printing_of(shared, papers), book_in(options.resources)
    lookup, life = _lookup(shared, drafts), _life(shared, papers)
    attendance = Attendance(db=db, pen=pen, choices=shared.settings.terminals)
    bench = _bench(shared, intake) if practice else None
    devices = shared.hardware.devices(attendance)
    doctor = _doctor(shared, devices)
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
        amending=Amending(db=db, pen=pen, counter=counter.number, areas=shared.areas),
        areas=shared.areas,
        routes=routes_of(shared, intake, papers),
        guidance=guidance_of(shared),
        answers=_answers(shared, intake, papers, book),
        phrases=Phrases(db=db, pen=pen, book=book),
        waiting=Waiting(db=db, pen=pen, counter=counter.number),
        payment=Payment(db=db, pen=pen, counter=counter.number),
        scanning=_scanning(shared, bench),
        reading=PageReading(db=shared.store.db, blobs=shared.store.blobs, pen=shared.pen),
        printing=printing,
        papers=papers,
        life=life,
        handover=_handover(shared, life, papers),
        results=ResultHandover(db=db, pen=pen, life=life, counter=counter.number),
        register=Register(db=db, pen=pen, lists=papers.lists, centre=shared.edition.centre),
        printers=shared.hardware.printers,
        setup=shared.setup,
        setup_sheet=setup_sheet_of(shared, papers, practice=practice),
        devices=devices,
        device_tests=_device_tests(shared, attendance, bench),
        doctor=doctor,
        lookup=lookup,
        attention=_attention(shared, printing),
        calendar=CalendarEditing(db=db, pen=pen, edition=shared.edition, calendar=shared.calendar),
        attendance=attendance,
        returns=_returns(shared, lookup, life),
        shelving=Shelving(db=db, pen=pen, equipment=equipment, fonts=fonts),
        syncing=_syncing(shared),
        equipment=equipment,
        sight=Sight(equipment),
        preferences=Preferences(db),
        bench=bench,
        close=functools.partial(_close, shared, attendance, _door(shared, doctor, closing)),
    )


def _close(shared: Foundation, attendance: Attendance, door: DoctorDoor) -> None:
    """Let everything go, whatever of it fails."""
    with ExitStack() as last:
        last.callback(shared.store.close)
        last.callback(shared.link.close)
        last.callback(shared.workers.close)
        last.callback(attendance.close)
        last.callback(door.close)
        shared.equipment.close()


def _device_tests(
    shared: Foundation, attendance: Attendance, bench: PracticeBench | None
) -> DeviceTests:
    return DeviceTests(
        equipment=shared.equipment,
        attendance=attendance,
        workers=shared.workers,
        fonts=shared.fonts,
        centre=shared.edition.centre,
        now=shared.pen.now,
        bench=bench,
    )


def _doctor(shared: Foundation, devices: Devices) -> Doctor:
    return Doctor(
        folder=shared.store.folder,
        settings=shared.settings,
        devices=devices,
        fonts=shared.fonts,
        connect=shared.link.client,
        clock=shared.pen.clock,
    )


def _door(shared: Foundation, doctor: Doctor, closing: ExitStack) -> DoctorDoor:
    door = DoctorDoor(shared.store.folder, doctor.examine)
    closing.callback(door.close)
    return door


def _people(shared: Foundation) -> People:
    return People(
        db=shared.store.db,
        clock=shared.pen.clock,
        counter=shared.counter.number,
        connect=shared.link.client,
        practice_hint=_PRACTICE_HINT if shared.store.node.practice else None,
        note_locks=functools.partial(write_mark, shared.store),
    )


def _duty(shared: Foundation) -> Duty:
    return Duty(
        db=shared.store.db,
        pen=shared.pen,
        counter=shared.counter,
        catalogue=shared.catalogue,
        calendar=shared.calendar,
    )


def _drafts(shared: Foundation) -> Drafts:
    return Drafts(
        db=shared.store.db,
        pen=shared.pen,
        counter=shared.counter.number,
        catalogue=shared.catalogue,
    )


def _intake(shared: Foundation) -> Intake:
    return Intake(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        edition=shared.edition,
        catalogue=shared.catalogue,
        calendar=shared.calendar,
        gives_slips=shared.hardware.printers.gives_slips,
    )


def _procedures(shared: Foundation, papers: LifePapers) -> CatalogueEditing:
    return CatalogueEditing(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        catalogue=shared.catalogue,
        lists=papers.lists,
    )


def _lookup(shared: Foundation, drafts: Drafts) -> Lookup:
    return Lookup(
        db=shared.store.db,
        pages=shared.pages,
        pen=shared.pen,
        catalogue=shared.catalogue,
        drafts=drafts,
        fonts=shared.fonts,
    )


def _answers(shared: Foundation, intake: Intake, papers: LifePapers, book: PhraseBook) -> Answers:
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


def _handover(shared: Foundation, life: Life, papers: LifePapers) -> Handover:
    return Handover(
        db=shared.store.db,
        pen=shared.pen,
        life=life,
        lists=papers.lists,
        centre=shared.edition.centre,
        calendar=shared.calendar,
        counter=shared.counter.number,
    )


def _attention(shared: Foundation, printing: Printing) -> Attention:
    return Attention(
        db=shared.store.db,
        pen=shared.pen,
        printing=printing,
        calendar=shared.calendar,
        agencies=shared.counter.agencies,
    )


def _life(shared: Foundation, papers: LifePapers) -> Life:
    return Life(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        edition=shared.edition,
        calendar=shared.calendar,
        papers=papers,
    )


def _bench(shared: Foundation, intake: Intake) -> PracticeBench:
    return make_bench(
        shared.store,
        shared.pen,
        intake,
        equipment=shared.equipment,
        catalogue=shared.catalogue,
        fonts=shared.fonts,
        counter=shared.counter.number,
    )


def _returns(shared: Foundation, lookup: Lookup, life: Life) -> Returns:
    return Returns(
        db=shared.store.db,
        blobs=shared.store.blobs,
        pen=shared.pen,
        lookup=lookup,
        life=life,
        centre=shared.edition.centre,
        counter=shared.counter.number,
    )


def _scanning(shared: Foundation, bench: PracticeBench | None) -> Scanning:
    usual = shared.settings.scan
    return Scanning(
        db=shared.store.db,
        blobs=shared.store.blobs,
        pages=shared.pages,
        workers=shared.workers,
        pen=shared.pen,
        equipment=shared.equipment,
        catalogue=shared.catalogue,
        fonts=shared.fonts,
        usual=ScanProfile(
            colour=usual.colour,
            dpi=usual.dpi,
            sides=Sides(usual.sides),
            size=SheetSize(usual.size),
        ),
        start=StartOnPaper(
            shared.store.db, is_usual=usual.start_on_paper, seconds=usual.start_seconds
        ),
        practice=bench,
    )


def _syncing(shared: Foundation) -> Syncing:
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
