"""The locked counter: no citizen data on screen; the same person's password opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.pages.sign_in import PasswordBlock, centred
from counter_app.ui.theme import Theme

if TYPE_CHECKING:
    from counter_app.errors import Told
    from counter_app.services.people import SignedIn


class LockPage(QWidget):
    """After five idle minutes or Ctrl+L. The draft stays as it is."""

    asked = Signal(str)  # password
    other_user_asked = Signal()

    def __init__(self, theme: Theme, language: str, who: SignedIn) -> None:
        super().__init__()
        self.setObjectName("lock")
        self._theme = theme
        self._language = language
        card = QFrame(self)
        card.setProperty("look", "card")
        title = theme.text(QLabel(self.tr("Quầy đang khóa"), card), "title")
        name = theme.text(QLabel(who.name, card), "section")
        kept = QLabel(self.tr("Hồ sơ đang làm được giữ nguyên. Nhập mật khẩu để làm tiếp."), card)
        kept.setWordWrap(True)
        kept.setProperty("look", "quiet")
        self.password = PasswordBlock(theme, "lock_pin", self.tr("Mật khẩu"), card)
        self.password_edit = self.password.edit
        self.error_label = QLabel("", card)
        self.error_label.setObjectName("lock_errorLabel")
        self.error_label.setProperty("look", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.open_button = self._button("lock_openButton", self.tr("Mở khóa"))
        self.open_button.setProperty("primary", True)
        self.other_button = self._button("lock_otherUserButton", self.tr("Người khác đăng nhập"))
        buttons = QHBoxLayout()
        theme.fit(buttons, spacing=8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        inner = QVBoxLayout(card)
        theme.fit(inner, margins=(32, 28, 32, 24), spacing=12)
        for widget in (title, name, kept, self.password, self.error_label):
            inner.addWidget(widget)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(centred(card, self, large_text=True))
        self._card = card
        self._widen()
        theme.changed.connect(self._widen)
        self.password_edit.returnPressed.connect(self._ask)
        self.open_button.clicked.connect(self._ask)
        self.other_button.clicked.connect(self.other_user_asked)
        self.setTabOrder(self.password_edit, self.password.shown)
        self.setTabOrder(self.password.shown, self.open_button)
        self.setTabOrder(self.open_button, self.other_button)

    def focus_first(self) -> None:
        """Caret in the password."""
        self.password_edit.setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt style setter
        """While the password is checked."""
        self.open_button.setEnabled(not busy)
        reason = self.tr("Đang kiểm tra mật khẩu") if busy else ""
        self.open_button.setAccessibleDescription(reason)

    def show_refused(self, told: Told) -> None:
        """Say why and ask again."""
        self._say(f"{told.happened} {told.todo}")

    def show_unsent(self) -> None:
        """The window was to be closed: who may unlock the counter may leave."""
        self._say(
            self.tr(
                "Còn nội dung chưa gửi về máy chủ; chương trình chưa đóng, không có gì mất. "
                "Mở khóa rồi chọn chờ gửi xong hay đóng ngay."
            )
        )

    def _say(self, text: str) -> None:
        self.error_label.setText(text)
        self.error_label.setAccessibleName(text)
        self.error_label.show()
        self.password_edit.clear()
        self.password_edit.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dimmed ground: what was on screen is not shown."""
        shade = self._theme.color("surface2") if self._theme.tokens.is_dark else QColor("#5B6875")
        QPainter(self).fillRect(self.rect(), shade)

    def _widen(self) -> None:
        self._card.setFixedWidth(self._theme.px(460))

    def _ask(self) -> None:
        password = self.password_edit.value()
        if password:
            self.asked.emit(password)
        else:
            self.password_edit.setFocus()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button
