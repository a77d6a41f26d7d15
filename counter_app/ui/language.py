"""Languages of the window: Vietnamese is the source, English a translation, Qt's own words ours."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

VIETNAMESE, ENGLISH = "vi", "en"
LANGUAGES = (VIETNAMESE, ENGLISH)


class Languages:
    """Installs the translator of one language at a time: one process, one language."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.current = VIETNAMESE
        self._installed: QTranslator | None = None

    def use(self, language: str) -> None:
        """Switch; widgets made from now on speak `language`. Unknown means Vietnamese.

        The language already spoken costs nothing: Qt tells every widget of a translator.
        """
        wanted = language if language in LANGUAGES else VIETNAMESE
        app = QCoreApplication.instance()
        installed = app.findChildren(QTranslator) if app is not None else []
        if wanted == self.current and installed == [self._installed]:
            return
        self.current = wanted
        for earlier in installed:
            QCoreApplication.removeTranslator(earlier)
            earlier.setParent(None)
        # Qt itself speaks English; our own file gives it Vietnamese.
        file = "en.qm" if self.current == ENGLISH else "qtbase_vi.qm"
        translator = QTranslator(app)
        if translator.load(str(self._folder / file)):
            QCoreApplication.installTranslator(translator)
            self._installed = translator
        country = QLocale.Country.UnitedKingdom
        QLocale.setDefault(
            QLocale(QLocale.Language.English, country)
            if self.current == ENGLISH
            else QLocale(QLocale.Language.Vietnamese)
        )
