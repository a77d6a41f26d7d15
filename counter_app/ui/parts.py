"""What the application makes once and every signed-in window uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counter_app.ui.context import Notices, PageContext, Seat, Shell
from counter_app.ui.errors import Errors
from counter_app.ui.icons import Icons
from counter_app.ui.schedule import Schedule
from counter_app.ui.signals import Signals
from counter_app.ui.tasks import Tasks
from counter_app.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from counter_app.services.desk import Desk
    from counter_app.services.preferences import Prefs


@dataclass(slots=True, kw_only=True)
class Parts:
    """Long-lived objects; `prefs` changes when the person chooses other ones."""

    theme: Theme
    icons: Icons
    tasks: Tasks
    schedule: Schedule
    prefs: Prefs
    language: str = field(default="vi")

    def context(
        self, desk: Desk, seat: Seat, notices: Notices, shell: Shell, owner: QObject
    ) -> PageContext:
        """A context for the pages of one signed-in window; background failures go there."""
        errors = Errors(notices, self.language, owner)
        self.tasks.on_failure = errors.show
        return PageContext(
            desk=desk,
            seat=seat,
            tasks=self.tasks,
            signals=Signals(owner),
            schedule=self.schedule,
            notices=notices,
            errors=errors,
            theme=self.theme,
            icons=self.icons,
            shell=shell,
            language=self.language,
        )
