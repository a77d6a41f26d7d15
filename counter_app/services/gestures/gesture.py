"""The small form of a step: its fields, and the body made of the answers."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from counter_app.domain.decisions.facts import Facts
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.formats import moment_words
from counter_app.domain.moments import LOCAL, local_day, to_utc
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words

Answers = Mapping[str, Any]


class FieldKind(StrEnum):
    """How a field is filled in, and the type of its answer."""

    TEXT = "text"  # str
    LONG = "long"  # str, several lines
    CODE = "code"  # str, a dossier code: typed or scanned
    DATE = "date"  # date
    MOMENT = "moment"  # aware datetime
    MONEY = "money"  # int, dong
    CHOICE = "choice"  # str, the value of an option
    YES = "yes"  # bool
    TICKS = "ticks"  # tuple of values of options
    LACKS = "lacks"  # tuple of `Lack`, out of the papers of the dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose."""

    value: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `start`: what stands there first. `past`: a day or moment that has been."""

    name: str
    words: Words
    kind: FieldKind = FieldKind.TEXT
    optional: bool = False
    options: tuple[Option, ...] = ()
    start: Any = None
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What the fields of a step depend on: the dossier, the facts of the day, who there is."""

    state: DossierState
    facts: Facts
    agencies: Mapping[str, str]  # id and name of those that are there today


class Scan(StrEnum):
    """Whether a step has a signed paper to scan first."""

    NONE = "none"
    OFFERED = "offered"
    NEEDED = "needed"  # the guard refuses the step without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """How one step is taken. `applies` leaves out what can never fit this dossier."""

    body: Any
    fields: Callable[[Ask], tuple[Field, ...]]
    make: Callable[[Ask, Answers], Any]  # the body, or the refusal of a decision
    scan: Scan = Scan.NONE
    applies: Callable[[Ask], bool] = lambda _ask: True
    draft: Callable[[Ask, Answers], Any] | None = None  # as `make`, of the paper to be signed

    @property
    def kind(self) -> str:
        """The entry kind."""
        return str(self.body.KIND)

    def has_use(self, ask: Ask) -> bool:
        """Whether the step may fit this dossier at all: what it must name is there."""
        return self.applies(ask) and not any(
            field.kind is FieldKind.CHOICE and not field.options and not field.optional
            for field in self.fields(ask)
        )


def plain(
    body: Any,
    *fields: Field,
    scan: Scan = Scan.NONE,
    fixed: Callable[[Ask], Answers] = lambda _ask: {},
    more: Callable[[Ask], tuple[Field, ...]] = lambda _ask: (),
    applies: Callable[[Ask], bool] = lambda _ask: True,
) -> Gesture:
    """A step whose entry says what was filled in and nothing computed.

    Author, counter and moment are the desk's; `fixed` gives what the dossier itself decides, `more`
    fields that depend on it, before the others.
    """

    def make(ask: Ask, answers: Answers) -> Any:
        return body(**_values(body, ask, {**answers, **fixed(ask)}))

    return Gesture(
        body=body,
        fields=lambda ask: (*more(ask), *fields),
        make=make,
        scan=scan,
        applies=applies,
    )


def first_blank(fields: tuple[Field, ...], answers: Answers) -> Refusal | None:
    """The first field that must be filled in and is not."""
    for field in fields:
        if field.optional or field.kind in {FieldKind.YES, FieldKind.TICKS}:
            continue
        if answers.get(field.name) in (None, "", ()):
            return Refusal(
                code="blank",
                vi=f"Chưa nhập “{field.words.vi}”.",
                en=f"“{field.words.en}” is still empty.",
                where=field.name,
            )
    return None


def not_yet(fields: tuple[Field, ...], answers: Answers, now: datetime) -> Refusal | None:
    """A day or moment that should have been and lies ahead."""
    today = local_day(now)
    for field in fields:
        value = answers.get(field.name)
        if not field.past or value is None:
            continue
        ahead = value > now if isinstance(value, datetime) else value > today
        if ahead:
            return Refusal(
                code="in_future",
                vi=f"“{field.words.vi}” không được sau thời điểm hiện tại.",
                en=f"“{field.words.en}” may not lie in the future.",
                where=field.name,
            )
    return None


def too_early(fields: tuple[Field, ...], answers: Answers, accepted_at: datetime) -> Refusal | None:
    """A day or moment of this dossier's life that lies before the dossier itself."""
    first_day = local_day(accepted_at)
    first_minute = accepted_at.replace(second=0, microsecond=0)  # moments are typed without seconds
    for field in fields:
        value = answers.get(field.name)
        early = value < first_minute if isinstance(value, datetime) else False
        if isinstance(value, date) and not isinstance(value, datetime):
            early = value < first_day
        if early:
            shown = moment_words(accepted_at)
            return Refusal(
                code="before_receipt",
                vi=f"“{field.words.vi}” không được trước lúc tiếp nhận hồ sơ ({shown.vi}).",
                en=f"“{field.words.en}” may not lie before the dossier was accepted ({shown.en}).",
                where=field.name,
            )
    return None


def end_of(day: date, facts: Facts) -> datetime:
    """The close of office on `day`: what a date without an hour means (Civil Code Art. 148.2)."""
    return to_utc(datetime.combine(day, facts.calendar.closes_on(day), LOCAL))


def is_day_off(day: date, field: str, facts: Facts) -> Refusal | None:
    """A refusal when nobody works on `day`."""
    status = facts.calendar.day_status(day)
    if status.is_working:
        return None
    return Refusal(
        code="day_off",
        vi=f"Ngày đã chọn là ngày nghỉ ({status.reason}); chọn ngày làm việc.",
        en="The day chosen is a day off; choose a working day.",
        where=field,
    )


def options(*words: tuple[str, str, str]) -> tuple[Option, ...]:
    """Options out of (value, Vietnamese, English)."""
    return tuple(Option(value=value, words=Words(vi, en)) for value, vi, en in words)


def _values(body: Any, ask: Ask, answers: Answers) -> dict[str, Any]:
    hints = typing.get_type_hints(body)
    found = {}
    for field in dataclasses.fields(body):
        name = field.name
        if name in answers:
            found[name] = _as(hints[name], answers[name])
        elif name.endswith("_at"):
            found[name] = ask.facts.now
        elif name == "counter":
            found[name] = ask.facts.counter
        else:
            found[name] = ask.facts.by_name  # by_name, given_by
    return found


def _as(hint: Any, value: Any) -> Any:
    """Choices are strings on the form and enumerations in the entry; an empty text stays one."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return "" if value is None and hint is str else value
