"""The ring around what has the focus."""

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from counter_app.ui.widgets.focus_ring import FocusRing


def test_a_toast_lies_over_the_ring_of_what_it_covers(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    field, toast = QLineEdit(window), QFrame(window)
    field.setGeometry(20, 20, 200, 40)
    toast.setObjectName("toast")
    toast.setGeometry(120, 0, 280, 200)
    toast.setStyleSheet("background: #123456")
    ring = FocusRing(window, theme)
    window.show()
    ring.follow(None, field)
    picture = window.grab().toImage()
    edge = field.geometry().top() - 3  # in the ring, above the field
    assert picture.pixelColor(60, edge) == theme.color("focus")
    assert picture.pixelColor(180, edge).name() == "#123456"
