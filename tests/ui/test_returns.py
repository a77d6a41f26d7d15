"""The return page by keyboard: found, settled line by line, F9."""

from dataclasses import replace

import pytest
from fake_returns import make_ready
from fakes import NOW, WHO, accept_one, memory_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.collecting import Need
from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.dossier.state import Status
from counter_app.domain.held_draft import HeldDraft
from counter_app.domain.procedure import OriginalFate
from counter_app.domain.scans import recognise
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.elsewhere import DraftElsewhere
from counter_app.ui.keys import rows
from counter_app.ui.pages.returns import ReturnsPage
from counter_app.ui.pages.returns_error import ErrorPage

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
HANH = "051188001234"
CARD = "051188001234||Nguyễn Thị Hồng Hạnh|05031988|Nữ|Tổ 5, P. Nghĩa Lộ|01082021"
OTHER_CARD = "051190004321||Lê Thị Mơ|15081990|Nữ|Tổ 2, P. Nghĩa Chánh|10052021"


class Bench:
    """A clerk at the return desk."""

    def __init__(self, context, show, qtbot):
        self.context, self.desk, self.qtbot = context, context.desk, qtbot
        self.page = ReturnsPage(context)
        show(self.page)
        self.page.on_shown()

    @property
    def visit(self):
        return self.page.work.visit

    @property
    def focus(self):
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=10_000)

    def field(self, name):
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)

    def type(self, name, text):
        field = self.field(name)
        field.setFocus()
        field.clear()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def scan(self, text):
        assert self.page.on_scan(recognise(text))

    def open(self, stream):
        self.scan(self.code(stream))
        self.wait(lambda: self.visit.current == stream)

    def code(self, stream):
        return memory_of(self.desk).dossiers[stream].code

    def status(self, stream):
        return memory_of(self.desk).dossiers[stream].status

    def open_needs(self):
        return [
            one.requirement.need
            for one in self.visit.needs(self.desk.returns, WHO)
            if not one.requirement.is_met
        ]

    def pay(self):
        self.field("pay_givenEdit").setFocus()
        self.press(Qt.Key.Key_Return, CTRL)
        self.wait(lambda: Need.FEE not in self.open_needs())

    def sign(self):
        self.field("ret_signPaperCheck").setFocus()
        self.press(Qt.Key.Key_Space)


@pytest.fixture
def ret(context, show, qtbot):
    return Bench(context, show, qtbot)


@pytest.fixture
def result(desk):
    """A result on its shelf, the fee still open."""
    return make_ready(desk, accept_one(desk))


def test_every_key_of_the_table_has_its_place_on_the_page(ret):
    assert {row.id for row in rows("returns") if not row.in_list} == {
        row.id for row in ret.page.keys.rows()
    }


def test_R65_R68_a_slip_opens_the_result_and_F9_leads_to_what_lacks_until_it_goes_out(ret, result):
    ret.open(result)
    assert ret.field("ret_shelfLabel").text() == "KỆ C-07-3"
    assert ret.field("ret_nameLabel").text() == "Nguyễn Thị Hồng Hạnh"
    assert ret.visit.collector.slip_shown, "the slip was scanned off the paper"
    assert ret.open_needs() == [Need.FEE, Need.SIGNATURE]
    ret.press(Qt.Key.Key_F9)
    assert ret.focus == "pay_givenEdit"
    assert "Còn phải nộp 150.000 đ" in ret.context.notices.last.replace("\u00a0", " ")
    ret.pay()
    ret.press(Qt.Key.Key_F9)
    assert ret.focus == "ret_signPaperCheck"
    assert ret.status(result) is Status.READY
    ret.press(Qt.Key.Key_Space)
    ret.press(Qt.Key.Key_F9)
    ret.wait(lambda: ret.status(result) is Status.DONE)
    ret.wait(lambda: ret.visit.case is None)
    assert ret.focus == "ret_scanEdit", "ready for the next person"
    ret.wait(lambda: ret.desk.elsewhere.held == ())


