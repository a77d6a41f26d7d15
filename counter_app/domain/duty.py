"""Who is on duty at a counter today: `duty/<counter>/<day>` (R88-R90).

A counter may rest, and somebody may stand in for a person who is away. Absence, reason, the
department's notice and the replacement are one entry. The stream carries its day, so it is bounded
and the next morning begins without it. It is of the whole centre: other counters tell people where
an agency's affairs are taken in meanwhile.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from counter_app.domain.centre import Counter
from counter_app.domain.dossier import bodies
from counter_app.domain.entry import Entry
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER, Role

SCOPE = "*"  # every PC of the centre, whatever agencies it serves
NUMBER_DIGITS = range(4, 13)
LONGEST = 200  # characters of a note or notice
_BY_NUMBER = "number-"
# What only completes work begun in time: money in hand, paper in the feeder or the printer.
_COMPLETES = frozenset(
    {
        bodies.PagesFiled.KIND,
        bodies.PaperDigitised.KIND,
        bodies.FeeTaken.KIND,
        bodies.Printed.KIND,
        bodies.CodeMapped.KIND,
        bodies.Viewed.KIND,
    }
)


class Absence(StrEnum):
    """Why somebody is away, as QĐ 2268/QĐ-UBND 2018 lists it (R88 and its correction)."""

    ANNUAL_LEAVE = "annual_leave"
    IN_LIEU = "in_lieu"
    SICK = "sick"
    PRIVATE = "private"
    ENTITLED = "entitled"  # nghỉ chế độ: maternity and the like
    STUDY = "study"
    MISSION = "mission"


class RestReason(StrEnum):
    """Why a counter rests."""

    NOBODY = "nobody"
    SICK = "sick"
    MEETING = "meeting"
    EQUIPMENT = "equipment"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A person by name. `id` is `id_by_number` of his number when the PC did not know him."""

    id: str
    number: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRested:
    """Fact `counter_rested`: "tạm nghỉ", nobody is received here until further notice."""

    KIND: ClassVar[str] = "counter_rested"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    reason: RestReason
    note: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterResumed:
    """Fact `counter_resumed`: the counter receives people again."""

    KIND: ClassVar[str] = "counter_resumed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandInRecorded:
    """Fact `stand_in_recorded`: a supervisor vouches for `stand_in` at this counter, for one day.

    He works in their own name and for `agencies` only (empty: all), until `until` (aware UTC).
    """

    KIND: ClassVar[str] = "stand_in_recorded"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    absent: Colleague
    reason: Absence
    notice: str  # number and day of the department's letter, or that it was by telephone (R89)
    stand_in: Colleague
    agencies: tuple[str, ...]
    until: datetime
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEnded:
    """Fact `absence_ended`: a supervisor says that the absent person works again today."""

    KIND: ClassVar[str] = "absence_ended"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    number: str
    by_name: str


