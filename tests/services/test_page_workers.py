"""Processes that put pages right: killed, hung and broken ones never cost a page."""

import hashlib
import io
import multiprocessing
import os
import signal
import subprocess
import sys

import pytest
from PIL import Image

from counter_app.errors.pages import FileTruncated, PageBreaksWorker, PageWorkersDown
from counter_app.imaging.pages import ProcessedPage
from counter_app.job import Job
from counter_app.services.page_workers import PageRequest, PageWorkers
from counter_app.services.scanning import PageArrived
from tests.services.broken_workers import breaks_on_dark, dies_of_everything, never_starts
from tests.services.playing import draw_page, open_counter

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs SIGSTOP")


def picture(tone):
    out = io.BytesIO()
    Image.new("L", (200, 280), tone).save(out, "JPEG")
    return out.getvalue()


def booklet(*tones):
    first, *others = [Image.new("L", (200, 280), tone) for tone in tones]
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=others)
    return out.getvalue()


def request(data):
    return PageRequest(data=data, media_type=None, dpi=100)


@pytest.fixture
def pool():
    made = []

    def make(**options):
        made.append(PageWorkers(**{"most": 2, **options}))
        return made[-1]

    yield make
    for workers in made:
        workers.close()


def children():
    return {child.pid for child in multiprocessing.active_children()}