def test_F9_twice_hands_over_once(ret, result):
    ret.open(result)
    ret.pay()
    ret.sign()
    ret.press(Qt.Key.Key_F9)
    ret.press(Qt.Key.Key_F9)
    ret.wait(lambda: ret.visit.case is None)
    assert len(memory_of(ret.desk).dossiers[result].hand_overs) == 1


def test_enter_never_takes_money_and_never_hands_over(ret, result):
    ret.open(result)
    ret.field("pay_givenEdit").setFocus()
    ret.press(Qt.Key.Key_Return)
    ret.sign()
    ret.press(Qt.Key.Key_Return)
    assert memory_of(ret.desk).dossiers[result].taken_dong == 0
    assert ret.status(result) is Status.READY


def test_R68_without_slip_the_owners_card_is_the_proof(ret, result):
    ret.scan(CARD)
    ret.wait(lambda: ret.visit.current == result)
    assert Need.SLIP in ret.open_needs()
    ret.scan(CARD)
    assert ret.visit.collector.is_identity_compared
    assert ret.visit.collector.receiver is Receiver.OWNER
    assert Need.SLIP not in ret.open_needs()


def test_R68_another_card_names_the_proxy_who_needs_an_authority(ret, result):
    ret.open(result)
    ret.scan(OTHER_CARD)
    assert ret.visit.collector.receiver is Receiver.AUTHORISED
    assert ret.field("ret_nameEdit").text() == "Lê Thị Mơ"
    assert ret.field("ret_authorityEdit").isVisible()
    assert Need.AUTHORITY in ret.open_needs()
    ret.type("ret_authorityEdit", "Giấy ủy quyền số 12 ngày 20/11/2026")
    assert Need.AUTHORITY not in ret.open_needs()
    ret.field("ret_receiver_owner").click()
    assert ret.field("ret_nameEdit").text() == "Nguyễn Thị Hồng Hạnh"
    assert ret.visit.collector.authorisation == ""


def test_R20_a_new_legal_representative_is_asked_for_his_paper_and_a_new_name_is_a_proxy(
    ret, result
):
    ret.open(result)
    ret.field("ret_receiver_legal").click()
    assert Need.AUTHORITY not in ret.open_needs()
    ret.type("ret_nameEdit", "Đỗ Văn Mới")
    ret.type("ret_idEdit", "051080001111")
    assert Need.AUTHORITY in ret.open_needs()
    assert ret.field("ret_authorityEdit").isVisible()
    ret.field("ret_receiver_owner").click()
    ret.type("ret_idEdit", "051080001111")
    assert ret.visit.collector.receiver is Receiver.AUTHORISED


def test_several_results_of_one_person_are_picked_with_space(ret, desk, result):
    second = make_ready(desk, accept_one(desk), shelf="C074")
    ret.open(result)
    assert ret.field("ret_resultsView").isVisible()
    assert ret.visit.picked == (result,)
    ret.press(Qt.Key.Key_2, ALT)
    assert ret.focus == "ret_resultsView"
    ret.press(Qt.Key.Key_Down)
    ret.press(Qt.Key.Key_Space)
    assert ret.visit.picked == (result, second)
    assert ret.open_needs().count(Need.FEE) == 2
    assert ret.open_needs().count(Need.SIGNATURE) == 1
    ret.wait(lambda: ret.desk.elsewhere.held == (result, second))
    for _ in range(2):
        before = ret.open_needs().count(Need.FEE)
        ret.field("pay_givenEdit").setFocus()
        ret.press(Qt.Key.Key_Return, CTRL)
        ret.wait(lambda before=before: ret.open_needs().count(Need.FEE) == before - 1)
    ret.sign()
    ret.press(Qt.Key.Key_F9)
    ret.wait(lambda: {ret.status(one) for one in (result, second)} == {Status.DONE})


