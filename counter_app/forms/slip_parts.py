"""Pieces of a thermal slip: text, rows, QR, rules, stacked on a strip of fixed width.

A slip is a picture because no code page of a cheap printer holds all Vietnamese letters. The height
of a line comes from the font's own ascent and descent, so that letters with two stacked marks
(Ẫ, Ộ) and letters with a dot below never touch a neighbour or an edge.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont

from counter_app.domain.text import clean_line
from counter_app.forms import qr
from counter_app.forms.fonts import Fonts
from counter_app.forms.phrases import balanced

WIDTHS = (384, 512, 576)  # dots: 58 mm, 80 mm with 64 mm of print, 80 mm
DOTS_PER_MM = 8  # 203 dpi
_AIR = 1  # dots: as far as a rounded mark may stand above a font's ascent
_INK_FROM = 150  # grey below this is burnt; a little above the middle keeps thin strokes whole


class Part(Protocol):
    """A piece that knows its height at a width and draws itself."""

    def height(self, width: int) -> int:
        """In dots."""
        ...

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:
        """With its upper edge at `y`."""
        ...


@lru_cache(maxsize=4096)  # each piece is set twice, to know its height and to draw it
def _length(font: ImageFont.FreeTypeFont, text: str) -> float:
    """Of `text` on one line, in dots."""
    return font.getlength(text)


def wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """`text` in lines at most `width` dots wide; a word longer than a line is cut."""
    lines: list[str] = []
    line, used = "", 0.0
    gap = _length(font, " ")
    for given in clean_line(text).split():
        word = given
        wanted = _length(font, word) + (used + gap if line else 0)
        if wanted <= width:
            line, used = f"{line} {word}" if line else word, wanted
            continue
        if line:
            lines.append(line)
        while _length(font, word) > width:
            cut = len(word) - 1
            while cut > 1 and _length(font, word[:cut]) > width:
                cut -= 1
            lines.append(word[:cut])
            word = word[cut:]
        line, used = word, _length(font, word)
    return [*lines, line] if line else lines


def line_height(font: ImageFont.FreeTypeFont) -> int:
    """Ascent and descent of the font, and a little: room for Ẫ above and Ộ below."""
    ascent, descent = font.getmetrics()
    return _AIR + ascent + descent


def fitted(text: str, fonts: Fonts, size: int, width: int) -> ImageFont.FreeTypeFont:
    """The bold face at `size`, or smaller so that `text` stands on one line."""
    font = fonts.picture(size, bold=True)
    while size > 14 and _length(font, text) > width:
        size -= 1
        font = fonts.picture(size, bold=True)
    return font


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph. `align` is 0 left, 1 centre."""

    text: str
    font: ImageFont.FreeTypeFont
    align: int = 0
    above: int = 0

    def height(self, width: int) -> int:
        """Lines times the font's height."""
        return self.above + len(self._lines(width)) * line_height(self.font)

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:
        """Line by line."""
        y += self.above
        for line in self._lines(image.width):
            x = (image.width - _length(self.font, line)) / 2 if self.align else 0
            draw.text((round(x), y + _AIR), line, font=self.font, fill=0)
            y += line_height(self.font)

    def _lines(self, width: int) -> list[str]:
        """Centred lines are of nearly equal length when no word has to be cut for it."""
        lines = wrap(self.text, self.font, width)
        if not self.align:
            return lines
        even = balanced(self.text, _length(self.font, self.text), width)
        fits = len(even) == len(lines) and all(_length(self.font, e) <= width for e in even)
        return even if fits else lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A label and its value: the value stands right of the label and wraps in its own column."""

    label: str
    value: str
    label_font: ImageFont.FreeTypeFont
    value_font: ImageFont.FreeTypeFont
    column: int  # dots from the left to the value

    def height(self, width: int) -> int:
        """The taller of both columns."""
        return max(line_height(self.label_font), line_height(self.value_font)) * len(
            self._lines(width)
        )

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:
        """Both columns on one base line."""
        rise = self.value_font.getmetrics()[0] - self.label_font.getmetrics()[0]
        draw.text((0, y + _AIR + max(0, rise)), self.label, font=self.label_font, fill=0)
        y += max(0, -rise)
        for line in self._lines(image.width):
            draw.text((self.column, y + _AIR), line, font=self.value_font, fill=0)
            y += max(line_height(self.label_font), line_height(self.value_font))

    def _lines(self, width: int) -> list[str]:
        return wrap(self.value, self.value_font, width - self.column) or [""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A short text in a box across the slip: marks nobody may overlook."""

    text: str
    font: ImageFont.FreeTypeFont
    inverted: bool = False

    def height(self, width: int) -> int:
        """Text, box and white around."""
        return len(wrap(self.text, self.font, width - 24)) * line_height(self.font) + 20

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:
        """White on black when `inverted`."""
        bottom = y + self.height(image.width) - 5
        box = (0, y + 4, image.width - 1, bottom)
        draw.rectangle(box, outline=0, width=3, fill=0 if self.inverted else 255)
        y += 9
        for line in wrap(self.text, self.font, image.width - 24):
            x = (image.width - _length(self.font, line)) / 2
            draw.text((round(x), y + _AIR), line, font=self.font, fill=255 if self.inverted else 0)
            y += line_height(self.font)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across, dashed between dossiers of one visit."""

    dashed: bool = False

    def height(self, width: int) -> int:  # noqa: ARG002 - the same at any width
        """With white above and below."""
        return 15

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:
        """Two dots thick."""
        step = 14 if self.dashed else image.width
        length = 8 if self.dashed else image.width
        for x in range(0, image.width, step):
            draw.rectangle((x, y + 7, min(x + length, image.width) - 1, y + 8), fill=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A QR with its own white, centred."""

    picture: Image.Image

    def height(self, width: int) -> int:  # noqa: ARG002 - whole dots to the module, no scaling
        """Of the picture."""
        return self.picture.height

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:  # noqa: ARG002
        """As it is: no smoothing."""
        image.paste(self.picture, ((image.width - self.picture.width) // 2, y))


def symbol(text: str, *, dots: int) -> Symbol:
    """A QR of `text`, at most `dots` wide. Raises ValueError when it cannot be that small."""
    return Symbol(picture=qr.picture_within(text, dots=dots))


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """White."""

    dots: int

    def height(self, width: int) -> int:  # noqa: ARG002 - the same at any width
        """As asked."""
        return self.dots

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A QR at the left, pieces stacked at its right."""

    symbol: Symbol
    parts: tuple[Part, ...]

    def height(self, width: int) -> int:
        """The taller of both."""
        side = self.symbol.height(width)
        return max(side, sum(part.height(width - side) for part in self.parts))

    def draw(self, draw: ImageDraw.ImageDraw, image: Image.Image, y: int) -> None:  # noqa: ARG002
        """Both from the same upper edge, the pieces in the middle of the symbol's height."""
        side = self.symbol.height(image.width)
        for picture, x in (
            (stack([self.symbol], side), 0),
            (stack(self.parts, image.width - side), side),
        ):
            free = self.height(image.width) - picture.height
            image.paste(picture, (x, y + free // 2))


def stack(parts: Sequence[Part], width: int) -> Image.Image:
    """The parts one below the other, grey, `width` dots wide."""
    heights = [part.height(width) for part in parts]
    image = Image.new("L", (width, sum(heights)), 255)
    draw = ImageDraw.Draw(image)
    y = 0
    for part, height in zip(parts, heights, strict=True):
        part.draw(draw, image, y)
        y += height
    return image


def draw_strip(parts: Sequence[Part], width: int, *, margin: int = 8) -> bytes:
    """The parts as a 1-bit PNG exactly `width` dots wide, `margin` dots of white at both sides."""
    if width not in WIDTHS:
        msg = f"no slip printer is {width} dots wide"
        raise ValueError(msg)
    inner = stack(parts, width - 2 * margin)
    image = Image.new("L", (width, inner.height), 255)
    image.paste(inner, (margin, 0))
    ink = image.point(lambda grey: 0 if grey < _INK_FROM else 255)
    stream = io.BytesIO()
    ink.convert("1", dither=Image.Dither.NONE).save(stream, "PNG", compress_level=1)
    return stream.getvalue()
