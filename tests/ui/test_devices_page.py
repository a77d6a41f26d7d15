"""«Thiết bị»: states, tests with one key, another device, keys alone, every size."""

from dataclasses import replace

import pytest
from fake_devices import READER, SCANNER, SHEETS
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton

from counter_app.domain.reader_check import CHECKS
from counter_app.domain.scans import recognise
from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.devices import FeederEmpty
from counter_app.errors.storage import BundleFailedError
from counter_app.services.devices import Option
from counter_app.settings import SettingsUnsavedError
from counter_app.ui.pages.devices import DevicesPage
from counter_app.ui.widgets.fields import ViLineEdit

IT = replace(WHO, roles=(Role.IT,))


@pytest.fixture
def page(context, show, idle):
    context.seat.sit(IT)
    made = DevicesPage(context)
    show(made)
    made.on_shown()
    idle()
    return made


@pytest.fixture
def press(page):
    def run(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    return run


def rows(page):
    return [page.list.model.at(row).texts for row in range(page.list.model.rowCount())]


def choose(page, device):
    page.list.view.selectRow([one.key for one in page.list._devices].index(device.key))


def test_every_device_with_its_state_and_its_last_success(page):
    assert rows(page) == [
        ("Máy quét: fi-8170", "Sẵn sàng", "23/11/2026 08:42"),
        ("Máy in phiếu: 192.0.2.15", "Sẵn sàng", "–"),
        ("Máy in giấy A4, A5: A5-Quay05", "Chưa dùng được", "–"),
        ("Đầu đọc mã: 0C2E:0B61", "Sẵn sàng", "–"),
    ]
    choose(page, SHEETS)
    assert page.chosen.badge.tone == "bad"
    assert "hết giấy" in page.chosen.words.text()
    assert "Nạp giấy" in page.chosen.words.text()
    assert page.chosen.guide.isVisible()


def test_one_key_tests_the_device_chosen(page, press, idle, desk):
    press(Qt.Key.Key_F9)
    idle()
    assert desk.device_tests.tested == ["scanner"]
    assert page.chosen.result.text().splitlines() == [
        "✔  Quét được 01 trang, 300 dpi.",
        "⚠  Trang mờ.",
    ]
    press(Qt.Key.Key_Down)
    assert page.chosen.result.text() == ""
    press(Qt.Key.Key_F9)
    idle()
    assert desk.device_tests.tested == ["scanner", "slip"]


def test_trouble_is_told_in_the_errors_own_words(page, press, idle, desk):
    desk.device_tests.problem = FeederEmpty(device="fi-8170", pages=0)
    press(Qt.Key.Key_F9)
    idle()
    assert page.chosen.result.text().startswith("✘  fi-8170 chưa có giấy")
    assert "Đặt giấy vào khay" in page.chosen.result.text()


def test_escape_stops_a_test_before_it_closes_the_page(page, press, idle, desk, shell, qtbot):
    desk.device_tests.until_stopped = True
    press(Qt.Key.Key_F9)
    assert "Esc" in page.chosen.test_button.text()
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.device_tests.tested != [])
    press(Qt.Key.Key_Escape)
    idle()
    assert page.chosen.result.text() == "Đã dừng thử."
    assert shell.asked == []
    assert desk.device_tests.tested == ["scanner"]
    press(Qt.Key.Key_Escape)
    assert shell.asked == [("close_sheet",)]


def test_another_device_chosen_ends_the_test_of_the_one_before(page, press, idle, desk):
    desk.device_tests.until_stopped = True
    press(Qt.Key.Key_F9)
    choose(page, SHEETS)
    idle()
    assert page.chosen.result.text() == ""
    assert "F9" in page.chosen.test_button.text()


def test_a_code_that_comes_as_typing_is_a_reader_in_keyboard_mode(page, press, idle, desk):
    desk.device_tests.until_stopped = True
    choose(page, READER)
    scan = recognise("EA123456789VN")
    assert not page.on_scan(scan)
    press(Qt.Key.Key_F9)
    assert page.on_scan(scan)
    idle()
    assert "chế độ bàn phím" in page.chosen.result.text()
    press(Qt.Key.Key_F9)
    assert page.on_scan(recognise(CHECKS[0].text.lower()))
    idle()
    assert "Caps Lock" in page.chosen.result.text()
    assert "chế độ bàn phím" in page.chosen.result.text()


def test_the_sheet_for_readers_is_printed_with_one_key(page, press, idle, desk, notices):
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    idle()
    assert desk.device_tests.sheets == 1
    assert "tờ cài đặt" in notices.last


def test_nothing_is_looked_for_before_it_is_asked_for(page):
    assert not page.other.form.combo.isVisible()
    assert not page.other.use_button.isVisible()


def test_another_device_by_keys_alone(page, press, idle, desk, notices):
    page.keys["to_choice"].trigger()
    press(Qt.Key.Key_Space)
    idle()
    assert [page.other.form.combo.itemText(n) for n in range(2)] == [
        "fi-8170 (đang dùng)",
        "HP LaserJet",
    ]
    assert page.other.form.combo.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    address = QApplication.focusWidget()
    assert isinstance(address, ViLineEdit)
    address.setText("http://192.0.2.21/eSCL")
    press(Qt.Key.Key_Tab)
    assert page.other.use_button.hasFocus()
    press(Qt.Key.Key_Space)
    idle()
    assert desk.devices.chosen == [("scanner", "escl", {"url": "http://192.0.2.21/eSCL"})]
    assert "HP LaserJet" in notices.toasts[0]
    assert not page.other.form.combo.isVisible()


