"""A kept page stream as a picture for the screen."""

from __future__ import annotations

import cv2
import numpy as np

from counter_app.errors.pages import PageError, PageUnreadable
from counter_app.imaging import g4, jbig2, jpeg
from counter_app.imaging.decode import PIXEL_LIMIT
from counter_app.imaging.raster import Pixels
from counter_app.imaging.streams import G4, JBIG2, JPEG, LAYERS, unpack

_QUALITY = 85
_PREVIEW_PAGES = 60
_REDUCED = {  # JPEG draws itself smaller while decoding, for a quarter of the work
    8: (cv2.IMREAD_REDUCED_GRAYSCALE_8, cv2.IMREAD_REDUCED_COLOR_8),
    4: (cv2.IMREAD_REDUCED_GRAYSCALE_4, cv2.IMREAD_REDUCED_COLOR_4),
    2: (cv2.IMREAD_REDUCED_GRAYSCALE_2, cv2.IMREAD_REDUCED_COLOR_2),
    1: (cv2.IMREAD_GRAYSCALE, cv2.IMREAD_COLOR),
}


def to_jpeg(
    stream: bytes, media_type: str, width: int, height: int, *, turn: int, max_px: int
) -> bytes:
    """`stream` as JPEG, turned clockwise, its longer side at most `max_px`.

    Raises PageUnreadable for a damaged stream, ValueError for another media type.
    """
    return jpeg.encode(draw(stream, media_type, width, height, turn=turn, max_px=max_px), _QUALITY)


def pdf_to_pngs(pdf: bytes, *, max_px: int) -> tuple[bytes, ...]:
    """The pages of a PDF of our own as PNG, their longer side at most `max_px`.

    Raises the PageError of a page that cannot be drawn.
    """
    from counter_app.imaging.pdf import open_pdf

    pages: list[bytes] = []
    for raster in open_pdf(pdf, page_limit=_PREVIEW_PAGES):
        if isinstance(raster, PageError):
            raise raster
        height, width = raster.image.shape[:2]
        shrink = min(1.0, max_px / max(width, height))
        size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
        small = cv2.resize(raster.image, size, interpolation=cv2.INTER_AREA)
        done, buffer = cv2.imencode(".png", small, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        if not done:
            raise PageUnreadable(page=len(pages) + 1)
        pages.append(buffer.tobytes())
    return tuple(pages)


def draw(
    stream: bytes, media_type: str, width: int, height: int, *, turn: int, max_px: int
) -> Pixels:
    """The pixels of `stream` (gray or BGR), turned clockwise, longer side at most `max_px`."""
    if media_type in {G4, JBIG2}:
        image = _at_most(_open_print(stream, media_type, width, height), max_px)
    elif media_type == JPEG:
        image = _at_most(_open_jpeg(stream, max_px), max_px)
    elif media_type == LAYERS:
        image = _open_layers(stream, width, height, max_px)
    else:
        raise ValueError(f"cannot draw {media_type}")
    return np.ascontiguousarray(np.rot90(image, k=-(turn // 90)))


def _at_most(image: Pixels, max_px: int) -> Pixels:
    scale = max_px / max(image.shape[:2])
    if scale >= 1:
        return image
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _open_layers(stream: bytes, width: int, height: int, max_px: int) -> Pixels:
    """Print laid over the picture beneath it."""
    try:
        parts = unpack(stream)
    except ValueError as error:
        raise PageUnreadable(page=1) from error
    paper = _at_most(_open_print(parts.ink.data, parts.ink.media_type, width, height), max_px)
    size = (paper.shape[1], paper.shape[0])
    under = _open_jpeg(parts.under, max_px)
    smaller = under.shape[1] > size[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    picture = cv2.resize(under, size, interpolation=how)
    if under.ndim == 3:
        paper = np.asarray(cv2.merge([paper] * 3), dtype=np.uint8)
    print_ = cv2.convertScaleAbs(cv2.bitwise_not(paper), alpha=parts.shade / 255)
    return np.asarray(cv2.add(cv2.multiply(picture, paper, scale=1 / 255), print_), dtype=np.uint8)


def _open_print(stream: bytes, media_type: str, width: int, height: int) -> Pixels:
    try:
        decode = g4.decode if media_type == G4 else jbig2.decode
        return decode(stream, width, height)
    except (OSError, ValueError) as error:
        raise PageUnreadable(page=1) from error


def _open_jpeg(stream: bytes, max_px: int) -> Pixels:
    """At its own size, or at a whole fraction of it that is not below `max_px`."""
    try:
        head = jpeg.head(stream)
    except ValueError as error:
        raise PageUnreadable(page=1) from error
    if head.width * head.height > PIXEL_LIMIT:  # no page of ours: its header was damaged
        raise PageUnreadable(page=1)
    shrink = max(head.width, head.height) / max_px
    by = next((factor for factor in _REDUCED if factor <= shrink), 1)
    image = cv2.imdecode(np.frombuffer(stream, np.uint8), _REDUCED[by][int(head.channels > 1)])
    if image is None:
        raise PageUnreadable(page=1)
    return np.asarray(image, dtype=np.uint8)
