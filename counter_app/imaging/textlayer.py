"""Words that cannot be seen, laid over a page so that a viewer finds and copies them.

The font has one shape for every letter: a box, half as wide as it is high, stretched over the word
it stands for; viewers mark it when they find the word. It is never drawn (text mode 3). Codes are
UTF-16, so the same font serves every language.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cache

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from counter_app.imaging.ocr import Word

_UNITS, _WIDTH = 1000, 500  # of the font's square, and of every glyph
_NAME = Name("/Unseen")
_CODES = 1 << 16
_MADE = 3_800_000_000  # seconds since 1904; the same for every file
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
1 beginbfrange
<0000> <ffff> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def font(pdf: Pdf) -> Object:
    """The font of a document, for `draw` under the name /T."""
    program = Stream(pdf, _boxes())
    program.Length1 = len(_boxes())
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=_NAME,
        Flags=4,
        FontBBox=Array([0, 0, _WIDTH, _UNITS]),
        ItalicAngle=0,
        Ascent=_UNITS,
        Descent=0,
        CapHeight=_UNITS,
        StemV=80,
        FontFile2=pdf.make_indirect(program),
    )
    letters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=_NAME,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=_WIDTH,
        CIDToGIDMap=pdf.make_indirect(Stream(pdf, b"\x00\x01" * _CODES)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=_NAME,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(letters)]),
            ToUnicode=pdf.make_indirect(Stream(pdf, _TO_UNICODE)),
        )
    )


def draw(words: Iterable[Word], dpi: int, height_pt: float) -> str:
    """Operators that lay `words` on a page of `height_pt`, its origin at the lower left."""
    return "".join(_word(word, 72 / dpi, height_pt) for word in words)


def _word(word: Word, point: float, height_pt: float) -> str:
    x, y, width, height = (side * point for side in word.box)
    text = "".join(letter for letter in word.text if ord(letter) < _CODES)
    if not text or width <= 0 or height <= 0:
        return ""
    stretch = 100 * width / (len(text) * height * _WIDTH / _UNITS)
    return (
        f"BT 3 Tr /T {height:.2f} Tf {stretch:.2f} Tz"
        f" 1 0 0 1 {x:.2f} {height_pt - y - height:.2f} Tm"
        f" <{text.encode('utf-16-be').hex()}> Tj ET\n"
    )


@cache
def _boxes() -> bytes:
    """A TrueType font of nothing and a box (OpenType specification, tables in order of name)."""
    corners = struct.pack(">8h", 0, 0, _WIDTH, 0, 0, _UNITS, 0, -_UNITS)  # x, then y, as steps
    box = struct.pack(">5hHH4B", 1, 0, 0, _WIDTH, _UNITS, 3, 0, 1, 1, 1, 1) + corners + b"\0\0"
    tables = {
        b"glyf": box,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _UNITS, _MADE, _MADE),
            *(0, 0, _WIDTH, _UNITS, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, _UNITS, 0, 0, _WIDTH, *(0,) * 3, 1, *(0,) * 7, 2
        ),
        b"hmtx": struct.pack(">HhHh", _WIDTH, 0, _WIDTH, 0),
        b"loca": struct.pack(">HHH", 0, 0, len(box) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, *(0,) * 8),
    }
    at = 12 + 16 * len(tables)
    directory = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32)
    body = b""
    for name, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", name, total, at + len(body), len(table))
        body += padded
    return directory + body
