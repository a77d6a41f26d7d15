"""Rows of the key table for the catalogue and for what is not received here."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.ui.keyrow import Key
from counter_app.ui.keyrow import key_row as _key

# fmt: off
ROWS: tuple[Key, ...] = (
    _key("F9", "catalogue", "change", on_bar=True, icon="edit",
         label=QT_TRANSLATE_NOOP("Keys", "Thay đổi"),
         description=QT_TRANSLATE_NOOP("Keys", "Lập phiên bản mới của thủ tục đang xem")),
    _key("Ctrl+P", "catalogue", "posting", on_bar=True, icon="pdf",
         label=QT_TRANSLATE_NOOP("Keys", "Niêm yết PDF"),
         description=QT_TRANSLATE_NOOP("Keys", "Lưu bản niêm yết công khai của thủ tục đang xem")),
    _key("Ctrl+O", "catalogue", "import_file", on_bar=True, icon="usb",
         label=QT_TRANSLATE_NOOP("Keys", "Nhập tệp"),
         description=QT_TRANSLATE_NOOP("Keys", "Nhập danh mục từ tệp CSV, Excel, OpenCPS")),
    _key("Ctrl+E", "catalogue", "export_file", icon="draft",
         label=QT_TRANSLATE_NOOP("Keys", "Xuất tệp"),
         description=QT_TRANSLATE_NOOP("Keys", "Xuất cả danh mục thành tệp")),
    _key("Alt+1", "catalogue", "to_search", icon="search",
         label=QT_TRANSLATE_NOOP("Keys", "Tìm thủ tục"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển đến ô tìm thủ tục")),
    _key("Alt+2", "catalogue", "matters", icon="info",
         label=QT_TRANSLATE_NOOP("Keys", "Nơi khác nhận"),
         description=QT_TRANSLATE_NOOP("Keys", "Việc không tiếp nhận tại Trung tâm và nơi đến")),
    _key("Escape", "catalogue", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Đóng"),
         description=QT_TRANSLATE_NOOP("Keys", "Đóng và trở về chỗ đang làm")),
    _key("F9", "catalogue_change", "issue", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Ghi phiên bản mới"),
         description=QT_TRANSLATE_NOOP("Keys", "Ghi phiên bản mới của thủ tục, gửi đến mọi quầy")),
    _key("Ins", "catalogue_change", "add_line", in_list=True, icon="new",
         label=QT_TRANSLATE_NOOP("Keys", "Thêm dòng"),
         description=QT_TRANSLATE_NOOP("Keys", "Thêm giấy tờ, cơ quan sau dòng đang chọn")),
    _key("Del", "catalogue_change", "remove_line", in_list=True, icon="delete",
         label=QT_TRANSLATE_NOOP("Keys", "Bỏ dòng"),
         description=QT_TRANSLATE_NOOP("Keys", "Bỏ giấy tờ, cơ quan đang chọn")),
    _key("Ctrl+Up", "catalogue_change", "line_up", in_list=True, repeats=True, icon="up",
         label=QT_TRANSLATE_NOOP("Keys", "Chuyển lên"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển dòng đang chọn lên trên")),
    _key("Ctrl+Down", "catalogue_change", "line_down", in_list=True, repeats=True, icon="down",
         label=QT_TRANSLATE_NOOP("Keys", "Chuyển xuống"),
         description=QT_TRANSLATE_NOOP("Keys", "Chuyển dòng đang chọn xuống dưới")),
    _key("Escape", "catalogue_change", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Trở lại"),
         description=QT_TRANSLATE_NOOP("Keys", "Trở lại danh mục, không ghi gì")),
    _key("F9", "catalogue_matters", "issue", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Ghi thay đổi"),
         description=QT_TRANSLATE_NOOP("Keys", "Ghi nơi nhận các việc, gửi đến mọi quầy")),
    _key("Escape", "catalogue_matters", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Trở lại"),
         description=QT_TRANSLATE_NOOP("Keys", "Trở lại danh mục, không ghi gì")),
    _key("F9", "catalogue_import", "issue", on_bar=True, icon="ok",
         label=QT_TRANSLATE_NOOP("Keys", "Ghi phiên bản mới"),
         description=QT_TRANSLATE_NOOP("Keys", "Ghi phiên bản mới của các thủ tục trong tệp")),
    _key("Escape", "catalogue_import", "back", on_bar=True, icon="close",
         label=QT_TRANSLATE_NOOP("Keys", "Trở lại"),
         description=QT_TRANSLATE_NOOP("Keys", "Trở lại danh mục, không ghi gì")),
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
