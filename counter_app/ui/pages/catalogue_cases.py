"""What cases a procedure has, and what is counted in it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.procedure import Case
from counter_app.domain.procedure_places import case_places
from counter_app.ui.pages.catalogue_rule_parts import text_part
from counter_app.ui.pages.catalogue_rules import RulesEditor
from counter_app.ui.widgets.fields import ViLineEdit

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.catalogue_scope import CasesNow


class CasesEditor(QWidget):
    """The cases a clerk chooses from, and what is counted where a fee or paper is for each of it.

    What is typed here is in `now` at once: papers, limits and fees name it in the same version. A
    case that one of them still names stays: told where, so that no line loses whom it is for.
    """

    def __init__(
        self,
        context: PageContext,
        now: CasesNow,
        stands: Callable[[], Procedure],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._language = context.language
        self._now = now
        self._stands = stands  # with papers, limits, fees as they are typed
        cases = now.procedure.cases
        self.unit = ViLineEdit("catalogue_unitNameEdit", self.tr("Đơn vị tính"), self)
        self.unit.setPlaceholderText(self.tr("Bỏ trống: không đếm. Ví dụ: xe, thiết bị, phiếu"))
        self.unit.set_value(now.procedure.unit_name or "")
        self.cases = RulesEditor(
            context,
            self,
            name="cases",
            title=self.tr("Trường hợp"),
            heads=(self.tr("Trường hợp giải quyết"),),
            rules=cases,
            blank=lambda others: _blank_case({one.id for one in (*cases, *others)}),
            say=lambda number, one: (f"{number}. {one.name}",),
            held=self._held,
        )
        self.cases.take(
            text_part("name", "catalogue_caseNameEdit", self.tr("Tên trường hợp"), self.cases)
        )
        self.unit.committed.connect(lambda _text: self._put())
        self.cases.edited.connect(self._put)
        self._lay_out(context)

    def _lay_out(self, context: PageContext) -> None:
        form = QFormLayout()
        context.theme.fit(form, spacing=6)
        form.addRow(self.unit.accessibleName(), self.unit)
        hint = QLabel(
            self.tr(
                "Trường hợp vừa thêm, vừa đổi tên chọn được ngay ở giấy tờ, thời hạn, khoản thu, "
                "người nộp thay bên dưới; F9 ghi tất cả trong một phiên bản."
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setProperty("look", "quiet")
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=8)
        column.addLayout(form)
        column.addWidget(self.cases)
        column.addWidget(hint)

    def commit(self) -> None:
        """Take over what is still being typed."""
        self.unit.commit()
        self.cases.rules()

    def _put(self) -> None:
        self._now.put(self.cases.stand(), self.unit.value() or None)

    def _held(self, case: Any) -> str:
        """Where a case is still named, in words."""
        where = case_places(self._stands(), case.id).to(self._language)
        if not where:
            return ""
        text = self.tr(
            "Chưa bỏ trường hợp “{name}”: còn ghi ở {where}. Ở những dòng đó, chọn trường hợp khác "
            "hoặc bỏ dòng, rồi bỏ trường hợp này. Nội dung đã nhập giữ nguyên."
        )
        return text.format(name=case.name, where=where)


def _blank_case(taken: set[str]) -> Case:
    """Drafts and rules name a case by its id: a new one never takes that of another."""
    made = next(name for n in count(1) if (name := f"truong-hop-{n}") not in taken)
    return Case(id=made, name="")
