"""What a bad day hands to a counter: each time a clear sentence, nothing lost, nothing half-written.

At the whole desk; what each part says to the same input stands in the tests of its own room.
"""

import functools
import io
import struct
import subprocess
import sys
import zlib

import pikepdf
import pytest
from PIL import Image

from counter_app.bootstrap import DeskOptions, open_store
from counter_app.domain.draft import PayMethod
from counter_app.errors.printers import PrinterLost, PrinterOffline, PrinterSilent
from counter_app.errors.storage import LockedError
from counter_app.job import Job
from counter_app.services.scanning import PageArrived, PageRefused
from counter_app.store.database import Database
from counter_app.store.verify import verify
from tests.central.serving import PASSWORD
from tests.devices.printers.tcp_printer import READY, TcpPrinter
from tests.imaging.drawing import pdf_of, saved
from tests.services.playing import HOA, draw_page, join, make_folder, open_counter
from tests.sync.fault_proxy import FAULTS, fault_proxy


def sentences(told):
    for language in ("vi", "en"):
        words = told.tell(language)
        assert words.happened.endswith(".")
        assert words.kept.endswith(".")
        assert words.todo.endswith(".")
    return told.tell("vi").happened


def check_whole(root, wall):
    """Chains, hashes, pages, lists: what `counter-app verify` looks at."""
    store = open_store(DeskOptions(root=root, wall=wall))
    try:
        report = verify(store.db, store.blobs, mark=store.mark.read(), progress=lambda _a, _b: None)
    finally:
        store.close()
    assert report.problems == ()


def promised(width, height):
    """A PNG header that promises so many dots and holds none."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header
    head += struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return head + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


def lying_on_its_side(page):
    """The page as a phone keeps it: turned, with the way up noted beside it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(page.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)


REFUSED = {
    "zero bytes": lambda _page: b"",
    "unreadable": lambda _page: b"\xff\xd8\xff broken",
    "no picture": lambda _page: b"PK\x03\x04" + b"x" * 500,
    "cut off": lambda page: saved(page, "JPEG")[:4000],
    "1 x 1": lambda _page: saved(Image.new("L", (1, 1)), "PNG"),
    "20,000 pixels": lambda _page: promised(20_000, 20_000),
    "encrypted PDF": lambda _page: pdf_of(1, encryption=pikepdf.Encryption(owner="o", user="u")),
    "PDF of 301 pages": lambda _page: pdf_of(301, size_pt=(72, 72)),
}
TAKEN = {
    "1 bit": (lambda page: saved(page.convert("1"), "TIFF", compression="group4"), 1),
    "lying on its side": (lying_on_its_side, 1),
    "PDF of 300 pages": (lambda _page: pdf_of(300, size_pt=(72, 72)), 300),
}


@pytest.fixture
def page(tmp_path):
    with Image.open(draw_page(tmp_path / "page.jpg", 7)) as picture:
        return picture.copy()


def attach(desk, draft, *files):
    arrived = []
    ended = desk.scanning.attach_files(Job(arrived.append), draft.id, [str(path) for path in files])
    return ended, arrived


@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_file_between_good_ones_is_told_and_costs_nothing(desk, tmp_path, wall, page, kind):
    draft = desk.draft(101)
    first, bad, last = draw_page(tmp_path / "1", 1), tmp_path / "2", draw_page(tmp_path / "3", 3)
    bad.write_bytes(REFUSED[kind](page))
    ended, arrived = attach(desk, draft, first, bad, last)
    assert [type(one) for one in arrived] == [PageArrived, PageRefused, PageArrived]
    told = arrived[1].problem.tell()
    assert told.happened.endswith(".")
    assert told.todo.endswith(".")
    assert ended.pages == 2
    kept = [one.page.id for one in arrived if isinstance(one, PageArrived)]
    assert [one.id for one in desk.drafts.load(draft.id).pages] == kept
    desk.close()
    check_whole(desk.root, wall)


@pytest.mark.parametrize("kind", TAKEN)
def test_an_odd_file_that_can_be_read_is_taken_whole(desk, tmp_path, page, kind):
    make, count = TAKEN[kind]
    draft = desk.draft(101)
    path = tmp_path / "odd"
    path.write_bytes(make(page))
    ended, arrived = attach(desk, draft, path)
    assert ended.problem is None
    pages = desk.drafts.load(draft.id).pages
    assert len(pages) == len(arrived) == ended.pages == count
    for one in {pages[0], pages[-1]}:
        picture = Image.open(io.BytesIO(desk.scanning.picture(one.image, 0, 200)))
        if kind != "PDF of 300 pages":
            assert picture.height > picture.width  # upright
    if kind == "PDF of 300 pages":
        assert [one.seq for one in pages] == list(range(1, 301))


