"""Opening files: the bytes decide, and what cannot be opened says so."""

from __future__ import annotations

import io
import struct
import zlib

import cv2
import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw

from counter_app.errors import pages as errors
from counter_app.imaging.decode import PAGE_LIMIT, WORK_PIXELS, open_pages
from counter_app.imaging.raster import Raster, page_dpi
from tests.imaging.drawing import Drawing, jpeg, pdf_of, saved


def opened(data: bytes, media_type: str | None = None, dpi: int = 0) -> list[Raster]:
    pages = list(open_pages(data, media_type, dpi))
    assert all(isinstance(page, Raster) for page in pages), pages
    return pages


def refused(data: bytes) -> errors.PageError:
    (error,) = open_pages(data, "image/jpeg", 300)
    assert isinstance(error, errors.PageError)
    return error


@pytest.fixture(scope="module")
def corner() -> Image.Image:
    """White, with a black block in the upper left corner: wider than high."""
    image = Image.new("L", (400, 300), 255)
    ImageDraw.Draw(image).rectangle((0, 0, 99, 59), fill=0)
    return image


def has_block(raster: Raster, *, at: str = "upper left") -> bool:
    gray = raster.gray()
    blocks = {
        "upper left": gray[10:50, 10:50],
        "upper right": gray[10:50, -50:-10],
        "lower left": gray[-50:-10, 10:50],
        "lower right": gray[-50:-10, -50:-10],
    }
    black = {where for where, block in blocks.items() if block.mean() < 60}
    return black == {at}


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "PPM", "JPEG"])
def test_every_kind_of_picture_is_opened(corner, kind):
    (page,) = opened(saved(corner, kind))
    assert page.image.shape == (300, 400)
    assert has_block(page)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_every_kind_of_pixel_is_opened(corner, mode):
    if mode == "I;16":
        deep = np.asarray(corner, dtype=np.uint16) * 257
        image, kind = Image.fromarray(deep), "PNG"
    elif mode == "LA":
        image, kind = corner.convert("RGBA").convert("LA"), "PNG"
    else:
        image, kind = corner.convert(mode), "TIFF" if mode in {"CMYK", "1"} else "PNG"
    (page,) = opened(saved(image, kind))
    assert has_block(page)
    assert not page.is_colour
    assert page.two_level == (mode == "1")


def interlaced(gray: np.ndarray) -> bytes:
    """A PNG in seven passes (PNG specification, 8.2), which Pillow reads but does not write."""
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)]
    passes += [(0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = (row for x, y, dx, dy in passes for row in gray[y::dy, x::dx])
    pixels = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows if row.size))
    height, width = gray.shape
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
    data = b"\x89PNG\r\n\x1a\n"
    for name, body in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b"")):
        data += struct.pack(">I", len(body)) + name + body
        data += struct.pack(">I", zlib.crc32(name + body))
    return data


def test_an_interlaced_picture_is_opened(corner):
    (page,) = opened(interlaced(np.asarray(corner)))
    assert np.array_equal(page.image, np.asarray(corner))


@pytest.mark.parametrize("kind", [".png", ".tif"])
def test_sixteen_bits_of_colour_become_eight(kind):
    deep = np.full((300, 400, 3), 60_000, np.uint16)
    deep[:100, :150] = (2_000, 4_000, 50_000)  # BGR
    done, data = cv2.imencode(kind, deep)
    assert done
    (page,) = opened(data.tobytes())
    assert page.is_colour
    assert np.allclose(page.image[50, 50], (7, 15, 195), atol=3)
    assert np.allclose(page.image[200, 200], 234, atol=3)


def test_a_progressive_and_a_float_picture_are_opened(corner):
    (page,) = opened(saved(corner, "JPEG", progressive=True))
    assert has_block(page)
    (page,) = opened(saved(corner.convert("F"), "TIFF"))
    assert has_block(page)


def test_what_is_see_through_becomes_white_paper(corner):
    hidden = corner.convert("RGBA")
    hidden.putalpha(corner.point(lambda value: 255 - value))  # only the block is there
    ghost = Image.new("RGBA", corner.size, (0, 0, 0, 0))
    ghost.paste(hidden, (0, 0), hidden)
    (page,) = opened(saved(ghost, "PNG"))
    assert has_block(page)
    assert page.gray()[200, 200] == 255


