"""The papers of a new version: added, left out, renamed, put in another order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.procedure import CopyKind, Need, Paper
from counter_app.ui import shown
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.pages.catalogue_lines import OrderedLines
from counter_app.ui.widgets.fields import DigitsEdit, ViLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import set_usable

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext

_DIGITS = 2


class PapersEditor(QWidget):
    """What has no field here (which original stays, waivers by a database) goes with its paper."""

    edited = Signal()  # a paper, their order, or how many sets

    def __init__(self, context: PageContext, procedure: Procedure, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._papers = list(procedure.papers)
        self.sets = DigitsEdit("catalogue_setsEdit", self.tr("Số bộ hồ sơ"), _DIGITS, self)
        self.sets.set_value(str(procedure.sets))
        self.lines = OrderedLines(
            context,
            self,
            name="papers",
            title=self.tr("Giấy tờ"),
            heads=(self.tr("Giấy tờ"), self.tr("Số bản, loại bản")),
        )
        self.name = ViLineEdit("catalogue_paperNameEdit", self.tr("Tên giấy tờ"), self)
        self.quantity = DigitsEdit("catalogue_paperQuantityEdit", self.tr("Số bản"), _DIGITS, self)
        needs = ((words.need(need), need) for need in Need)
        self.need = narrow_combo("catalogue_needCombo", self.tr("Yêu cầu"), [*needs], self)
        self.condition = ViLineEdit(
            "catalogue_paperConditionEdit", self.tr("Khi nào phải nộp"), self
        )
        self.one_of = ViLineEdit(
            "catalogue_paperGroupEdit", self.tr("Nhóm nộp một trong các loại"), self
        )
        self.kinds = {kind: self._tick(kind, shown.copy_kind(kind)) for kind in CopyKind}
        self.cases = {one.id: self._tick(one.id, one.name) for one in procedure.cases}
        self.default = QLabel("", self)
        self.default.setProperty("look", "quiet")
        self._lay_out()
        self.lines.chosen.connect(self._show)
        self.lines.add_asked.connect(self._add)
        self.lines.remove_asked.connect(self._remove)
        self.lines.move_asked.connect(self._move)
        for edit in (self.name, self.quantity, self.condition, self.one_of):
            edit.committed.connect(self._typed)
        self.need.activated.connect(lambda _at: self._typed())
        for tick in (*self.kinds.values(), *self.cases.values()):
            tick.clicked.connect(self._typed)
        self.sets.committed.connect(lambda _text: self.edited.emit())
        self._list(0)

    def changed(self, procedure: Procedure) -> Procedure:
        """`stands`, with what is still being typed."""
        self._commit()
        return self.stands(procedure)

    def stands(self, procedure: Procedure) -> Procedure:
        """`procedure` with the papers as they stand here, numbered in their order."""
        papers = (replace(one, number=at) for at, one in enumerate(self._papers, 1))
        return replace(procedure, papers=tuple(papers), sets=int(self.sets.value() or 0))

    def field_at(self, place: int, name: str) -> QWidget:
        """The field of a paper, which is chosen, by the name of its attribute."""
        if not 0 <= place < len(self._papers):
            return self.lines.view
        self.lines.choose(place)
        fields: dict[str, QWidget] = {
            "name": self.name,
            "quantity": self.quantity,
            "need": self.need,
            "one_of": self.one_of,
            "kinds": self.kinds[CopyKind.ORIGINAL],
        }
        return fields.get(name, self.lines.view)

    def _commit(self) -> None:
        for edit in (self.name, self.quantity, self.condition, self.one_of, self.sets):
            edit.commit()

    def _tick(self, name: str, text: str) -> QCheckBox:
        made = QCheckBox(text, self)
        made.setObjectName(f"catalogue_paper_{name}Check")
        made.setAccessibleName(text)
        return made

    def _lay_out(self) -> None:
        theme = self._context.theme
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.name.accessibleName(), self.name)
        form.addRow(self.quantity.accessibleName(), self.quantity)
        form.addRow(self.tr("Loại bản được nhận"), self._ticks([*self.kinds.values()]))
        form.addRow("", self.default)
        form.addRow(self.need.accessibleName(), self.need)
        form.addRow(self.condition.accessibleName(), self.condition)
        form.addRow(self.one_of.accessibleName(), self.one_of)
        if self.cases:
            label = self.tr("Chỉ trường hợp (không chọn: mọi trường hợp)")
            form.addRow(QLabel(label, self))
            form.addRow(self._ticks([*self.cases.values()]))
        sets = QFormLayout()
        theme.fit(sets, spacing=6)
        sets.addRow(self.sets.accessibleName(), self.sets)
        for edit in (self.sets, self.quantity):
            edit.setMaximumWidth(edit.fontMetrics().averageCharWidth() * 12)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=8)
        column.addLayout(sets)
        column.addWidget(self.lines)
        column.addLayout(form)

    def _ticks(self, ticks: list[QCheckBox]) -> QWidget:
        holder = QWidget(self)
        row = FlowLayout(holder)
        self._context.theme.fit(row, spacing=10)
        for tick in ticks:
            row.addWidget(tick)
        return holder

    def _list(self, place: int) -> None:
        self.lines.show_lines([self._line(at, one) for at, one in enumerate(self._papers)], place)
        self.edited.emit()

    @staticmethod
    def _line(at: int, paper: Paper) -> tuple[str, str]:
        more = " …" if len(paper.kinds) > 1 else ""
        kind = shown.copy_kind(paper.kinds[0]) if paper.kinds else ""
        return f"{at + 1}. {paper.name}", f"{paper.quantity:02d} × {kind}{more}"

    def _show(self, place: int) -> None:
        """The fields of a paper; greyed while there is none."""
        paper = self._papers[place] if 0 <= place < len(self._papers) else None
        fields = (self.name, self.quantity, self.need, self.condition, self.one_of)
        for field in (*fields, *self.kinds.values(), *self.cases.values()):
            set_usable(field, self.tr("Chưa có giấy tờ nào") if paper is None else "")
        known = paper or Paper(number=0, name="", kinds=())
        self.name.set_value(known.name)
        self.quantity.set_value(str(known.quantity))
        self.need.setCurrentIndex(self.need.findData(known.need))
        self.condition.set_value(known.condition or "")
        self.one_of.set_value(known.one_of or "")
        for kind, tick in self.kinds.items():
            tick.setChecked(kind in known.kinds)
        for case, tick in self.cases.items():
            tick.setChecked(case in known.cases)
        for edit in (self.name, self.quantity, self.one_of):
            edit.set_problem("")
        self._say_default(known)

    def _say_default(self, paper: Paper) -> None:
        text = self.tr("Mặc định khi tiếp nhận: {kind}.")
        kind = shown.copy_kind(paper.kinds[0]) if paper.kinds else ""
        self.default.setText(text.format(kind=kind) if kind else self.tr("Chưa chọn loại bản."))

    def _typed(self, _value: object = None) -> None:
        """The chosen paper as its fields say now; kinds stay in the order they were ticked."""
        place = self.lines.place
        if not 0 <= place < len(self._papers):
            return
        before = self._papers[place]
        ticked = [kind for kind, tick in self.kinds.items() if tick.isChecked()]
        kept = [kind for kind in before.kinds if kind in ticked]
        paper = replace(
            before,
            name=self.name.value(),
            kinds=(*kept, *(kind for kind in ticked if kind not in kept)),
            quantity=int(self.quantity.value() or 0),
            need=Need(self.need.currentData()),  # Qt hands back bare text
            condition=self.condition.value() or None,
            one_of=self.one_of.value() or None,
            cases=tuple(case for case, tick in self.cases.items() if tick.isChecked()),
        )
        if paper == before:
            return
        self._papers[place] = paper
        self._list(place)

    def _add(self) -> None:
        """After the chosen one."""
        self._commit()
        place = self.lines.place + 1
        blank = Paper(number=0, name="", kinds=(CopyKind.ORIGINAL,))
        self._papers.insert(place, blank)
        self._list(place)
        self.name.setFocus()

    def _remove(self, place: int) -> None:
        self._commit()
        del self._papers[place]
        self._list(place)

    def _move(self, place: int, to: int) -> None:
        self._commit()
        self._papers.insert(to, self._papers.pop(place))
        self._list(to)
