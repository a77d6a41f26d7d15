"""The draft on disk: saved at once, one save on its way at a time, the newest last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_session import DraftSession


class DraftSaver(QObject):
    """Saves when the session was touched. A power cut loses what the last milliseconds held."""

    def __init__(self, context: PageContext, session: DraftSession) -> None:
        super().__init__(session)
        self._context = context
        self._session = session
        self._saving = False
        self._unsaved = False
        session.touched.connect(self.touch)

    def touch(self) -> None:
        """Something changed. While a save is on its way, one more follows it."""
        self._unsaved = True
        if not self._saving:
            self.save_now()

    def forget(self) -> None:
        """What is unsaved is saved elsewhere (F9), or not wanted."""
        self._unsaved = False

    def save_now(self) -> None:
        """Queue a save if something is unsaved; work queued after it finds it done."""
        if not self._unsaved or not self._session.is_open:
            return
        self._saving, self._unsaved = True, False
        self._context.tasks.run(
            self,
            "db",
            self._context.desk.drafts.save,
            self._session.draft,
            done=lambda _none: self._saved(),
            failed=self._not_saved,
        )

    def _saved(self) -> None:
        self._saving = False
        self.save_now()

    def _not_saved(self, error: Exception) -> None:
        self._saving, self._unsaved = False, True  # the next key or citizen tries again
        self._context.errors.show(error)
