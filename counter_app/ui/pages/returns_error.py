"""«Kết quả có sai sót»: what it says beside what the dossier says (R45, R46)."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.collecting import compared, is_same
from counter_app.domain.dossier.entries.result import ResultErrorReported, WrongBy
from counter_app.ui.keys import ActionSet
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section
from counter_app.ui.widgets.typed_fields import DateEdit, MoneyEdit

if TYPE_CHECKING:
    from counter_app.services.life import Taken
    from counter_app.services.returns import ReturnCase
    from counter_app.ui.context import PageContext


class ErrorPage(QWidget):
    """The clerk types what stands on the result; every letter that differs is marked."""

    def __init__(
        self, context: PageContext, case: ReturnCase, reported: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.setObjectName("result_error")
        self._context = context
        self._case = case
        self._tell = reported
        self._busy = False
        self.keys = ActionSet(
            "result_error",
            self,
            {
                "report": self._report,
                "to_stands": self._to_stands,
                "to_cause": self._to_cause,
                "back": context.shell.close_sheet,
            },
        )
        theme = context.theme
        self.right_label = theme.text(QLabel(self), "ticket")
        self.right_label.setObjectName("error_rightLabel")
        self.wrong_label = theme.text(QLabel(self), "ticket")
        self.wrong_label.setObjectName("error_wrongLabel")
        for label in (self.right_label, self.wrong_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.verdict_label = QLabel(self)
        self.verdict_label.setObjectName("error_verdictLabel")
        self.verdict_label.setWordWrap(True)
        self.stands_edit = ViLineEdit("error_standsEdit", self.tr("Kết quả đang ghi"), self)
        self.stands_edit.setPlaceholderText(self.tr("Nhập đúng như trên kết quả"))
        self.should_edit = ViLineEdit("error_shouldEdit", self.tr("Nội dung đúng"), self)
        self.should_edit.set_value(case.owner_name)
        for edit in (self.stands_edit, self.should_edit):
            edit.textChanged.connect(lambda _text: self._compare())
        self._make_cause()
        self.apply_button = button(
            "error_applyButton",
            self.tr("Tiếp nhận đề nghị – In phiếu  F9"),
            self,
            self._report,
            primary=True,
        )
        self._lay_out()
        self._compare()
        self._cause_chosen()
        theme.changed.connect(self._compare)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Kết quả có sai sót")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """The clerk holds the result in his hand: he types what it says."""
        self.stands_edit.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _make_cause(self) -> None:
        self.cause_group = QButtonGroup(self)
        self.cause_group.setObjectName("error_causeGroup")
        self.official = QRadioButton(
            self.tr("Lỗi của cơ quan giải quyết: không thu phí, 3 ngày làm việc"), self
        )
        self.official.setObjectName("error_official")
        self.official.setChecked(True)
        self.citizen = QRadioButton(self.tr("Lỗi của người nộp hồ sơ: hẹn lại ngày trả"), self)
        self.citizen.setObjectName("error_citizen")
        for choice in (self.official, self.citizen):
            self.cause_group.addButton(choice)
            choice.toggled.connect(lambda _on: self._cause_chosen())
        context = self._context
        language = context.language
        self.on_edit = DateEdit(
            "error_onEdit",
            self.tr("Ngày hẹn trả"),
            language,
            context.desk.life.today,
            self,
            past=False,
        )
        self.fee_edit = MoneyEdit("error_feeEdit", self.tr("Phí, lệ phí"), language, self)
        self.kept_check = QCheckBox(self.tr("Giữ lại kết quả có sai sót tại đây"), self)
        self.kept_check.setObjectName("error_keptCheck")
        self.kept_check.setChecked(True)

    def _lay_out(self) -> None:
        theme = self._context.theme
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        names, compared_box = section(theme, self.tr("Đối chiếu"), content)
        said = QFormLayout()
        theme.fit(said, spacing=6)
        said.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        said.addRow(self.tr("Nội dung đúng theo hồ sơ"), self.right_label)
        said.addRow(self.tr("Kết quả đang ghi"), self.wrong_label)
        compared_box.addLayout(said)
        compared_box.addWidget(self.verdict_label)
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Kết quả đang ghi"), self.stands_edit)
        form.addRow(self.tr("Nội dung đúng"), self.should_edit)
        compared_box.addLayout(form)
        cause, inside = section(theme, self.tr("Nguyên nhân"), content)
        inside.addWidget(self.official)
        inside.addWidget(self.citizen)
        self._own = QWidget(cause)
        own = QFormLayout(self._own)
        theme.fit(own, spacing=6)
        own.addRow(self.tr("Ngày hẹn trả"), self.on_edit)
        own.addRow(self.tr("Phí, lệ phí"), self.fee_edit)
        inside.addWidget(self._own)
        inside.addWidget(self.kept_check)
        line = FlowLayout()
        line.addWidget(self.apply_button)
        inner.addWidget(names)
        inner.addWidget(cause)
        inner.addLayout(line)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        head = Head(theme, self.title, self)
        head.say(self.title, f"{self._case.code} · {self._case.accepted.procedure.name}")
        column.addWidget(head)
        column.addWidget(ScrollColumn(content, self), 1)

    def _compare(self) -> None:
        stands, right = self.stands_edit.value(), self.should_edit.value()
        self.right_label.setText(self._marked(right, stands) if stands else escape(right))
        self.wrong_label.setText(self._marked(stands, right) or "–")
        self.right_label.setAccessibleName(right)
        self.wrong_label.setAccessibleName(stands)
        if not stands:
            words = self.tr("Nhập nội dung ghi trên kết quả để đối chiếu từng chữ, từng dấu.")
        elif is_same(stands, right):
            words = self.tr("Hai nội dung giống nhau: không có sai sót ở đây.")
        else:
            words = self.tr("Hai nội dung khác nhau ở phần được gạch chân.")
        self.verdict_label.setText(words)

    def _marked(self, text: str, other: str) -> str:
        """Rich text; the mark is a line and a ground, not colour alone."""
        tone = self._context.theme.tokens.bad
        style = f"background:{tone.bg};color:{tone.fg};text-decoration:underline"
        return "".join(
            f'<span style="{style}">{escape(span.text)}</span>'
            if span.differs
            else escape(span.text)
            for span in compared(text, other)
        )

    def _cause_chosen(self) -> None:
        self._own.setVisible(self.citizen.isChecked())

    def _to_stands(self) -> None:
        self.stands_edit.setFocus()

    def _to_cause(self) -> None:
        self.official.setFocus()

    def _report(self) -> None:
        if self._busy:
            return
        stands, right = self.stands_edit.value(), self.should_edit.value()
        if not stands or is_same(stands, right):
            self._context.notices.toast(self.verdict_label.text(), tone="soon")
            self.stands_edit.setFocus()
            return
        self._busy = True
        context = self._context
        answers: dict[str, Any] = {
            "wrong_by": (WrongBy.CITIZEN if self.citizen.isChecked() else WrongBy.OFFICIAL).value,
            "stands": stands,
            "should_be": right,
            "taken_back": self.kept_check.isChecked(),
        }
        if self.citizen.isChecked():
            answers |= {"appointed_on": self.on_edit.on(), "fee_dong": self.fee_edit.dong()}
        context.tasks.run(
            self,
            "db",
            context.desk.life.take,
            self._case.stream,
            ResultErrorReported.KIND,
            answers,
            context.who,
            done=self._reported,
            failed=self._failed,
        )

    def _reported(self, taken: Taken) -> None:
        context = self._context
        context.notices.toast(
            self.tr("Đã tiếp nhận đề nghị đính chính. Phiếu đang in, giao cho người nhận."),
            tone="ok",
        )
        context.signals.dossier_changed.emit(taken.stream)
        tell = self._tell
        context.shell.close_sheet()
        tell(taken.stream)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._context.errors.show(error)
