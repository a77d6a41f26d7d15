"""Pages from feeder, folder and stick: kept before they are seen, none twice, none half."""

import os
import struct
import subprocess
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from PIL import Image

from counter_app.devices.api import RawPage
from counter_app.errors.desk import DraftGoneError, GestureRefusedError
from counter_app.errors.devices import FeederEmpty, PaperJam
from counter_app.errors.storage import BlobMissingError, DiskFullError
from counter_app.job import Job
from counter_app.services import scan_pass
from counter_app.services.page_files import PageFiles
from counter_app.services.scanning import PageArrived, PageRefused
from counter_app.store import drafts
from counter_app.store.blobs import BlobStore
from tests.services.playing import HOA, WORKERS, draw_page, make_folder, open_counter


class StopAfter(Job):
    """A job whose stop button is pressed when the n-th page shows."""

    def __init__(self, pages):
        super().__init__(self._seen)
        self.arrived = []
        self._pages = pages

    def _seen(self, progress):
        self.arrived.append(progress)
        if len(self.arrived) == self._pages:
            self.stop()


def kept(desk, draft_id):
    return desk.drafts.load(draft_id).pages


def test_R10_a_page_is_in_the_draft_and_on_disk_before_it_is_shown(desk):
    draft = desk.draft(101)
    shown = []

    def look(progress):
        page = kept(desk, draft.id)[-1]
        assert page == progress.page
        assert desk.scanning.thumbnail(page.image).startswith(b"\xff\xd8")
        shown.append(page.seq)

    desk.feeder.feed(desk.pages(3))
    ended = desk.scanning.scan(Job(look), draft.id)
    assert (ended.pages, ended.problem) == (3, None)
    assert shown == [1, 2, 3]


def test_a_jam_keeps_what_came_before_and_the_rest_appends_in_order(desk):
    draft = desk.draft(101)
    desk.feeder.jam_at(3)
    desk.feeder.feed(desk.pages(5))
    ended = desk.scanning.scan(Job(), draft.id)
    assert isinstance(ended.problem, PaperJam)
    assert ended.pages == 2
    assert "02 trang" in ended.problem.tell().kept
    assert desk.scanning.scan(Job(), draft.id).pages == 3
    assert [page.source for page in kept(desk, draft.id)] == [f"{n:04d}.jpg" for n in range(1, 6)]


def test_an_empty_feeder_is_a_problem_not_a_crash(desk):
    ended = desk.scanning.scan(Job(), desk.draft(101).id)
    assert isinstance(ended.problem, FeederEmpty)


def test_one_unreadable_sheet_is_told_and_the_rest_goes_on(desk, tmp_path):
    draft = desk.draft(101)
    good, broken, last = desk.pages(3)
    broken.write_bytes(b"\xff\xd8\xff broken")
    arrived = []
    desk.feeder.feed([good, broken, last])
    ended = desk.scanning.scan(Job(arrived.append), draft.id)
    assert [type(one) for one in arrived] == [PageArrived, PageRefused, PageArrived]
    assert (arrived[1].number, arrived[1].file) == (2, broken.name)
    assert ended.pages == 2


def test_stop_moves_no_more_paper_and_keeps_every_sheet_that_moved(desk):
    draft = desk.draft(101)
    desk.drawn = 1000  # no desk has put these right before: they take their time
    desk.feeder.feed(desk.pages(40))
    ended = desk.scanning.scan(StopAfter(2), draft.id)
    assert ended.problem is None
    sources = [page.source for page in kept(desk, draft.id)]
    assert sources == [f"{n:04d}.jpg" for n in range(1001, ended.pages + 1001)]
    assert desk.feeder.waiting() == 40 - ended.pages
    assert ended.pages <= 2 + 2 * WORKERS.most


class TestStick:
    def test_files_come_in_the_order_a_person_reads(self, desk, tmp_path):
        draft = desk.draft(101)
        names = ["trang 10.jpg", "trang 2.jpg", "trang 1.jpg"]
        paths = [str(draw_page(tmp_path / name, n)) for n, name in enumerate(names)]
        (tmp_path / "trang 3.jpg").write_bytes(b"")
        paths += [str(tmp_path / "trang 3.jpg"), str(tmp_path / "gone.jpg")]
        arrived = []
        ended = desk.scanning.attach_files(Job(arrived.append), draft.id, paths)
        assert ended.pages == 3
        refused = [one for one in arrived if isinstance(one, PageRefused)]
        assert {one.file for one in refused} == {"trang 3.jpg", "gone.jpg"}
        blobs = [page.image.blob for page in kept(desk, draft.id)]
        assert len(set(blobs)) == 3

    def test_a_file_too_large_is_told_not_swallowed(self, desk, tmp_path, monkeypatch):
        monkeypatch.setattr(scan_pass, "_LARGEST_FILE_MB", 0)
        path = draw_page(tmp_path / "a.jpg", 1)
        arrived = []
        desk.scanning.attach_files(Job(arrived.append), desk.draft(101).id, [str(path)])
        assert [one.problem.code for one in arrived] == ["scan_file_too_big"]


