"""What opens over the work: dossier, print preview, search, password, display, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from counter_app.ui.keys import WINDOW, rows
from counter_app.ui.pages.answered import AnsweredPage
from counter_app.ui.pages.calendar import CalendarPage
from counter_app.ui.pages.camera import CameraPage
from counter_app.ui.pages.catalogue import CataloguePage
from counter_app.ui.pages.devices import DevicesPage
from counter_app.ui.pages.handover import HandoverPage
from counter_app.ui.pages.password import PasswordPage
from counter_app.ui.pages.register import RegisterPage
from counter_app.ui.pages.rest import RestPage
from counter_app.ui.pages.search import SearchPage
from counter_app.ui.pages.settings import SettingsPage
from counter_app.ui.pages.sheet import SheetPage
from counter_app.ui.pages.slip import SlipPage
from counter_app.ui.pages.step import StepPage
from counter_app.ui.pages.terminals import TerminalsPage
from counter_app.ui.widgets.key_overlay import KeyOverlay

if TYPE_CHECKING:
    from counter_app.services.preferences import Prefs
    from counter_app.ui.context import Page, PageContext
    from counter_app.ui.sheets import Sheets


class Openings(QObject):
    """Makes a page and puts it into the side sheet."""

    def __init__(self, context: PageContext, sheets: Sheets, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sheets = sheets

    def dossier(self, stream: str, *, is_accepted: bool = True) -> None:
        """The sheet of a dossier."""
        made = SheetPage if is_accepted else AnsweredPage
        self._sheets.open(made(self._context, stream))

    def handover(self) -> None:
        """Dossiers to be handed on, and what agencies signed for."""
        self._sheets.open(HandoverPage(self._context))

    def register(self) -> None:
        """The registers of dossiers as books."""
        self._sheets.open(RegisterPage(self._context))

    def calendar(self) -> None:
        """The working calendar and office hours."""
        self._sheets.open(CalendarPage(self._context))

    def catalogue(self) -> None:
        """The procedures, for who may change them."""
        self._sheets.open(CataloguePage(self._context))

    def step(self, stream: str, kind: str) -> None:
        """The small form of a step."""
        self._sheets.open(StepPage(self._context, stream, kind))

    def slip(self, stream: str, form: str = "") -> None:
        """The print preview of a dossier, standing at `form`."""
        self._sheets.open(SlipPage(self._context, stream, form))

    def search(self, text: str, commands: Sequence[QAction]) -> None:
        """Search everything, beginning with `text`."""
        self._sheets.open(SearchPage(self._context, text, commands))

    def password(self) -> None:
        """Change one's own password."""
        self._sheets.open(PasswordPage(self._context))

    def rest(self) -> None:
        """The counter rests, or receives people again."""
        self._sheets.open(RestPage(self._context))

    def devices(self) -> None:
        """The devices of this PC, tested and changed."""
        self._sheets.open(DevicesPage(self._context))

    def camera(self) -> None:
        """What the camera sees, until it has read a code."""
        self._sheets.open(CameraPage(self._context))

    def terminals(self) -> None:
        """Fingerprint terminals and their punches."""
        self._sheets.open(TerminalsPage(self._context))

    def settings(self, prefs: Prefs, chosen: Callable[[Prefs], None]) -> None:
        """Language, colours and text size; `chosen` gets every choice."""
        page = SettingsPage(self._context, prefs)
        page.chosen.connect(chosen)
        self._sheets.open(page)

    def key_overlay(self, front: Page, over: QWidget) -> None:
        """F1: the keys of the page in front, then those of every page."""
        name = front.keys.page
        groups = [(front.title, rows(name)), (self.tr("Mọi trang"), rows(WINDOW))]
        if name == "intake":
            groups.insert(1, (self.tr("Trong danh sách giấy tờ"), rows("parts")))
        KeyOverlay(self._context.theme, self.tr("Phím tắt"), groups, over)
