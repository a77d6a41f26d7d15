"""The citizen returns with a mẫu 02, by hand through the real window (R13, R21, R34)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from whole_window import HOA, Hands, open_window

from counter_app.domain.dossier.entries.answers import Fault, Lack, Stage, SupplementAllowed
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Presence
from counter_app.ui.models.parts import NAME, VERDICT
from counter_app.ui.pages.supplement import SupplementPage
from tests.services.living import send
from tests.services.playing import arrive

pytestmark = pytest.mark.slow
OPTIONAL = 4  # of procedure 101
WHY = "Công trình không thuộc diện thẩm duyệt"


@pytest.fixture(scope="module")
def opened(theme, tmp_path_factory):
    with open_window(tmp_path_factory.mktemp("hall") / "desk", theme) as made:
        yield made


class Counter(Hands):
    """What the clerk does with the slip and the list."""

    @property
    def session(self):
        return self.intake.session

    @property
    def view(self):
        return self.intake.parts.view

    def mark_missing(self, number):
        """Space until the row says "Thiếu"."""
        self.intake.parts.focus_paper(number)
        for _press in range(4):
            self.press(Qt.Key.Key_Space)
        assert self.cell(number, VERDICT) == "Thiếu"

    def ask(self, *, outside=()):
        """F8, F9; the citizen leaves and comes back, the same day. The stream."""
        before = self.session.draft.id
        self.press(Qt.Key.Key_F8)
        self.wait(lambda: isinstance(self.window.sheet, SupplementPage))
        if outside:
            self.window.sheet.items.add_outside(*outside)
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: self.session.is_open and self.session.draft.id != before)
        stream = f"dossier/{before}"
        self.window.resume_draft(self.desk.waiting.reopen(stream, HOA))
        self.wait(lambda: self.session.is_open and self.session.draft.id == before)
        return stream

    def cell(self, number, column):
        model = self.intake.parts.model
        return model.index(model.row_of(number), column).data()

    def marked(self):
        """The number of the row that is marked, and whether its list has the focus."""
        return self.intake.parts.current().number, self.focus() == "intake_partsView"

    def scan_under(self, number):
        self.desk.feeder.feed(self.desk.pages(1))
        known = {one.page for one in self.session.draft.placements}
        self.press(Qt.Key.Key_F6)
        self.wait(lambda: not self.intake.work.is_scanning and len(self.session.view.pages) > 0)
        fresh = [one.page for one in self.session.draft.placements if one.page not in known]
        self.session.place(fresh, paper=number)

    def told(self, words):
        labels = self.window.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def paper(self, stream, number):
        return next(one for one in self.state(stream).accepted.papers if one.number == number)


@pytest.fixture
def hands(opened, qtbot):
    made = Counter(opened, qtbot)
    yield made
    made.window.close_sheet()


def asked_for_the_optional_paper(hands):
    hands.begin(101)
    hands.mark_missing(OPTIONAL)
    return hands.ask()


def test_R13_F9_leads_to_what_the_slip_asked_for_and_a_reason_lets_it_go(hands):
    stream = asked_for_the_optional_paper(hands)
    number = hands.state(stream).supplements[0].number
    assert hands.marked()[0] == OPTIONAL  # what is awaited is in sight at once
    assert "đã yêu cầu bổ sung 23/11/2026" in hands.cell(OPTIONAL, NAME)
    assert hands.cell(OPTIONAL, VERDICT) == "Chưa bổ sung"
    assert hands.told(f"Mẫu 02 số {number} ngày 23/11/2026: ")
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: hands.told(f"đã yêu cầu bổ sung ngày 23/11/2026 (mẫu 02 số {number})"))
    assert hands.marked() == (OPTIONAL, True)
    assert hands.state(stream).status is Status.SUPPLEMENT_ASKED
    hands.press(Qt.Key.Key_Tab)
    assert hands.focus() == "intake_notBroughtEdit"
    hands.type(hands.intake.find_field("intake_notBroughtEdit"), WHY)
    hands.press(Qt.Key.Key_F9)
    after = hands.intake.flow.after
    hands.wait(lambda: after.accepted is not None and after.accepted.stream == stream)
    assert hands.cell(OPTIONAL, VERDICT) == "Không bổ sung"
    kept = hands.paper(stream, OPTIONAL)
    assert (kept.presence, kept.not_brought) == (Presence.ABSENT, WHY)
    sheet = hands.open(stream)
    tree = sheet.papers.view
    said = [
        tree.topLevelItem(at).child(0).text(0) + tree.topLevelItem(at).toolTip(0)
        for at in range(tree.topLevelItemCount())
    ]
    assert any(WHY in words for words in said)


def test_R13_scanned_and_F7_is_all_where_it_has_come(hands):
    """No press more than for any paper, though it was marked as missing by hand."""
    stream = asked_for_the_optional_paper(hands)
    hands.scan_under(OPTIONAL)
    hands.press(Qt.Key.Key_F7)
    assert hands.accept() == stream
    assert hands.paper(stream, OPTIONAL).presence is Presence.HERE
    assert "đã yêu cầu bổ sung" in hands.cell(OPTIONAL, NAME)
    assert not hands.intake.find_field("intake_notBroughtEdit").isVisible()


def test_R21_what_lies_outside_the_list_has_a_row_of_its_own(hands):
    hands.begin(101, leave_out={1})
    stream = hands.ask(outside=("Văn bản cam kết", "Nộp bản chính", "Điều 13 Nghị định X"))
    hands.bring(1)
    (problem,) = hands.session.shown.problems
    assert problem.where == "paper:5"
    assert hands.cell(5, NAME) == (
        "Văn bản cam kết (ngoài danh mục, đã yêu cầu bổ sung 23/11/2026)"
    )
    hands.scan_under(5)
    hands.press(Qt.Key.Key_F7)
    assert hands.accept() == stream
    assert hands.paper(stream, 5).name == "Văn bản cam kết"


def test_R13_undoing_takes_the_reason_back_and_never_the_slip(hands):
    asked_for_the_optional_paper(hands)
    hands.intake.parts.focus_paper(OPTIONAL)
    hands.press(Qt.Key.Key_Tab)
    hands.type(hands.intake.find_field("intake_notBroughtEdit"), WHY)
    hands.press(Qt.Key.Key_Return)
    assert hands.cell(OPTIONAL, VERDICT) == "Không bổ sung"
    while hands.session.undo():
        pass
    assert hands.cell(OPTIONAL, VERDICT) == "Chưa bổ sung"
    assert hands.session.draft.requests


def test_R13_what_another_desk_asked_for_comes_on_screen_with_F9(hands):
    """The slip of round 2 was handed out while the draft lay open here."""
    hands.begin(101, leave_out={1})
    stream = hands.ask()
    hands.bring(1)
    assert not hands.session.shown.problems
    state = hands.state(stream)
    lack = Lack(paper=OPTIONAL, name="Văn bản", fault=Fault.MISSING, what="Nộp bản chính")
    second = replace(state.supplements[0], round=2, number="BS03-261123-009", lacks=(lack,))
    leave = SupplementAllowed(stage=Stage.INTAKE, reason="Ghi sót", by_name="Mai")
    for body in (leave, second):
        arrive(hands.desk, body, stream=stream, scope=state.agency)
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: hands.marked() == (OPTIONAL, True))
    assert hands.told("BS03-261123-009")
    assert hands.cell(OPTIONAL, VERDICT) == "Chưa bổ sung"
    assert hands.session.is_open


def test_R34_the_counter_looks_at_what_the_agency_asked_for_too(hands):
    """An optional paper on the agency's mẫu 02: brought, or released by the agency in writing."""
    stream = hands.take_in(101)
    send(hands.desk, stream)
    page = hands.choose(stream, "returned_for_supplement")
    lack = next(one for one in page.editors if one.field.name == "lacks")
    box = next(
        one for one in lack.findChildren(type(lack.first())) if one.text().startswith(f"{OPTIONAL}")
    )
    box.setChecked(True)
    hands.type(page.findChild(QLineEdit, f"step_lack{OPTIONAL}Edit"), "Nộp bản chính")
    hands.fill(page, number="45/TB", signer="Đỗ Mạnh Cường", reason="Thiếu văn bản")
    hands.issue(page, stream, "returned_for_supplement")
    page = hands.choose(stream, "supplemented")
    hands.press(Qt.Key.Key_F9)
    hands.wait(lambda: not page.problem.isHidden())
    assert f"{OPTIONAL}. " in page.problem.text()
    assert hands.state(stream).status is Status.RETURNED
    hands.fill(page, released="51/SXD")
    hands.issue(page, stream, "supplemented")
    assert hands.state(stream).supplemented.released == "51/SXD"
