"""The small sheet of a draft at another counter: that it is there, not what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.ui import shown
from counter_app.ui.keys import ActionSet
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, section

if TYPE_CHECKING:
    from counter_app.services.elsewhere import DraftElsewhere
    from counter_app.ui.context import PageContext


class ElsewherePage(QWidget):
    """Whose draft lies where, since when, and what to do now."""

    def __init__(self, context: PageContext, found: DraftElsewhere) -> None:
        super().__init__()
        self.setObjectName("elsewhere")
        self._context = context
        self._counter = found.counter
        theme = context.theme
        self.keys = ActionSet("elsewhere", self, {"back": context.shell.close_sheet})
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=12)
        card, lines = section(theme, found.draft.name or self.tr("Chưa có tên"), content)
        form = QFormLayout()
        theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label, value in self._lines(found):
            name = QLabel(label, card)
            name.setProperty("look", "quiet")
            form.addRow(name, self._words(value, card))
        lines.addLayout(form)
        inner.addWidget(card)
        self.next_step = self._words(self._next_step(), content)
        self.next_step.setObjectName("elsewhere_nextLabel")
        inner.addWidget(self.next_step)
        as_of = self._words(
            self.tr("Theo tin máy chủ báo lúc {at}; từ đó đến nay có thể đã khác.").format(
                at=shown.moment(found.heard_at)
            ),
            content,
        )
        as_of.setProperty("look", "quiet")
        inner.addWidget(as_of)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        self._scroll = ScrollColumn(content, self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.title)
        column.addWidget(self._scroll, 1)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Bản nháp ở quầy {counter}").format(counter=self._counter)

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Nothing to fill in; arrows scroll."""
        self._scroll.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def _lines(self, found: DraftElsewhere) -> list[tuple[str, str]]:
        draft = found.draft
        lines = [
            (self.tr("Số định danh cá nhân"), ", ".join(draft.id_numbers)),
            (self.tr("Thủ tục"), draft.procedure or self.tr("Chưa chọn")),
            (self.tr("Trang quét"), shown.pages(draft.pages)),
            (self.tr("Bắt đầu"), shown.moment(draft.since)),
            (self.tr("Sửa lần cuối khoảng"), shown.moment(draft.touched_at)),
        ]
        return [(label, value) for label, value in lines if value]

    def _next_step(self) -> str:
        return self.tr(
            "Giấy tờ và trang quét nằm trên máy của quầy {counter}, không mở được từ đây. "
            "Mời người nộp trở lại quầy {counter} để làm tiếp, không phải nộp lại từ đầu. "
            "Nếu tiếp nhận tại đây thì phải quét lại; bản nháp ở quầy {counter} vẫn còn cho đến "
            "khi quầy đó bỏ đi."
        ).format(counter=self._counter)

    def _words(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label


def where_words(found: DraftElsewhere) -> str:
    """As in “quầy 03, 14 trang, từ 11:25”; the day too when it is not today."""
    since = found.draft.since
    return QCoreApplication.translate("Elsewhere", "quầy {counter}, {pages}, từ {since}").format(
        counter=found.counter,
        pages=shown.pages(found.draft.pages),
        since=shown.clock_time(since) if found.is_today else shown.moment(since),
    )
