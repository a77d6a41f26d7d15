"""A supervisor changes the working calendar, and sees which open dossiers that would move.

Nothing is written before the preview was seen. A date that stands on the citizen's paper is moved
only where the supervisor says so for that dossier (design §2.4: paper wins over a database).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from counter_app.domain.calendar_file import read_plan, write_plan
from counter_app.domain.calendar_revision import (
    NO_SOURCE,
    SCOPE,
    CalendarRevised,
    CalendarState,
    YearPlan,
    complaints,
    stream_of,
)
from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import in_force
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import Role
from counter_app.domain.workcalendar import CalendarYear, WorkCalendar
from counter_app.errors import Words
from counter_app.errors.calendar import CalendarFileError
from counter_app.errors.desk import GestureRefusedError
from counter_app.job import Job
from counter_app.services.calendar_moves import Move, Recount, dossiers, move_of
from counter_app.services.office_calendar import OfficeCalendar
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import calendars
from counter_app.store.database import Database
from counter_app.store.editions import Edition

_CHUNK = 200  # dossiers folded at once
_AT_ONCE = 25  # dossiers moved in one transaction: an F9 beside it waits a tenth of a second
_MOST_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year as it is in force. `revised_at` None: as it came with the program. `running`: hours
    that began in an earlier year and still hold. `is_known` False: nobody has entered this year.
    `kept`: changes made here and not applied yet; `kept_is_old`: somebody applied others since.
    """

    plan: YearPlan
    is_known: bool
    revision: int
    source: str
    by_name: str
    revised_at: datetime | None
    usual: tuple[OfficeHours, ...]
    running: tuple[DatedHours, ...]
    agencies: tuple[tuple[str, str], ...]  # id and name, by name
    kept: YearPlan | None = None
    kept_is_old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a plan would do. `revises` False: the calendar itself stays as it is. `uncovered`:
    dossiers whose term would end in a year that nobody has entered.
    """

    plan: YearPlan
    revision: int  # of the year when it was read
    revises: bool
    looked_at: int
    moves: tuple[Move, ...]
    uncovered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What was written. `kept`: dossiers whose printed date stays as it is."""

    revised: bool
    moved: int
    kept: int