class TestHotFolder:
    """The driver moves a file aside only when the next one is asked for."""

    @pytest.fixture
    def hot(self, tmp_path):
        folder = tmp_path / "hot"
        folder.mkdir()
        return folder

    @pytest.fixture
    def desk(self, desk_root, wall, hot):
        make_folder(desk_root, wall)
        (desk_root / "settings.toml").write_text(
            f"""
            [scanner]
            driver = "folder"
            [scanner.options]
            folder = '{hot}'
            settle_seconds = "0.02"
            first_seconds = "0.3"
            quiet_seconds = "0.1"
            """,
            "utf-8",
        )
        opened = open_counter(desk_root, wall)
        yield opened
        opened.close()

    def test_a_stop_leaves_no_file_to_come_twice(self, desk, hot):
        draft = desk.draft(101)
        for number in (1, 2, 3):
            draw_page(hot / f"{number}.jpg", number)
        assert desk.scanning.scan(StopAfter(2), draft.id).pages == 2
        assert sorted(path.name for path in hot.glob("*.jpg")) == ["3.jpg"]
        assert desk.scanning.scan(Job(), draft.id).pages == 1
        assert len({page.image.blob for page in kept(desk, draft.id)}) == 3

    def test_a_file_kept_before_a_power_cut_is_not_kept_twice(self, desk, hot):
        draft = desk.draft(101)
        path = draw_page(hot / "1.jpg", 1)
        data = path.read_bytes()
        assert desk.scanning.scan(Job(), draft.id).pages == 1
        (hot / "1.jpg").write_bytes(data)  # as if the power had gone before it was put aside
        draw_page(hot / "2.jpg", 2)
        assert desk.scanning.scan(Job(), draft.id).pages == 1
        assert [page.seq for page in kept(desk, draft.id)] == [1, 2]
        assert list(hot.glob("*.jpg")) == []

    def test_a_file_that_could_not_be_kept_stays_where_it_lies(self, desk, hot):
        draft = desk.draft(101)
        draw_page(hot / "1.jpg", 1)
        desk.drafts.abandon(draft.id)
        ended = desk.scanning.scan(Job(), draft.id)
        assert isinstance(ended.problem, DraftGoneError)
        assert [path.name for path in hot.glob("*.jpg")] == ["1.jpg"]


def test_a_sheet_scanned_again_counts_even_when_it_is_the_last_one(desk):
    draft = desk.draft(101)
    (sheet,) = desk.pages(1)
    desk.feeder.feed([sheet])
    desk.scanning.scan(Job(), draft.id)
    desk.feeder.feed([sheet])
    page = kept(desk, draft.id)[0]
    assert desk.scanning.rescan(Job(), draft.id, page.id).pages == 1
    assert len(kept(desk, draft.id)) == 2


def test_the_driver_is_closed_when_a_page_cannot_be_kept():
    closed = []

    def raws():
        try:
            yield RawPage(data=b"", media_type="image/jpeg", dpi=0, source="test")
            yield RawPage(data=b"", media_type="image/jpeg", dpi=0, source="test")
        finally:
            closed.append(True)

    def full(*_args):
        raise DiskFullError

    def take(job):
        return scan_pass.take(job, raws(), full, workers=WORKERS, store=lambda _data: "blob")

    assert take(Job()).problem is None  # nothing readable: nothing to keep
    assert isinstance(take(Job(full)).problem, DiskFullError)
    assert closed == [True, True]


