"""Communes, wards and special zones, and the units that stood there before 1 July 2025.

Since that day there are two levels: 34 provinces and 3,321 units under them (Nghị quyết
202/2025/QH15). The line printed on a citizen's paper mostly names three older ones; it stays as it
is, and the unit of today is found by it and stands beside it (ux.md §5.4).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import product

from counter_app.domain.text import clean_line, fold

# Kinds of unit as they are written before a name, folded, with their usual shortenings.
_KINDS = {
    "thanh pho": "thanh pho",
    "tp": "thanh pho",
    "tinh": "tinh",
    "t": "tinh",
    "quan": "quan",
    "q": "quan",
    "huyen": "huyen",
    "h": "huyen",
    "thi xa": "thi xa",
    "tx": "thi xa",
    "thi tran": "thi tran",
    "tt": "thi tran",
    "phuong": "phuong",
    "p": "phuong",
    "xa": "xa",
    "x": "xa",
    "dac khu": "dac khu",
}
_KIND = re.compile(rf"({'|'.join(sorted(_KINDS, key=len, reverse=True))})(?: |(?=[0-9]))")
_NO_LETTER = re.compile(r"[^0-9a-z]+")  # of folded text; other alphabets name no unit here
_LEVELS_TODAY = 2

# What makes a line of the list likelier.
_SAME_MARKS, _SAME_NAME, _OWN_PROVINCE, _OPENING, _OF_TODAY = 16, 8, 4, 2, 1


class Beside(StrEnum):
    """How the unit of today goes with the line on the citizen's paper."""

    WITHIN = "within"  # the line names it already
    NOW = "now"  # the line names older units
    AFTER = "after"  # the line names no unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A unit of today as kept with a person. `code`: five digits of the statistics office."""

    code: str
    name: str  # "Phường Cẩm Thành"
    province: str  # "Tỉnh Quảng Ngãi"
    beside: Beside = Beside.AFTER

    @property
    def words(self) -> str:
        """As within a sentence: `phường Cẩm Thành, tỉnh Quảng Ngãi`."""
        return ", ".join(name[:1].lower() + name[1:] for name in (self.name, self.province))


