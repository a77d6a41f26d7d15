"""One-press tests of devices: what is told, and that nothing of them is kept."""

import threading
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from counter_app.devices.api import PrinterState, ReadCode
from counter_app.errors.devices import FeederEmpty, ReaderUnplugged
from counter_app.errors.printers import PaperOut
from counter_app.imaging.codes import read_codes
from counter_app.job import Cancelled, Job
from counter_app.services import device_tests
from counter_app.services.device_tests import code_lines, kind_words, visible
from tests.imaging.drawing import Drawing, leaned, scanned
from tests.services.playing import HOA, open_counter

pytestmark = pytest.mark.usefixtures("practice_server_here")

CARD = "051087004321||Nguyễn Văn Khoa|15081987|Nam|Tổ 5, Nghĩa Lộ|10052021"


@pytest.fixture
def run(desk):
    def go(key, job=None):
        device = next(one for one in desk.devices.listed() if one.key == key)
        return desk.device_tests.run(job or Job(), device, HOA)

    return go


def told(lines):
    return [line.words.vi for line in lines]


def test_a_sheet_is_judged_and_not_filed(desk, run, tmp_path):
    drawing = (
        Drawing.blank().text(lines=20).code("IN-THU-0123456789", at_mm=(20, 220), px_per_module=8)
    )
    sheet = tmp_path / "sheet.jpg"
    sheet.write_bytes(scanned(leaned(drawing.gray(), 1.5)))
    desk.feeder.feed([sheet])
    entries = desk.unsent()
    blobs = list((desk.root / "blobs").rglob("*.*"))
    lines = run("scanner")
    assert told(lines)[:3] == [
        "Quét được 01 trang, 300 dpi.",
        "Khổ giấy 210 × 297 mm (A4).",
        "Giấy lệch 1,5°, đã chỉnh thẳng.",
    ]
    assert lines[2].tone == "soon"
    assert "Đọc được mã của trang in thử." in told(lines)
    assert desk.unsent() == entries
    assert list((desk.root / "blobs").rglob("*.*")) == blobs
    assert desk.devices.state(desk.devices.listed()[0]).last_at is not None


def test_only_one_sheet_is_drawn_in(desk, run):
    desk.feeder.feed(desk.pages(3))
    run("scanner")
    assert desk.feeder.waiting() == 2


def test_tests_leave_every_process_free_for_the_next_stack(desk, run):
    for _ in range(desk.device_tests._workers.most + 1):
        desk.feeder.feed(desk.pages(1))
        assert run("scanner")


def test_what_stands_on_a_card_is_not_repeated(desk, run, tmp_path):
    sheet = tmp_path / "card.jpg"
    drawing = Drawing.blank().text(lines=5).code(CARD, at_mm=(20, 100), px_per_module=6)
    sheet.write_bytes(scanned(drawing.gray()))
    desk.feeder.feed([sheet])
    words = " ".join(told(run("scanner")))
    assert "mã QR của thẻ căn cước" in words
    assert "Khoa" not in words
    assert "051087004321" not in words


def test_an_empty_feeder_says_what_to_do(run):
    with pytest.raises(FeederEmpty):
        run("scanner")


def test_practice_lays_the_test_sheet_into_the_tray(tmp_path, wall):
    opened = open_counter(tmp_path / "practice", wall, practice=True)
    try:
        device = opened.devices.listed()[0]
        words = told(opened.device_tests.run(Job(), device, HOA))
    finally:
        opened.close()
    assert "Đọc được mã của trang in thử." in words
    assert "Giấy thẳng." in words


