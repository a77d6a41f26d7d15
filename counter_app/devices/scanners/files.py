"""Picture files on disk as a scanner's driver sees them: what they are, whole or not, in order."""

from __future__ import annotations

import re
from pathlib import Path

JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
PDF = "application/pdf"
UNKNOWN = "application/octet-stream"

HEAD = 1024  # bytes that are enough for `media_type`; a PDF may carry that much before its mark
TAIL = 1024  # bytes that are enough for `looks_whole`

_MARKS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"BM", "image/bmp"),
    (b"GIF8", "image/gif"),
)
_NETPBM = re.compile(rb"P[1-6]\s")
_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf", ".bmp", ".gif", ".webp")
_NETPBM_SUFFIXES = (".pnm", ".pbm", ".pgm", ".ppm")
_DIGITS = re.compile(r"(\d+)")


def media_type(head: bytes) -> str:
    """The media type told from the first bytes; `UNKNOWN` when they say nothing."""
    for mark, found in _MARKS:
        if head.startswith(mark):
            return found
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if _NETPBM.match(head):
        return "image/x-portable-anymap"
    return PDF if b"%PDF-" in head[:HEAD] else UNKNOWN


def looks_whole(head: bytes, tail: bytes) -> bool:
    """False when the format has an end mark and it is not there yet: still being written.

    Formats without an end mark (TIFF, BMP, PNM) count as whole; zero bytes never do.
    """
    match media_type(head):
        case "image/jpeg":
            return b"\xff\xd9" in tail
        case "image/png":
            return b"IEND" in tail
        case "application/pdf":
            return b"%%EOF" in tail
        case _:
            return bool(head)


def is_picture_name(path: Path) -> bool:
    """Whether the name claims to be a picture or PDF."""
    return path.suffix.lower() in _SUFFIXES + _NETPBM_SUFFIXES


def name_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    """Sort key: names as a person reads them, so page 2 comes before page 10."""
    parts = _DIGITS.split(path.name.casefold())
    key = [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts]
    return (*key, (0, 0, path.name))
