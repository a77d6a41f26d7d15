"""The pages of the mode bar in their stack; each is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from counter_app.ui.context import Page
from counter_app.ui.keys import WINDOW, ActionSet, label, rows


class PageStack(QStackedWidget):
    """Pages by name; `mode_bar` carries their titles in the same order."""

    def __init__(self, mode_bar: QTabBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("app_pages")
        self._mode_bar = mode_bar
        self._order: list[str] = []
        self._pages: dict[str, Page] = {}
        self._makers: dict[str, Callable[[], Page]] = {}

    def add(self, name: str, make: Callable[[], Page]) -> None:
        """A place for a page; its title is the label of its key "go_NAME"."""
        self._order.append(name)
        self._makers[name] = make
        place = QWidget(self)
        QVBoxLayout(place).setContentsMargins(0, 0, 0, 0)
        self.addWidget(place)
        titles = {row.id: label(row) for row in rows(WINDOW)}
        at = self._mode_bar.addTab(titles[f"go_{name}"])
        self._mode_bar.setTabToolTip(at, f"Ctrl+{at + 1}")

    def page(self, name: str) -> Page:
        """The page, made now if need be. Raises KeyError for an unknown name."""
        if name not in self._pages:
            page = self._makers[name]()
            self._pages[name] = page
            place = self.widget(self._order.index(name))
            layout = place.layout() if place is not None else None
            if layout is not None:
                layout.addWidget(page.widget)
        return self._pages[name]

    def offer(self, name: str, keys: ActionSet, why_not: str) -> None:
        """Show the tab of a page, or hide it and let its key say `why_not`."""
        self._mode_bar.setTabVisible(self._order.index(name), not why_not)
        if why_not:
            keys.block(f"go_{name}", why_not)
        else:
            keys.allow(f"go_{name}")

    def name_at(self, place: int) -> str:
        """The name of a tab."""
        return self._order[max(0, place)]

    @property
    def current(self) -> Page | None:
        """The page in front, None before the first was shown."""
        at = self.currentIndex()
        return self._pages.get(self._order[at]) if 0 <= at < len(self._order) else None

    def made(self) -> Iterator[Page]:
        """Every page made so far."""
        yield from self._pages.values()

    def bring_up(self, name: str) -> Page:
        """Put a page in front; the one before it is told that it leaves."""
        at = self._order.index(name)
        page = self.page(name)
        if self.currentIndex() != at and self.current is not None:
            self.current.on_leaving()
        self._mode_bar.setCurrentIndex(at)
        self.setCurrentIndex(at)
        return page
