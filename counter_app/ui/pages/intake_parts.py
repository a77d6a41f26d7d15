"""Block 2 of the intake page, its body: the checklist, and more about the paper in focus."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import CANNOT_DIGITISE_REASONS, Presence, Verdict
from counter_app.domain.procedure import CopyKind, OriginalFate
from counter_app.ui.keys import bind_list
from counter_app.ui.models.parts import NAME, PartsModel
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.parts_delegate import PartsDelegate
from counter_app.ui.widgets.typed_fields import DateEdit

if TYPE_CHECKING:
    from counter_app.domain.checklist import Line
    from counter_app.services.intake import IntakeView
    from counter_app.ui.context import PageContext

_CYCLE = (Verdict.VALID, Verdict.REVIEW, Verdict.INVALID, Verdict.MISSING)


class PartsView(QTableView):
    """The checklist. Digits jump to a row; letters are bound from the key table."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: 1-9 jump to the paper of that number, the rest as usual."""
        number = event.key() - Qt.Key.Key_0
        model = self.model()
        if 1 <= number <= 9 and not event.modifiers() and isinstance(model, PartsModel):
            row = model.row_of(number)
            if row >= 0:
                self.selectRow(row)
            event.accept()
            return
        super().keyPressEvent(event)


class PartsPanel(QWidget):
    """Checklist with a detail line for the current paper."""

    def __init__(self, context: PageContext, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.model = PartsModel(self)
        self.view = PartsView(self)
        self.view.setObjectName("intake_partsView")
        self.view.setAccessibleName(self.tr("Thành phần hồ sơ"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(PartsDelegate(self.view, lambda: context.theme.tokens))
        self._set_up_view()
        self._build_details(context)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view, 1)
        box.addWidget(self.details)

    def _set_up_view(self) -> None:
        view = self.view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        view.selectionModel().currentRowChanged.connect(lambda *_: self._show_details())
        bind_list(
            "parts",
            view,
            {
                "cycle": self._cycle,
                "kind_original": lambda: self._set_kind(CopyKind.ORIGINAL),
                "kind_certified": lambda: self._set_kind(CopyKind.CERTIFIED),
                "kind_copy": lambda: self._set_kind(CopyKind.COMPARED, CopyKind.COPY),
                "quantity_more": lambda: self._more(1),
                "quantity_less": lambda: self._more(-1),
            },
        )

    def _build_details(self, context: PageContext) -> None:
        self.details = QWidget(self)
        self.details.setObjectName("intake_partDetails")
        self.condition_label = QLabel(self.details)
        self.condition_label.setObjectName("intake_conditionLabel")
        self.condition_label.setWordWrap(True)
        self.kind_combo = self._combo("intake_kindCombo", self.tr("Loại bản"))
        self.kind_combo.activated.connect(
            lambda _row: self._edit(kind=self.kind_combo.currentData())
        )
        self.presence_combo = self._combo("intake_presenceCombo", self.tr("Tình trạng giấy tờ"))
        for text, value in (
            (self.tr("Quét ngay"), Presence.HERE),
            (self.tr("Có, chưa số hóa"), Presence.NOT_DIGITISED),
            (self.tr("Không số hóa được"), Presence.CANNOT_DIGITISE),
            (self.tr("Không có"), Presence.ABSENT),
        ):
            self.presence_combo.addItem(text, value)
        self.presence_combo.activated.connect(self._presence_chosen)
        self.reason_combo = self._combo("intake_reasonCombo", self.tr("Lý do không số hóa"))
        names = (
            self.tr("đóng quyển"),
            self.tr("khổ lớn"),
            self.tr("niêm phong"),
            self.tr("hiện vật"),
            self.tr("bí mật nhà nước"),
        )
        for text, reason in zip(names, CANNOT_DIGITISE_REASONS, strict=True):
            self.reason_combo.addItem(text, reason)
        self.reason_combo.activated.connect(
            lambda _row: self._edit(reason=self.reason_combo.currentData())
        )
        self.stated_spin = QSpinBox(self.details)
        self.stated_spin.setObjectName("intake_statedSpin")
        self.stated_spin.setAccessibleName(self.tr("Số trang giấy"))
        self.stated_spin.setRange(0, 9999)
        self.stated_spin.setSuffix(self.tr(" trang"))
        self.stated_spin.editingFinished.connect(
            lambda: self._edit(pages_stated=self.stated_spin.value())
        )
        self.original_combo = self._combo("intake_originalCombo", self.tr("Bản chính mang theo"))
        for text, fate in (
            (self.tr("nộp cùng hồ sơ"), OriginalFate.HANDED_IN),
            (self.tr("đã trả ngay sau đối chiếu"), OriginalFate.RETURNED_NOW),
            (self.tr("trả cùng kết quả"), OriginalFate.RETURNED_WITH_RESULT),
            (self.tr("thu ngay"), OriginalFate.SURRENDERED_NOW),
            (self.tr("nộp khi nhận kết quả"), OriginalFate.SURRENDERED_AT_COLLECTION),
        ):
            self.original_combo.addItem(text, fate)
        self.original_combo.activated.connect(
            lambda _row: self._edit(original=self.original_combo.currentData())
        )
        self.issued_edit = DateEdit(
            "intake_issuedEdit", self.tr("Ngày cấp"), context.language, _today, self.details
        )
        self.issued_edit.setPlaceholderText(self.tr("ngày cấp"))
        self.issued_edit.committed.connect(
            lambda _text: self._edit(issued_on=self.issued_edit.on())
        )
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for widget in self.tab_chain()[1:]:
            line.addWidget(widget)
        line.addStretch(1)
        box = QVBoxLayout(self.details)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.condition_label)
        box.addLayout(line)

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self.details)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        combo.setToolTip(label)
        return combo

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.view,
            self.kind_combo,
            self.presence_combo,
            self.reason_combo,
            self.stated_spin,
            self.original_combo,
            self.issued_edit,
        ]

    def show_view(self, shown: IntakeView) -> None:
        """Show the lines of the checklist."""
        self.model.show(shown.lines)
        if shown.lines and not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self.view.resizeRowsToContents()
        self._show_details()

    def focus_paper(self, number: int) -> None:
        """Put the focus on a paper's row."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.model.row_of(number)
        if row >= 0:
            self.view.selectRow(row)

    def current(self) -> Line | None:
        """The line in focus."""
        return self.model.line(self.view.currentIndex().row())

    def _show_details(self) -> None:
        line = self.current()
        self.details.setVisible(line is not None)
        if line is None:
            return
        paper = next((p for p in self._session.draft.papers if p.number == line.number), None)
        words = [line.condition, *(warning.vi for warning in line.warnings)]
        text = " ".join(word for word in words if word)
        self.condition_label.setText(text)
        self.condition_label.setVisible(bool(text))
        self.kind_combo.clear()
        for kind in line.kinds:
            self.kind_combo.addItem(self.model.kind_name(kind), kind)
        self.kind_combo.setCurrentIndex(max(0, self.kind_combo.findData(line.kind)))
        self.presence_combo.setCurrentIndex(max(0, self.presence_combo.findData(line.presence)))
        unscanned = line.presence in {Presence.NOT_DIGITISED, Presence.CANNOT_DIGITISE}
        self.reason_combo.setVisible(line.presence is Presence.CANNOT_DIGITISE)
        reason = paper.reason if paper else ""
        self.reason_combo.setCurrentIndex(self.reason_combo.findData(reason))
        self.stated_spin.setVisible(unscanned)
        self.stated_spin.setValue(paper.pages_stated if paper else 0)
        self.original_combo.setVisible(line.kind is CopyKind.COMPARED or _has_fate(paper))
        fate = paper.original if paper and paper.original else OriginalFate.RETURNED_NOW
        self.original_combo.setCurrentIndex(max(0, self.original_combo.findData(fate)))
        self.issued_edit.setVisible(line.valid_months is not None)
        self.issued_edit.set_on(paper.issued_on if paper else None)

    def _cycle(self) -> None:
        line = self.current()
        if line is None:
            return
        place = _CYCLE.index(line.verdict) if line.verdict in _CYCLE else -1
        verdict = _CYCLE[(place + 1) % len(_CYCLE)]
        presence = line.presence
        if verdict is Verdict.MISSING:
            presence = Presence.ABSENT
        elif presence is Presence.ABSENT:
            presence = Presence.HERE
        self._edit(verdict=verdict, presence=presence)

    def _set_kind(self, *kinds: CopyKind) -> None:
        line = self.current()
        kind = next((k for k in kinds if line and k in line.kinds), None)
        if kind is not None:
            self._edit(kind=kind)

    def _more(self, by: int) -> None:
        line = self.current()
        if line is not None and line.quantity + by >= 1:
            self._edit(quantity=line.quantity + by)

    def _presence_chosen(self, _row: int) -> None:
        presence = self.presence_combo.currentData()
        fields: dict[str, Any] = {"presence": presence}
        if presence is Presence.ABSENT:
            fields["verdict"] = Verdict.MISSING
        if presence is Presence.CANNOT_DIGITISE:
            fields["reason"] = CANNOT_DIGITISE_REASONS[0]
        self._edit(**fields)

    def _edit(self, **fields: Any) -> None:
        line = self.current()
        if line is None:
            return
        base = {"presence": line.presence, "verdict": line.verdict, "quantity": line.quantity}
        self._session.edit_paper(line.number, **{**base, **fields})


def _has_fate(paper: Any) -> bool:
    return bool(paper and paper.original not in {None, OriginalFate.HANDED_IN})


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
