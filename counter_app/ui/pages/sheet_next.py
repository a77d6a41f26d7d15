"""«Việc tiếp theo»: who has the next move, until when, and the steps that are possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from counter_app.domain.dossier.life import STANDINGS, Holder, held_by
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.formats import moment_words
from counter_app.domain.text import sentence
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.services.life import NextStep
    from counter_app.ui.context import PageContext

_BUTTONS = 3  # the rest goes into a menu


class NextSteps(QFrame):
    """Stays as it is while nothing changed, so that the focus stays, too."""

    chosen = Signal(str)  # kind of the step
    anew = Signal()  # a new dossier out of this one, which is over

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_nextPane")
        self.setAccessibleName(self.tr("Việc tiếp theo"))
        self._context = context
        self._shown: tuple[tuple[NextStep, ...], bool] | None = None
        theme = context.theme
        self.words = QLabel("", self)
        self.words.setObjectName("sheet_holderLabel")
        self.words.setWordWrap(True)
        self._flow = FlowLayout()
        theme.fit(self._flow, spacing=8)
        self.buttons: list[QPushButton] = []
        heading = theme.text(QLabel(self.tr("Việc tiếp theo"), self), "section")
        top = QHBoxLayout()
        theme.fit(top, spacing=12)
        top.addWidget(heading)
        top.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(16, 8, 16, 8), spacing=6)
        column.addLayout(top)
        column.addLayout(self._flow)

    def show_state(
        self, state: DossierState, steps: tuple[NextStep, ...], *, may_begin_anew: bool
    ) -> None:
        """Show a dossier."""
        text = " · ".join(filter(None, (self._holder(state), self._promise(state))))
        self.words.setText(text)
        self.words.setAccessibleName(text)
        if (steps, may_begin_anew) == self._shown:
            return
        self._shown = steps, may_begin_anew
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        if may_begin_anew:
            self._add(self._anew_button())
        language = self._context.language
        main = [step for step in steps if step.moves_on][:_BUTTONS]
        rest = [step for step in steps if step not in main]
        if len(rest) == 1:
            main, rest = [*main, *rest], []
        is_main = state.accepted is not None  # before it the main thing is to go on, not to end
        for place, step in enumerate(main):
            text = f"{sentence(step.words.to(language))}…"
            made = button(f"sheet_step_{step.kind}", text, self, primary=is_main and not place)
            made.clicked.connect(lambda _on=False, kind=step.kind: self.chosen.emit(kind))
            self._add(made)
        if rest:
            self._add(self._menu_button(rest))

    def focus_first(self) -> None:
        """The first button."""
        if self.buttons:
            self.buttons[0].setFocus()

    def _add(self, made: QPushButton) -> None:
        self._flow.addWidget(made)
        self.buttons.append(made)
        made.show()

    def _anew_button(self) -> QPushButton:
        made = button("sheet_anewButton", self.tr("Lập hồ sơ mới"), self, self.anew.emit)
        made.setToolTip(
            self.tr("Hồ sơ mới với người nộp, thủ tục và các trang đã số hóa của hồ sơ này")
        )
        return made

    def _menu_button(self, steps: list[NextStep]) -> QPushButton:
        made = button("sheet_moreStepsButton", self.tr("Việc khác"), self)
        menu = QMenu(made)
        for step in steps:
            action = menu.addAction(sentence(step.words.to(self._context.language)))
            action.setObjectName(f"sheet_step_{step.kind}")
            action.triggered.connect(lambda _on=False, kind=step.kind: self.chosen.emit(kind))
        made.setMenu(menu)
        return made

    def _holder(self, state: DossierState) -> str:
        holder = STANDINGS[state.status].holder
        if holder is Holder.AGENCY:
            return self.tr("Đang ở: {agency}").format(agency=self._agency(state))
        return {
            Holder.CITIZEN: self.tr("Chờ người nộp hồ sơ"),
            Holder.COUNTER: self.tr("Việc của quầy tiếp nhận"),
            Holder.RETURN_DESK: self.tr("Chờ trả kết quả cho người nộp hồ sơ"),
        }.get(holder, self.tr("Đã kết thúc"))

    def _agency(self, state: DossierState) -> str:
        held = held_by(state)
        legs = state.route.legs if state.route else ()
        named = next((leg.agency_name for leg in legs if leg.agency == held), "")
        sent = state.transferred
        if not named and sent is not None and sent.agency == held:
            named = sent.agency_name
        return named or (state.accepted.agency_name if state.accepted else held)

    def _promise(self, state: DossierState) -> str:
        if state.promised_at is None or STANDINGS[state.status].is_end:
            return ""
        promise = self.tr("Hẹn trả {at}").format(
            at=moment_words(state.promised_at).to(self._context.language)
        )
        postponed = state.postponed
        if postponed is None:
            return promise
        before = self.tr("hẹn lần đầu {at}").format(
            at=moment_words(postponed.old_due_at).to(self._context.language)
        )
        late = self.tr("Xin lỗi gửi muộn") if postponed.is_late else ""
        return " · ".join(filter(None, (f"{promise} ({before})", late)))
