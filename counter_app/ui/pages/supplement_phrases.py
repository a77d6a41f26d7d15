"""Phrases by number or words, those used most in reach, and what was written kept as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.staff import Role
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, set_usable
from counter_app.ui.widgets.search_edit import Choice, SearchEdit

if TYPE_CHECKING:
    from counter_app.domain.phrases import Use
    from counter_app.services.phrases import Phrase
    from counter_app.ui.context import PageContext

_FAVOURITES = 5
_SHORT = 24  # letters of a favourite on its button


class PhraseBox(QWidget):
    """`taken(text)` gives the words of a phrase, holes and all; `keep` is asked with what to keep.

    The list is small and read once; numbers stay the same from day to day.
    """

    taken = Signal(str)
    keep_asked = Signal()

    def __init__(self, context: PageContext, use: Use, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._use = use
        self._offered: tuple[Phrase, ...] = ()
        self._last: Phrase | None = None
        self._taken: list[str] = []
        self.edit = SearchEdit("sup_phraseEdit", self.tr("Câu mẫu: số hoặc vài chữ"), self._find)
        self.edit.setParent(self)
        self.edit.setPlaceholderText(self.edit.accessibleName())
        self.edit.enter_moves_on = False
        self.edit.chosen.connect(self._take)
        self.keep_button = button(
            "sup_savePhraseButton",
            self.tr("Lưu thành câu mẫu  Ctrl+S"),
            self,
            self.keep_asked.emit,
            icon=context.icons("draft"),
        )
        self.share_button = button(
            "sup_sharePhraseButton", self.tr("Dùng chung câu mẫu này"), self, self.share
        )
        self.often = QLabel(self.tr("Thường dùng:"), self)
        self.often.setProperty("look", "quiet")
        self._favourites = FlowLayout()
        context.theme.fit(self._favourites, spacing=6)
        self._favourites.addWidget(self.often)
        line = FlowLayout()
        context.theme.fit(line, spacing=8)
        line.addWidget(self.keep_button)
        line.addWidget(self.share_button)
        column = QVBoxLayout(self)
        context.theme.fit(column, spacing=6)
        column.addWidget(self.edit)
        column.addLayout(self._favourites)
        column.addLayout(line)
        self._buttons: list[QWidget] = []
        self._show_share()

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.edit, *self._buttons, self.keep_button, self.share_button]

    def read(self) -> None:
        """Read what this person may take."""
        context = self._context
        context.tasks.run(
            self, "db", context.desk.phrases.offered, self._use, context.who, done=self._show
        )

    def keep(self, text: str) -> None:
        """Keep `text` as a phrase of one's own."""
        context = self._context

        def done(phrase: Phrase) -> None:
            self._last = phrase
            context.notices.toast(
                self.tr("Đã lưu câu mẫu số {n}.").format(n=phrase.number), tone="ok"
            )
            self._show_share()
            self.read()

        context.tasks.run(
            self, "db", context.desk.phrases.save, text, self._use, context.who, done=done
        )

    def share(self) -> None:
        """A supervisor offers the phrase saved or taken last to everybody."""
        context, phrase = self._context, self._last
        if phrase is None or self._why_not_share():
            return

        def done(_none: None) -> None:
            context.notices.toast(
                self.tr("Câu mẫu số {n} đã dùng chung cho toàn Trung tâm.").format(n=phrase.number),
                tone="ok",
            )
            self._last = None
            self._show_share()
            self.read()

        context.tasks.run(self, "db", context.desk.phrases.share, phrase.id, context.who, done=done)

    def note_uses(self) -> None:
        """The paper was issued: what stands on it moves up."""
        context = self._context
        context.tasks.run(self, "db", context.desk.phrases.used, self._taken, context.who)

    def _find(self, typed: str) -> list[Choice]:
        from counter_app.services.phrases import matching

        return [
            Choice(key=one, text=f"{one.number:02d}  {one.text}", detail=self._mark(one))
            for one in matching(self._offered, typed)
        ]

    def _mark(self, phrase: Phrase) -> str:
        if not phrase.id:
            return ""
        return self.tr("dùng chung") if phrase.is_shared else self.tr("của tôi")

    def _take(self, phrase: Phrase) -> None:
        self._last = phrase
        self._taken.append(phrase.text)
        self.edit.set_value("")
        self.edit.setText("")
        self._show_share()
        self.taken.emit(phrase.text)

    def _show(self, offered: tuple[Phrase, ...]) -> None:
        self._offered = offered
        for old in self._buttons:
            self._favourites.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._favourite(one) for one in offered[:_FAVOURITES] if one.uses]
        self.often.setVisible(bool(self._buttons))

    def _favourite(self, phrase: Phrase) -> QWidget:
        short = phrase.text[:_SHORT].rstrip() + ("…" if len(phrase.text) > _SHORT else "")
        made = button(
            f"sup_phrase{phrase.number}Button",
            f"{phrase.number:02d} {short}",
            self,
            lambda: self._take(phrase),
        )
        made.setToolTip(phrase.text)
        self._favourites.addWidget(made)
        made.show()
        return made

    def _why_not_share(self) -> str:
        if Role.SUPERVISOR not in self._roles():
            return self.tr("Chỉ người quản lý đưa câu mẫu vào dùng chung")
        if self._last is None or not self._last.id or self._last.is_shared:
            return self.tr("Lưu hoặc lấy một câu mẫu của mình trước")
        return ""

    def _roles(self) -> tuple[Role, ...]:
        try:
            return self._context.who.roles
        except LookupError:  # built before anybody opened the counter
            return ()

    def _show_share(self) -> None:
        why = self._why_not_share()
        set_usable(self.share_button, why)
        self.share_button.setVisible(Role.SUPERVISOR in self._roles())