BODIES = (CounterRested, CounterResumed, StandInRecorded, AbsenceEnded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A recorded stand-in with the moment of the record."""

    record: StandInRecorded
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyState:
    """A counter's day as the journal knows it."""

    stream: str = ""
    rested: CounterRested | None = None
    rested_at: datetime | None = None
    stand_ins: tuple[Standing, ...] = ()
    back: tuple[str, ...] = ()  # numbers of those whose absence ended

    def standing_in(self, number: str) -> StandInRecorded | None:
        """The newest record by which the person with this number stands in here."""
        records = [one.record for one in self.stand_ins if one.record.stand_in.number == number]
        return records[-1] if records else None

    def absence(self, number: str) -> Standing | None:
        """The record by which the person with this number is away, None when he is not."""
        if number in self.back:
            return None
        found = [one for one in self.stand_ins if one.record.absent.number == number]
        return found[-1] if found else None


def stream_of(counter: str, day: date) -> str:
    """The stream of a counter's day."""
    return f"duty/{counter}/{day.isoformat()}"


def id_by_number(number: str) -> str:
    """How a person is named in entries while no register at hand knows him."""
    return f"{_BY_NUMBER}{number}"


def number_of(actor: str) -> str:
    """The staff number in an id made by `id_by_number`, empty for any other id."""
    return actor[len(_BY_NUMBER) :] if actor.startswith(_BY_NUMBER) else ""


def is_number(text: str) -> bool:
    """Whether it can be a staff number."""
    return text.isascii() and text.isdigit() and len(text) in NUMBER_DIGITS


def same_name(one: str, other: str) -> bool:
    """The same name, however it was composed, spaced and capitalised; marks count."""
    return _plain(one) == _plain(other)


def may(kind: str, roles: Collection[Role]) -> bool:
    """Vouching is the supervisor's, resting anybody's at a counter."""
    if kind in {StandInRecorded.KIND, AbsenceEnded.KIND}:
        return Role.SUPERVISOR in roles
    return not AT_THE_COUNTER.isdisjoint(roles)


def needs_rights(stream: str, kind: str) -> bool:
    """Whether an entry may be written only while the rights of who stands in last."""
    return stream.startswith("dossier/") and kind not in _COMPLETES


def serving(
    counters: Iterable[Counter], agency: str, *, besides: str, resting: Collection[str]
) -> tuple[Counter, ...]:
    """The counters that receive an agency's affairs besides one: those named for it, else those
    that serve all; not those known to rest.
    """
    open_ones = [c for c in counters if c.number != besides and c.number not in resting]
    named = tuple(counter for counter in open_ones if agency in counter.agencies)
    return named or tuple(counter for counter in open_ones if not counter.agencies)


def evolve(state: DutyState, entry: Entry, body: Any) -> DutyState:
    """`state` after one entry with its decoded body."""
    match body:
        case CounterRested():
            return replace(state, rested=body, rested_at=entry.at)
        case CounterResumed():
            return replace(state, rested=None, rested_at=None)
        case StandInRecorded():  # somebody sits there again
            standing = Standing(record=body, at=entry.at)
            away_again = tuple(n for n in state.back if n != body.absent.number)
            return replace(
                state,
                rested=None,
                rested_at=None,
                stand_ins=(*state.stand_ins, standing),
                back=away_again,
            )
        case AbsenceEnded():
            return replace(state, back=(*state.back, body.number))
    return state


def fits(state: DutyState, entry: Entry, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`, or None."""
    match body:
        case CounterRested():
            return _rest_fits(body)
        case StandInRecorded():
            return _stand_in_fits(entry, body)
        case AbsenceEnded() if state.absence(body.number) is None:
            return _NOT_AWAY
    return None


def _rest_fits(body: CounterRested) -> Refusal | None:
    if body.reason is RestReason.OTHER and not body.note.strip():
        return _NO_NOTE
    return _TOO_LONG if len(body.note) > LONGEST else None


def _stand_in_fits(entry: Entry, body: StandInRecorded) -> Refusal | None:
    person = body.stand_in
    if not is_number(person.number) or not person.name.strip():
        return _NO_PERSON
    if person.number == body.absent.number:
        return _SAME_PERSON
    if entry.actor in {person.id, body.absent.id}:
        return _FOR_ONESELF
    if not body.notice.strip():
        return _NO_NOTICE
    if len(body.notice) > LONGEST or len(person.name) > LONGEST:
        return _TOO_LONG
    day = local_day(body.until)
    if entry.stream.rpartition("/")[2] != day.isoformat() or local_day(entry.at) != day:
        return _NOT_ONE_DAY
    return None


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


_NO_NOTE = Refusal(
    code="rest_note",
    vi="Ghi rõ lý do tạm nghỉ.",
    en="Say why the counter is closed for now.",
    where="note",
)
_TOO_LONG = Refusal(
    code="duty_too_long",
    vi=f"Nội dung không quá {LONGEST} ký tự.",
    en=f"At most {LONGEST} characters.",
    where="note",
)
_NO_PERSON = Refusal(
    code="stand_in_person",
    vi="Nhập mã người dùng (4 đến 12 chữ số) và họ tên của người vào thay.",
    en="Give staff number (4 to 12 digits) and name of the person who stands in.",
    rule="R88",
    where="number",
)
_SAME_PERSON = Refusal(
    code="stand_in_same",
    vi="Người vào thay phải là người khác, làm việc bằng tên của chính mình.",
    en="The person who stands in must be somebody else and works in their own name.",
    rule="R88",
    where="number",
)
_FOR_ONESELF = Refusal(
    code="stand_in_own",
    vi="Người bảo lãnh không được là người vào thay hoặc người nghỉ.",
    en="Nobody may vouch for themselves.",
    rule="R88",
    where="number",
)
_NO_NOTICE = Refusal(
    code="stand_in_notice",
    vi="Ghi văn bản của cơ quan cử người thay: số, ngày; nếu mới báo qua điện thoại thì ghi rõ.",
    en="Give number and day of the department's letter; if it was a telephone call, say so.",
    rule="R89",
    where="notice",
)
_NOT_ONE_DAY = Refusal(
    code="stand_in_day",
    vi="Việc vào thay chỉ được ghi nhận cho một ngày, trong chính ngày đó.",
    en="A stand-in is recorded for one day, on that day.",
    rule="R90",
)
_NOT_AWAY = Refusal(
    code="not_away",
    vi="Không có ghi nhận nghỉ nào của người này hôm nay tại quầy.",
    en="Nobody recorded this person as away from this counter today.",
)
