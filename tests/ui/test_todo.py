"""«Cần xử lý»: nothing is lost, both sides are shown, every choice is recorded."""

import pytest
from fakes import NOW, accept_one
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.errors import Words
from counter_app.services.attention import AttentionItem
from counter_app.services.scanning import ToDigitise
from counter_app.ui.pages.todo import TodoPage


def item(kind, **more):
    values = {
        "id": f"{kind}/1",
        "kind": kind,
        "stream": "dossier/draft-1",
        "code": "H48.16-261123-0042",
        "title_vi": "Thu 150.000 đ",
        "title_en": "150.000 đ taken",
        "detail_vi": "Khoản này đã được thu ở quầy 07 lúc 08:31.",
        "detail_en": "Already taken at counter 07.",
        "entered": ((Words("số tiền", "amount"), "150.000 đ"),),
        "at": NOW,
        "by": "Lê Văn Bình",
        "choices": (),
    }
    return AttentionItem(**(values | more))


@pytest.fixture
def put(show, idle, context):
    def run():
        page = TodoPage(context)
        show(page)
        page.on_shown()
        idle()
        return page

    return run


def test_empty_list_says_what_would_be_here(put):
    page = put()
    assert page.empty.isVisible()
    assert "giấy chờ in" in page.empty.text()
    assert not page.detail.isVisible()
    assert page.keys.reason("print_waiting") == "Không có giấy nào chờ in"


def test_what_belongs_to_no_dossier_opens_none(put, desk):
    desk.attention.extra = [item("disputed", choices=("stands", "set_aside"))]
    assert put().detail.open_button.isVisible()
    desk.attention.extra = [
        item("disputed", stream="duty/02/2026-11-23", code="", choices=("stands", "set_aside"))
    ]
    assert not put().detail.open_button.isVisible()


def test_dispute_shows_both_sides_and_records_the_choice(put, desk, idle):
    desk.attention.extra = [item("disputed", choices=("stands", "set_aside"))]
    page = put()
    assert "Lê Văn Bình" in page.detail.right_pane.text()
    assert "đã được thu ở quầy 07" in page.detail.right_pane.text()
    assert page.detail.left_pane.text() == "Số tiền: 150.000 đ"
    assert page.detail.badge.text() == "Có mâu thuẫn"
    page.detail.apply_button.click()
    assert desk.attention.settled == [], "one of the choices has to be ticked"
    page.detail.choice_group.buttons()[1].setChecked(True)
    page.detail.note.setText("đã đối chiếu biên lai")
    page.detail.apply_button.click()
    idle()
    assert desk.attention.settled == [("disputed/1", "set_aside", "đã đối chiếu biên lai")]
    assert page.empty.isVisible()


def test_a_single_choice_is_ticked_already(put, desk, idle):
    desk.attention.extra = [item("refused", choices=("seen",))]
    page = put()
    page.detail.apply_button.click()
    idle()
    assert desk.attention.settled[0][1] == "seen"


def test_f11_prints_what_waits(put, desk, idle):
    stream = accept_one(desk)
    desk.printing._queue(stream, "receipt", "give")
    page = put()
    assert page.detail.apply_button.text() == "In giấy đang chờ  F11"
    QTest.keyClick(page.view, Qt.Key.Key_F11)
    idle()
    assert desk.printing.printed == [(stream, "receipt", "give", "")]
    assert page.empty.isVisible()


def test_alt_f11_prints_it_at_the_printer_beside(put, desk, idle, notices):
    stream = accept_one(desk)
    desk.printing._queue(stream, "slip", "give")
    notices.strips["print"] = "Máy in hết giấy."
    page = put()
    QTest.keyClick(page.view, Qt.Key.Key_F11, Qt.KeyboardModifier.AltModifier)
    idle()
    assert desk.printing.printed == [(stream, "slip", "give", "")]
    assert "print" not in notices.strips
    assert page.keys.reason("print_elsewhere") == "Không có giấy nào chờ in"


def test_paper_to_digitise_is_scanned_into_its_dossier(put, desk, idle, notices, context):
    desk.scanning.to_digitise = [
        ToDigitise(
            stream="dossier/draft-1",
            code="c",
            paper=3,
            paper_name="Bản vẽ",
            since=NOW,
            owner_name="A",
        )
    ]
    desk.attention.extra = [
        item("digitise", id="digitise/dossier/draft-1/3", title_vi="Chờ số hóa: 3. Bản vẽ")
    ]
    page, fed = put(), []
    context.signals.page_fed.connect(lambda: fed.append(1))
    assert page.detail.apply_button.text() == "Quét vào hồ sơ"
    assert not page.detail.note.isVisible()
    page.detail.apply_button.click()
    idle()
    assert desk.scanning.to_digitise == []
    assert notices.last == "Đã thêm 1 trang vào hồ sơ."
    assert fed == [1]
    assert page.detail.apply_button.isEnabled()


