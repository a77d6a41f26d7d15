"""Block 3 of the intake page: the scanned pages, and the buttons that bring more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from counter_app.domain.stacks import sheets
from counter_app.ui import shown
from counter_app.ui.keys import bind_list
from counter_app.ui.models.page_row import PageRow
from counter_app.ui.models.strip import REMOVED, StripModel
from counter_app.ui.pages.intake_lines import LARGE_TEXT, SideBySide, show_number
from counter_app.ui.pages.intake_scan_way import ScanWayButton
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.page_frame import button, set_usable
from counter_app.ui.widgets.page_strip import PageStrip
from counter_app.ui.widgets.typed_fields import CountSpin

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftPage
    from counter_app.ui.context import PageContext, Seat


class PageGestures:
    """What keys do to the selected pages of a strip; the strip and the review share it."""

    def __init__(self, strip: PageStrip, session: DraftSession, seat: Seat) -> None:
        self._strip = strip
        self._session = session
        self._seat = seat
        strip.paper_chosen.connect(self.assign)
        strip.dropped_before.connect(session.put_before)
        strip.dropped_under.connect(self.put_under)
        bind_list(
            "review",
            strip,
            {
                "rotate_right": lambda: self.turn(90),
                "rotate_left": lambda: self.turn(270),
                "split": lambda: self.regroup(1),
                "merge": lambda: self.regroup(-1),
                "accept_quality": self.accept_quality,
                "delete": self.remove,
                "move_up": lambda: self._move(-1),
                "move_down": lambda: self._move(1),
            },
        )

    def assign(self, paper: int) -> None:
        """Send the selection to a paper (0: unassigned) and go on to the next loose page."""
        pages = self._ids()
        known = {line.number for line in self._session.shown.lines}
        if not pages or (paper and paper not in known):
            return
        self._session.place(pages, paper=paper or None, removed=False)
        loose = next((r for r in self._rows() if r.group == 0 and r.page.id not in pages), None)
        self._strip.select_page(loose.page.id if loose else pages[-1])

    def put_under(self, pages: list[str], paper: int) -> None:
        """Pages dragged onto a paper; REMOVED takes them out."""
        if paper == REMOVED:
            self._session.place(pages, removed=True)
        else:
            self._session.place(pages, paper=paper or None, removed=False)

    def regroup(self, step: int) -> None:
        """T: the pages from here on belong to the next paper; G: to the one before."""
        chosen = self._strip.selected_pages()
        if not chosen:
            return
        first = chosen[0]
        numbers = [line.number for line in self._session.shown.lines]
        place = numbers.index(first.group) if first.group in numbers else -1
        if not 0 <= place + step < len(numbers):
            return
        rows = self._rows()
        at = next(i for i, row in enumerate(rows) if row.page.id == first.page.id)
        pages = [row.page.id for row in rows[at:] if row.group == first.group]
        self._session.place(pages, paper=numbers[place + step], removed=False)
        self._strip.select_page(first.page.id)

    def turn(self, degrees: int) -> None:
        """Turn clockwise."""
        self._session.turn(self._ids(), degrees)

    def accept_quality(self) -> None:
        """The clerk takes the pages as they are; who did is recorded."""
        self._session.place(self._ids(), quality_accepted_by=self._seat.who.name)

    def remove(self) -> None:
        """Into "Đã xóa", or back from there."""
        chosen = self._strip.selected_pages()
        removed = not all(row.group == REMOVED for row in chosen)
        self._session.place([row.page.id for row in chosen], removed=removed)

    def _move(self, by: int) -> None:
        for page_id in self._ids()[:1]:
            self._session.move(page_id, by)
            self._strip.select_page(page_id)

    def _rows(self) -> list[PageRow]:
        model = self._strip.model()
        return model.page_rows() if isinstance(model, StripModel) else []

    def _ids(self) -> list[str]:
        return [row.page.id for row in self._strip.selected_pages()]


class PagesPanel(QWidget):
    """The strip at the right of the intake page."""

    scan_asked = Signal()
    rescan_asked = Signal()
    stop_asked = Signal()
    way_chosen = Signal(object)  # ScanProfile, None: as the procedure says

    def __init__(self, context: PageContext, session: DraftSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        self._scanning = False
        self._asked: set[str] = set()
        self.model = StripModel(self)
        self.strip = PageStrip(self.model, lambda: context.theme.tokens, parent=self)
        self.strip.setObjectName("scan_stripView")
        self.strip.setAccessibleName(self.tr("Trang quét"))
        self.strip.empty_text = self.tr("Đặt giấy vào khay nạp rồi nhấn F6.")
        self.gestures = PageGestures(self.strip, session, context.seat)
        self.paper_badge = StatusBadge(
            context.theme, context.icons, "ok", self.tr("Sẵn sàng quét"), self
        )
        self.paper_badge.setObjectName("scan_paperBadge")
        self.paper_badge.hide()
        self.count_label = QLabel(self)
        self.count_label.setObjectName("scan_countLabel")
        self.count_label.setWordWrap(True)
        counted = self.tr("Số tờ đã đếm")
        self.expected_spin = CountSpin("scan_expectedSpin", counted, (0, 999), self)
        self.expected_spin.setSpecialValueText("–")
        self.expected_spin.editingFinished.connect(self._expected_typed)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("scan_progress")
        self.progress.setAccessibleName(self.tr("Đang quét"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.way_button = ScanWayButton(self)
        self.way_button.chosen.connect(self.way_chosen)
        self.scan_button = button("scan_startButton", self.tr("Quét  F6"), self, self._scan_clicked)
        self.rescan_button = button(
            "scan_rescanButton", self.tr("Quét lại trang"), self, self.rescan_asked.emit
        )
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._hint = ElidedLabel(
            self.tr("1–9 giấy tờ · 0 chưa phân loại · R xoay · Enter xem lớn"), self
        )
        theme.text(self._hint, "caption").setProperty("look", "quiet")
        said = QHBoxLayout()
        theme.fit(said, spacing=6)
        said.addWidget(self._hint, 1)
        said.addWidget(self.paper_badge)
        expected = QLabel(self.tr("Số tờ"), self)
        expected.setBuddy(self.expected_spin)
        planned = QHBoxLayout()
        theme.fit(planned, spacing=6)
        planned.addWidget(expected)
        planned.addWidget(self.expected_spin, 1)
        counts = SideBySide(theme)
        counts.addWidget(self.count_label, 1)
        counts.addLayout(planned)
        self._buttons = QHBoxLayout()
        theme.fit(self._buttons, spacing=6)
        self._buttons.addWidget(self.scan_button, 1)
        self._buttons.addWidget(self.rescan_button, 1)
        self._way_row = QVBoxLayout()
        theme.fit(self._way_row, spacing=0)
        box = QVBoxLayout(self)
        theme.fit(box, spacing=6)
        box.addWidget(self.strip, 1)
        box.addLayout(said)
        box.addWidget(self.progress)
        box.addLayout(counts)
        box.addLayout(self._way_row)
        box.addLayout(self._buttons)
        theme.changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        """Large text: pages before words; scanning a page again has its key, Ctrl+F6."""
        large = self._context.theme.percent >= LARGE_TEXT
        self._hint.setVisible(not large)
        self.rescan_button.setVisible(not large)
        self.way_button.show_short(is_short=large)
        (self._buttons if large else self._way_row).addWidget(self.way_button, 1)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [
            self.strip,
            self.expected_spin,
            self.way_button,
            self.scan_button,
            self.rescan_button,
        ]

    def show_view(self) -> None:
        """Show the pages of the draft under the papers of its checklist."""
        titles = [(line.number, line.name) for line in self._session.shown.lines]
        selected = [row.page.id for row in self.strip.selected_pages()]
        self.model.show(self._session.view, titles)
        if selected and not self.strip.selectedIndexes():
            self.strip.select_page(selected[0])
        self._ask_thumbnails()
        self._show_count()
        show_number(self.expected_spin, self._session.draft.expected_sheets or 0)
        draft = self._session.draft
        self.way_button.show_profile(
            self._context.desk.scanning.profile(draft), is_own=draft.scan_profile is not None
        )
        self._allow("")

    def choose_way(self) -> None:
        """Alt+F6: open the menu of ways to scan."""
        self.way_button.showMenu()

    def show_paper(self, *, loaded: bool) -> None:
        """Whether paper lies in the feeder."""
        self.paper_badge.setVisible(loaded and not self._scanning)

    def set_scanning(self, scanning: bool) -> None:  # noqa: FBT001 - a setter
        """While the feeder runs the button stops it."""
        self._scanning = scanning
        self.paper_badge.hide()
        self.progress.setVisible(scanning)
        self.scan_button.setText(self.tr("Dừng quét  Esc") if scanning else self.tr("Quét  F6"))
        self.scan_button.setAccessibleName(self.scan_button.text())
        self._allow("")
        self._show_count()

    def lock(self, reason: str) -> None:
        """The draft became a dossier: pages can be looked at, no more come."""
        self.paper_badge.hide()
        self._allow(reason)

    def forget(self) -> None:
        """Another citizen: no page of the last one stays in memory."""
        self._asked.clear()
        self.model.clear()

    def _allow(self, reason: str) -> None:
        for widget in (self.scan_button, self.expected_spin, self.way_button):
            set_usable(widget, reason)
        busy = self.tr("Đang quét; chờ quét xong rồi quét lại trang.") if self._scanning else ""
        none = "" if self.model.page_rows() else self.tr("Chưa có trang nào để quét lại.")
        set_usable(self.rescan_button, reason or busy or none)

    def _scan_clicked(self) -> None:
        (self.stop_asked if self._scanning else self.scan_asked).emit()

    def _expected_typed(self) -> None:
        self._session.edit(expected_sheets=self.expected_spin.value() or None)

    def _show_count(self) -> None:
        pages = [row for row in self.model.page_rows() if row.group >= 0]
        expected = self._session.draft.expected_sheets if self._session.is_started else None
        loose = sum(1 for row in pages if row.group == 0)
        blank = sum(1 for row in pages if row.page.quality.blank)
        doubtful = sum(1 for row in pages if row.warns)
        received = sheets([row.page for row in pages], {})
        if expected:
            words = [self.tr("{n}/{m} tờ").format(n=received, m=expected)]
        elif pages or self._scanning:
            words = [shown.pages(len(pages))]
        else:
            words = [self.tr("Chưa có trang nào")]
        if loose:
            words.append(self.tr("{n} chưa phân loại").format(n=loose))
        if doubtful:
            words.append(self.tr("{n} cần xem lại").format(n=doubtful))
        if blank:
            words.append(self.tr("{n} trang trắng").format(n=blank))
        if expected and pages and received < expected and not self._scanning:
            words.append(self.tr("còn thiếu %n tờ", "", expected - received))
        self.count_label.setText(" · ".join(words))

    def _ask_thumbnails(self) -> None:
        for page in self.model.missing_thumbnails():
            if page.id not in self._asked:
                self._asked.add(page.id)
                self._fetch(page)

    def _fetch(self, page: DraftPage) -> None:
        self._context.tasks.run(
            self,
            "cpu",
            self._context.desk.scanning.thumbnail,
            page.image,
            done=lambda jpeg: self.model.add_thumbnail(page.id, jpeg),
            failed=lambda _error: None,  # the page stays listed; opening it tells why
        )


def with_method(session: DraftSession, **fields: object) -> None:
    """Change how the draft is to be paid."""
    payment = replace(session.draft.payment, **fields)  # type: ignore[arg-type]
    session.edit(payment=payment)
