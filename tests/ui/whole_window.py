"""The whole window over a real counter, and the hands that take a dossier through it."""

from __future__ import annotations

import itertools
import uuid
from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
)

from counter_app.domain.dossier.life import STANDINGS
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Person, Presence, Verdict
from counter_app.domain.staff import Role
from counter_app.services.people import SignedIn
from counter_app.services.preferences import Prefs
from counter_app.ui.icons import Icons
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from counter_app.ui.pages.returns_shelf import ShelfPage
from counter_app.ui.pages.sheet import SheetPage
from counter_app.ui.pages.step import StepPage
from counter_app.ui.parts import Parts
from counter_app.ui.schedule import Schedule
from counter_app.ui.tasks import Tasks
from tests.domain.life_samples import submitted
from tests.services.playing import Wall, arrive, at, make_folder, open_counter, plain_slip

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = b"%PDF-1.7\n%%EOF\n"
HOA = SignedIn(
    staff_id="staff-hoa",
    number="100001",
    name="Nguyễn Thị Hoa",
    roles=(Role.CLERK, Role.RETURN_DESK, Role.SUPERVISOR, Role.APPRAISER),
    agencies=(),
)
CUONG = replace(HOA, staff_id="staff-cuong", name="Đỗ Mạnh Cường", roles=(Role.APPROVER,))


@contextmanager
def open_window(root, theme):
    """A counter without a server, Monday 23/11/2026, 08:00, with everybody's rights; one window.

    What comes out of the printers is as good as empty: other tests read paper.
    """
    wall = Wall(at(8))
    make_folder(root, wall)
    played = open_counter(root, wall)
    tasks = Tasks()
    parts = Parts(
        theme=theme,
        icons=Icons(theme),
        tasks=tasks,
        schedule=Schedule(),
        prefs=Prefs(theme="light"),
    )
    with (
        mock.patch("counter_app.forms.receipt.render_receipt", return_value=PLAIN),
        mock.patch("counter_app.forms.slip.draw_receipt_slip", side_effect=plain_slip),
        mock.patch("counter_app.services.life_papers.LifePapers.of_job", return_value=PLAIN),
        mock.patch("counter_app.services.life_papers.LifePapers.pictures", return_value=()),
    ):
        workspace = Workspace(played.desk, parts, IntakePage)
        workspace.resize(1366, 768)
        workspace.show()
        workspace.activateWindow()
        workspace.start(HOA)
        yield played, workspace
        workspace.stop()
        tasks.close()
        workspace.close()
        workspace.deleteLater()
    played.close()


