"""What a supplement request would name: the faults of the checklist, and what an earlier one said.

R13: the guidance is full and given once, so everything that lacks is put together by the program
and only put into words by the clerk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from counter_app.domain.dossier.entries.answers import (
    OUTSIDE_LIST,
    Fault,
    Lack,
    SupplementAsked,
)
from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.formats import show_date
from counter_app.domain.papers import (
    COPY_WORDS,
    EXPIRED,
    NOT_LEGALISED,
    NOT_TRANSLATED,
    Line,
    last_valid_day,
)

_FOUND_FAULTY = (Verdict.REVIEW, Verdict.INVALID, Verdict.MISSING)
_WORDS = {
    NOT_TRANSLATED: "Giấy tờ nước ngoài, chưa dịch ra tiếng Việt; nộp kèm bản dịch.",
    NOT_LEGALISED: "Giấy tờ nước ngoài, chưa hợp pháp hóa lãnh sự; nộp bản đã hợp pháp hóa.",
}
LAWFUL_REASON = "Thành phần hồ sơ chưa đầy đủ, chưa hợp lệ theo quy định"


class Then(StrEnum):
    """How an item stood when the first request went out (situation 9)."""

    NAMED = "named"  # it stands on that slip
    OVERLOOKED = "overlooked"  # it lacked already and the slip does not say so
    FINE = "fine"  # it was there and was not objected to
    UNKNOWN = "unknown"  # outside the list of that time


def lacks_of(lines: Sequence[Line]) -> tuple[Lack, ...]:
    """Every paper that is missing or was found faulty, in the order of the list.

    A paper that is there and was not judged yet is nobody's fault. Of papers of which any one is
    enough, the first stands for all. `what` is empty where only a person can say what is wrong.
    """
    return tuple(_lacks(lines))


def _lacks(lines: Sequence[Line]) -> Iterator[Lack]:
    satisfied = {line.one_of for line in lines if line.one_of and line.is_good}
    begun = {line.one_of for line in lines if line.one_of and line.is_here}
    told: set[str] = set()
    for line in lines:
        group = line.one_of
        if group is not None and group in satisfied:
            continue
        if _is_faulty(line) or (_is_wanted(line) and group is None):
            yield _lack(line)
        elif _is_wanted(line) and group not in begun | told:
            told.add(str(group))
            yield _any_of([other for other in lines if other.one_of == group])


def _is_faulty(line: Line) -> bool:
    return line.verdict in _FOUND_FAULTY or (line.is_here and line.kind not in line.kinds)


def _is_wanted(line: Line) -> bool:
    """Not there, and either the list wants it or a slip has asked for it."""
    return not line.is_here and (line.mandatory or line.is_awaited)


def _lack(line: Line) -> Lack:
    if line.requested is not None and line.requested.is_outside:  # with the law it rests on (R21)
        return Lack(
            paper=OUTSIDE_LIST, name=line.name, fault=_fault(line), what=line.requested.what
        )
    fault = _fault(line)
    return Lack(paper=line.number, name=line.name, fault=fault, what=_what(line, fault))


def _fault(line: Line) -> Fault:
    if not line.is_here or line.verdict is Verdict.MISSING:
        return Fault.MISSING
    if any(warning.code == EXPIRED for warning in line.warnings):
        return Fault.EXPIRED
    return Fault.WRONG


def _what(line: Line, fault: Fault) -> str:
    copies = f"{line.asked_quantity:02d} {COPY_WORDS[line.kinds[0]]}"
    if fault is Fault.MISSING:
        return f"Chưa có trong hồ sơ; nộp {copies}."
    if fault is Fault.EXPIRED and line.issued_on is not None and line.valid_months is not None:
        last = show_date(last_valid_day(line.issued_on, line.valid_months))
        return f"Chỉ có giá trị đến hết ngày {last}; nộp bản còn hiệu lực."
    if line.kind not in line.kinds:
        return f"Loại bản đã nộp không đúng thành phần hồ sơ; nộp {copies}."
    found = [_WORDS[warning.code] for warning in line.warnings if warning.code in _WORDS]
    if line.quantity < line.asked_quantity:
        found.append(f"Mới có {line.quantity:02d} bản; nộp đủ {copies}.")
    return " ".join(found)


def _any_of(group: Sequence[Line]) -> Lack:
    names = "; ".join(line.name for line in group)
    first = group[0]
    return Lack(
        paper=first.number,
        name=f"Một trong các giấy tờ: {names}",
        fault=Fault.MISSING,
        what="Chưa có trong hồ sơ; nộp một trong các giấy tờ này.",
    )


def outside_list(name: str, what: str, ground: str) -> Lack:
    """A demand outside the published list: the law that asks for it stands on the slip (R21)."""
    return Lack(
        paper=OUTSIDE_LIST, name=name, fault=Fault.MISSING, what=f"{what} (Căn cứ: {ground})"
    )


def how_it_stood(first: SupplementAsked, lack: Lack) -> Then:
    """Whether `lack` was already missing when `first` was issued, and whether it said so."""
    if any(one.paper == lack.paper and _same(one, lack) for one in first.lacks):
        return Then.NAMED
    paper = next((one for one in first.file.papers if one.number == lack.paper), None)
    if paper is None:
        return Then.UNKNOWN
    if paper.presence is Presence.ABSENT or paper.verdict in _FOUND_FAULTY:
        return Then.OVERLOOKED
    return Then.FINE


def _same(one: Lack, other: Lack) -> bool:
    return one.paper != OUTSIDE_LIST or one.name == other.name
