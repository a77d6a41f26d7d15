"""Rows of the key table for the working calendar."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    _key("F9", "calendar", "proceed", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Xem trước – Áp dụng"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Xem hồ sơ nào đổi ngày hẹn; xem xong, nhấn lần nữa để áp dụng")),
    _key("Ctrl+O", "calendar", "import_file", on_bar=True, icon="usb",
         label=QT_TRANSLATE_NOOP("Keys", "Nhập tệp"),
         description=QT_TRANSLATE_NOOP("Keys", "Nhập lịch một năm từ tệp JSON")),
    _key("Ctrl+E", "calendar", "export_file", icon="draft",
         label=QT_TRANSLATE_NOOP("Keys", "Xuất tệp"),
         description=QT_TRANSLATE_NOOP("Keys", "Lưu lịch đang xem thành tệp JSON")),
    _key("Alt+Left", "calendar", "year_before", on_bar=True, icon="previous", repeats=True,
         label=QT_TRANSLATE_NOOP("Keys", "Năm trước"),
         description=QT_TRANSLATE_NOOP("Keys", "Xem lịch năm trước")),
    _key("Alt+Right", "calendar", "year_after", on_bar=True, icon="next", repeats=True,
         label=QT_TRANSLATE_NOOP("Keys", "Năm sau"),
         description=QT_TRANSLATE_NOOP("Keys", "Xem lịch năm sau")),
    _key("Alt+1", "calendar", "to_days", icon="calendar",
         label=QT_TRANSLATE_NOOP("Keys", "Ngày nghỉ, làm bù"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến ngày nghỉ, ngày làm bù, nửa ngày")),
    _key("Alt+2", "calendar", "to_hours", icon="attendance",
         label=QT_TRANSLATE_NOOP("Keys", "Giờ làm việc"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến giờ làm việc theo cơ quan")),
    _key("Alt+3", "calendar", "to_preview", icon="preview",
         label=QT_TRANSLATE_NOOP("Keys", "Xem trước"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến các hồ sơ đổi ngày hẹn")),
    _key("Delete", "calendar", "remove", in_list=True, icon="delete",
         label=QT_TRANSLATE_NOOP("Keys", "Bỏ dòng"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Bỏ dòng đang chọn; nội dung trở lại ô nhập để sửa")),
    _key("Escape", "calendar", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Dừng việc đang tính; hoặc đóng trang")),
)
# fmt: on
