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
from counter_app.errors.desk import PracticeOnlyError
from counter_app.errors.storage import NoDataError
from counter_app.job import Job
from counter_app.services.attention import Attention
from counter_app.services.catalogue import Catalogue
from counter_app.services.clock import Clock, system_wall
from counter_app.services.desk import Desk
from counter_app.services.drafts import Drafts
from counter_app.services.equipment import Equipment
from counter_app.services.intake import Intake, Place
from counter_app.services.lookup import Lookup
from counter_app.services.mapping import CodeMapping, provisional_days
from counter_app.services.page_files import PageFiles
from counter_app.services.payment import Payment
from counter_app.services.pen import Pen
from counter_app.services.people import People
from counter_app.services.practice import PracticeBench
from counter_app.services.preferences import Preferences
from counter_app.services.printing import Printing
from counter_app.services.scanning import Scanning
from counter_app.services.syncing import Syncing
from counter_app.settings import DataFolder, DeviceChoice, Settings, SettingsWrongError
from counter_app.store import journal, keys, signin, sweeping, trouble
from counter_app.store import node as nodes
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Connection, Database
from counter_app.store.editions import Edition, load_edition
from counter_app.store.folder_lock import FolderLock
from counter_app.store.upgrade import upgrade_desk
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStore:
    """A data folder opened: what commands without a window need. `close()` when done."""

    folder: DataFolder
    lock: FolderLock
    db: Database
    blobs: BlobStore
    key: bytes
    node: nodes.Node
    mark: keys.MarkFile
    ids: IdSource

    def close(self) -> None:
        """Write the high-water mark, close the database, let the next process in."""
        with ExitStack() as last:  # a mark that cannot be written must not keep the lock
            last.callback(self.lock.release)
            last.callback(self.db.close)
            write_mark(self)


