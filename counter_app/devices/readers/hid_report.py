"""Where a bar code scanner's report holds what it read: told by its own report descriptor.

Device Class Definition for HID 1.11 §6.2.2 (items), HID Point of Sale Usage Tables 1.02 §3 (usage
page 0x8C). Makers lay the report out differently, some with a byte count before the data (usage
page 0x01, 0x3B), some without; so nothing is assumed that the descriptor does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

BAR_CODE_SCANNER = 0x8C  # the usage page
_BYTE_COUNT = 0x01 << 16 | 0x3B
_DECODED_DATA = BAR_CODE_SCANNER << 16 | 0xFE
_CONTINUED = BAR_CODE_SCANNER << 16 | 0xFF

_INPUT, _COLLECTION, _END_COLLECTION = 0x80, 0xA0, 0xC0
_OUTPUT, _FEATURE = 0x90, 0xB0
_PUSH, _POP = 0xA4, 0xB4
_LONG_ITEM = 0xFE
_MOST_FIELDS = 4_096  # of one item; a report has at most 65,535 bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedData:
    """Places in a "scanned data" report, in bytes after the report's number; `continued_bit` in
    bits. None: the report does not have it.
    """

    data_at: int
    data_size: int
    count_at: int | None
    continued_bit: int | None

    def piece(self, report: bytes) -> bytes:
        """What was decoded; a report cut short gives what is there."""
        data = report[self.data_at : self.data_at + self.data_size]
        if self.count_at is None:
            return data.rstrip(b"\0")
        return data[: report[self.count_at]] if self.count_at < len(report) else b""

    def goes_on(self, report: bytes) -> bool:
        """Whether the code does not end with this report."""
        if self.continued_bit is None:
            return False
        at, bit = divmod(self.continued_bit, 8)
        return at < len(report) and bool(report[at] >> bit & 1)


@dataclass(slots=True)
class _State:
    """Global and local items as they stand when a main item comes."""

    page: int = 0
    size: int = 0
    count: int = 0
    report: int = 0
    usages: list[int] = field(default_factory=list)
    first: int = 0


def scanned_data(descriptor: bytes) -> dict[int, ScannedData]:
    """The reports that hold decoded data, by number (0: reports have none). Never raises: a
    descriptor that makes no sense has no such report.
    """
    places: dict[int, dict[int, tuple[int, int]]] = {}  # report: usage: first bit, bits
    ends: dict[int, int] = {}
    state, kept = _State(), list[tuple[int, int, int, int]]()
    for tag, value in _items(descriptor):
        if tag == _INPUT:
            place = places.setdefault(state.report, {})
            start = ends.get(state.report, 0)
            ends[state.report] = start + state.size * min(state.count, _MOST_FIELDS)
            if not value & 1:  # bit 0: padding
                for usage, bit, bits in _fields(state, start):
                    place.setdefault(usage, (bit, bits))
        if tag in {_INPUT, _OUTPUT, _FEATURE, _COLLECTION, _END_COLLECTION}:
            state.usages, state.first = [], 0
        elif tag == _PUSH:
            kept.append((state.page, state.size, state.count, state.report))
        elif tag == _POP and kept:
            state.page, state.size, state.count, state.report = kept.pop()
        else:
            _remember(state, tag, value)
    return {
        number: ScannedData(
            data_at=place[_DECODED_DATA][0] // 8,
            data_size=place[_DECODED_DATA][1] // 8,
            count_at=place[_BYTE_COUNT][0] // 8 if _BYTE_COUNT in place else None,
            continued_bit=place[_CONTINUED][0] if _CONTINUED in place else None,
        )
        for number, place in places.items()
        if _DECODED_DATA in place
    }


def _items(descriptor: bytes) -> Iterator[tuple[int, int]]:
    """Tag and value of every item; the size bits of the tag are cleared."""
    at = 0
    while at < len(descriptor):
        head = descriptor[at]
        if head == _LONG_ITEM:
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        size = (0, 1, 2, 4)[head & 3]
        yield head & 0xFC, int.from_bytes(descriptor[at + 1 : at + 1 + size], "little")
        at += 1 + size


def _remember(state: _State, tag: int, value: int) -> None:
    usage = value if value > 0xFFFF else state.page << 16 | value
    match tag:
        case 0x04:  # usage page
            state.page = value
        case 0x74:  # report size
            state.size = value
        case 0x84:  # report ID
            state.report = value
        case 0x94:  # report count
            state.count = value
        case 0x08:  # usage
            state.usages.append(usage)
        case 0x18:  # usage minimum
            state.first = usage
        case 0x28:  # usage maximum
            state.usages += range(state.first, min(usage, state.first + _MOST_FIELDS) + 1)


def _fields(state: _State, start: int) -> Iterator[tuple[int, int, int]]:
    """Usage, first bit and bits of each field; the last usage takes all that are left."""
    for number, usage in enumerate(state.usages):
        if number >= state.count:
            return
        left = state.count - number if number == len(state.usages) - 1 else 1
        yield usage, start + number * state.size, left * state.size
