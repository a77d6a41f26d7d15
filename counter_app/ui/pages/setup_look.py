"""The step before the last: colours and text size of this PC."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from counter_app.errors import Words
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.pages.setup_parts import (
    SetupParts,
    both,
    card_of,
    not_done,
    result_label,
    say,
)
from counter_app.ui.theme import SIZES
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.services.device_tests import Line
    from counter_app.services.preferences import Preferences, Prefs

_COLOURS = {
    "system": QT_TRANSLATE_NOOP("SetupPage", "Theo hệ thống"),
    "light": QT_TRANSLATE_NOOP("SetupPage", "Sáng"),
    "dark": QT_TRANSLATE_NOOP("SetupPage", "Tối"),
    "contrast": QT_TRANSLATE_NOOP("SetupPage", "Tương phản cao"),
}


class LookStep(QWidget):
    """Seen at once while nobody is signed in; whoever is keeps the look of his own."""

    told = Signal()

    def __init__(self, parts: SetupParts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wiz_lookPage")
        self.title = both(QT_TRANSLATE_NOOP("SetupPage", "Cỡ chữ, màu sắc"))
        self.tone, self.words = "off", not_done()
        self.found: tuple[Line, ...] = ()
        self._parts = parts
        theme = parts.theme
        about = self.tr(
            "Dùng cho màn hình đăng nhập và cho người chưa chọn riêng trên máy này. Mỗi người đổi "
            "được cho mình sau khi đăng nhập: Ctrl+=, Ctrl+-."
        )
        column = card_of(theme, self, self.title.to(parts.language), about)
        self.text_size = narrow_combo(
            "wiz_textSizeCombo",
            self.tr("Cỡ chữ"),
            [(f"{percent} %", percent) for percent in SIZES],
            self,
        )
        self.colours = narrow_combo(
            "wiz_coloursCombo",
            self.tr("Màu sắc"),
            [(both(words).to(parts.language), value) for value, words in _COLOURS.items()],
            self,
        )
        self.save_button = button(
            "wiz_lookButton", self.tr("Lưu cho máy này  F9"), self, self.do, primary=True
        )
        self.result = result_label("wiz_lookResultLabel", self)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        theme.fit(form, spacing=6)
        for combo in (self.text_size, self.colours):
            form.addRow(combo.accessibleName(), combo)
            combo.activated.connect(lambda _at: self._try())
        column.addLayout(form)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.result)
        self._show(theme.choice, theme.percent)

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """What is set; the size first."""
        self.text_size.setFocus()
        if self.tone == "off" and self._parts.who is not None:
            load = self._parts.desk.preferences.load
            self._parts.tasks.run(self, "db", load, None, done=self._show_prefs)

    def do(self) -> None:
        """Keep it for this PC."""
        parts = self._parts
        parts.tasks.run(
            self,
            "db",
            _keep,
            parts.desk.preferences,
            self.colours.currentData(),
            self.text_size.currentData(),
            done=lambda _nothing: self._saved(),
            failed=lambda error: self._tell(parts.told(error)),
        )

    def look(self) -> None:
        """There is nothing to be found here."""

    def stop(self) -> bool:
        """Nothing runs."""
        return False

    def _show_prefs(self, prefs: Prefs) -> None:
        self._show(prefs.theme, prefs.text_percent)

    def _show(self, colours: str, percent: int) -> None:
        self.text_size.setCurrentIndex(self.text_size.findData(percent))
        self.colours.setCurrentIndex(self.colours.findData(colours))

    def _try(self) -> None:
        if self._parts.who is None:
            self._parts.theme.apply(self.colours.currentData(), self.text_size.currentData())

    def _saved(self) -> None:
        size, colours = self.text_size.currentText(), both(_COLOURS[self.colours.currentData()])
        self.tone, self.words = "ok", Words(f"{size}, {colours.vi}", f"{size}, {colours.en}")
        said = self.words.to(self._parts.language)
        self._tell("✔  " + self.tr("Đã lưu cho máy này: {said}.").format(said=said))

    def _tell(self, text: str) -> None:
        say(self.result, text)
        self.told.emit()


def _keep(preferences: Preferences, colours: str, percent: int) -> None:
    before = preferences.load(None)
    preferences.save(None, replace(before, theme=colours, text_percent=percent))