def test_a_switch_is_a_box(page, idle, desk):
    page.other.look()
    idle()
    page.other.form.findChild(QCheckBox, "dev_option_fast").setChecked(True)
    page.other.use_button.click()
    idle()
    values = {"device": "fujitsu:fi-8170:1", "fast": "yes"}
    assert desk.devices.chosen == [("scanner", "sane", values)]


def test_what_cannot_be_saved_is_told_and_stays_on_screen(page, idle, desk, notices):
    desk.devices.problem = SettingsUnsavedError(why="EACCES")
    page.other.look()
    idle()
    page.other.use_button.click()
    idle()
    assert "settings.toml" in notices.toasts[0]
    assert page.other.form.combo.isVisible()


def test_a_clerk_tests_but_does_not_choose(context, show, idle, desk):
    made = DevicesPage(context)
    show(made)
    made.on_shown()
    idle()
    assert not made.other.find_button.isEnabled()
    assert "bộ phận kỹ thuật" in made.other.note.text()
    made.chosen.test_button.click()
    idle()
    assert desk.device_tests.tested == ["scanner"]


def test_asked_again_the_one_chosen_stays(page, idle, desk):
    choose(page, SHEETS)
    desk.devices.healths = {}
    page.keys["ask_again"].trigger()
    idle()
    assert page.list.device == SHEETS
    assert page.chosen.badge.tone == "ok"
    assert rows(page)[2][1] == "Sẵn sàng"


def test_leaving_ends_a_test(page, press, idle, desk):
    desk.device_tests.until_stopped = True
    press(Qt.Key.Key_F9)
    page.on_leaving()
    idle()
    assert page.list.device == SCANNER


def test_the_bundle_is_written_where_it_is_wanted(page, idle, desk, notices, tmp_path):
    page.keys["export"].trigger()
    dialog = page.findChild(QFileDialog, "devices_saveDialog")
    assert dialog.isVisible()
    dialog.close()
    page.export(str(tmp_path / "chẩn đoán.zip"))
    idle()
    assert desk.doctor.written == [tmp_path / "chẩn đoán.zip"]
    assert "chẩn đoán.zip" in notices.last


def test_a_bundle_that_cannot_be_written_is_told(page, idle, desk, notices):
    desk.doctor.problem = BundleFailedError(why="PermissionError")
    page.export("/chẩn đoán.zip")
    idle()
    assert "Chọn thư mục khác" in notices.last


def test_the_first_reader_is_added_on_screen(page, idle, desk, notices):
    desk.devices.devices = (SCANNER,)
    page.keys["ask_again"].trigger()
    idle()
    page.findChild(QPushButton, "dev_addReaderButton").click()
    idle()
    assert page.other.heading.text() == "Thêm đầu đọc mã"
    assert page.other.form.combo.hasFocus()
    page.other.use_button.click()
    idle()
    assert desk.devices.chosen[0][0] == "reader-0"
    assert page.list.device.key == "reader-0", "the new one is chosen: F9 tests it"
    assert page.other.heading.text() == "Đổi thiết bị"


def test_a_reader_is_taken_off_the_list_and_put_back(page, idle, desk, notices):
    choose(page, SCANNER)
    assert not page.other.remove_button.isVisible()
    choose(page, READER)
    page.other.remove_button.click()
    idle()
    assert READER not in desk.devices.devices
    assert [row[0] for row in rows(page)][-1] == "Máy in giấy A4, A5: A5-Quay05"
    notices.actions[-1].call()
    idle()
    assert desk.devices.chosen == [("reader-0", "serial", {"port": "0C2E:0B61"})]


def test_rare_options_wait_behind_a_box_and_go_along_unseen(page, idle, desk):
    first, second = desk.devices.found
    rare = Option(name="speed", value="3", words=Words("Tốc độ", "Speed"), kind="number", rare=True)
    desk.devices.found = (replace(first, options=(*first.options, rare)), second)
    page.other.look()
    idle()
    form = page.other.form
    assert form.findChild(ViLineEdit, "dev_option_speed") is None
    assert form.values()["speed"] == "3"
    form.findChild(ViLineEdit, "dev_option_device").set_value("khác")
    form.rare_box.click()
    form.findChild(ViLineEdit, "dev_option_speed").set_value("5")
    assert form.values() == {"device": "khác", "fast": "no", "speed": "5"}


def test_the_steps_of_setting_up_open_from_here(page, shell):
    page.findChild(QPushButton, "dev_setupButton").click()
    assert shell.sheet.objectName() == "setup"


def test_two_of_one_make_are_told_apart_by_their_place(page, idle, desk):
    first, second = desk.devices.found
    twin = replace(second, options=(replace(second.options[0], value="http://192.0.2.21/eSCL"),))
    desk.devices.found = (first, second, twin)
    page.other.look()
    idle()
    combo = page.other.form.combo
    assert [combo.itemText(place) for place in (1, 2)] == [
        "HP LaserJet – http://192.0.2.20/eSCL",
        "HP LaserJet – http://192.0.2.21/eSCL",
    ]
