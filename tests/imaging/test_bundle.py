"""PDF wraps, judged by drawing them: a wrong polarity is a perfectly valid PDF."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from counter_app.imaging import g4
from counter_app.imaging.bundle import BundlePage, wrap_pdf
from counter_app.imaging.pages import process
from tests.imaging.drawing import DPI, Drawing, jpeg, only, saved, scanned


@pytest.fixture(scope="module")
def corner() -> np.ndarray:
    """White, 600 x 900, black in the upper left corner."""
    page = np.full((900, 600), 255, np.uint8)
    page[:150, :200] = 0
    return page


def as_g4(gray: np.ndarray, turn: int = 0) -> BundlePage:
    height, width = gray.shape
    strip = g4.encode((gray < 128).astype(np.uint8))
    return BundlePage(
        stream=strip, media_type="image/g4", width=width, height=height, dpi=100, turn=turn
    )


def as_jpeg(image: np.ndarray, turn: int = 0) -> BundlePage:
    height, width = image.shape[:2]
    return BundlePage(
        stream=jpeg(image), media_type="image/jpeg", width=width, height=height, dpi=100, turn=turn
    )


def shown(pdf: bytes, index: int = 0, scale: float = 1.0) -> np.ndarray:
    """The page as a viewer draws it, RGB."""
    document = pypdfium2.PdfDocument(pdf)
    return np.array(document[index].render(scale=scale).to_pil().convert("RGB"))


def is_black(picture: np.ndarray, where: str) -> bool:
    height, width = picture.shape[:2]
    rows = slice(10, 60) if where.startswith("upper") else slice(height - 60, height - 10)
    columns = slice(10, 60) if where.endswith("left") else slice(width - 60, width - 10)
    return picture[rows, columns].mean() < 40


CORNERS = ("upper left", "upper right", "lower left", "lower right")


@pytest.mark.parametrize("wrap", [as_g4, as_jpeg])
@pytest.mark.parametrize(
    ("turn", "where"),
    [(0, "upper left"), (90, "upper right"), (180, "lower right"), (270, "lower left")],
)
def test_ink_is_black_paper_is_white_and_turns_go_clockwise(corner, wrap, turn, where):
    picture = shown(wrap_pdf([wrap(corner, turn)], title="Bản vẽ"))
    assert [at for at in CORNERS if is_black(picture, at)] == [where]
    assert picture.mean() > 200


def test_the_page_has_the_size_of_its_paper(corner):
    with pikepdf.open(io.BytesIO(wrap_pdf([as_g4(corner)], title=""))) as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 432, 648]  # 6 x 9 in at 100 dpi


def test_streams_are_wrapped_byte_for_byte(corner):
    pages = [as_g4(corner), as_jpeg(corner)]
    with pikepdf.open(io.BytesIO(wrap_pdf(pages, title="x"))) as pdf:
        inside = [page.Resources.XObject.Page.read_raw_bytes() for page in pdf.pages]
    assert inside == [page.stream for page in pages]


def test_colour_stays_the_colour_it_was():
    red = np.full((200, 200, 3), (40, 30, 200), np.uint8)  # BGR
    picture = shown(wrap_pdf([as_jpeg(red)], title=""))
    assert np.allclose(picture[70, 70], (200, 30, 40), atol=6)


def test_the_same_pages_give_the_same_file(corner):
    pages = [as_g4(corner), as_jpeg(corner, 90)]
    assert wrap_pdf(pages, title="Đơn") == wrap_pdf(pages, title="Đơn")
    assert wrap_pdf(pages, title="Đơn") != wrap_pdf(pages[::-1], title="Đơn")


def test_metadata_hold_the_title_and_nothing_else(corner):
    pdf = wrap_pdf([as_g4(corner)], title="Đơn đề nghị")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert {str(k): str(v) for k, v in opened.docinfo.items()} == {"/Title": "Đơn đề nghị"}
        said = opened.Root.Metadata.read_bytes().decode()
    assert "Đơn đề nghị" in said
    assert b"Date" not in pdf
    assert "Date" not in said


def test_a_whole_stack_keeps_its_order(corner):
    pages = [as_g4(corner, turn) for turn in (0, 90, 180, 270)]
    pdf = wrap_pdf(pages, title="")
    seen = [next(at for at in CORNERS if is_black(shown(pdf, i), at)) for i in range(4)]
    assert seen == ["upper left", "upper right", "lower right", "lower left"]


def stamp() -> bytes:
    """A mark whose left half is ink and right half is paper."""
    mark = Image.new("1", (400, 40), 1)
    mark.paste(0, (0, 0, 200, 40))
    return saved(mark, "PNG")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_practice_mark_stands_at_the_foot_of_the_page_as_shown(turn):
    blank = np.full((900, 600), 255, np.uint8)
    picture = shown(wrap_pdf([as_jpeg(blank, turn)], title="", stamp=stamp()))
    height, width = picture.shape[:2]
    ys, xs = np.nonzero(picture.mean(axis=2) < 100)
    assert ys.min() > 0.85 * height
    assert ys.max() < height - 10
    assert xs.max() < width * 0.52  # the left half of the mark: it is not mirrored
    assert xs.min() == pytest.approx(width * 0.19, abs=4)


def test_the_mark_lets_the_page_show_through(corner):
    dark = np.full((900, 600), 120, np.uint8)
    picture = shown(wrap_pdf([as_jpeg(dark)], title="", stamp=stamp()))
    row = picture[-25, :, 0].astype(int)
    assert abs(int(row[330]) - 120) < 6  # the mark's paper half
    assert row[120] < 40  # its ink half


def test_real_pages_come_back_from_their_pdf(letter, letter_scan):
    page = only(process(letter_scan, None, DPI))
    sealed = only(process(scanned(Drawing.blank().text(lines=8).seal().pixels()), None, DPI))
    pdf = wrap_pdf(
        [
            BundlePage(
                stream=p.stream, media_type=p.media_type, width=p.width, height=p.height, dpi=p.dpi
            )
            for p in (page, sealed)
        ],
        title="Tờ khai",
    )
    first = shown(pdf, 0, scale=150 / 72).mean(axis=2)
    resized = cv2.resize(letter, first.shape[::-1], interpolation=cv2.INTER_AREA)
    assert np.corrcoef(first.ravel(), resized.ravel())[0, 1] > 0.9
    second = shown(pdf, 1)
    assert (second[:, :, 0].astype(int) - second[:, :, 2]).max() > 60


@pytest.mark.parametrize(
    "page",
    [
        BundlePage(stream=b"x", media_type="image/png", width=1, height=1, dpi=1),
        BundlePage(stream=b"no jpeg", media_type="image/jpeg", width=1, height=1, dpi=1),
        BundlePage(stream=b"", media_type="image/g4", width=1, height=1, dpi=1, turn=45),
    ],
)
def test_what_cannot_be_wrapped_is_refused(page):
    with pytest.raises(ValueError):
        wrap_pdf([page], title="")


def test_a_pdf_without_pages_is_refused():
    with pytest.raises(ValueError):
        wrap_pdf([], title="")
