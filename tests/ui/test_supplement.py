"""F8 and Shift+F8 from the window: the sheet over a real desk, and the citizen who returns."""

from __future__ import annotations

import fake_memory
import pytest
from intake_bench import CTRL, Bench
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.draft import Verdict
from counter_app.domain.scans import recognise
from counter_app.domain.staff import Role
from counter_app.errors.desk import SignInRefusedError
from counter_app.services.people import SignedIn
from counter_app.ui.pages.supplement import SupplementPage
from counter_app.ui.pages.supplement_refusal import RefusalPage
from counter_app.ui.routing import ScanRouter
from tests.services.playing import Wall, at, make_folder, open_counter

SHIFT = Qt.KeyboardModifier.ShiftModifier
MAI = SignedIn(
    staff_id="staff-mai",
    number="200001",
    name="Lê Thị Mai",
    roles=(Role.SUPERVISOR,),
    agencies=(),
)


@pytest.fixture
def played(tmp_path):
    """A working counter without a server, Monday 23/11/2026, 07:05."""
    wall = Wall(at(7, 5))
    make_folder(tmp_path / "desk", wall)
    opened = open_counter(tmp_path / "desk", wall)
    yield opened
    opened.close()


@pytest.fixture
def desk(played):
    return played.desk


class Counter(Bench):
    """The intake page over that counter, with its sheet in front when one was opened."""

    def __init__(self, played, context, show, qtbot, idle):
        self.played = played
        self.show = show
        self.idle = idle
        super().__init__(context, show, qtbot)

    @property
    def day(self):
        return at(7).date()

    def lay(self, *numbers):
        """A page for each of these papers."""
        self.played.feeder.feed(self.played.pages(len(numbers)))
        self.press(Qt.Key.Key_F6)
        self.wait(lambda: not self.page.work.is_scanning and bool(self.session.view.pages))
        fresh = [p for p in self.draft.placements if p.paper is None]
        for placement, number in zip(fresh, numbers, strict=True):
            self.session.place([placement.page], paper=number)

    def lacking(self, *, without=3):
        """Card, procedure, all papers but one, F7."""
        self.show_card()
        self.choose(101)
        wanted = [n.number for n in self.session.shown.lines if n.mandatory and n.number != without]
        self.lay(*wanted)
        self.press(Qt.Key.Key_F7)

    def sheet(self, key=Qt.Key.Key_F8, modifiers=Qt.KeyboardModifier.NoModifier):
        self.press(key, modifiers)
        self.wait(lambda: self.shell.sheet is not None)
        sheet, self.shell.sheet = self.shell.sheet, None
        self.show(sheet, (1300, 760))
        sheet.on_shown()
        self.idle()
        return sheet

    def issued(self, sheet):
        made = []
        sheet.issued.connect(made.append)
        sheet.keys["issue"].trigger()
        self.wait(lambda: bool(made) or not sheet.problem.isHidden())
        self.idle()
        assert made, sheet.problem.text()
        self.wait(lambda: self.session.is_open)
        sheet.close()
        with self.qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.focus_field("intake_idEdit")
        return made[0]

    @property
    def entries(self):
        return self.played.entries


@pytest.fixture
def counter(played, context, show, qtbot, idle):
    made = Counter(played, context, show, qtbot, idle)
    yield made
    made.page.on_leaving()
    idle()


def find(sheet, name) -> QWidget:
    found = sheet.findChild(QWidget, name)
    assert found is not None, name
    return found


def type_in(sheet, name, text, *, enter=True):
    field = find(sheet, name)
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_R13_F8_is_refused_in_words_while_nothing_lacks(counter):
    counter.lacking(without=None)
    counter.press(Qt.Key.Key_F8)
    counter.wait(lambda: "intake" in counter.notices.strips)
    assert "Chưa có giấy tờ nào thiếu" in counter.notices.strips["intake"]
    assert counter.shell.sheet is None
    assert counter.session.is_open


def test_F8_without_people_leads_to_the_first_field(counter):
    counter.press(Qt.Key.Key_F8)
    counter.wait(lambda: "intake" in counter.notices.strips)
    assert counter.focus == "intake_idEdit"


