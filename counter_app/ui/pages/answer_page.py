"""What mẫu 02 and 03 have in common: words on the left, the paper on the right, F9 issues it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.supplement_phrases import PhraseBox
from counter_app.ui.pages.supplement_preview import AnswerPreview
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section, set_usable

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftView
    from counter_app.domain.phrases import Use
    from counter_app.services.answer_sheet import Answer, Issued, Leave, Start
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_work import IntakeWork

_SHARE = 0.92  # of the page: words and paper stand side by side


class AnswerPage(QWidget):
    """A side sheet. `issued` follows once the draft has become the dossier's entries."""

    issued = Signal(object)  # Issued

    def __init__(
        self,
        context: PageContext,
        work: IntakeWork,
        view: DraftView,
        start: Start,
        *,
        name: str,
        prefix: str,
        use: Use,
    ) -> None:
        """`name` in the key table, `prefix` of the names of its fields."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("sheetShare", _SHARE)
        self.context = context
        self.start = start
        self._work = work
        handlers = {
            "issue": self.issue,
            "keep_phrase": self.keep,
            "back": context.shell.close_sheet,
        }
        self.keys = ActionSet(name, self, handlers | self.own_keys())
        self.phrases = PhraseBox(context, use, self)
        self.phrases.keep_asked.connect(self.keep)
        self.preview = AnswerPreview(context, view, self.answer, self)
        self.problem = QLabel("", self)
        self.problem.setObjectName(f"{prefix}_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.issue_button = button(
            f"{prefix}_issueButton",
            self.tr("Phát hành – In  F9"),
            self,
            self.keys["issue"].trigger,
            icon=context.icons("print", "on_accent"),
            primary=True,
        )

    @property
    def title(self) -> str:
        """Name of the sheet."""
        raise NotImplementedError

    def answer(self) -> Answer:
        """The slip as it stands on screen."""
        raise NotImplementedError

    def issue(self) -> None:
        """F9: `hand_out` it, or say what is missing."""
        raise NotImplementedError

    def keep(self) -> None:
        """What is written becomes a phrase."""
        raise NotImplementedError

    def own_keys(self) -> dict[str, Callable[[], object]]:
        """Handlers of the keys that only this answer has."""
        return {}

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Phrases are read and the paper is drawn."""
        self.phrases.read()
        self.preview.draw()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing was written; the draft stays as it is."""
        self.phrases.edit.close_list()

    def lay_out(
        self,
        above: Sequence[QWidget],
        cards: Sequence[tuple[str, Sequence[QWidget]]],
        below: Sequence[QWidget | QLayout],
        order: Sequence[QWidget],
    ) -> None:
        """Pieces from top to bottom, `cards` with headings; `order` of Tab before the paper."""
        theme = self.context.theme
        head = Head(theme, self.title, self)
        head.row.addWidget(self.issue_button)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        for widget in above:
            inner.addWidget(widget)
        for title, panels in cards:
            card, column = section(theme, title, content)
            for panel in panels:
                column.addWidget(panel)
            inner.addWidget(card)
        for piece in below:
            inner.addLayout(piece) if isinstance(piece, QLayout) else inner.addWidget(piece)
        inner.addWidget(self.problem)
        inner.addStretch(1)
        row = QHBoxLayout()
        theme.fit(row, spacing=0)
        row.addWidget(ScrollColumn(content, self), 58)
        row.addWidget(self.preview, 42)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(head)
        column.addLayout(row, 1)
        for one, other in pairwise((*order, self.preview.picture, self.issue_button)):
            self.setTabOrder(one, other)

    def hand_out(self, answer: Answer, leave: Callable[[], Leave | None]) -> None:
        """Make and print it; `leave` is asked in the lane."""
        self.problem.hide()
        self._busy(self.tr("Đang phát hành"))
        self._work.answer(answer, leave, failed=self._failed, done=self._done)

    def block(self, why: str) -> None:
        """It cannot be issued at all."""
        self._busy(why)
        self.refuse(why)

    def refuse(self, sentence: str) -> None:
        """Say what stands in the way."""
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()

    def refused(self) -> None:
        """After a refusal was told: where the caret belongs."""

    def _done(self, issued: Issued) -> None:
        self.phrases.note_uses()
        self.issued.emit(issued)

    def _failed(self, error: Exception) -> None:
        self._busy("")
        self.refuse(sentences(self.context.errors.told(error)))
        self.refused()

    def _busy(self, why: str) -> None:
        (self.keys.block("issue", why) if why else self.keys.allow("issue"))
        set_usable(self.issue_button, why)
