"""Shift+F8: mẫu 03, its legal ground and reason, with the paper beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel

from counter_app.domain.phrases import Use, fill
from counter_app.ui.pages.answer_page import AnswerPage
from counter_app.ui.widgets.fields import ViLineEdit, ViTextEdit

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftView
    from counter_app.services.answer_sheet import Start, TurnedAway
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_work import IntakeWork

_SHORT = 70  # letters of a ground in the list


class RefusalPage(AnswerPage):
    """One ground of the published ones, as it shall stand on the slip, and the reason in words."""

    def __init__(
        self, context: PageContext, work: IntakeWork, view: DraftView, start: Start
    ) -> None:
        super().__init__(context, work, view, start, name="refusal", prefix="rej", use=Use.REFUSAL)
        self.ground_combo = QComboBox(self)
        self.ground_combo.setObjectName("rej_groundCombo")
        self.ground_combo.setAccessibleName(self.tr("Căn cứ từ chối"))
        self.ground_edit = ViLineEdit("rej_groundEdit", self.tr("Căn cứ ghi trên phiếu"), self)
        self.reason_edit = ViTextEdit("rej_reasonEdit", self.tr("Lý do cụ thể"), self)
        self._fill_grounds()
        self._place()
        self._connect()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03)")

    def on_shown(self) -> None:
        """The ground comes first."""
        super().on_shown()
        self.ground_combo.setFocus()

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
            self.refuse(self.tr("Phiếu từ chối phải ghi căn cứ và lý do cụ thể."))
            (self.reason_edit if answer.ground else self.ground_combo).setFocus()
            return
        self.hand_out(answer, lambda: None)

    def keep(self) -> None:
        """The reason."""
        self.reason_edit.flush()
        if self.reason_edit.value():
            self.phrases.keep(self.reason_edit.value())

    def _fill_grounds(self) -> None:
        self.ground_combo.addItem(self.tr("Chọn căn cứ…"), "")
        for ground in self.start.grounds:
            short = ground if len(ground) <= _SHORT else f"{ground[:_SHORT].rstrip()}…"
            self.ground_combo.addItem(short, ground)
        self.ground_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.ground_combo.setMinimumContentsLength(30)

    def _place(self) -> None:
        theme = self.context.theme
        whose = theme.text(QLabel(self.start.owner_name, self), "section")
        whose.setWordWrap(True)
        whose.setVisible(bool(self.start.owner_name))
        self.reason_edit.setMinimumHeight(theme.px(90))
        self.lay_out(
            (whose,),
            (
                (self.tr("Căn cứ"), (self.ground_combo, self.ground_edit)),
                (self.tr("Lý do cụ thể"), (self.reason_edit, self.phrases)),
            ),
            (),
            (self.ground_combo, self.ground_edit, self.reason_edit, *self.phrases.tab_chain()),
        )

    def _connect(self) -> None:
        self.ground_combo.activated.connect(self._ground_chosen)
        self.ground_edit.committed.connect(lambda _text: self.preview.touch())
        self.reason_edit.textChanged.connect(self.preview.touch)
        self.phrases.taken.connect(self._take)

    def _ground_chosen(self) -> None:
        self.ground_edit.set_value(str(self.ground_combo.currentData()))
        self.ground_edit.setText(str(self.ground_combo.currentData()))
        self.ground_edit.setCursorPosition(0)
        self.preview.touch()

    def _take(self, phrase: str) -> None:
        words = fill(phrase, self.start.values)
        before = self.reason_edit.value()
        self.reason_edit.setPlainText(f"{before} {words}" if before else words)
        self.reason_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.reason_edit.setFocus()
