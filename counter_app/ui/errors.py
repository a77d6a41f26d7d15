"""The only place where an error is shown: what happened, what is kept, what to do."""

from __future__ import annotations

import logging
import secrets
import sys
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from counter_app.errors import CounterError, Told, Words
from counter_app.ui.notices import NoticeAction, Notices

_log = logging.getLogger(__name__)
_SECONDS = 14  # three sentences take longer to read than one
STRIP_KEY = "error"


class UnexpectedError(CounterError):
    """Anything nobody foresaw; `number` leads IT to the line in the log."""

    code = "unexpected"
    happened = Words(
        "Chương trình gặp lỗi ngoài dự kiến (mã {number}).",
        "The program met an unexpected error (number {number}).",
    )
    todo = Words(
        "Thực hiện lại; nếu vẫn lỗi, đọc mã {number} cho bộ phận kỹ thuật.",
        "Try again; if it happens again, tell IT the number {number}.",
    )


def sentences(told: Told) -> str:
    """The three sentences as one text."""
    return " ".join(part for part in (told.happened, told.kept, told.todo) if part)


def told_before_work(error: BaseException, language: str) -> Told:
    """The three sentences for a page that shows them itself: sign-in and lock."""
    if not isinstance(error, CounterError):
        number = secrets.token_hex(2).upper()
        _log.error("unexpected error %s", number, exc_info=error)
        error = UnexpectedError(number=number)
    return error.tell(language)


class Errors(QObject):
    """Turns an exception into a notice. Unforeseen ones are logged and get a number."""

    def __init__(self, notices: Notices, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._language = language

    def told(self, error: BaseException) -> Told:
        """The three sentences of any exception."""
        return told_before_work(error, self._language)

    def show(self, error: BaseException) -> None:
        """A toast with the three sentences and a button that copies the technical code."""
        told = self.told(error)
        self._notices.toast(
            sentences(told), tone="bad", action=self._details(told, error), seconds=_SECONDS
        )

    def show_standing(
        self,
        key: str,
        error: BaseException,
        *,
        tone: str = "bad",
        actions: tuple[NoticeAction, ...] = (),
    ) -> None:
        """On the strip, until `notices.clear(key)`: a printer without paper, a lost scanner."""
        self._notices.strip(key, sentences(self.told(error)), tone=tone, actions=actions)

    def _details(self, told: Told, error: BaseException) -> NoticeAction:
        details = f"{told.code} {error}"
        label = self.tr("Sao chép chi tiết kỹ thuật")
        return NoticeAction(label, lambda: QGuiApplication.clipboard().setText(details))


def catch_unhandled(errors: Errors) -> None:
    """Send exceptions of slots to `errors` instead of the console."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        errors.show(error)

    sys.excepthook = hook
