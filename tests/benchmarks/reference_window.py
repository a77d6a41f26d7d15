"""The reference: an empty PySide6 main window, from process start to its first paint."""

import json
import time

STARTED = time.perf_counter()

from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: E402


class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(json.dumps({"painted_ms": (time.perf_counter() - STARTED) * 1000}), flush=True)
        QApplication.instance().exit(0)


app = QApplication([])
window = Window()
window.resize(1366, 740)
window.show()
app.exec()
