"""The counter workspace: person, procedure, pages and payment of one dossier on one screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.draft import Draft
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.intake_done import DonePanel
from counter_app.ui.pages.intake_flow import IntakeFlow
from counter_app.ui.pages.intake_pages import PagesPanel
from counter_app.ui.pages.intake_parts import PartsPanel
from counter_app.ui.pages.intake_person import PersonPanel
from counter_app.ui.pages.intake_procedure import ProcedurePanel
from counter_app.ui.pages.intake_session import DraftSession
from counter_app.ui.pages.intake_work import IntakeWork
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.pay_panel import PayPanel

if TYPE_CHECKING:
    from counter_app.domain.scans import Recognised
    from counter_app.ui.context import PageContext


class IntakePage(QWidget):
    """Lays the blocks out and binds the keys; `IntakeFlow` decides what happens."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("intake_page")
        self._context = context
        self.session = DraftSession(self, context.desk.intake, context.who)
        self.work = IntakeWork(context, self.session)
        self.person = PersonPanel(self.session, context.language, self)
        self.procedure = ProcedurePanel(context, self.session, self)
        self.parts = PartsPanel(context, self.session, self)
        self.note_edit = ViLineEdit("intake_noteEdit", self.tr("Ghi chú"), self)
        self.note_edit.committed.connect(lambda text: self.session.edit(note=text))
        self.pay = PayPanel(context.language, self)
        self.pages = PagesPanel(context, self.session, self)
        self.done = DonePanel(context, self)
        self._lay_out()
        self._set_tab_order()
        self.flow = IntakeFlow(context, self)
        self._keys = ActionSet("intake", self, self.flow.handlers())
        self.flow.bind(self._keys)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def _lay_out(self) -> None:
        theme = self._context.theme
        form = QWidget(self)
        form.setObjectName("intake_form")
        column = QVBoxLayout(form)
        theme.fit(column, margins=(0, 0, 0, 0), spacing=8)
        person = self._block(
            self.tr("1  NGƯỜI NỘP HỒ SƠ"),
            "Alt+1",
            self.person,
            beside=(self.person.source_label, self.person.history_button),
        )
        procedure_body = QWidget(form)
        body = QVBoxLayout(procedure_body)
        theme.fit(body, margins=(0, 0, 0, 0), spacing=6)
        body.addWidget(self.procedure)
        body.addWidget(self.parts, 1)
        note = QHBoxLayout()
        note_label = QLabel(self.tr("Ghi chú"), procedure_body)
        note_label.setBuddy(self.note_edit)
        note.addWidget(note_label)
        note.addWidget(self.note_edit, 1)
        body.addLayout(note)
        column.addWidget(person)
        column.addWidget(
            self._block(self.tr("2  THỦ TỤC VÀ THÀNH PHẦN HỒ SƠ"), "Alt+2", procedure_body), 1
        )
        scroll = QScrollArea(self)
        scroll.setObjectName("intake_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        self.centre = QStackedWidget(self)
        self.centre.addWidget(scroll)
        self.centre.addWidget(self.done)
        self.pay_block = self._block(self.tr("4  PHÍ, LỆ PHÍ"), "Alt+4", self.pay)
        left = QVBoxLayout()
        left.addWidget(self.centre, 1)
        left.addWidget(self.pay_block)
        right = self._block(self.tr("3  TRANG QUÉT"), "Alt+3", self.pages)
        box = QHBoxLayout(self)
        theme.fit(box, margins=(12, 8, 12, 8), spacing=12)
        theme.fit(left, margins=(0, 0, 0, 0), spacing=8)
        box.addLayout(left, 7)
        box.addWidget(right, 3)

    def _block(
        self, title: str, key: str, body: QWidget, beside: tuple[QWidget, ...] = ()
    ) -> QFrame:
        theme = self._context.theme
        block = QFrame(self)
        block.setProperty("look", "card")
        head = QHBoxLayout()
        head.addWidget(theme.text(QLabel(title, block), "section"))
        hint = theme.text(QLabel(key, block), "caption")
        head.addWidget(hint)
        head.addStretch(1)
        for widget in beside:
            head.addWidget(widget)
        box = QVBoxLayout(block)
        theme.fit(box, margins=(12, 8, 12, 10), spacing=6)
        box.addLayout(head)
        box.addWidget(body, 1)
        return block

    def tab_chain(self) -> list[QWidget]:
        """All fields in reading order: person, procedure, papers, payment, pages."""
        return [
            *self.person.tab_chain(),
            *self.procedure.tab_chain(),
            *self.parts.tab_chain(),
            self.note_edit,
            *self.pay.tab_chain(),
            *self.pages.tab_chain(),
        ]

    def _set_tab_order(self) -> None:
        chain = self.tab_chain()
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    @property
    def title(self) -> str:
        """Name in the mode bar."""
        return self.tr("Tiếp nhận")

    @property
    def keys(self) -> ActionSet:
        """The page's actions."""
        return self._keys

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    def on_shown(self) -> None:
        """Resume the draft of this PC the first time; later put the focus back."""
        self.flow.shown()

    def on_scan(self, scan: Recognised) -> bool:
        """A card read anywhere on this page goes to the person."""
        return self.flow.scanned(scan)

    def on_leaving(self) -> None:
        """Save what is pending."""
        self.work.save_now()

    def load_draft(self, draft_id: str) -> None:
        """Bring up a draft."""
        self.work.load(draft_id)

    def draft(self) -> Draft | None:
        """The draft on screen, None once it became a dossier."""
        return self.session.draft if self.session.is_open else None

    def attach_files(self) -> None:
        """Choose files from a memory stick; the dialog does not stop the program."""
        dialog = QFileDialog(self, self.tr("Thêm tệp ảnh hoặc PDF"))
        dialog.setObjectName("intake_fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Ảnh và PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf)"))
        dialog.filesSelected.connect(lambda paths: self.work.attach(list(paths)))
        dialog.open()

    def find_field(self, name: str) -> QWidget | None:
        """A field by its object name."""
        found: Any = self.findChild(QWidget, name)
        return found if isinstance(found, QWidget) else None

    def focus_field(self, name: str) -> None:
        """Put the focus on a field and show it."""
        field = self.find_field(name)
        if field is None or not field.isVisibleTo(self):
            field = self.person.id_edit
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and self.session.is_open:
            self.session.remember_focus(now.objectName())
