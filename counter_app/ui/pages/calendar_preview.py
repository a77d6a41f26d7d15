"""«Xem trước»: every open dossier whose date would change, and which of them a paper promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui import shown
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import ScrollColumn, button, set_usable

if TYPE_CHECKING:
    from counter_app.services.calendar_editing import Preview
    from counter_app.services.calendar_moves import Move
    from counter_app.ui.context import PageContext

_PLACE = Qt.ItemDataRole.UserRole
_LEAST_HEIGHT = 120


class PreviewPane(QWidget):
    """Space marks a dossier whose printed date is to change, too; unmarked, the paper holds."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.seen: Preview | None = None
        self.summary = QLabel("", self)
        self.summary.setObjectName("calendar_summaryLabel")
        self.summary.setWordWrap(True)
        self.rule = QLabel(
            self.tr(
                "Hồ sơ đã in giấy: ngày ghi trên giấy giữ nguyên cho đến khi có giấy mới (in lại "
                "giấy hẹn, phiếu chuyển, hoặc văn bản xin lỗi). Chọn hồ sơ nào (phím Space) thì "
                "đổi ngày của hồ sơ đó, sau đó in lại giấy và báo người nộp; không chọn thì giữ "
                "ngày đã in."
            ),
            self,
        )
        self.rule.setObjectName("calendar_ruleLabel")
        self.rule.setProperty("look", "quiet")
        self.rule.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("calendar_movesList")
        self.list.setAccessibleName(self.tr("Hồ sơ đổi ngày hẹn trả; phím Space để chọn"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail = QLabel("", self)
        self.detail.setObjectName("calendar_moveLabel")
        self.detail.setWordWrap(True)
        self.all_button = button(
            "calendar_allButton", self.tr("Chọn mọi hồ sơ đã in giấy"), self, self._tick_all
        )
        self.source = ViLineEdit("calendar_sourceEdit", self.tr("Văn bản thay đổi lịch"), self)
        self.source.setPlaceholderText(self.tr("Số, ngày văn bản"))
        self.problem = QLabel("", self)
        self.problem.setObjectName("calendar_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._say_detail())
        self.list.itemChanged.connect(lambda _item: self._say_summary())
        self.clear("")

    def clear(self, words: str) -> None:
        """Nothing to be seen; `words` says why, or what is going on."""
        self.seen = None
        self.list.clear()
        self.summary.setText(words)
        self._show_parts()

    def show_preview(self, seen: Preview, source: str) -> None:
        """What the service found; the document stays when it was typed before."""
        self.seen = None
        self.list.clear()
        for place, move in enumerate(seen.moves):
            item = QListWidgetItem(self._line(move), self.list)
            item.setToolTip(item.text())
            item.setData(_PLACE, place)
            ticks = Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(item.flags() | ticks if move.promised else item.flags() & ~ticks)
            item.setCheckState(Qt.CheckState.Unchecked if move.promised else Qt.CheckState.Checked)
        self.seen = seen
        if not self.source.value():
            self.source.set_value(source)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.tell("")
        self._show_parts()
        self._say_summary()
        self._say_detail()

    def printed(self) -> frozenset[str]:
        """Streams of the dossiers with a printed date that is to change."""
        return frozenset(move.stream for move in self._ticked())

    def tell(self, sentence: str) -> None:
        """Why it was not applied."""
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """The dossiers, or the document where no dossier moves."""
        (self.list if self.list.count() else self.source).setFocus()

    def _lay_out(self) -> None:
        theme = self._context.theme
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        theme.fit(column, margins=(16, 12, 16, 12), spacing=8)
        form = QFormLayout()
        theme.fit(form, spacing=8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Văn bản thay đổi lịch"), self.source)
        column.addWidget(self.problem)
        column.addWidget(self.summary)
        column.addWidget(self.rule)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(form)
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(holder, self))
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Some dossiers stay in sight however large the letters are."""
        self.list.setMinimumHeight(self._context.theme.px(_LEAST_HEIGHT))

    def _show_parts(self) -> None:
        moves = self.seen.moves if self.seen else ()
        promised = any(move.promised for move in moves)
        for part, is_needed in (
            (self.list, bool(moves)),
            (self.detail, bool(moves)),
            (self.rule, promised),
            (self.all_button, promised),
        ):
            part.setVisible(is_needed)
        set_usable(self.source, "" if self.seen else self.tr("Chưa xem trước"))

    def _line(self, move: Move) -> str:
        parts = [move.code, move.owner_name]
        if move.old_at != move.new_at:
            parts.append(f"{shown.moment(move.old_at)} → {shown.moment(move.new_at)}")
        if move.legs:
            parts.append(self.tr("thời hạn của %n cơ quan", "", len(move.legs)))
        if move.promised:
            parts.append(self.tr("đã in giấy"))
        return " · ".join(parts)

    def _say_detail(self) -> None:
        item = self.list.currentItem()
        if item is None or self.seen is None:
            self.detail.setText("")
            return
        move, language = self.seen.moves[item.data(_PLACE)], self._context.language
        parts = [move.procedure_name + ".", move.why.to(language)]
        if move.papers:
            papers = ", ".join(paper.to(language) for paper in move.papers)
            parts.append(self.tr("Giấy đã in: {papers}.").format(papers=papers))
        for leg in move.legs:
            days = f"{shown.moment(leg.old_due_at)} → {shown.moment(leg.due.due_at)}"
            parts.append(f"{leg.agency_name}: {days}.")
        if move.promised and move.old_at != move.new_at:
            old = shown.moment(move.old_at)
            text = self.tr("Giấy của người nộp ghi {at} cho đến khi có giấy mới.")
            parts.append(text.format(at=old))
        self.detail.setText(" ".join(parts))

    def _say_summary(self) -> None:
        seen = self.seen
        if seen is None:
            return
        year = seen.plan.year
        parts = [
            self.tr("Lịch năm {year} thay đổi trên mọi máy của Trung tâm.").format(year=year)
            if seen.revises
            else self.tr("Lịch năm {year} giữ nguyên.").format(year=year),
            self.tr("Máy này có %n hồ sơ đang trong thời hạn giải quyết;", "", seen.looked_at),
            self.tr("%n hồ sơ đổi thời hạn.", "", len(seen.moves))
            if seen.moves
            else self.tr("không hồ sơ nào đổi thời hạn."),
        ]
        promised = sum(move.promised for move in seen.moves)
        if promised:
            text = self.tr("Đã in giấy: {n}; chọn đổi ngày: {ticked}.")
            parts.append(text.format(n=promised, ticked=len(self._ticked())))
        if seen.uncovered:
            text = self.tr(
                "%n hồ sơ có thời hạn sang năm chưa có lịch nên chưa tính.", "", seen.uncovered
            )
            parts.append(text)
        self.summary.setText(" ".join(parts))

    def _ticked(self) -> list[Move]:
        if self.seen is None:
            return []
        items = (self.list.item(row) for row in range(self.list.count()))
        moves = (
            self.seen.moves[item.data(_PLACE)]
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
        return [move for move in moves if move.promised]

    def _tick_all(self) -> None:
        """All, or none when all are."""
        promised = sum(move.promised for move in self.seen.moves) if self.seen else 0
        want = Qt.CheckState.Checked
        if promised == len(self._ticked()):
            want = Qt.CheckState.Unchecked
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(want)
        self.list.blockSignals(False)
        self._say_summary()
