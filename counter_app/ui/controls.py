"""How single controls are painted: flat, in the colours of the tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionSlider,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from counter_app.ui.tokens import LIGHT, Tokens

State = QStyle.StateFlag
_RING = 2


class Controls:
    """Paints; holds nothing but colours and the corner radius."""

    def __init__(self) -> None:
        self.tokens: Tokens = LIGHT
        self.radius = 4.0
        self.em = 19  # height of a line of body text

    def edge(self, option: QStyleOption) -> str:
        """The colour of a border: quiet when off, darker under the mouse."""
        if not is_on(option, State.State_Enabled):
            return self.tokens.hairline
        hover = is_on(option, State.State_MouseOver)
        return self.tokens.text2 if hover else self.tokens.border

    def panel(
        self, painter: QPainter, rect: QRect, fill: str, edge: str, *, is_off: bool = False
    ) -> None:
        """A rounded rectangle; `edge` "" draws no border. What is off has a broken one where no
        colour is left to say so.
        """
        width = 2.0 if self.tokens.name == "contrast" else 1.0
        inner = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(edge), width)
        if is_off and self.tokens.name == "contrast":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(inner, self.radius, self.radius)
        painter.restore()

    def field(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        """The ground of a text field; red when its content is wrong."""
        usable = is_on(option, State.State_Enabled) and not is_on(option, State.State_ReadOnly)
        fill = self.tokens.surface if usable else self.tokens.surface2
        edge = self.edge(option)
        if widget is not None and widget.property("invalid"):
            edge = self.tokens.bad.fg
        elif not usable:
            edge = self.tokens.hairline
        self.panel(painter, option.rect, fill, edge, is_off=not usable)

    def around(self, painter: QPainter, rect: QRect, *, is_field: bool) -> None:
        """The straight edge of a text field of several lines, fainter that of a list: what scrolls
        in it has corners.
        """
        edge = self.tokens.border if is_field else self.tokens.hairline
        painter.save()
        painter.setPen(QColor(edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def button(self, painter: QPainter, option: QStyleOption) -> None:
        """A push button; filled with the accent when it is the main one."""
        tokens = self.tokens
        enabled, down = is_on(option, State.State_Enabled), is_on(option, State.State_Sunken)
        primary = isinstance(option, QStyleOptionButton) and bool(
            option.features & QStyleOptionButton.ButtonFeature.DefaultButton
        )
        main = enabled and (primary or is_primary(option))
        if main:
            fill = _shade(
                tokens.accent, 112 if down or is_on(option, State.State_MouseOver) else 100
            )
            self.panel(painter, option.rect, fill, tokens.accent)
            return
        hover = is_on(option, State.State_MouseOver) and enabled
        fill = tokens.surface2 if down or hover or not enabled else tokens.surface
        if is_on(option, State.State_On):
            fill = tokens.selection
        self.panel(painter, option.rect, fill, self.edge(option), is_off=not enabled)

    def tool_button(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        """Flat until the mouse is over it."""
        hover = is_on(option, State.State_MouseOver) and is_on(option, State.State_Enabled)
        down = is_on(option, State.State_Sunken) or is_on(option, State.State_On)
        if hover or down:
            fill = self.tokens.selection if down else self.tokens.surface2
            edge = "" if isinstance(widget, QToolButton) else self.tokens.hairline
            self.panel(painter, option.rect, fill, edge)

    def check(self, painter: QPainter, option: QStyleOption) -> None:
        """A tick box."""
        tokens = self.tokens
        on = is_on(option, State.State_On)
        enabled = is_on(option, State.State_Enabled)
        fill = (tokens.accent if enabled else tokens.border) if on else tokens.surface
        self.panel(painter, option.rect, fill, fill if on else self.edge(option))
        if on:
            box = QRectF(option.rect)
            path = QPainterPath(_within(box, 0.24, 0.52))
            path.lineTo(_within(box, 0.43, 0.71))
            path.lineTo(_within(box, 0.77, 0.31))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.on_accent), max(1.6, box.width() / 8)))
            painter.drawPath(path)
            painter.restore()

    def radio(self, painter: QPainter, option: QStyleOption) -> None:
        """A radio button."""
        tokens = self.tokens
        on = is_on(option, State.State_On)
        colour = tokens.accent if is_on(option, State.State_Enabled) else tokens.border
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour if on else self.edge(option)), 2.0 if on else 1.0))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(box)
        if on:
            margin = box.width() * 0.27
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(box.adjusted(margin, margin, -margin, -margin))
        painter.restore()

    def box(self, painter: QPainter, option: QStyleOption) -> None:
        """A combo or spin box without its arrows."""
        enabled = is_on(option, State.State_Enabled)
        fill = self.tokens.surface if enabled else self.tokens.surface2
        self.panel(painter, option.rect, fill, self.edge(option), is_off=not enabled)

    def arrow_place(self, option: QStyleOption) -> QPointF:
        """Where the arrow of a combo box stands."""
        rect = QRectF(option.rect)
        return QPointF(rect.right() - self.em * 0.66, rect.center().y())

    def spin_part(self, rect: QRect, part: QStyle.SubControl) -> QRect:
        """Geometry of a spin box: its figure, and two arrows at the end, one above the other."""
        if part == QStyle.SubControl.SC_SpinBoxFrame:
            return rect
        width, gap = round(self.em * 1.1), max(1, self.em // 7)
        if part == QStyle.SubControl.SC_SpinBoxEditField:
            return rect.adjusted(1, 1, -width, -1)
        half = rect.height() // 2 - gap
        top = rect.top() + (gap if part == QStyle.SubControl.SC_SpinBoxUp else gap + half)
        return QRect(rect.right() + 1 - width, top, width, half)

    def arrow(
        self, painter: QPainter, at: QPointF, *, enabled: bool, turn: int = 0, share: float = 0.2
    ) -> None:
        """A small chevron that points down, turned clockwise by degrees; `share` of a line high."""
        size = self.em * share
        arrow = QPolygonF(
            [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        )
        painter.save()
        painter.translate(at)
        painter.rotate(turn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.text2 if enabled else self.tokens.border), 1.6))
        painter.drawPolyline(arrow)
        painter.restore()

    def scroll_bar(self, painter: QPainter, option: QStyleOptionSlider) -> None:
        """A plain thumb; no arrows, nothing to aim at but the thumb itself."""
        thumb = QRectF(scroll_part(option, QStyle.SubControl.SC_ScrollBarSlider))
        held = bool(option.activeSubControls & QStyle.SubControl.SC_ScrollBarSlider)
        held = held and is_on(option, State.State_Sunken | State.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.text2 if held else self.tokens.border))
        across = min(thumb.width(), thumb.height())
        gap = across * 0.2
        thumb = thumb.adjusted(gap, gap, -gap, -gap)
        painter.drawRoundedRect(thumb, across * 0.3, across * 0.3)
        painter.restore()

    def tab(self, painter: QPainter, option: QStyleOption) -> None:
        """A line under the tab shown; a tint under the mouse."""
        selected = is_on(option, State.State_Selected)
        if is_on(option, State.State_MouseOver) and not selected:
            painter.fillRect(option.rect, QColor(self.tokens.surface2))
        if selected:
            line = max(2, round(self.em * 0.14))
            rect = option.rect.adjusted(4, option.rect.height() - line, -4, 0)
            painter.fillRect(rect, QColor(self.tokens.accent))

    def item_focus(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        """A line around the current item of a list or tree."""
        if isinstance(widget, QTabBar | QTableView | QAbstractButton):
            return  # the ring, or the whole row, shows where the focus is
        if not is_on(option, State.State_KeyboardFocusChange):
            return
        painter.save()
        painter.setPen(QPen(QColor(self.tokens.focus), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
        painter.restore()


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Geometry of a scroll bar without arrow buttons."""
    rect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    least = 2 * (rect.width() if upright else rect.height())
    share = option.pageStep / (span + option.pageStep) if span > 0 else 1.0
    thumb = min(length, max(least, round(length * share)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    stretches = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, thumb),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
    }
    at, size = stretches.get(part, (0, 0))
    if upright:
        return QRect(rect.left(), rect.top() + at, rect.width(), size)
    return QRect(rect.left() + at, rect.top(), size, rect.height())


def parent_of(widget: QWidget | None) -> QWidget | None:
    """The parent, None without one."""
    return widget.parentWidget() if widget is not None else None


def is_primary(option: QStyleOption) -> bool:
    """Whether the button is marked as the main one of its page."""
    target = option.styleObject
    return bool(target is not None and target.property("primary"))


def is_on(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    """Whether a state flag is set."""
    return bool(option.state & flag)


def _shade(colour: str, percent: int) -> str:
    return QColor(colour).darker(percent).name()


def _within(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.x() + box.width() * across, box.y() + box.height() * down)