def test_R13_seven_actions_from_F8_to_the_printed_slip(counter):
    counter.lacking()
    sheet = counter.sheet()
    assert isinstance(sheet, SupplementPage)
    assert sheet.items.model.rowCount() == 1
    banner = find(sheet, "sup_onceBanner").text()
    assert "01 lần" in banner
    assert "khoản 3 Điều 16 Nghị định 118/2025/NĐ-CP" in banner, "the law of the day"
    assert not find(sheet, "sup_preview").is_empty
    draft_id = counter.draft.id
    type_in(sheet, "sup_phraseEdit", "12")
    assert "đơn vị thiết kế" in sheet.items.lacks[0].what
    issued = counter.issued(sheet)
    assert [one.kind for one in counter.entries(issued.stream)][:2] == [
        "supplement_asked",
        "pages_filed",
    ]
    assert counter.session.is_open
    assert counter.draft.id != draft_id
    assert counter.session.is_empty
    assert ("close_sheet",) in counter.shell.asked
    counter.wait(lambda: len(counter.played.printed()) == 2)
    assert any(issued.number in toast for toast in counter.notices.toasts)


def test_esc_before_issuing_leaves_the_draft_as_it_is(counter):
    counter.lacking()
    before = counter.draft
    sheet = counter.sheet()
    QTest.keyClick(find(sheet, "sup_phraseEdit"), Qt.Key.Key_Escape)
    assert ("close_sheet",) in counter.shell.asked
    sheet.on_leaving()
    assert counter.draft == before
    assert counter.entries(f"dossier/{before.id}") == []


def test_a_paper_marked_as_faulty_needs_words_before_F9(counter):
    counter.lacking(without=None)
    counter.mark(1, verdict=Verdict.INVALID)
    sheet = counter.sheet()
    sheet.keys["issue"].trigger()
    assert "chưa ghi nội dung" in sheet.problem.text()
    assert QApplication.focusWidget() is sheet.phrases.edit
    type_in(sheet, "sup_phraseEdit", "chu ky nguoi dung don")
    assert sheet.items.lacks[0].what.startswith("Thiếu chữ ký của người đứng đơn")
    counter.issued(sheet)


def test_R21_a_paper_outside_the_list_is_refused_and_taken_only_with_its_law(counter):
    counter.lacking()
    sheet = counter.sheet()
    type_in(sheet, "sup_freeEdit", "So ho khau", enter=False)
    type_in(sheet, "sup_freeWhatEdit", "Nop ban chup", enter=False)
    find(sheet, "sup_freeAddButton").click()
    told = find(sheet, "sup_freeProblemLabel").text()
    assert told.startswith("Giấy tờ này không thuộc thành phần hồ sơ đã được công bố.")
    assert len(sheet.items.lacks) == 1
    type_in(sheet, "sup_freeGroundEdit", "Dieu 5 Luat X", enter=False)
    find(sheet, "sup_freeAddButton").click()
    assert "Căn cứ: Dieu 5 Luat X" in sheet.items.lacks[1].what
    assert sheet.items.model.at(1).texts[0].startswith("Ngoài danh mục")
    sheet.keys["remove"].trigger()
    assert len(sheet.items.lacks) == 1
    sheet.keys["remove"].trigger()  # what the checklist found stays
    assert len(sheet.items.lacks) == 1
    assert "bảng thành phần hồ sơ" in sheet.problem.text()


def test_ones_own_phrase_is_kept_and_offered_by_its_number(counter):
    counter.lacking()
    sheet = counter.sheet()
    type_in(sheet, "sup_whatEdit", "Thieu dau giap lai")
    sheet.keys["keep_phrase"].trigger()
    counter.idle()
    assert any("101" in toast for toast in counter.notices.toasts)
    type_in(sheet, "sup_phraseEdit", "101")
    assert sheet.items.lacks[0].what.endswith("Thieu dau giap lai")
    assert find(sheet, "sup_sharePhraseButton").isHidden()  # sharing is the supervisor's


def test_R14_Shift_F8_wants_ground_and_reason(counter):
    counter.lacking()
    sheet = counter.sheet(modifiers=SHIFT)
    assert isinstance(sheet, RefusalPage)
    sheet.keys["issue"].trigger()
    assert "căn cứ và lý do" in sheet.problem.text()
    assert QApplication.focusWidget().objectName() == "rej_groundCombo"
    QTest.keyClick(sheet.ground_combo, Qt.Key.Key_Down)
    assert sheet.ground_edit.value().startswith("Luật Xây dựng")
    type_in(sheet, "sup_phraseEdit", "3")
    assert "không đáp ứng" in sheet.reason_edit.value()
    issued = counter.issued(sheet)
    assert counter.played.state(issued.stream).status == "refused"
    counter.wait(lambda: len(counter.played.printed()) == 2)


