"""The alarm list: which term of which dossier needs somebody now (R33, R39, R40, R47).

`watches` reads a state; `times` and `alarms` need calendar and clock besides. A list over many
dossiers need not compute each: every rule is monotone in the moment it counts from, so `window`
gives the moments from which an alarm rings at `now`, and a range query finds the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from counter_app.domain import timetable
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.appraisal import ReturnedForSupplement as Returned
from counter_app.domain.dossier.entries.postponement import Postponed
from counter_app.domain.dossier.entries.result import WrongBy
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.postponement import CLOCK_RUNS
from counter_app.domain.dossier.steps.transfer import holding_leg
from counter_app.domain.limits import read_period
from counter_app.domain.procedure import Channel, RouteKind
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors.calendar import CalendarNotCoveredError

_RULES = "alarm"  # no rule pack is printed with an alarm
_REACH = timedelta(days=1500)  # further back or ahead than any term
_MINUTE = timedelta(minutes=1)


class Alarm(StrEnum):
    """What there is to be done."""

    ANSWER_ONLINE = "answer_online"  # accept or ask within 8 working hours (NĐ 118/2025 Đ17.2)
    TRANSFER = "transfer"  # hand on the same day (Đ18.2)
    RETURN_NOTICE = "return_notice"  # the last day for a return notice (R33)
    APOLOGY = "apology"  # the last lawful moment of mẫu 04 comes near or is over (R40)
    OVERDUE = "overdue"  # the promised date is over (R43)
    OPINION = "opinion"  # an opinion is late (R39)
    CLOSE = "close"  # nothing came in time: a person decides whether to close (Đ19.5)
    CORRECTION = "correction"  # three working days for an official's error (Đ23.1)
    TELL_DATE = "tell_date"  # the owner does not know of the new date yet (R42)
    TELL_RETURN = "tell_return"  # nor that the agency asks for a supplement (R32)
    LEG = "leg"  # an agency's part of an interconnected procedure is late (R53)


_LAPSING = frozenset({Alarm.RETURN_NOTICE, Alarm.APOLOGY})  # over by themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A term that runs. `rule` is the part of it that differs between dossiers."""

    alarm: Alarm
    base_at: datetime  # what the term counts from, or its end where that is fixed
    rule: str = ""  # "15:00" of a transfer, "3 working-days" of a return notice
    what: str = ""  # the agency that is waited for


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When an alarm begins, what must be done by when, and when it is over by itself."""

    warn_at: datetime
    deadline_at: datetime
    lapses_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringing:
    """An alarm at a moment."""

    watch: Watch
    times: Times
    is_late: bool


def watches(state: DossierState) -> tuple[Watch, ...]:
    """Every term of the dossier that runs in this state, ringing or not."""
    return tuple(_watches(state))


def alarms(state: DossierState, calendar: WorkCalendar, now: datetime) -> tuple[Ringing, ...]:
    """What rings now, the nearest deadline first."""
    found = []
    for watch in watches(state):
        at = times(watch.alarm, watch.base_at, watch.rule, calendar)
        if at.warn_at <= now and (at.lapses_at is None or now < at.lapses_at):
            found.append(Ringing(watch=watch, times=at, is_late=now > at.deadline_at))
    return tuple(sorted(found, key=lambda ringing: ringing.times.deadline_at))


def times(alarm: Alarm, base_at: datetime, rule: str, calendar: WorkCalendar) -> Times:
    """The moments of one watch. A term from years that are no longer entered is long over.

    Raises CalendarNotCoveredError when it reaches a year that is not entered yet.
    """
    try:
        return _times(alarm, base_at, rule, calendar)
    except CalendarNotCoveredError as uncovered:
        if _year_of(uncovered) >= min(calendar.years):
            raise
        lapses_at = base_at if alarm in _LAPSING else None
        return Times(warn_at=base_at, deadline_at=base_at, lapses_at=lapses_at)


def _times(alarm: Alarm, base_at: datetime, rule: str, calendar: WorkCalendar) -> Times:
    match alarm:
        case Alarm.ANSWER_ONLINE:
            end = timetable.term(base_at, timetable.ONLINE_ANSWER, calendar, _RULES).due_at
            return Times(warn_at=base_at, deadline_at=end)
        case Alarm.TRANSFER:
            cutoff = time.fromisoformat(rule) if rule else None
            end = timetable.transfer_by(base_at, cutoff, calendar)
            return Times(warn_at=timetable.hour_before(end), deadline_at=end)
        case Alarm.RETURN_NOTICE:
            end = timetable.term(base_at, read_period(rule), calendar, _RULES).due_at
            opening = timetable.opening_of(end, calendar)
            return Times(warn_at=opening, deadline_at=end, lapses_at=end)
        case Alarm.APOLOGY:
            return Times(
                warn_at=timetable.apology_warning_at(base_at, calendar),
                deadline_at=timetable.last_apology_at(base_at, calendar),
                lapses_at=base_at,
            )
        case Alarm.CLOSE:
            return Times(warn_at=timetable.opening_after(base_at, calendar), deadline_at=base_at)
        case Alarm.CORRECTION:
            return Times(warn_at=timetable.opening_before(base_at, calendar), deadline_at=base_at)
        case Alarm.TELL_DATE | Alarm.TELL_RETURN:
            end = timetable.transfer_by(base_at, None, calendar)  # while that day is worked
            return Times(warn_at=base_at, deadline_at=end)
        case Alarm.LEG:
            return Times(warn_at=timetable.opening_of(base_at, calendar), deadline_at=base_at)
        case Alarm.OVERDUE | Alarm.OPINION:
            return Times(warn_at=base_at, deadline_at=base_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Watches whose `base_at` lies after `after` (None: however old) and not after `upto` ring."""

    after: datetime | None
    upto: datetime


