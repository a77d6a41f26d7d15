"""The only wiring place: from a data folder to an open desk.

Imported late, in the db lane behind the sign-in page: everything heavy comes in through here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import settings as settings_file
from counter_app.domain.centre import Counter
from counter_app.domain.codes import provisional_code
from counter_app.domain.ids import IdSource, Uuid7Source
from counter_app.domain.moments import local_day
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.job import Job
from counter_app.services.attendance import Attendance
from counter_app.services.attention import Attention
from counter_app.services.catalogue import Catalogue
from counter_app.services.clock import Clock, system_wall
from counter_app.services.desk import Desk
from counter_app.services.drafts import Drafts
from counter_app.services.elsewhere import Elsewhere, held_drafts
from counter_app.services.equipment import Equipment
from counter_app.services.intake import Intake, Place
from counter_app.services.lookup import Lookup
from counter_app.services.mapping import CodeMapping, provisional_days
from counter_app.services.page_files import PageFiles
from counter_app.services.page_workers import PageWorkers
from counter_app.services.payment import Payment
from counter_app.services.pen import Pen
from counter_app.services.people import People
from counter_app.services.practice import PracticeBench
from counter_app.services.preferences import Preferences
from counter_app.services.printers import Printers
from counter_app.services.printing import Printing
from counter_app.services.scanning import Scanning
from counter_app.services.syncing import Syncing
from counter_app.settings import DataFolder, DeviceChoice, Settings, SettingsWrongError
from counter_app.store import node as nodes
from counter_app.store.editions import Edition, load_edition
from counter_app.store.opening import OpenStore, open_folder, write_mark
from counter_app.sync.desk import SyncDesk
from counter_app.sync.link import Link, sync_over
from counter_app.sync.report import SyncReport

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_LEASED_WORKING_DAYS = 10
_PRACTICE_HINT = ("100001", "banTap@2026")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """What decides how a desk is opened. `practice` None: whatever the data folder is."""

    root: Path
    practice: bool | None = None
    resources: Path = RESOURCES
    wall: Callable[[], datetime] = system_wall
    ids: IdSource = field(default_factory=Uuid7Source)
    scans: Path | None = None  # files laid into the virtual feeder
    seconds_per_page: str = "0.6"
    workers: PageWorkers | None = None  # None: as many as this PC has cores for


def open_store(
    options: DeskOptions, job: Job | None = None, *, must_exist: bool = False
) -> OpenStore:
    """The data folder alone: what commands without a window need. Raises as `open_folder`."""
    return open_folder(
        DataFolder(options.root),
        practice=options.practice,
        now=options.wall(),
        ids=options.ids,
        progress=lambda done, total: _tell(job, done, total),
        must_exist=must_exist,
    )


def open_desk(options: DeskOptions, job: Job | None = None) -> Desk:
    """Everything behind the window. A practice desk starts and joins its own server."""
    with ExitStack() as undo:
        store = open_store(options, job)
        undo.callback(store.close)
        desk = _wire(store, options, undo)
        undo.pop_all()
    return desk


def sync_desk(store: OpenStore, wall: Callable[[], datetime], resources: Path) -> SyncDesk:
    """The open folder as sync needs it."""
    edition = _edition(resources)
    calendar = WorkCalendar.of(edition.calendars, edition.centre.hours, edition.centre.other_hours)
    settings = settings_file.load(store.folder.settings)
    lease_days = functools.partial(_lease_days, store, edition, calendar, settings, wall)
    return SyncDesk(
        db=store.db,
        blobs=store.blobs,
        ids=store.ids,
        wall=wall,
        lease_days=lease_days,
        held_drafts=functools.partial(held_drafts, store.db, Catalogue(edition, wall)),
        centre=edition.centre.id,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What several services of a desk stand on."""

    store: OpenStore
    settings: Settings
    edition: Edition
    pen: Pen
    wired: SyncDesk
    link: Link
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


