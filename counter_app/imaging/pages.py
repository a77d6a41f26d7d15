"""The whole chain from a scanner's bytes to pages ready to be filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import cast

import cv2
import numpy as np

from counter_app.errors.pages import PageError, PageUnreadable
from counter_app.imaging import jpeg, likeness
from counter_app.imaging.clean import Cleaned, Measured, clean, measure
from counter_app.imaging.codes import FoundCode, turn_told_by
from counter_app.imaging.decode import open_pages
from counter_app.imaging.dense import read_page
from counter_app.imaging.encode import code, part
from counter_app.imaging.even import evened
from counter_app.imaging.judge import Scan, judge, look
from counter_app.imaging.likeness import Imprint
from counter_app.imaging.pyramid import Ink, Pyramid, build, find_ink
from counter_app.imaging.raster import Pixels, Raster, reduced
from counter_app.imaging.traces import without_traces

TOOL = "imaging/6"  # changes whenever the same bytes in would give other bytes out
THUMBNAIL_HEIGHT = 240
_THUMBNAIL_QUALITY = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessedPage:
    """A page put right, encoded and judged.

    `media_type`: one of `streams`. `width`, `height` in pixels of the stream; codes' boxes too.
    `upright_deg`: turned clockwise by 0, 90, 180 or 270; `upright_sure` False: the text did not say
    which way up it stands, so the page was left as it came. Flags are those of `judge`.
    """

    stream: bytes
    media_type: str
    width: int
    height: int
    dpi: int
    thumbnail: bytes  # JPEG
    angle_centi_deg: int  # turned counter-clockwise by so many hundredths of a degree
    upright_deg: int
    upright_sure: bool
    blank: bool
    flags: tuple[str, ...]
    sharpness: int
    ink_permyriad: int
    codes: tuple[FoundCode, ...]
    imprint: Imprint
    tool: str = TOOL


def process(
    data: bytes, media_type: str | None, dpi_hint: int, *, first: int = 1
) -> Iterator[ProcessedPage | PageError]:
    """Yield each page of a picture or container, put right; in its place a `PageError` for one
    that cannot be read, with the pages after it still following. Raises nothing for bad input.
    Pure: the same bytes give the same bytes. `dpi_hint` 0: the device did not say. `first`: the
    page to begin at, counted from 1.
    """
    opened_pages = open_pages(data, media_type, dpi_hint, first=first)
    for number in count(first):
        opened = list(islice(opened_pages, 1))
        if not opened:
            return
        if isinstance(opened[0], PageError):
            yield opened[0]
            continue
        try:
            # Nobody else holds the raster, so its room is free as soon as it is no longer needed.
            page = process_raster(cast("Raster", opened.pop()))
        except (cv2.error, ValueError) as error:
            failure = PageUnreadable(page=number)
            failure.__cause__ = error
            yield failure
        else:
            yield page


def process_raster(raster: Raster) -> ProcessedPage:
    """Clean, judge, read and encode one decoded page; its pixels are of no use afterwards."""
    found, scan, codes = _examined(raster)
    pyramid, ink, is_cut_out = found.pyramid, found.ink, found.sheet is not None
    # On a picture that is all paper the sides are the sheet's; else only once it is cut out.
    page = raster if is_cut_out else without_traces(raster, pyramid, ink)
    is_as_it_came = page is raster
    del raster
    cleaned = clean(page, found)
    is_as_it_came &= cleaned.raster is page
    page, turned = cleaned.raster, cleaned.angle
    codes = tuple(_placed(code, cleaned) for code in codes)
    del cleaned, found
    if not is_as_it_came:
        pyramid, ink = _measured(page)
    last = page.image
    if is_cut_out:
        page = without_traces(page, pyramid, ink)
    page = evened(page, pyramid, ink)
    if page.image is not last:
        pyramid, ink = _measured(page)
    del last
    verdict = judge(scan, pyramid, ink, turned=turned)
    thumbnail = _thumbnail(page.quarter() if page.is_colour else pyramid.small)
    imprint = likeness.imprint(pyramid, ink)
    (height, width), dpi = page.image.shape[:2], page.dpi
    parted = part(page, pyramid, ink)
    del page, pyramid, ink  # before more room is taken for coding
    stream = code(parted)
    return ProcessedPage(
        stream=stream.data,
        media_type=stream.media_type,
        width=width,
        height=height,
        dpi=dpi,
        thumbnail=thumbnail,
        angle_centi_deg=round(100 * turned),
        upright_deg=scan.upright_deg,
        upright_sure=scan.upright_sure,
        blank=verdict.blank,
        flags=verdict.flags,
        sharpness=verdict.sharpness,
        ink_permyriad=verdict.ink_permyriad,
        codes=codes,
        imprint=imprint,
    )


def _examined(raster: Raster) -> tuple[Measured, Scan, tuple[FoundCode, ...]]:
    """What there is to find on a page as it came."""
    gray = raster.gray()
    found = measure(gray, raster.dpi)
    # Codes are read before the page is moved: every interpolation costs a dense code its edges.
    codes = read_page(gray, found.pyramid)
    told = None if found.upright_sure else turn_told_by(codes)
    if told is not None:
        found = replace(found, upright_deg=told, upright_sure=True)
    return found, look(raster, found), codes


def _measured(page: Raster) -> tuple[Pyramid, Ink]:
    pyramid = build(page.gray(), page.dpi)
    return pyramid, find_ink(pyramid.small, pyramid.px_per_mm)


def _placed(code: FoundCode, cleaned: Cleaned) -> FoundCode:
    """`code` with its box in pixels of the cleaned page."""
    x, y, w, h = code.box
    corners = np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], dtype=np.float64)
    moved = corners @ cleaned.matrix[:, :2].T + cleaned.matrix[:, 2]
    height, width = cleaned.raster.image.shape[:2]
    moved = np.clip(moved, 0, (width, height))
    left, top = (int(v) for v in np.floor(moved.min(axis=0)))
    right, bottom = (int(v) for v in np.ceil(moved.max(axis=0)))
    turned = code.turned_deg
    if turned is not None:
        turned = (turned + cleaned.upright_deg) % 360
    return replace(code, box=(left, top, right - left, bottom - top), turned_deg=turned)


def _thumbnail(image: Pixels) -> bytes:
    height, width = image.shape[:2]
    scale = THUMBNAIL_HEIGHT / height
    size = (max(1, min(round(width * scale), 8 * THUMBNAIL_HEIGHT)), THUMBNAIL_HEIGHT)
    while image.shape[0] >= 3 * THUMBNAIL_HEIGHT and image.shape[1] >= 4:
        image = reduced(image, 2)  # halving is many times quicker than one odd factor
    small = cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)
    return jpeg.encode(np.asarray(small, dtype=np.uint8), _THUMBNAIL_QUALITY)
