"""Bar and matrix codes of a page, raw: what they mean is for others to say."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import zxingcpp

from counter_app.imaging.pyramid import quantile
from counter_app.imaging.raster import Pixels, to_gray

Box = tuple[int, int, int, int]  # x, y, width, height

_FIRST = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128]
_MOST_REGIONS = 8
_GLANCE_FACTOR = 4
_REGION_SIDES = (48, 700)  # pixels: 21 modules at 2 px, to a code of 60 mm at 300 dpi


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    """A code: its text as coded, its symbology ("QRCode", "Code128" ...), its place in pixels.

    `turned_deg`: by how many quarters, in degrees clockwise, it lies turned in the picture; None
    when it lies slantwise or the reader does not tell.
    """

    text: str
    symbology: str
    box: Box
    turned_deg: int | None = None


def read_codes(
    image: Pixels, *, thorough: bool = False, regions: Sequence[Box] = ()
) -> tuple[FoundCode, ...]:
    """Codes of a page, top to bottom. Cheapest first: the whole page once, then doubtful regions.

    A region that looks like a dense code but was not read is asked again at twice the size, and
    then by a second library. `regions` are places somebody pointed at. `thorough` also tries all
    symbologies, turned and inverted (about ten times slower). Never raises for a hostile code:
    whatever it holds, control characters included, comes back as text.
    """
    gray = np.ascontiguousarray(to_gray(image))
    found = _read(gray, rotate=thorough, everything=thorough)
    # Halved, for codes printed large on rough paper, and for bars that run down the page.
    half = _resized(gray, gray.shape[1] // 2, gray.shape[0] // 2)
    for code in _read(half, rotate=True):
        _add(found, _moved(code, 0, 0, 0.5))
    doubtful = [*regions, *_dense_regions(gray, half, found)]
    for box in doubtful[: _MOST_REGIONS + len(regions)]:
        if not any(_overlap(box, known.box) for known in found):
            for code in _read_region(gray, box):
                _add(found, code)
    return tuple(sorted(found, key=lambda code: (code.box[1], code.box[0])))


def turn_told_by(codes: Iterable[FoundCode]) -> int | None:
    """Degrees clockwise that set all codes upright, None when they do not agree or do not tell."""
    told = {code.turned_deg for code in codes}
    only = told.pop() if len(told) == 1 else None
    return None if only is None else -only % 360


def _add(found: list[FoundCode], code: FoundCode) -> None:
    """Keep a code once, however often it was read."""
    for known in found:
        same = (known.text, known.symbology) == (code.text, code.symbology)
        if same and _overlap(known.box, code.box):
            return
    found.append(code)


def _read(gray: Pixels, *, rotate: bool, everything: bool = False) -> list[FoundCode]:
    formats: Any = zxingcpp.BarcodeFormat.All if everything else _FIRST
    results = zxingcpp.read_barcodes(
        gray,
        formats=formats,
        try_rotate=rotate,
        try_downscale=everything,
        try_invert=everything,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [
        FoundCode(
            text=code.text,
            symbology=_name(code.format),
            box=_bounds(code.position),
            turned_deg=_quarter(code.orientation),
        )
        for code in results
        if code.valid and code.text
    ]


def _name(code_format: Any) -> str:
    return "".join(letter for letter in str(code_format) if letter.isalnum())


def _quarter(orientation: int) -> int | None:
    """The nearest quarter turn, when it is near."""
    quarter = round(orientation / 90) * 90
    return quarter % 360 if abs(orientation - quarter) <= 25 else None


def _bounds(position: Any) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _dense_regions(gray: Pixels, half: Pixels, found: Iterable[FoundCode]) -> list[Box]:
    """Squares full of fine black and white in both directions, the darkest first."""
    height, width = gray.shape[0] // _GLANCE_FACTOR, gray.shape[1] // _GLANCE_FACTOR
    if min(height, width) < 16:
        return []
    small = _resized(half, width, height)
    (tone,) = quantile(small[::4, ::4], 0.8)
    # At this scale the modules of a code melt into one gray; text keeps white between its lines.
    dark = cv2.threshold(small, 0.80 * tone, 1, cv2.THRESH_BINARY_INV)[1]
    solid = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4, ltype=cv2.CV_16U)
    regions = []
    for i in range(1, min(count, 400)):
        x, y, w, h, area = (int(v) for v in stats[i])
        least, most = min(w, h) * _GLANCE_FACTOR, max(w, h) * _GLANCE_FACTOR
        if least < _REGION_SIDES[0] or most > _REGION_SIDES[1] or most > 1.6 * least:
            continue
        if area < 0.45 * w * h:  # a square on its corner fills half of its box
            continue
        box = (x * _GLANCE_FACTOR, y * _GLANCE_FACTOR, w * _GLANCE_FACTOR, h * _GLANCE_FACTOR)
        if not any(_overlap(box, known.box) for known in found) and _is_mixed(_cut(gray, box, 0)):
            regions.append((-area, box))
    return [box for _, box in sorted(regions)]


def _is_mixed(tile: Pixels) -> bool:
    """Half black and half white, changing often both ways: not a photograph, not a blot."""
    low, high = quantile(tile, 0.05, 0.95)
    if high - low < 50:
        return False
    bits = tile > (low + high) // 2
    share = float(np.mean(bits))
    across = float(np.mean(bits[:, 1:] != bits[:, :-1]))
    down = float(np.mean(bits[1:] != bits[:-1]))
    return 0.25 <= share <= 0.75 and min(across, down) >= 0.05


def _read_region(gray: Pixels, box: Box) -> list[FoundCode]:
    tile = _cut(gray, box, max(16, max(box[2:]) // 8))
    if min(tile.shape) < 8:
        return []
    left, top = _corner(box, max(16, max(box[2:]) // 8))
    for scale in (2, 3):
        larger = _resized(tile, tile.shape[1] * scale, tile.shape[0] * scale)
        smooth = np.asarray(cv2.GaussianBlur(larger, (0, 0), 1.2), dtype=np.uint8)
        for picture in (larger, smooth):
            codes = _read(picture, rotate=True)
            if codes:
                return [_moved(code, left, top, scale) for code in codes]
    larger = _resized(tile, tile.shape[1] * 2, tile.shape[0] * 2)
    return [_moved(code, left, top, 2) for code in _second_opinion(larger)]


def _second_opinion(tile: Pixels) -> list[FoundCode]:
    """Ask zbar; without its system library there is no second opinion, only the first."""
    try:
        zbar = importlib.import_module("pyzbar.pyzbar")
    except ImportError:
        return []
    kinds = [zbar.ZBarSymbol.QRCODE, zbar.ZBarSymbol.CODE128]
    names = {"QRCODE": "QRCode", "CODE128": "Code128"}
    return [
        FoundCode(
            text=code.data.decode("utf-8", errors="replace"),
            symbology=names.get(code.type, code.type),
            box=(code.rect.left, code.rect.top, code.rect.width, code.rect.height),
        )
        for code in zbar.decode(tile, symbols=kinds)
        if code.data
    ]


def _resized(gray: Pixels, width: int, height: int) -> Pixels:
    smaller = width < gray.shape[1]
    size = (max(width, 1), max(height, 1))
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(gray, size, interpolation=how), dtype=np.uint8)


def _corner(box: Box, margin: int) -> tuple[int, int]:
    return max(box[0] - margin, 0), max(box[1] - margin, 0)


def _cut(gray: Pixels, box: Box, margin: int) -> Pixels:
    left, top = _corner(box, margin)
    return gray[top : box[1] + box[3] + margin, left : box[0] + box[2] + margin]


def _moved(code: FoundCode, left: int, top: int, scale: float) -> FoundCode:
    x, y, w, h = (round(value / scale) for value in code.box)
    return replace(code, box=(x + left, y + top, w, h))


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
