"""The line under the checklist: more about the paper in focus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from counter_app.domain.draft import CANNOT_DIGITISE_REASONS, DraftPaper, Presence, Verdict
from counter_app.domain.procedure import CopyKind, Legalisation, OriginalFate
from counter_app.ui import shown
from counter_app.ui.pages.intake_lines import Hint, show_number
from counter_app.ui.pages.intake_requested import WhyNotBrought
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.typed_fields import CountSpin, DateEdit

if TYPE_CHECKING:
    from counter_app.domain.papers import Line
    from counter_app.domain.refusal import Refusal
    from counter_app.ui.context import PageContext

_UNSCANNED = (Presence.NOT_DIGITISED, Presence.CANNOT_DIGITISE)


class PartDetails(QWidget):
    """Kind of copy, whether it is scanned or why not, its pages, its original, its date."""

    edited = Signal(object)  # dict: fields of DraftPaper

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("intake_partDetails")
        self._language = context.language
        self.condition_label = ElidedLabel("", self)
        self.condition_label.setObjectName("intake_conditionLabel")
        self.condition_label.setProperty("look", "quiet")
        self.warning = Hint("intake_paperHint", self)
        self.number_label = QLabel(self)
        self.slip_words = Hint("intake_requestedHint", self)
        self.why_not = WhyNotBrought(context, self)
        self.why_not.answered.connect(lambda why: self.edited.emit({"not_brought": why}))
        self._build_combos()
        stated = self.tr("Số trang bản giấy")
        self.stated_spin = CountSpin("intake_statedSpin", stated, (0, 9999), self)
        self.stated_spin.setToolTip(stated)
        self.stated_spin.setSuffix(self.tr(" trang"))
        self.stated_spin.editingFinished.connect(self._stated)
        self.issued_edit = DateEdit(
            "intake_issuedEdit", self.tr("Ngày cấp"), context.language, _today, self
        )
        self.issued_edit.setPlaceholderText(self.tr("ngày cấp"))
        self.issued_edit.committed.connect(self._issued)
        self.abroad_check = self._check("intake_abroadCheck", self.tr("Giấy tờ nước ngoài"))
        self.abroad_check.clicked.connect(lambda on: self.edited.emit({"from_abroad": bool(on)}))
        self.translated_check = self._check("intake_translatedCheck", self.tr("Đã dịch"))
        self.translated_check.clicked.connect(lambda on: self.edited.emit({"translated": bool(on)}))
        line = FlowLayout()
        context.theme.fit(line, spacing=6)
        for widget in (self.number_label, self.why_not, *self._of_paper()):
            line.addWidget(widget)
        box = QVBoxLayout(self)
        context.theme.fit(box, spacing=4)
        box.addLayout(line)
        box.addWidget(self.slip_words)
        box.addWidget(self.condition_label)
        box.addWidget(self.warning)

    def _build_combos(self) -> None:
        self.kind_combo = self._combo("intake_kindCombo", self.tr("Loại bản"), "kind", CopyKind)
        self.presence_combo = self._combo("intake_presenceCombo", self.tr("Tình trạng giấy tờ"))
        for text, value in (
            (self.tr("Quét ngay"), Presence.HERE),
            (shown.presence(Presence.NOT_DIGITISED), Presence.NOT_DIGITISED),
            (self.tr("Không số hóa được"), Presence.CANNOT_DIGITISE),
            (shown.presence(Presence.ABSENT), Presence.ABSENT),
        ):
            self.presence_combo.addItem(text, value)
        self.presence_combo.activated.connect(self._presence_chosen)
        self.reason_combo = self._combo(
            "intake_reasonCombo", self.tr("Lý do không số hóa"), "reason"
        )
        names = (
            self.tr("đóng quyển"),
            self.tr("khổ lớn"),
            self.tr("niêm phong"),
            self.tr("hiện vật"),
            self.tr("bí mật nhà nước"),
        )
        for text, reason in zip(names, CANNOT_DIGITISE_REASONS, strict=True):
            self.reason_combo.addItem(text, reason)
        self.original_combo = self._combo(
            "intake_originalCombo", self.tr("Bản chính mang theo"), "original", OriginalFate
        )
        for text, fate in (
            (self.tr("bản chính: nộp cùng hồ sơ"), OriginalFate.HANDED_IN),
            (self.tr("bản chính: đã trả ngay"), OriginalFate.RETURNED_NOW),
            (self.tr("bản chính: trả cùng kết quả"), OriginalFate.RETURNED_WITH_RESULT),
            (self.tr("bản chính: thu ngay"), OriginalFate.SURRENDERED_NOW),
            (
                self.tr("bản chính: nộp khi nhận kết quả"),
                OriginalFate.SURRENDERED_AT_COLLECTION,
            ),
        ):
            self.original_combo.addItem(text, fate)

        self.legalised_combo = self._combo(
            "intake_legalisedCombo", self.tr("Hợp pháp hóa lãnh sự"), "legalisation", Legalisation
        )
        for done in Legalisation:
            self.legalised_combo.addItem(shown.legalisation(done), done)

    def _check(self, name: str, label: str) -> QCheckBox:
        box = QCheckBox(label, self)
        box.setObjectName(name)
        return box

    def _combo(
        self, name: str, label: str, field: str = "", kind: Callable[[str], str] = str
    ) -> QComboBox:
        """A box for `field`; `kind` makes an enum again of the plain string Qt gives back."""
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        combo.setToolTip(label)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if field:
            combo.activated.connect(
                lambda _row: self.edited.emit({field: kind(combo.currentData())})
            )
        return combo

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.why_not.edit, *self._of_paper()]

    def _of_paper(self) -> list[QWidget]:
        return [
            self.kind_combo,
            self.presence_combo,
            self.reason_combo,
            self.stated_spin,
            self.original_combo,
            self.issued_edit,
            self.abroad_check,
            self.translated_check,
            self.legalised_combo,
        ]

    def show_line(self, line: Line, paper: DraftPaper | None) -> None:
        """Show one line of the checklist and what the clerk answered."""
        self.number_label.setText(f"{line.number}.")
        self.why_not.show_line(line, paper)
        self.slip_words.say(shown.slip_says(line.requested) if line.requested else "")
        condition = line.condition.to(self._language)
        self.condition_label.setText(condition)
        self.condition_label.setVisible(bool(condition))
        self.warning.say(" ".join(self._without_name(line, one) for one in line.warnings))
        self._show_kinds(line)
        self.presence_combo.setCurrentIndex(max(0, self.presence_combo.findData(line.presence)))
        self.reason_combo.setVisible(line.presence is Presence.CANNOT_DIGITISE)
        self.reason_combo.setCurrentIndex(self.reason_combo.findData(paper.reason if paper else ""))
        show_number(self.stated_spin, paper.pages_stated if paper else 0)
        self.stated_spin.setVisible(line.presence in _UNSCANNED)
        fates = line.original is not OriginalFate.HANDED_IN
        self.original_combo.setVisible(line.is_here and (line.kind is CopyKind.COMPARED or fates))
        self.original_combo.setCurrentIndex(max(0, self.original_combo.findData(line.original)))
        self.issued_edit.setVisible(line.valid_months is not None)
        if line.issued_on is not None or self.issued_edit.refusal() is None:
            self.issued_edit.set_on(line.issued_on)

        self._show_abroad(line)

    def _without_name(self, line: Line, warning: Refusal) -> str:
        """The warning stands below the paper it is about."""
        told = warning.to(self._language).removeprefix(f"{line.name}: ")
        return told[:1].upper() + told[1:]

    def _show_abroad(self, line: Line) -> None:
        """Offered where the procedure asks something of it; elsewhere its key brings it up."""
        may_be = line.asked_abroad is not None or line.from_abroad
        self.abroad_check.setVisible(line.is_here and may_be)
        self.abroad_check.setChecked(line.from_abroad)
        self.translated_check.setVisible(line.is_here and line.from_abroad)
        self.translated_check.setChecked(line.translated)
        self.legalised_combo.setVisible(line.is_here and line.from_abroad)
        row = self.legalised_combo.findData(line.legalisation)
        self.legalised_combo.setCurrentIndex(max(0, row))

    def _show_kinds(self, line: Line) -> None:
        offered = [self.kind_combo.itemData(row) for row in range(self.kind_combo.count())]
        if offered != list(line.kinds):
            self.kind_combo.clear()
            for kind in line.kinds:
                self.kind_combo.addItem(shown.copy_kind(kind), kind)
        self.kind_combo.setCurrentIndex(max(0, self.kind_combo.findData(line.kind)))

    def _presence_chosen(self, _row: int) -> None:
        presence = Presence(self.presence_combo.currentData())
        fields: dict[str, Any] = {"presence": presence}
        if presence is Presence.ABSENT:
            fields["verdict"] = Verdict.MISSING
        if presence is Presence.CANNOT_DIGITISE:
            fields["reason"] = CANNOT_DIGITISE_REASONS[0]
        self.edited.emit(fields)

    def _stated(self) -> None:
        if self.stated_spin.value() != self.stated_spin.property("shownValue"):
            self.edited.emit({"pages_stated": self.stated_spin.value()})

    def _issued(self, _text: str) -> None:
        if self.issued_edit.refusal() is None:
            self.edited.emit({"issued_on": self.issued_edit.on()})


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
