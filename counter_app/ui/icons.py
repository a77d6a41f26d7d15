"""Outline icons from the icon package, drawn with the colours of the moment.

Of the package only one font and its table of glyphs are read, as files: importing it whole would
cost more than building the window. Neither is touched before the sign-in page is up.
"""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from counter_app.ui.theme import Theme

# Our names, in the words of the desk, and the glyphs of Material Design Icons behind them.
GLYPHS = {
    "search": "magnify",
    "sync": "sync",
    "sent": "cloud-check-outline",
    "waiting": "cloud-upload-outline",
    "offline": "cloud-off-outline",
    "checking": "cloud-sync-outline",
    "todo": "bell-outline",
    "user": "account-outline",
    "lock": "lock-outline",
    "leave": "logout",
    "password": "key-outline",
    "settings": "cog-outline",
    "help": "keyboard-outline",
    "scan": "scanner",
    "rescan": "scan-helper",
    "camera": "webcam",
    "flatbed": "tablet",
    "print": "printer-outline",
    "print_alert": "printer-alert",
    "pdf": "file-pdf-box",
    "preview": "file-eye-outline",
    "close": "close",
    "copy": "content-copy",
    "ok": "check-circle-outline",
    "soon": "clock-alert-outline",
    "bad": "alert-octagon-outline",
    "work": "progress-clock",
    "hold": "clock-outline",
    "off": "minus-circle-outline",
    "info": "information-outline",
    "warn": "alert-outline",
    "dossier": "folder-outline",
    "supplement": "file-clock-outline",
    "refusal": "file-cancel-outline",
    "ended": "file-remove-outline",
    "person": "account-box-outline",
    "procedure": "format-list-checks",
    "draft": "file-document-edit-outline",
    "elsewhere": "desktop-tower-monitor",
    "command": "flash-outline",
    "papers": "file-multiple-outline",
    "page": "file-outline",
    "history": "history",
    "money": "cash",
    "edit": "pencil-outline",
    "void": "cancel",
    "undo": "undo",
    "redo": "redo",
    "rotate_right": "rotate-right",
    "rotate_left": "rotate-left",
    "split": "arrow-split-vertical",
    "merge": "call-merge",
    "delete": "trash-can-outline",
    "restore": "delete-restore",
    "eye": "eye-outline",
    "eye_off": "eye-off-outline",
    "caps": "apple-keyboard-caps",
    "keyboard": "keyboard-outline",
    "card": "card-account-details-outline",
    "phone": "cellphone",
    "organisation": "domain",
    "usb": "usb-flash-drive-outline",
    "separator": "format-page-break",
    "stop": "stop-circle-outline",
    "next": "chevron-right",
    "previous": "chevron-left",
    "down": "chevron-down",
    "up": "chevron-up",
    "zoom_in": "magnify-plus-outline",
    "zoom_out": "magnify-minus-outline",
    "fit": "fit-to-page-outline",
    "blank": "file-hidden",
    "blurred": "blur",
    "new": "plus",
    "another": "account-plus-outline",
    "digitise": "file-clock-outline",
    "disputed": "scale-unbalanced",
    "calendar": "calendar-clock",
    "attendance": "fingerprint",
    "counter": "store-outline",
}


class IconFont:
    """The outline font of the icon package; an empty one where the package is not installed."""

    def __init__(self) -> None:
        folder = _package_folder() / "fonts"
        fonts = sorted(folder.glob("materialdesignicons6-webfont-*.ttf"))
        tables = sorted(folder.glob("materialdesignicons6-webfont-charmap-*.json"))
        self._glyphs: dict[str, str] = {}
        self._family = ""
        if fonts and tables:
            self._glyphs = json.loads(tables[-1].read_text(encoding="utf-8"))
            number = QFontDatabase.addApplicationFont(str(fonts[-1]))
            self._family = next(iter(QFontDatabase.applicationFontFamilies(number)), "")

    def sized(self, pixels: int) -> QFont:
        """The font at a height in pixels."""
        font = QFont(self._family)
        font.setPixelSize(max(1, pixels))
        return font

    def glyph(self, name: str) -> str:
        """The character of a glyph, empty when the font lacks it: the word beside it stays."""
        code = self._glyphs.get(name)
        return chr(int(code, 16)) if code else ""


@functools.cache
def _icon_font() -> IconFont:
    """Told to Qt once in a process: each telling makes it look for every font again."""
    return IconFont()


def _package_folder() -> Path:
    found = importlib.util.find_spec("qtawesome")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) if places else Path()


class Icons:
    """Makes icons: `icons("search")`, `icons("ok", "ok.fg")`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = _icon_font()

    def __call__(self, name: str, token: str = "") -> QIcon:
        """An icon by our name; `token` is a colour of the theme, "" the text colour.

        Raises KeyError for a name that is not in `GLYPHS`.
        """
        return QIcon(_GlyphEngine(self._theme, self._font, GLYPHS[name], token))


class _GlyphEngine(QIconEngine):
    """Paints one glyph; asks the theme for its colour each time, so it follows light and dark."""

    def __init__(self, theme: Theme, font: IconFont, glyph: str, token: str) -> None:
        super().__init__()
        self._theme = theme
        self._font = font
        self._glyph = glyph
        self._token = token

    def clone(self) -> QIconEngine:
        """The same icon again."""
        return _GlyphEngine(self._theme, self._font, self._glyph, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """The glyph, as large as the rectangle."""
        token = self._token or "text"
        if mode == QIcon.Mode.Disabled:
            token = "border"  # noqa: S105 - a colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color(token))
        painter.setFont(self._font.sized(round(rect.height() * 0.96)))
        char = self._font.glyph(self._glyph)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, char)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The glyph on a clear ground."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap
