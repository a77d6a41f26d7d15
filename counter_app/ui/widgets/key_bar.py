"""The key bar: the function keys of the page as buttons, made from its actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from counter_app.ui.keys import ActionSet, Key, label, shown_key
from counter_app.ui.theme import Theme
from counter_app.ui.widgets.flow import FlowLayout


class KeyButton(QPushButton):
    """Key cap and label; disabled it stays, with the reason in tip and description."""

    def __init__(self, theme: Theme, row: Key, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"key_{row.id}")
        self.setAccessibleName(f"{label(row)} {shown_key(row)}")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cap = QLabel(shown_key(row), self)
        self._cap.setProperty("look", "keycap")
        self._label = QLabel(label(row), self)
        inner = QHBoxLayout(self)
        theme.fit(inner, margins=(6, 3, 8, 3), spacing=6)
        for part in (self._cap, self._label):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inner.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as cap and label need."""
        inner = self.layout()
        return inner.sizeHint() if inner else super().sizeHint()

    def text(self) -> str:
        """Cap and label."""
        return f"{self._cap.text()} {self._label.text()}"

    def tell(self, reason: str, tip: str, *, enabled: bool) -> None:
        """Grey with a reason, or as usual."""
        self.setEnabled(enabled)
        self.setToolTip(tip)
        self.setAccessibleDescription(reason)
        quiet = "quiet" if reason else ""
        if (self._label.property("look") or "") == quiet:
            return
        self._label.setProperty("look", quiet)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)


class KeyBar(QFrame):
    """Shows the `on_bar` rows of the given action sets."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("app_keyBar")
        self.setProperty("look", "keybar")
        self._theme = theme
        self._row = FlowLayout(self)
        theme.fit(self._row, margins=(10, 5, 10, 5), spacing=6)
        self._buttons: dict[tuple[str, str], KeyButton] = {}
        self._sets: list[ActionSet] = []

    def show_sets(self, *sets: ActionSet) -> None:
        """Show the buttons of `sets`, in table order; those of the first ones may stay."""
        stay = 0
        while stay < min(len(sets), len(self._sets)) and sets[stay] is self._sets[stay]:
            stay += 1
        for known in self._sets[stay:]:
            known.changed.disconnect(self._refresh)
            self._take_away(known)
        self._sets = list(sets)
        for actions in sets[stay:]:
            actions.changed.connect(self._refresh)
            self._put_up(actions)
        self._refresh()

    def _take_away(self, actions: ActionSet) -> None:
        for row in actions.rows():
            button = self._buttons.pop((actions.page, row.id), None)
            if button is not None:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()

    def _put_up(self, actions: ActionSet) -> None:
        for row in actions.rows():
            if row.on_bar:
                button = KeyButton(self._theme, row, self)
                button.clicked.connect(actions[row.id].trigger)
                self._buttons[actions.page, row.id] = button
                self._row.addWidget(button)
                button.show()

    def button(self, action_id: str) -> KeyButton | None:
        """The button of an action, None when it is not on the bar."""
        return next((b for (_, name), b in self._buttons.items() if name == action_id), None)

    def _refresh(self, only: str = "") -> None:
        for actions in self._sets:
            for row in actions.rows():
                button = self._buttons.get((actions.page, row.id))
                if button is not None and only in ("", row.id):
                    action = actions[row.id]
                    button.tell(
                        actions.reason(row.id), action.toolTip(), enabled=action.isEnabled()
                    )