_HOLDER = """
import sys
from pathlib import Path
from counter_app.store.database import Database

db = Database.open_desk(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with db.write():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_database_locked_by_another_process_is_told_and_f9_goes_on_after_it(
    desk_root, wall, monkeypatch
):
    make_folder(desk_root, wall)
    soon = functools.partial(Database.open_desk, busy_ms=50)
    monkeypatch.setattr(Database, "open_desk", staticmethod(soon))
    desk = open_counter(desk_root, wall)
    draft = desk.fill(desk.draft(101))
    before = desk.drafts.load(draft.id)
    (key,) = (desk_root / "keys").glob("*.key")
    command = [sys.executable, "-c", _HOLDER, desk_root / "counter.db", key.read_text().strip()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        for write in (
            lambda: desk.intake.accept(draft.id, HOA),
            lambda: desk.drafts.save(draft),
        ):
            with pytest.raises(LockedError) as told:
                write()
            assert "đang bận" in sentences(told.value)
        desk.feeder.feed(desk.pages(1))
        assert isinstance(desk.scanning.scan(Job(), draft.id).problem, LockedError)
        assert desk.drafts.load(draft.id) == before  # reading goes on
        assert desk.unsent() == 0
        holder.stdin.close()
        holder.wait()
    view = desk.intake.accept(draft.id, HOA)
    assert view.code.endswith("-0001")  # no serial was used up
    desk.close()
    check_whole(desk_root, wall)


def refusing(printer):
    printer.close()


def closing_in_the_job(printer):
    printer.hang_up_after = 3000


def never_answering(printer):
    printer.answers = None


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (refusing, PrinterOffline),
        (closing_in_the_job, PrinterLost),
        (never_answering, PrinterSilent),
    ],
)
def test_a_slip_printer_in_trouble_never_undoes_acceptance(desk_root, wall, trouble, error):
    printer = TcpPrinter()
    make_folder(desk_root, wall)
    (desk_root / "settings.toml").write_text(
        f'[slip_printer]\ndriver = "network"\n'
        f'options = {{ host = "127.0.0.1", port = "{printer.port}" }}\n',
        "utf-8",
    )
    desk = open_counter(desk_root, wall)
    trouble(printer)
    view = desk.accept(101)
    outcome = desk.printing.after_acceptance(view.stream, HOA)
    assert isinstance(outcome.problem, error)
    sentences(outcome.problem)
    assert "Hồ sơ đã lưu" in outcome.problem.tell().kept
    assert [job.form for job in outcome.waiting] == ["slip"]
    assert len(desk.printed()) == 2  # the receipt came out of the other printer
    assert desk.intake.load_accepted(view.stream) == view
    desk.payment.take(view.stream, PayMethod.CASH, None, HOA)  # the money does not wait for it
    if trouble is not refusing:
        printer.hang_up_after, printer.answers = None, dict(READY)
        assert desk.printing.print_waiting(HOA).waiting == ()
    printed = [one.form for one in desk.state(view.stream).prints]
    assert printed.count("slip") == (0 if trouble is refusing else 1)
    desk.close()
    printer.close()
    check_whole(desk_root, wall)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "hang"])
def test_whatever_the_server_answers_the_light_never_lies(desk_root, wall, central, address, fault):
    with fault_proxy(address) as proxy:
        desk = join(desk_root, wall, central, proxy.address)
        who = desk.people.sign_in("100001", PASSWORD)
        view = desk.accept(101, who=who)
        entries = desk.entries(view.stream)
        proxy.plan(*[fault] * 200)
        state = desk.syncing.sync_now(Job())
        assert state.light in {"offline", "checking"}
        sentences(state.problem)
        assert desk.entries(view.stream) == entries
        following = desk.accept(101, who=who)  # the next citizen is served meanwhile
        assert desk.syncing.sync_now(Job()).unsent == state.unsent + 2
        proxy.faults.clear()
        while desk.syncing.sync_now(Job()).light != "sent":
            assert proxy.requests < 1000
        for stream in (view.stream, following.stream):
            held = desk.syncing.on_server(stream)
            assert held.confirmed
            assert held.entries == len(desk.entries(stream))
        desk.close()
    check_whole(desk_root, wall)
