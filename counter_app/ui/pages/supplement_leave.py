"""The request before this one, and a supervisor's leave for one more of the same stage (R13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QWidget

from counter_app.domain.staff import Role
from counter_app.ui import shown
from counter_app.ui.pages.sign_in import PasswordBlock
from counter_app.ui.widgets.fields import DigitsEdit, EntryEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from counter_app.domain.dossier.entries.answers import SupplementAsked
    from counter_app.services.answer_sheet import Leave, Start
    from counter_app.services.people import SignedIn
    from counter_app.ui.context import PageContext

_LONGEST_NUMBER = 12  # digits of a staff number


class EarlierRequest(QFrame):
    """Who asked for what, when and at which counter."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sup_earlierPanel")
        self._context = context
        self.setProperty("look", "card")
        self.words = QLabel("", self)
        self.words.setObjectName("sup_earlierLabel")
        self.words.setWordWrap(True)
        form = QFormLayout(self)
        context.theme.fit(form, margins=(12, 8, 12, 8), spacing=4)
        form.addRow(self.words)
        self.hide()

    def show_requests(self, requests: tuple[SupplementAsked, ...]) -> None:
        """All requests so far, the first one first."""
        self.setVisible(bool(requests))
        self.words.setText("\n".join(self._told(one) for one in requests))
        self.setAccessibleName(self.words.text())

    def _told(self, asked: SupplementAsked) -> str:
        head = self.tr("Lần {n}: {who}, quầy {counter}, {at}, phiếu số {number}").format(
            n=asked.round,
            who=asked.file.clerk_name,
            counter=asked.file.counter,
            at=shown.moment(asked.asked_at),
            number=asked.number or "–",
        )
        items = [f"    – {lack.name}: {lack.what}" for lack in asked.lacks]
        return "\n".join([head, *items])


class LeavePanel(QFrame):
    """Reason, and the supervisor's number and password unless a supervisor sits here."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sup_leavePanel")
        self._context = context
        theme = context.theme
        card, column = section(theme, self.tr("Người quản lý cho phép yêu cầu thêm"), self)
        self.reason_edit = ViLineEdit("sup_leaveReasonEdit", self.tr("Lý do cho phép"), card)
        self.number_edit = DigitsEdit(
            "sup_leaveNumberEdit", self.tr("Mã người quản lý"), _LONGEST_NUMBER, card
        )
        self.password = PasswordBlock(
            theme, "sup_leavePassword", self.tr("Mật khẩu người quản lý"), card
        )
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Lý do"), self.reason_edit)
        form.addRow(self.tr("Mã người dùng"), self.number_edit)
        form.addRow(self.tr("Mật khẩu"), self.password)
        self._form = form
        column.addLayout(form)
        outer = QFormLayout(self)
        theme.fit(outer, spacing=0)
        outer.addRow(card)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether a supervisor has to allow this request."""
        return not self.isHidden()

    def show_start(self, start: Start) -> None:
        """Show it where the law gives no more requests."""
        self.setVisible(start.needs_leave)
        for row in (self.number_edit, self.password):
            self._form.setRowVisible(row, not self._sits_here())

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.reason_edit, self.number_edit, self.password.edit, self.password.shown]

    def first_gap(self) -> QWidget | None:
        """The first field that is not filled."""
        if not self.is_wanted:
            return None
        fields: list[EntryEdit] = [self.reason_edit]
        if not self._sits_here():
            fields += [self.number_edit, self.password.edit]
        return next((field for field in fields if not field.value()), None)

    def asked(self) -> tuple[str, str, str] | None:
        """Reason, number and password; None when no leave is needed."""
        if not self.is_wanted:
            return None
        return self.reason_edit.value(), self.number_edit.value(), self.password.edit.value()

    def leave(self, asked: tuple[str, str, str] | None) -> Leave | None:
        """The leave, the supervisor having signed in for it. Runs in a lane, raises as sign-in."""
        from counter_app.services.answer_sheet import Leave

        if asked is None:
            return None
        reason, number, password = asked
        by: SignedIn = self._context.who
        if not self._sits_here():
            by = self._context.desk.people.sign_in(number, password)
        return Leave(by=by, reason=reason)

    def forget(self) -> None:
        """A password does not stay on screen."""
        self.password.edit.clear()

    def _sits_here(self) -> bool:
        return Role.SUPERVISOR in self._context.who.roles
