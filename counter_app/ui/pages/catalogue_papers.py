"""The papers of a new version: added, left out, renamed, put in another order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from counter_app.domain.procedure import CopyKind, FromAbroad, Need, OriginalFate, Paper
from counter_app.ui import shown
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.pages.catalogue_rule_parts import (
    Part,
    choice_part,
    count_part,
    text_part,
    tick_part,
)
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.pages.catalogue_scope import CasesNow, cases_part
from counter_app.ui.pages.catalogue_ticks import TickRow, ticks_part
from counter_app.ui.widgets.fields import DigitsEdit
from counter_app.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext

_DIGITS = 2
_MOST_COPIES = 99
_MOST_MONTHS = 1_200
_IN_SIGHT = 6  # lines


class PapersEditor(QWidget):
    """How many sets, and the list of papers. Their form and key words go with their line."""

    edited = Signal()  # a paper, their order, or how many sets

    def __init__(self, context: PageContext, cases: CasesNow, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._cases = cases
        self.sets = DigitsEdit("catalogue_setsEdit", self.tr("Số bộ hồ sơ"), _DIGITS, self)
        self.sets.set_value(str(cases.procedure.sets))
        self.papers = RulesEditor(
            context,
            self,
            name="papers",
            title=self.tr("Giấy tờ"),
            heads=(self.tr("Giấy tờ"), self.tr("Số bản, loại bản")),
            rules=[replace(one, number=0) for one in cases.procedure.papers],
            blank=lambda _others: Paper(number=0, name="", kinds=(CopyKind.ORIGINAL,)),
            say=_line,
            in_sight=_IN_SIGHT,
        )
        self.papers.take(*self._asked(), *self._told())
        self.papers.edited.connect(self.edited)
        self.sets.committed.connect(lambda _text: self.edited.emit())
        cases.changed.connect(self.papers.follow)
        sets = QFormLayout()
        context.theme.fit(sets, spacing=6)
        sets.addRow(self.sets.accessibleName(), self.sets)
        self.sets.setMaximumWidth(self.sets.fontMetrics().averageCharWidth() * 12)
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=8)
        column.addLayout(sets)
        column.addWidget(self.papers)

    def commit(self) -> None:
        """Take over what is still being typed."""
        self.sets.commit()
        self.papers.rules()

    def stands(self, procedure: Procedure) -> Procedure:
        """`procedure` with the papers as they stand here, numbered in their order."""
        papers = (replace(one, number=at) for at, one in enumerate(self.papers.stand(), 1))
        return replace(procedure, papers=tuple(papers), sets=int(self.sets.value() or 0))

    def _asked(self) -> tuple[Part, ...]:
        """What is asked of the citizen."""
        papers = self.papers
        needs = [(words.need(need), need) for need in Need]
        kinds = TickRow(
            self._context,
            papers,
            name="catalogue_paper",
            label=self.tr("Loại bản được nhận"),
            choices=[(shown.copy_kind(kind), kind.value) for kind in CopyKind],
            means=self._default,
        )
        return (
            text_part("name", "catalogue_paperNameEdit", self.tr("Tên giấy tờ"), papers),
            count_part(
                "quantity",
                "catalogue_paperQuantityEdit",
                self.tr("Số bản"),
                _MOST_COPIES,
                papers,
            ),
            ticks_part("kinds", kinds, CopyKind),
            choice_part("need", "catalogue_needCombo", self.tr("Yêu cầu"), needs, papers),
            text_part(
                "condition",
                "catalogue_paperConditionEdit",
                self.tr("Khi nào phải nộp"),
                papers,
                empty=None,
            ),
            text_part(
                "one_of",
                "catalogue_paperGroupEdit",
                self.tr("Nhóm nộp một trong các loại"),
                papers,
                empty=None,
            ),
            cases_part("catalogue_paper", self._context, self._cases, papers),
        )

    def _told(self) -> tuple[Part, ...]:
        """What the counter does with it."""
        papers = self.papers
        fates = [(words.original_fate(fate), fate) for fate in OriginalFate]
        return (
            choice_part(
                "original", "catalogue_paperOriginalCombo", self.tr("Bản chính"), fates, papers
            ),
            count_part(
                "valid_months",
                "catalogue_paperMonthsEdit",
                self.tr("Có giá trị (tháng)"),
                _MOST_MONTHS,
                papers,
                hint=self.tr("Bỏ trống: không tính ngày cấp"),
            ),
            text_part(
                "replaced_by_data",
                "catalogue_paperDataEdit",
                self.tr("Cơ sở dữ liệu thay thế"),
                papers,
                empty=None,
                hint=self.tr("Khai thác được thì không phải nộp. Ví dụ: CSDL quốc gia về dân cư"),
            ),
            _abroad_part(self._context, papers),
            tick_part(
                "per_unit",
                "catalogue_paperEachCheck",
                self.tr("Nộp cho từng đơn vị tính (xe, thiết bị, phiếu …)"),
                papers,
            ),
            tick_part(
                "authorisation",
                "catalogue_paperProxyCheck",
                self.tr("Là văn bản ủy quyền: chỉ yêu cầu khi người khác nộp thay"),
                papers,
            ),
        )

    def _default(self, kinds: tuple[str, ...]) -> str:
        if not kinds:
            return self.tr("Chưa chọn loại bản.")
        text = self.tr("Mặc định khi tiếp nhận: {kind}.")
        return text.format(kind=shown.copy_kind(CopyKind(kinds[0])))


class _AbroadField(QWidget):
    """Whether a paper may come from another country, and what it must bear then."""

    edited = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        label = self.tr("Giấy tờ nước ngoài")
        self.setAccessibleName(label)
        choices: list[tuple[str, object]] = [
            (self.tr("Không hỏi"), None),
            (self.tr("Có thể do nước ngoài cấp"), False),
            (self.tr("Luôn do nước ngoài cấp"), True),
        ]
        self.always = narrow_combo("catalogue_paperAbroadCombo", label, choices, self)
        self.always.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.marks = {
            "translated": QCheckBox(self.tr("phải dịch ra tiếng Việt"), self),
            "legalised": QCheckBox(self.tr("phải hợp pháp hóa lãnh sự"), self),
        }
        row = FlowLayout(self)
        context.theme.fit(row, spacing=10)
        row.addWidget(self.always)
        for name, tick in self.marks.items():
            tick.setObjectName(f"catalogue_paper_{name}Check")
            tick.clicked.connect(self.edited)
            row.addWidget(tick)
        self.always.activated.connect(self._chosen)
        self.setFocusProxy(self.always)

    def show_rule(self, rule: FromAbroad | None) -> None:
        """As a paper has it; without a rule the marks are those usually asked for."""
        self.always.setCurrentIndex(0 if rule is None else 1 + rule.always)
        for name, tick in self.marks.items():
            tick.setChecked(getattr(rule or FromAbroad(), name))
            tick.setVisible(rule is not None)

    def rule(self) -> FromAbroad | None:
        """As it is chosen."""
        always = self.always.currentData()
        if always is None:
            return None
        asked = {name: tick.isChecked() for name, tick in self.marks.items()}
        return FromAbroad(always=bool(always), **asked)

    def _chosen(self) -> None:
        for tick in self.marks.values():
            tick.setVisible(self.always.currentIndex() > 0)
        self.edited.emit()


def _abroad_part(context: PageContext, parent: QWidget) -> Part:
    field = _AbroadField(context, parent)
    return Part(
        name="from_abroad",
        field=field,
        changed=field.edited,
        show=field.show_rule,
        read=field.rule,
    )


def _line(number: int, paper: Any) -> tuple[str, str]:
    more = " …" if len(paper.kinds) > 1 else ""
    kind = shown.copy_kind(paper.kinds[0]) if paper.kinds else ""
    return f"{number}. {paper.name}", f"{paper.quantity:02d} × {kind}{more}"