def test_the_clerk_says_that_a_paper_has_all_its_pages(put, desk, idle):
    place = "digitise/dossier/draft-1/3"
    desk.attention.extra = [item("digitise", id=place)]
    page = put()
    button = page.detail.complete_button
    assert (button.text(), button.isEnabled()) == ("Đã số hóa đủ", False)
    assert button.accessibleDescription() == "Chưa có trang nào được số hóa"
    desk.attention.extra = [item("digitise", id=place, choices=("digitised",))]
    page._read()
    idle()
    button.click()
    idle()
    assert desk.attention.settled == [(place, "digitised", "")]
    assert page.empty.isVisible()


def test_other_matters_have_no_such_button(put, desk):
    desk.attention.extra = [item("disputed", choices=("stands", "set_aside"))]
    assert not put().detail.complete_button.isVisible()


def test_open_button_opens_the_dossier(put, desk, shell):
    desk.attention.extra = [item("provisional")]
    page = put()
    page.detail.open_button.click()
    assert shell.asked == [("dossier", "dossier/draft-1")]
    assert not page.detail.apply_button.isVisible()


def test_the_item_marked_stays_marked_after_a_refresh(put, desk, idle):
    desk.attention.extra = [item("refused", id=f"refused/{n}", choices=("seen",)) for n in range(3)]
    page = put()
    page.view.selectRow(1)
    page._read()
    idle()
    assert page._current().id == "refused/1"


def alarm(**more):
    values = {"title_vi": "Phải có văn bản xin lỗi trước 17:00", "step": "postponed"}
    return item("alarm", **(values | more))


def test_what_is_ticked_and_noted_stays_through_a_refresh_and_goes_with_its_matter(
    put, desk, context, idle
):
    both = ("stands", "set_aside")
    desk.attention.extra = [
        item("disputed", id="disputed/1", choices=both),
        item("disputed", id="disputed/2", choices=both),
    ]
    page = put()
    ticked = page.detail.choice_group.buttons()[1]
    ticked.setChecked(True)
    page.detail.note.setText("theo sổ quỹ")
    ticked.setFocus()
    context.signals.dossier_changed.emit("dossier/draft-1")
    idle()
    assert page.detail.chosen() == "set_aside"
    assert page.detail.note.value() == "theo sổ quỹ"
    assert ticked.hasFocus()
    page.view.selectRow(1)
    assert page.detail.chosen() == ""
    assert page.detail.note.value() == ""


def test_an_alarm_opens_the_step_that_answers_it(put, desk, shell):
    desk.attention.extra = [alarm()]
    page = put()
    assert page.detail.badge.text() == "Đến hạn"
    assert page.detail.apply_button.text() == "Xin lỗi và hẹn lại ngày trả…"
    page.detail.apply_button.click()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert shell.asked == [("step", "dossier/draft-1", "postponed")] * 2


def test_an_alarm_that_is_late_is_marked(put, desk):
    desk.attention.extra = [alarm(is_late=True)]
    page = put()
    assert (page.detail.badge.tone, page.detail.badge.text()) == ("bad", "Quá hạn")


def test_an_alarm_without_a_step_opens_the_dossier(put, desk, shell):
    desk.attention.extra = [alarm(step="")]
    page = put()
    assert not page.detail.apply_button.isVisible()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert shell.asked == [("dossier", "dossier/draft-1")]


def test_in_a_narrow_list_the_matter_keeps_its_room(put, desk, theme, idle):
    desk.attention.extra = [alarm()]
    page = put()
    page.resize(1180, 720)
    idle()
    assert not page.view.isColumnHidden(1)
    theme.apply("light", 175)
    page.resize(1181, 720)
    idle()
    assert page.view.isColumnHidden(1)
    assert "H48.16-261123-0042" in page.detail.right_pane.text()


def test_an_online_dossier_is_opened_at_the_intake_page(put, desk, shell, idle):
    desk.attention.extra = [alarm(step="", code="")]
    page = put()
    assert page.detail.apply_button.text() == "Mở để tiếp nhận"
    assert not page.detail.open_button.isVisible()
    page.detail.apply_button.click()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    idle()
    assert shell.asked == [("draft", "draft-1")] * 2


def test_the_list_is_read_again_every_minute(put, desk, context, monkeypatch, idle):
    ticks = []
    monkeypatch.setattr(
        type(context.schedule), "every", lambda _s, n, call, _o: ticks.append((n, call))
    )
    page = put()
    desk.attention.extra = [alarm()]
    seconds, call = ticks[0]
    call()
    idle()
    assert seconds == 60
    assert page.model.rowCount() == 1
