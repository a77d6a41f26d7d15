"""The open dossier at the return desk: whose result, and the shelf it lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.collecting import shelf_words
from counter_app.domain.dossier.state import Status
from counter_app.domain.formats import show_date
from counter_app.ui import shown
from counter_app.ui.widgets.badge import StatusBadge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.services.elsewhere import DraftElsewhere
    from counter_app.services.returns import ReturnCase
    from counter_app.ui.context import PageContext

_TONES = {Status.READY: "ok", Status.DONE: "off", Status.CORRECTING: "soon", Status.ISSUED: "hold"}


class CaseCard(QFrame):
    """Name and shelf are the largest texts of the page: they are compared with paper and rack."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ret_card")
        self.setProperty("look", "card")
        self._context = context
        theme = context.theme
        self.code_label = theme.text(QLabel(self), "section")
        self.code_label.setObjectName("ret_codeLabel")
        self.badge = StatusBadge(theme, context.icons, "off", "", self)
        self.time_badge = StatusBadge(theme, context.icons, "off", "", self)
        self.name_label = theme.text(QLabel(self), "ticket")
        self.name_label.setObjectName("ret_nameLabel")
        self.name_label.setWordWrap(True)
        self.shelf_label = theme.text(QLabel(self), "ticket")
        self.shelf_label.setObjectName("ret_shelfLabel")
        self.shelf_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.about_label = self._line("ret_aboutLabel")
        self.result_label = self._line("ret_resultLabel")
        self.notice_label, self._notice = self._strip("ret_noticeLabel", "work")
        self.elsewhere_label, self._elsewhere = self._strip("ret_elsewhereLabel", "soon")
        self._lay_out()

    def show_case(self, case: ReturnCase, elsewhere: Sequence[DraftElsewhere]) -> None:
        """Show a dossier; `elsewhere`: where else its result is in hand."""
        language, accepted = self._context.language, case.accepted
        status = case.state.status
        self.code_label.setText(case.code)
        self.badge.set(_TONES.get(status, "work"), case.standing.to(language))
        self._show_days(case.days_early)
        self.name_label.setText(case.owner_name)
        self.name_label.setAccessibleName(self.tr("Họ tên trong hồ sơ: ") + case.owner_name)
        on_shelf = shelf_words(case.state.shelf)
        self.shelf_label.setText(self.tr("KỆ {shelf}").format(shelf=on_shelf) if on_shelf else "")
        self.shelf_label.setVisible(bool(on_shelf))
        owner = accepted.owner
        about = [owner.id_number, show_date(owner.birth_on) if owner.birth_on else ""]
        if accepted.organisation is not None:
            about = [accepted.organisation.tax_code, owner.name]
        self.about_label.setText(" · ".join(filter(None, (*about, accepted.procedure.name))))
        self.result_label.setText(self._result(case))
        notice = "" if case.why_not is None else case.why_not.to(language)
        self.notice_label.setText(notice)
        self._notice.setVisible(bool(notice))
        self._show_elsewhere(elsewhere)

    def _show_elsewhere(self, elsewhere: Sequence[DraftElsewhere]) -> None:
        words = [
            self.tr("Quầy {counter} đang xử lý kết quả này từ {at}.").format(
                counter=one.counter, at=shown.clock_time(one.draft.since)
            )
            for one in elsewhere
        ]
        self.elsewhere_label.setText(" ".join(words))
        self._elsewhere.setVisible(bool(words))

    def _show_days(self, days: int | None) -> None:
        self.time_badge.setVisible(days is not None)
        if days is None:
            return
        if days >= 0:
            words = self.tr("Đúng hạn") if not days else self.tr("Trước hạn %n ngày", "", days)
            self.time_badge.set("ok", words)
        else:
            self.time_badge.set("soon", self.tr("Quá hạn %n ngày", "", -days))

    def _result(self, case: ReturnCase) -> str:
        signed, issued = case.state.result_signed, case.state.issued
        if signed is None or issued is None:
            return ""
        words = self.tr("{name} số {number}, ký ngày {on}")
        return words.format(name=issued.name, number=signed[0], on=show_date(signed[1]))

    def _line(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _strip(self, name: str, tone: str) -> tuple[QLabel, QFrame]:
        """A sentence on the ground of a tone."""
        frame = QFrame(self)
        frame.setProperty("look", "strip")
        frame.setProperty("tone", tone)
        inside = QVBoxLayout(frame)
        self._context.theme.fit(inside, margins=(10, 6, 10, 6), spacing=0)
        label = self._line(name)
        inside.addWidget(label)
        return label, frame

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = QHBoxLayout()
        theme.fit(head, spacing=8)
        head.addWidget(self.code_label)
        head.addWidget(self.badge)
        head.addWidget(self.time_badge)
        head.addStretch(1)
        large = QHBoxLayout()
        theme.fit(large, spacing=12)
        large.addWidget(self.name_label, 1)
        large.addWidget(self.shelf_label)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(14, 10, 14, 12), spacing=6)
        column.addLayout(head)
        column.addLayout(large)
        for widget in (self.about_label, self.result_label, self._notice, self._elsewhere):
            column.addWidget(widget)
