"""The first page: staff number and password. Imports PySide6 and nothing that is slow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.theme import Theme
from counter_app.ui.widgets.duty_offers import DutyOffers
from counter_app.ui.widgets.fields import LatinLineEdit, PasswordEdit
from counter_app.ui.widgets.practice_banner import practice_banner

if TYPE_CHECKING:
    from counter_app.errors import Told
    from counter_app.services.desk import Desk


def centred(card: QWidget, parent: QWidget, *, large_text: bool) -> QWidget:
    """A card in the upper middle; with large text it scrolls.

    A scroll area costs 20 ms the first time, a fifth of the start-up this page is measured by.
    """
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    row = QHBoxLayout()  # not an alignment: that would measure wrapped text at full width
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    if not large_text:
        return holder
    from counter_app.ui.widgets.page_frame import ScrollColumn

    return ScrollColumn(holder, parent)


_SCROLLS_FROM = 125  # percent


class PasswordBlock(QWidget):
    """Password, eye and the two hints; shared by sign-in, lock and change of password."""

    def __init__(self, theme: Theme, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = PasswordEdit(f"{name}Edit", label, self)
        self.shown = QCheckBox(self.tr("Hiện"), self)
        self.shown.setObjectName(f"{name}ShownCheck")
        self.shown.setAccessibleName(self.tr("Hiện mật khẩu"))
        self.caps_hint = QLabel(self.tr("Caps Lock đang bật."), self)
        self.caps_hint.setObjectName(f"{name.split('_', maxsplit=1)[0]}_capsHint")
        self.ime_hint = QLabel(self.tr("Bộ gõ tiếng Việt đang bật, có thể làm sai mật khẩu."), self)
        self.ime_hint.setObjectName(f"{name.split('_', maxsplit=1)[0]}_imeHint")
        row = QHBoxLayout()
        theme.fit(row, spacing=8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.shown)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=2)
        column.addLayout(row)
        for hint in (self.caps_hint, self.ime_hint):
            hint.setProperty("tone", "soon")
            hint.setWordWrap(True)
            hint.hide()
            column.addWidget(hint)
        self.shown.toggled.connect(self.edit.set_shown)
        self.edit.capsLock.connect(self.caps_hint.setVisible)
        self.edit.imeSuspected.connect(self.ime_hint.setVisible)


class SignInPage(QWidget):
    """Asks who opens the counter. Enter in the password field asks; no button is default."""

    asked = Signal(str, str)  # number, password
    retry_asked = Signal()
    duty_asked = Signal(str)  # pages.duty.Matter: what is to be recorded
    setup_asked = Signal()

    def __init__(
        self, theme: Theme, language: str, *, practice: bool, missing_letters: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("sign_in")
        self._theme = theme
        self._language = language
        self._waiting: tuple[str, str] | None = None
        self._is_ready = False
        self._body: QWidget = self
        card = QFrame(self)
        card.setProperty("look", "card")
        self.card = card
        self.title = theme.text(QLabel(self.tr("Trung tâm Phục vụ hành chính công"), card), "title")
        self.title.setWordWrap(True)
        self.counter_label = theme.text(QLabel("", card), "section")
        self.counter_label.setObjectName("login_counterLabel")
        self.counter_label.setProperty("look", "quiet")
        self.counter_label.setWordWrap(True)
        self.user_edit = LatinLineEdit("login_userEdit", self.tr("Mã người dùng"), card)
        self.password = PasswordBlock(theme, "login_password", self.tr("Mật khẩu"), card)
        self.password_edit = self.password.edit
        self.open_button = QPushButton(self.tr("Mở quầy"), card)
        self.open_button.setObjectName("login_openButton")
        self.open_button.setAccessibleName(self.tr("Mở quầy"))
        self.open_button.setProperty("primary", True)
        self.open_button.setAutoDefault(False)
        self.retry_button = self._side_button("login_retryButton", self.tr("Mở lại dữ liệu"))
        self.setup_button = self._side_button("login_setupButton", self.tr("Thiết lập máy này…"))
        self.duty_label = self._sentence("login_dutyLabel", "")
        self.duty_label.setProperty("tone", "hold")
        self.error_label = self._sentence("login_errorLabel", "error")
        self.offers = DutyOffers(theme, card)
        self._elsewhere = ""
        self.state_label = self._sentence("login_stateLabel", "quiet")
        self.hint_label = self._sentence("login_practiceHint", "accent")
        self._lay_out(practice=practice)
        if missing_letters:
            self._say(
                self.error_label,
                self.tr(
                    "Máy thiếu phông chữ tiếng Việt ({letters}). Cài phông Noto Sans rồi mở lại."
                ).format(letters=missing_letters[:12]),
            )
        self.open_button.clicked.connect(self._ask)
        self.retry_button.clicked.connect(self.retry_asked)
        self.password_edit.returnPressed.connect(self._ask)
        buttons = (self.open_button, self.retry_button, self.setup_button, self.offers)
        chain = (self.user_edit, self.password_edit, self.password.shown, *buttons)
        for first, second in pairwise(chain):
            self.setTabOrder(first, second)
        self.setup_button.clicked.connect(self.setup_asked)
        self.offers.asked.connect(self.duty_asked)

    def focus_first(self) -> None:
        """Put the caret where typing begins."""
        self.user_edit.setFocus()

    def show_opening(self) -> None:
        """The database is being opened behind the page."""
        self.retry_button.hide()
        self.error_label.hide()
        self._say(self.state_label, self.tr("Đang mở dữ liệu của quầy…"))

    def show_ready(self, desk: Desk) -> None:
        """The desk is open: name it; a sign-in asked for meanwhile goes on."""
        self._is_ready = True
        self.state_label.hide()
        self.title.setText(desk.centre.name)
        number = self.tr("Quầy {number}").format(number=desk.counter.number)
        self.counter_label.setText(desk.counter.name or number)
        hint = desk.people.practice_hint()
        if hint is not None:
            sentence = self.tr("Máy tập: mã người dùng {number}, mật khẩu {password}")
            self._say(self.hint_label, sentence.format(number=hint[0], password=hint[1]))
        if desk.centre.support_phone:
            self._help.setText(
                self.tr("Quên mật khẩu: gọi bộ phận kỹ thuật, số nội bộ {phone}.").format(
                    phone=desk.centre.support_phone
                )
            )
        if self._waiting is not None:
            number, password = self._waiting
            self._waiting = None
            self.asked.emit(number, password)

    def offer_setup(self, server: str) -> None:
        """Nobody has signed in at this PC yet: it may be set up. `server`: where it is enrolled."""
        self.setup_button.show()
        if not server:
            self._say(self.state_label, self.tr("Máy này chưa đăng ký với máy chủ trung tâm."))

    def show_not_opened(self, told: Told) -> None:
        """The desk cannot be opened; the button tries again."""
        self._waiting = None
        self.set_busy(False)
        self.state_label.hide()
        self._say(self.error_label, f"{told.happened} {told.kept} {told.todo}")
        self.retry_button.show()

    def show_refused(self, told: Told) -> None:
        """The sign-in failed; the password is asked again, and what else works is offered."""
        self._say(self.error_label, f"{told.happened} {told.kept} {told.todo}")
        self.offers.offer(told.code, "" if self.duty_label.isVisibleTo(self) else self._elsewhere)
        if not self.offers.isHidden():
            self._let_scroll()
        self.password_edit.clear()
        self.password_edit.setFocus()

    def show_duty(self, resting: str, elsewhere: str) -> None:
        """The counter's day: that it rests, and where its affairs are received meanwhile."""
        self._elsewhere = elsewhere
        if resting:
            self._say(self.duty_label, "\n".join(filter(None, (resting, elsewhere))))
            self._let_scroll()
        else:
            self.duty_label.hide()

    def show_recorded(self, told: str, number: str) -> None:
        """Back from recording something; `number`: who signs in next."""
        if told:
            self.error_label.hide()
            self.offers.offer("", "")
            self._say(self.state_label, told)
        if number:
            self.user_edit.set_value(number)
        (self.password_edit if self.user_edit.value() else self.user_edit).setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a Qt style setter
        """While the password is checked."""
        self.open_button.setEnabled(not busy)
        reason = self.tr("Đang kiểm tra mật khẩu") if busy else ""
        self.open_button.setAccessibleDescription(reason)
        if busy:
            self.error_label.hide()
            self._say(self.state_label, self.tr("Đang kiểm tra mật khẩu…"))
        else:
            self.state_label.hide()

    def _ask(self) -> None:
        number, password = self.user_edit.value(), self.password_edit.value()
        if not number:
            self.user_edit.setFocus()
            self._say(self.error_label, self.tr("Chưa nhập mã người dùng."))
            return
        if not password:
            self.password_edit.setFocus()
            self._say(self.error_label, self.tr("Chưa nhập mật khẩu."))
            return
        if self._is_ready:
            self.asked.emit(number, password)
        else:
            self._waiting = (number, password)
            self.set_busy(True)

    def _let_scroll(self) -> None:
        """The card has grown: from now on it scrolls at any text size."""
        from counter_app.ui.widgets.page_frame import ScrollColumn

        column = self.layout()
        if isinstance(self._body, ScrollColumn) or column is None:
            return
        holder, focused = self._body, self.focusWidget()
        scroll = ScrollColumn(QWidget(), self)
        column.replaceWidget(holder, scroll)
        scroll.setWidget(holder)
        self._body = scroll
        if focused is not None:  # it was lost with the move
            focused.setFocus()

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setAccessibleName(text)
        label.show()

    def _sentence(self, name: str, look: str) -> QLabel:
        label = QLabel("", self.card)
        label.setObjectName(name)
        label.setProperty("look", look)
        label.setWordWrap(True)
        label.hide()
        return label

    def _side_button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text, self.card)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setAutoDefault(False)
        made.hide()
        return made

    def _lay_out(self, *, practice: bool) -> None:
        theme = self._theme
        form = QFormLayout()
        theme.fit(form, spacing=10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("Mã người dùng"), self.user_edit)
        form.addRow(self.tr("Mật khẩu"), self.password)
        buttons = QHBoxLayout()
        theme.fit(buttons, spacing=8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.retry_button)
        buttons.addWidget(self.setup_button)
        buttons.addStretch(1)
        self._help = QLabel(self.tr("Quên mật khẩu: gọi bộ phận kỹ thuật."), self.card)
        self._help.setProperty("look", "quiet")
        self._help.setWordWrap(True)
        inner = QVBoxLayout(self.card)
        theme.fit(inner, margins=(32, 28, 32, 24), spacing=12)
        inner.addWidget(self.title)
        inner.addWidget(self.counter_label)
        inner.addWidget(self.duty_label)
        inner.addSpacing(theme.px(8))
        inner.addLayout(form)
        for label in (self.error_label, self.state_label, self.hint_label):
            inner.addWidget(label)
        inner.addLayout(buttons)
        inner.addWidget(self.offers)
        inner.addWidget(self._help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if practice:
            column.addWidget(practice_banner(theme, self))
        is_large = theme.percent > _SCROLLS_FROM
        self._body = centred(self.card, self, large_text=is_large)
        column.addWidget(self._body, 1)
        self._widen()
        theme.changed.connect(self._widen)

    def _widen(self) -> None:
        self.card.setFixedWidth(self._theme.px(460))
