"""Shortcuts made from the one table (`keytable`); key bar and F1 overlay read the same actions.

Before every action the focused field is flushed, so a Vietnamese word still being composed is
never lost (ux §3.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from counter_app.ui.keytable import TABLE, WINDOW, Key

__all__ = ["TABLE", "WINDOW", "ActionSet", "Key", "flush_focus", "label", "rows", "shown_key"]

Handler = Callable[[], object]
_ON_KEYBOARDS = {
    "Return": "Enter",
    "Escape": "Esc",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def flush_focus() -> None:
    """Commit what is being composed in the focused field; done before every action."""
    flush = getattr(QApplication.focusWidget(), "flush", None)
    if callable(flush):
        flush()


def rows(page: str) -> tuple[Key, ...]:
    """The rows of a page, in table order."""
    return tuple(row for row in TABLE if row.page == page)


def label(row: Key) -> str:
    """The label in the language of the window."""
    return QCoreApplication.translate("Keys", row.label)


def description(row: Key) -> str:
    """The description in the language of the window."""
    return QCoreApplication.translate("Keys", row.description)


def shown_key(row: Key) -> str:
    """The first key as printed on keyboards: "Ctrl+Enter", "Alt+←", the same in every language."""
    held, plus, key = row.keys[0].rpartition("+")
    return f"{held}{plus}{_ON_KEYBOARDS.get(key, key)}"


class ActionSet(QObject):
    """The actions of one page: made from its rows and its handlers.

    Works while the page is visible. `block()` switches an action off and says why; `dim()` only
    greys its button: F9 stays pressable and leads to the first problem.
    """

    changed = Signal(str)  # action id: reason or state changed

    def __init__(self, page: str, owner: QWidget, handlers: Mapping[str, Handler]) -> None:
        super().__init__(owner)
        self.page = page
        self._rows = {row.id: row for row in rows(page) if not row.in_list}
        _check(page, self._rows, handlers)
        self._reasons: dict[str, str] = {}
        self._suspended = False
        self._blocked: set[str] = set()
        self._actions = {
            row.id: _action(row, owner, handlers[row.id]) for row in self._rows.values()
        }
        for action in self._actions.values():
            owner.addAction(action)

    def __getitem__(self, action_id: str) -> QAction:
        """The action. Raises KeyError for an id that is not in the table."""
        return self._actions[action_id]

    def rows(self) -> tuple[Key, ...]:
        """The rows behind these actions, in table order."""
        return tuple(self._rows.values())

    def block(self, action_id: str, reason: str) -> None:
        """Switch off; `reason` is shown as tip and read aloud."""
        self._blocked.add(action_id)
        self._tell(action_id, reason)

    def allow(self, action_id: str) -> None:
        """Switch on again."""
        self._blocked.discard(action_id)
        self._tell(action_id, "")

    def dim(self, action_id: str, reason: str) -> None:
        """Grey but pressable: pressing it shows what is missing."""
        self._blocked.discard(action_id)
        self._tell(action_id, reason)

    def reason(self, action_id: str) -> str:
        """Why the action is off or grey, empty when it is neither."""
        return self._reasons.get(action_id, "")

    def set_suspended(self, suspended: bool) -> None:  # noqa: FBT001 - a Qt style setter
        """Let a side sheet have the keys; blocked actions stay blocked afterwards."""
        self._suspended = suspended
        for action_id, action in self._actions.items():
            action.setEnabled(not suspended and action_id not in self._blocked)

    def _tell(self, action_id: str, reason: str) -> None:
        action = self._actions[action_id]
        enabled = not self._suspended and action_id not in self._blocked
        if self._reasons.get(action_id, "") == reason and action.isEnabled() == enabled:
            return
        self._reasons[action_id] = reason
        action.setEnabled(enabled)
        row = self._rows[action_id]
        action.setToolTip(reason or f"{description(row)} ({shown_key(row)})")
        self.changed.emit(action_id)


def bind_list(page: str, view: QAbstractItemView, handlers: Mapping[str, Handler]) -> None:
    """The letter keys of a list view: they work only while it has the focus."""
    listed = {row.id: row for row in rows(page) if row.in_list}
    _check(page, listed, handlers)
    for row in listed.values():
        action = _action(row, view, handlers[row.id])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(action)


def _check(page: str, known: Iterable[str], handlers: Mapping[str, Handler]) -> None:
    if set(known) != set(handlers):
        odd = ", ".join(sorted(set(known) ^ set(handlers)))
        msg = f"keys of {page!r} and their handlers differ: {odd}"
        raise ValueError(msg)


def _action(row: Key, owner: QWidget, handler: Handler) -> QAction:
    action = QAction(label(row), owner)
    action.setObjectName(f"{row.page}_{row.id}Action")
    action.setShortcuts([QKeySequence(name) for name in row.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setAutoRepeat(row.repeats)
    action.setToolTip(f"{description(row)} ({shown_key(row)})")

    def run() -> None:
        flush_focus()
        handler()

    action.triggered.connect(run)
    return action
