"""Files put right exactly as scans are, and laid into a folder: for IT to judge settings."""

from __future__ import annotations

import errno
import struct
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.errors import CounterError, Told, Words
from counter_app.errors.storage import DiskFullError, OutputFolderError
from counter_app.services.page_workers import PageRequest, PageWork, PageWorkers
from counter_app.services.scan_pass import read_file

if TYPE_CHECKING:
    from counter_app.imaging.pages import ProcessedPage

FLAGS = {
    "blurred": Words("mờ", "blurred"),
    "dark": Words("tối", "dark"),
    "pale": Words("nét nhạt", "pale print"),
    "glare": Words("lóa sáng", "glare"),
    "cut_edge": Words("cắt mép", "cut edge"),
    "skewed": Words("lệch", "skewed"),
    "low_resolution": Words("độ phân giải thấp", "low resolution"),
}
_NAME = 50  # letters of a file's own name: file systems take 255 bytes, a letter has up to four


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedPage:
    """A page of `file`, counted from 1, and where it lies now."""

    file: str
    number: int
    made: ProcessedPage
    output: Path
    size: int  # bytes of `output`


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage:
    """A page, or a whole file (`number` 1), that cannot be taken."""

    file: str
    number: int
    told: Told


def try_files(
    paths: Sequence[str], out: Path, workers: PageWorkers
) -> Iterator[TriedPage | RefusedPage]:
    """Every page of every file, in order, each written into `out` as it is kept: JPEG, G4 in
    a TIFF, or in a PDF. Raises OutputFolderError, DiskFullError, PageWorkersDown.
    """
    _make(out)
    begun: deque[_Begun] = deque()
    for place, file in enumerate(paths, start=1):
        if len(begun) == workers.most:
            yield from _finished(begun.popleft(), out)
        data = read_file(Path(file))
        if isinstance(data, bytes):
            work = workers.begin(PageRequest(data=data, media_type=None, dpi=0))
            begun.append(_Begun(place=place, file=file, work=work))
        else:
            begun.append(_Begun(place=place, file=file, work=data))
    while begun:
        yield from _finished(begun.popleft(), out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A file in work, the `place`-th one, or why it cannot be read."""

    place: int
    file: str
    work: PageWork | CounterError


def _finished(begun: _Begun, out: Path) -> Iterator[TriedPage | RefusedPage]:
    if isinstance(begun.work, CounterError):
        yield RefusedPage(file=begun.file, number=1, told=begun.work.tell())
        return
    for number, made in enumerate(begun.work, start=1):
        if isinstance(made, CounterError):
            yield RefusedPage(file=begun.file, number=number, told=made.tell())
        else:
            name = f"{begun.place:03d}-{Path(begun.file).stem[:_NAME]}-{number:03d}"
            yield _write(made, begun.file, number, out / name)


def _write(made: ProcessedPage, file: str, number: int, target: Path) -> TriedPage:
    data, ending = _as_file(made)
    output = target.with_name(target.name + ending)
    try:
        output.write_bytes(data)
    except OSError as refused:
        with suppress(OSError):
            output.unlink(missing_ok=True)  # half a page is no page
        raise _told(refused) from refused
    return TriedPage(file=file, number=number, made=made, output=output, size=len(data))


def _as_file(made: ProcessedPage) -> tuple[bytes, str]:
    """A kept stream as a file that any viewer opens, and how its name ends."""
    from counter_app.imaging import g4
    from counter_app.imaging.bundle import BundlePage, wrap_pdf
    from counter_app.imaging.streams import G4, JPEG

    if made.media_type == JPEG:
        return _sized(made.stream, made.dpi), ".jpg"
    if made.media_type == G4:
        return g4.to_tiff(made.stream, made.width, made.height, dpi=made.dpi), ".tif"
    page = BundlePage(
        stream=made.stream,
        media_type=made.media_type,
        width=made.width,
        height=made.height,
        dpi=made.dpi,
    )
    return wrap_pdf([page], title=""), ".pdf"


def _sized(jpeg: bytes, dpi: int) -> bytes:
    """A kept JPEG does not say how large it is on paper; a file on its own should (JFIF 1.02)."""
    if jpeg[6:11] != b"JFIF\0":
        return jpeg
    return jpeg[:13] + struct.pack(">BHH", 1, dpi, dpi) + jpeg[18:]


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise _told(refused) from refused


def _told(refused: OSError) -> CounterError:
    is_full = refused.errno in {errno.ENOSPC, errno.EDQUOT}
    return DiskFullError() if is_full else OutputFolderError()