class Hands:
    """A person at that window: types, presses keys, shows cards, chooses steps."""

    _people = itertools.count(1)

    def __init__(self, opened, qtbot):
        self.desk, self.window = opened
        self.qtbot = qtbot
        self.intake = self.window.page("intake")
        self.wait(lambda: self.window.isActiveWindow() and self.intake.session.is_started)

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=20_000)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, field, text):
        """As from the keyboard, through the input method where letters are Vietnamese."""
        field.setFocus()
        field.selectAll()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(field, event)

    def focus(self):
        """The name of the field that has it."""
        field = QApplication.focusWidget()
        return field.objectName() if field else ""

    def sit(self, who):
        """Somebody else signs in at this PC."""
        self.window.stop()
        self.window.start(who)

    def state(self, stream):
        return self.desk.state(stream)

    # -- the intake page

    def card(self):
        """The card of somebody who was never here; his number."""
        number = f"051087{next(self._people):06d}"
        self.window.hub.take(
            f"{number}||Nguyễn Văn Khoa|15081987|Nam|Tổ 5, P. Nghĩa Chánh|10052021"
        )
        self.wait(lambda: self.intake.session.draft.owner.id_number == number)
        return number

    def begin(self, alias, *, leave_out=()):
        """A new dossier: card, procedure, first case, phone, every mandatory paper in the hand."""
        session = self.intake.session
        self.window.go("intake")
        if not session.is_open or not session.is_empty:
            before = session.draft.id
            self.press(Qt.Key.Key_N, CTRL)
            self.wait(lambda: session.is_open and session.draft.id != before)
        number = self.card()
        field = self.intake.find_field("intake_procEdit")
        field.setFocus()
        QTest.keyClicks(field, str(alias))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait(lambda: session.shown.procedure is not None)
        assert session.shown.procedure.alias == alias
        if session.shown.procedure.cases:
            self.intake.procedure.case_combo.setFocus()
            self.press(Qt.Key.Key_Down)
            self.wait(lambda: bool(session.draft.case))
        self.bring(*(n.number for n in session.shown.lines if n.number not in leave_out))
        return number

    def brings(self, card, relation):
        """Somebody else hands in for the owner: ticked, his card read, who he is typed."""
        session = self.intake.session
        self.click("intake_proxyCheck")
        self.window.hub.take(card)
        self.wait(lambda: session.draft.submitter.id_number == card.partition("|")[0])
        field = self.intake.find_field("intake_relationEdit")
        self.type(field, relation)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: session.draft.relation == relation)

    def click(self, name):
        """A box or choice of the intake page."""
        self.intake.findChild(QAbstractButton, name).click()

    def bring(self, *numbers):
        """These papers lie here, valid, to be digitised later."""
        session = self.intake.session
        for line in session.shown.lines:
            if line.mandatory and line.number in numbers and not line.is_here:
                session.edit_paper(
                    line.number, presence=Presence.NOT_DIGITISED, verdict=Verdict.VALID
                )
        self.press(Qt.Key.Key_F7)

    def accept(self, *, pays=True):
        """F9, printed, paid with Ctrl+Enter; the stream."""
        after = self.intake.flow.after
        assert not self.intake.session.shown.problems
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: after.accepted is not None and after.is_printed)
        if pays and after.accepted.outstanding_dong:
            self.press(Qt.Key.Key_Return, CTRL)
            self.wait(lambda: not after.accepted.outstanding_dong)
        return after.accepted.stream

    def take_in(self, alias, **how):
        self.begin(alias)
        return self.accept(**how)

    def arrives_online(self, alias):
        """A dossier as it came from the server: handed in over the portal; its stream."""
        code = self.desk.catalogue.find(str(alias), HOA)[0].code
        procedure = self.desk.catalogue.procedure(code)
        agency = self.desk.catalogue.agency(procedure)
        number = next(self._people)
        body = submitted(portal_code=f"G22.99-261123-{number}", submitted_at=at(7))
        owner = Person(name="Trần Thị Hạnh", id_number=f"051188{number:06d}", address="Tổ 5")
        draft = replace(body.file.draft, id=str(uuid.uuid4()), procedure=code, owner=owner)
        body = replace(body, file=replace(body.file, draft=draft, agency=agency.id))
        stream = f"dossier/{draft.id}"
        arrive(self.desk, body, stream=stream, scope=agency.id)
        return stream

    # -- the dossier's sheet and its steps

    def open(self, stream):
        """The sheet of a dossier, with what may come next; a step leaves it open."""
        if not isinstance(self.window.sheet, SheetPage) or self.window.sheet._stream != stream:
            self.window.open_dossier(stream)
        sheet = self.window.sheet
        standing = STANDINGS[self.state(stream).status].vi
        self.wait(lambda: sheet.status_badge.text() == standing)
        return sheet

    def choose(self, stream, kind):
        """The step's form, through its button or menu."""
        sheet = self.open(stream)
        found = sheet.findChild(QObject, f"sheet_step_{kind}")
        assert found is not None, [one.text() for one in sheet.next.buttons]
        found.click() if isinstance(found, QAbstractButton) else found.trigger()
        page = self.window.sheet
        assert isinstance(page, StepPage)
        self.wait(lambda: bool(page.editors))
        return page

    def fill(self, page, **answers):
        for name, answer in answers.items():
            editor = next(one for one in page.editors if one.field.name == name)
            widget = editor.first()
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(widget.findData(answer))
            elif isinstance(widget, QCheckBox):
                for box in editor.findChildren(QCheckBox):
                    box.setChecked(answer is True or box.property("value") in (answer or ()))
            else:
                self.type(widget, str(answer))

    def step(self, stream, kind, *, scans=False, **answers):
        """Take a step through its form: F9 at the end."""
        page = self.choose(stream, kind)
        if scans:
            self.desk.feeder.feed(self.desk.pages(1))
            self.press(Qt.Key.Key_F6)
            self.wait(lambda: page.scan.words.text().startswith("Đã quét"))
        self.fill(page, **answers)
        self.issue(page, stream, kind)

    def issue(self, page, stream, kind):
        """F9 on a form: it is written, and the window goes back to the dossier."""
        before = len(self.desk.entries(stream))
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: self.window.sheet is not page or not page.problem.isHidden())
        assert self.window.sheet is not page, page.problem.text()
        assert kind in self.desk.kinds(stream)[before:]

    # -- the return desk

    def put_away(self, stream, shelf="C073"):
        """F7 at the return desk: the result that came is scanned and lies on a shelf."""
        self.window.go("returns")
        self.press(Qt.Key.Key_F7)
        sheet = self.window.sheet
        assert isinstance(sheet, ShelfPage)
        self.window.hub.take(self.state(stream).code)
        self.wait(lambda: self.state(stream).code in sheet.what_label.text())
        self.type(sheet.edit, shelf)
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: self.state(stream).status is Status.READY)
        self.press(Qt.Key.Key_Escape)

    def call_up(self, stream):
        """The slip is scanned at the return desk; its page."""
        page = self.window.page("returns")
        self.window.go("returns")
        self.window.hub.take(self.state(stream).code)
        visit = page.work.visit
        self.wait(
            lambda: visit.current == stream and visit.case is not None and visit.case.is_ready
        )
        return page

    def collect(self, stream, *, by=None, authority=""):
        """The slip is scanned; then F9 leads through all that still stands between."""
        page = self.call_up(stream)
        if by:
            self.window.hub.take(by)
            self.wait(lambda: page.work.visit.collector.id_number == by.partition("|")[0])
        for _lead in range(9):
            self.press(Qt.Key.Key_F9)
            if not page.keys.reason("deliver"):
                break
            field = QApplication.focusWidget()
            if field is page.pay.given_edit:
                self.press(Qt.Key.Key_Return, CTRL)
                self.wait(lambda: page.work.visit.case.state.payable_dong == 0)
            elif field is page.receiver.authority_edit:
                self.type(field, authority)
            else:
                assert isinstance(field, QCheckBox), field
                assert not field.isChecked(), page.keys.reason("deliver")
                self.press(Qt.Key.Key_Space)
        self.wait(lambda: self.state(stream).status is Status.DONE)
        self.wait(lambda: page.work.visit.case is None)