def test_the_slip_has_the_code_and_the_printers_width(desk, run):
    assert "576 điểm" in told(run("slip"))[0]
    (png,) = desk.printed("slip")
    with Image.open(png) as picture:
        assert picture.width == 576


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_the_sheet_can_be_scanned_again(desk, run, size):
    desk.device_tests._centre = replace(desk.centre, receipt_size=size)
    assert size in told(run("document"))[0]
    (pdf,) = desk.printed()
    page = pypdfium2.PdfDocument(pdf)[0]
    gray = page.render(scale=200 / 72, grayscale=True).to_numpy().squeeze()
    assert [code.text for code in read_codes(gray)] == ["IN-THU-0123456789"]


def test_a_test_that_fails_is_no_success(desk, run):
    desk.slips.set_state(PrinterState.PAPER_OUT)
    with pytest.raises(PaperOut):
        run("slip")
    slip = next(one for one in desk.devices.listed() if one.key == "slip")
    assert desk.devices.state(slip).last_at is None


class TestReader:
    """Any code, shown as it came; it opens nothing."""

    @pytest.fixture
    def desk(self, desk, desk_root, wall):
        desk.close()
        (desk_root / "settings.toml").write_text('[[readers]]\ndriver = "virtual"\n', "utf-8")
        again = open_counter(desk_root, wall)
        yield again
        again.close()

    @pytest.fixture
    def heard(self, desk):
        """What reaches the window while readers are followed."""
        found = []
        job = Job(found.append)

        def follow():
            with pytest.raises(Cancelled):
                desk.equipment.read_codes(job)

        thread = threading.Thread(target=follow)
        thread.start()
        yield found
        job.stop()
        thread.join(10)

    def test_a_code_goes_to_the_test_alone(self, desk, run, heard, caplog):
        reader = next(desk.equipment.readers())
        answers = []
        test = threading.Thread(target=lambda: answers.append(run("reader-0")))
        test.start()
        while not desk.equipment._wanted:
            threading.Event().wait(0.01)
        reader.give("\x02" + CARD + "\r")
        test.join(20)
        (lines,) = answers
        assert "␂051087004321" in told(lines)[0]
        assert told(lines)[1] == "Đây là mã QR của thẻ căn cước."
        assert heard == []
        assert "Khoa" not in caplog.text

    def test_a_reader_that_is_out_says_so(self, desk, run, heard):
        next(desk.equipment.readers()).unplug()
        with pytest.raises(ReaderUnplugged):
            run("reader-0")

    def test_silence_is_told(self, run, heard, monkeypatch):
        monkeypatch.setattr(device_tests, "WAIT_S", 0.3)
        (line,) = run("reader-0")
        assert line.tone == "soon"
        assert "chế độ nối tiếp" in line.words.vi


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"]Q1\x1dABC\r\n", "]Q1␝ABC␍␊"),
        ("Nguyễn\x7f".encode(), "Nguyễn␡"),
        ("a\u202eb".encode(), "a<U+202E>b"),
        (b"\xff\xfe", r"\xff\xfe"),
        (b"x" * 500, "x" * 400 + "…"),
    ],
)
def test_control_characters_are_visible(data, seen):
    assert visible(data) == seen


def test_bytes_that_are_no_text_are_told():
    raw, why = code_lines(ReadCode(data=b"\xff\xfe", text=None, device="x"))
    assert "UTF-8" in why.words.vi
    assert (raw.tone, why.tone) == ("ok", "bad")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CARD, "mã QR của thẻ căn cước"),
        ("IN-THU-0123456789", "mã của trang in thử"),
        ("EA123456789VN", "số hiệu bưu gửi"),
        ("https://example.org", "mã trên màn hình điện thoại hoặc đường dẫn"),
        ("hello", "mã mà chương trình không dùng"),
    ],
)
def test_what_a_code_is_taken_for(text, words):
    assert kind_words(text).vi == words


def test_a_code_without_a_space_may_be_broken_where_it_is_shown():
    line, *_ = code_lines(ReadCode(data=b"x" * 400, text="x" * 400, device=""))
    words = line.words.vi.removeprefix("Đã đọc: ").split("\u200b")
    assert max(map(len, words)) == 24
    assert "".join(words) == "x" * 400
