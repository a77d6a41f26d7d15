"""«Nhận kết quả»: what an agency brings, counted by scanning, one list with every signature."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.codes import as_printed, is_code
from counter_app.domain.text import shown
from counter_app.services.result_handover import Brought
from counter_app.ui.models.table import Cells, TableModel, table_view
from counter_app.ui.pages.step import print_entry
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import ScrollColumn

if TYPE_CHECKING:
    from counter_app.services.life import Taken
    from counter_app.services.result_handover import Expected
    from counter_app.services.returns import ResultLine
    from counter_app.ui.context import PageContext

_LIST = 150  # pixels at 100 %: header and three rows are always to be seen


class _Count:
    """What was scanned so far of one agency's results, by code."""

    def __init__(self, lines: dict[str, ResultLine]) -> None:
        self.lines = lines
        self.came: list[str] = []  # in the order they were scanned
        self.missing: set[str] = set()
        self.strange: list[str] = []

    def code_of(self, text: str) -> str:
        """The code of today behind what was typed, or read off an older paper."""
        printed = as_printed(text)
        old = (code for code, one in self.lines.items() if printed == one.provisional_code)
        return next(old, printed)

    def toggle_missing(self, code: str) -> None:
        """On the agency's list and not there, or yet not looked for."""
        if code in self.came:
            self.came.remove(code)
        self.missing ^= {code}

    def on(self, lines: dict[str, ResultLine]) -> None:
        """The same agency, read afresh."""
        self.lines = lines
        self.came = [code for code in self.came if code in lines]
        self.missing &= set(lines)

    def brought(self) -> Brought:
        """As it is signed for."""
        return Brought(
            streams=tuple(self.lines[code].stream for code in self.came),
            missing=tuple(code for code in self.lines if code in self.missing),
            strange=tuple(self.strange),
        )


