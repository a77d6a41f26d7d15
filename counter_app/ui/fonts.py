"""The screen font: found at run time, checked letter by letter (design §5)."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

FAMILIES = ("Noto Sans", "Inter", "Roboto", "Segoe UI", "Liberation Sans", "DejaVu Sans")
BASE_POINTS = 10.5

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789₫–…·"


def vietnamese_letters() -> str:
    """Every precomposed letter of Vietnamese, both cases."""
    low = "".join(unicodedata.normalize("NFC", v + t) for v in _VOWELS for t in _TONES) + "đ"
    return low + low.upper()


def missing_letters(font: QFont) -> str:
    """Letters of Vietnamese that `font` itself cannot draw (fallback fonts not counted)."""
    raw = QRawFont.fromFont(font, QFontDatabase.WritingSystem.Vietnamese)
    return "".join(c for c in vietnamese_letters() + _PLAIN if not raw.supportsCharacter(ord(c)))


def add_folder(folder: Path) -> None:
    """Make the fonts of a bundled folder known (the installer ships one)."""
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def choose() -> tuple[str, str]:
    """The first family that has every letter, and "" - or the best one and what it lacks.

    The family is "" when the system has no font at all.
    """
    best = ("", vietnamese_letters())
    for wanted in (*FAMILIES, ""):
        family = wanted or QFont().defaultFamily()  # asking for the default costs 10 ms
        if QFontInfo(QFont(family)).family() != family:  # not installed; listing all is slower
            continue
        lacking = missing_letters(QFont(family))
        if not lacking:
            return family, ""
        if len(lacking) < len(best[1]):
            best = (family, lacking)
    return best


def with_tabular_digits(font: QFont) -> QFont:
    """`font` with digits of one width, for columns of numbers and clocks."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
