"""Rows of the key table for the assistant that sets a PC up."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    # F6 and F11 are what the devices' own errors ask for
    _key("F9 F6 F11", "setup", "do", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Thực hiện"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Việc chính của bước: đăng ký, lưu, hoặc dùng và thử thiết bị")),
    _key("Alt+Right", "setup", "next", on_bar=True, icon="next",
         label=QT_TRANSLATE_NOOP("Keys", "Bước sau"),
         description=QT_TRANSLATE_NOOP("Keys", "Sang bước sau; bước chưa làm được bỏ qua")),
    _key("Alt+Left", "setup", "before", on_bar=True, icon="previous",
         label=QT_TRANSLATE_NOOP("Keys", "Bước trước"),
         description=QT_TRANSLATE_NOOP("Keys", "Trở lại bước trước")),
    _key("Ctrl+R", "setup", "look", on_bar=True, icon="sync",
         label=QT_TRANSLATE_NOOP("Keys", "Tìm lại"),
         description=QT_TRANSLATE_NOOP("Keys", "Tìm lại các thiết bị của bước này")),
    _key("Ctrl+P", "setup", "print", icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "In biên bản"),
         description=QT_TRANSLATE_NOOP("Keys", "In biên bản thiết lập máy, kèm kết quả thử")),
    _key("Ctrl+E", "setup", "save", icon="draft",
         label=QT_TRANSLATE_NOOP("Keys", "Lưu biên bản"),
         description=QT_TRANSLATE_NOOP("Keys", "Lưu biên bản thiết lập máy thành tệp PDF")),
    _key("Escape", "setup", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Dừng việc thử, hoặc đóng; những gì đã lưu vẫn giữ")),
)
# fmt: on