def test_a_name_with_several_dossiers_shows_a_list_enter_opens(ret, desk, result):
    other = make_ready(desk, accept_one(desk, name="Nguyễn Hồng Hạnh", id_number="051188009999"))
    ret.type("ret_scanEdit", "hong hanh")
    ret.wait(lambda: len(ret.visit.lines) == 2)
    assert ret.focus == "ret_resultsView"
    ret.press(Qt.Key.Key_Down)
    ret.press(Qt.Key.Key_Return)
    ret.wait(lambda: ret.visit.current == other)
    assert ret.visit.lines[0].stream == other


def test_nothing_found_says_so_and_keeps_the_words(ret):
    ret.type("ret_scanEdit", "khong co ai")
    ret.wait(lambda: "Không tìm thấy" in ret.field("ret_hintLabel").text())
    assert ret.field("ret_scanEdit").text() == "khong co ai"


def test_R63_a_police_result_shows_the_way_and_nothing_to_fill_in(ret, desk):
    stream = accept_one(desk)
    state = memory_of(desk).dossiers[stream]
    accepted = replace(
        state.accepted,
        agency="H48.19",
        agency_name="Công an tỉnh",
        terms=replace(state.accepted.terms, returned_by_agency=True),
    )
    memory_of(desk).dossiers[stream] = replace(state, accepted=accepted, status=Status.ISSUED)
    ret.open(stream)
    assert "Quầy 12 – Công an tỉnh" in ret.field("ret_noticeLabel").text()
    assert not ret.field("ret_receiverPane").isVisible()
    ret.press(Qt.Key.Key_F9)
    assert ret.status(stream) is Status.ISSUED


def test_the_second_desk_is_told_where_the_result_is_in_hand(ret, result):
    since = NOW.replace(hour=6, minute=41)
    held = HeldDraft(
        id=result.partition("/")[2],
        name="",
        id_numbers=(),
        procedure="",
        pages=0,
        since=since,
        touched_at=since,
        returning=True,
    )
    ret.open(result)
    assert not ret.field("ret_elsewhereLabel").isVisible()
    ret.desk.elsewhere.known = [
        DraftElsewhere(counter="T1", draft=held, heard_at=since, is_today=True)
    ]
    ret.context.signals.sync_changed.emit(ret.desk.syncing.state())
    ret.wait(lambda: ret.field("ret_elsewhereLabel").isVisible())
    assert ret.field("ret_elsewhereLabel").text() == "Quầy T1 đang xử lý kết quả này từ 13:41."


def test_a_refused_hand_over_keeps_everything_filled_in(ret, result):
    ret.open(result)
    ret.pay()
    ret.sign()
    ret.desk.returns.problem = GestureRefusedError(
        vi="Kết quả đã trả ở quầy khác.", en="It was handed over elsewhere."
    )
    ret.press(Qt.Key.Key_F9)
    told = ret.context.notices
    ret.wait(lambda: "quầy khác" in " ".join([*told.toasts, *told.strips.values()]))
    assert ret.visit.current == result
    assert ret.visit.collector.signature


def test_R68_refusing_prints_what_to_bring(ret, result):
    ret.open(result)
    ret.press(Qt.Key.Key_F8, SHIFT)
    ret.wait(lambda: bool(ret.desk.returns.put_offs))
    assert any("Còn phải nộp" in line for line in ret.desk.returns.put_offs[0])
    assert ret.status(result) is Status.READY


def test_R22_undo_asks_for_a_reason_and_brings_the_result_back(ret, result):
    ret.press(Qt.Key.Key_F9, SHIFT)
    assert not ret.field("ret_undoReasonEdit").isVisible(), "nothing to undo"
    ret.open(result)
    ret.pay()
    ret.sign()
    ret.press(Qt.Key.Key_F9)
    ret.wait(lambda: ret.status(result) is Status.DONE and ret.visit.case is None)
    ret.press(Qt.Key.Key_F9, SHIFT)
    assert ret.focus == "ret_undoReasonEdit"
    ret.field("ret_undoApplyButton").click()
    assert ret.status(result) is Status.DONE, "without a reason nothing happens"
    ret.field("ret_undoReasonEdit").insert("Trả nhầm người")
    ret.field("ret_undoApplyButton").click()
    ret.wait(lambda: ret.status(result) is Status.READY)
    ret.wait(lambda: ret.visit.current == result)
    assert not ret.page.work.last