class CalendarEditing:
    """One instance per open desk. `preview` and `apply` take seconds with many open dossiers."""

    def __init__(
        self, *, db: Database, pen: Pen, edition: Edition, calendar: OfficeCalendar
    ) -> None:
        self._db = db
        self._pen = pen
        self._edition = edition
        self._calendar = calendar

    @staticmethod
    def may_edit(who: SignedIn) -> bool:
        """Whether a person may change the calendar."""
        return Role.SUPERVISOR in who.roles

    def today(self) -> date:
        """The counter's day."""
        return local_day(self._pen.now())

    def year(self, number: int) -> YearView:
        """A year as it is in force here."""
        with self._db.read() as conn:
            revised = calendars.revisions(conn)
            kept = calendars.kept(conn, number)
        years = calendars.years_in_force(self._edition.calendars, revised)
        state = revised.get(number, CalendarState(year=number))
        body, today = state.revised, self.today()
        agencies = {one.id: one.name for one in self._edition.agencies if in_force(one, today)}
        return YearView(
            plan=_plan_of(years[number]) if number in years else YearPlan(year=number),
            is_known=number in years,
            revision=state.revision,
            source=body.source if body else "",
            by_name=body.by_name if body else "",
            revised_at=body.revised_at if body else None,
            usual=self._edition.centre.hours,
            running=tuple(self._running(years.values(), number)),
            agencies=tuple(sorted(agencies.items(), key=lambda one: one[1])),
            kept=kept.plan if kept else None,
            kept_is_old=kept is not None and kept.revision != state.revision,
        )

    def keep(self, plan: YearPlan, year: YearView) -> None:
        """Keep changes of `year` at this PC until they are applied or given up."""
        changed = _in_order(plan) != year.plan
        with self._db.write() as conn:
            calendars.keep(conn, plan.year, plan if changed else None, year.revision)

    def give_up(self, year: int) -> None:
        """Forget the changes of a year that were not applied."""
        with self._db.write() as conn:
            calendars.keep(conn, year, None, 0)

    def complaints(self, plan: YearPlan) -> tuple[Refusal, ...]:
        """Everything that is wrong with a plan."""
        known = {agency.id for agency in self._edition.agencies} | {""}
        odd = [
            Refusal(
                code="calendar_line",
                vi=f"Không có cơ quan {line.agency} trong danh mục.",
                en=f"There is no agency {line.agency}.",
                where=f"hours[{place}].agency",
            )
            for place, line in enumerate(plan.hours)
            if line.agency not in known
        ]
        return (*complaints(plan, self._edition.centre.hours), *odd)

    def read_file(self, path: Path) -> YearPlan:
        """The year in a JSON file; nothing is written.

        Raises CalendarFileError with everything that is wrong with it.
        """
        try:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
            if len(data) > _MOST_BYTES:
                raise CalendarFileError(path.name, (_TOO_LARGE,))
            plan = read_plan(data.decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            raise CalendarFileError(path.name, (_UNREADABLE,)) from None
        problems = self.complaints(plan) if isinstance(plan, YearPlan) else plan
        if problems or not isinstance(plan, YearPlan):
            told = tuple(
                Words(f"Mục {one.where}: {one.vi}", f"Field {one.where}: {one.en}")
                for one in problems
            )
            raise CalendarFileError(path.name, told)
        return _in_order(plan)

    @staticmethod
    def write_file(plan: YearPlan, path: Path) -> None:
        """Hand a year on as JSON. Raises OSError."""
        path.write_text(write_plan(plan), "utf-8")

    def preview(self, plan: YearPlan, revision: int, job: Job) -> Preview:
        """Which open dossiers of this PC would get another date. `revision`: as the year was read.

        Reports (done, in all). Raises GestureRefusedError for a plan with something wrong.
        """
        self._check(plan)
        plan = _in_order(plan)
        with self._db.read() as conn:
            revised = calendars.revisions(conn)
            streams = calendars.running(conn)
        years = calendars.years_in_force(self._edition.calendars, revised)
        revises = plan.year not in years or _plan_of(years[plan.year]) != plan
        before = self._calendar()
        if revises:
            version = f"{plan.year}/{revision + 1}"
            years[plan.year] = plan.as_year(version, self.today())
        after = self._joined(years.values())
        count = Recount(self._edition, after)
        moves: list[Move] = []
        for start in range(0, len(streams), _CHUNK):
            with self._db.read() as conn:
                for state in dossiers(conn, streams[start : start + _CHUNK]):
                    body = count.of(state)
                    if body is not None:
                        moves.append(move_of(state, body, before, after))
            job.report((min(start + _CHUNK, len(streams)), len(streams)))
        return Preview(
            plan=plan,
            revision=revision,
            revises=revises,
            looked_at=len(streams),
            moves=tuple(moves),
            uncovered=count.uncovered,
        )

    def apply(
        self,
        seen: Preview,
        *,
        source: str,
        printed: Collection[str],
        who: SignedIn,
        job: Job,
    ) -> Applied:
        """Write the revision, then a new date for each dossier seen: those on no citizen's paper,
        and of the others those in `printed`.

        Stopped halfway, what is written stays; the next preview shows the rest. Raises
        GestureRefusedError, also when somebody else revised the year meanwhile.
        """
        if not self.may_edit(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý được thay đổi lịch làm việc.",
                en="Only a supervisor may change the working calendar.",
            )
        if not source.strip():
            raise GestureRefusedError(vi=NO_SOURCE.vi, en=NO_SOURCE.en, where=NO_SOURCE.where)
        self._check(seen.plan)
        if seen.revises:
            self._revise(seen, source.strip(), who)
        wanted = [one.stream for one in seen.moves if not one.promised or one.stream in printed]
        moved = self._move(wanted, source.strip(), who, job)
        return Applied(revised=seen.revises, moved=moved, kept=len(seen.moves) - len(wanted))

    def _revise(self, seen: Preview, source: str, who: SignedIn) -> None:
        plan = seen.plan
        body = CalendarRevised(
            plan=plan,
            revision=seen.revision + 1,
            source=source,
            by_name=who.name,
            revised_at=self._pen.now(),
        )
        with self._db.write() as conn:
            self._pen.gesture(conn, who, stream=stream_of(plan.year), scope=SCOPE, body=body)
            calendars.keep(conn, plan.year, None, 0)
        self._calendar.refresh()

    def _move(self, streams: Sequence[str], source: str, who: SignedIn, job: Job) -> int:
        """Each dossier is an act of its own: one that changed meanwhile never holds up the rest."""
        count = Recount(self._edition, self._calendar(), source=source, by_name=who.name)
        moved = 0
        for start in range(0, len(streams), _AT_ONCE):
            with self._db.write() as conn:
                for state in dossiers(conn, streams[start : start + _AT_ONCE]):
                    body = count.of(state)
                    if body is not None:
                        stream = f"dossier/{state.id}"
                        self._pen.gesture(conn, who, stream=stream, scope=state.agency, body=body)
                        moved += 1
            job.report((min(start + _AT_ONCE, len(streams)), len(streams)))
        return moved

    def _check(self, plan: YearPlan) -> None:
        wrong = next(iter(self.complaints(plan)), None)
        if wrong is not None:
            raise GestureRefusedError(vi=wrong.vi, en=wrong.en, where=wrong.where)

    def _joined(self, years: Collection[CalendarYear]) -> WorkCalendar:
        centre = self._edition.centre
        return WorkCalendar.of(years, centre.hours, centre.other_hours)

    def _running(self, years: Collection[CalendarYear], number: int) -> Iterator[DatedHours]:
        first = date(number, 1, 1)
        lines = [line for year in years for line in year.hours if year.year < number]
        for line in (*lines, *self._edition.centre.other_hours):
            if line.valid_to is None or line.valid_to >= first:
                yield line


def _plan_of(year: CalendarYear) -> YearPlan:
    return _in_order(
        YearPlan(
            year=year.year,
            days_off=year.days_off,
            working_weekends=year.working_weekends,
            half_days=year.half_days,
            hours=year.hours,
        )
    )


def _in_order(plan: YearPlan) -> YearPlan:
    """The same plan with its lines by date, so that two of them can be compared."""
    return replace(
        plan,
        days_off=tuple(sorted(plan.days_off, key=lambda one: one.day)),
        working_weekends=tuple(sorted(plan.working_weekends, key=lambda one: one.day)),
        half_days=tuple(sorted(plan.half_days, key=lambda one: one.day)),
        hours=tuple(sorted(plan.hours, key=lambda one: (one.valid_from or date.min, one.agency))),
    )


_UNREADABLE = Words(
    "Không đọc được tệp, hoặc tệp không phải văn bản UTF-8.", "It is not UTF-8 text."
)
_TOO_LARGE = Words("Tệp quá lớn so với lịch một năm.", "It is far too large for one year.")
