"""Shift+F8: mẫu 03, its legal ground and reason, with the paper beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.phrases import Use, fill
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.supplement import SHEET_SHARE
from counter_app.ui.pages.supplement_phrases import PhraseBox
from counter_app.ui.pages.supplement_preview import AnswerPreview
from counter_app.ui.widgets.fields import ViLineEdit, ViTextEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section, set_usable

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftView
    from counter_app.services.answer_sheet import Issued, Start, TurnedAway
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_work import IntakeWork

_SHORT = 70  # letters of a ground in the list


class RefusalPage(QWidget):
    """A side sheet. `issued` follows once the draft has become the dossier's entries."""

    issued = Signal(object)  # Issued

    def __init__(
        self, context: PageContext, work: IntakeWork, view: DraftView, start: Start
    ) -> None:
        super().__init__()
        self.setObjectName("refusal")
        self.setProperty("sheetShare", SHEET_SHARE)
        self._context = context
        self._work = work
        self._start = start
        self.keys = ActionSet(
            "refusal",
            self,
            {
                "issue": self.issue,
                "keep_phrase": self._keep,
                "back": context.shell.close_sheet,
            },
        )
        self.ground_combo = QComboBox(self)
        self.ground_combo.setObjectName("rej_groundCombo")
        self.ground_combo.setAccessibleName(self.tr("Căn cứ từ chối"))
        self.ground_edit = ViLineEdit("rej_groundEdit", self.tr("Căn cứ ghi trên phiếu"), self)
        self.reason_edit = ViTextEdit("rej_reasonEdit", self.tr("Lý do cụ thể"), self)
        self.phrases = PhraseBox(context, Use.REFUSAL, self)
        self.preview = AnswerPreview(context, view, self.answer, self)
        self.problem = QLabel("", self)
        self.problem.setObjectName("rej_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.issue_button = button(
            "rej_issueButton",
            self.tr("Phát hành – In  F9"),
            self,
            self.keys["issue"].trigger,
            icon=context.icons("print", "on_accent"),
            primary=True,
        )
        self._fill_grounds()
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03)")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """The ground comes first."""
        self.phrases.read()
        self.preview.draw()
        self.ground_combo.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing was written; the draft stays as it is."""
        self.phrases.edit.close_list()

    def answer(self) -> TurnedAway:
        """The slip as it stands on screen."""
        from counter_app.services.answer_sheet import TurnedAway

        reason = " ".join(self.reason_edit.value().split())
        return TurnedAway(ground=self.ground_edit.value(), reason=reason)

    def issue(self) -> None:
        """F9: make and print it."""
        self.ground_edit.commit()
        self.reason_edit.flush()
        answer = self.answer()
        if not answer.ground or not answer.reason:
            self._refuse(self.tr("Phiếu từ chối phải ghi căn cứ và lý do cụ thể."))
            (self.reason_edit if answer.ground else self.ground_combo).setFocus()
            return
        self.problem.hide()
        self._busy(self.tr("Đang phát hành"))
        self._work.answer(answer, lambda: None, failed=self._failed, done=self._done)

    def _fill_grounds(self) -> None:
        self.ground_combo.addItem(self.tr("Chọn căn cứ…"), "")
        for ground in self._start.grounds:
            short = ground if len(ground) <= _SHORT else f"{ground[:_SHORT].rstrip()}…"
            self.ground_combo.addItem(short, ground)
        self.ground_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.ground_combo.setMinimumContentsLength(30)

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = Head(theme, self.title, self)
        head.row.addWidget(self.issue_button)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        whose = theme.text(QLabel(self._start.owner_name, content), "section")
        whose.setWordWrap(True)
        inner.addWidget(whose)
        for title, panels in (
            (self.tr("Căn cứ"), (self.ground_combo, self.ground_edit)),
            (self.tr("Lý do cụ thể"), (self.reason_edit, self.phrases)),
        ):
            card, column = section(theme, title, content)
            for panel in panels:
                column.addWidget(panel)
            inner.addWidget(card)
        self.reason_edit.setMinimumHeight(theme.px(90))
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
        order = (
            self.ground_combo,
            self.ground_edit,
            self.reason_edit,
            *self.phrases.tab_chain(),
            self.preview.picture,
            self.issue_button,
        )
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self.ground_combo.activated.connect(self._ground_chosen)
        self.ground_edit.committed.connect(lambda _text: self.preview.touch())
        self.reason_edit.textChanged.connect(self.preview.touch)
        self.phrases.taken.connect(self._take)
        self.phrases.keep_asked.connect(self._keep)

    def _ground_chosen(self) -> None:
        self.ground_edit.set_value(str(self.ground_combo.currentData()))
        self.ground_edit.setText(str(self.ground_combo.currentData()))
        self.ground_edit.setCursorPosition(0)
        self.preview.touch()

    def _take(self, phrase: str) -> None:
        words = fill(phrase, self._start.values)
        before = self.reason_edit.value()
        self.reason_edit.setPlainText(f"{before} {words}" if before else words)
        self.reason_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.reason_edit.setFocus()

    def _keep(self) -> None:
        self.reason_edit.flush()
        if self.reason_edit.value():
            self.phrases.keep(self.reason_edit.value())

    def _done(self, issued: Issued) -> None:
        self.phrases.note_uses()
        self.issued.emit(issued)

    def _failed(self, error: Exception) -> None:
        self._busy("")
        self._refuse(sentences(self._context.errors.told(error)))

    def _busy(self, why: str) -> None:
        (self.keys.block("issue", why) if why else self.keys.allow("issue"))
        set_usable(self.issue_button, why)

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()
