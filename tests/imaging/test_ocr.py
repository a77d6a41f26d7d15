"""Words read off a page, and laid unseen over its picture."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys

import numpy as np
import pypdfium2
import pytest
from pikepdf import pdfa

from counter_app.errors.pages import PageUnreadable
from counter_app.imaging import g4, ocr
from counter_app.imaging.bundle import BundlePage, wrap_pdf
from counter_app.imaging.ocr import Word
from tests.imaging.drawing import DPI, Drawing

SENTENCE = "Tờ khai đăng ký khai sinh ở phường Mẫu"
needs_tesseract = pytest.mark.skipif(
    not ocr.is_available() and not os.environ.get("CI"),
    reason="Tesseract with Vietnamese is not installed (tesseract-ocr-vie)",
)


@pytest.fixture(scope="module")
def slip() -> tuple[bytes, int, int]:
    """A small page of one sentence: G4, width, height."""
    gray = Drawing.blank((1300, 300)).words(SENTENCE, at_mm=(8, 8), points=16).gray()
    return g4.encode((gray < 128).astype(np.uint8)), 1300, 300


def read(stream: bytes, width: int, height: int, turn: int = 0) -> tuple[Word, ...]:
    words = ocr.read_words(
        stream, "image/g4", (width, height), dpi=DPI, turn=turn, give_up=lambda: False
    )
    assert words is not None
    return words


@needs_tesseract
def test_words_are_read_where_they_stand(slip):
    words = read(*slip)
    assert " ".join(word.text for word in words) == SENTENCE
    lefts = [word.box[0] for word in words]
    assert lefts == sorted(lefts)
    assert all(80 < word.box[1] < 190 and word.box[3] < 80 for word in words)


@needs_tesseract
def test_a_page_is_read_as_it_is_shown(slip):
    stream, width, height = slip
    gray = g4.decode(stream, width, height)
    lying = g4.encode((np.ascontiguousarray(np.rot90(gray)) < 128).astype(np.uint8))
    assert [word.text for word in read(lying, height, width, turn=90)] == SENTENCE.split()


@needs_tesseract
def test_a_stop_ends_the_reading(slip):
    stream, width, height = slip
    busy = ocr.read_words(
        stream, "image/g4", (width, height), dpi=DPI, turn=0, give_up=lambda: True
    )
    assert busy is None or [word.text for word in busy] == SENTENCE.split()


def test_a_damaged_page_says_so():
    with pytest.raises(PageUnreadable):
        ocr.read_words(b"", "image/g4", (100, 100), dpi=DPI, turn=0, give_up=lambda: False)


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A program `tesseract` that does what the test says; nothing else is on the path."""

    def make(script: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(f"#!{sys.executable}\n{script}\n")
        program.chmod(0o755)

    monkeypatch.setenv("PATH", str(tmp_path))
    return make


def test_without_the_program_nothing_is_read(stand_in):
    assert not ocr.is_available()


def test_a_tesseract_without_vietnamese_is_not_used(stand_in):
    stand_in("print('List of available languages (2):\\neng\\nosd')")
    assert not ocr.is_available()


def test_a_program_that_is_killed_is_told_of(stand_in, slip):
    stand_in("import sys; sys.stdin.buffer.read(); sys.exit(9)")
    with pytest.raises(OSError, match="9"):
        read(*slip)


def test_a_program_that_never_ends_is_ended_on_stop(stand_in, slip):
    stand_in("import time; time.sleep(600)")
    stream, width, height = slip
    size = (width, height)
    said = ocr.read_words(stream, "image/g4", size, dpi=DPI, turn=0, give_up=lambda: True)
    assert said is None


def test_only_sure_words_with_letters_count(stand_in, slip):
    rows = (
        "level\\tleft\\ttop\\twidth\\theight\\tconf\\ttext",
        "5\\t1\\t2\\t3\\t4\\t96.1\\tKhai",
        "5\\t1\\t2\\t3\\t4\\t12\\tnhòe",
        "5\\t1\\t2\\t3\\t4\\t90\\t---",
        '5\\t1\\t2\\t3\\t4\\t80\\t"12/3"',
        "4\\t1\\t2\\t3\\t4\\t-1\\tdòng",
        "5\\tx\\t2\\t3\\t4\\t90\\thỏng",
        "5",
    )
    table = "\\n".join(rows)
    stand_in(
        f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write('''{table}'''.encode())"
    )
    assert read(*slip) == (
        Word(text="Khai", box=(1, 2, 3, 4)),
        Word(text='"12/3"', box=(1, 2, 3, 4)),
    )


def paper(words: tuple[Word, ...], turn: int = 0) -> bytes:
    white = np.full((600, 800), 255, np.uint8)
    page = BundlePage(
        stream=g4.encode((white < 128).astype(np.uint8)),
        media_type="image/g4",
        width=800,
        height=600,
        dpi=200,
        turn=turn,
        words=words,
    )
    return wrap_pdf([page], title="Đơn")


WORDS = (
    Word(text="Đường", box=(100, 80, 120, 30)),
    Word(text="Nguyễn", box=(240, 80, 140, 30)),
    Word(text="(Ưỡ)", box=(100, 200, 90, 30)),
)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_are_found_where_they_stand_and_are_not_seen(turn):
    document = pypdfium2.PdfDocument(paper(WORDS, turn))
    page = document[0]
    assert np.asarray(page.render(scale=1).to_numpy()).min() == 255
    text = page.get_textpage()
    assert text.get_text_range().split() == [word.text for word in WORDS]
    assert text.search("Nguyễn").get_next() is not None
    assert text.count_rects() == 3
    left, bottom, right, top = text.get_rect(0)
    if turn == 0:
        assert (left, 216 - top) == pytest.approx((36, 28.8), abs=0.3)
        assert (right - left, top - bottom) == pytest.approx((43.2, 10.8), abs=0.3)


def test_a_page_with_words_is_pdf_a_2b():
    assert not pdfa.validate_written(io.BytesIO(paper(WORDS)), "2b").findings


def test_a_letter_beyond_the_font_does_not_spoil_the_others():
    words = (Word(text="a\U0001f600b", box=(10, 10, 90, 20)), Word(text="", box=(1, 1, 0, 0)))
    document = pypdfium2.PdfDocument(paper(words))
    assert document[0].get_textpage().get_text_range() == "ab"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no program pdftotext here")
def test_another_reader_finds_the_same_words(tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper(WORDS))
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [word.text for word in WORDS]
    assert not done.stderr
