"""Frames and labels in the colours of the scheme, without a style sheet."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QTabBar,
    QVBoxLayout,
)

from counter_app.ui.icons import Icons
from counter_app.ui.tokens import CONTRAST, DARK, LIGHT, TONES
from counter_app.ui.widgets.badge import StatusBadge
from counter_app.ui.widgets.fields import ViTextEdit

SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@pytest.fixture(autouse=True)
def back_to_light(theme):
    yield
    theme.apply("light", 100)


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QSpinBox])
def test_what_is_off_has_a_broken_edge_where_everything_is_white(theme, show, kind):
    theme.apply("contrast")
    widget = show(kind(), (200, 40))
    edges = []
    for is_on in (True, False):
        widget.setEnabled(is_on)
        picture = widget.grab().toImage()
        edges.append({picture.pixelColor(x, 0).name().upper() for x in range(20, 180)})
    assert edges == [{CONTRAST.border}, {CONTRAST.border, CONTRAST.surface2}]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_arrows_of_a_spin_box_stand_inside_it_beside_its_figure(theme, show, percent):
    theme.apply("light", percent)
    box = QSpinBox()
    box.setSuffix(" trang")
    show(box, (box.sizeHint().width(), box.sizeHint().height()))
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    parts = QStyle.SubControl
    control = QStyle.ComplexControl.CC_SpinBox
    up, down, figure = (
        box.style().subControlRect(control, option, part, box)
        for part in (parts.SC_SpinBoxUp, parts.SC_SpinBoxDown, parts.SC_SpinBoxEditField)
    )
    assert box.rect().contains(up)
    assert box.rect().contains(down)
    assert not up.intersects(down)
    assert not figure.intersects(up.united(down))
    text = box.fontMetrics().size(0, box.text())
    assert figure.width() > text.width()
    assert figure.height() >= text.height()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_menu_has_room_for_its_words_and_a_line_takes_little(theme, show, qtbot, percent):
    theme.apply("dark", percent)
    menu = QMenu()
    qtbot.addWidget(menu)
    words = menu.addAction("Ghi nhận thất lạc, hư hỏng")
    words.setCheckable(True)
    line = menu.addSeparator()
    menu.adjustSize()
    mark = menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
    text = menu.fontMetrics().horizontalAdvance(words.text())
    assert menu.actionGeometry(words).width() >= text + 2 * mark
    assert menu.actionGeometry(line).height() <= menu.actionGeometry(words).height() // 2


def ink(label):
    return label.palette().color(QPalette.ColorRole.WindowText).name().upper()


def worn(show, widget, **properties):
    for name, value in properties.items():
        widget.setProperty(name, value)
    return show(widget, (200, 40))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("look", "token"), [("quiet", "text2"), ("accent", "accent")])
def test_a_label_wears_the_colour_of_its_look_in_every_scheme(theme, show, scheme, look, token):
    label = worn(show, QLabel("chữ"), look=look)
    theme.apply(scheme)
    assert ink(label) == getattr(SCHEMES[scheme], token)


@pytest.mark.parametrize("name", TONES)
def test_a_tone_colours_words_and_badges(theme, show, name):
    assert ink(worn(show, QLabel("chữ"), tone=name)) == LIGHT.tone(name).fg
    badge = show(StatusBadge(theme, Icons(theme), name, "chữ"), (200, 40))
    words = [label for label in badge.findChildren(QLabel) if label.text() == "chữ"]
    assert [ink(label) for label in words] == [LIGHT.tone(name).fg]
    assert badge.grab().toImage().pixelColor(100, 3) == QColor(LIGHT.tone(name).bg)


def test_a_look_taken_off_leaves_the_palettes_own_colour(theme, show):
    label = worn(show, QLabel("chữ"), look="error")
    assert ink(label) == LIGHT.bad.fg
    label.setProperty("look", "")
    label.style().polish(label)
    assert ink(label) == LIGHT.text
    theme.apply("dark")
    assert ink(label) == DARK.text


@pytest.mark.parametrize(
    ("look", "room", "at", "colour"),
    [
        ("card", (1, 1, 1, 1), (100, 20), LIGHT.surface),
        ("bar", (0, 0, 0, 1), (100, 39), LIGHT.hairline),
        ("keybar", (0, 1, 0, 0), (100, 0), LIGHT.hairline),
        ("sheet", (1, 0, 0, 0), (0, 20), LIGHT.border),
        ("strip", (4, 0, 0, 0), (1, 20), LIGHT.soon.fg),
        ("toast", (1, 1, 1, 1), (100, 20), LIGHT.soon.bg),
    ],
)
def test_a_frame_has_ground_edge_and_room_for_it(show, look, room, at, colour):
    frame = QFrame()
    inner = QVBoxLayout(frame)
    inner.setContentsMargins(0, 0, 0, 0)
    worn(show, frame, look=look, tone="soon")
    margins = frame.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == room
    assert frame.grab().toImage().pixelColor(*at).name().upper() == colour


def test_edges_grow_in_high_contrast_and_with_the_text(theme, show):
    strip, card = worn(show, QFrame(), look="strip", tone="ok"), worn(show, QFrame(), look="card")
    theme.apply("contrast", 200)
    assert strip.contentsMargins().left() == theme.px(4) > 4
    assert card.contentsMargins().left() == 2


def test_a_tab_that_is_not_chosen_keeps_its_letters_whole_and_in_line(show):
    tabs = show(QTabBar(), (300, 40))
    rooms = []
    for text in ("Tiếp nhận", "Đồng bộ"):
        option = QStyleOptionTab()
        tabs.initStyleOption(option, tabs.addTab(text))
        option.rect.moveLeft(0)
        part = QStyle.SubElement.SE_TabBarTabText
        rooms.append(tabs.style().subElementRect(part, option, tabs))
    chosen, other = rooms
    assert (chosen.top(), chosen.bottom()) == (other.top(), other.bottom())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_a_large_text_field_is_seen_in_every_scheme(theme, show, scheme):
    theme.apply(scheme)
    field = show(ViTextEdit("note", "Ghi chú"), (200, 80))
    picture = field.grab().toImage()
    for at in ((0, 40), (100, 0), (199, 40), (100, 79)):
        assert picture.pixelColor(*at).name().upper() == SCHEMES[scheme].border
