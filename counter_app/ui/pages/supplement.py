"""F8: mẫu 02, everything that lacks at once, with the paper beside it while it is written."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.phrases import Use
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.supplement_items import ItemsPanel, OutsidePanel
from counter_app.ui.pages.supplement_leave import EarlierRequest, LeavePanel
from counter_app.ui.pages.supplement_phrases import PhraseBox
from counter_app.ui.pages.supplement_preview import AnswerPreview
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, section, set_usable

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftView
    from counter_app.services.answer_sheet import Issued, Leave, Start, Supplement
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_work import IntakeWork

SHEET_SHARE = 0.92  # of the page: list and paper stand side by side


class SupplementPage(QWidget):
    """A side sheet. `issued` follows once the draft has become the dossier's entries."""

    issued = Signal(object)  # Issued

    def __init__(
        self, context: PageContext, work: IntakeWork, view: DraftView, start: Start
    ) -> None:
        super().__init__()
        self.setObjectName("supplement")
        self.setProperty("sheetShare", SHEET_SHARE)
        self._context = context
        self._work = work
        self._start = start
        self.keys = ActionSet(
            "supplement",
            self,
            {
                "issue": self.issue,
                "keep_phrase": self._keep,
                "remove": self._remove,
                "to_items": self._to_items,
                "to_phrase": self._to_phrase,
                "back": context.shell.close_sheet,
            },
        )
        self.earlier = EarlierRequest(context, self)
        self.items = ItemsPanel(context, self)
        self.phrases = PhraseBox(context, Use.SUPPLEMENT, self)
        self.outside = OutsidePanel(context, self)
        self.reason_edit = ViLineEdit("sup_reasonEdit", self.tr("Lý do"), self)
        self.leave = LeavePanel(context, self)
        self.preview = AnswerPreview(context, view, self.answer, self)
        self._build()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Caret where words are wanted; when all lines have theirs F9 is enough."""
        self.phrases.read()
        self.preview.draw()
        if self.leave.is_wanted:
            self.leave.reason_edit.setFocus()
        else:
            self.phrases.edit.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """Not for us."""
        return False

    def on_leaving(self) -> None:
        """Nothing was written; the draft stays as it is."""
        self.phrases.edit.close_list()
        self.leave.forget()

    def answer(self) -> Supplement:
        """The slip as it stands on screen."""
        from counter_app.services.answer_sheet import Supplement

        return Supplement(lacks=self.items.lacks, reason=self.reason_edit.value())

    def issue(self) -> None:
        """F9: make and print it."""
        for edit in (self.items.what_edit, self.reason_edit):
            edit.commit()
        gap = self.items.first_gap()
        if gap is not None:
            self.items.go_to(gap)
            self._refuse(self.tr("Giấy tờ này chưa ghi nội dung cần bổ sung."))
            self.phrases.edit.setFocus()
            return
        if not self.outside.is_empty:
            self.outside.add_button.click()  # it says what is missing, or takes it over
            self._refuse(self.tr("Xem lại mục giấy tờ ngoài danh mục rồi nhấn F9."))
            return
        wanted = self.leave.first_gap()
        if wanted is not None:
            self._refuse(
                self.tr("Yêu cầu thêm phải có lý do, mã và mật khẩu của người quản lý cho phép.")
            )
            wanted.setFocus()
            return
        self.problem.hide()
        self._busy(self.tr("Đang phát hành"))
        asked, panel = self.leave.asked(), self.leave

        def leave() -> Leave | None:
            return panel.leave(asked)

        self._work.answer(self.answer(), leave, failed=self._failed, done=self._done)

    def _build(self) -> None:
        context = self._context
        self.kind_label = context.theme.text(QLabel("", self), "section")
        self.kind_label.setObjectName("sup_kindLabel")
        self.kind_label.setWordWrap(True)
        self.banner = QLabel("", self)
        self.banner.setObjectName("sup_onceBanner")
        self.banner.setProperty("tone", "soon")
        self.banner.setWordWrap(True)
        self.problem = QLabel("", self)
        self.problem.setObjectName("sup_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.issue_button = button(
            "sup_issueButton",
            self.tr("Phát hành – In  F9"),
            self,
            self.keys["issue"].trigger,
            icon=context.icons("print", "on_accent"),
            primary=True,
        )

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = Head(theme, self.title, self)
        head.row.addWidget(self.issue_button)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        inner.addWidget(self.kind_label)
        inner.addWidget(self.banner)
        inner.addWidget(self.earlier)
        for title, panels in (
            (self.tr("Giấy tờ và nội dung cần bổ sung"), (self.items, self.phrases)),
            (self.tr("Giấy tờ ngoài danh mục đã công bố"), (self.outside,)),
        ):
            card, column = section(theme, title, content)
            for panel in panels:
                column.addWidget(panel)
            inner.addWidget(card)
        label = QLabel(self.tr("Lý do"), content)
        label.setBuddy(self.reason_edit)
        line = QHBoxLayout()
        theme.fit(line, spacing=8)
        line.addWidget(label)
        line.addWidget(self.reason_edit, 1)
        inner.addLayout(line)
        inner.addWidget(self.leave)
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
            *self.items.tab_chain(),
            *self.phrases.tab_chain(),
            *self.outside.tab_chain(),
            self.reason_edit,
            *self.leave.tab_chain(),
            self.preview.picture,
            self.issue_button,
        )
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self.items.changed.connect(self.preview.touch)
        self.phrases.taken.connect(self.items.take)
        self.phrases.keep_asked.connect(self._keep)
        self.outside.added.connect(self.items.add_outside)
        self.reason_edit.committed.connect(lambda _text: self.preview.touch())

    def _show(self) -> None:
        start = self._start
        words = self.tr("Hồ sơ của: {name}").format(name=start.owner_name)
        if start.used:
            words = self.tr("{words} · Lần {n}").format(words=words, n=start.used + 1)
        self.kind_label.setText(words)
        self.banner.setText(self._once(start))
        self.earlier.show_requests(start.earlier)
        self.leave.show_start(start)
        self.reason_edit.set_value(start.reason)
        self.items.show_start(start)
        if start.is_over:
            why = self.tr("Đã yêu cầu bổ sung {n} lần; không được yêu cầu thêm.").format(
                n=start.used
            )
            self.keys.block("issue", why)
            set_usable(self.issue_button, why)
            self._refuse(why)

    def _once(self, start: Start) -> str:
        if start.most > 1:
            return self.tr(
                "Được yêu cầu bổ sung {n} lần theo {law}: ghi đầy đủ, cụ thể mọi nội dung."
            ).format(n=start.most, law=start.sector_law)
        return self.tr(
            "Chỉ được yêu cầu bổ sung 01 lần: ghi đầy đủ, cụ thể mọi nội dung (điểm b khoản 1 "
            "Điều 6)."
        )

    def _to_items(self) -> None:
        self.items.view.setFocus()

    def _to_phrase(self) -> None:
        self.phrases.edit.setFocus()

    def _keep(self) -> None:
        self.items.what_edit.commit()
        text = self.items.what_edit.value()
        if text:
            self.phrases.keep(text)

    def _remove(self) -> None:
        if not self.items.remove_outside():
            self._refuse(
                self.tr("Mục này theo kết quả kiểm tra: sửa trong bảng thành phần hồ sơ (Esc).")
            )

    def _done(self, issued: Issued) -> None:
        self.phrases.note_uses()
        self.issued.emit(issued)

    def _failed(self, error: Exception) -> None:
        self._busy("")
        self._refuse(sentences(self._context.errors.told(error)))
        wanted = self.leave.first_gap()
        if wanted is not None:
            wanted.setFocus()

    def _busy(self, why: str) -> None:
        (self.keys.block("issue", why) if why else self.keys.allow("issue"))
        set_usable(self.issue_button, why)

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setAccessibleName(sentence)
        self.problem.show()
