"""The thin proxy style over Fusion: flat controls in the colours of the tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionToolButton,
    QWidget,
)

from counter_app.ui.controls import Controls, State, is_on, is_primary, parent_of, scroll_part
from counter_app.ui.looks import Looks
from counter_app.ui.tokens import Tokens

_PE = QStyle.PrimitiveElement
_PM = QStyle.PixelMetric
_CT = QStyle.ContentsType
_IN_EM = {  # asked thousands of times while a page is laid out
    _PM.PM_FocusFrameHMargin: 0.4,
    _PM.PM_CheckBoxLabelSpacing: 0.4,
    _PM.PM_HeaderMargin: 0.4,
    _PM.PM_ScrollBarExtent: 0.6,
    _PM.PM_RadioButtonLabelSpacing: 0.4,
    _PM.PM_MenuButtonIndicator: 0.8,
    _PM.PM_SmallIconSize: 0.95,
    _PM.PM_ButtonIconSize: 0.95,
    _PM.PM_TabBarIconSize: 0.95,
    _PM.PM_TabBarTabShiftVertical: 0.0,  # flat tabs stay in line, and keep their letters whole
    _PM.PM_IndicatorWidth: 0.85,
    _PM.PM_IndicatorHeight: 0.85,
    _PM.PM_ExclusiveIndicatorWidth: 0.85,
    _PM.PM_ExclusiveIndicatorHeight: 0.85,
}

_TURNED = {_PE.PE_IndicatorArrowDown: 0, _PE.PE_IndicatorArrowRight: -90}


class CounterStyle(QProxyStyle):
    """Fusion, flat, with sizes from the font."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._draw = Controls()
        self._looks = Looks(self._draw)

    def use(self, tokens: Tokens, px: Callable[[float], int], em: int) -> None:
        """Colours, pixels of the design and height of a line from now on."""
        self._draw.tokens = tokens
        self._draw.radius = px(4)
        self._looks.px = px
        self._draw.em = em

    def polish(self, what: Any) -> Any:
        """Labels show text as it is: a name or a scanned code may look like markup. Frames and
        labels are dressed by their properties.
        """
        if isinstance(what, QLabel) and what.textFormat() == Qt.TextFormat.AutoText:
            what.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(what, QFrame):
            self._looks.dress(what)
        return super().polish(what)

    def dress(self, frame: QFrame) -> None:
        """As `polish` does, after the theme changed."""
        self._looks.dress(frame)

    # --- sizes ------------------------------------------------------------------------------

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Icons, indicators and the room beside text follow the font."""
        share = _IN_EM.get(metric)
        if share is not None:
            return round(self._draw.em * share)
        return super().pixelMetric(metric, option, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Fields, buttons and rows 1.9 em high, with room beside the text."""
        if kind == _CT.CT_ScrollBar:  # most of the questions, and nothing to add
            return size
        found = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        em = self._draw.em
        if kind in (_CT.CT_PushButton, _CT.CT_LineEdit):
            return found.expandedTo(QSize(found.width() + em // 2, round(em * 1.45)))
        if kind == _CT.CT_ComboBox:
            return QSize(size.width() + round(em * 2.2), round(em * 1.45))
        if kind == _CT.CT_SpinBox:
            return QSize(size.width() + round(em * 1.75), round(em * 1.25))
        if kind == _CT.CT_ItemViewItem:
            return found.expandedTo(QSize(found.width(), round(em * 1.4)))
        if kind == _CT.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
                return QSize(found.width(), em // 2)
            return QSize(found.width() + em, max(found.height(), round(em * 1.5)))
        if kind == _CT.CT_TabBarTab:
            return found.expandedTo(QSize(found.width(), round(em * 1.5)))
        return found

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Text in a field keeps off its edge."""
        found = super().subElementRect(element, option, cast("QWidget", widget))
        if element == QStyle.SubElement.SE_LineEditContents:
            gap = self._draw.em // 4
            return found.adjusted(gap, 0, -gap, 0)
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Room for the text of a combo or spin box beside its arrows."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_part(option, part)
        if (
            control == QStyle.ComplexControl.CC_ComboBox
            and part == QStyle.SubControl.SC_ComboBoxEditField
        ):
            em = self._draw.em
            return option.rect.adjusted(em // 3, 1, -round(em * 1.4), -1)
        if control == QStyle.ComplexControl.CC_SpinBox:
            return self._draw.spin_part(option.rect, part)
        return super().subControlRect(control, option, part, cast("QWidget", widget))

    # --- painting ---------------------------------------------------------------------------

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Tabs flat, text of primary buttons in its own colour; the rest is Fusion's."""
        if element == QStyle.ControlElement.CE_ShapedFrame and isinstance(widget, QFrame):
            if self._looks.paint(painter, widget):
                return
            if isinstance(widget, QPlainTextEdit | QAbstractItemView):
                is_field = isinstance(widget, QPlainTextEdit)
                self._draw.around(painter, option.rect, is_field=is_field)
                return
        if element == QStyle.ControlElement.CE_TabBarTabShape:
            self._draw.tab(painter, option)
            return
        if element == QStyle.ControlElement.CE_HeaderSection:
            painter.fillRect(option.rect, QColor(self._draw.tokens.surface))
            line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
            painter.fillRect(line, QColor(self._draw.tokens.border))
            return
        is_label = element == QStyle.ControlElement.CE_PushButtonLabel
        if is_label and isinstance(option, QStyleOptionButton) and is_primary(option):
            option = QStyleOptionButton(option)
            ink = self._draw.tokens.on_accent
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
                self._draw.item_focus(painter, option, widget)
            case _PE.PE_PanelButtonCommand:
                self._draw.button(painter, option)
            case _PE.PE_PanelButtonTool:
                self._draw.tool_button(painter, option, widget)
            case _PE.PE_PanelLineEdit if not isinstance(parent_of(widget), QAbstractSpinBox):
                self._draw.field(painter, option, widget)
            case _PE.PE_PanelLineEdit | _PE.PE_FrameLineEdit:
                return
            case _PE.PE_IndicatorCheckBox:
                self._draw.check(painter, option)
            case _PE.PE_IndicatorArrowDown | _PE.PE_IndicatorArrowRight:
                at, enabled = QRectF(option.rect).center(), is_on(option, State.State_Enabled)
                self._draw.arrow(painter, at, enabled=enabled, turn=_TURNED[element])
            case _PE.PE_IndicatorRadioButton:
                self._draw.radio(painter, option)
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
            self._draw.box(painter, option)
            self._draw.arrow(
                painter, self._draw.arrow_place(option), enabled=is_on(option, State.State_Enabled)
            )
            return
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._draw.scroll_bar(painter, option)
            return
        if control == QStyle.ComplexControl.CC_SpinBox:
            self._draw.box(painter, option)
            for part, turn in (
                (QStyle.SubControl.SC_SpinBoxUp, 180),
                (QStyle.SubControl.SC_SpinBoxDown, 0),
            ):
                place = QRectF(self._draw.spin_part(option.rect, part)).center()
                enabled = is_on(option, State.State_Enabled)
                self._draw.arrow(painter, place, enabled=enabled, turn=turn, share=0.17)
            return
        if control == QStyle.ComplexControl.CC_ToolButton and isinstance(
            option, QStyleOptionToolButton
        ):  # an icon and a name are enough; no second arrow
            option = QStyleOptionToolButton(option)
            option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        super().drawComplexControl(control, option, painter, widget)