def address_line(address: str, area: Area | None) -> str:
    """The address as forms print it: the words of the paper, and the unit of today."""
    if area is None or (address and area.beside is Beside.WITHIN):
        return address
    if not address:
        return area.words
    if area.beside is Beside.NOW:
        return f"{address} (nay là {area.words})"
    return f"{address}, {area.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or centrally run city from `valid_from` on; the same code again: a new name."""

    code: str
    name: str
    valid_from: date
    source: str  # resolution on the province
    communes_source: str  # resolution on its communes
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A unit under a province, from `valid_from` to `valid_to`, both days included."""

    code: str
    name: str
    province: str  # its code
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A unit that is gone, and the codes of those on its land; empty `name`: a whole district."""

    name: str
    district: str
    province: str
    now: tuple[str, ...]
    earlier: bool = False  # gone before 2025; its name is kept without marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a line may lie. `is_sure`: the one unit it can be; else a person chooses."""

    areas: tuple[Area, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaHit:
    """A line of the list: the unit, and the older name it was found by."""

    area: Area
    former: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One part of an address line. `names`: as written, and without a kind before it; a name may
    itself begin like a kind (xã Xá Lượng).
    """

    names: tuple[str, ...]
    kind: str

    def fits(self, name: str) -> bool:
        """Whether `name` is of the kind that is written, if one is."""
        return not self.kind or _split(name)[0] == self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A unit ready to be found by its name of today or of before."""

    words: str  # " phuong cam thanh tinh quang ngai"
    name: str  # "cam thanh"
    area: Area
    former: str = ""


class AreaTable:
    """All units on one day. Takes a moment to build; then it is only asked, from any thread."""

    def __init__(
        self,
        provinces: Iterable[Province],
        communes: Iterable[Commune],
        formers: Iterable[Former],
        *,
        on: date,
    ) -> None:
        begun = [one for one in provinces if one.valid_from <= on]
        begun.sort(key=lambda one: one.valid_from)
        self._names = {one.code: one.name for one in begun}
        self._areas = {
            one.code: Area(code=one.code, name=one.name, province=self._names[one.province])
            for one in communes
            if one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)
        }
        self._provinces = {_bare(name) for name in self._names.values()}
        self._today: dict[tuple[str, ...], list[Area]] = defaultdict(list)
        self._before: dict[tuple[str, ...], list[Former]] = defaultdict(list)
        self._lines: list[_Line] = []
        for area in self._areas.values():
            self._today[_bare(area.name), _bare(area.province)].append(area)
            self._lines.append(_line((area.name, area.province), area))
        for former in formers:
            self._add(former)

    def _add(self, former: Former) -> None:
        name, district, province = map(_bare, (former.name, former.district, former.province))
        self._provinces.add(province)
        keys = [(name, district, province), (name, province)] if name else [(district, province)]
        for key in keys:
            self._before[key].append(former)
        if former.earlier:
            return
        names = [part for part in (former.name, former.district, former.province) if part]
        for area in (self._areas[code] for code in former.now if code in self._areas):
            stays = _bare(area.province) == province  # then saying it once is enough
            told = ", ".join(names[:-1] if stays else names)
            self._lines.append(_line(names, area, told))

    def locate(self, line: str) -> Located:
        """Where the address `line` of an identity paper lies today.

        Read from its end: ward, district, province of before; else unit and province of today. An
        older name in a district that has changed since is only offered, never sure.
        """
        parts = [_part(part) for part in line.split(",") if _words(part)]
        if len(parts) < _LEVELS_TODAY:
            return Located()
        if len(parts) > _LEVELS_TODAY and (found := self._ask(parts[-3:])):
            return self._now_at(found)
        if today := self._of_today(parts[-2], parts[-1]):
            return Located(areas=today, is_sure=len(today) == 1)
        if len(parts) > _LEVELS_TODAY and (found := self._ask((parts[-3], parts[-1]))):
            return replace(self._now_at(found), is_sure=False)
        found = self._ask(parts[-2:])
        is_whole = all(not one.name for one in found)  # a district without wards: Lý Sơn
        return replace(self._now_at(found), is_sure=is_whole and len(found) == 1)

    def placed(self, area: Area, line: str) -> Area:
        """`area`, chosen by a person, as it goes with the address `line`."""
        for own in self.locate(line).areas:
            if own.code == area.code:
                return own
        _, comma, last = line.rpartition(",")
        names_units = bool(comma) and not self._provinces.isdisjoint(_part(last).names)
        return replace(area, beside=Beside.NOW if names_units else Beside.AFTER)

    def find(self, text: str, *, home: str = "", limit: int = 12) -> tuple[AreaHit, ...]:
        """Units that hold every word of `text`, by the names of today or of before, the likeliest
        first. `home`: code of the centre's own province, whose units come first.
        """
        words = _words(text)
        if not words:
            return ()
        asked, typed = [f" {word}" for word in words], " ".join(words)
        marked = "" if text.isascii() else clean_line(text).lower()
        own = self._names.get(home, "")
        hits: dict[str, tuple[int, AreaHit]] = {}
        for line in self._lines:
            if not all(word in line.words for word in asked):
                continue
            worth = _SAME_NAME * (line.name == typed) + _OWN_PROVINCE * (line.area.province == own)
            worth += _OPENING * line.name.startswith(typed) + _OF_TODAY * (not line.former)
            if marked and marked in (line.former or line.area.words).lower():
                worth += _SAME_MARKS
            code = line.area.code
            if code not in hits or hits[code][0] < worth:
                hits[code] = worth, AreaHit(area=line.area, former=line.former)
        ranked = sorted(hits.values(), key=lambda hit: (-hit[0], hit[1].area.code))
        return tuple(hit for _, hit in ranked[:limit])

    def _ask(self, parts: Sequence[_Part]) -> list[Former]:
        """The units of before that these parts name; a kind that is written decides between two."""
        found = [
            former
            for names in product(*(part.names for part in parts))
            for former in self._before.get(names, ())
        ]
        found = [one for one in found if parts[0].fits(one.name or one.district)] or found
        return [one for one in found if not one.earlier] or found

    def _now_at(self, formers: Sequence[Former]) -> Located:
        codes = dict.fromkeys(code for one in formers for code in one.now if code in self._areas)
        areas = tuple(replace(self._areas[code], beside=Beside.NOW) for code in codes)
        is_sure = len(areas) == 1 and not any(one.earlier for one in formers)
        return Located(areas=areas, is_sure=is_sure)

    def _of_today(self, unit: _Part, province: _Part) -> tuple[Area, ...]:
        found = [
            area
            for names in product(unit.names, province.names)
            for area in self._today.get(names, ())
        ]
        same = [one for one in found if unit.fits(one.name) and province.fits(one.province)]
        beside = Beside.WITHIN if same else Beside.NOW  # xã Tân Khai: phường since 30 April 2026
        return tuple(replace(one, beside=beside) for one in same or found)


def _words(text: str) -> list[str]:
    return _NO_LETTER.sub(" ", fold(text)).split()


@lru_cache(maxsize=1024)  # districts and provinces come again on every line of the tables
def _split(name: str) -> tuple[str, str, str]:
    """A name folded: its kind, the rest, the whole."""
    words = " ".join(_words(name))
    kind = _KIND.match(words)
    return (_KINDS[kind[1]], words[kind.end() :], words) if kind else ("", words, words)


def _bare(name: str) -> str:
    """A unit's name without its kind, as one word: papers write Ea H'Leo in many ways."""
    return _split(name)[1].replace(" ", "")


def _part(text: str) -> _Part:
    kind, rest, whole = _split(text)
    names = dict.fromkeys((rest.replace(" ", ""), whole.replace(" ", "")))
    return _Part(names=tuple(names), kind=kind)


def _line(names: Sequence[str], area: Area, former: str = "") -> _Line:
    told = [_split(name) for name in names]
    words = " ".join(whole for _, _, whole in told)
    return _Line(words=f" {words}", name=told[0][1], area=area, former=former)
