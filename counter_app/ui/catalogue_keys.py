"""Rows of the key table for what is not received here."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    _key("F9", "guidance", "issue", on_bar=True, icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "In phiếu hướng dẫn"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "In phiếu hướng dẫn, ghi một dòng vào sổ hướng dẫn")),
    _key("Shift+F9", "guidance", "told", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Đã hướng dẫn"),
         description=QT_TRANSLATE_NOOP("Keys", "Ghi vào sổ hướng dẫn, không in phiếu")),
    _key("Escape", "guidance", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Đóng, không ghi nhận gì")),
)
# fmt: on
