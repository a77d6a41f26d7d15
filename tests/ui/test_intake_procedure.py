"""The procedure field: what is no procedure is said, and nothing changes."""

import pytest
from intake_bench import CTRL
from PySide6.QtCore import Qt


def test_an_unknown_number_is_a_sentence_and_the_dossier_stays_as_it_was(bench, idle):
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 2)
    idle()
    before, words = bench.draft, bench.field("intake_procEdit").text()
    bench.type("intake_procEdit", "999")
    assert bench.notices.last == (
        "Không có thủ tục nào có số hoặc tên “999”. Hồ sơ không thay đổi; "
        "kiểm tra lại số thủ tục rồi nhập lại."
    )
    assert bench.draft.procedure == before.procedure
    assert bench.draft.placements == before.placements
    assert bench.field("intake_procEdit").text() == words


def test_an_unknown_number_on_a_fresh_page_leaves_the_field_empty(bench):
    bench.type("intake_procEdit", "999")
    assert "“999”" in bench.notices.last
    assert bench.focus == "intake_procEdit"
    assert not bench.draft.procedure
    assert bench.field("intake_procEdit").text() == ""


def test_a_number_left_without_enter_is_not_taken_silently(bench):
    bench.type("intake_procEdit", "101", enter=False)
    bench.field("intake_noteEdit").setFocus()
    assert bench.notices.last == "Chưa chọn thủ tục: nhập lại “101” rồi nhấn Enter."
    assert not bench.draft.procedure
    bench.choose(101)


def test_what_was_typed_is_kept_until_it_is_the_procedure_and_no_longer(bench, idle):
    bench.type("intake_procEdit", "101", enter=False)
    idle()
    assert bench.desk.drafts.saved[-1].typing == "101"
    bench.press(Qt.Key.Key_Return)
    idle()
    chosen = [one for one in bench.desk.drafts.saved if one.procedure]
    assert chosen
    assert {one.typing for one in chosen} == {""}  # a cut between two saves shows no mixture


def test_undo_after_a_wrong_number_takes_back_the_procedure_not_the_number(bench):
    bench.choose(101)
    bench.type("intake_procEdit", "999")
    bench.press(Qt.Key.Key_Z, CTRL)
    assert not bench.draft.procedure
    assert bench.field("intake_procEdit").text() == ""


def test_the_number_of_the_procedure_that_is_chosen_already_changes_and_says_nothing(bench):
    bench.choose(101)
    shown, told = bench.field("intake_procEdit").text(), list(bench.notices.toasts)
    bench.choose(101)
    bench.field("intake_noteEdit").setFocus()
    assert bench.notices.toasts == told
    assert bench.field("intake_procEdit").text() == shown


@pytest.mark.parametrize("box", ["intake_setsSpin", "scan_expectedSpin"])
def test_undo_and_redo_reach_the_draft_from_a_box_of_numbers(bench, box):
    chosen = bench.choose(101)
    bench.choose(401)
    bench.field(box).setFocus()
    bench.press(Qt.Key.Key_Z, CTRL)
    assert bench.draft.procedure == chosen.code
    bench.field(box).setFocus()
    bench.press(Qt.Key.Key_Y, CTRL)
    assert bench.draft.procedure != chosen.code
