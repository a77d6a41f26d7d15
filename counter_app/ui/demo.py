"""Plays the main job through the real window: keys, a card, papers; nothing behind its back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from counter_app.services.scan_pass import PageRefused
from counter_app.ui.actions import ActionCounter
from counter_app.ui.demo_papers import file_pages, mark_abroad, mark_unscanned

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.application import Application
    from counter_app.ui.pages.intake import IntakePage

_log = logging.getLogger(__name__)
_POLL_MS = 15
_KEY_MS = 45  # a person's pace: a reader's burst is told from typing by its speed
_PATIENCE_S = 120
_PHONE = "0905123456"
_TELLING = frozenset({"app_noticeText", "toast_text", "login_errorLabel"})

Condition = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPlan:
    """What to play. `alias` is typed as a clerk types it."""

    out: Path
    id_card: str
    alias: str
    offline: bool


@dataclass(frozen=True, slots=True)
class Until:
    """A step that has happened once `condition` holds; `name` says what was waited for. Patience
    begins anew whenever `progress` changes.
    """

    name: str
    condition: Condition
    progress: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """How it ended: the stream, the actions counted and the pages that could not be read; or where
    it stopped and what the window said then.
    """

    stream: str
    actions: tuple[str, ...]
    unread: tuple[str, ...] = ()  # by file name, or number in the stack
    stopped_at: str = ""
    shown: str = ""


class DemoPlayer(QObject):
    """One play. Emits `ended(Played)` once, whatever happens."""

    ended = Signal(object)

    def __init__(self, application: Application, plan: DemoPlan) -> None:
        super().__init__(application)
        self._app = application
        self._plan = plan
        self._counter = ActionCounter(self)
        self._steps = self._play()
        self._waiting: Until | None = None
        self._since = QElapsedTimer()
        self._progress: object = None
        self._stream = ""
        self._unread: list[str] = []

    def start(self) -> None:
        """Begin; the event loop does the rest."""
        self._advance()

    def _advance(self) -> None:
        try:
            if self._waiting is not None and not self._waiting.condition():
                if self._has_moved(self._waiting):
                    self._since.start()
                elif self._since.elapsed() > _PATIENCE_S * 1000:
                    self._end(self._waiting.name)
                    return
            else:
                self._waiting = next(self._steps)
                self._since.start()
        except StopIteration:
            self._end("")
            return
        except LookupError as missing:
            self._end(str(missing))
            return
        except Exception as why:  # noqa: BLE001 - whatever it was ends the play, told by name
            _log.exception("the demo stopped")
            self._end(str(why))
            return
        self._app.schedule.once(_POLL_MS, self._advance, self)

    def _has_moved(self, waiting: Until) -> bool:
        if waiting.progress is None:
            return False
        before, self._progress = self._progress, waiting.progress()
        return self._progress != before

    def _end(self, stopped_at: str) -> None:
        self._counter.stop()
        if stopped_at:
            self._picture("stopped.png")
        played = Played(
            stream=self._stream,
            actions=tuple(self._counter.actions),
            unread=tuple(self._unread),
            stopped_at=stopped_at,
            shown=self._shown() if stopped_at else "",
        )
        self.ended.emit(played)

    def _shown(self) -> str:
        """What the window tells at this moment: the strip, every toast, what F9 would refuse."""
        labels = self._app.window.findChildren(QLabel)
        told = [one.text() for one in labels if one.objectName() in _TELLING and one.isVisible()]
        if self._app.workspace is not None and self._page.session.is_open:
            problems = self._page.session.shown.problems
            told += [one.en if self._app.languages.current == "en" else one.vi for one in problems]
        return " ".join(told)

    def _play(self) -> Iterator[Until]:
        app = self._app
        yield Until("desk", lambda: app.desk is not None or app.sign_in.retry_button.isVisible())
        if self._app.desk is None:
            raise LookupError("desk")
        yield from self._sign_in()
        page = self._page
        yield Until("draft", lambda: page.session.is_started)
        yield Until("sync", lambda: self._desk.syncing.state().last_ok_at is not None)
        if self._plan.offline:
            self._desk.syncing.cut_cable()
        if page.session.view.pages or page.session.draft.owner.name:
            before = page.session.draft.id
            self._press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            yield Until(
                "new draft", lambda: page.session.is_open and page.session.draft.id != before
            )
        self._counter.start()
        yield from self._identify(page)
        yield from self._choose_procedure(page)
        yield from self._scan(page)
        yield from self._accept(page)

    def _sign_in(self) -> Iterator[Until]:
        hint = self._desk.people.practice_hint()
        if hint is None:
            raise LookupError("not a practice desk")
        number, password = hint
        yield from self._fill("login_userEdit", number, leave=False)
        yield from self._fill("login_passwordEdit", password)
        yield Until("workspace", lambda: self._app.workspace is not None)

    def _identify(self, page: IntakePage) -> Iterator[Until]:
        bench = self._desk.bench
        if bench is None or not bench.show_card(self._plan.id_card):
            raise LookupError("no card reader")
        self._counter.note("scan card")
        yield Until("card", lambda: bool(page.session.draft.owner.name))

    def _choose_procedure(self, page: IntakePage) -> Iterator[Until]:
        alias = self._plan.alias.strip()
        found = self._desk.catalogue.find(alias, self._who) if alias else ()
        if not found or (alias.isdecimal() and str(found[0].alias) != alias):
            raise LookupError(f"--procedure {alias}: not in the catalogue")
        yield from self._fill("intake_procEdit", alias)
        yield Until("procedure", lambda: page.session.shown.procedure is not None)
        if page.session.shown.procedure and page.session.shown.procedure.cases:
            combo = self._find("intake_caseCombo")
            combo.setFocus()
            self._press(Qt.Key.Key_Down)
            yield Until("case", lambda: bool(page.session.draft.case))
        if not page.session.draft.owner.phone:
            yield from self._fill("intake_phoneEdit", _PHONE)
            yield Until("phone", lambda: bool(page.session.draft.owner.phone))

    def _scan(self, page: IntakePage) -> Iterator[Until]:
        self._counter.note("lay paper in")
        page.work.page_arrived.connect(self._arrived)
        self._press(Qt.Key.Key_F6)
        yield Until(
            "scanner starts", lambda: page.work.is_scanning or bool(page.session.view.pages)
        )
        yield Until(
            "pages", lambda: not page.work.is_scanning, lambda: len(page.session.view.pages)
        )
        if not page.session.view.pages:
            raise LookupError("no page came")
        yield from self._wait_ms(300)
        for name in file_pages(page, self._press):
            yield from self._named(name)
        for name in mark_unscanned(page, self._press):
            yield from self._named(name)
        for name in mark_abroad(page, self._press):
            yield from self._named(name)
        self._press(Qt.Key.Key_F7)
        yield Until("complete", lambda: not page.session.shown.problems)

    def _arrived(self, arrived: object, _replaced: str) -> None:
        if isinstance(arrived, PageRefused):
            self._unread.append(arrived.file or str(arrived.number))

    def _accept(self, page: IntakePage) -> Iterator[Until]:
        yield from self._wait_ms(600)  # thumbnails and toasts settle for the picture
        self._picture("workspace.png")
        self._press(Qt.Key.Key_F9)
        yield Until("accepted", lambda: page.flow.after.accepted is not None)
        accepted = page.flow.after.accepted
        if accepted is not None:
            self._stream = accepted.stream
        yield Until("printed", lambda: page.flow.after.is_printed)
        if accepted is not None and accepted.outstanding_dong:
            self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            yield Until("paid", lambda: self._outstanding(page) == 0)
        self._counter.stop()
        if not self._plan.offline:
            syncing = self._desk.syncing
            yield Until(
                "central",
                lambda: syncing.state().light == "sent",
                lambda: syncing.state().waiting_blobs,
            )
        yield from self._wait_ms(600)
        self._picture("done.png")

    def _outstanding(self, page: IntakePage) -> int:
        accepted = page.flow.after.accepted
        return accepted.outstanding_dong if accepted is not None else 0

    def _fill(self, name: str, text: str, *, leave: bool = True) -> Iterator[Until]:
        """Type into a field at a person's pace; Enter closes it."""
        field = self._find(name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        for letter in text:
            self._type(letter)
            yield from self._wait_ms(_KEY_MS)
        yield from self._wait_ms(200)  # the list under a search field follows the typing
        if leave:
            self._press(Qt.Key.Key_Return)

    def _type(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClicks(self._target(), letter)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest types ASCII only
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self._target(), event)

    def _press(
        self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._target(), key, mods)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._app.window

    def _wait_ms(self, ms: int) -> Iterator[Until]:
        clock = QElapsedTimer()
        clock.start()
        yield Until("a moment", lambda: clock.elapsed() >= ms)

    def _named(self, step: tuple[str, Condition]) -> Iterator[Until]:
        yield Until(*step)
        yield from self._wait_ms(_KEY_MS)

    def _find(self, name: str) -> QWidget:
        found = self._app.window.findChild(QWidget, name)
        if not isinstance(found, QWidget):
            raise LookupError(name)  # noqa: TRY004 - it is not there
        return found

    def _picture(self, name: str) -> None:
        self._plan.out.mkdir(parents=True, exist_ok=True)
        self._app.window.grab().save(str(self._plan.out / name))

    @property
    def _who(self) -> SignedIn:
        if self._app.workspace is None:
            raise LookupError("no workspace")
        return self._app.workspace.who

    @property
    def _desk(self) -> Desk:
        if self._app.desk is None:
            raise LookupError("no desk")
        return self._app.desk

    @property
    def _page(self) -> IntakePage:
        workspace = self._app.workspace
        if workspace is None:
            raise LookupError("no workspace")
        return workspace.page("intake")  # type: ignore[return-value]
