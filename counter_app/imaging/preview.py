"""A kept page stream as a picture for the screen."""

from __future__ import annotations

import cv2
import numpy as np

from counter_app.errors.pages import PageError, PageUnreadable
from counter_app.imaging import g4, jpeg
from counter_app.imaging.encode import G4, JPEG
from counter_app.imaging.pdf import open_pdf
from counter_app.imaging.raster import Pixels

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
    if media_type == G4:
        image = _open_g4(stream, width, height)
    elif media_type == JPEG:
        image = _open_jpeg(stream, max(width, height) / max_px)
    else:
        raise ValueError(f"cannot draw {media_type}")
    scale = max_px / max(image.shape[:2])
    if scale < 1:
        size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(np.rot90(image, k=-(turn // 90)))


def _open_g4(strip: bytes, width: int, height: int) -> Pixels:
    try:
        return g4.decode(strip, width, height)
    except (OSError, ValueError) as error:
        raise PageUnreadable(page=1) from error


def _open_jpeg(stream: bytes, shrink: float) -> Pixels:
    by = next((factor for factor in _REDUCED if factor <= shrink), 1)
    try:
        count, _ = jpeg.channels(stream)
    except ValueError as error:
        raise PageUnreadable(page=1) from error
    image = cv2.imdecode(np.frombuffer(stream, np.uint8), _REDUCED[by][int(count > 1)])
    if image is None:
        raise PageUnreadable(page=1)
    return np.asarray(image, dtype=np.uint8)
