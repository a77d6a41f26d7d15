"""Changing one's own password."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.sign_in import PasswordBlock
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, set_usable

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class PasswordPage(QWidget):
    """Old one, new one twice."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("password")
        self._context = context
        theme = context.theme
        self.keys = ActionSet("password", self, {"back": context.shell.close_sheet})
        self.old = PasswordBlock(theme, "password_old", self.tr("Mật khẩu hiện tại"), self)
        self.new = PasswordBlock(theme, "password_new", self.tr("Mật khẩu mới"), self)
        self.again = PasswordBlock(theme, "password_again", self.tr("Nhập lại mật khẩu mới"), self)
        self.error_label = QLabel("", self)
        self.error_label.setObjectName("password_errorLabel")
        self.error_label.setProperty("look", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.save_button = button(
            "password_saveButton", self.tr("Đổi mật khẩu"), self, self._save, primary=True
        )
        rule = QLabel(self.tr("Ít nhất 10 ký tự, không dấu, khác mật khẩu hiện tại."), self)
        rule.setProperty("look", "quiet")
        rule.setWordWrap(True)
        form = QFormLayout()
        theme.fit(form, spacing=10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Mật khẩu hiện tại"), self.old)
        form.addRow(self.tr("Mật khẩu mới"), self.new)
        form.addRow(self.tr("Nhập lại mật khẩu mới"), self.again)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(20, 16, 20, 16), spacing=12)
        inner.addLayout(form)
        inner.addWidget(rule)
        inner.addWidget(self.error_label)
        inner.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        column.addWidget(ScrollColumn(content, self), 1)
        self.old.edit.returnPressed.connect(self.new.edit.setFocus)
        self.new.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self._save)
        order = (self.old, self.new, self.again)
        for one, other in pairwise(order):
            self.setTabOrder(one.shown, other.edit)
        self.setTabOrder(self.again.shown, self.save_button)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Đổi mật khẩu")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Caret in the old password."""
        self.old.edit.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Passwords do not stay on screen."""
        for block in (self.old, self.new, self.again):
            block.edit.clear()

    def _save(self) -> None:
        old, new = self.old.edit.value(), self.new.edit.value()
        if not old or not new:
            self._refuse(self.tr("Nhập đủ mật khẩu hiện tại và mật khẩu mới."))
            (self.new if old else self.old).edit.setFocus()
            return
        if new != self.again.edit.value():
            self._refuse(self.tr("Hai lần nhập mật khẩu mới không giống nhau."))
            self.again.edit.setFocus()
            return
        self.error_label.hide()
        set_usable(self.save_button, self.tr("Đang đổi mật khẩu"))
        context = self._context
        people = context.desk.people
        context.tasks.run(
            self,
            "db",
            people.change_password,
            context.who,
            old,
            new,
            done=self._saved,
            failed=self._failed,
        )

    def _saved(self, _nothing: object) -> None:
        set_usable(self.save_button, "")
        self._context.notices.toast(self.tr("Đã đổi mật khẩu."), tone="ok")
        self._context.shell.close_sheet()

    def _failed(self, error: Exception) -> None:
        set_usable(self.save_button, "")
        self._refuse(sentences(self._context.errors.told(error)))
        self.old.edit.setFocus()

    def _refuse(self, sentence: str) -> None:
        self.error_label.setText(sentence)
        self.error_label.setAccessibleName(sentence)
        self.error_label.show()
