"""The thin proxy style over Fusion: flat controls in the colours of the tokens."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionToolButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from counter_app.ui.tokens import LIGHT, Tokens

_RING = 2
_State = QStyle.StateFlag
_PE = QStyle.PrimitiveElement
_PM = QStyle.PixelMetric


class CounterStyle(QProxyStyle):
    """Fusion, flat, with sizes from the font."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._tokens = LIGHT
        self._radius = 4.0

    def use(self, tokens: Tokens, radius: float) -> None:
        """Colours and corner radius from now on."""
        self._tokens = tokens
        self._radius = radius

    # --- sizes ------------------------------------------------------------------------------

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Icons, indicators and the room beside text follow the font."""
        if metric in (_PM.PM_FocusFrameHMargin, _PM.PM_CheckBoxLabelSpacing):
            return round(QApplication.fontMetrics().height() * 0.4)
        if metric == _PM.PM_RadioButtonLabelSpacing:
            return round(QApplication.fontMetrics().height() * 0.4)
        if metric in (_PM.PM_SmallIconSize, _PM.PM_ButtonIconSize, _PM.PM_TabBarIconSize):
            return round(QApplication.fontMetrics().height() * 0.95)
        if metric in (
            _PM.PM_IndicatorWidth,
            _PM.PM_IndicatorHeight,
            _PM.PM_ExclusiveIndicatorWidth,
            _PM.PM_ExclusiveIndicatorHeight,
        ):
            return round(QApplication.fontMetrics().height() * 0.85)
        return super().pixelMetric(metric, option, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Fields, buttons and rows 1.9 em high, with room beside the text."""
        found = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        em = QApplication.fontMetrics().height()
        match kind:
            case QStyle.ContentsType.CT_PushButton:
                return found.expandedTo(QSize(found.width() + em // 2, round(em * 1.45)))
            case QStyle.ContentsType.CT_ComboBox:
                return QSize(size.width() + round(em * 2.2), round(em * 1.45))
            case QStyle.ContentsType.CT_LineEdit:
                return found.expandedTo(QSize(found.width() + em // 2, round(em * 1.45)))
            case QStyle.ContentsType.CT_ItemViewItem:
                return found.expandedTo(QSize(found.width(), round(em * 1.4)))
            case QStyle.ContentsType.CT_MenuItem | QStyle.ContentsType.CT_TabBarTab:
                return found.expandedTo(QSize(found.width(), round(em * 1.5)))
        return found

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Text in a field keeps off its edge."""
        found = super().subElementRect(element, option, cast("QWidget", widget))
        if element == QStyle.SubElement.SE_LineEditContents:
            gap = QApplication.fontMetrics().height() // 4
            return found.adjusted(gap, 0, -gap, 0)
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Room for the text of a combo box beside its arrow."""
        if (
            control == QStyle.ComplexControl.CC_ComboBox
            and part == QStyle.SubControl.SC_ComboBoxEditField
        ):
            em = QApplication.fontMetrics().height()
            return option.rect.adjusted(em // 3, 1, -round(em * 1.4), -1)
        return super().subControlRect(control, option, part, cast("QWidget", widget))

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: object = None,  # noqa: N803 - Qt's name
    ) -> int:
        """No mnemonic underlines chase the eye; menus and tips as Fusion has them."""
        if hint == QStyle.StyleHint.SH_EtchDisabledText:
            return 0
        return super().styleHint(hint, option, widget, returnData)  # type: ignore[arg-type]

    # --- painting ---------------------------------------------------------------------------

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Tabs flat, text of primary buttons in its own colour; the rest is Fusion's."""
        if element == QStyle.ControlElement.CE_TabBarTabShape:
            self._tab(painter, option)
            return
        is_label = element == QStyle.ControlElement.CE_PushButtonLabel
        if is_label and isinstance(option, QStyleOptionButton) and _is_primary(option):
            option = QStyleOptionButton(option)
            ink = self._tokens.on_accent
            option.palette.setColor(
                QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText, QColor(ink)
            )
            option.palette.setColor(
                QPalette.ColorGroup.Inactive, QPalette.ColorRole.ButtonText, QColor(ink)
            )
        super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Panels and indicators flat; the focus rectangle of list items as a solid line."""
        match element:
            case _PE.PE_FrameFocusRect:
                self._item_focus(painter, option, widget)
            case _PE.PE_PanelButtonCommand:
                self._button(painter, option)
            case _PE.PE_PanelButtonTool:
                self._tool_button(painter, option, widget)
            case _PE.PE_PanelLineEdit if not isinstance(_parent(widget), QAbstractSpinBox):
                self._field(painter, option, widget)
            case _PE.PE_PanelLineEdit:
                return
            case _PE.PE_FrameLineEdit:
                return
            case _PE.PE_IndicatorCheckBox:
                self._check(painter, option)
            case _PE.PE_IndicatorRadioButton:
                self._radio(painter, option)
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Combo boxes flat with a plain arrow."""
        if control == QStyle.ComplexControl.CC_ComboBox:
            self._panel(painter, option.rect, self._ground(option), self._edge(option))
            self._arrow(
                painter, self._arrow_place(option), enabled=_on(option, _State.State_Enabled)
            )
            return
        if control == QStyle.ComplexControl.CC_SpinBox:
            self._panel(painter, option.rect, self._ground(option), self._edge(option))
            for part, up in (
                (QStyle.SubControl.SC_SpinBoxUp, True),
                (QStyle.SubControl.SC_SpinBoxDown, False),
            ):
                place = self.subControlRect(control, option, part, widget)
                centre = QRectF(place).center()
                self._arrow(painter, centre, enabled=_on(option, _State.State_Enabled), up=up)
            return
        if control == QStyle.ComplexControl.CC_ToolButton and isinstance(
            option, QStyleOptionToolButton
        ):  # an icon and a name are enough; no second arrow
            option = QStyleOptionToolButton(option)
            option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        super().drawComplexControl(control, option, painter, widget)

    def _edge(self, option: QStyleOption) -> str:
        if not _on(option, _State.State_Enabled):
            return self._tokens.hairline
        hover = _on(option, _State.State_MouseOver)
        return self._tokens.text2 if hover else self._tokens.border

    def _panel(self, painter: QPainter, rect: QRect, fill: str, edge: str) -> None:
        width = 2.0 if self._tokens.name == "contrast" else 1.0
        inner = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(inner, self._radius, self._radius)
        painter.restore()

    def _field(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        usable = _on(option, _State.State_Enabled) and not _on(option, _State.State_ReadOnly)
        fill = self._tokens.surface if usable else self._tokens.surface2
        edge = self._edge(option)
        if widget is not None and widget.property("invalid"):
            edge = self._tokens.bad.fg
        elif not usable:
            edge = self._tokens.hairline
        self._panel(painter, option.rect, fill, edge)

    def _button(self, painter: QPainter, option: QStyleOption) -> None:
        tokens = self._tokens
        enabled, down = _on(option, _State.State_Enabled), _on(option, _State.State_Sunken)
        primary = isinstance(option, QStyleOptionButton) and bool(
            option.features & QStyleOptionButton.ButtonFeature.DefaultButton
        )
        main = enabled and (primary or _is_primary(option))
        if main:
            fill = _shade(
                tokens.accent, 112 if down or _on(option, _State.State_MouseOver) else 100
            )
            self._panel(painter, option.rect, fill, tokens.accent)
            return
        hover = _on(option, _State.State_MouseOver) and enabled
        fill = tokens.surface2 if down or hover or not enabled else tokens.surface
        if _on(option, _State.State_On):
            fill = tokens.selection
        self._panel(painter, option.rect, fill, self._edge(option))

    def _tool_button(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        hover = _on(option, _State.State_MouseOver) and _on(option, _State.State_Enabled)
        down = _on(option, _State.State_Sunken) or _on(option, _State.State_On)
        if hover or down:
            fill = self._tokens.selection if down else self._tokens.surface2
            edge = "" if isinstance(widget, QToolButton) else self._tokens.hairline
            self._panel(painter, option.rect, fill, edge)

    def _check(self, painter: QPainter, option: QStyleOption) -> None:
        tokens = self._tokens
        on = _on(option, _State.State_On)
        enabled = _on(option, _State.State_Enabled)
        fill = (tokens.accent if enabled else tokens.border) if on else tokens.surface
        self._panel(painter, option.rect, fill, fill if on else self._edge(option))
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

    def _radio(self, painter: QPainter, option: QStyleOption) -> None:
        tokens = self._tokens
        on = _on(option, _State.State_On)
        colour = tokens.accent if _on(option, _State.State_Enabled) else tokens.border
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour if on else self._edge(option)), 2.0 if on else 1.0))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(box)
        if on:
            margin = box.width() * 0.27
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(box.adjusted(margin, margin, -margin, -margin))
        painter.restore()

    def _ground(self, option: QStyleOption) -> str:
        enabled = _on(option, _State.State_Enabled)
        return self._tokens.surface if enabled else self._tokens.surface2

    def _arrow_place(self, option: QStyleOption) -> QPointF:
        rect = QRectF(option.rect)
        return QPointF(rect.right() - QApplication.fontMetrics().height() * 0.66, rect.center().y())

    def _arrow(self, painter: QPainter, at: QPointF, *, enabled: bool, up: bool = False) -> None:
        size = QApplication.fontMetrics().height() * (0.16 if up else 0.2)
        down = -size / 2 if up else size / 2
        arrow = QPolygonF(
            [at + QPointF(-size, -down), at + QPointF(0, down), at + QPointF(size, -down)]
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.text2 if enabled else self._tokens.border), 1.6))
        painter.drawPolyline(arrow)
        painter.restore()

    def _tab(self, painter: QPainter, option: QStyleOption) -> None:
        """A line under the tab shown; a tint under the mouse."""
        selected = _on(option, _State.State_Selected)
        if _on(option, _State.State_MouseOver) and not selected:
            painter.fillRect(option.rect, QColor(self._tokens.surface2))
        if selected:
            line = max(2, round(QApplication.fontMetrics().height() * 0.14))
            rect = option.rect.adjusted(4, option.rect.height() - line, -4, 0)
            painter.fillRect(rect, QColor(self._tokens.accent))

    def _item_focus(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        if isinstance(widget, QTabBar | QTableView | QAbstractButton):
            return  # the ring, or the whole row, shows where the focus is
        if not _on(option, _State.State_KeyboardFocusChange):
            return
        painter.save()
        painter.setPen(QPen(QColor(self._tokens.focus), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
        painter.restore()


def _parent(widget: QWidget | None) -> QWidget | None:
    return widget.parentWidget() if widget is not None else None


def _is_primary(option: QStyleOption) -> bool:
    target = option.styleObject
    return bool(target is not None and target.property("primary"))


def _on(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _shade(colour: str, percent: int) -> str:
    return QColor(colour).darker(percent).name()


def _within(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.x() + box.width() * across, box.y() + box.height() * down)