@pytest.mark.parametrize(
    ("orientation", "shape", "corner_at"),
    [(3, (300, 400), "lower right"), (6, (400, 300), "upper right"), (8, (400, 300), "lower left")],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_the_cameras_turn_is_honoured(corner, kind, orientation, shape, corner_at):
    exif = Image.Exif()
    exif[0x0112] = orientation
    (page,) = opened(saved(corner, kind, exif=exif))
    assert page.image.shape == shape
    assert has_block(page, at=corner_at)


def test_the_bytes_decide_not_the_declared_type(corner):
    (page,) = opened(saved(corner, "PNG"), "application/pdf")
    assert has_block(page)
    (page,) = opened(pdf_of(1), "image/jpeg")
    assert page.dpi == 300


def test_colour_is_kept_only_where_there_is_colour():
    prose = Drawing.blank((1240, 1754)).text(lines=8)
    for kind in ("JPEG", "PNG"):
        (plain,) = opened(saved(prose.image, kind))
        assert not plain.is_colour
    tinted = Drawing.blank((1240, 1754), paper=(244, 226, 180)).text(lines=8)
    (yellow,) = opened(saved(tinted.image, "JPEG"))
    assert not yellow.is_colour
    (orange,) = opened(saved(Drawing.blank((1240, 1754), paper=(250, 190, 80)).image, "PNG"))
    assert not orange.is_colour
    signed = prose.signature(colour=(50, 60, 170), at_mm=(30, 100))
    for kind in ("JPEG", "PNG"):
        (page,) = opened(saved(signed.image, kind))
        assert page.is_colour


def test_a_tiff_of_many_pages_gives_each_in_order(corner):
    sheets = [corner, corner.rotate(180), corner.convert("1")]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    first, second, third = opened(data)
    assert has_block(first)
    assert has_block(second, at="lower right")
    assert third.two_level


def test_a_pdf_is_drawn_at_300_dpi():
    first, second = opened(pdf_of(2))
    assert first.image.shape == second.image.shape
    assert abs(first.image.shape[1] - 595 * 300 / 72) <= 1
    assert first.dpi == 300
    assert first.gray()[250, 250] == 0
    assert first.gray()[3000, 2000] == 255


def test_a_huge_sheet_is_drawn_at_fewer_dots():
    (page,) = opened(pdf_of(1, size_pt=(14_000, 10_000)))
    assert max(page.image.shape) <= 7016
    assert page.dpi == round(72 * 7016 / 14_000)


def test_what_was_typed_into_a_form_is_drawn():
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        look = pdf.make_stream(b"0 g 0 0 200 60 re f", Type=pikepdf.Name.XObject)
        look.Subtype, look.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 200, 60])
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="name",
                V="x",
                F=4,
                Rect=pikepdf.Array([100, 700, 300, 760]),
                AP=pikepdf.Dictionary(N=look),
            )
        )
        page.Annots = pikepdf.Array([field])
        fields = pikepdf.Array([field])
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=fields, DA="/F 0 Tf"))
        out = io.BytesIO()
        pdf.save(out)
    (drawn,) = opened(out.getvalue())
    x, y = (round(points * 300 / 72) for points in (200, 842 - 730))
    assert drawn.gray()[y, x] < 60


def pdf_showing(*dots: int, words: bytes = b"", share: float = 1.0, in_form: bool = False) -> bytes:
    """A page of 4 by 4 inches with pictures of so many dots an inch on each other, each over the
    `share` of its height; and `words` of content.
    """
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(288, 288))
        shown = pikepdf.Dictionary()
        for number, dpi in enumerate(dots):
            wide, high = 4 * dpi, round(4 * dpi * share)
            picture = pdf.make_stream(bytes([200]) * (wide * high), Type=pikepdf.Name.XObject)
            picture.Subtype, picture.ColorSpace = pikepdf.Name.Image, pikepdf.Name.DeviceGray
            picture.Width, picture.Height, picture.BitsPerComponent = wide, high, 8
            shown[f"/I{number}"] = picture
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
        font.BaseFont = pikepdf.Name.Helvetica
        found_in = pikepdf.Dictionary(XObject=shown, Font=pikepdf.Dictionary(F=font))
        drawing = b"".join(
            b"q 288 0 0 %d 0 0 cm /I%d Do Q " % (288 * share, n) for n in range(len(dots))
        )
        drawing += words
        page.Resources = found_in
        if in_form:  # drawn twice as small, and enlarged
            form = pdf.make_stream(b"q .5 0 0 .5 0 0 cm " + drawing + b" Q", Resources=found_in)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([0, 0, 144, 144])
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=form))
            drawing = b"q 2 0 0 2 0 0 cm /P Do Q"
        page.Contents = pdf.make_stream(drawing)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


LINES = b"BT /F 24 Tf 20 250 Td 30 TL " + b"(Kinh gui: Trung tam) ' " * 7 + b"ET"


@pytest.mark.parametrize(
    ("pdf", "dpi"),
    [
        (pdf_showing(72), 72),
        (pdf_showing(72, in_form=True), 72),
        (pdf_showing(200), 200),
        (pdf_showing(72, 300), 300),
        (pdf_showing(72, words=b"3 Tr " + LINES), 72),
        (pdf_showing(72, words=b"BT /F 8 Tf 20 20 Td (So 12) Tj ET"), 72),
        (pdf_showing(72, words=LINES), None),
        (pdf_showing(72, share=0.25), None),
        (pdf_of(1), None),
    ],
    ids=["alone", "form", "fine", "layers", "words unseen", "stamp", "typed", "logo", "drawn"],
)
def test_a_pdf_page_made_of_a_picture_knows_the_dots_of_the_picture(pdf, dpi):
    (page,) = opened(pdf)
    assert (page.picture_dpi, page.dpi) == (dpi, 300)


