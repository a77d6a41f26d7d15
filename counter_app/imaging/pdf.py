"""Open PDF files: every page drawn at 300 dpi, whatever it is made of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from math import dist
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

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
_HALF = 0.5  # of a page that is made of pictures
_TYPED = 0.05  # of a page that is not: a stamp or a page number take less
_UNSEEN = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_MOST_PARTS = 2000  # looked at of a page; a scan has a handful
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
            picture_dpi = _picture_dpi(page)
            page.close()
        except PageError:
            raise
        except Exception as error:  # PDFium's binding throws anything
            raise PageUnreadable(page=index + 1) from error
    pixels = to_gray(image) if not has_colour(image) else image
    return Raster(image=pixels, dpi=max(round(scale * 72), 1), picture_dpi=picture_dpi)


def _picture_dpi(page: Any) -> int | None:
    """Dots per inch of the pictures that make up a page, None when it is typed or drawn.

    Where pictures lie on each other, as the layers of a scan do, those with the most dots count.
    """
    whole, typed = max(float(np.prod(page.get_size())), 1.0), 0.0
    pictures: list[tuple[float, float]] = []  # dots per inch, square points
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT]
    with suppress(pypdfium2.PdfiumError):  # what is damaged tells nothing
        for part in islice(page.get_objects(filter=kinds), _MOST_PARTS):
            across, down = _sides(part)
            if part.type == raw.FPDF_PAGEOBJ_IMAGE:
                dots = min(
                    pixels / max(side, 1e-3)
                    for pixels, side in zip(part.get_px_size(), (across, down), strict=True)
                )
                pictures.append((72 * dots, across * down))
            elif raw.FPDFTextObj_GetTextRenderMode(part) not in _UNSEEN:
                typed += across * down
    if typed > _TYPED * whole:
        return None
    covered = 0.0
    for dpi, area in sorted(pictures, reverse=True):
        covered += area
        if covered >= _HALF * whole:
            return max(round(dpi), 1)
    return None


def _sides(part: Any) -> tuple[float, float]:
    """Length of a picture or text along its line and across, in points."""
    points, form = part.get_quad_points(), part.container
    while form is not None:
        matrix, form = form.get_matrix(), form.container
        points = [matrix.on_point(*point) for point in points]
    start, end, _, above = points
    return dist(start, end), dist(start, above)


def _scale(width_pt: float, height_pt: float) -> float:
    """Pixels per point: 300 dpi, fewer for sheets beyond A2. Raises PictureTooSmall."""
    scale = min(RENDER_DPI / 72, LONGEST_SIDE / max(width_pt, height_pt, 1e-3))
    width, height = int(width_pt * scale), int(height_pt * scale)
    if min(width, height) < LEAST_SIDE:
        raise PictureTooSmall(width=width, height=height)
    return scale