def _shared(store: OpenStore, options: DeskOptions, closing: ExitStack) -> _Shared:
    """Made once. `closing` gets what has to be let go when a later step fails."""
    settings = _settings(store, options)
    edition = _edition(options.resources)
    with store.db.read() as conn:
        clock = Clock(options.wall, nodes.clock_offset_ms(conn))
    pen = Pen(clock=clock, ids=store.ids)
    wired = sync_desk(store, options.wall, options.resources)
    link = Link(wired, embedded_data=store.folder.root)
    closing.callback(link.close)
    equipment = Equipment(settings)
    closing.callback(equipment.close)
    workers = options.workers or PageWorkers()
    closing.callback(workers.close)
    return _Shared(
        store=store,
        settings=settings,
        edition=edition,
        pen=pen,
        wired=wired,
        link=link,
        equipment=equipment,
        catalogue=Catalogue(edition, pen.now),
        fonts=_fonts_once(settings),
        pages=PageFiles(store.blobs, link.client),
        workers=workers,
    )


def _wire(store: OpenStore, options: DeskOptions, closing: ExitStack) -> Desk:
    shared = _shared(store, options, closing)
    db, pen, catalogue, fonts = store.db, shared.pen, shared.catalogue, shared.fonts
    practice, equipment, counter = store.node.practice, shared.equipment, shared.counter
    if practice:
        _join_own_server(shared)
    drafts = Drafts(db=db, pen=pen, counter=counter.number, catalogue=catalogue)
    printing = Printing(
        db=db,
        pen=pen,
        equipment=equipment,
        edition=shared.edition,
        centre=shared.edition.centre,
        fonts=fonts,
    )
    attendance = Attendance(db=db, pen=pen, choices=shared.settings.terminals)
    bench = PracticeBench(equipment, catalogue, store.folder.virtual, fonts) if practice else None

    def close() -> None:
        with ExitStack() as last:
            last.callback(store.close)
            last.callback(shared.link.close)
            last.callback(shared.workers.close)
            last.callback(attendance.close)
            equipment.close()

    return Desk(
        practice=practice,
        centre=shared.edition.centre,
        counter=counter,
        people=_people(shared),
        drafts=drafts,
        elsewhere=Elsewhere(db=db, now=pen.now),
        catalogue=catalogue,
        intake=_intake(shared),
        payment=Payment(db=db, pen=pen, counter=counter.number),
        scanning=_scanning(shared, bench),
        printing=printing,
        printers=Printers(db=db, equipment=equipment, settings=shared.settings),
        lookup=Lookup(
            db=db, pages=shared.pages, pen=pen, catalogue=catalogue, drafts=drafts, fonts=fonts
        ),
        attention=Attention(db=db, pen=pen, printing=printing),
        attendance=attendance,
        syncing=_syncing(shared),
        equipment=equipment,
        preferences=Preferences(db),
        bench=bench,
        close=close,
    )


def _people(shared: _Shared) -> People:
    return People(
        db=shared.store.db,
        clock=shared.pen.clock,
        connect=shared.link.client,
        practice_hint=_PRACTICE_HINT if shared.store.node.practice else None,
        note_locks=functools.partial(write_mark, shared.store),
    )