def use_up(path):
    """Write until the disk takes not a byte more."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(handle, b"\0" * 4096):
            pass
    os.close(handle)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounting needs root")
def test_a_full_disk_while_scanning_keeps_the_pages_before(tmp_path, wall):
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", small], check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount")
    try:
        root = small / "desk"
        make_folder(root, wall)
        desk = open_counter(root, wall)
        draft = desk.draft(101)
        arrived = []
        filler = small / "filler"
        desk.feeder.feed(desk.pages(60))

        def fill(progress):
            arrived.append(progress)
            if len(arrived) == 3:
                use_up(filler)

        ended = desk.scanning.scan(Job(fill), draft.id)
        assert isinstance(ended.problem, DiskFullError)
        assert "Ổ đĩa" in ended.problem.tell().happened
        shown = [one.page.id for one in arrived]
        assert [page.id for page in kept(desk, draft.id)] == shown
        for page in kept(desk, draft.id):
            assert desk.scanning.picture(page.image, 0, 100)
        filler.unlink()
        desk.feeder.clear()
        desk.feeder.feed(desk.pages(1))
        assert desk.scanning.scan(Job(), draft.id).pages == 1
        desk.close()
    finally:
        subprocess.run(["umount", "-l", small], check=True)


class TestSeparators:
    def test_one_strip_for_each_paper_of_the_case(self, desk):
        draft = desk.draft(102, case="xe-so-huu")
        desk.scanning.print_separators(draft.id)
        assert len(desk.printed()) == 1

    def test_no_procedure_no_strips_and_a_sentence(self, desk):
        view = desk.drafts.open(HOA)
        with pytest.raises(GestureRefusedError):
            desk.scanning.print_separators(view.draft.id)
        with pytest.raises(DraftGoneError):
            desk.scanning.print_separators("nowhere")


class TestPagesOfOtherCounters:
    """A sheet pulled from another counter names pages that lie on the server."""

    class Line:
        def __init__(self, pages):
            self.pages = pages
            self.asked = 0

        def get_blob(self, sha):
            self.asked += 1
            return self.pages[sha]

        def close(self):
            pass

    def test_a_page_is_fetched_once_and_stays(self, tmp_path):
        theirs, ours = (BlobStore(tmp_path / name, bytes(32)) for name in ("theirs", "ours"))
        sha = theirs.put(b"a page")
        line = self.Line({sha: b"a page"})
        pages = PageFiles(ours, lambda: line)
        assert [pages.get(sha), pages.get(sha)] == [b"a page"] * 2
        assert line.asked == 1

    def test_offline_it_says_so(self, tmp_path):
        from counter_app.errors.central import ServerUnreachableError

        def no_line():
            raise ServerUnreachableError

        pages = PageFiles(BlobStore(tmp_path, bytes(32)), no_line)
        with pytest.raises(BlobMissingError):
            pages.get("00" * 32)


def test_raw_scans_stay_until_the_server_has_the_act_then_go(desk, desk_root, wall):
    from datetime import timedelta

    view = desk.accept(101)
    with desk.drafts._db.read() as conn:
        named = drafts.named_blobs(conn)
    filed = {page.image.blob for page in desk.state(view.stream).pages}
    raws = named - filed
    assert raws
    desk.close()
    wall.now += timedelta(days=2)
    again = open_counter(desk_root, wall)  # nothing was confirmed: nothing goes
    assert all(again.scanning._blobs.has(sha) for sha in raws)
    with again.drafts._db.write() as conn:
        from counter_app.store import journal

        acked = {one.id: n for n, one in enumerate(journal.unsent(conn), start=1000)}
        journal.acknowledge(conn, acked, {})
    again.close()
    for path in (desk_root / "blobs").rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    last = open_counter(desk_root, wall)
    assert not any(last.scanning._blobs.has(sha) for sha in raws)
    assert all(last.scanning._blobs.has(sha) for sha in filed)
    last.close()


def test_pages_that_arrive_after_the_last_save_are_filed_too(desk):
    draft = desk.fill(desk.draft(101))
    _, (late,) = desk.scan(draft.id, 1)
    stale = replace(draft, note="ghi sau")
    desk.drafts.save(stale)
    view = desk.intake.accept(draft.id, HOA)
    assert late.image.blob in {page.image.blob for page in desk.state(view.stream).pages}


def png_head(width, height):
    """A PNG that claims a size and ends there."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    head = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + head + struct.pack(">I", 1 << 20) + b"IDAT" + bytes(64)


def test_a3_in_colour_at_1200_dpi_is_refused_in_words_and_the_rest_goes_on(desk):
    draft = desk.draft(101)
    first, giant, last = desk.pages(3)
    giant.write_bytes(png_head(14_031, 19_842))  # 835 MB of pixels
    arrived = []
    desk.feeder.feed([first, giant, last])
    ended = desk.scanning.scan(Job(arrived.append), draft.id)
    assert (ended.pages, ended.problem) == (2, None)
    assert "278" in arrived[1].problem.tell().happened


def test_a_resolution_told_wrong_leaves_the_sheet_its_size(desk):
    draft = desk.draft(101)
    path = desk.pages(1)[0]
    with Image.open(path) as picture:  # A4 at 150 dpi from a device that says 75: over half a metre
        picture.resize((1240, 1754)).save(path, "JPEG", dpi=(150, 150))
    desk.equipment.scanner()._dpi = 75
    desk.feeder.feed([path])
    desk.scanning.scan(Job(), draft.id)
    (page,) = kept(desk, draft.id)
    height_mm = page.image.height / page.image.dpi * 25.4
    assert 290 < height_mm < 300
