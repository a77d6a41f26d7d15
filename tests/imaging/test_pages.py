"""The whole chain: one entry, errors in their place, the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import sys

import cv2
import numpy as np
import pytest
from PIL import Image

from counter_app.errors import pages as errors
from counter_app.imaging.pages import TOOL, ProcessedPage, process
from tests.imaging.drawing import DPI, Drawing, leaned, on_bed, only, pdf_of, saved, scanned


@pytest.mark.parametrize(
    "scan",
    [
        lambda: scanned(leaned(Drawing.blank().text().gray(), 1.7)),
        lambda: scanned(Drawing.blank().text(lines=20).seal().pixels()),
        lambda: scanned(on_bed(Drawing.blank().text(lines=12).pixels(), degrees=-2.0)),
        lambda: pdf_of(1),
    ],
    ids=["leaning", "colour", "on a bed", "pdf"],
)
def test_the_same_bytes_in_give_the_same_bytes_out(scan):
    data = scan()
    assert list(process(data, None, DPI)) == list(process(data, None, DPI))


def test_another_process_gives_the_same_bytes(tmp_path, letter):
    data = scanned(leaned(letter, 0.8))
    source = tmp_path / "page.jpg"
    source.write_bytes(data)
    script = (
        "import sys, hashlib, pathlib\n"
        "from counter_app.imaging.pages import process\n"
        "(page,) = process(pathlib.Path(sys.argv[1]).read_bytes(), None, 300)\n"
        "print(hashlib.sha256(page.stream + page.thumbnail).hexdigest())\n"
    )
    import hashlib

    page = only(process(data, None, DPI))
    other = subprocess.run(
        [sys.executable, "-c", script, str(source)], capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == hashlib.sha256(page.stream + page.thumbnail).hexdigest()


def test_a_page_comes_with_everything_that_is_kept_of_it(letter_scan):
    page = only(process(letter_scan, "image/jpeg", DPI))
    assert (page.width, page.height, page.dpi) == (2480, 3508, 300)
    assert page.tool == TOOL
    assert page.sharpness > 0
    assert page.ink_permyriad > 0
    thumbnail = Image.open(io.BytesIO(page.thumbnail))
    assert thumbnail.format == "JPEG"
    assert thumbnail.size == (170, 240)


@pytest.mark.parametrize("size", [(2480, 400), (400, 2480), (9000, 60), (60, 9000)])
def test_strips_and_banners_get_thumbnails_too(size):
    sheet = Drawing.blank(size)
    page = only(process(saved(sheet.image, "PNG"), None, DPI))
    thumbnail = Image.open(io.BytesIO(page.thumbnail))
    assert thumbnail.height == 240
    assert thumbnail.width <= 8 * 240


def test_a_broken_page_comes_as_an_error_in_its_place(letter):
    small = cv2.resize(letter, (1240, 1754), interpolation=cv2.INTER_AREA)
    sheets = [Image.fromarray(small), Image.new("L", (1, 1)), Image.fromarray(small[::-1].copy())]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    first, second, third = process(data, None, 150)
    assert isinstance(first, ProcessedPage)
    assert isinstance(second, errors.PictureTooSmall)
    assert isinstance(third, ProcessedPage)


def test_pages_of_a_container_come_one_by_one():
    """The first page is there before the second is opened: a stack is shown as it comes."""
    pages = process(pdf_of(40), "application/pdf", 0)
    assert isinstance(next(pages), ProcessedPage)
    pages.close()


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff", b"%PDF-1.7\n"])
def test_bad_input_yields_one_error_and_raises_nothing(data):
    (error,) = process(data, "image/jpeg", DPI)
    assert isinstance(error, errors.PageError)


def test_a_page_of_one_tone_is_no_trouble():
    for tone in (0, 127, 255):
        page = only(process(saved(Image.new("L", (800, 1100), tone), "PNG"), None, 100))
        assert (page.width, page.height) == (800, 1100)


def test_noise_is_no_trouble():
    noise = np.random.default_rng(2).integers(0, 255, (900, 700, 3)).astype(np.uint8)
    assert only(process(saved(Image.fromarray(noise), "PNG"), None, 0)).codes == ()


def test_a_page_of_more_dots_than_sixteen_bits_can_number_is_no_trouble():
    dots = np.full((1400, 1000), 250, np.uint8)
    dots[::2, ::2] = 20
    page = only(process(saved(Image.fromarray(dots), "PNG"), None, 75))
    assert (page.width, page.height) == (1000, 1400)


DETAILS = {"page": 3, "count": 412, "limit": 300, "width": 1, "height": 1, "megapixels": 400}


@pytest.mark.parametrize(
    "kind",
    [
        errors.PageError,
        errors.FileUnopened,
        errors.FileEmpty,
        errors.FormatUnknown,
        errors.PageUnreadable,
        errors.FileTruncated,
        errors.PdfEncrypted,
        errors.TooManyPages,
        errors.PictureTooLarge,
        errors.PictureTooSmall,
    ],
)
def test_every_error_tells_what_happened_what_is_kept_and_what_to_do(kind):
    error = kind(**DETAILS)
    for language in ("vi", "en"):
        told = error.tell(language)
        for sentence in (told.happened, told.kept, told.todo):
            assert sentence.endswith(".")
            assert "{" not in sentence
    assert error.tell("vi").happened != error.tell("en").happened


def test_every_error_has_a_code_of_its_own():
    kinds = [errors.PageError, *errors.PageError.__subclasses__()]
    assert len({kind.code for kind in kinds}) == len(kinds)
