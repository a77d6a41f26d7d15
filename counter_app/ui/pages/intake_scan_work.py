"""Pages coming in: one pass through the feeder at a time, in the scanner's lane."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from counter_app.ui.pages.intake_saver import DraftSaver

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.services.scanning import ScanEnded
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_session import DraftSession

_SAVE_PATIENCE_S = 5.0  # a disk that does not answer must not keep the feeder for ever


class ScanWork(QObject):
    """What F6 and its relatives do in the background."""

    page_arrived = Signal(object, str)  # PageArrived, id of the page it replaces
    scanning_changed = Signal(bool)
    scan_ended = Signal(object)  # ScanEnded
    stack_ended = Signal(object)  # the same, of a pass through the feeder

    def __init__(self, context: PageContext, session: DraftSession) -> None:
        super().__init__(session)
        self._context = context
        self._session = session
        self._scan_job: Job | None = None
        self._accepting = False  # F9 is under way: no page may miss its dossier
        self._saver = DraftSaver(context, session)

    def save_now(self) -> None:
        """Queue a save if something is unsaved; work queued after it finds it done."""
        self._saver.save_now()

    @property
    def is_scanning(self) -> bool:
        """True while pages may still arrive."""
        return self._scan_job is not None

    def scan(self, *, flatbed: bool = False) -> None:
        """One pass through the feeder, or one sheet from the glass."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(job: Job) -> ScanEnded:
            return scanning.scan(job, draft.id, flatbed=flatbed)

        self._start_scan(work, is_stack=not flatbed)

    def rescan(self, page_id: str) -> None:
        """Scan one page again into the same place."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(job: Job) -> ScanEnded:
            return scanning.rescan(job, draft.id, page_id)

        self._start_scan(work, in_place_of=page_id)

    def attach(self, paths: list[str]) -> None:
        """Files from a memory stick, as if they had been scanned."""
        scanning, draft = self._context.desk.scanning, self._session.draft

        def work(job: Job) -> ScanEnded:
            return scanning.attach_files(job, draft.id, paths)

        self._start_scan(work, is_fed=False)  # files come by themselves: nobody need be here

    def stop_scan(self) -> None:
        """End after the page on its way; what arrived stays."""
        if self._scan_job is not None:
            self._scan_job.stop()

    def once_saved(self, work: Callable[[Job], Any]) -> Callable[[Job], Any]:
        """`work` for another lane, begun when the draft stands on disk as it stands on screen."""
        saved = threading.Event()
        self.save_now()
        self._run("db", saved.set)

        def run(job: Job) -> Any:
            saved.wait(_SAVE_PATIENCE_S)
            return work(job)

        return run

    def _start_scan(
        self,
        work: Callable[[Job], ScanEnded],
        *,
        in_place_of: str = "",
        is_stack: bool = False,
        is_fed: bool = True,
    ) -> None:
        if self.is_scanning or self._accepting:
            return
        self._session.remember(scanning=True)
        replaced, draft_id = in_place_of, self._session.draft.id

        def progress(arrived: Any) -> None:
            nonlocal replaced
            if is_fed:
                self._context.signals.page_fed.emit()
            if self._session.draft.id == draft_id:
                self.page_arrived.emit(arrived, replaced)
            replaced = ""

        self._scan_job = self._context.tasks.run(
            self,
            "scanner",
            self.once_saved(work),
            progress=progress,
            done=lambda ended: self._scan_done(ended, is_stack=is_stack),
            failed=self._scan_failed,
            cancelled=lambda: self._scan_done(None),
        )
        self.scanning_changed.emit(True)

    def _scan_done(self, ended: ScanEnded | None, *, is_stack: bool = False) -> None:
        self._scan_job = None
        self._session.remember(scanning=False)
        self.scanning_changed.emit(False)
        if ended is not None:
            self.scan_ended.emit(ended)
            if is_stack:
                self.stack_ended.emit(ended)

    def _scan_failed(self, error: Exception) -> None:
        self._scan_done(None)
        self._context.errors.show(error)

    def _run(
        self,
        lane: str,
        work: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._context.tasks.run(self, lane, work, *args, done=done, failed=failed)
