"""Finds the two font families of the office's paper and hands them to PDF and pictures.

Forms are set in Times metrics (NĐ 30/2020/NĐ-CP, annex I: Times New Roman), slips in a sans serif.
Fonts come from the machine or from the folder the installer bundles; none lies in the repository.
Every face is asked for all letters of Vietnamese before anything is printed: a missing letter would
otherwise leave the printer as an empty box on a citizen's paper.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from counter_app.errors.fonts import FontIncomplete, FontMissing, FontUnreadable

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")  # ngang huyền sắc ngã hỏi nặng


def vietnamese_letters() -> str:
    """The 134 letters beyond ASCII, both cases, precomposed, and the sign of the đồng."""
    marked = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES}
    lower = [*sorted(letter for letter in marked if not letter.isascii()), "đ"]
    return "".join(lower) + "".join(lower).upper() + "₫"


class Style(StrEnum):
    """A face of the serif family."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A font family by the names its files carry on some system."""

    name: str
    package: str
    files: Mapping[Style, str]


def _family(name: str, package: str, *files: str) -> Family:
    return Family(name=name, package=package, files=dict(zip(Style, files, strict=False)))


# First choice first. The others have the same metrics (serif) or the same letters (sans) and stand
# on every Windows and macOS, so a fresh machine prints before the installer has run.
SERIF = (
    _family(
        "Liberation Serif",
        "fonts-liberation2",
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
    _family(
        "Times New Roman",
        "Liberation Serif",
        "times.ttf",
        "timesbd.ttf",
        "timesi.ttf",
        "timesbi.ttf",
    ),
    _family(
        "Times New Roman",
        "Liberation Serif",
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
)
SANS = (
    _family("Noto Sans", "fonts-noto-core", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    _family("Segoe UI", "Noto Sans", "segoeui.ttf", "segoeuib.ttf"),
    _family("Arial", "Noto Sans", "Arial.ttf", "Arial Bold.ttf"),
)


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (windows / "Fonts", own)
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The checked font files of this machine; pass it to everything that prints."""

    serif: Mapping[Style, Path]
    sans: Mapping[Style, Path]

    def pdf(self, style: Style = Style.REGULAR) -> str:
        """The name of a serif face, ready for use in a PDF (registered at the first call)."""
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        path = self.serif[style]
        # reportlab keeps fonts by name for the whole process; the path's hash keeps two apart.
        name = f"serif-{style}-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(path)))
        return name

    def picture(self, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """The sans face at `size` pixels to the em."""
        return _truetype(self.sans[Style.BOLD if bold else Style.REGULAR], size)

    def picture_serif(self, size: int, style: Style = Style.REGULAR) -> ImageFont.FreeTypeFont:
        """A serif face at `size` pixels to the em."""
        return _truetype(self.serif[style], size)


def find_fonts(bundled: Path | None = None, folders: Iterable[Path] | None = None) -> Fonts:
    """The fonts in `bundled` (the installer's folder) or, failing that, in `folders`.

    `folders` None means this system's own. Raises FontMissing, FontIncomplete, FontUnreadable.
    """
    places = [bundled] if bundled is not None else []
    places += system_folders() if folders is None else folders
    wanted = {file.lower() for family in (*SERIF, *SANS) for file in family.files.values()}
    found = _walk(places, wanted)
    return Fonts(serif=_choose(SERIF, found), sans=_choose(SANS, found))


@lru_cache(maxsize=64)  # an open file each
def _truetype(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout gives the same picture with and without libraqm on the machine.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _walk(folders: Iterable[Path], wanted: set[str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, files in os.walk(folder):
            for file in sorted(files):
                if file.lower() in wanted:
                    found.setdefault(file.lower(), Path(place) / file)
    return found


def _choose(families: tuple[Family, ...], found: Mapping[str, Path]) -> dict[Style, Path]:
    for family in families:
        if all(file.lower() in found for file in family.files.values()):
            chosen = {style: found[file.lower()] for style, file in family.files.items()}
            for path in chosen.values():
                _check(family, path)
            return chosen
    first = families[0]
    raise FontMissing(family=first.name, package=first.package)


def _check(family: Family, path: Path) -> None:
    from reportlab.pdfbase.ttfonts import TTFError

    try:
        missing = _missing_letters(path)
    except (TTFError, OSError) as error:
        raise FontUnreadable(family=family.name, file=path.name, package=family.package) from error
    if missing:
        raise FontIncomplete(
            family=family.name,
            file=path.name,
            package=family.package,
            letters=" ".join(missing[:10]),
        )


@lru_cache(maxsize=32)  # reading a face takes a hundredth of a second; none changes under us
def _missing_letters(path: Path) -> str:
    from reportlab.pdfbase.ttfonts import TTFontFace

    letters = TTFontFace(str(path)).charToGlyph
    return "".join(letter for letter in vietnamese_letters() if ord(letter) not in letters)
