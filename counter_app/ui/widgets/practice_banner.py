"""The band over every window of a practice PC."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from counter_app.ui.theme import Theme


def practice_banner(theme: Theme, parent: QWidget) -> QFrame:
    """The band that every window of a practice PC carries."""
    band = QFrame(parent)
    band.setObjectName("practice_banner")
    band.setProperty("look", "strip")
    band.setProperty("tone", "hold")
    label = theme.text(QLabel("BẢN TẬP – KHÔNG CÓ GIÁ TRỊ", band), "strong")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("tone", "hold")
    row = QHBoxLayout(band)
    theme.fit(row, margins=(8, 2, 8, 2), spacing=0)
    row.addWidget(label)
    band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return band
