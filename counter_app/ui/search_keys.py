"""Rows of the key table: the search list, and the sheet of a dossier that is not accepted."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    _key("Return Enter", "search", "open", in_list=True, icon="dossier",
         label=QT_TRANSLATE_NOOP("Keys", "Mở"),
         description=QT_TRANSLATE_NOOP("Keys", "Mở mục đang chọn")),
    _key("Alt+Return Alt+Enter", "search", "look", on_bar=True, icon="preview",
         label=QT_TRANSLATE_NOOP("Keys", "Xem hồ sơ"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Xem thông tin, lịch sử và việc làm được với hồ sơ đang chọn")),
    _key("F11", "search", "print_again", on_bar=True, icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "In lại"),
         description=QT_TRANSLATE_NOOP("Keys", "In lại giấy của hồ sơ đang chọn, có ghi lý do")),
    _key("Escape", "search", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Đóng và trở về chỗ đang làm")),
    _key("F9", "answered", "reopen", on_bar=True, icon="dossier",
         label=QT_TRANSLATE_NOOP("Keys", "Mở lại hồ sơ"),
         description=QT_TRANSLATE_NOOP("Keys", "Mở lại hồ sơ tại trang Tiếp nhận để làm tiếp")),
    _key("F11", "answered", "print_again", on_bar=True, icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "In lại"),
         description=QT_TRANSLATE_NOOP("Keys", "In lại giấy, có ghi lý do")),
    _key("Alt+1", "answered", "to_summary", icon="dossier",
         label=QT_TRANSLATE_NOOP("Keys", "Thông tin"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến thông tin hồ sơ")),
    _key("Alt+2", "answered", "to_history", icon="history",
         label=QT_TRANSLATE_NOOP("Keys", "Lịch sử"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến lịch sử hồ sơ")),
    _key("Alt+5", "answered", "to_next", icon="next",
         label=QT_TRANSLATE_NOOP("Keys", "Việc tiếp theo"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến các việc làm được với hồ sơ")),
    _key("Escape", "answered", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Đóng và trở về chỗ đang làm")),
)
# fmt: on
