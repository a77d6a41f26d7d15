"""Sizes follow the font, colours the scheme; the font has every Vietnamese letter."""

import unicodedata

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.ui import fonts
from counter_app.ui.tokens import DARK, LIGHT


def test_letters_are_all_67_pairs():
    letters = fonts.vietnamese_letters()
    assert len(set(letters)) == len(letters) == 146
    assert unicodedata.is_normalized("NFC", letters)
    assert set("ẪẬễđĐợữỵ") <= set(letters)


def test_the_screen_font_has_every_letter(theme):
    assert theme.font_family
    assert theme.missing_letters == ""
    assert fonts.missing_letters(QFont(theme.font_family)) == ""


def test_a_font_without_letters_is_found_out(monkeypatch, qapp):
    class Bare:
        def supportsCharacter(self, code):
            return code < 128

    monkeypatch.setattr(fonts.QRawFont, "fromFont", lambda *_: Bare())
    assert "ễ" in fonts.missing_letters(QFont())
    _, lacking = fonts.choose()
    assert "đ" in lacking


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_sizes_grow_with_the_font(theme, percent):
    theme.apply("light", percent)
    assert theme.font("body").pointSizeF() == pytest.approx(10.5 * percent / 100)
    assert theme.px(100) == pytest.approx(percent, rel=0.08)
    assert theme.px(0) == 0


def test_steps_stay_between_100_and_200(theme):
    for _ in range(9):
        theme.step(1)
    assert theme.percent == 200
    for _ in range(9):
        theme.step(-1)
    assert theme.percent == 100
    theme.apply("light", 150)
    theme.step(0)
    assert theme.percent == 100


def test_fitted_layouts_and_labels_follow(theme, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    theme.fit(column, margins=(8, 8, 8, 8), spacing=4)
    label = theme.text(QLabel("Ẫ Ộ Ễ", holder), "title")
    column.addWidget(label)
    small = label.font().pointSizeF()
    theme.apply("light", 200)
    assert column.contentsMargins().left() >= 15
    assert label.font().pointSizeF() == pytest.approx(2 * small)


def test_schemes_paint_the_palette(theme, qapp):
    theme.apply("dark", 100)
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    theme.apply("light", 100)
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == LIGHT.surface
    theme.apply("contrast", 100)
    assert theme.tokens.name == "contrast"
    assert theme.color("ok.fg").name().upper() == theme.tokens.ok.fg