class ResultsPane(QWidget):
    """A scan counts a result in; Space says that one on the agency's list is not there."""

    taken_in = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._expected: tuple[Expected, ...] = ()
        self._count = _Count({})
        self._busy = False
        self.agency = QComboBox(self)
        self.agency.setObjectName("results_agencyCombo")
        self.agency.setAccessibleName(self.tr("Cơ quan giao"))
        self.giver = ViLineEdit("results_giverEdit", self.tr("Người giao của cơ quan"), self)
        self.carrier = ViLineEdit("results_carrierEdit", self.tr("Người vận chuyển"), self)
        self.number = LatinLineEdit("results_numberEdit", self.tr("Số phiếu bàn giao"), self)
        self.code = LatinLineEdit("results_codeEdit", self.tr("Mã hồ sơ của kết quả"), self)
        self.code.setPlaceholderText(self.tr("Quét mã QR, hoặc nhập mã rồi Enter"))
        self.code.enter_moves_on = False
        self.code.returnPressed.connect(lambda: self.take(self.code.value()))
        self.words = self._label("results_countLabel", "")
        self.mismatch = self._label("results_mismatchLabel", "error")
        self.problem = self._label("results_problemLabel", "error")
        self.empty = self._label("results_emptyLabel", "quiet")
        self.empty.setText(self.tr("Không có kết quả nào của cơ quan đang chờ chuyển về."))
        self.model = TableModel(
            self, (self.tr("Kết quả"), self.tr("Mã hồ sơ"), self.tr("Khi nhận"))
        )
        self.view = table_view(
            "results_view",
            self.tr("Kết quả chưa về Trung tâm; phím Space: có trong phiếu nhưng thiếu"),
            self.model,
            context.theme,
            self,
        )
        self.view.installEventFilter(self)
        self._lay_out()
        self.agency.currentIndexChanged.connect(self._begin_anew)

    def read(self) -> None:
        """Read what has not come yet; what was counted so far stays."""
        results = self._context.desk.results
        self._context.tasks.run(
            self,
            "db",
            lambda: (results.expected(), results.next_number()),
            done=lambda found: self._show(*found),
        )

    def focus_first(self) -> None:
        """Who gives, else the code."""
        (self.code if self.giver.value() else self.giver).setFocus()

    def take(self, code: str) -> None:
        """One result was scanned or its code typed."""
        if not code:
            return
        count = self._count
        self._say("")
        if not is_code(code):  # mistyped: on no list that is signed
            self._say(self.tr("“{code}” không phải mã hồ sơ.").format(code=shown(code, 40)))
            self.code.setFocus()
            return
        code = count.code_of(code)
        if code in count.came:
            self._say(self.tr("Kết quả {code} đã được đếm.").format(code=code))
        elif code in count.lines:
            count.missing.discard(code)
            count.came.append(code)
        else:
            if code not in count.strange:
                count.strange.append(code)
            self._say(self._why_strange(code))
        self._show_lines(code)
        self.code.clear()
        self.code.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the list."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and cast("QKeyEvent", event).key() == Qt.Key.Key_Space:
            self._toggle_missing()
            return True
        return super().eventFilter(watched, event)

    def issue(self) -> None:
        """F9: what was counted is here, and the list is printed."""
        if self._busy:
            return
        brought = self._count.brought()
        given_by, carrier, number = self.giver.value(), self.carrier.value(), self.number.value()
        self._say("")
        self._busy = True
        context = self._context
        context.tasks.run(
            self,
            "db",
            lambda: context.desk.results.take_in(
                brought, given_by=given_by, carrier=carrier, number=number, who=context.who
            ),
            done=self._done,
            failed=self._failed,
        )

    def _label(self, name: str, look: str) -> QLabel:
        label = QLabel("", self)
        label.setObjectName(name)
        label.setWordWrap(True)
        if look:
            label.setProperty("look", look)
            label.hide()
        return label

    def _lay_out(self) -> None:
        theme = self._context.theme
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields = (
            (self.tr("Cơ quan giao"), self.agency),
            (self.tr("Người giao"), self.giver),
            (self.tr("Người vận chuyển"), self.carrier),
            (self.tr("Số phiếu bàn giao"), self.number),
            (self.tr("Mã hồ sơ"), self.code),
        )
        for label, field in fields:
            form.addRow(label, field)
        self._fields = QWidget(self)
        self._fields.setLayout(form)
        content = QWidget(self)
        column = QVBoxLayout(content)
        theme.fit(column, margins=(16, 10, 16, 12), spacing=8)
        for widget in (self.empty, self._fields, self.problem, self.mismatch, self.words):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.view.setMinimumHeight(theme.px(_LIST))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(content, self))
        for (_, one), (_, other) in pairwise(fields):
            self.setTabOrder(one, other)
        self.setTabOrder(self.code, self.view)

    def _show(self, expected: tuple[Expected, ...], number: str) -> None:
        before = self._current()
        self._expected = expected
        self.agency.blockSignals(True)
        self.agency.clear()
        for one in expected:
            text = self.tr("{agency} · %n kết quả", "", len(one.results))
            self.agency.addItem(text.format(agency=one.agency_name), one.agency)
        at = self.agency.findData(before.agency) if before else 0
        self.agency.setCurrentIndex(max(0, at))
        self.agency.blockSignals(False)
        for widget in (self._fields, self.words, self.view):
            widget.setVisible(bool(expected))
        self.empty.setVisible(not expected)
        if not self.number.value():
            self.number.set_value(number)
        now = self._current()
        if before is None or now is None or now.agency != before.agency:
            self._begin_anew()
        else:
            self._count.on(_by_code(now))
            self._show_lines()

    def _begin_anew(self) -> None:
        self._count = _Count(_by_code(self._current()))
        self._say("")
        self._show_lines()

    def _show_lines(self, marked: str = "") -> None:
        lines = self._count.lines
        self.model.show(
            [
                Cells(texts=(f"{line.owner_name} · {line.procedure_name}", code, self._state(code)))
                for code, line in lines.items()
            ]
        )
        if lines:
            self.view.selectRow(list(lines).index(marked) if marked in lines else 0)
        counted = len(self._count.came)
        self.words.setText(self.tr("Đã đếm %n kết quả. Nhấn F9 khi đã quét hết.", "", counted))
        words = self._count.brought().mismatch
        self.mismatch.setText(self.tr("Chênh lệch: {words}").format(words=words))
        self.mismatch.setVisible(bool(words))

    def _state(self, code: str) -> str:
        if code in self._count.came:
            return self.tr("đã nhận")
        return self.tr("thiếu") if code in self._count.missing else ""

    def _toggle_missing(self) -> None:
        cells = self.model.at(self.view.currentIndex().row())
        if cells is not None:
            self._count.toggle_missing(cells.texts[1])
            self._show_lines(cells.texts[1])

    def _why_strange(self, code: str) -> str:
        for one in self._expected:
            if any(line.code == code for line in one.results):
                words = self.tr("Kết quả {code} là của {agency}: để riêng, báo người giao.")
                return words.format(code=code, agency=one.agency_name)
        return self.tr(
            "Hồ sơ {code} chưa được ghi nhận có kết quả, hoặc kết quả đã về: để riêng, báo người "
            "giao."
        ).format(code=code)

    def _current(self) -> Expected | None:
        at = self.agency.currentIndex()
        return self._expected[at] if 0 <= at < len(self._expected) else None

    def _done(self, taken: tuple[Taken, ...]) -> None:
        self._busy = False
        context = self._context
        text = self.tr("Đã nhận %n kết quả, đang in phiếu bàn giao. Nhập kệ tiếp.", "", len(taken))
        context.notices.toast(text, tone="ok")
        for one in taken:
            print_entry(context, one.stream, one.entry)
            context.signals.dossier_changed.emit(one.stream)
        self.number.set_value("")
        self._begin_anew()
        self.taken_in.emit()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._say(self._context.errors.told(error).happened)
        fields = (self.giver, self.carrier, self.number, self.code)
        next((one for one in fields if not one.value()), self.code).setFocus()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.setVisible(bool(words))


def _by_code(expected: Expected | None) -> dict[str, ResultLine]:
    return {line.code: line for line in expected.results} if expected else {}
