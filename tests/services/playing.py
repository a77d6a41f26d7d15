"""A counter for tests: the whole desk on a folder, without window and server; a clerk plays it."""

import atexit
import functools
import io
import random
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest import mock

from PIL import Image, ImageDraw

from counter_app.bootstrap import RESOURCES, DeskOptions, open_desk, open_store, sync_desk
from counter_app.bootstrap.options import edition_in
from counter_app.central.enrolment import new_code
from counter_app.domain.draft import DraftPaper, Person, Placement, Presence
from counter_app.domain.lease import Granted
from counter_app.domain.moments import LOCAL, iso
from counter_app.domain.staff import Role
from counter_app.errors.pages import PageError
from counter_app.job import Job
from counter_app.services.page_workers import PageRequest, PageWork, PageWorkers
from counter_app.services.people import SignedIn
from counter_app.services.scanning import PageArrived
from counter_app.settings import DataFolder
from counter_app.store import journal
from counter_app.store import node as nodes
from counter_app.store.database import Database
from counter_app.store.keys import FolderName, data_key, open_keystore
from counter_app.store.upgrade import upgrade_desk
from counter_app.sync import enrolling
from counter_app.sync.client import CentralClient

DAY = date(2026, 11, 23)  # the Monday of situations.md
SERVER = "00000000-0000-7000-8000-00000000c0de"
HOA = SignedIn(
    staff_id="staff-hoa", number="100001", name="Nguyễn Thị Hoa", roles=(Role.CLERK,), agencies=()
)
LAN = SignedIn(
    staff_id="staff-lan", number="100002", name="Trần Thị Lan", roles=(Role.CLERK,), agencies=()
)
KHOA = Person(
    name="Nguyễn Văn Khoa",
    id_number="051087004321",
    birth_on=date(1987, 8, 15),
    sex="Nam",
    address="Tổ 5, phường Nghĩa Lộ, tỉnh Quảng Ngãi",
    phone="0905123456",
)


def at(hour, minute=0, *, day=DAY, second=0):
    """A moment on the counter's wall clock."""
    local = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=LOCAL)
    return local.astimezone(UTC)


