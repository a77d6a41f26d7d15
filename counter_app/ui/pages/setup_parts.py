"""What every step of the assistant gets, and what it is to the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.errors import Words
from counter_app.services.device_tests import Line
from counter_app.ui.errors import sentences, told_before_work
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.context import PageContext
    from counter_app.ui.tasks import Tasks
    from counter_app.ui.theme import Theme

MARKS = {"ok": "✔", "soon": "⚠", "bad": "✘", "off": "–"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupParts:
    """`who` None: the PC is new, nobody can sign in yet. `close` ends the assistant."""

    desk: Desk
    tasks: Tasks
    theme: Theme
    language: str
    who: SignedIn | None
    close: Callable[[], object]

    def told(self, error: BaseException) -> str:
        """An error's sentences."""
        return f"{MARKS['bad']}  {sentences(told_before_work(error, self.language))}"

    def lines(self, lines: Sequence[Line]) -> str:
        """What a test found, good and bad marked with a sign as well."""
        return "\n".join(f"{MARKS[one.tone]}  {one.words.to(self.language)}" for one in lines)


def sheet_parts(context: PageContext) -> SetupParts:
    """For somebody who is signed in, in a side sheet."""

    def leave() -> None:
        context.signals.devices_changed.emit()
        context.shell.close_sheet()

    return SetupParts(
        desk=context.desk,
        tasks=context.tasks,
        theme=context.theme,
        language=context.language,
        who=context.who,
        close=leave,
    )


class Step(Protocol):
    """A QWidget with one matter. `tone`: "ok" done and tried, "soon" done and not right, "off" not
    touched; `words` what came of it, `found` what a test said. In both languages: the record is
    Vietnamese whatever the window speaks.
    """

    title: Words
    tone: str
    words: Words
    found: tuple[Line, ...]

    @property
    def widget(self) -> QWidget:
        """Itself."""
        ...

    def on_shown(self) -> None:
        """It came to the front: look, and put the focus where typing begins."""
        ...

    def do(self) -> None:
        """F9."""
        ...

    def look(self) -> None:
        """Ctrl+R."""
        ...

    def stop(self) -> bool:
        """End what runs; False when nothing does."""
        ...


def card_of(theme: Theme, step: QWidget, title: str, about: str) -> QVBoxLayout:
    """The card that a step is: its heading, a sentence or two, then what the step adds."""
    card, column = section(theme, title, step)
    said = QLabel(about, card)
    said.setWordWrap(True)
    said.setProperty("look", "quiet")
    column.addWidget(said)
    outer = QVBoxLayout(step)
    theme.fit(outer, spacing=0)
    outer.addWidget(card)
    outer.addStretch(1)
    return column


def result_label(name: str, parent: QWidget) -> QLabel:
    """Where a step says what came of F9."""
    made = QLabel("", parent)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.hide()
    return made


def say(label: QLabel, text: str) -> None:
    """Show a sentence, or nothing."""
    label.setText(text)
    label.setAccessibleName(text)
    label.setVisible(bool(text))


def both(marked: object) -> Words:
    """Words as on paper and as in the window; marked by QT_TRANSLATE_NOOP("SetupPage", ...)."""
    vi = str(marked)
    return Words(vi, QCoreApplication.translate("SetupPage", vi))


def not_done() -> Words:
    """What stands in the summary for a step that was passed over."""
    return both(QT_TRANSLATE_NOOP("SetupPage", "chưa làm"))


def trouble_line(error: BaseException) -> Line:
    """An error as a test's finding, for the record."""
    vi, en = (sentences(told_before_work(error, language)) for language in ("vi", "en"))
    return Line(tone="bad", words=Words(vi, en))
