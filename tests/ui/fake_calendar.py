"""A fake of editing the calendar: real checks and files, years and dossiers laid out by the test."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from fake_memory import Memory, edition

from counter_app.domain.calendar_revision import YearPlan
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.calendar_editing import Applied, CalendarEditing, Preview, YearView


class FakeCalendar:
    def __init__(self, memory: Memory) -> None:
        found = edition()
        self._real = CalendarEditing(
            db=None, pen=SimpleNamespace(now=lambda: memory.now), edition=found, calendar=None
        )
        self._agencies = tuple(
            sorted(((one.id, one.name) for one in found.agencies), key=lambda one: one[1])
        )
        self._usual = found.centre.hours
        self.plans = {
            year.year: YearPlan(
                year=year.year, days_off=year.days_off, working_weekends=year.working_weekends
            )
            for year in found.calendars
        }
        self.revisions: dict[int, int] = {}
        self.kept: dict[int, YearPlan] = {}
        self.running = ()
        self.kept_is_old = False
        self.moves = ()
        self.looked_at = 214
        self.uncovered = 0
        self.applied: list[tuple[YearPlan, str, frozenset[str]]] = []
        self.refusal: Exception | None = None

    def may_edit(self, who):
        return Role.SUPERVISOR in who.roles

    def today(self):
        return self._real.today()

    def year(self, number):
        revision = self.revisions.get(number, 0)
        return YearView(
            plan=self.plans.get(number, YearPlan(year=number)),
            is_known=number in self.plans,
            revision=revision,
            source="CV 12/UBND" if revision else "",
            by_name="Lê Thị Mai" if revision else "",
            revised_at=self._real._pen.now() if revision else None,
            usual=self._usual,
            running=self.running,
            agencies=self._agencies,
            kept=self.kept.get(number),
            kept_is_old=self.kept_is_old,
        )

    def keep(self, plan, year):
        self.kept[plan.year] = plan
        if plan == year.plan:
            del self.kept[plan.year]

    def give_up(self, year):
        self.kept.pop(year, None)

    def complaints(self, plan):
        return self._real.complaints(plan)

    def read_file(self, path):
        return self._real.read_file(path)

    def write_file(self, plan, path):
        self._real.write_file(plan, path)

    def preview(self, plan, revision, job):
        wrong = next(iter(self.complaints(plan)), None)
        if wrong is not None:
            raise GestureRefusedError(vi=wrong.vi, en=wrong.en)
        job.report((self.looked_at, self.looked_at))
        return Preview(
            plan=plan,
            revision=revision,
            revises=plan != self.plans.get(plan.year),
            looked_at=self.looked_at,
            moves=self.moves,
            uncovered=self.uncovered,
        )

    def apply(self, seen, *, source, printed, who, job):
        if self.refusal is not None:
            raise self.refusal
        self.applied.append((seen.plan, source, frozenset(printed)))
        if seen.revises:
            year = seen.plan.year
            self.plans[year] = replace(seen.plan)
            self.revisions[year] = seen.revision + 1
            self.kept.pop(year, None)
        moved = [one for one in seen.moves if not one.promised or one.stream in printed]
        kept = len(seen.moves) - len(moved)
        self.moves = tuple(one for one in seen.moves if one not in moved)
        return Applied(revised=seen.revises, moved=len(moved), kept=kept)
