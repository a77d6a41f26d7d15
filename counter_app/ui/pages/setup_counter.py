"""Second step: which counter this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from counter_app.errors import Words
from counter_app.ui.pages.setup_parts import (
    SetupParts,
    both,
    card_of,
    not_done,
    result_label,
    say,
)
from counter_app.ui.widgets.fields import LatinLineEdit
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.services.device_tests import Line
    from counter_app.services.pc_setup import PcState


class CounterStep(QWidget):
    """A number; the centre's own list says what that counter is called."""

    saved = Signal(object)  # PcState
    told = Signal()

    def __init__(self, parts: SetupParts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wiz_counterPage")
        self.title = both(QT_TRANSLATE_NOOP("SetupPage", "Quầy"))
        self.tone, self.words = "off", not_done()
        self.found: tuple[Line, ...] = ()
        self._parts = parts
        self._names: dict[str, str] = {}
        theme = parts.theme
        about = self.tr(
            "Số quầy in trên phiếu và nằm trong mã tạm khi mất mạng: mỗi máy của Trung tâm một số."
        )
        column = card_of(theme, self, self.title.to(parts.language), about)
        self.number = LatinLineEdit("wiz_counterEdit", self.tr("Số quầy"), self)
        self.name_label = QLabel("", self)
        self.name_label.setObjectName("wiz_counterNameLabel")
        self.name_label.setWordWrap(True)
        self.save_button = button(
            "wiz_counterButton", self.tr("Lưu số quầy  F9"), self, self.do, primary=True
        )
        self.result = result_label("wiz_counterResultLabel", self)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        theme.fit(form, spacing=6)
        form.addRow(self.tr("Số quầy"), self.number)
        column.addLayout(form)
        column.addWidget(self.name_label)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.result)
        self.number.textChanged.connect(self._show_name)
        self.setTabOrder(self.number, self.save_button)

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def show_state(self, state: PcState) -> None:
        """What is set; on a new PC the number that the enrolment code was made for."""
        self._names = {one.number: one.name for one in state.counters}
        is_new = state.first_run and self.tone == "off"
        self.number.set_value((state.code_counter if is_new else "") or state.counter)
        self._show_name()

    def on_shown(self) -> None:
        """The number."""
        self.number.setFocus()
        self.number.selectAll()

    def do(self) -> None:
        """Save it."""
        parts = self._parts
        parts.tasks.run(
            self,
            "db",
            parts.desk.setup.set_counter,
            parts.who,
            self.number.value(),
            done=self._saved,
            failed=lambda error: self._tell(parts.told(error)),
        )

    def look(self) -> None:
        """There is nothing to be found here."""

    def stop(self) -> bool:
        """Nothing runs."""
        return False

    def _saved(self, state: PcState) -> None:
        name = self._names.get(state.counter, state.counter)
        self.tone, self.words = "ok", Words(name, name)
        self.show_state(state)
        if self._parts.who is None:
            told = self.tr("Đã lưu số quầy. Sang bước sau: Alt+→.")
        else:
            told = self.tr("Đã lưu số quầy; có hiệu lực khi mở lại chương trình.")
        self._tell(f"✔  {told}")
        self.saved.emit(state)

    def _tell(self, text: str) -> None:
        say(self.result, text)
        self.told.emit()

    def _show_name(self) -> None:
        number = self.number.value()
        unknown = self.tr("Danh sách của Trung tâm chưa có quầy này: quầy nhận mọi lĩnh vực.")
        self.name_label.setText(self._names.get(number, unknown) if number else "")