def open_store(
    options: DeskOptions, job: Job | None = None, *, must_exist: bool = False
) -> OpenStore:
    """Open or make the data folder: lock, key, database, upgrade, fork check, sweep.

    Raises NoDataError when it `must_exist` and does not, PracticeOnlyError when practice was asked
    for and the folder is a working counter's, and everything of `errors.storage`.
    """
    folder = DataFolder(options.root)
    if must_exist and not folder.database.exists():
        raise NoDataError
    with ExitStack() as undo:
        with trouble.files_told():
            lock = FolderLock(folder.root)
        undo.callback(lock.release)
        key = keys.data_key(
            keys.open_keystore(folder.keys), _key_name(folder), database=folder.database
        )
        db = Database.open_desk(folder.database, key)
        undo.callback(db.close)
        now = options.wall()
        upgrade_desk(db, now=now, progress=lambda done, total: _tell(job, done, total))
        with db.write() as conn:
            node = _node(conn, options, now)
        mark = keys.MarkFile(folder.keys / "mark.json")
        blobs = BlobStore(folder.blobs, key)
        node = _checked_node(db, mark, node, options.ids, now)
        sweeping.sweep(db, blobs, now=now)
        undo.pop_all()
    return OpenStore(
        folder=folder,
        lock=lock,
        db=db,
        blobs=blobs,
        key=key,
        node=node,
        mark=mark,
        ids=options.ids,
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
    calendar = WorkCalendar.of(edition.calendars, edition.centre.hours)
    settings = settings_file.load(store.folder.settings)
    lease_days = functools.partial(_lease_days, store, edition, calendar, settings, wall)
    return SyncDesk(db=store.db, blobs=store.blobs, ids=store.ids, wall=wall, lease_days=lease_days)


def write_mark(store: OpenStore) -> None:
    """Note beside the key how far the journal had come, and who is locked out."""
    _write_mark(store.db, store.mark)


def _write_mark(db: Database, file: keys.MarkFile) -> None:
    with db.read() as conn:
        node = nodes.read(conn)
        if node is None:
            return
        tail = journal.tail(conn, node.id)
        locks = signin.locks(conn)
    new = keys.Mark(node=node.id, node_seq=tail.node_seq, hash=tail.hash, locks=locks)
    old = file.read()
    if old is not None and old.hash and (old.node, old.node_seq) == (new.node, new.node_seq):
        new = replace(new, hash=old.hash)  # a last entry altered meanwhile must stay found
    file.write(new)


def _wire(store: OpenStore, options: DeskOptions, closing: ExitStack) -> Desk:
    """Make every service. `closing` gets what has to be let go when a later step fails."""
    settings = _settings(store, options)
    edition = _edition(options.resources)
    centre = edition.centre
    counter = next(
        (c for c in centre.counters if c.number == settings.counter),
        Counter(number=settings.counter, name=settings.counter),
    )
    practice = store.node.practice
    with store.db.read() as conn:
        clock = Clock(options.wall, nodes.clock_offset_ms(conn))
    pen = Pen(clock=clock, ids=store.ids)
    wired = sync_desk(store, options.wall, options.resources)
    link = Link(wired, embedded_data=store.folder.root)
    closing.callback(link.close)
    equipment = Equipment(settings)
    closing.callback(equipment.close)
    if practice:
        _join_own_server(store, link, settings)
    calendar = WorkCalendar.of(edition.calendars, centre.hours)
    catalogue = Catalogue(edition, pen.now)
    fonts = _fonts_once(settings)
    pages = PageFiles(store.blobs, link.client)
    drafts = Drafts(db=store.db, pen=pen, counter=counter.number, catalogue=catalogue)
    printing = Printing(
        db=store.db, pen=pen, equipment=equipment, edition=edition, centre=centre, fonts=fonts
    )
    bench = PracticeBench(equipment, catalogue, store.folder.virtual, fonts) if practice else None

    mapping = CodeMapping(db=store.db, pen=pen)

    def sync(job: Job) -> SyncReport:
        return sync_over(wired, link, job)

    def after_sync(report: SyncReport) -> None:
        if report.offset_ms is not None:
            clock.offset_ms = report.offset_ms
        mapping.run()
        write_mark(store)

    def close() -> None:
        with ExitStack() as last:
            last.callback(store.close)
            last.callback(link.close)
            equipment.close()

    return Desk(
        practice=practice,
        centre=centre,
        counter=counter,
        people=People(
            db=store.db,
            clock=clock,
            connect=link.client,
            practice_hint=_PRACTICE_HINT if practice else None,
            note_locks=functools.partial(write_mark, store),
        ),
        drafts=drafts,
        catalogue=catalogue,
        intake=Intake(
            db=store.db,
            pen=pen,
            place=Place(counter=counter.number, centre=centre, practice=practice),
            edition=edition,
            catalogue=catalogue,
            calendar=calendar,
        ),
        payment=Payment(db=store.db, pen=pen, counter=counter.number),
        scanning=Scanning(
            db=store.db,
            blobs=store.blobs,
            pages=pages,
            pen=pen,
            equipment=equipment,
            catalogue=catalogue,
            fonts=fonts,
            practice=bench,
        ),
        printing=printing,
        lookup=Lookup(
            db=store.db,
            pages=pages,
            pen=pen,
            catalogue=catalogue,
            drafts=drafts,
            fonts=fonts,
        ),
        attention=Attention(db=store.db, pen=pen, printing=printing),
        syncing=Syncing(db=store.db, pen=pen, run=sync, after=after_sync, link=link),
        equipment=equipment,
        preferences=Preferences(store.db),
        bench=bench,
        close=close,
    )


def _join_own_server(store: OpenStore, link: Link, settings: Settings) -> None:
    with store.db.read() as conn:
        enrolled = nodes.enrolment(conn)
    if enrolled is None:
        link.enrol_embedded(counter=settings.counter, database_key=store.key)


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
    readers = settings.readers
    if store.node.practice and not readers:
        readers = (DeviceChoice(driver="virtual"),)
    return replace(
        settings,
        scanner=scanner,
        slip_printer=with_folder(settings.slip_printer),
        document_printer=with_folder(settings.document_printer),
        readers=readers,
    )


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


def _node(conn: Connection, options: DeskOptions, now: datetime) -> nodes.Node:
    node = nodes.open_node(conn, options.ids, practice=bool(options.practice), now=now)
    if options.practice is not None and node.practice is not options.practice:
        raise PracticeOnlyError
    return node


def _checked_node(
    db: Database, mark: keys.MarkFile, node: nodes.Node, ids: IdSource, now: datetime
) -> nodes.Node:
    """The node to go on with: a new one when this file was cloned or put back from a copy."""
    noted = mark.read()
    if noted is None:
        return node
    with db.write() as conn:
        signin.merge_locks(conn, noted.locks)
        written = journal.tail(conn, node.id).node_seq
        was_forked = noted.node == node.replaces  # the power went before the fork was marked
        if was_forked or not keys.is_forked(noted, node=node.id, node_seq=written):
            return node
        node = nodes.fork(conn, ids, now)
    _write_mark(db, mark)
    return node


def _key_name(folder: DataFolder) -> str:
    """Keys of several data folders of one account must not be mixed up."""
    import hashlib

    return "desk-" + hashlib.sha256(str(folder.root.resolve()).encode()).hexdigest()[:16]


def _tell(job: Job | None, done: int, total: int) -> None:
    if job is not None:
        job.report((done, total))
