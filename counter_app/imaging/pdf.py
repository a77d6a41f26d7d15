"""Open PDF files: every page drawn at 300 dpi, whatever it is made of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2

from counter_app.errors.pages import (
    PageError,
    PageUnreadable,
    PdfEncrypted,
    PictureTooSmall,
    TooManyPages,
)
from counter_app.imaging.colour import has_colour
from counter_app.imaging.raster import Pixels, Raster, to_gray

RENDER_DPI = 300
LONGEST_SIDE = 7016  # pixels: A2 at 300 dpi; larger sheets are drawn at fewer dots
LEAST_SIDE = 32
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD, fpdfview.h

# PDFium keeps process-wide state and must never be entered by two threads at once.
_one_at_a_time = threading.Lock()


def open_pdf(data: bytes, *, page_limit: int, first: int = 1) -> Iterator[Raster | PageError]:
    """Yield the pages of a PDF from page `first` on, or one error: encrypted, damaged, or above
    `page_limit` pages.
    """
    try:
        document = _open(data, page_limit)
    except PageError as error:
        yield error
        return
    try:
        for index in range(first - 1, len(document)):
            yield _drawn(document, index)
    finally:
        with _one_at_a_time:
            document.close()


def only_picture(data: bytes) -> Pixels:
    """The picture on the one page of a PDF, gray, pixel by pixel as it lies in the file.

    Raises PageUnreadable when there is none or it is damaged.
    """
    with _one_at_a_time:
        try:
            with pypdfium2.PdfDocument(data) as document:
                page = document[0]
                (picture,) = page.get_objects()
                pixels = picture.get_bitmap(render=False).to_numpy()
                return np.array(pixels[:, :, 0] if pixels.ndim == 3 else pixels, dtype=np.uint8)
        except Exception as error:  # PDFium's binding throws anything
            raise PageUnreadable(page=1) from error


def _open(data: bytes, page_limit: int) -> Any:
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(data)
            count = len(document)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
                raise PdfEncrypted from error
            raise PageUnreadable(page=1) from error
        if count > page_limit:
            document.close()
            raise TooManyPages(count=count, limit=page_limit)
        if count == 0:
            document.close()
            raise PageUnreadable(page=1)
        document.init_forms()  # so that what was typed into a form is drawn
        return document


def _drawn(document: Any, index: int) -> Raster | PageError:
    try:
        return _draw(document, index)
    except PageError as error:
        return error


def _draw(document: Any, index: int) -> Raster:
    with _one_at_a_time:
        try:
            page = document[index]
            scale = _scale(*page.get_size())
            # A hair less: the binding rounds up, and 2480.0001 pixels would blur a scan of 2480.
            bitmap = page.render(scale=scale * (1 - 1e-6), maybe_alpha=False, prefer_bgrx=False)
            image: Pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
            page.close()
        except PageError:
            raise
        except Exception as error:  # PDFium's binding throws anything
            raise PageUnreadable(page=index + 1) from error
    pixels = to_gray(image) if not has_colour(image) else image
    return Raster(image=pixels, dpi=max(round(scale * 72), 1))


def _scale(width_pt: float, height_pt: float) -> float:
    """Pixels per point: 300 dpi, fewer for sheets beyond A2. Raises PictureTooSmall."""
    scale = min(RENDER_DPI / 72, LONGEST_SIDE / max(width_pt, height_pt, 1e-3))
    width, height = int(width_pt * scale), int(height_pt * scale)
    if min(width, height) < LEAST_SIDE:
        raise PictureTooSmall(width=width, height=height)
    return scale
