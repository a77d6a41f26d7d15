"""The centre whose counters these are: names, places and hours as data, never constants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class ReceiptSize(StrEnum):
    """Paper that mẫu 01 is printed on (domain.md correction 13)."""

    A5 = "A5"
    A4 = "A4"


class DueTime(StrEnum):
    """At what time of its last day a period in days ends (domain.md §6.3)."""

    END_OF_DAY = "end_of_day"  # the law: the end of office hours
    SAME_TIME = "same_time"  # practice of some provinces: the hour of acceptance


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours:
    """One stretch of office hours of a working day, local time."""

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedHours:
    """Office hours that differ: in a season, at one agency, or both."""

    hours: tuple[OfficeHours, ...]
    agency: str = ""  # empty: every agency
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A counter of the hall. `agencies`: ids served there; empty means all."""

    number: str  # "05"
    name: str
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """What forms and screens say of the centre."""

    id: str
    upper_name: str  # "UBND TỈNH QUẢNG NGÃI"
    name: str  # "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    unit_line: str  # "Bộ phận Tiếp nhận và Trả kết quả ..." as printed in the receipt
    short_name: str
    place: str  # before the date: "Quảng Ngãi"
    address: str
    hotline: str
    lookup_url: str  # printed for the citizen; may be empty
    return_desk: str  # "Bộ phận trả kết quả tập trung, Trung tâm ..."
    support_phone: str  # internal number of the technical unit
    hours: tuple[OfficeHours, ...]
    counters: tuple[Counter, ...]
    other_hours: tuple[DatedHours, ...] = ()  # an agency's own go before the centre's
    receipt_size: ReceiptSize | None = None  # None: as the rule pack has it
    due_time_of_day: DueTime = DueTime.END_OF_DAY
    thousand_word: str = "nghìn"  # or "ngàn"
    zero_tens_word: str = "linh"  # or "lẻ"
    scan_before_acceptance: bool = True  # correction 7: the centre's setting
    province: str = ""  # its code of two digits; units there are offered first