def window(alarm: Alarm, rule: str, calendar: WorkCalendar, now: datetime) -> Window:
    """From which moments an alarm with this rule rings at `now`, to the minute."""

    def rings(base_at: datetime) -> bool:
        return times(alarm, base_at, rule, calendar).warn_at <= now

    def is_over(base_at: datetime) -> bool:
        lapses_at = times(alarm, base_at, rule, calendar).lapses_at
        return lapses_at is not None and lapses_at <= now

    upto = _last(rings, now)
    return Window(after=_last(is_over, now) if alarm in _LAPSING else None, upto=upto)


def _last(holds: Callable[[datetime], bool], now: datetime) -> datetime:
    """The last minute for which `holds`, which is true of old moments and false of far ones."""
    start = now.replace(second=0, microsecond=0)
    low, high = start - _REACH, start + _REACH
    while high - low > _MINUTE:
        middle = low + (high - low) // 2 // _MINUTE * _MINUTE
        try:
            is_so = holds(middle)
        except CalendarNotCoveredError:
            is_so = False
        low, high = (middle, high) if is_so else (low, middle)
    return low


def _year_of(uncovered: CalendarNotCoveredError) -> int:
    return int(str(uncovered.details["year"]))


def _watches(state: DossierState) -> Iterator[Watch]:
    if state.status is Status.SUBMITTED and state.submitted is not None:
        yield Watch(alarm=Alarm.ANSWER_ONLINE, base_at=state.submitted.submitted_at)
    if state.status is Status.ACCEPTED and not state.terms.on_the_spot:
        cutoff = state.terms.transfer_cutoff
        yield Watch(
            alarm=Alarm.TRANSFER,
            base_at=state.clocks[-1].started_at,
            rule=cutoff.isoformat("minutes") if cutoff else "",
        )
    if state.status in {Status.ACCEPTED, Status.TRANSFERRED, Status.PROCESSING}:
        yield from _due_watches(state)
    if state.status is Status.PROCESSING and state.received is not None:
        period = state.terms.notice_within
        yield Watch(
            alarm=Alarm.RETURN_NOTICE,
            base_at=state.received.received_at,
            rule=f"{period.amount} {period.unit}",
        )
        yield from _waited_for(state)
    if state.status is Status.RETURNED and state.returns[-1].reply_by is not None:
        yield Watch(alarm=Alarm.CLOSE, base_at=state.returns[-1].reply_by.due_at)
    if state.status is Status.STOPPING and state.promised_at is not None:
        yield Watch(alarm=Alarm.OVERDUE, base_at=state.promised_at, what=life.held_by(state))
    if state.status in {Status.CORRECTING, Status.ISSUED}:
        yield from _coming(state)
    yield from _untold(state)


def _untold(state: DossierState) -> Iterator[Watch]:
    """What somebody tells the owner at once; who handed in over the portal is told by it (R17)."""
    if state.accepted is None or state.accepted.channel is Channel.ONLINE:
        return
    if state.status is Status.RETURNED:
        alarm, about, since = Alarm.TELL_RETURN, Returned.KIND, state.returns[-1].noticed_at
    elif state.status in CLOCK_RUNS and state.postponed is not None:
        alarm, about, since = Alarm.TELL_DATE, Postponed.KIND, state.postponed.received_at
    else:
        return
    if not any(told.about == about and told.told_at >= since for told in state.told):
        yield Watch(alarm=alarm, base_at=since)


def _coming(state: DossierState) -> Iterator[Watch]:
    """A result the return desk waits for: the one promised, or the one put right (R47, R45)."""
    if state.result_cases:
        reported = state.result_cases[-1].reported
        if reported.wrong_by is not WrongBy.CITIZEN:
            yield Watch(alarm=Alarm.CORRECTION, base_at=reported.due.due_at)
    elif state.promised_at is not None and not state.terms.returned_by_agency:
        yield Watch(alarm=Alarm.OVERDUE, base_at=state.promised_at, what=life.held_by(state))


def _due_watches(state: DossierState) -> Iterator[Watch]:
    if state.promised_at is None:
        return
    holder = life.held_by(state)
    if state.postponed is None:
        yield Watch(alarm=Alarm.APOLOGY, base_at=state.promised_at, what=holder)
    yield Watch(alarm=Alarm.OVERDUE, base_at=state.promised_at, what=holder)


def _waited_for(state: DossierState) -> Iterator[Watch]:
    for opinion in state.opinions:
        if opinion.given is None:
            asked = opinion.asked
            yield Watch(alarm=Alarm.OPINION, base_at=asked.reply_by, what=asked.agency_name)
    route = state.route
    if route is None:
        return
    done = {leg.agency for leg in state.legs_done}
    legs = route.legs if route.kind is RouteKind.ELECTRONIC else (holding_leg(state, route),)
    for leg in legs:
        if leg.due is not None and leg.agency not in done:
            yield Watch(alarm=Alarm.LEG, base_at=leg.due.due_at, what=leg.agency_name)
