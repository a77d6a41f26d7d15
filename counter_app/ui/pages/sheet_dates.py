"""«Thời hạn»: every run of the clock, both dates after an apology, and why this date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.dossier.state import DossierState
from counter_app.domain.due_words import explain, limit_words, step_words
from counter_app.domain.formats import moment_words, show_date
from counter_app.domain.text import sentence
from counter_app.ui.models.table import Cells, TableModel, table_view

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class DatesPane(QScrollArea):
    """Lines that can be copied, then the days of the term that runs, one by one."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_datesPane")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context = context
        theme = context.theme
        content = QWidget(self)
        self.words = QLabel("", content)
        self.words.setObjectName("sheet_datesLabel")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why = theme.text(QLabel(self.tr("Vì sao ngày này"), content), "section")
        self.sentence = QLabel("", content)
        self.sentence.setWordWrap(True)
        self.model = TableModel(self, (self.tr("Lý do"), self.tr("Ngày"), self.tr("Tính")))
        self.view = table_view(
            "sheet_traceView", self.tr("Vì sao ngày này"), self.model, theme, content
        )
        column = QVBoxLayout(content)
        theme.fit(column, margins=(16, 8, 12, 12), spacing=8)
        for widget in (self.words, self.why, self.sentence):
            column.addWidget(widget)
        column.addWidget(self.view)
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._fit)

    def show_state(self, state: DossierState) -> None:
        """Show a dossier."""
        language, due = self._context.language, state.due
        text = "\n".join([*self._runs(state), *self._postponed(state)])
        self.words.setText(text or self.tr("Hồ sơ này không có ngày hẹn trả."))
        for widget in (self.why, self.sentence, self.view):
            widget.setVisible(due is not None)
        self.sentence.setText(explain(due).to(language) if due else "")
        self.model.show(
            [
                Cells(
                    texts=(
                        sentence(step_words(step).to(language)),
                        show_date(step.on),
                        self.tr("có") if step.counted else self.tr("không"),
                    )
                )
                for step in (due.trace if due else ())
            ]
        )

        self._fit()

    def _fit(self) -> None:
        """Every day of the trace in sight: the pane scrolls, not the list in it."""
        self.view.fit_rows(self.model.rowCount())

    def _runs(self, state: DossierState) -> list[str]:
        lines = []
        for place, run in enumerate(state.clocks, 1):
            if run.due is None:
                continue
            line = self.tr("Nhận {at}, thời hạn {limit}, hẹn trả {due}").format(
                at=moment_words(run.started_at).to(self._context.language),
                limit=limit_words(run.due.limit).to(self._context.language),
                due=moment_words(run.due.due_at).to(self._context.language),
            )
            if len(state.clocks) > 1:
                line = self.tr("Lần {n}: {line}").format(n=place, line=line)
            lines.append(line)
        return lines

    def _postponed(self, state: DossierState) -> list[str]:
        postponed = state.postponed
        if postponed is None:
            return []
        lines = [
            self.tr("Đã xin lỗi và hẹn lại {new} thay cho {old}, văn bản số {number}").format(
                new=moment_words(postponed.new_due_at).to(self._context.language),
                old=moment_words(postponed.old_due_at).to(self._context.language),
                number=postponed.apology.number,
            )
        ]
        if postponed.is_late:
            late = self.tr(
                "Xin lỗi gửi muộn: phải gửi trước {at}; thống kê vẫn tính theo ngày hẹn trước"
            )
            lines.append(
                late.format(at=moment_words(postponed.last_lawful_at).to(self._context.language))
            )
        return lines
