"""First step: which central server this PC belongs to."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QWidget

from counter_app.errors import Words
from counter_app.ui.pages.setup_parts import (
    SetupParts,
    both,
    card_of,
    not_done,
    result_label,
    say,
)
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import button, set_usable

if TYPE_CHECKING:
    from counter_app.services.device_tests import Line
    from counter_app.services.pc_setup import PcState


class ServerStep(QWidget):
    """Address and one-time code; an authority of the centre's own where there is one."""

    enrolled = Signal(object)  # PcState
    told = Signal()

    def __init__(self, parts: SetupParts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wiz_serverPage")
        self.title = both(QT_TRANSLATE_NOOP("SetupPage", "Máy chủ trung tâm"))
        self.tone, self.words = "off", not_done()
        self.found: tuple[Line, ...] = ()
        self._parts = parts
        self._is_busy = False
        theme = parts.theme
        about = self.tr(
            "Mã đăng ký thiết bị do người quản trị máy chủ cấp cho quầy này, dùng một lần trong 15 "
            "phút."
        )
        column = card_of(theme, self, self.title.to(parts.language), about)
        self.state_label = QLabel("", self)
        self.state_label.setObjectName("wiz_serverStateLabel")
        self.state_label.setWordWrap(True)
        self.address = LatinLineEdit("wiz_addressEdit", self.tr("Địa chỉ máy chủ"), self)
        self.address.setPlaceholderText("https://")
        self.code = LatinLineEdit("wiz_codeEdit", self.tr("Mã đăng ký thiết bị"), self)
        self.authority = ViLineEdit(
            "wiz_authorityEdit", self.tr("Tệp chứng thư riêng (PEM), nếu có"), self
        )
        self.again = QCheckBox(self.tr("Đăng ký lại, thay cho lần trước"), self)
        self.again.setObjectName("wiz_againCheck")
        self.again.setAccessibleName(self.again.text())
        self.enrol_button = button(
            "wiz_enrolButton", self.tr("Đăng ký máy này  F9"), self, self.do, primary=True
        )
        self.result = result_label("wiz_serverResultLabel", self)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        theme.fit(form, spacing=6)
        for field in (self.address, self.code, self.authority):
            name = QLabel(field.accessibleName(), self)
            form.addRow(name, field)
        column.addWidget(self.state_label)
        column.addLayout(form)
        column.addWidget(self.again)
        column.addWidget(self.enrol_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.result)
        chain = (self.address, self.code, self.authority, self.again, self.enrol_button)
        for first, second in itertools.pairwise(chain):
            self.setTabOrder(first, second)

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def show_state(self, state: PcState) -> None:
        """What this PC is joined to already."""
        if state.practice:
            text = self.tr("Máy tập tự chạy máy chủ riêng, không đăng ký với Trung tâm.")
            for one in (self.address, self.code, self.authority, self.enrol_button):
                set_usable(one, text)
        elif state.server:
            self.tone, self.words = "ok", Words(state.server, state.server)
            text = self.tr("Máy này đã đăng ký với {server}, quầy {counter}.").format(
                server=state.server, counter=state.code_counter
            )
        else:
            text = self.tr("Máy này chưa đăng ký với máy chủ nào.")
        say(self.state_label, text)
        self.again.setVisible(bool(state.server) and not state.practice)

    def on_shown(self) -> None:
        """Where typing begins."""
        self.address.setFocus()

    def do(self) -> None:
        """Join the server."""
        parts = self._parts
        if self._is_busy or not self.enrol_button.isEnabled():
            return
        for field in (self.address, self.code):
            if not field.value():
                field.setFocus()
                missing = self.tr("Chưa nhập: {what}.").format(what=field.accessibleName())
                self._tell(f"✘  {missing}")
                return
        self._set_busy(self.tr("Đang hỏi máy chủ"))
        self._tell(self.tr("Đang hỏi máy chủ…"))

        def work() -> PcState:
            return parts.desk.setup.enrol(
                parts.who,
                address,
                code,
                authority,
                again=again,
            )

        address, code = self.address.value(), self.code.value()
        authority, again = self.authority.value(), self.again.isChecked()
        parts.tasks.run(self, "sync", work, done=self._enrolled, failed=self._failed)

    def look(self) -> None:
        """There is nothing to be found here."""

    def stop(self) -> bool:
        """The server's answer is waited for."""
        return False

    def _enrolled(self, state: PcState) -> None:
        self._set_busy("")
        self.code.clear()
        self.again.setChecked(False)
        self.show_state(state)
        taken = self.tr("Máy chủ đã nhận máy này. Sang bước sau: Alt+→.")
        self._tell(f"✔  {taken}")
        self.enrolled.emit(state)

    def _failed(self, error: Exception) -> None:
        self._set_busy("")
        self._tell(self._parts.told(error))

    def _tell(self, text: str) -> None:
        say(self.result, text)
        self.told.emit()

    def _set_busy(self, reason: str) -> None:
        self._is_busy = bool(reason)
        set_usable(self.enrol_button, reason)
