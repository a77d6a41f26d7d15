"""Rows of the key table for handing on and for the register."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import WINDOW, Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    _key("Ctrl+5", WINDOW, "open_handover", icon="next",
         label=QT_TRANSLATE_NOOP("Keys", "Bàn giao hồ sơ"),
         description=QT_TRANSLATE_NOOP("Keys", "Mở Bàn giao: hồ sơ đến cơ quan, kết quả về")),
    _key("F9", "handover", "issue", on_bar=True, icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "Bàn giao, nhận – In"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Ghi nhận chuyển hồ sơ đã chọn hoặc nhận kết quả đã đếm; in giấy bàn giao")),
    _key("F8", "handover", "elsewhere", on_bar=True, icon="elsewhere",
         label=QT_TRANSLATE_NOOP("Keys", "Quầy khác"),
         description=QT_TRANSLATE_NOOP(
             "Keys", "Hiện hoặc ẩn hồ sơ đang nằm ở quầy khác của cơ quan, để chuyển thay")),
    _key("F11", "handover", "print", on_bar=True, icon="print",
         label=QT_TRANSLATE_NOOP("Keys", "In"),
         description=QT_TRANSLATE_NOOP("Keys", "In bảng kê chuyến của tháng")),
    _key("Ctrl+P", "handover", "pdf", on_bar=True, icon="pdf",
         label=QT_TRANSLATE_NOOP("Keys", "Lưu PDF"),
         description=QT_TRANSLATE_NOOP("Keys", "Lưu bảng kê chuyến của tháng thành tệp PDF")),
    _key("Alt+1", "handover", "to_send", icon="next",
         label=QT_TRANSLATE_NOOP("Keys", "Cần chuyển"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến hồ sơ cần bàn giao")),
    _key("Alt+2", "handover", "to_receive", icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Chờ ký nhận"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến giấy bàn giao chưa ký nhận đủ")),
    _key("Alt+3", "handover", "to_results", icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Nhận kết quả"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến kết quả cơ quan mang về")),
    _key("Alt+4", "handover", "to_trips", icon="calendar",
         label=QT_TRANSLATE_NOOP("Keys", "Chuyến trong tháng"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến bảng kê chuyến luân chuyển")),
    _key("Escape", "handover", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Đóng và trở về chỗ đang làm")),
    _key("Ctrl+P", "register", "pdf", on_bar=True, icon="pdf",
         label=QT_TRANSLATE_NOOP("Keys", "Lưu PDF"),
         description=QT_TRANSLATE_NOOP("Keys", "Lập sổ của cơ quan và năm đang chọn, lưu PDF")),
    _key("Escape", "register", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Đóng và trở về chỗ đang làm")),
)
# fmt: on
