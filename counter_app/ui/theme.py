"""Theme: tokens to palette, fonts to sizes.

Everything is sized from the font, so 100-200 % text size needs no fixed pixels. `changed` tells
widgets that paint themselves; layouts made with `fit()` follow by themselves.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLayout, QWidget

from counter_app.ui import fonts
from counter_app.ui.style import CounterStyle
from counter_app.ui.tokens import CONTRAST, DARK, LIGHT, Tokens

_Label = TypeVar("_Label", bound=QLabel)
_CHANGES = (
    QEvent.Type.ApplicationFontChange.value,
    QEvent.Type.ApplicationPaletteChange.value,
)
SIZES = (100, 110, 125, 150, 175, 200)  # steps of Ctrl+= and Ctrl+-, percent
_REFERENCE_HEIGHT = 19.0  # line height of Noto Sans 10.5 pt at 96 dpi: 1 px of the design
# Roles of text: points at 100 % and weight.
ROLES = {
    "caption": (9.0, QFont.Weight.Normal),
    "body": (fonts.BASE_POINTS, QFont.Weight.Normal),
    "strong": (fonts.BASE_POINTS, QFont.Weight.DemiBold),
    "section": (12.0, QFont.Weight.DemiBold),
    "title": (15.0, QFont.Weight.DemiBold),
    "code": (20.0, QFont.Weight.DemiBold),
    "ticket": (26.0, QFont.Weight.Bold),
}


class Theme(QObject):
    """Scheme and text size of the window, one per application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = "system"
        self._percent = 100
        self.tokens: Tokens = LIGHT
        self.font_family, self.missing_letters = fonts.choose()
        self._line_height = self._measured()
        self._style = CounterStyle()
        app.setStyle(self._style)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def choice(self) -> str:
        """What the person chose: "system", "light", "dark" or "contrast"."""
        return self._choice

    @property
    def percent(self) -> int:
        """Text size, 100 to 200."""
        return self._percent

    def apply(self, choice: str = "system", percent: int = 100) -> None:
        """Paint everything in this scheme and size from now on."""
        self._choice = choice
        self._percent = min(200, max(100, percent))
        self._line_height = self._measured()
        self.tokens = self._scheme()
        self._app.setFont(self.font("body"))
        self._app.setPalette(palette(self.tokens))
        self._style.use(self.tokens, self.px, round(self._line_height))
        for told in _CHANGES:  # else windows hear of them only in the next round of events
            QCoreApplication.sendPostedEvents(None, told)
        for window in self._app.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                self._refit(layout)
            for label in window.findChildren(QLabel):
                role = label.property("textRole")
                if role:
                    label.setFont(self.font(role))
            own = (window,) if isinstance(window, QFrame) else ()
            for frame in (*own, *window.findChildren(QFrame)):
                self._style.dress(frame)
            _forget_sizes(window)
        self.changed.emit()
        QTimer.singleShot(0, self, self._lay_out_again)

    def _lay_out_again(self) -> None:
        """Wrapped labels and lists know their new size only in the new font and width."""
        for window in self._app.topLevelWidgets():
            _forget_sizes(window)
            for layout in window.findChildren(QLayout):
                layout.invalidate()

    def step(self, direction: int) -> None:
        """One size larger (+1), smaller (-1) or back to 100 % (0)."""
        if direction == 0:
            self.apply(self._choice, 100)
            return
        if direction > 0:
            percent = next((size for size in SIZES if size > self._percent), SIZES[-1])
        else:
            percent = next((size for size in reversed(SIZES) if size < self._percent), SIZES[0])
        self.apply(self._choice, percent)

    def font(self, role: str = "body", *, tabular: bool = True) -> QFont:
        """The font of a role at the present size; digits of one width unless told otherwise."""
        points, weight = ROLES[role]
        font = QFont(self.font_family) if self.font_family else QFont()
        font.setPointSizeF(points * self._percent / 100)
        font.setWeight(weight)
        return fonts.with_tabular_digits(font) if tabular else font

    def px(self, at_100: float) -> int:
        """Pixels of the design at 100 %, scaled with the font."""
        return max(1, round(at_100 * self._line_height / _REFERENCE_HEIGHT)) if at_100 else 0

    def fit(
        self,
        layout: QLayout,
        *,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        spacing: int = 8,
    ) -> None:
        """Margins (left, top, right, bottom) and spacing at 100 %; follows the text size."""
        layout.setProperty("designMargins", list(margins))
        layout.setProperty("designSpacing", spacing)
        self._refit(layout)

    def text(self, label: _Label, role: str) -> _Label:
        """Give a label a role of text; follows the text size."""
        label.setProperty("textRole", role)
        label.setFont(self.font(role))
        return label

    def color(self, token: str) -> QColor:
        """A token as QColor; "ok.fg" and the like reach into a tone."""
        name, _, part = token.partition(".")
        return QColor(getattr(self.tokens.tone(name), part) if part else getattr(self.tokens, name))

    def _measured(self) -> float:
        return QFontMetricsF(self.font("body")).height()

    def _refit(self, layout: QLayout) -> None:
        margins = layout.property("designMargins")
        if margins is not None:
            layout.setContentsMargins(*(self.px(int(margin)) for margin in margins))
            layout.setSpacing(self.px(int(layout.property("designSpacing"))))

    def _scheme(self) -> Tokens:
        hints = QGuiApplication.styleHints()
        if self._choice == "contrast":
            return CONTRAST
        if self._choice == "system":
            wants_more = getattr(hints.accessibility(), "contrastPreference", None)
            if wants_more is not None and wants_more() == Qt.ContrastPreference.HighContrast:
                return CONTRAST
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _system_changed(self) -> None:
        if self._choice == "system":
            self.apply(self._choice, self._percent)


def palette(tokens: Tokens) -> QPalette:
    """The Fusion palette of a scheme."""
    role = QPalette.ColorRole
    found = QPalette()
    every = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface2,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text2,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad.fg,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.on_selection,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Light: tokens.surface,
        role.Midlight: tokens.surface2,
        role.Mid: tokens.hairline,
        role.Dark: tokens.border,
        role.Shadow: tokens.border,
    }
    for which, colour in every.items():
        found.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.text2))
    found.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(tokens.surface2))
    found.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.surface2))
    return found


def _forget_sizes(window: QWidget) -> None:
    """Qt's widgets keep their sizes until they are told of another style."""
    for widget in (window, *window.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        widget.updateGeometry()
        widget.update()