class Wall:
    """The PC's clock, set by hand; every look takes a millisecond so that nothing is at once."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        self.now += timedelta(milliseconds=1)
        return self.now

    def set(self, hour, minute=0, *, day=DAY):
        self.now = at(hour, minute, day=day)


def draw_page(path, mark):
    """A small page that no other page looks like."""
    path.write_bytes(_page(mark))
    return path


@functools.cache
def _page(mark):
    picture = Image.new("L", (620, 877), 255)
    draw = ImageDraw.Draw(picture)
    for line in random.Random(mark).sample(range(40), 12):  # a glance tells two pages apart
        place = 60 + 2 * line, 70 + 18 * line
        draw.text(place, f"trang {mark} dong {line} so {mark * 7919 + line}", fill=0)
    drawn = io.BytesIO()
    picture.save(drawn, "JPEG", quality=80, dpi=(75, 75))
    return drawn.getvalue()


@dataclass
class Desk:
    """An open desk with what a test wants at hand."""

    root: object
    wall: Wall
    desk: object
    drawn: int = 0

    def __getattr__(self, name):
        return getattr(self.desk, name)

    # -- the hardware

    @property
    def feeder(self):
        return self.desk.equipment.scanner().feeder

    @property
    def sheets(self):
        """The panel of the sheet printer."""
        return self.desk.equipment.document_printer().panel

    @property
    def slips(self):
        return self.desk.equipment.slip_printer().panel

    def printed(self, kind="document"):
        """Files the virtual printers put out."""
        ending = "pdf" if kind == "document" else "png"
        return sorted((self.root / "virtual").glob(f"{kind}-*.{ending}"))

    def pages(self, count):
        folder = self.root.parent / "paper"
        folder.mkdir(exist_ok=True)
        drawn = []
        for _ in range(count):
            self.drawn += 1
            drawn.append(draw_page(folder / f"{self.drawn:04d}.jpg", self.drawn))
        return drawn

    # -- the clerk

    def draft(self, alias, *, owner=KHOA, who=HOA, **fields):
        """An open draft with people and procedure."""
        procedure = self.desk.catalogue.find(str(alias), who)[0].code
        view = self.desk.drafts.open(who)
        draft = replace(view.draft, owner=owner, procedure=procedure, **fields)
        self.desk.drafts.save(draft)
        return draft

    def scan(self, draft_id, count):
        """`count` fresh sheets through the feeder; the pages that arrived."""
        self.feeder.feed(self.pages(count))
        arrived = []
        job = Job(arrived.append)
        ended = self.desk.scanning.scan(job, draft_id)
        return ended, [one.page for one in arrived if isinstance(one, PageArrived)]

    def fill(self, draft, *, who=HOA, leave_out=()):
        """A page under each paper that F9 wants, then F7; the draft as saved."""
        shown = self.desk.intake.view(self.desk.drafts.load(draft.id), who)
        wanted, groups = [], set()
        for line in shown.lines:
            if not line.mandatory or line.number in leave_out or line.is_here:
                continue
            if line.one_of is not None and line.one_of in groups:
                continue
            groups.add(line.one_of)
            wanted.append(line.number)
        _, pages = self.scan(draft.id, len(wanted)) if wanted else (None, [])
        placements = tuple(
            Placement(page=page.id, paper=number)
            for page, number in zip(pages, wanted, strict=True)
        )
        draft = replace(draft, placements=(*draft.placements, *placements))
        self.desk.drafts.save(draft)
        draft = self.desk.intake.mark_all_valid(self.desk.drafts.load(draft.id))
        self.desk.drafts.save(draft)
        return draft

    def accept(self, alias, *, who=HOA, **fields):
        """The main job from an empty draft to F9; what stands on screen then."""
        draft = self.fill(self.draft(alias, who=who, **fields), who=who)
        return self.desk.intake.accept(draft.id, who)

    def print_plainly(self, stream, who=HOA, **options):
        """What follows F9, on sheets as good as empty: where nobody reads what is on paper."""
        sheet = b"%PDF-1.7\n%%EOF\n"
        with (
            mock.patch("counter_app.forms.receipt.render_receipt", return_value=sheet),
            mock.patch("counter_app.forms.slip.draw_receipt_slip", side_effect=plain_slip),
        ):
            return self.desk.printing.after_acceptance(stream, who, **options)

    def problems(self, draft_id, who=HOA):
        return self.desk.intake.view(self.desk.drafts.load(draft_id), who).problems

    # -- what is on disk

    def entries(self, stream):
        with self.desk.drafts._db.read() as conn:
            return journal.entries(conn, stream)

    def kinds(self, stream):
        return [one.kind for one in self.entries(stream)]

    def state(self, stream):
        with self.desk.drafts._db.read() as conn:
            return journal.fold(conn, stream)

    def unsent(self):
        with self.desk.drafts._db.read() as conn:
            return journal.unsent_count(conn)


def plain_slip(_dossiers, *, width, **_rest):
    picture = io.BytesIO()
    Image.new("1", (width, 16), 1).save(picture, "PNG")
    return picture.getvalue()


def absent_scan(number, **fields):
    """A paper that is there and was not scanned."""
    fields.setdefault("presence", Presence.NOT_DIGITISED)
    return DraftPaper(number=number, touched=True, **fields)


def make_folder(root, wall, *, days=(DAY,), serials=50):
    """A working counter's folder, with leases as if they had been pulled."""
    shutil.copytree(_made(wall.now, days, serials), root, dirs_exist_ok=True)


@functools.cache
def _made(now, days, serials):
    """Such a folder, made once: the desks of a test are copies of the same PC."""
    root = Path(tempfile.mkdtemp()) / "desk"
    atexit.register(shutil.rmtree, root.parent, ignore_errors=True)
    store = open_store(DeskOptions(root=root, practice=False, wall=Wall(now)))
    try:
        if serials:
            with store.db.write() as conn:
                for agency in edition_in(RESOURCES).agencies:
                    for day in days:
                        grant(conn, agency.id, day, 1, serials)
    finally:
        store.close()
    return root


