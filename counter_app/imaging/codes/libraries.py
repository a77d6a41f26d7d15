"""zxing-cpp and zbar, each asked one question: which codes stand in a gray picture."""

from __future__ import annotations

import importlib
from typing import Any

import zxingcpp

from counter_app.imaging.codes.found import Box, FoundCode
from counter_app.imaging.raster import Pixels

_FORMATS = zxingcpp.BarcodeFormat
# Micro QR has so few check bits that every fiftieth blurred card "holds" one.
QR = (_FORMATS.QRCodeModel2, _FORMATS.QRCodeModel1)
BARS = (_FORMATS.Code128,)
# zbar guesses the alphabet of text that does not name it, and takes Shift JIS for Chinese. No code
# that this program has a use for holds letters from here on: such text is a guess, not a reading.
_FIRST_GUESSED = "\u2e80"


def ask_zxing(
    gray: Pixels,
    formats: tuple[Any, ...],
    *,
    rotate: bool = False,
    any_print: bool = False,
    whole_light: bool = False,
) -> tuple[list[FoundCode], list[Box]]:
    """Codes that zxing-cpp reads, and the places where it saw one that it cannot read.

    `rotate`: bars in every direction, too. `any_print`: also smaller and white on black.
    `whole_light`: one threshold for the whole picture instead of one for every neighbourhood,
    right where the code itself is uneven and the light is not.
    """
    binarizer = zxingcpp.Binarizer
    asked: Any = list(formats)
    results = zxingcpp.read_barcodes(
        gray,
        formats=asked,
        try_rotate=rotate,
        try_downscale=any_print,
        try_invert=any_print,
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=binarizer.GlobalHistogram if whole_light else binarizer.LocalAverage,
        return_errors=True,
    )
    read = [
        FoundCode(
            text=code.text,
            symbology="".join(letter for letter in str(code.format) if letter.isalnum()),
            box=_bounds(code.position),
            turned_deg=_quarter(code.orientation),
        )
        for code in results
        if code.valid and code.text
    ]
    unread = [
        _bounds(code.position)
        for code in results
        if not code.valid and code.format == _FORMATS.QRCode  # the family, not the model
    ]
    return read, unread


def ask_zbar(gray: Pixels) -> list[FoundCode]:
    """QR codes that zbar reads. Without its system library it has nothing to say."""
    try:
        zbar = importlib.import_module("pyzbar.pyzbar")
    except ImportError:
        return []
    codes = []
    for code in zbar.decode(gray, symbols=[zbar.ZBarSymbol.QRCODE]):
        text = code.data.decode("utf-8", errors="replace")
        if text and max(text) < _FIRST_GUESSED:
            box = (code.rect.left, code.rect.top, code.rect.width, code.rect.height)
            codes.append(FoundCode(text=text, symbology="QRCode", box=box))
    return codes


def _quarter(orientation: int) -> int | None:
    """The nearest quarter turn, when it is near."""
    quarter = round(orientation / 90) * 90
    return quarter % 360 if abs(orientation - quarter) <= 25 else None


def _bounds(position: Any) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
