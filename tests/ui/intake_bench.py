"""A clerk at the intake page: types, presses keys, shows cards, lays paper in."""

from __future__ import annotations

from dataclasses import replace

from fakes import edition, memory_of
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.scans import recognise
from counter_app.ui.pages.intake import IntakePage

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CARD = (
    "051188001234|212345678|Nguyễn Thị Hồng Hạnh|05031988|Nữ|"
    "Tổ 5, P. Nghĩa Lộ, T. Quảng Ngãi|01082021"
)
OTHER_CARD = "051087004321||Nguyễn Văn An|15081987|Nam|Tổ 2, P. Nghĩa Chánh|10052021"


class Bench:
    """The page over the fake desk, shown in an active window."""

    def __init__(self, context, show, qtbot, *, opens=True):
        self.desk = context.desk
        self.notices = context.notices
        self.shell = context.shell
        self.qtbot = qtbot
        self.context = context
        self.page = IntakePage(context)
        show(self.page)
        self.page.on_shown()
        if opens:
            self.wait(lambda: self.page.session.is_open)

    @property
    def session(self):
        return self.page.session

    @property
    def draft(self):
        return self.page.session.draft

    @property
    def memory(self):
        return memory_of(self.desk)

    @property
    def accepted(self):
        return self.page.flow.after.accepted

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=10_000)

    def field(self, name) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    @property
    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)

    def type(self, name, text, *, enter=True):
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        if text.isascii():
            QTest.keyClicks(field, text)
        else:  # as an input method gives it
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(field, event)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)

    def show_card(self, text=CARD):
        return self.page.on_scan(recognise(text))

    def choose(self, alias):
        self.type("intake_procEdit", str(alias))
        procedure = next(p for p in edition().procedures_on(self.day) if p.alias == int(alias))
        assert self.draft.procedure == procedure.code
        return procedure

    @property
    def day(self):
        return self.memory.now.date()

    def scan(self, *papers):
        """Lay in one page for each of `papers` (None: no strip told) and press F6."""
        self.desk.scanning.stack = [(f"trang {n}", paper) for n, paper in enumerate(papers, 1)]
        self.press(Qt.Key.Key_F6)
        self.wait(lambda: not self.page.work.is_scanning)

    def prepare(self, alias=101, *, phone=True):
        """Everything up to F9: card, procedure, phone, a page for each mandatory paper, F7."""
        self.show_card()
        procedure = self.choose(alias)
        if procedure.cases:
            self.page.procedure.case_combo.setFocus()
            self.press(Qt.Key.Key_Down)
        if phone:
            self.type("intake_phoneEdit", "0905123456")
        self.scan(*(line.number for line in self.session.shown.lines if line.mandatory))
        self.press(Qt.Key.Key_F7)
        assert not self.session.shown.problems

    def accept(self):
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: self.accepted is not None)
        self.wait(lambda: self.page.flow.after.is_printed)

    def line(self, number):
        return next(line for line in self.session.shown.lines if line.number == number)

    def paper_of(self, page_id):
        return next(p.paper for p in self.draft.placements if p.page == page_id)

    def mark(self, number, **fields):
        """An answer of the clerk for one line, as the detail fields give it."""
        base = {"presence": Presence.HERE, "verdict": Verdict.VALID}
        self.session.edit_paper(number, **{**base, **fields})

    def edit_owner(self, **fields):
        self.session.edit(owner=replace(self.draft.owner, **fields))
