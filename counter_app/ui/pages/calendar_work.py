"""Counting open dossiers by another calendar, and applying it: long work that can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.domain.calendar_revision import YearPlan
    from counter_app.job import Job
    from counter_app.services.calendar_editing import Applied, Preview, YearView
    from counter_app.ui.context import PageContext


class CalendarWork(QObject):
    """One piece of work at a time; exactly one of `seen`, `applied`, `ended` answers it."""

    seen = Signal(object)  # Preview
    applied = Signal(str)  # what was done, in words
    ended = Signal(str)  # why nothing more was done
    went_on = Signal(str)  # how far it is

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being counted or written."""
        return self._job is not None

    def stop(self) -> bool:
        """Stop it; False when there is nothing to stop."""
        if self._job is None:
            return False
        self._job.stop()
        return True

    def look(self, plan: YearPlan, view: YearView) -> None:
        """Which dossiers would get another date."""
        calendar, revision = self._context.desk.calendar, view.revision

        def work(job: Job) -> Preview:
            return calendar.preview(plan, revision, job)

        self._run(work, self.seen.emit)

    def apply(self, seen: Preview, source: str, printed: frozenset[str]) -> None:
        """Write the calendar and the dates, of dossiers on paper only those in `printed`."""
        context = self._context

        def work(job: Job) -> Applied:
            return context.desk.calendar.apply(
                seen, source=source, printed=printed, who=context.who, job=job
            )

        def done(applied: Applied) -> None:
            self.applied.emit(self._told(applied, seen.plan.year, len(printed)))

        self._run(work, done)

    def _run(self, work: Callable[[Job], Any], done: Callable[[Any], object]) -> None:
        context = self._context

        def finished(answer: Any) -> None:
            self._job = None
            done(answer)

        def failed(error: Exception) -> None:
            self._job = None
            self.ended.emit(context.errors.told(error).happened)

        def stopped() -> None:
            self._job = None
            self.ended.emit(self.tr("Đã dừng; phần đã ghi nhận được giữ."))

        self._job = context.tasks.run(
            self,
            "calendar",
            work,
            done=finished,
            failed=failed,
            cancelled=stopped,
            progress=self._progress,
        )

    def _progress(self, at: tuple[int, int]) -> None:
        text = self.tr("Đã xong {done} trong {all} hồ sơ…")
        self.went_on.emit(text.format(done=at[0], all=at[1]))

    def _told(self, applied: Applied, year: int, printed: int) -> str:
        parts = []
        if applied.revised:
            parts.append(self.tr("Đã thay đổi lịch năm {year}.").format(year=year))
        if applied.moved:
            parts.append(self.tr("%n hồ sơ có ngày hẹn mới.", "", applied.moved))
        if printed:
            text = self.tr("In lại giấy và báo người nộp của %n hồ sơ đã in giấy.", "", printed)
            parts.append(text)
        if applied.kept:
            parts.append(self.tr("%n hồ sơ giữ ngày đã in.", "", applied.kept))
        return " ".join(parts)
