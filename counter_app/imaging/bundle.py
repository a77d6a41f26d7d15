"""Page streams wrapped into PDF/A-2b, byte for byte: nothing is decoded, nothing is lost.

The same pages give the same file. Metadata hold the title and nothing else: no name, no date, no
machine.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from counter_app.imaging import archival, jpeg, textlayer
from counter_app.imaging.ocr import Word
from counter_app.imaging.streams import G4, JBIG2, JPEG, LAYERS, unpack

_POINTS_PER_MM = 72 / 25.4
_STAMP_SHARE = 0.62  # of the page's width
_STAMP_MARGIN_MM = 5.0
_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB}


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePage:
    """One page: its stream as kept, pixels, dots per inch, and degrees clockwise to show it.

    `words`: what stands on it, to be found and copied but not seen.
    """

    stream: bytes
    media_type: str
    width: int
    height: int
    dpi: int
    turn: int = 0
    words: tuple[Word, ...] = ()


def wrap_pdf(pages: Sequence[BundlePage], *, title: str, stamp: bytes | None = None) -> bytes:
    """A PDF of `pages`. `title` names the paper, never a person.

    `stamp`: PNG, black on white, drawn along the bottom margin of every page as it is shown (the
    mark of practice papers). Raises ValueError for a stream that is none of `streams`, for no
    pages, and for a turn that is not a quarter.
    """
    if not pages:
        raise ValueError("a PDF needs a page")
    with Pdf.new() as pdf:
        mark = None if stamp is None else _stamp(pdf, stamp)
        font = textlayer.font(pdf) if any(page.words for page in pages) else None
        for page in pages:
            _add(pdf, page, font, mark)
        archival.declare(pdf, title=title)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    image: pikepdf.Object
    aspect: float  # height by width


def _add(pdf: Pdf, page: BundlePage, font: pikepdf.Object | None, mark: _Mark | None) -> None:
    if page.turn not in {0, 90, 180, 270}:
        raise ValueError(f"turn {page.turn} is not a quarter")
    width, height = (72 * pixels / page.dpi for pixels in (page.width, page.height))
    drawing = f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Page Do"
    if page.media_type == LAYERS:
        parts = unpack(page.stream)
        images = {
            "/Page": _picture(pdf, parts.under),
            "/Ink": _print(pdf, page, parts.ink.data, parts.ink.media_type, is_mask=True),
        }
        drawing += f" {parts.shade / 255:.3f} g /Ink Do"
    elif page.media_type == JPEG:
        images = {"/Page": _picture(pdf, page.stream)}
    else:
        images = {"/Page": _print(pdf, page, page.stream, page.media_type)}
    drawing += " Q\n"
    if mark is not None:
        drawing += _draw_mark(mark, width, height, page.turn)
        images["/Mark"] = mark.image
    resources = Dictionary(XObject=Dictionary(images))
    if page.words and font is not None:
        resources.Font = Dictionary(T=font)
        shown_height = width if page.turn in {90, 270} else height
        words = textlayer.draw(page.words, page.dpi, shown_height)
        drawing += f"q {_from_shown(width, height, page.turn)} cm\n{words}Q\n"
    leaf = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 4), round(height, 4)]),
        Contents=pdf.make_stream(drawing.encode("ascii")),
        Resources=resources,
        Rotate=page.turn,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(leaf)))


def _picture(pdf: Pdf, stream: bytes) -> pikepdf.Object:
    head = jpeg.head(stream)
    if head.channels not in _SPACES:
        raise ValueError("a page is gray or RGB")
    image = Stream(pdf, stream)
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent = head.width, head.height, 8
    image.ColorSpace = _SPACES[head.channels]
    return pdf.make_indirect(image)


def _print(
    pdf: Pdf, page: BundlePage, stream: bytes, media_type: str, *, is_mask: bool = False
) -> pikepdf.Object:
    """Black print of the page's size; a mask lets what lies beneath it be seen between letters."""
    image = Stream(pdf, stream)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = page.width, page.height, 1
    if is_mask:
        image.ImageMask = True
    else:
        image.ColorSpace = Name.DeviceGray
    if media_type == G4:
        parameters = Dictionary(K=-1, Columns=page.width, Rows=page.height, BlackIs1=False)
        image.Filter, image.DecodeParms = Name.CCITTFaxDecode, parameters
    elif media_type == JBIG2:
        image.Filter = Name.JBIG2Decode
    else:
        raise ValueError(f"cannot wrap {media_type}")
    return pdf.make_indirect(image)


def _stamp(pdf: Pdf, png: bytes) -> _Mark:
    """The stamp as black ink whose cover is how dark the picture is; paper stays see-through."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        gray = picture.convert("L")
    width, height = gray.size
    cover = Stream(pdf, gray.point(lambda value: 255 - value).tobytes())
    ink = Stream(pdf, bytes(width * height))
    for stream in (cover, ink):
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
        stream.ColorSpace = Name.DeviceGray
    ink.SMask = pdf.make_indirect(cover)
    return _Mark(image=pdf.make_indirect(ink), aspect=height / width)


def _draw_mark(mark: _Mark, width: float, height: float, turn: int) -> str:
    """Draw the mark at the foot of the page as the viewer shows it, after its clockwise `turn`."""
    shown_width = height if turn in {90, 270} else width
    w = shown_width * _STAMP_SHARE
    h = w * mark.aspect
    x, y = (shown_width - w) / 2, _STAMP_MARGIN_MM * _POINTS_PER_MM
    return (
        f"q {_from_shown(width, height, turn)} cm {w:.4f} 0 0 {h:.4f} {x:.4f} {y:.4f} cm"
        " /Mark Do Q\n"
    )


def _from_shown(width: float, height: float, turn: int) -> str:
    """From the shown page's axes (origin at its lower left) to the page's own."""
    place = {
        0: (1, 0, 0, 1, 0.0, 0.0),
        90: (0, 1, -1, 0, width, 0.0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0.0, height),
    }[turn]
    a, b, c, d, e, f = place
    return f"{a} {b} {c} {d} {e:.4f} {f:.4f}"
