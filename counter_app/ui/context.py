"""What every page gets, and what the window expects of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from counter_app.ui.notices import NoticeAction, Notices

if TYPE_CHECKING:  # services and the database behind them are imported after the first paint
    from counter_app.domain.draft import Draft
    from counter_app.domain.scans import Recognised
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.errors import Errors
    from counter_app.ui.icons import Icons
    from counter_app.ui.keys import ActionSet
    from counter_app.ui.schedule import Schedule
    from counter_app.ui.signals import Signals
    from counter_app.ui.tasks import Tasks
    from counter_app.ui.theme import Theme

__all__ = ["DraftEditor", "NoticeAction", "Notices", "Page", "PageContext", "Shell"]


class Shell(Protocol):
    """What pages may ask of the window."""

    def go(self, page: str) -> None:
        """Show a page of the mode bar ("intake", "todo", "sync")."""
        ...

    def open_sheet(self, sheet: Page) -> None:
        """Slide a page over the right column; Esc closes it, focus returns."""
        ...

    def close_sheet(self) -> None:
        """Close the side sheet, if one is open."""
        ...

    def open_dossier(self, stream: str, *, is_accepted: bool = True) -> None:
        """The dossier sheet of a stream; one the counter did not accept has its own."""
        ...

    def open_step(self, stream: str, kind: str) -> None:
        """The small form of a step of a dossier's life."""
        ...

    def open_slip(self, stream: str, form: str = "") -> None:
        """The print preview of a dossier; `form` "visit_slip": of its visit's slip."""
        ...

    def open_search(self, text: str) -> None:
        """The search sheet with `text` typed in."""
        ...

    def resume_draft(self, draft_id: str) -> None:
        """Go to the intake page and load a draft into it."""
        ...


class Seat:
    """The chair at the counter. Pages are built around it before anybody sits down."""

    def __init__(self, who: SignedIn | None = None) -> None:
        self._who = who

    def sit(self, who: SignedIn) -> None:
        """Somebody opened the counter."""
        self._who = who

    @property
    def who(self) -> SignedIn:
        """Whoever opened the counter. Raises LookupError while nobody has."""
        if self._who is None:
            raise LookupError("nobody has opened the counter")
        return self._who


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """Handed to every page's constructor: `IntakePage(context)`.

    A constructor must not ask for `who`: the page may be built before the counter is opened.
    """

    desk: Desk
    seat: Seat
    tasks: Tasks
    signals: Signals
    schedule: Schedule
    notices: Notices
    errors: Errors
    theme: Theme
    icons: Icons
    shell: Shell
    language: str  # "vi" or "en"

    @property
    def who(self) -> SignedIn:
        """Whoever opened the counter."""
        return self.seat.who


class Page(Protocol):
    """A QWidget the window can show: in the stack or as a side sheet."""

    @property
    def title(self) -> str:
        """Name for the mode bar, the sheet's head and screen readers."""
        ...

    @property
    def keys(self) -> ActionSet:
        """The page's actions, made with its rows of the key table."""
        ...

    def on_shown(self) -> None:
        """The page came to the front: put the focus where work goes on, read afresh."""
        ...

    def on_scan(self, scan: Recognised) -> bool:
        """A code was read; True when the page took it, False lets the window route it."""
        ...

    def on_leaving(self) -> None:
        """The page goes to the back, is locked, or the window closes: save what is pending."""
        ...

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        ...


class DraftEditor(Page, Protocol):
    """The intake page, as the window knows it."""

    def load_draft(self, draft_id: str) -> None:
        """Bring up a draft."""
        ...

    def draft(self) -> Draft | None:
        """The draft on screen."""
        ...
