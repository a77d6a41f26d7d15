"""The kinds of stream a page is kept as, and the page of two layers.

    image/jpeg     gray or colour
    image/g4       black print: one T.6 strip, see `g4`
    image/jbig2    black print: one generic region, lossless, see `jbig2`
    image/layers   black print over everything else: `pack` and `unpack`

A page of two layers is the mark `LYR1`, the kind of coding of the print, its brightness in a byte,
its length in four bytes, the print (at the page's own size), and to the end a JPEG of all that is
not black print, which covers the same sheet in fewer dots.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

JPEG, G4, JBIG2, LAYERS = "image/jpeg", "image/g4", "image/jbig2", "image/layers"

_MARK = b"LYR1"
_HEAD = struct.Struct(">4s4sBI")
_PRINT = {b"G4  ": G4, b"JBG2": JBIG2}
_JPEG_START = b"\xff\xd8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Encoded pixels and what they are."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """`ink`: black print, G4 or JBIG2, `shade` its brightness, 0 to 255; `under`: JPEG of what lies
    beneath it.
    """

    ink: Stream
    shade: int
    under: bytes


def pack(layers: Layers) -> Stream:
    """Both layers as one stream."""
    kind = next(kind for kind, media in _PRINT.items() if media == layers.ink.media_type)
    head = _HEAD.pack(_MARK, kind, layers.shade, len(layers.ink.data))
    return Stream(data=head + layers.ink.data + layers.under, media_type=LAYERS)


def unpack(data: bytes) -> Layers:
    """The layers of a stream. Raises ValueError when it is damaged."""
    if len(data) < _HEAD.size:
        raise ValueError("no layers")
    mark, kind, shade, length = _HEAD.unpack_from(data)
    end = _HEAD.size + length
    if mark != _MARK or kind not in _PRINT or data[end : end + 2] != _JPEG_START:
        raise ValueError("no layers")
    ink = Stream(data=data[_HEAD.size : end], media_type=_PRINT[kind])
    return Layers(ink=ink, shade=shade, under=data[end:])