@functools.cache
def _unopened():
    """A folder whose database stands but is no PC's yet: each that opens a copy is one of its own."""
    root = Path(tempfile.mkdtemp()) / "desk"
    atexit.register(shutil.rmtree, root.parent, ignore_errors=True)
    folder, name = DataFolder(root), f"desk-{0:016x}"
    FolderName(folder.keys).keep(name)
    key = data_key(open_keystore(folder.keys), name, database=folder.database)
    db = Database.open_desk(folder.database, key)
    upgrade_desk(db, now=at(6), progress=lambda _done, _of: None)
    db.close()
    return root


def grant(conn, agency, day, first, last):
    """Serials `first` to `last` for this database, as a server's entry."""
    body = Granted(node=nodes.read(conn).id, agency=agency, day=day, first=first, last=last)
    stream = f"lease/{agency}/{iso(at(0, day=day))[:10]}"
    _from_the_server(conn, body, stream=stream, scope=agency)


def arrive(desk, body, *, stream, scope):
    """An entry that the server wrote and this desk pulled."""
    with desk.desk.drafts._db.write() as conn:
        _from_the_server(conn, body, stream=stream, scope=scope)


def _from_the_server(conn, body, *, stream, scope):
    author = journal.Author(node=SERVER, actor="", at=at(6), clock_offset_ms=0, ids=Uuids(conn))
    (written,) = journal.append(conn, author, stream=stream, scope=scope, bodies=[body]).entries
    journal.acknowledge(conn, {written.id: written.node_seq}, {})


class Uuids:
    """Identities no other row of this database has."""

    def __init__(self, conn):
        self._next = journal.tail(conn, SERVER).node_seq * 10

    def new_id(self):
        self._next += 1
        return f"00000000-0000-7000-9000-{self._next:012d}"

    def new_salt(self):
        return "00" * 16


class SharedWorkers(PageWorkers):
    """The processes of every test desk of this run: starting some for each takes its time.

    The same bytes give the same pages, so a sheet that many desks scan is put right once.
    """

    def __init__(self, **options):
        super().__init__(**options)
        self._done = {}

    def begin(self, request):
        done = self._done.get(request)
        return Done(done) if done else Noted(super().begin(request), self._done, request)

    def close(self):
        """They end with the run."""


@dataclass
class Noted:
    """A scan in work whose pages are kept for the next desk, when all came, few and none refused."""

    work: PageWork
    done: dict
    request: PageRequest

    def __iter__(self):
        pages = []
        for page in self.work:
            pages.append(page)
            yield page
        small = len(self.request.data) < 1 << 18
        if small and not any(isinstance(page, PageError) for page in pages):
            self.done[self.request] = pages

    def close(self):
        self.work.close()


@dataclass
class Done:
    """The pages of a scan that was put right before."""

    pages: list

    def __iter__(self):
        return iter(self.pages)

    def close(self):
        """Nothing is in work."""


WORKERS = SharedWorkers(most=2)


def open_counter(root, wall, *, is_paper=True, **options):
    """The desk on `root` as it was left. `is_paper`: what its virtual printers put out counts as
    paper, as that of a printer somebody chose.
    """
    options = {"seconds_per_page": "0", "workers": WORKERS, **options}
    opened = open_desk(DeskOptions(root=root, wall=wall, **options))
    if is_paper:
        opened.equipment._practice = True
    return Desk(root=root, wall=wall, desk=opened)


def join(root, wall, central, address, *, counter="05", agencies=()):
    """A counter enrolled at a served server; its desk, open."""
    shutil.copytree(_unopened(), root, dirs_exist_ok=True)
    store = open_store(DeskOptions(root=root, practice=False, wall=wall))
    try:
        client = CentralClient(address)
        try:
            enrolling.enrol(
                sync_desk(store, wall, RESOURCES),
                client,
                code=new_code(central, counter=counter, agencies=agencies),
                database_key=store.key,
            )
        finally:
            client.close()
    finally:
        store.close()
    (root / "settings.toml").write_text(f'counter = "{counter}"\n', "utf-8")
    return open_counter(root, wall)


def text_of(path):
    """The words of a printed PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in document)
