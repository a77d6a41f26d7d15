"""A page with one field of each kind that a test of the frame needs; stands in for intake."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.keys import ActionSet, rows
from counter_app.ui.widgets.fields import DigitsEdit, ViLineEdit


class TinyPage(QWidget):
    """Has every intake key; notes what was pressed and scanned."""

    title = "Tiếp nhận"

    def __init__(self, context):
        super().__init__()
        self.context = context
        self.setObjectName("intake")
        self.pressed = []
        self.scans = []
        self.takes = ()
        self.left = 0
        self.loaded = []
        self.name = ViLineEdit("tiny_nameEdit", "Họ tên", self)
        self.number = DigitsEdit("tiny_numberEdit", "Số định danh cá nhân", 12, self)
        self.button = QPushButton("Nút", self)
        self.button.setObjectName("tiny_button")
        self.button.setAccessibleName("Nút")
        self.list = QListWidget(self)
        self.list.setObjectName("tiny_list")
        self.list.setAccessibleName("Danh sách")
        self.list.addItems(["một", "hai"])
        column = QVBoxLayout(self)
        for widget in (self.name, self.number, self.button, self.list):
            column.addWidget(widget)
        self.keys = ActionSet(
            "intake",
            self,
            {
                row.id: (lambda name=row.id: self.pressed.append((name, self.name.text())))
                for row in rows("intake")
            },
        )

    @property
    def widget(self):
        return self

    def on_shown(self):
        self.name.setFocus()

    def on_scan(self, scan):
        self.scans.append(scan)
        return isinstance(scan, self.takes)

    def on_leaving(self):
        self.left += 1

    def load_draft(self, draft_id):
        self.loaded.append(draft_id)

    def draft(self):
        return None
