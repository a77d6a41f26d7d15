"""The unit of today beside the address on the citizen's paper (ux §2.2, §5.4)."""

import pytest
from intake_bench import CARD, CTRL, OTHER_CARD
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.areas import Beside
from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueFileError

DIVIDED = "Số 5 ngõ 12, Cống Vị, Ba Đình, Hà Nội"


@pytest.fixture
def combo(bench):
    return bench.field("intake_unitCombo")


def area(bench):
    return bench.draft.owner.area


def settled(bench, code):
    bench.wait(lambda: area(bench) is not None and area(bench).code == code)


def key(widget, *keys):
    for one in keys:
        QTest.keyClick(widget, one)


def search(bench, combo, text):
    combo.setFocus()
    bench.wait(lambda: bench.desk.areas.is_ready)
    combo.selectAll()
    QTest.keyClicks(combo, text)
    bench.wait(lambda: combo.is_open)


def test_a_card_brings_its_unit_and_costs_no_key(bench, combo):
    bench.show_card()
    settled(bench, "21028")
    assert combo.text() == "Phường Nghĩa Lộ, tỉnh Quảng Ngãi"
    assert bench.draft.owner.address == "Tổ 5, P. Nghĩa Lộ, T. Quảng Ngãi"  # as on the card
    assert area(bench).beside is Beside.WITHIN
    assert bench.focus == "intake_procEdit"


def test_older_units_are_kept_as_printed_and_told_apart(bench):
    bench.show_card(CARD.replace("P. Nghĩa Lộ, T. Quảng", "Nghĩa Chánh, Quảng Ngãi, Quảng"))
    settled(bench, "21025")
    owner = bench.draft.owner
    assert owner.address == "Tổ 5, Nghĩa Chánh, Quảng Ngãi, Quảng Ngãi"
    assert owner.address_line.endswith("Quảng Ngãi (nay là phường Cẩm Thành, tỉnh Quảng Ngãi)")


def test_one_undo_takes_the_card_and_what_came_with_it_back(bench, combo):
    bench.show_card()
    settled(bench, "21028")
    bench.press(Qt.Key.Key_Z, CTRL)
    assert bench.draft.owner.address == ""
    assert area(bench) is None
    assert combo.text() == ""
    bench.press(Qt.Key.Key_Y, CTRL)
    settled(bench, "21028")


def test_the_next_card_brings_another_unit(bench):
    bench.show_card()
    settled(bench, "21028")
    bench.show_card(OTHER_CARD)
    bench.wait(lambda: bench.draft.owner.name == "Nguyễn Văn An")
    bench.wait(lambda: area(bench) is None or area(bench).code != "21028")


def test_a_divided_unit_is_asked_about_and_taken_with_two_keys(bench, combo):
    bench.type("intake_addressEdit", DIVIDED)
    bench.wait(lambda: "2 nơi có thể" in combo.placeholderText())
    assert area(bench) is None
    combo.setFocus()
    key(combo, Qt.Key.Key_Down)
    assert combo.is_open
    key(combo, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert area(bench).code == "00008"
    assert area(bench).beside is Beside.NOW
    assert bench.focus != "intake_unitCombo"  # on to the next field


def test_found_by_an_older_name_typed_without_marks(bench, combo):
    bench.type("intake_addressEdit", "12 Lê Lợi")
    search(bench, combo, "truc bach")
    key(combo, Qt.Key.Key_Return)
    assert combo.text() == "Phường Ba Đình, thành phố Hà Nội"
    assert bench.draft.owner.address_line == "12 Lê Lợi, phường Ba Đình, thành phố Hà Nội"


def test_what_was_typed_and_not_taken_goes_and_what_was_emptied_stays_empty(bench, combo):
    bench.show_card()
    settled(bench, "21028")
    search(bench, combo, "truc bach")
    key(combo, Qt.Key.Key_Escape)
    bench.field("intake_nameEdit").setFocus()
    assert combo.text() == "Phường Nghĩa Lộ, tỉnh Quảng Ngãi"
    assert area(bench).code == "21028"
    assert bench.notices.last == "Chưa chọn xã, phường: nhập lại “truc bach” rồi nhấn Enter."
    bench.type("intake_unitCombo", "Xã Không Có")
    assert "“Xã Không Có”" in bench.notices.last
    assert area(bench).code == "21028"
    combo.setFocus()
    key(combo, Qt.Key.Key_Delete)  # all of it was marked
    bench.field("intake_nameEdit").setFocus()
    assert area(bench) is None
    bench.edit_owner(phone="0905123456")
    assert area(bench) is None  # the address did not change: nothing comes back by itself


def test_enter_goes_on_with_nothing_typed_and_takes_nothing(bench, combo):
    bench.type("intake_addressEdit", DIVIDED)
    bench.wait(lambda: "2 nơi" in combo.placeholderText())
    combo.setFocus()
    key(combo, Qt.Key.Key_Return)
    assert area(bench) is None
    assert bench.focus != "intake_unitCombo"


def test_what_a_person_chose_stays_as_long_as_it_is_possible(bench, combo):
    bench.type("intake_addressEdit", DIVIDED)
    bench.wait(lambda: "2 nơi" in combo.placeholderText())
    combo.setFocus()
    key(combo, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    chosen = area(bench).code
    bench.type("intake_addressEdit", DIVIDED.replace("Số 5", "Số 7"))
    bench.wait(lambda: "2 nơi" in combo.placeholderText())
    assert area(bench).code == chosen
    bench.type("intake_addressEdit", "Số 7, Vĩnh Hưng, Vĩnh Lộc, Thanh Hóa")
    bench.wait(lambda: area(bench) is None)  # neither of these can be it


def test_a_draft_brought_back_keeps_what_was_chosen(bench, combo):
    bench.show_card()
    settled(bench, "21028")
    search(bench, combo, "truc bach")
    key(combo, Qt.Key.Key_Return)
    held = bench.draft.id
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: bench.draft.id != held and area(bench) is None)
    bench.page.work.load(held)
    bench.wait(lambda: bench.draft.id == held)
    bench.wait(lambda: not bench.page.work.is_accepting)
    assert combo.text() == "Phường Ba Đình, thành phố Hà Nội"


def test_tables_that_cannot_be_read_are_told_once_and_hold_nothing_up(bench, monkeypatch):
    asked = []

    def broken(_address):
        asked.append(1)
        raise CatalogueFileError("former.csv", Words("không mở được tệp", "cannot be opened"))

    monkeypatch.setattr(bench.desk.areas, "locate", broken)
    bench.prepare()
    bench.wait(lambda: len(asked) == 1)
    bench.type("intake_addressEdit", "12 Lê Lợi, Ba Đình, Hà Nội")
    bench.wait(lambda: len(asked) == 2)
    bench.accept()
    told = [*bench.notices.toasts, *bench.notices.strips.values()]
    assert len([one for one in told if "former.csv" in one]) == 1
    assert bench.accepted is not None