@pytest.mark.skipif(sys.platform != "linux", reason="reads what a process holds from /proc")
def test_memory_held_for_the_next_page_goes_back_when_there_is_none(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(
        "import pathlib, re\n"
        "from counter_app.services.page_workers import hold_memory\n"
        "status = pathlib.Path('/proc/self/status')\n"
        "held = lambda: int(re.search(r'VmRSS:\\s*(\\d+)', status.read_text())[1]) // 1024\n"
        "give_back = hold_memory()\n"
        "before = held()\n"
        "pages = [b'1' * (16 << 20) for _ in range(8)]\n"
        "del pages\n"
        "freed = held() - before\n"
        "give_back()\n"
        "print(freed, held() - before)\n"
    )
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    freed, left = map(int, told.stdout.split())
    assert freed > 100
    assert left < 20


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process so")
def test_no_page_gets_all_the_memory_there_is():
    code = "from counter_app.services.page_workers import bound_memory as bound\nbound()\n"
    asked = subprocess.run(
        [sys.executable, "-c", code + "bytearray(5 << 30)"], capture_output=True, check=False
    )
    assert b"MemoryError" in asked.stderr


def test_pages_come_in_order_as_imaging_makes_them(pool):
    work = pool().begin(request(booklet(250, 240, 230)))
    pages = list(work)
    assert [page.height for page in pages] == [280] * 3
    assert all(isinstance(page, ProcessedPage) for page in pages)


def test_a_broken_file_is_an_error_from_the_other_side(pool):
    damaged = picture(250)[:-200]
    (error,) = pool().begin(request(damaged))
    assert isinstance(error, FileTruncated)
    assert error.tell() == FileTruncated(page=1).tell()


def test_processes_start_only_when_there_is_work_for_them(pool):
    before = children()
    workers = pool(most=2)
    assert children() == before
    for _ in range(3):
        assert len(list(workers.begin(request(picture(250))))) == 1
    assert len(children() - before) == 1
    first, second = (workers.begin(request(picture(250))) for _ in range(2))
    assert len(children() - before) == 2
    assert len(list(second)) == len(list(first)) == 1


def test_a_process_that_ended_while_idle_costs_no_wait(pool):
    before = children()
    workers = pool(most=1, silent_s=1.0)
    list(workers.begin(request(picture(250))))
    (idle,) = (one for one in multiprocessing.active_children() if one.pid not in before)
    idle.kill()
    idle.join()
    work = workers.begin(request(picture(250)))
    its_own = children() - before
    assert len(list(work)) == 1
    assert children() - before == its_own  # asked at once: nobody waited for it in vain


def test_close_leaves_no_process_and_no_work_begins_after_it(pool):
    before = children()
    workers = pool()
    workers.get_ready()
    work = workers.begin(request(picture(250)))
    workers.close()
    assert children() == before
    with pytest.raises(PageWorkersDown):
        list(work)
    with pytest.raises(PageWorkersDown):
        workers.begin(request(picture(250)))


def test_a_page_that_kills_twice_is_refused_and_the_pages_after_it_follow(pool):
    work = pool(serve=breaks_on_dark).begin(request(booklet(250, 10, 240)))
    first, refused, last = work
    assert isinstance(first, ProcessedPage)
    assert isinstance(refused, PageBreaksWorker)
    assert refused.details == {"page": 2}
    assert isinstance(last, ProcessedPage)


def test_a_page_that_hangs_is_refused_and_the_pages_after_it_follow(pool):
    work = pool(serve=breaks_on_dark, silent_s=1.0).begin(request(booklet(250, 75, 240)))
    assert [type(page) for page in work] == [ProcessedPage, PageBreaksWorker, ProcessedPage]


def test_a_file_that_kills_whatever_its_page_ends(pool):
    (refused,) = pool(serve=dies_of_everything).begin(request(booklet(250, 240)))
    assert isinstance(refused, PageBreaksWorker)


def test_where_no_process_starts_a_sentence_says_so(pool):
    with pytest.raises(PageWorkersDown) as told:
        pool(serve=never_starts).begin(request(picture(250)))
    assert "bộ xử lý ảnh" in told.value.tell().happened


@pytest.mark.parametrize("blow", [pytest.param("KILL"), pytest.param("STOP", marks=POSIX)])
def test_processes_killed_or_hung_in_mid_stack_cost_no_page(desk_root, wall, blow, desk, pool):
    """Every process struck at every third page; all pages come, in order."""
    desk.close()
    before = children()
    opened = open_counter(desk_root, wall, workers=pool(silent_s=2.0))
    draft = opened.draft(101)
    arrived = []

    def strike(progress):
        arrived.append(progress)
        if len(arrived) % 3 == 0:
            for pid in children() - before:
                os.kill(pid, getattr(signal, f"SIG{blow}", signal.SIGTERM))

    opened.feeder.feed(opened.pages(9))
    ended = opened.scanning.scan(Job(strike), draft.id)
    assert (ended.pages, ended.problem) == (9, None)
    assert all(isinstance(one, PageArrived) for one in arrived)
    pages = opened.drafts.load(draft.id).pages
    assert [page.source for page in pages] == [f"{n:04d}.jpg" for n in range(1, 10)]
    opened.close()
    assert children() == before


def test_the_raw_scan_is_on_disk_before_its_page_is_put_right(desk_root, wall, desk, pool):
    """A page that breaks the processor is refused, but its scan lies there as delivered."""
    desk.close()
    opened = open_counter(desk_root, wall, workers=pool(serve=breaks_on_dark))
    sheet = desk_root.parent / "dark.jpg"
    sheet.write_bytes(picture(10))
    opened.feeder.feed([sheet, draw_page(desk_root.parent / "good.jpg", 1)])
    ended = opened.scanning.scan(Job(), opened.draft(101).id)
    assert (ended.pages, ended.problem) == (1, None)
    assert opened.scanning._blobs.has(hashlib.sha256(picture(10)).hexdigest())
    opened.close()


@POSIX
def test_no_process_outlives_a_killed_program(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(
        "import multiprocessing, os, signal\n"
        "from counter_app.services.page_workers import PageRequest, PageWorkers\n"
        "if __name__ == '__main__':\n"
        "    workers = PageWorkers(most=1)\n"
        "    list(workers.begin(PageRequest(data=b'', media_type=None, dpi=0)))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # An orphan would hold the pipe open, and this would wait for it in vain.
    told = subprocess.run([sys.executable, script], capture_output=True, check=False, timeout=60)
    assert told.returncode == -signal.SIGKILL