def test_a_pdf_of_as_many_pages_as_allowed_is_taken():
    pages = open_pages(pdf_of(PAGE_LIMIT, size_pt=(72, 72)), None, 0)
    assert sum(isinstance(page, Raster) for page in pages) == PAGE_LIMIT


def test_more_pages_than_allowed_are_refused_at_once():
    error = refused(pdf_of(PAGE_LIMIT + 1, size_pt=(72, 72)))
    assert isinstance(error, errors.TooManyPages)
    assert str(PAGE_LIMIT) in error.tell("vi").happened


def test_an_encrypted_pdf_is_refused_with_its_own_sentence():
    locked = pdf_of(1, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert isinstance(refused(locked), errors.PdfEncrypted)


def test_a_pdf_that_only_forbids_printing_is_opened():
    (page,) = opened(pdf_of(1, encryption=pikepdf.Encryption(owner="o", user="")))
    assert page.gray()[250, 250] == 0


def test_an_empty_file_says_so():
    assert isinstance(refused(b""), errors.FileEmpty)


@pytest.mark.parametrize("data", [b"hello", b"\0" * 4000, b"PK\x03\x04" + b"x" * 500])
def test_what_is_no_picture_says_so(data):
    assert isinstance(refused(data), errors.FormatUnknown)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP"])
def test_a_cut_file_is_refused_not_filled_up_with_gray(corner, kind):
    noisy = Image.fromarray(np.random.default_rng(3).integers(0, 255, (600, 500), dtype=np.uint8))
    data = saved(noisy, kind)
    error = refused(data[: len(data) * 2 // 3])
    if kind == "JPEG":  # what a copy broken off leaves most often has its own sentence
        assert isinstance(error, errors.FileTruncated)
    assert isinstance(error, errors.FileTruncated | errors.PageUnreadable)


def test_a_picture_of_one_pixel_is_too_small():
    error = refused(saved(Image.new("L", (1, 1)), "PNG"))
    assert isinstance(error, errors.PictureTooSmall)
    assert "1 × 1" in error.tell("vi").happened


def test_a_picture_of_20000_pixels_is_refused_before_its_pixels_are_made():
    # A PNG header that promises 20 000 x 20 000 and holds nothing.
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    data += struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    error = refused(data)
    assert isinstance(error, errors.PictureTooLarge)
    assert "400 triệu" in error.tell("vi").happened


def test_a_picture_just_above_the_limit_is_refused_before_its_pixels_are_made():
    tall = saved(Image.new("1", (9000, 9000)), "PNG")
    assert isinstance(refused(tall), errors.PictureTooLarge)


def test_a_wide_picture_within_the_limit_is_made_smaller():
    wide = np.full((2000, 20_000), 255, np.uint8)
    wide[:, :10_000] = 0
    (page,) = opened(jpeg(wide), dpi=1200)
    assert page.image.shape == (1000, 10_000)
    assert page.image.size < WORK_PIXELS
    assert page.dpi == 600


def test_a_damaged_page_of_a_tiff_does_not_end_the_others(corner):
    rng = np.random.default_rng(7)
    sheets = [Image.fromarray(rng.integers(0, 255, (300, 400), dtype=np.uint8)) for _ in range(3)]
    data = bytearray(
        saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="tiff_lzw")
    )
    with Image.open(io.BytesIO(bytes(data))) as picture:
        picture.seek(1)
        offset, length = picture.tag_v2[273][0], picture.tag_v2[279][0]
    data[offset : offset + length] = b"\xff" * length
    first, second, third = open_pages(bytes(data), None, 0)
    assert isinstance(first, Raster)
    assert isinstance(second, errors.PageUnreadable)
    assert "trang 2" in second.tell("vi").happened
    assert isinstance(third, Raster)
    assert np.array_equal(third.image, np.asarray(sheets[2]))


@pytest.mark.parametrize("dpi", [(204, 98), (98, 204)])
def test_a_fax_has_the_shape_of_its_sheet(dpi):
    """Half as many lines as columns to the inch (ITU-T T.4)."""
    across, down = (
        round(side * per_inch / 25.4) for side, per_inch in zip((210, 297), dpi, strict=True)
    )
    page = Image.new("1", (across, down), 1)
    (opened,) = open_pages(saved(page, "TIFF", dpi=dpi, compression="group4"), None, 0)
    height, width = opened.image.shape
    assert height / width == pytest.approx(297 / 210, rel=0.01)
    assert opened.dpi == 204


@pytest.mark.parametrize(
    ("size", "stated", "hint", "dpi"),
    [
        ((2480, 3508), 300, 0, 300),
        ((2480, 3508), 72, 0, 300),  # a camera's 72: the page would be over a metre long
        ((2480, 3508), 0, 0, 300),
        ((1654, 2339), 300, 200, 200),  # the device knows
        ((2480, 3508), 0, 150, 300),  # a device that delivers twice what it says
        ((2293, 3106), 1200, 0, 266),  # a page the size of a stamp: not believed
        ((1011, 638), 300, 0, 300),  # a card
    ],
)
def test_resolution_is_the_devices_the_files_or_that_of_a4(size, stated, hint, dpi):
    assert page_dpi(*size, stated=stated, hint=hint) == dpi
