"""Every text a page shows or reads out, and what of it may be Vietnamese in English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from fakes import WHO, edition
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QSpinBox,
    QTabBar,
    QTreeView,
    QWidget,
)

from counter_app.ui.tasks import Tasks

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạ-ỹẠ-Ỹàáãèéìíòóõùúýĩũ]")
_TEXTS = ("text", "placeholderText", "title", "windowTitle", "currentText", "toPlainText")
_SPOKEN = ("accessibleName", "accessibleDescription", "toolTip", "statusTip", "whatsThis")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_LANES = ("db", "cpu", "scanner", "printer", "sync")  # those whose work ends by itself
# The language's own name, the currency's sign, and the stamp that practice papers bear.
_SIGNS = ("Tiếng Việt", "\u00a0đ", "BẢN TẬP – KHÔNG CÓ GIÁ TRỊ")


def settle(workspace: QWidget, tasks: Tasks, qtbot: Any) -> None:
    """Wait until every lane has done what was asked of it, and what that asked for in turn."""
    for _ in range(3):
        passed: list[None] = []
        for lane in _LANES:
            tasks.run(workspace, lane, lambda: None, done=passed.append)
        qtbot.waitUntil(lambda all_of=passed: len(all_of) == len(_LANES), timeout=20_000)


def vietnamese_on(page: QWidget, *data: object) -> set[str]:
    """What is Vietnamese on `page` and neither an official text nor in `data`."""
    return vietnamese_in(texts_of(page), data)


def vietnamese_in(texts: Iterable[str], *data: object) -> set[str]:
    """As `vietnamese_on`, of texts that were told."""
    known = sorted({*official(), *texts_in(data)}, key=len, reverse=True)
    found = set()
    for text in filter(VIETNAMESE.search, set(texts)):
        left = text
        for official_text in known:
            left = left.replace(official_text, "")
        if VIETNAMESE.search(left):
            found.add(text)
    return found


@functools.cache
def official() -> frozenset[str]:
    """Published texts: procedures, papers, cases, fees and their sources, agencies, the centre,
    holidays; and the clerk's name.
    """
    shipped = edition()
    wanted = (shipped.procedures_on(date(2026, 11, 23)), shipped.agencies, shipped.centre)
    return frozenset({*texts_in((wanted, shipped.calendars, WHO)), *_SIGNS})


def texts_in(value: object) -> Iterator[str]:
    """Every text in nested dataclasses and sequences that holds a Vietnamese letter."""
    if isinstance(value, str):
        if VIETNAMESE.search(value):
            yield value
            yield value[:1].lower() + value[1:]
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in {"posted", "keywords", "limit", "trace", "within"}:
                yield from texts_in(getattr(value, one.name))
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from texts_in(one)


def texts_of(page: QWidget) -> Iterator[str]:
    """Texts, tooltips and names of `page` and all in it, hidden or not."""
    for widget in (page, *page.findChildren(QWidget)):
        for name in (*_TEXTS, *_SPOKEN):
            yield from _called(widget, name)
        match widget:
            case QComboBox():
                yield from (widget.itemText(row) for row in range(widget.count()))
            case QSpinBox():
                yield from (widget.prefix(), widget.suffix())
            case QTabBar():
                for at in range(widget.count()):
                    yield from (widget.tabText(at), widget.tabToolTip(at))
            case QAbstractItemView():
                yield from _of_model(widget.model(), deep=isinstance(widget, QTreeView))
    for action in page.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _called(widget: QWidget, name: str) -> Iterator[str]:
    read = getattr(widget, name, None)
    value = read() if callable(read) else ""
    if isinstance(value, str):
        yield value


def _of_model(model: QAbstractItemModel | None, *, deep: bool) -> Iterator[str]:
    if model is None:
        return
    for column in range(_columns(model)):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        yield head if isinstance(head, str) else ""
    yield from _below(model, QModelIndex(), deep=deep)


def _columns(model: QAbstractItemModel, parent: QModelIndex | None = None) -> int:
    if isinstance(model, QAbstractListModel):
        return 1
    return model.columnCount(parent or QModelIndex())


def _below(model: QAbstractItemModel, parent: QModelIndex, *, deep: bool) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in _ROLES:
                value = index.data(role)
                if isinstance(value, str):
                    yield value
        if deep:
            yield from _below(model, model.index(row, 0, parent), deep=deep)
