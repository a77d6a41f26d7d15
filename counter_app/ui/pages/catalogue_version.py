"""What every change of the catalogue needs: its first day and the document that orders it (R74)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from counter_app.domain.formats import show_date
from counter_app.errors.desk import GestureRefusedError
from counter_app.ui.errors import sentences
from counter_app.ui.pages.intake_lines import SideBySide
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.typed_fields import DateEdit

if TYPE_CHECKING:
    from counter_app.services.procedure_views import ProcedureView
    from counter_app.ui.context import PageContext


class VersionFields(QWidget):
    """Two fields; has the versions written. `problem`, what is wrong, stands where its page
    keeps it in sight.
    """

    pointed_at = Signal(QWidget)  # a field of its own, before it gets the focus
    refused = Signal(str, object)  # where ("papers[2].name") and of what, after it was told

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._is_writing = False
        procedures, theme = context.desk.procedures, context.theme
        self.day = DateEdit(
            "catalogue_fromEdit",
            self.tr("Áp dụng từ ngày"),
            context.language,
            procedures.today,
            self,
            past=False,
        )
        self.document = ViLineEdit("catalogue_documentEdit", self.tr("Văn bản căn cứ"), self)
        self.document.setPlaceholderText(self.tr("Số, ngày, cơ quan ban hành"))
        self.problem = QLabel("", self)
        self.problem.setObjectName("catalogue_versionProblem")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(16, 8, 16, 4)
        self.problem.hide()
        row = SideBySide(theme)
        for label, field, share in (
            (self.day.accessibleName(), self.day, 1),
            (self.document.accessibleName(), self.document, 3),
        ):
            words = QLabel(label, self)
            words.setBuddy(field)
            row.addWidget(words)
            row.addWidget(field, share)
        self.note = note = QLabel(
            self.tr(
                "Phiên bản mới áp dụng từ ngày này; phiên bản cũ giữ nguyên đến hết ngày trước đó. "
                "Hồ sơ đã tiếp nhận không thay đổi."
            ),
            self,
        )
        note.setProperty("look", "quiet")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=6)
        column.addLayout(row)
        column.addWidget(note)

    def show_view(self, view: ProcedureView) -> None:
        """A version to come is corrected under its own day and document; a later one is told."""
        if not view.procedure.code:
            self.note.hide()  # of versions before there is nothing to say
        start = view.procedure.valid_from
        if view.version and start and start > self._context.desk.procedures.today():
            self.day.set_on(start)
            self.document.set_value(view.version.document)
        if view.later:
            text = self.tr(
                "Đã có phiên bản khác áp dụng từ {day}: thay đổi ghi ở đây chỉ có hiệu lực đến "
                "trước ngày đó. Muốn giữ tiếp thì sửa cả phiên bản ấy (dòng “từ {day}” trong danh "
                "mục)."
            )
            day = view.later[0].procedure.valid_from
            self.note.setText(text.format(day=show_date(day) if day else ""))

    def begins_before(self, start: date | None) -> list[tuple[QWidget, str]]:
        """What to ask when the version that is changed begins on `start`, after the day typed."""
        self.day.commit()
        day = self.day.on()
        if day is None or start is None or day >= start:
            return []
        text = self.tr(
            "Bản đang sửa áp dụng từ {start}: nội dung ghi từ {day} chỉ có hiệu lực đến trước "
            "ngày đó, rồi bản cũ áp dụng lại. Sửa ngày, hoặc nhấn F9 lần nữa nếu đúng vậy."
        )
        return [(self.day, text.format(start=show_date(start), day=show_date(day)))]

    def write(self, revise: Callable[[date | None, str], int], done: Callable[[int], None]) -> None:
        """`revise` writes from a day on, by a document; `done` gets how many it wrote."""
        self.day.commit()
        self.document.commit()
        if self._is_writing:
            return
        if self.day.refusal() is not None:
            self._point_at(self.day)
            return
        self._is_writing = True
        context, day, document = self._context, self.day.on(), self.document.value()

        def written(count: int) -> None:
            self._is_writing = False
            context.signals.dossier_changed.emit("procedure")  # it is sent soon
            done(count)

        context.tasks.run(self, "db", revise, day, document, done=written, failed=self._failed)

    def tell(self, text: str) -> None:
        """What is wrong; "" for nothing."""
        self.problem.setText(text)
        self.problem.setAccessibleName(text)
        self.problem.setVisible(bool(text))

    def _failed(self, error: Exception) -> None:
        self._is_writing = False
        self.tell(sentences(self._context.errors.told(error)))
        if isinstance(error, GestureRefusedError):
            where = str(error.details.get("where", ""))
            field = {"valid_from": self.day, "document": self.document}.get(where)
            if field is not None:
                self._point_at(field)
            else:
                self.refused.emit(where, error.details.get("alias"))

    def _point_at(self, field: QWidget) -> None:
        self.pointed_at.emit(field)
        field.setFocus()
