"""Every paper's PDF is PDF/A-2b, judged by a checker that approves only what it knows."""

from __future__ import annotations

import io
import shutil
import subprocess

import numpy as np
import pikepdf
import pytest

from counter_app.imaging import g4
from counter_app.imaging.bundle import BundlePage, wrap_pdf
from counter_app.imaging.pages import process
from tests.imaging.drawing import DPI, Drawing, jpeg, only, saved, scanned
from tests.imaging.test_jbig2 import KNOWN


@pytest.fixture(scope="module")
def pages() -> list[BundlePage]:
    """One page of every kind of stream."""
    sealed = only(process(scanned(Drawing.blank().text(lines=12).seal().pixels()), None, DPI))
    small = np.full((100, 80), 255, np.uint8)
    streams = [
        (g4.encode((small < 128).astype(np.uint8)), "image/g4", 80, 100),
        (KNOWN, "image/jbig2", 40, 24),
        (jpeg(small), "image/jpeg", 80, 100),
        (jpeg(np.full((100, 80, 3), 200, np.uint8)), "image/jpeg", 80, 100),
        (sealed.stream, sealed.media_type, sealed.width, sealed.height),
    ]
    assert sealed.media_type == "image/layers"
    return [
        BundlePage(stream=stream, media_type=kind, width=width, height=height, dpi=100, turn=90)
        for stream, kind, width, height in streams
    ]


def problems(pdf: bytes) -> list[str]:
    from pikepdf import pdfa  # takes longer to load than any other test file

    report = pdfa.validate_written(io.BytesIO(pdf), "2b")
    return [str(finding) for finding in report.findings]


@pytest.mark.parametrize("title", ["Tờ khai <đăng ký> & cam kết", "", "hai\ndòng \x00 \ufffe"])
def test_a_paper_is_pdf_a_2b(pages, title):
    assert not problems(wrap_pdf(pages, title=title))


def test_so_is_a_practice_paper(pages):
    from PIL import Image

    mark = saved(Image.new("1", (400, 40), 0), "PNG")
    assert not problems(wrap_pdf(pages, title="Đơn", stamp=mark))


def test_the_checker_sees_what_is_missing(pages):
    with pikepdf.open(io.BytesIO(wrap_pdf(pages, title="Đơn"))) as pdf:
        del pdf.Root.OutputIntents
        out = io.BytesIO()
        pdf.save(out)
    assert problems(out.getvalue())


def test_a_page_in_ink_colours_is_refused():
    """No output intent of ours says how CMYK is meant; `decode` makes RGB of it."""
    from PIL import Image

    page = saved(Image.new("CMYK", (80, 80)), "JPEG")
    leaf = BundlePage(stream=page, media_type="image/jpeg", width=80, height=80, dpi=100)
    with pytest.raises(ValueError):
        wrap_pdf([leaf], title="")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="no program qpdf on this machine")
def test_another_reader_finds_no_fault(pages, tmp_path):
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(wrap_pdf(pages, title="Đơn"))
    done = subprocess.run(["qpdf", "--check", paper], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="no program pdftoppm on this machine")
def test_another_viewer_shows_every_page(pages, tmp_path):
    """Poppler draws what PDFium draws: the red ring above the print."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(wrap_pdf(pages, title="Đơn"))
    command = ["pdftoppm", "-r", "40", "-png", paper, tmp_path / "page"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr
    from PIL import Image

    last = np.array(Image.open(max(tmp_path.glob("page-*.png"))).convert("RGB")).astype(int)
    assert (last[:, :, 0] - last[:, :, 2]).max() > 60
    assert last.min() < 80
