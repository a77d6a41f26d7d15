"""Marking the counter "tạm nghỉ": why, and where people are sent meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from counter_app.domain.duty import RestReason
from counter_app.ui import duty_words
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, set_usable

if TYPE_CHECKING:
    from counter_app.services.duty import DutyView
    from counter_app.ui.context import PageContext
    from counter_app.ui.theme import Theme


class RestForm(QWidget):
    """Reason, note and one button; shows where people are sent."""

    rest_asked = Signal(object, str)  # RestReason, note
    resume_asked = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.state_label = theme.text(QLabel("", self), "strong")
        self.state_label.setObjectName("rest_stateLabel")
        self.state_label.setWordWrap(True)
        self.group = QButtonGroup(self)
        self._reasons = QWidget(self)
        self._choices: dict[RestReason, QRadioButton] = {}
        reasons = QVBoxLayout(self._reasons)
        theme.fit(reasons, spacing=4)
        for reason in RestReason:
            choice = QRadioButton(self._word(reason), self._reasons)
            choice.setObjectName(f"rest_{reason.value}")
            choice.setAccessibleName(choice.text())
            self._choices[reason] = choice
            self.group.addButton(choice)
            reasons.addWidget(choice)
        self.note = ViLineEdit("rest_noteEdit", self.tr("Ghi chú"), self)
        self.note.setPlaceholderText(self.tr("Ghi chú (bắt buộc khi chọn lý do khác)"))
        self.note.enter_moves_on = False
        self.elsewhere = QLabel("", self)
        self.elsewhere.setObjectName("rest_elsewhereLabel")
        self.elsewhere.setWordWrap(True)
        self.rest_button = button(
            "rest_restButton", self.tr("Báo tạm nghỉ"), self, self._rest, primary=True
        )
        self.resume_button = button(
            "rest_resumeButton", self.tr("Nhận lại"), self, self.resume_asked.emit, primary=True
        )
        column = QVBoxLayout(self)
        theme.fit(column, spacing=10)
        for widget in (self.state_label, self._reasons, self.note, self.elsewhere):
            column.addWidget(widget)
        for one in (self.rest_button, self.resume_button):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.note.returnPressed.connect(self._rest)
        self._choices[RestReason.NOBODY].setChecked(True)

    def show_view(self, view: DutyView) -> None:
        """The counter's day as it is known now."""
        is_resting = view.resting is not None
        self.state_label.setText(duty_words.resting(view, self._language))
        self.state_label.setVisible(is_resting)
        self.elsewhere.setText(duty_words.elsewhere(view))
        for widget in (self._reasons, self.note, self.rest_button):
            widget.setVisible(not is_resting)
        self.resume_button.setVisible(is_resting)

    def focus_first(self) -> None:
        """The first thing to do."""
        if self.resume_button.isVisibleTo(self):
            self.resume_button.setFocus()
        else:
            self._choices[self._chosen()].setFocus()

    def set_busy(self, reason: str) -> None:
        """While it is being written down; "" when it is over."""
        for one in (self.rest_button, self.resume_button):
            set_usable(one, reason)

    def _rest(self) -> None:
        self.note.flush()
        self.rest_asked.emit(self._chosen(), self.note.value())

    def _chosen(self) -> RestReason:
        return next(reason for reason, choice in self._choices.items() if choice.isChecked())

    def _word(self, reason: RestReason) -> str:
        return {
            RestReason.NOBODY: self.tr("Chưa có người trực"),
            RestReason.SICK: self.tr("Người trực nghỉ ốm"),
            RestReason.MEETING: self.tr("Họp"),
            RestReason.EQUIPMENT: self.tr("Sự cố thiết bị"),
            RestReason.OTHER: self.tr("Lý do khác"),
        }[reason]


class RestPage(QWidget):
    """The side sheet of the workspace."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("rest")
        self._context = context
        theme = context.theme
        self.keys = ActionSet("rest", self, {"back": context.shell.close_sheet})
        content = QWidget(self)
        self.form = RestForm(theme, context.language, content)
        self.error_label = QLabel("", content)
        self.error_label.setObjectName("rest_errorLabel")
        self.error_label.setProperty("look", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(20, 16, 20, 16), spacing=12)
        inner.addWidget(self.form)
        inner.addWidget(self.error_label)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        column.addWidget(ScrollColumn(content, self), 1)
        self.form.rest_asked.connect(
            lambda reason, note: self._run(context.desk.duty.rest, reason, note, context.who)
        )
        self.form.resume_asked.connect(lambda: self._run(context.desk.duty.resume, context.who))

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Quầy tạm nghỉ")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read the day, then begin."""
        self._context.tasks.run(self, "db", self._context.desk.duty.view, done=self._show)

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing is kept of what was not recorded."""

    def _show(self, view: DutyView) -> None:
        self.form.show_view(view)
        self.form.focus_first()

    def _run(self, work: Callable[..., Any], *args: object) -> None:
        self.error_label.hide()
        self.form.set_busy(self.tr("Đang ghi nhận"))
        self._context.tasks.run(self, "db", work, *args, done=self._done, failed=self._failed)

    def _done(self, _nothing: object) -> None:
        self.form.set_busy("")
        self._context.signals.duty_changed.emit()
        self._context.shell.close_sheet()

    def _failed(self, error: Exception) -> None:
        self.form.set_busy("")
        text = sentences(self._context.errors.told(error))
        self.error_label.setText(text)
        self.error_label.setAccessibleName(text)
        self.error_label.show()
        self.form.note.setFocus()
