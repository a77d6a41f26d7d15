"""Punches from files: the terminal's USB export (`1_attlog.dat`) and CSV of other programs.

The plain export has a line a punch, split by TAB: number, time, terminal, direction, how, work
code. The extended one has the serial number before and a check sum after. A CSV names its columns
in the first line. A line that cannot be read is counted, never a reason to refuse the others.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from counter_app.devices.api import TerminalPunch
from counter_app.errors.terminals import PunchFileWrong

LONGEST = 64 << 20  # bytes of a file that is still looked at
_NO_CODE = 255  # the terminal did not say
_SERIAL = re.compile(r"[0-9A-Za-z]{6,32}")
_CHECK_SUM = re.compile(r"[0-9A-Fa-f]{1,16}")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_VIETNAMESE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?$")

# Headings as other programs write them, folded to lower case.
_NUMBER_NAMES = {
    *("pin", "user id", "userid", "user_id", "ac-no.", "acno", "ac no", "no.", "enrollnumber"),
    *("employee id", "badgenumber", "id", "mã", "mã nv", "mã nhân viên", "mã chấm công", "số"),
}
_CLOCK_NAMES = {
    *("time", "datetime", "date time", "date/time", "timestamp", "punch time", "checktime"),
    *("thời gian", "ngày giờ", "giờ chấm", "thời điểm"),
}
_DAY_NAMES = {"date", "ngày", "punch date"}
_HOUR_NAMES = {"hour", "clock", "giờ"}
_STATE_NAMES = {"state", "status", "checktype", "punch state", "trạng thái"}
_HOW_NAMES = {"verify", "verifycode", "verify type", "cách chấm", "xác thực"}

_Row = Callable[[Sequence[str]], TerminalPunch | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What a file holds. `serial`: of the terminal, empty when it does not say; `bad_lines`: line
    numbers, from 1, that are no punch.
    """

    serial: str
    punches: tuple[TerminalPunch, ...]
    bad_lines: tuple[int, ...]


def read_export(data: bytes, *, name: str) -> Export:
    """The punches of a file called `name`. Raises PunchFileWrong when not one line is a punch."""
    lines = _text(data[:LONGEST]).splitlines()
    first = next((line for line in lines if line.strip()), "")
    if _export_line(first.split("\t")) is None and _columns(_split(first)) is not None:
        export = _read_csv(lines)
    else:
        export = _read_plain(lines)
    if not export.punches:
        raise PunchFileWrong(device=name)
    return export


def _read_plain(lines: Sequence[str]) -> Export:
    rows = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    serial = ""
    if rows and _SERIAL.fullmatch(rows[0][1].strip()):
        serial = rows.pop(0)[1].strip()
    if serial and rows and _CHECK_SUM.fullmatch(rows[-1][1].strip()):
        rows.pop()
    return _export(serial, ((number, line.split("\t")) for number, line in rows), _export_line)


def _read_csv(lines: Sequence[str]) -> Export:
    start = next(at for at, line in enumerate(lines) if line.strip())
    columns = _columns(_split(lines[start]))
    if columns is None:
        return Export(serial="", punches=(), bad_lines=())
    rows = (
        (number, _split(line))
        for number, line in enumerate(lines[start + 1 :], start=start + 2)
        if line.strip()
    )
    return _export("", rows, columns)


def _export(serial: str, rows: Iterator[tuple[int, Sequence[str]]], read: _Row) -> Export:
    punches, bad = [], []
    for number, fields in rows:
        punch = read(fields)
        if punch is None:
            bad.append(number)
        else:
            punches.append(punch)
    return Export(serial=serial, punches=tuple(punches), bad_lines=tuple(bad))


def _export_line(fields: Sequence[str]) -> TerminalPunch | None:
    number = fields[0].strip()
    clock = _clock(fields[1]) if len(fields) > 1 else None
    if not number or len(number) > 24 or clock is None:
        return None
    codes = [*fields[3:5], "", ""]
    return TerminalPunch(number, clock, _code(codes[1]), _code(codes[0]))


def _columns(names: Sequence[str]) -> _Row | None:
    """A reader of rows under these headings; None when number or time is missing."""
    folded = [name.strip().strip('"').casefold() for name in names]

    def place(known: set[str]) -> int | None:
        return next((at for at, name in enumerate(folded) if name in known), None)

    number_at, clock_at = place(_NUMBER_NAMES), place(_CLOCK_NAMES)
    day_at, hour_at = place(_DAY_NAMES), place(_HOUR_NAMES | _CLOCK_NAMES)
    state_at, how_at = place(_STATE_NAMES), place(_HOW_NAMES)
    if number_at is None or (clock_at is None and (day_at is None or hour_at is None)):
        return None

    def field(row: Sequence[str], at: int | None) -> str:
        return row[at].strip() if at is not None and at < len(row) else ""

    def read(row: Sequence[str]) -> TerminalPunch | None:
        number = field(row, number_at)
        apart = f"{field(row, day_at)} {field(row, hour_at)}"
        clock = _clock(apart if day_at is not None else field(row, clock_at))
        if not number or len(number) > 24 or clock is None:
            return None
        return TerminalPunch(number, clock, _code(field(row, how_at)), _code(field(row, state_at)))

    return read


def _clock(text: str) -> str | None:
    """`YYYY-MM-DD HH:MM:SS` of a date and a time, day first where the year is last; possible or
    not is judged by whoever takes it.
    """
    day, _, hour = text.strip().replace("T", " ").partition(" ")
    time = _TIME.match(hour.strip())
    if time is None:
        return None
    if found := _ISO.match(day):
        year, month, date = found.groups()
    elif found := _VIETNAMESE.match(day):
        date, month, year = found.groups()
    else:
        return None
    hours, minutes, seconds = time.groups()
    return f"{year}-{month:0>2}-{date:0>2} {hours:0>2}:{minutes}:{seconds or '00'}"


def _code(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else _NO_CODE


def _split(line: str) -> list[str]:
    mark = max(";\t,", key=line.count)
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:  # a field longer than any: no line of a table
        return []


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
