"""A clerk for windows that are killed: the demo's hands, with eyes, from wherever things stand."""

import json
import sys
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.ui.demo import DemoPlan, DemoPlayer, Until
from counter_app.ui.demo_papers import file_pages, mark_unscanned
from counter_app.ui.widgets.fields import EntryEdit
from counter_app.ui.widgets.notice import Toast
from tests.services.playing import draw_page

CARD = "051087004321|212571363|NGUYỄN VĂN AN|15081987|Nam|Tổ 5, phường Nghĩa Chánh, Quảng Ngãi|10052021"
NUMBER, PASSWORD = "100001", "banTap@2026"
CTRL = Qt.KeyboardModifier.ControlModifier
LETTER_MS = 20  # few letters at a time: no reader's burst


def say(*words):
    sys.stdout.write(json.dumps(words, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Clerk(DemoPlayer):
    """The demo's hands, with eyes: says what it sees and goes on from wherever the window stands."""

    def __init__(self, application, *, paper, sheets, is_last):
        plan = DemoPlan(out=paper, id_card=CARD, alias="101", offline=False)
        super().__init__(application, plan)
        self._paper = paper
        self._sheets = sheets
        self._is_last = is_last
        self._seen = None
        self._watches = False
        # Before any page is made: what stands on screen is said before a page saves it.
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def _play(self):
        say("phase", "sign-in")
        yield from self._sign_in()
        page = self._page
        after = page.flow.after
        yield Until("draft or dossier", lambda: page.session.is_started or after.accepted)
        self._watch(page)
        self._look()
        if after.accepted is not None:
            view, code = after.accepted, page.done.code_label.text()
            say("again", view.stream, code, view.outstanding_dong, after.prints_later)
        for toast in self._app.window.findChildren(Toast):
            say("told", toast.text())
        say("restored")
        while True:
            yield from self._serve(page)
            if self._is_last:
                break
            yield from self._next(page)
        say("finished")

    def _sign_in(self):
        for name, text in (("login_userEdit", NUMBER), ("login_passwordEdit", PASSWORD)):
            field = self._find(name)
            field.setFocus()
            QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)  # the desk may still be opening
        yield Until("workspace", lambda: self._app.workspace is not None)

    def _serve(self, page):
        """One citizen, from wherever the draft stands."""
        after = page.flow.after
        if after.accepted is None:
            yield from self._prepare(page)
            yield from self._scan_rest(page)
            say("phase", "F7")
            self._press(Qt.Key.Key_F7)
            yield Until("complete", lambda: not page.session.shown.problems)
            yield from self._kept()
            say("phase", "F9")
            self._press(Qt.Key.Key_F9)
            self._press(Qt.Key.Key_F9)
            yield Until("accepted", lambda: after.accepted is not None)
        say("phase", "print")
        if after.prints_later:
            self._press(Qt.Key.Key_F11)
        yield Until("printed", lambda: after.is_printed and not after.prints_later)
        say("phase", "pay")
        if after.accepted.outstanding_dong:
            self._press(Qt.Key.Key_Return, CTRL)
            yield Until("paid", lambda: not after.accepted.outstanding_dong)
        say("phase", "sync")
        yield Until("sent", self._is_sent)
        say("sent", after.accepted.stream)

    def _prepare(self, page):
        session = page.session
        say("phase", "card")
        if not session.draft.owner.name:
            yield from self._identify(page)
        yield from self._kept()
        say("phase", "typing")
        if session.shown.procedure is None:
            yield from self._choose_procedure(page)
        elif not session.draft.owner.phone:
            yield from self._fill("intake_phoneEdit", "0905123456")
        if not session.draft.note:
            yield from self._fill("intake_noteEdit", "ban goc")
        yield from self._kept()

    def _scan_rest(self, page):
        """Lay in the sheets that are not on the strip yet."""
        say("phase", "scan")
        have = len(page.session.view.pages)
        if have < self._sheets:
            paper = [self._sheet(page.session.draft.id, n) for n in range(have, self._sheets)]
            self._desk.equipment.scanner().feeder.feed(paper)
            self._press(Qt.Key.Key_F6)
            yield Until(
                "pages",
                lambda: not page.work.is_scanning and len(page.session.view.pages) > have,
            )
        say("phase", "file")
        steps = chain(file_pages(page, self._press), mark_unscanned(page, self._press))
        for name, condition in steps:  # a page may have been guessed to belong to another paper
            yield Until(name, condition)
        yield from self._kept()

    def _next(self, page):
        say("phase", "next")
        self._press(Qt.Key.Key_N, CTRL)
        yield Until("next citizen", lambda: page.session.is_open)

    def _fill(self, name, text, *, leave=True):
        """Letter by letter: at most the one under the finger may be lost."""
        field = self._find(name)
        field.setFocus()
        for letter in text[len(field.text()) if text.startswith(field.text()) else 0 :]:
            QTest.keyClicks(self._target(), letter)
            self._look()
            yield from self._wait_ms(LETTER_MS)
            yield from self._kept()
        if leave:
            self._press(Qt.Key.Key_Return)

    def _kept(self):
        """Until the disk holds what the screen shows; nobody presses anything for it."""
        session, drafts = self._page.session, self._desk.drafts

        def is_kept():
            held = drafts.load(session.draft.id).draft
            field = QApplication.focusWidget()
            typed = field.pending if isinstance(field, EntryEdit) else ""
            return held == session.draft and held.typing == typed

        yield Until("kept", is_kept)
        self._look()
        say("kept")

    def _is_sent(self):
        light = self._app.workspace.app_bar.sync_button.text()
        return light.startswith("Đã đồng bộ") and self._desk.syncing.state().light == "sent"

    def _sheet(self, draft, number):
        """A sheet that belongs to one draft only, the same one after a restart."""
        self._paper.mkdir(exist_ok=True)
        path = self._paper / f"{draft}-{number:02d}.jpg"
        return draw_page(path, int(draft[-5:], 16) * 100 + number)

    def _focus_moved(self, _old, _new):
        if self._watches:
            self._look()

    def _look(self):
        """Say what stands on screen, when it changed."""
        now = self._screen()
        if now is not None and now != self._seen:
            self._seen = now
            say("screen", now)

    def _screen(self):
        page = self._page
        if not page.session.is_open:
            return None
        focus = QApplication.focusWidget()
        if focus is None or not page.isAncestorOf(focus):
            return None  # a draft just opened: it puts the focus on the page in the same breath
        return {
            "draft": page.session.draft.id,
            "focus": focus.objectName(),
            "fields": {
                field.objectName(): field.value()  # a space at its end is nothing to be kept
                for field in page.findChildren(EntryEdit)
                if field.objectName() and field.isVisibleTo(page)
            },
            "pages": [(row.page.image.blob, row.group) for row in page.pages.model.page_rows()],
        }

    def _watch(self, page):
        """Say what comes onto the screen, when it comes."""
        self._watches = True
        page.session.changed.connect(self._look)
        page.work.accepted.connect(
            lambda view: say("accepted", view.stream, page.done.code_label.text())
        )
        page.work.printed.connect(lambda _outcome: say("printed", page.done.print_label.text()))
        page.work.paid.connect(lambda _view: say("paid", page.done.paid_badge.text()))
