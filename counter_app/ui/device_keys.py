"""Rows of the key table for the devices of the PC."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import WINDOW, Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    _key("Ctrl+M", WINDOW, "read_by_camera", icon="camera",
         label=QT_TRANSLATE_NOOP("Keys", "Đọc mã bằng camera"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Bật camera để đọc mã QR của thẻ căn cước hoặc giấy biên nhận")),
    _key("Escape", "camera", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Tắt camera và trở về chỗ đang làm")),
    # F6 and F11 are what the devices' own errors ask for
    _key("F9 F6 F11", "devices", "test", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Thử"),
         description=QT_TRANSLATE_NOOP("Keys", "Thử thiết bị đang chọn: quét, in hoặc đọc mã")),
    _key("Ctrl+R", "devices", "ask_again", on_bar=True, icon="sync",
         label=QT_TRANSLATE_NOOP("Keys", "Hỏi lại"),
         description=QT_TRANSLATE_NOOP("Keys", "Hỏi lại trạng thái của mọi thiết bị")),
    _key("Ctrl+E", "devices", "export", on_bar=True, icon="draft",
         label=QT_TRANSLATE_NOOP("Keys", "Xuất tệp chẩn đoán"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Ghi tệp chẩn đoán cho bộ phận kỹ thuật; không chứa dữ liệu công dân")),
    _key("Ctrl+P", "devices", "reader_sheet", icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "In tờ cài đặt đầu đọc"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "In tờ hướng dẫn cài đặt đầu đọc mã, kèm các mã để thử")),
    _key("Alt+1", "devices", "to_list", icon="todo",
         label=QT_TRANSLATE_NOOP("Keys", "Danh sách"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến danh sách thiết bị")),
    _key("Alt+2", "devices", "to_choice", icon="edit",
         label=QT_TRANSLATE_NOOP("Keys", "Đổi thiết bị"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến phần chọn thiết bị khác")),
    _key("Escape", "devices", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Dừng việc thử, hoặc đóng và trở về chỗ đang làm")),
)
# fmt: on