def test_R13_the_card_finds_it_in_the_afternoon_and_F9_goes_on_without_scanning(counter):
    counter.lacking()
    pages = len(counter.session.view.pages)
    issued = counter.issued(counter.sheet())
    counter.played.wall.set(14, 10)
    counter.show_card()
    counter.wait(lambda: "supplement" in counter.notices.strips)
    assert "chờ bổ sung, chưa tiếp nhận" in counter.notices.strips["supplement"]
    card_draft = counter.draft.id
    action = next(a for a in counter.notices.actions if a and a.label == "Mở lại hồ sơ")
    action.call()
    counter.wait(lambda: ("draft", issued.stream.partition("/")[2]) in counter.shell.asked)
    counter.page.load_draft(issued.stream.partition("/")[2])
    counter.wait(lambda: counter.draft.id != card_draft)
    counter.wait(lambda: "supplement" not in counter.notices.strips)
    assert len(counter.session.view.pages) == pages
    counter.lay(3)
    counter.press(Qt.Key.Key_F7)
    counter.accept()
    assert counter.accepted.accepted_at > at(14, 10)
    assert counter.desk.drafts.matching(counter.accepted.owner_name) == ()  # the card left none


def test_the_slip_of_the_morning_opens_it_too(counter, qtbot):
    counter.lacking()
    issued = counter.issued(counter.sheet())
    router = ScanRouter(counter.context, counter.page)
    router.route(recognise(f"{issued.number}"), (counter.page,), counter.page)
    wanted = ("draft", issued.stream.partition("/")[2])
    counter.wait(lambda: wanted in counter.shell.asked)


def test_R13_the_second_request_shows_the_first_and_wants_a_supervisor(counter, monkeypatch):
    counter.lacking()
    first = counter.issued(counter.sheet())
    draft_id = counter.desk.waiting.reopen(first.stream, fake_memory.WHO)
    counter.page.load_draft(draft_id)
    counter.wait(lambda: counter.draft.id == draft_id)
    counter.mark(1, verdict=Verdict.INVALID)
    sheet = counter.sheet()
    told = find(sheet, "sup_earlierLabel").text()
    assert fake_memory.WHO.name in told
    assert first.number in told
    assert sheet.leave.is_wanted
    type_in(sheet, "sup_phraseEdit", "4")
    sheet.items.go_to(0)
    assert "không bị ghi lỗi" in find(sheet, "sup_thenLabel").text()
    sheet.items.go_to(1)
    assert "đã ghi" in find(sheet, "sup_thenLabel").text()
    sheet.keys["issue"].trigger()
    assert "người quản lý" in sheet.problem.text()
    type_in(sheet, "sup_leaveReasonEdit", "Quay 3 ghi sot", enter=False)
    type_in(sheet, "sup_leaveNumberEdit", "200001", enter=False)
    type_in(sheet, "sup_leavePasswordEdit", "sai", enter=False)

    def sign_in(number, password):
        if password != "dung":
            raise SignInRefusedError(tries_left=4)
        return MAI

    monkeypatch.setattr(counter.desk.people, "sign_in", sign_in)
    sheet.keys["issue"].trigger()
    counter.wait(lambda: "mật khẩu chưa đúng" in sheet.problem.text())
    assert counter.session.is_open  # nothing was written, nothing is lost
    type_in(sheet, "sup_leavePasswordEdit", "dung", enter=False)
    second = counter.issued(sheet)
    assert second.round == 2
    kinds = [one.kind for one in counter.entries(first.stream)]
    assert kinds.count("supplement_asked") == 2
    assert kinds.count("supplement_allowed") == 1
    counter.desk.waiting.reopen(first.stream, fake_memory.WHO)
    counter.page.load_draft(draft_id)
    counter.wait(lambda: counter.draft.id == draft_id)
    third = counter.sheet()
    assert not third.keys["issue"].isEnabled()
    assert "không được yêu cầu thêm" in third.keys.reason("issue")


def test_ctrl_k_lists_it_under_a_heading_of_its_own(counter, show):
    from counter_app.ui.pages.search import SearchPage

    counter.lacking()
    issued = counter.issued(counter.sheet())
    page = show(SearchPage(counter.context, "hong hanh", ()), (900, 600))
    counter.wait(lambda: page.model.rowCount() > 0)
    page.open_current()
    counter.wait(lambda: ("draft", issued.stream.partition("/")[2]) in counter.shell.asked)


def test_ctrl_s_is_the_pages_own_where_no_sheet_is_open(counter):
    counter.lacking()
    counter.press(Qt.Key.Key_S, CTRL)
    assert "Đã lưu nháp." in counter.notices.toasts
