"""Head of the calendar: the year with a way to its neighbours, a file, and F9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from counter_app.ui.widgets.page_frame import Head, button

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext
    from counter_app.ui.keys import ActionSet


class YearHead(Head):
    """Every button pulls a key of the page."""

    def __init__(self, context: PageContext, title: str, keys: ActionSet, parent: QWidget) -> None:
        super().__init__(context.theme, title, parent)
        before = button("calendar_beforeButton", "", self, keys["year_before"].trigger)
        after = button("calendar_afterButton", "", self, keys["year_after"].trigger)
        for step, icon, words in (
            (before, "previous", self.tr("Năm trước")),
            (after, "next", self.tr("Năm sau")),
        ):
            step.setIcon(context.icons(icon))
            step.setAccessibleName(words)
            step.setToolTip(words)
        self.year = context.theme.text(QLabel("", self), "strong")
        self.year.setObjectName("calendar_yearLabel")
        text = self.tr("Nhập tệp…")
        self.import_button = button(
            "calendar_importButton", text, self, keys["import_file"].trigger
        )
        self.proceed = button(
            "calendar_proceedButton", "", self, keys["proceed"].trigger, primary=True
        )
        for widget in (before, self.year, after, self.import_button, self.proceed):
            self.row.addWidget(widget)
        self.show_step(is_preview=False)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What rests while dossiers are counted."""
        return (self.import_button, self.proceed)

    def show_step(self, *, is_preview: bool) -> None:
        """What F9 does now."""
        text = self.tr("Áp dụng  F9") if is_preview else self.tr("Xem trước  F9")
        self.proceed.setText(text)
        self.proceed.setAccessibleName(text)
