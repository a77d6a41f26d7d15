"""One thing that waits: why, what its author entered, and the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossier.life import STEPS
from counter_app.domain.text import sentence
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.attention import AttentionItem
    from counter_app.ui.context import PageContext

_TONES = {
    "alarm": "soon",
    "refused": "bad",
    "disputed": "bad",
    "unfit": "bad",
    "print": "soon",
    "provisional": "hold",
    "digitise": "work",
    "draft": "off",
}
_OWN_BUTTON = ("alarm", "print", "digitise", "draft")  # their work has a button, no choices


class TodoDetail(QWidget):
    """Shows one item; the signals come from its buttons."""

    apply_asked = Signal()
    complete_asked = Signal()
    open_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._offered: tuple[str, tuple[str, ...]] = ("", ())  # of which matter, which choices
        theme = context.theme
        self.heading = theme.text(QLabel("", self), "section")
        self.heading.setObjectName("todo_headingLabel")
        self.heading.setWordWrap(True)
        self.badge = StatusBadge(theme, context.icons, "off", "", self)
        self.left_pane = QLabel("", self)
        self.right_pane = QLabel("", self)
        for name, pane in (("todo_leftPane", self.left_pane), ("todo_rightPane", self.right_pane)):
            pane.setObjectName(name)
            pane.setWordWrap(True)
        self._entered = QLabel(self.tr("Nội dung đã nhập"), self)
        self._entered.setProperty("look", "quiet")
        self.choice_group = QButtonGroup(self)
        self.choice_group.setObjectName("todo_choiceGroup")
        self._choices = QVBoxLayout()
        theme.fit(self._choices, spacing=4)
        self.note = ViLineEdit("todo_noteEdit", self.tr("Ghi chú"), self)
        self.note.setPlaceholderText(self.tr("Ghi chú: căn cứ của quyết định"))
        self.note.enter_moves_on = False
        self.apply_button = button(
            "todo_applyButton", self.tr("Thực hiện"), self, self.apply_asked.emit, primary=True
        )
        self.complete_button = button(
            "todo_completeButton", self.tr("Đã số hóa đủ"), self, self.complete_asked.emit
        )
        self.open_button = button(
            "todo_openButton", self.tr("Mở hồ sơ"), self, self.open_asked.emit
        )
        self._lay_out()
        self.setTabOrder(self.note, self.apply_button)
        self.setTabOrder(self.apply_button, self.complete_button)
        self.setTabOrder(self.complete_button, self.open_button)

    def show_item(self, item: AttentionItem) -> None:
        """Show another item."""
        self.heading.setText(self.said(item, "title"))
        tone = "bad" if item.is_late else _TONES.get(item.kind, "off")
        self.badge.set(tone, self.tr("Quá hạn") if item.is_late else self._kind_word(item.kind))
        author = self.tr("Người thực hiện: {name}").format(name=item.by) if item.by else ""
        code = self.tr("Mã hồ sơ: {code}").format(code=item.code) if item.code else ""
        said = (code, self.said(item, "detail"), author)
        self.right_pane.setText("\n".join(filter(None, said)))
        language = self._context.language
        lines = [f"{sentence(name.to(language))}: {value}" for name, value in item.entered]
        self.left_pane.setText("\n".join(lines))
        self.left_pane.setVisible(bool(lines))
        self._entered.setVisible(bool(lines))
        choices = item.choices if item.kind not in _OWN_BUTTON else ()
        if (item.id, choices) != self._offered:  # else it was read afresh under the person's hands
            self._offered = (item.id, choices)
            self._offer(choices)
            self.note.set_value("")
            self.note.clear()
        self.note.setVisible(bool(choices))
        words = {
            "print": self.tr("In giấy đang chờ  F11"),
            "digitise": self.tr("Quét vào hồ sơ"),
            "draft": self.tr("Mở bản nháp"),
        }
        if item.kind == "alarm" and not item.step and not item.code:
            words["alarm"] = self.tr("Mở để tiếp nhận")
        if item.step:
            step = STEPS[item.step]
            words["alarm"] = sentence(step.en if language == "en" else step.vi) + "…"
        self.apply_button.setText(words.get(item.kind, self.tr("Thực hiện")))
        self.apply_button.setAccessibleName(self.apply_button.text())
        self.apply_button.setVisible(bool(choices) or item.kind in words)
        self.complete_button.setVisible(item.kind == "digitise")
        nothing_yet = "" if item.choices else self.tr("Chưa có trang nào được số hóa")
        set_usable(self.complete_button, nothing_yet)
        is_online = item.kind == "alarm" and not item.code  # no dossier yet, only its intake
        is_dossier = item.stream.startswith("dossier/") and item.kind != "draft"
        self.open_button.setVisible(is_dossier and not is_online)

    def said(self, item: AttentionItem, part: str) -> str:
        """Its title or detail (`part`) in the language of the window."""
        language = "en" if self._context.language == "en" else "vi"
        return str(getattr(item, f"{part}_{language}"))

    def chosen(self) -> str:
        """The outcome ticked, empty when none is."""
        ticked = self.choice_group.checkedButton()
        return "" if ticked is None else str(ticked.property("outcome"))

    def focus_first(self) -> None:
        """The first choice, else the button."""
        buttons = self.choice_group.buttons()
        (buttons[0] if buttons else self.apply_button).setFocus()

    def _lay_out(self) -> None:
        theme = self._context.theme
        card, column = section(theme, "", self)
        column.addWidget(self.heading)
        column.addWidget(self.badge)
        for widget in (self.right_pane, self._entered, self.left_pane):
            column.addWidget(widget)
        column.addLayout(self._choices)
        column.addWidget(self.note)
        buttons = FlowLayout()
        theme.fit(buttons, spacing=8)
        for one in (self.apply_button, self.complete_button, self.open_button):
            buttons.addWidget(one)
        column.addLayout(buttons)
        column.addStretch(1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(card)

    def _offer(self, choices: tuple[str, ...]) -> None:
        for old in self.choice_group.buttons():
            self.choice_group.removeButton(old)
            self._choices.removeWidget(old)
            old.hide()
            old.deleteLater()
        for outcome in choices:
            choice = QRadioButton(self._choice_word(outcome), self)
            choice.setObjectName(f"todo_choice_{outcome}")
            choice.setAccessibleName(choice.text())
            choice.setProperty("outcome", outcome)
            self.choice_group.addButton(choice)
            self._choices.addWidget(choice)
        if len(choices) == 1:
            self.choice_group.buttons()[0].setChecked(True)

    def _kind_word(self, kind: str) -> str:
        return {
            "alarm": self.tr("Đến hạn"),
            "refused": self.tr("Máy chủ chưa nhận"),
            "disputed": self.tr("Có mâu thuẫn"),
            "unfit": self.tr("Chưa khớp"),
            "print": self.tr("Chờ in"),
            "provisional": self.tr("Mã tạm"),
            "digitise": self.tr("Chờ số hóa"),
            "draft": self.tr("Bản nháp"),
        }.get(kind, self.tr("Cần xem"))

    def _choice_word(self, outcome: str) -> str:
        return {
            "stands": self.tr("Giữ nguyên như đã ghi nhận"),
            "set_aside": self.tr("Không áp dụng (vẫn lưu lịch sử)"),
            "seen": self.tr("Đã xem, không cần làm gì thêm"),
        }.get(outcome, outcome)
