"""Block 2 of the intake page, its body: the checklist, and more about the paper in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.procedure import CopyKind, Legalisation
from counter_app.ui.keys import bind_list
from counter_app.ui.models.parts import KIND, NAME, PartsModel
from counter_app.ui.pages.intake_details import PartDetails
from counter_app.ui.pages.intake_lines import LARGE_TEXT
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.parts_delegate import ROW_LINES, PartsDelegate

if TYPE_CHECKING:
    from counter_app.domain.papers import Line
    from counter_app.services.intake import IntakeView
    from counter_app.ui.context import PageContext
    from counter_app.ui.theme import Theme

_CYCLE = (Verdict.VALID, Verdict.REVIEW, Verdict.INVALID, Verdict.MISSING)
_LOOKED_AT = {"issued_on", "from_abroad", "translated", "legalisation"}
_LEAST_ROWS_LARGE = 5  # large text scrolls anyhow, and names wrap
_LEAST_ROWS = 3  # before the form scrolls
_HEAD_ROWS = 1.25
_KIND_SHARE = 0.2  # of the width, with large text


class PartsView(QTableView):
    """The checklist. Digits jump to a row; letters are bound from the key table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

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

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the head is as high as a row, whatever the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self.horizontalHeader().setFixedHeight(round(self._row_height() * _HEAD_ROWS))
            self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: large text leaves the names their share; the row in focus stays in sight."""
        super().resizeEvent(event)
        self._share_width()
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """Qt: the head and a few rows; the page gives it whatever is left."""
        least = _LEAST_ROWS_LARGE if self._is_large() else _LEAST_ROWS
        rows = round((_HEAD_ROWS + least) * self._row_height())
        return QSize(400, rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Qt: the same, so that the form scrolls rather than this."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the papers, or why there are none yet."""
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(
                self.viewport().rect(),
                int(Qt.AlignmentFlag.AlignCenter),
                self.tr("Chọn thủ tục để xem thành phần hồ sơ"),
            )

    def _share_width(self) -> None:
        header = self.horizontalHeader()
        if header.count() <= KIND:
            return
        if self._is_large():
            header.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(KIND, round(self.viewport().width() * _KIND_SHARE))
        else:
            header.setSectionResizeMode(KIND, QHeaderView.ResizeMode.ResizeToContents)

    def _is_large(self) -> bool:
        return self._theme.percent >= LARGE_TEXT

    def _row_height(self) -> int:
        return round(self.fontMetrics().height() * ROW_LINES)


class PartsPanel(QWidget):
    """Checklist with a detail line for the current paper."""

    def __init__(self, context: PageContext, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.model = PartsModel(context.language, self)
        self.view = PartsView(context.theme, self)
        self.view.setObjectName("intake_partsView")
        self.view.setAccessibleName(self.tr("Thành phần hồ sơ"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(PartsDelegate(self.view, lambda: context.theme.tokens))
        self.details = PartDetails(context, self)
        self.details.edited.connect(lambda fields: self._edit(**fields))
        self._set_up_view()
        box = QVBoxLayout(self)
        context.theme.fit(box, spacing=6)
        box.addWidget(self.view, 1)
        box.addWidget(self.details)

    def _set_up_view(self) -> None:
        view = self.view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.changeEvent(QEvent(QEvent.Type.FontChange))
        rows = view.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
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
                "from_abroad": self._turn_abroad,
                "translated": self._turn_translated,
                "legalised": self._next_legalisation,
            },
        )

    @property
    def presence_combo(self) -> QComboBox:
        """Scanned now, later or not at all: of the paper in focus."""
        return self.details.presence_combo

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.view, *self.details.tab_chain()]

    def show_view(self, shown: IntakeView) -> None:
        """Show the lines of the checklist."""
        self.model.show(shown.lines)
        if shown.lines and not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self._show_details()

    def focus_paper(self, number: int) -> None:
        """Put the focus on a paper's row."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.model.row_of(number)
        if row >= 0:
            self.view.selectRow(row)

    def stand_at_request(self) -> None:
        """The citizen is back: mark what he was asked for and has not brought so far."""
        lines = self._session.shown.lines
        row = next((i for i, one in enumerate(lines) if one.requested and not one.is_good), None)
        if row is not None:
            self.view.selectRow(row)

    def current(self) -> Line | None:
        """The line in focus."""
        return self.model.line(self.view.currentIndex().row())

    def _show_details(self) -> None:
        line = self.current()
        self.details.setVisible(line is not None)
        if line is not None:
            papers = self._session.draft.papers
            paper = next((p for p in papers if p.number == line.number), None)
            self.details.show_line(line, paper)

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

    def _turn_abroad(self) -> None:
        line = self.current()
        if line is not None and line.is_here:
            self._edit(from_abroad=not line.from_abroad)

    def _turn_translated(self) -> None:
        line = self.current()
        if line is not None and line.is_here:
            self._edit(from_abroad=True, translated=not line.translated)

    def _next_legalisation(self) -> None:
        line = self.current()
        if line is not None and line.is_here:
            steps = list(Legalisation)
            after = steps[(steps.index(line.legalisation) + 1) % len(steps)]
            self._edit(from_abroad=True, legalisation=after)

    def _edit(self, **fields: Any) -> None:
        """A fact that F7 looks at opens the judgement again; what is judged here stands."""
        line = self.current()
        if line is None:
            return
        base = {"presence": line.presence, "verdict": line.verdict, "quantity": line.quantity}
        if _LOOKED_AT & fields.keys() and line.verdict in (Verdict.VALID, Verdict.REVIEW):
            base["verdict"] = Verdict.OPEN
        self._session.edit_paper(line.number, **{**base, **fields})
