"""Before anybody has opened the counter: it rests, somebody stands in, somebody is back.

First a person known to this PC proves who he is, then he fills in one small form.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.pages.rest import RestForm
from counter_app.ui.pages.sign_in import PasswordBlock, centred
from counter_app.ui.pages.stand_in import StandInForm
from counter_app.ui.widgets.fields import LatinLineEdit
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.services.duty import StaffLine
    from counter_app.ui.theme import Theme


class Matter(StrEnum):
    """What is to be recorded."""

    REST = "rest"
    STAND_IN = "stand_in"
    BACK = "back"


class ProofForm(QWidget):
    """Number and password of who records it."""

    proof_asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = LatinLineEdit("duty_numberEdit", self.tr("Mã người dùng"), self)
        self.password = PasswordBlock(theme, "duty_password", self.tr("Mật khẩu"), self)
        self.go_button = button("duty_goButton", self.tr("Tiếp tục"), self, self._ask, primary=True)
        form = QFormLayout()
        theme.fit(form, spacing=10)
        form.addRow(self.tr("Mã người dùng"), self.number)
        form.addRow(self.tr("Mật khẩu"), self.password)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=10)
        column.addLayout(form)
        column.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.password.edit.returnPressed.connect(self._ask)
        self.setTabOrder(self.number, self.password.edit)
        self.setTabOrder(self.password.edit, self.password.shown)
        self.setTabOrder(self.password.shown, self.go_button)

    def set_busy(self, reason: str) -> None:
        """While the password is checked."""
        set_usable(self.go_button, reason)

    def _ask(self) -> None:
        number, password = self.number.value(), self.password.edit.value()
        if not number or not password:
            (self.password.edit if number else self.number).setFocus()
            return
        self.proof_asked.emit(number, password)


class BackForm(QWidget):
    """Who of the absent is back."""

    back_asked = Signal(str)  # staff number

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self._people = QVBoxLayout()
        theme.fit(self._people, spacing=4)
        self.back_button = button(
            "duty_backButton", self.tr("Đã trở lại làm việc"), self, self._ask, primary=True
        )
        column = QVBoxLayout(self)
        theme.fit(column, spacing=10)
        column.addLayout(self._people)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_away(self, away: Sequence[StaffLine]) -> None:
        """Who is recorded as away."""
        for one in away:
            choice = QRadioButton(f"{one.name} · {one.number}", self)
            choice.setObjectName(f"duty_away_{one.number}")
            choice.setAccessibleName(choice.text())
            choice.setProperty("number", one.number)
            self.group.addButton(choice)
            self._people.addWidget(choice)
        if away:
            self.group.buttons()[0].setChecked(True)
        nobody = self.tr("Hôm nay không có ai được ghi nhận nghỉ tại quầy này.")
        set_usable(self.back_button, "" if away else nobody)

    def focus_first(self) -> None:
        """The first name."""
        (self.group.checkedButton() or self.back_button).setFocus()

    def set_busy(self, reason: str) -> None:
        """While it is being written down."""
        set_usable(self.back_button, reason)

    def _ask(self) -> None:
        chosen = self.group.checkedButton()
        if chosen is not None:
            self.back_asked.emit(str(chosen.property("number")))


class DutyPage(QWidget):
    """Over the sign-in page; Esc leaves it and nothing was recorded."""

    left = Signal()

    def __init__(self, theme: Theme, language: str, matter: Matter) -> None:
        super().__init__()
        self.setObjectName("duty")
        self._theme = theme
        self.matter = matter
        card = QFrame(self)
        card.setProperty("look", "card")
        self._card = card
        self.title = theme.text(QLabel(self._title(), card), "title")
        self.title.setObjectName("duty_titleLabel")
        self.explain = QLabel(self._who_proves(), card)
        self.explain.setObjectName("duty_explainLabel")
        for label in (self.title, self.explain):
            label.setWordWrap(True)
        self.error_label = QLabel("", card)
        self.error_label.setObjectName("duty_errorLabel")
        self.error_label.setProperty("look", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.proof = ProofForm(theme, card)
        self.rest = RestForm(theme, language, card)
        self.stand_in = StandInForm(theme, language, card)
        self.back = BackForm(theme, card)
        forms: dict[Matter, RestForm | StandInForm | BackForm] = {
            Matter.REST: self.rest,
            Matter.STAND_IN: self.stand_in,
            Matter.BACK: self.back,
        }
        self.form = forms[matter]
        self.leave_button = button(
            "duty_leaveButton", self.tr("Trở lại  Esc"), card, self.left.emit
        )
        inner = QVBoxLayout(card)
        theme.fit(inner, margins=(32, 24, 32, 20), spacing=12)
        inner.addWidget(self.title)
        inner.addWidget(self.explain)
        for part in (self.proof, self.rest, self.stand_in, self.back):
            inner.addWidget(part)
            part.setVisible(part is self.proof)
        inner.addWidget(self.error_label)
        inner.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(centred(card, self, large_text=True))
        self.stand_in.refused.connect(self.refuse)
        self._widen()
        theme.changed.connect(self._widen)

    def focus_first(self) -> None:
        """Caret in the staff number."""
        self.proof.number.setFocus()

    def show_form(self, name: str) -> None:
        """`name` has proved who he is: the form comes up."""
        self.error_label.hide()
        self.proof.password.edit.clear()
        self.proof.hide()
        self.explain.setText(self.tr("Người ghi nhận: {name}").format(name=name))
        self.form.show()
        self.form.focus_first()

    def refuse(self, sentence: str) -> None:
        """Say why; what was filled in stays, but no password of the proof."""
        self.error_label.setText(sentence)
        self.error_label.setAccessibleName(sentence)
        self.error_label.show()
        if not self.proof.isHidden():
            self.proof.password.edit.clear()
            self.proof.password.edit.setFocus()

    def set_busy(self, reason: str) -> None:
        """While something is checked or written down; "" when it is over."""
        if reason:
            self.error_label.hide()
        self.proof.set_busy(reason)
        self.form.set_busy(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the lock page: this is no place to work."""
        shade = self._theme.color("surface2") if self._theme.tokens.is_dark else QColor("#5B6875")
        QPainter(self).fillRect(self.rect(), shade)

    def _title(self) -> str:
        return {
            Matter.REST: self.tr("Quầy tạm nghỉ"),
            Matter.STAND_IN: self.tr("Ghi nhận người vào thay"),
            Matter.BACK: self.tr("Người nghỉ đã trở lại làm việc"),
        }[self.matter]

    def _who_proves(self) -> str:
        if self.matter is Matter.REST:
            return self.tr("Người đã từng đăng nhập trên máy này xác nhận.")
        return self.tr("Người quản lý đã từng đăng nhập trên máy này xác nhận.")

    def _widen(self) -> None:
        self._card.setFixedWidth(self._theme.px(520))