def test_the_pad_gives_a_signature(ret, result, idle):
    ret.open(result)
    ret.field("ret_signPadButton").click()
    pad = ret.field("ret_signPad")
    assert pad.isVisible()
    ret.field("ret_signDoneButton").click()
    assert Need.SIGNATURE in ret.open_needs(), "an empty sheet signs nothing"
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 50))
    QTest.mouseMove(pad, QPoint(90, 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 60))
    jpeg, size = pad.picture()
    assert jpeg.startswith(b"\xff\xd8")
    assert size == (pad.width(), pad.height())
    ret.field("ret_signDoneButton").click()
    ret.wait(lambda: Need.SIGNATURE not in ret.open_needs())


def test_a_signature_on_its_way_signs_for_nobody_who_came_after(ret, result, idle):
    """The signed page comes out of the scanner when the next person sits at the desk."""
    other = make_ready(ret.desk, accept_one(ret.desk))
    ret.open(result)
    ret.page.work.sign_on_pad(b"\xff\xd8", (1, 1))
    ret.page.work.next_person()
    ret.open(other)
    ret.wait(lambda: any("ký và quét lại" in toast for toast in ret.context.notices.toasts))
    idle()
    assert ret.visit.collector.signature == ""


def error_page(context, show, desk, stream):
    page = ErrorPage(context, desk.returns.case(stream, WHO), lambda _stream: None)
    show(page)
    page.on_shown()
    return page


def test_R45_the_letter_that_differs_is_marked_and_nothing_is_reported_without_one(
    context, show, desk, notices, result
):
    page = error_page(context, show, desk, result)
    assert QApplication.focusWidget() is page.stands_edit
    page.stands_edit.setText("NGUYỄN THỊ HỒNG HẠNH")
    assert "giống nhau" in page.verdict_label.text()
    QTest.keyClick(page.stands_edit, Qt.Key.Key_F9)
    assert "giống nhau" in notices.last
    page.stands_edit.setText("Nguyễn Thị Hông Hạnh")
    assert "underline" in page.wrong_label.text()
    assert ">ô</span>" in page.wrong_label.text()
    assert ">ồ</span>" in page.right_label.text()


def test_R46_the_citizens_error_asks_for_a_day(context, show, desk, result):
    page = error_page(context, show, desk, result)
    assert not page.on_edit.isVisible()
    page.citizen.click()
    assert page.on_edit.isVisible()
    assert page.fee_edit.isVisible()


def test_R68_an_original_is_ticked_with_space_before_the_result_goes_out(ret, result):
    memory = memory_of(ret.desk)
    state = memory.dossiers[result]
    first, *others = state.accepted.papers
    first = replace(first, original=OriginalFate.SURRENDERED_AT_COLLECTION)
    accepted = replace(state.accepted, papers=(first, *others))
    memory.dossiers[result] = replace(state, accepted=accepted)
    ret.open(result)
    ret.pay()
    ret.sign()
    ret.press(Qt.Key.Key_F9)
    assert ret.focus == "ret_original_1"
    ret.press(Qt.Key.Key_Space)
    assert ret.focus == "ret_original_1", "the focus stays where the clerk works"
    assert ret.open_needs() == []
    ret.press(Qt.Key.Key_F9)
    ret.wait(lambda: ret.status(result) is Status.DONE)
    body = memory.dossiers[result].hand_overs[-1].body
    assert body.originals_surrendered == (first.number,)