def _intake(shared: _Shared) -> Intake:
    centre = shared.edition.centre
    return Intake(
        db=shared.store.db,
        pen=shared.pen,
        place=Place(
            counter=shared.counter.number, centre=centre, practice=shared.store.node.practice
        ),
        edition=shared.edition,
        catalogue=shared.catalogue,
        calendar=WorkCalendar.of(shared.edition.calendars, centre.hours, centre.other_hours),
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
        mapping.run()
        write_mark(shared.store)
        if not shared.store.node.practice:
            shared.store.db.lay_ballast()  # here, because this lane keeps nobody waiting

    return Syncing(db=shared.store.db, pen=shared.pen, run=sync, after=after_sync, link=shared.link)


def _join_own_server(shared: _Shared) -> None:
    with shared.store.db.read() as conn:
        enrolled = nodes.enrolment(conn)
    if enrolled is None:
        counter, key = shared.settings.counter, shared.store.key
        shared.link.enrol_embedded(counter=counter, database_key=key)


def _settings(store: OpenStore, options: DeskOptions) -> Settings:
    """Settings of the PC; virtual devices print into the data folder, files lie in the feeder."""
    settings = settings_file.load(store.folder.settings)
    folder = store.folder.virtual

    def with_folder(choice: DeviceChoice) -> DeviceChoice:
        if choice.driver != "virtual" or "folder" in choice.options:
            return choice
        return replace(choice, options={**choice.options, "folder": str(folder)})

    scanner = settings.scanner
    if scanner.driver == "virtual":
        given = {"seconds_per_page": options.seconds_per_page, **scanner.options}
        if options.scans is not None:
            given["images"] = str(options.scans)
        scanner = replace(scanner, options=given)
    try:
        provisional_code(settings.counter, local_day(options.wall()), 1)
    except ValueError as wrong:  # found at start, not at the first F9 without a lease
        raise SettingsWrongError(why=f"counter = {settings.counter!r}") from wrong
    readers, spare = settings.readers, settings.spare_slip_printers
    if store.node.practice and not readers:
        readers = (DeviceChoice(driver="virtual"),)
    if store.node.practice and not spare:
        beside = {"folder": str(folder / "beside")}
        spare = (DeviceChoice(driver="virtual", label="Máy in phiếu quầy bên", options=beside),)
    return replace(
        settings,
        scanner=scanner,
        slip_printer=with_folder(settings.slip_printer),
        document_printer=with_folder(settings.document_printer),
        spare_slip_printers=tuple(with_folder(one) for one in spare),
        readers=readers,
        terminals=settings.terminals or _practice_terminals(practice=store.node.practice),
    )


def _practice_terminals(*, practice: bool) -> tuple[DeviceChoice, ...]:
    label = "Máy chấm công tập"
    return (DeviceChoice(driver="virtual", options={"label": label}),) if practice else ()


@functools.lru_cache(maxsize=2)
def _edition(resources: Path) -> Edition:
    return load_edition(resources)


def _fonts_once(settings: Settings) -> Callable[[], Fonts]:
    """Fonts are looked for when something is printed for the first time."""

    @functools.cache
    def find() -> Fonts:
        from counter_app.forms.fonts import find_fonts

        return find_fonts(Path(settings.font_folder) if settings.font_folder else None)

    return find


def _lease_days(
    store: OpenStore,
    edition: Edition,
    calendar: WorkCalendar,
    settings: Settings,
    wall: Callable[[], datetime],
) -> Mapping[str, Sequence[date]]:
    """Today, whatever day it is, and the next ten working days, for each agency served here; and
    yesterday, when a provisional code of it still waits for an official one.
    """
    with store.db.read() as conn:
        offset = timedelta(milliseconds=nodes.clock_offset_ms(conn))
        enrolled = nodes.enrolment(conn)
        unmapped = provisional_days(conn)
    today = local_day(wall() + offset)
    days = [today]
    day = today
    while len(days) <= _LEASED_WORKING_DAYS and day < today + timedelta(days=60):
        day += timedelta(days=1)
        if day.year in calendar.years and calendar.day_status(day)[0]:
            days.append(day)
    if today - timedelta(days=1) in unmapped:  # as far back as the server grants
        days.insert(0, today - timedelta(days=1))
    counter = next((c for c in edition.centre.counters if c.number == settings.counter), None)
    wanted = set(counter.agencies) if counter else set()
    agencies = {edition.agency_of(p, today).id for p in edition.procedures_on(today)}
    if enrolled is not None and enrolled.agencies:
        wanted |= set(enrolled.agencies)
    return dict.fromkeys(sorted(agencies & wanted if wanted else agencies), days)


def _tell(job: Job | None, done: int, total: int) -> None:
    if job is not None:
        job.report((done, total))
