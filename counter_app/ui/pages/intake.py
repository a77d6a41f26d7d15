"""The counter workspace: person, procedure, pages and payment of one dossier on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from counter_app.domain.draft import Draft
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.intake_elsewhere import ElsewhereAtDesk
from counter_app.ui.pages.intake_flow import IntakeFlow
from counter_app.ui.pages.intake_form import IntakeForm
from counter_app.ui.pages.intake_waiting import WaitingAtDesk

if TYPE_CHECKING:
    from counter_app.domain.scans import Recognised
    from counter_app.ui.context import PageContext


class IntakePage(IntakeForm):
    """The form with its flow and its keys: what the window shows."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.flow = IntakeFlow(context, self)
        self.elsewhere = ElsewhereAtDesk(context, self)
        self.waiting = WaitingAtDesk(context, self)
        self._keys = ActionSet("intake", self, self.flow.handlers())
        self.flow.bind(self._keys)
        self.abandon_button.clicked.connect(self.flow.drafts.abandon)
        self.forgotten.connect(self.flow.forget)

    @property
    def title(self) -> str:
        """Name in the mode bar."""
        return self.tr("Tiếp nhận")

    @property
    def keys(self) -> ActionSet:
        """The page's actions."""
        return self._keys

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    def on_shown(self) -> None:
        """Resume the draft of this PC the first time; later put the focus back."""
        self.flow.shown()

    def on_scan(self, scan: Recognised) -> bool:
        """A card read anywhere on this page goes to the person."""
        return self.flow.scanned(scan)

    def on_leaving(self) -> None:
        """Save what is pending."""
        self.commit_focus()
        self.work.save_now()
        self.flow.left()

    def load_draft(self, draft_id: str) -> None:
        """Bring up a draft."""
        self.flow.drafts.load(draft_id)

    def draft(self) -> Draft | None:
        """The draft on screen, None once it became a dossier."""
        return self.session.draft if self.session.is_open else None
