"""What a supervisor fills in when somebody stands in for a day (R88, R89)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.duty import NUMBER_DIGITS, Absence
from counter_app.ui.pages.sign_in import PasswordBlock
from counter_app.ui.widgets.fields import DigitsEdit, EntryEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.services.duty import StaffLine
    from counter_app.ui.theme import Theme


class StandInForm(QWidget):
    """Absent person, reason, the department's notice, who stands in, his password of the day."""

    record_asked = Signal(object)  # StandInRequest
    refused = Signal(str)  # a sentence about what is still to be filled in

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: dict[str, str] = {}
        self._filled = ""
        self.absent = self._combo("standin_absentCombo", self.tr("Người nghỉ"))
        self.absent.setPlaceholderText(self.tr("Chọn người nghỉ"))
        self.reason = self._combo("standin_reasonCombo", self.tr("Lý do nghỉ"))
        for reason in Absence:
            self.reason.addItem(self._word(reason), reason)
        self.reason.setCurrentIndex(self.reason.findData(Absence.SICK))
        self.notice = ViLineEdit(
            "standin_noticeEdit", self.tr("Văn bản của cơ quan cử người thay"), self
        )
        self.notice.setPlaceholderText(self.tr("Số, ngày văn bản; hoặc: điện thoại lúc …"))
        self.number = DigitsEdit(
            "standin_numberEdit",
            self.tr("Mã người dùng của người vào thay"),
            NUMBER_DIGITS.stop - 1,
            self,
        )
        self.name = ViLineEdit("standin_nameEdit", self.tr("Họ và tên người vào thay"), self)
        self.password = PasswordBlock(theme, "standin_password", self.tr("Mật khẩu tạm"), self)
        self.again = PasswordBlock(theme, "standin_again", self.tr("Nhập lại mật khẩu tạm"), self)
        rule = QLabel(
            self.tr(
                "Người vào thay tự đặt mật khẩu tạm, ít nhất 10 ký tự, không dấu; chỉ dùng trên "
                "máy này, trong hôm nay, khi mất mạng."
            ),
            self,
        )
        rule.setProperty("look", "quiet")
        rule.setWordWrap(True)
        self.record_button = button(
            "standin_recordButton", self.tr("Ghi nhận vào thay"), self, self._record, primary=True
        )
        form = QFormLayout()
        theme.fit(form, spacing=8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Người nghỉ"), self.absent)
        form.addRow(self.tr("Lý do nghỉ"), self.reason)
        form.addRow(self.tr("Văn bản của cơ quan cử người thay"), self.notice)
        form.addRow(self.tr("Mã người dùng của người vào thay"), self.number)
        form.addRow(self.tr("Họ và tên người vào thay"), self.name)
        form.addRow(self.tr("Mật khẩu tạm"), self.password)
        form.addRow(self.tr("Nhập lại mật khẩu tạm"), self.again)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=10)
        column.addLayout(form)
        column.addWidget(rule)
        column.addWidget(self.record_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.number.committed.connect(self._fill_name)
        self.password.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self._record)
        for one, other in pairwise((self.absent, self.reason, self.notice, self.number, self.name)):
            self.setTabOrder(one, other)
        self.setTabOrder(self.name, self.password.edit)
        self.setTabOrder(self.password.shown, self.again.edit)
        self.setTabOrder(self.again.shown, self.record_button)

    def show_staff(self, staff: Sequence[StaffLine]) -> None:
        """Whom this PC knows."""
        self._known = {one.number: one.name for one in staff}
        self.absent.clear()
        for one in staff:
            self.absent.addItem(f"{one.name} · {one.number}", one.number)
        self.absent.setCurrentIndex(-1)
        nobody = self.tr("Máy này chưa có danh sách người trực quầy.")
        set_usable(self.record_button, "" if staff else nobody)

    def focus_first(self) -> None:
        """Begin with who is away."""
        self.absent.setFocus()

    def set_busy(self, reason: str) -> None:
        """While it is being written down; "" when it is over."""
        set_usable(self.record_button, reason)

    def _fill_name(self, number: str) -> None:
        """The name the register knows; what was typed by hand stays."""
        if self.name.value() in {"", self._filled}:
            self._filled = self._known.get(number, "")
            self.name.set_value(self._filled)

    def _record(self) -> None:
        from counter_app.services.duty import StandInRequest

        for edit in (self.notice, self.number, self.name, self.again.edit):
            edit.flush()
            edit.set_problem("")
        absent = self.absent.currentData()
        if not absent:
            self._refuse(self.tr("Chọn người nghỉ."), self.absent)
        elif not self.notice.value():
            self._refuse(
                self.tr("Ghi văn bản của cơ quan, hoặc ghi rõ đã báo qua điện thoại."), self.notice
            )
        elif not self.number.value() or not self.name.value():
            missing = self.name if self.number.value() else self.number
            self._refuse(self.tr("Nhập mã người dùng và họ tên người vào thay."), missing)
        elif self.password.edit.value() != self.again.edit.value():
            self._refuse(self.tr("Hai lần nhập mật khẩu tạm không giống nhau."), self.again.edit)
        else:
            self.record_asked.emit(
                StandInRequest(
                    absent=absent,
                    reason=self.reason.currentData(),
                    notice=self.notice.value(),
                    number=self.number.value(),
                    name=self.name.value(),
                    password=self.password.edit.value(),
                )
            )

    def _refuse(self, sentence: str, at: QWidget) -> None:
        if isinstance(at, EntryEdit):
            at.set_problem(sentence)
        at.setFocus()
        self.refused.emit(sentence)

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        return combo

    def _word(self, reason: Absence) -> str:
        return {
            Absence.ANNUAL_LEAVE: self.tr("Nghỉ phép"),
            Absence.IN_LIEU: self.tr("Nghỉ bù"),
            Absence.SICK: self.tr("Nghỉ ốm"),
            Absence.PRIVATE: self.tr("Nghỉ việc riêng"),
            Absence.ENTITLED: self.tr("Nghỉ chế độ"),
            Absence.STUDY: self.tr("Được cử đi đào tạo, bồi dưỡng"),
            Absence.MISSION: self.tr("Đi công tác"),
        }[reason]
