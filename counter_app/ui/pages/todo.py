"""«Cần xử lý»: what waits for a person's decision, with everything its author entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QWidget,
)

from counter_app.ui import shown
from counter_app.ui.keys import ActionSet
from counter_app.ui.models.table import Cells, TableModel, spare_column, table_view
from counter_app.ui.pages.intake_waiting import reopen
from counter_app.ui.pages.todo_detail import TodoDetail
from counter_app.ui.waiting_prints import WaitingPrints
from counter_app.ui.widgets.page_frame import ScrollColumn, section, set_usable

if TYPE_CHECKING:
    from counter_app.services.attention import AttentionItem
    from counter_app.ui.context import PageContext

_MINUTE = 60  # seconds
_CODE_COLUMN = 1
_WITH_CODES = 520  # pixels at 100 %: below that, the matter itself needs the room


class TodoPage(QWidget):
    """List on the left; on the right what was entered, why it waits, and the choices."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("todo")
        self._context = context
        self._items: tuple[AttentionItem, ...] = ()
        self._scanning: Any = None
        theme = context.theme
        self.model = TableModel(self, (self.tr("Việc"), self.tr("Mã hồ sơ"), self.tr("Thời điểm")))
        self.view = table_view("todo_view", self.tr("Việc cần xử lý"), self.model, theme, self)
        spare_column(self.view, _CODE_COLUMN, theme, below=_WITH_CODES)  # the pane has it too
        self.view.selectionModel().currentRowChanged.connect(self._show_item)
        self.view.activated.connect(self._enter)
        self.empty = QLabel(
            self.tr(
                "Không có việc nào cần xử lý. Việc đến hạn, giấy chờ in, giấy tờ chưa số hóa và "
                "nội dung máy chủ chưa nhận sẽ hiện ở đây."
            ),
            self,
        )
        self.empty.setProperty("look", "quiet")
        self.empty.setWordWrap(True)
        self.detail = TodoDetail(context, self)
        self.detail.apply_asked.connect(self._apply)
        self.detail.complete_asked.connect(self._all_pages_there)
        self.detail.open_asked.connect(self._open)
        self._waiting = WaitingPrints(context, self)
        self._waiting.printed.connect(self._printed)
        self.keys = ActionSet(
            "todo",
            self,
            {
                "print_waiting": self._waiting.print_now,
                "print_elsewhere": self._waiting.print_elsewhere,
                "to_list": self.view.setFocus,
                "to_detail": self.detail.focus_first,
            },
        )
        self._lay_out()
        signals = context.signals
        for signal in (signals.dossier_changed, signals.prints_changed, signals.drafts_changed):
            signal.connect(self._read_if_shown)
        signals.sync_changed.connect(self._read_if_shown)
        context.schedule.every(_MINUTE, self._read_if_shown, self)  # terms end by themselves
        self._show_items(())

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Cần xử lý")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Read afresh, focus on the list."""
        self.view.setFocus()
        self._read()

    def on_scan(self, _scan: object) -> bool:
        """A code opens its dossier by the window's own rule."""
        return False

    def on_leaving(self) -> None:
        """A scan into a dossier goes on; its pages are on disk one by one."""

    def _lay_out(self) -> None:
        theme = self._context.theme
        list_card, list_column = section(theme, "", self)
        list_column.addWidget(self.empty)
        list_column.addWidget(self.view, 1)
        scroll = ScrollColumn(self.detail, self)
        row = QHBoxLayout(self)
        theme.fit(row, margins=(12, 12, 12, 12), spacing=12)
        row.addWidget(list_card, 3)
        row.addWidget(scroll, 2)
        self.setTabOrder(self.view, self.detail.note)

    def _read_if_shown(self, _what: object = None) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        context = self._context
        context.tasks.run(self, "db", context.desk.attention.items, done=self._show_items)

    def _show_items(self, items: tuple[AttentionItem, ...]) -> None:
        marked = self._current()
        self._items = items
        self.model.show(
            [
                Cells(
                    texts=(self.detail.said(item, "title"), item.code, shown.moment(item.at)),
                    key=item.id,
                )
                for item in items
            ]
        )
        self.empty.setVisible(not items)
        self.detail.setVisible(bool(items))
        waiting = any(item.kind == "print" for item in items)
        for key in ("print_waiting", "print_elsewhere"):
            if waiting:
                self.keys.allow(key)
            else:
                self.keys.block(key, self.tr("Không có giấy nào chờ in"))
        if items:
            ids = [item.id for item in items]
            row = ids.index(marked.id) if marked is not None and marked.id in ids else 0
            self.view.selectRow(row)
            self._show_item()

    def _current(self) -> AttentionItem | None:
        row = self.view.currentIndex().row()
        return self._items[row] if 0 <= row < len(self._items) else None

    def _show_item(self) -> None:
        item = self._current()
        if item is not None:
            self.detail.show_item(item)

    def _open(self) -> None:
        item = self._current()
        if item is not None and item.stream:
            self._context.shell.open_dossier(item.stream)

    def _apply(self) -> None:
        item = self._current()
        if item is None:
            return
        match item.kind:
            case "alarm":
                self._answer(item)
            case "print":
                self._waiting.print_now()
            case "draft":
                self._context.shell.resume_draft(item.id.rpartition("/")[2] or item.id)
            case "digitise":
                self._digitise(item)
            case _:
                self._settle(item)

    def _enter(self) -> None:
        """Enter on a line opens what it leads to; it never decides anything."""
        item = self._current()
        if item is not None and item.kind == "alarm":
            self._answer(item)
        elif item is not None:
            self._open()

    def _answer(self, item: AttentionItem) -> None:
        if item.step:
            self._context.shell.open_step(item.stream, item.step)
        elif item.code:
            self._open()
        else:  # not accepted yet: answered at the intake page
            reopen(self._context, self, item.stream)

    def _settle(self, item: AttentionItem) -> None:
        outcome = self.detail.chosen()
        if not outcome:
            self.detail.focus_first()
            self._context.notices.toast(self.tr("Chọn một cách xử lý."), tone="soon")
            return
        self._take(item, outcome)

    def _all_pages_there(self) -> None:
        item = self._current()
        if item is not None and item.choices:
            self._take(item, item.choices[0])

    def _take(self, item: AttentionItem, outcome: str) -> None:
        context = self._context
        context.tasks.run(
            self,
            "db",
            context.desk.attention.settle,
            item.id,
            outcome,
            self.detail.note.value(),
            context.who,
            done=lambda _: self._settled(item),
        )

    def _settled(self, item: AttentionItem) -> None:
        self.detail.note.set_value("")
        self._context.notices.toast(self.tr("Đã ghi nhận quyết định."), tone="ok")
        self._context.signals.dossier_changed.emit(item.stream)
        self._read()

    def _printed(self, outcome: Any) -> None:
        context = self._context
        if outcome.problem is not None:
            context.errors.show(outcome.problem)
        elif outcome.printed:
            context.notices.toast(self.tr("Đã gửi giấy đến máy in. Nhắc đóng dấu."), tone="ok")

    def _digitise(self, item: AttentionItem) -> None:
        context = self._context
        scanning = context.desk.scanning

        def found(waiting: tuple[Any, ...]) -> None:
            for one in waiting:
                if one.stream == item.stream and item.id.endswith(f"/{one.paper}"):
                    self._scan_into(one)
                    return
            self._read()  # somebody digitised it meanwhile

        context.tasks.run(self, "db", scanning.waiting_to_digitise, done=found)

    def _scan_into(self, one: Any) -> None:
        context = self._context
        set_usable(self.detail.apply_button, self.tr("Đang quét"))

        def done(ended: Any) -> None:
            set_usable(self.detail.apply_button, "")
            if ended.problem is not None:
                context.errors.show(ended.problem)
            text = self.tr("Đã thêm %n trang vào hồ sơ.", "", ended.pages)
            context.notices.toast(text, tone="ok" if ended.pages else "soon")
            context.signals.dossier_changed.emit(one.stream)
            self._read()

        def failed(error: Exception) -> None:
            set_usable(self.detail.apply_button, "")
            context.errors.show(error)

        self._scanning = context.tasks.run(
            self,
            "scanner",
            context.desk.scanning.scan_into,
            one.stream,
            one.paper,
            context.who,
            progress=lambda _page: context.signals.page_fed.emit(),
            done=done,
            failed=failed,
        )
