"""F8: mẫu 02, everything that lacks at once, with the paper beside it while it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel

from counter_app.domain.phrases import Use
from counter_app.ui.pages.answer_page import AnswerPage
from counter_app.ui.pages.supplement_items import ItemsPanel, OutsidePanel
from counter_app.ui.pages.supplement_leave import EarlierRequest, LeavePanel
from counter_app.ui.widgets.fields import ViLineEdit

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftView
    from counter_app.services.answer_sheet import Leave, Start, Supplement
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_work import IntakeWork


class SupplementPage(AnswerPage):
    """What lacks, line by line; a request more than the law gives needs a supervisor's leave."""

    def __init__(
        self, context: PageContext, work: IntakeWork, view: DraftView, start: Start
    ) -> None:
        super().__init__(
            context, work, view, start, name="supplement", prefix="sup", use=Use.SUPPLEMENT
        )
        self.kind_label = context.theme.text(QLabel("", self), "section")
        self.kind_label.setObjectName("sup_kindLabel")
        self.kind_label.setWordWrap(True)
        self.banner = QLabel("", self)
        self.banner.setObjectName("sup_onceBanner")
        self.banner.setProperty("tone", "soon")
        self.banner.setWordWrap(True)
        self.earlier = EarlierRequest(context, self)
        self.items = ItemsPanel(context, self)
        self.outside = OutsidePanel(context, self)
        self.reason_edit = ViLineEdit("sup_reasonEdit", self.tr("Lý do"), self)
        self.leave = LeavePanel(context, self)
        self._place()
        self._connect()
        self._show()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)")

    def on_shown(self) -> None:
        """Caret where words are wanted; when all lines have theirs F9 is enough."""
        super().on_shown()
        if self.leave.is_wanted:
            self.leave.reason_edit.setFocus()
        else:
            self.phrases.edit.setFocus()

    def on_leaving(self) -> None:
        """As ever; and a password does not stay on screen."""
        super().on_leaving()
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
            self.refuse(self.tr("Giấy tờ này chưa ghi nội dung cần bổ sung."))
            self.phrases.edit.setFocus()
            return
        if not self.outside.is_empty:
            self.outside.add_button.click()  # it says what is missing, or takes it over
            self.refuse(self.tr("Xem lại mục giấy tờ ngoài danh mục rồi nhấn F9."))
            return
        wanted = self.leave.first_gap()
        if wanted is not None:
            self.refuse(
                self.tr("Yêu cầu thêm phải có lý do, mã và mật khẩu của người quản lý cho phép.")
            )
            wanted.setFocus()
            return
        asked, panel = self.leave.asked(), self.leave

        def leave() -> Leave | None:
            return panel.leave(asked)

        self.hand_out(self.answer(), leave)

    def keep(self) -> None:
        """What is asked for of this line."""
        self.items.what_edit.commit()
        text = self.items.what_edit.value()
        if text:
            self.phrases.keep(text)

    def own_keys(self) -> dict[str, Callable[[], object]]:
        """The lines and the phrases are reached by key."""
        return {
            "remove": self._remove,
            "to_items": self._to_items,
            "to_phrase": self._to_phrase,
        }

    def refused(self) -> None:
        """Back to what the supervisor fills in: a wrong password was cleared."""
        wanted = self.leave.first_gap()
        if wanted is not None:
            wanted.setFocus()

    def _place(self) -> None:
        label = QLabel(self.tr("Lý do"), self)
        label.setBuddy(self.reason_edit)
        line = QHBoxLayout()
        self.context.theme.fit(line, spacing=8)
        line.addWidget(label)
        line.addWidget(self.reason_edit, 1)
        self.lay_out(
            (self.kind_label, self.banner, self.earlier),
            (
                (self.tr("Giấy tờ và nội dung cần bổ sung"), (self.items, self.phrases)),
                (self.tr("Giấy tờ ngoài danh mục đã công bố"), (self.outside,)),
            ),
            (line, self.leave),
            (
                *self.items.tab_chain(),
                *self.phrases.tab_chain(),
                *self.outside.tab_chain(),
                self.reason_edit,
                *self.leave.tab_chain(),
            ),
        )

    def _connect(self) -> None:
        self.items.changed.connect(self.preview.touch)
        self.phrases.taken.connect(self.items.take)
        self.outside.added.connect(self.items.add_outside)
        self.reason_edit.committed.connect(lambda _text: self.preview.touch())

    def _show(self) -> None:
        start = self.start
        words = self.tr("Hồ sơ của: {name}").format(name=start.owner_name)
        if not start.owner_name:
            words = self.tr("Chưa ghi họ tên người nộp hồ sơ")
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
            self.block(why)

    def _once(self, start: Start) -> str:
        if start.most > 1:
            return self.tr(
                "Được yêu cầu bổ sung {n} lần theo {law}: ghi đầy đủ, cụ thể mọi nội dung."
            ).format(n=start.most, law=start.sector_law)
        words = self.tr("Chỉ được yêu cầu bổ sung 01 lần: ghi đầy đủ, cụ thể mọi nội dung ({law}).")
        return words.format(law=start.once_law.to(self.context.language))

    def _to_items(self) -> None:
        self.items.view.setFocus()

    def _to_phrase(self) -> None:
        self.phrases.edit.setFocus()

    def _remove(self) -> None:
        if not self.items.remove_outside():
            self.refuse(
                self.tr("Mục này theo kết quả kiểm tra: sửa trong bảng thành phần hồ sơ (Esc).")
            )
