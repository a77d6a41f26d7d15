"""The band over every window of a practice PC, with a card to present where there is no reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from counter_app.ui.theme import Theme

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

# An invented person; the number passes every check of a real card.
SAMPLE_CARD = (
    "051188001234|212345678|Nguyễn Thị Hồng Hạnh|05031988|Nữ|"
    "Tổ 5, Phường Nghĩa Lộ, Tỉnh Quảng Ngãi|01082021"
)


def practice_banner(theme: Theme, parent: QWidget, context: PageContext | None = None) -> QFrame:
    """The words that stand on every practice paper, there in Vietnamese; with a `context` also the
    card.
    """
    band = QFrame(parent)
    band.setObjectName("practice_banner")
    band.setProperty("look", "strip")
    band.setProperty("tone", "hold")
    words = QCoreApplication.translate("PracticeBanner", "BẢN TẬP – KHÔNG CÓ GIÁ TRỊ")
    label = theme.text(QLabel(words, band), "strong")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("tone", "hold")
    row = QHBoxLayout(band)
    theme.fit(row, margins=(8, 2, 8, 2), spacing=8)
    row.addWidget(label, 1)
    if context is not None and context.desk.bench is not None:
        row.addWidget(_card_button(context, band))
    band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return band


def _card_button(context: PageContext, band: QFrame) -> QPushButton:
    text = QCoreApplication.translate("PracticeBanner", "Quét thẻ mẫu")
    button = QPushButton(context.icons("card"), text, band)
    button.setObjectName("practice_cardButton")
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def present() -> None:
        bench = context.desk.bench
        if bench is not None:
            context.tasks.run(band, "db", bench.show_card, SAMPLE_CARD)

    button.clicked.connect(present)
    return button
