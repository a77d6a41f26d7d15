"""The blocks of the intake page laid out, with their focus, typing and tab order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.procedure import Channel
from counter_app.ui import files
from counter_app.ui.pages.intake_area import AreaAtDesk
from counter_app.ui.pages.intake_done import DonePanel
from counter_app.ui.pages.intake_lines import LARGE_TEXT, Block
from counter_app.ui.pages.intake_pages import PagesPanel
from counter_app.ui.pages.intake_parts import PartsPanel
from counter_app.ui.pages.intake_person import PersonPanel
from counter_app.ui.pages.intake_procedure import ProcedurePanel
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.pages.intake_work import IntakeWork
from counter_app.ui.widgets.elided import ElidedLabel
from counter_app.ui.widgets.fields import EntryEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import button
from counter_app.ui.widgets.pay_panel import PayPanel

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext


class IntakeForm(QWidget):
    """What `IntakeFlow` and its parts work on; decides nothing itself."""

    forgotten = Signal()  # another citizen sits down

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("intake_page")
        self._context = context
        self.session = DraftSession(self, context.desk.intake, context.seat)
        self.work = IntakeWork(context, self.session)
        self.person = PersonPanel(context, self.session, self)
        self.area = AreaAtDesk(context, self.session, self.person.area_combo)
        self.procedure = ProcedurePanel(context, self.session, self)
        self.parts = PartsPanel(context, self.session, self)
        self.note_edit = ViLineEdit("intake_noteEdit", self.tr("Ghi chú"), self)
        self.note_edit.committed.connect(lambda text: self.session.edit(note=text))
        self.post_check = QCheckBox(self.tr("Nộp qua bưu chính"), self)
        self.post_check.setObjectName("intake_postCheck")
        self.post_check.setToolTip(self.tr("Hồ sơ này do bưu chính chuyển đến"))
        self.post_check.clicked.connect(
            lambda by_post: self.session.edit(channel=Channel.POST if by_post else Channel.DIRECT)
        )
        self.large_check = QCheckBox(self.tr("Phiếu chữ to"), self)
        self.large_check.setObjectName("intake_largeSlipCheck")
        self.large_check.setToolTip(self.tr("In phiếu chữ to cho người mắt kém (Ctrl+G)"))
        self.pay = PayPanel(context.language, self)
        self.pages = PagesPanel(context, self.session, self)
        self.done = DonePanel(context, self)
        self.abandon_button = button("intake_abandonButton", self.tr("Bỏ bản nháp"), self)
        self.abandon_button.hide()
        self._lay_out()
        self.set_tab_order()
        self.pay.fields_changed.connect(self.set_tab_order)
        for edit in self.findChildren(EntryEdit):
            edit.installEventFilter(self)
            edit.textEdited.connect(self._keep_typing)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.person_block = Block(
            theme,
            self.tr("1  NGƯỜI NỘP HỒ SƠ"),
            "Alt+1",
            self.person,
            self,
            beside=(
                self.person.source_label,
                self.person.warning_label,
                self.person.history_button,
            ),
        )
        hint = ElidedLabel(
            self.tr(
                "Space kết quả · C, S, B loại bản · N, D, H nước ngoài · + − số bản · 1–9 giấy tờ"
            ),
            self,
        )
        theme.text(hint, "caption").setProperty("look", "quiet")
        self.procedure_block = Block(
            theme,
            self.tr("2  THỦ TỤC VÀ THÀNH PHẦN HỒ SƠ"),
            "Alt+2",
            self._procedure_body(),
            self,
            beside=(hint,),
        )
        self.pay_block = Block(
            theme,
            self.tr("4  PHÍ, LỆ PHÍ"),
            "Alt+4",
            self.pay,
            self,
            beside=(self.pay.note_label, self.pay.take_button),
        )
        self.done.hide()
        form = QWidget(self)
        form.setObjectName("intake_form")
        column = QVBoxLayout(form)
        theme.fit(column, spacing=6)
        column.addWidget(self.person_block)
        column.addWidget(self.procedure_block, 1)
        column.addWidget(self.done, 1)
        column.addWidget(self.pay_block)
        right = Block(theme, self.tr("3  TRANG QUÉT"), "Alt+3", self.pages, self)
        self._scroll = self._scrolled(form)
        row = QHBoxLayout(self)
        theme.fit(row, margins=(12, 8, 12, 8), spacing=10)
        left = QVBoxLayout()
        theme.fit(left, spacing=6)
        left.addWidget(self.done.head)
        left.addWidget(self._scroll, 1)
        row.addLayout(left, 73)
        row.addWidget(right, 27)

    def _procedure_body(self) -> QWidget:
        body = QWidget(self)
        note = QHBoxLayout()
        self._context.theme.fit(note, spacing=6)
        label = QLabel(self.tr("Ghi chú"), body)
        label.setBuddy(self.note_edit)
        note.addWidget(label)
        note.addWidget(self.note_edit, 1)
        note.addWidget(self.large_check)
        note.addWidget(self.abandon_button)
        column = QVBoxLayout(body)
        self._context.theme.fit(column, spacing=6)
        column.addWidget(self.procedure)
        column.addWidget(self.parts, 1)
        column.addLayout(note)
        self._note, self._below_note = note, column
        self._place_post_check()
        self._context.theme.changed.connect(self._place_post_check)
        return body

    def _place_post_check(self) -> None:
        """Beside the note; below it when the text is large."""
        for row in (self._note, self._below_note):
            row.removeWidget(self.post_check)
        if self._context.theme.percent >= LARGE_TEXT:
            self._below_note.addWidget(self.post_check)
        else:
            self._note.insertWidget(self._note.indexOf(self.large_check), self.post_check)

    def _scrolled(self, form: QWidget) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setObjectName("intake_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        return scroll

    def show_form(self) -> None:
        """The dossier being prepared."""
        self.done.hide()
        self.done.head.hide()
        self.person_block.show()
        self.procedure_block.show()

    def show_done(self, *, pays: bool) -> None:
        """The accepted dossier in place of the form; `pays`: a fee is due at the counter."""
        self.person_block.hide()
        self.procedure_block.hide()
        self.done.show()
        self.done.head.show()
        self.pay_block.setVisible(pays)

    def forget(self) -> None:
        """Another citizen sits down: nothing of the last one stays."""
        self.forgotten.emit()
        self.pages.forget()
        self.person.forget()
        self.pay.forget()
        self.show_form()

    def tab_chain(self) -> list[QWidget]:
        """All fields in reading order: person, procedure, papers, payment, pages."""
        return [
            *self.person.tab_chain(),
            *self.procedure.tab_chain(),
            *self.parts.tab_chain(),
            self.note_edit,
            self.post_check,
            self.large_check,
            self.abandon_button,
            *self.pay.tab_chain(),
            *self.pages.tab_chain(),
        ]

    def set_tab_order(self) -> None:
        """Tab follows `tab_chain()`."""
        for first, second in pairwise(self.tab_chain()):
            QWidget.setTabOrder(first, second)

    def attach_files(self) -> None:
        """Choose files from a memory stick; the dialog does not stop the program."""
        files.ask_for_files(
            self,
            "intake_fileDialog",
            self.tr("Thêm tệp ảnh hoặc PDF"),
            files.pages_kind(),
            self.work.attach,
        )

    def find_field(self, name: str) -> QWidget | None:
        """A field by its object name; a group of buttons is where its chosen one is."""
        if name == self.person.returned.group.objectName():
            return self.person.returned.current()
        found: Any = self.findChild(QWidget, name) if name else None
        return found if isinstance(found, QWidget) else None

    def focus_field(self, name: str) -> None:
        """Put the focus on a field and show it."""
        field = self.find_field(name)
        if field is None or not field.isVisibleTo(self) or not field.isEnabled():
            field = self.person.identity.number_edit
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def commit_focus(self) -> None:
        """Take over what was typed in the field in focus, as if it had been left."""
        field = QApplication.focusWidget()
        if field is None or not self.isAncestorOf(field):
            return
        if isinstance(field, EntryEdit):
            field.commit()
        elif isinstance(field, QAbstractSpinBox):
            field.interpretText()
            field.editingFinished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z in a field that has nothing of its own to take back belongs to the draft."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if isinstance(watched, EntryEdit) and (undo or redo):
                own = watched.isUndoAvailable() if undo else watched.isRedoAvailable()
                if not own:
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)

    def _keep_typing(self) -> None:
        """Letter by letter: who types without a pause loses no more than who does not."""
        field = QApplication.focusWidget()
        if isinstance(field, EntryEdit) and self.isAncestorOf(field):
            self.session.remember(focus=field.objectName(), typing=field.pending)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        if now.objectName():
            self.session.remember(focus=now.objectName(), typing="")
        if self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, self._context.theme.px(12))
