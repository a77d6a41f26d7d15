"""The assistant that sets a PC up: keys alone, every step, what fails, at every size."""

from dataclasses import replace

import pytest
from fakes import RESOURCES, WHO
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.domain.scans import recognise
from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.central import EnrolmentCodeError
from counter_app.errors.printers import PaperOut
from counter_app.services.devices import Candidate, Option
from counter_app.services.preferences import Prefs
from counter_app.ui.language import Languages
from counter_app.ui.pages.setup import SetupPage
from counter_app.ui.pages.setup_device import DeviceStep
from counter_app.ui.pages.setup_parts import SetupParts, sheet_parts

IT = replace(WHO, roles=(Role.IT,))
_, COUNTER, SCANNER, SLIP, _, READER, TERMINAL, LOOK, DONE = range(9)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def closed():
    return []


@pytest.fixture
def page(desk, tasks, theme, show, idle, closed):
    desk.setup.now = replace(desk.setup.now, first_run=True, server="", code_counter="")
    made = SetupPage(
        SetupParts(
            desk=desk,
            tasks=tasks,
            theme=theme,
            language="vi",
            who=None,
            close=lambda: closed.append(True),
        )
    )
    show(made, (1366, 740))
    made.on_shown()
    idle()
    yield made
    made.on_leaving()


@pytest.fixture
def press(page):
    def run(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or page, key, modifiers)

    return run


@pytest.fixture
def type_in():
    def run(text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    return run


def test_from_a_bare_pc_to_the_end_by_keys_alone(page, press, type_in, idle, desk, closed):
    type_in("https://mot-cua.example")
    press(Qt.Key.Key_Tab)
    type_in("ABCD-2345")
    press(Qt.Key.Key_F9)
    idle()
    assert desk.setup.enrolled == [("https://mot-cua.example", "ABCD-2345", "", False)]
    assert page.server.result.text().startswith("✔")
    press(Qt.Key.Key_Right, ALT)
    assert QApplication.focusWidget().value() == "12", "the number of the code"
    press(Qt.Key.Key_F9)
    idle()
    assert desk.setup.now.counter == "12"
    for kind in ("scanner", "slip", "document", "reader", "terminal"):
        press(Qt.Key.Key_Right, ALT)
        idle()
        assert page.step.kind == kind
        press(Qt.Key.Key_F9)
        idle()
        assert page.step.result.text().startswith("✔")
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_F9)
    idle()
    assert page.look.tone == "ok"
    keys = ["scanner", "slip", "document", "reader-0", "terminal-0"]
    assert [key for key, _, _ in desk.devices.chosen] == keys
    assert desk.device_tests.tested == keys
    press(Qt.Key.Key_Right, ALT)
    told = " ".join(one.text() for one in page.done.findChildren(QLabel))
    assert "✔  Máy chủ trung tâm: https://mot-cua.example" in told
    assert "⚠  Máy quét: fi-8170: đã thử" in told
    press(Qt.Key.Key_F9)
    assert closed == [True]
    assert page.is_pc_changed


def test_text_and_colours_are_seen_at_once_and_kept_for_the_pc(page, press, idle, desk, theme):
    page.go(LOOK)
    press(Qt.Key.Key_Down)
    assert theme.percent == 110
    page.look.colours.setCurrentIndex(page.look.colours.findData("dark"))
    page.look.colours.activated.emit(page.look.colours.currentIndex())
    assert theme.choice == "dark"
    assert desk.preferences.kept == {}, "not before F9"
    press(Qt.Key.Key_F9)
    idle()
    assert desk.preferences.kept["pc"] == Prefs(theme="dark", text_percent=110)
    assert "110 %, Tối" in page.look.result.text()


def test_the_record_holds_every_step_with_what_its_test_found(page, press, idle, desk):
    page.go(SCANNER)
    idle()
    press(Qt.Key.Key_F9)
    idle()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    idle()
    assert page.place == DONE
    ((steps, who),) = desk.setup_sheet.printed
    assert who is None
    assert [one.name for one in steps] == [step.title.vi for step in page.steps[:DONE]]
    assert (steps[SCANNER].tone, steps[COUNTER].tone) == ("soon", "off")
    assert steps[SCANNER].found == desk.device_tests.lines
    assert page.done.result.text().startswith("✔")
    page.done.save("/tmp/thiet-lap-may.pdf")
    idle()
    ((_, _, path),) = desk.setup_sheet.saved
    assert path.name == "thiet-lap-may.pdf"
    desk.setup_sheet.problem = PaperOut(device="A4")
    page.done.print_sheet()
    idle()
    assert "hết giấy" in page.done.result.text()


def test_the_record_is_vietnamese_though_the_window_is_english(desk, tasks, theme, show, idle):
    languages = Languages(RESOURCES / "translations")
    languages.use("en")
    parts = SetupParts(
        desk=desk, tasks=tasks, theme=theme, language="en", who=IT, close=lambda: None
    )
    page = SetupPage(parts)
    languages.use("vi")
    show(page)
    page.steps[LOOK].do()
    idle()
    page.go(DONE)
    page.done.print_sheet()
    idle()
    ((steps, _),) = desk.setup_sheet.printed
    assert (steps[SCANNER].name, steps[SCANNER].words) == ("Máy quét", "chưa làm")
    assert steps[LOOK].words == "100 %, Sáng"
    told = " ".join(one.text() for one in page.done.findChildren(QLabel))
    assert "Scanner: not done" in told


def test_every_step_may_be_passed_over_and_the_end_says_so(page, press, idle, desk):
    for _ in range(DONE + 3):
        press(Qt.Key.Key_Right, ALT)
        idle()
    assert page.place == DONE
    told = [one.text() for one in page.done.findChildren(QLabel) if one.text().startswith("–")]
    assert len(told) == DONE
    assert desk.devices.chosen == []
    assert not page.is_pc_changed
    press(Qt.Key.Key_Left, ALT)
    assert page.place == DONE - 1


def test_a_wrong_code_is_told_and_may_be_typed_again(page, press, idle, desk):
    press(Qt.Key.Key_F9)
    assert "Chưa nhập: Địa chỉ máy chủ" in page.server.result.text()
    desk.setup.problem = EnrolmentCodeError()
    page.server.address.set_value("https://mot-cua.example")
    page.server.code.set_value("SAI")
    press(Qt.Key.Key_F9)
    idle()
    assert page.server.result.text().startswith("✘  ")
    assert page.server.enrol_button.isEnabled()
    assert page.server.code.value() == "SAI"


def test_a_device_that_fails_stays_saved_and_is_tried_again(page, press, idle, desk):
    page.go(SLIP)
    idle()
    desk.device_tests.problem = PaperOut(device="192.0.2.15")
    press(Qt.Key.Key_F9)
    idle()
    assert "hết giấy" in page.step.result.text()
    assert "đã được lưu" in page.step.result.text()
    assert page.step.tone == "soon"
    desk.device_tests.problem = None
    press(Qt.Key.Key_F9)
    idle()
    assert page.step.result.text().startswith("✔")
    assert len(desk.devices.chosen) == 2


def test_what_is_not_saved_is_not_said_to_be(page, press, idle, desk):
    page.go(SLIP)
    idle()
    desk.devices.problem = PaperOut(device="x")
    press(Qt.Key.Key_F9)
    idle()
    assert "đã được lưu" not in page.step.result.text()
    assert page.step.tone == "off"


def test_escape_stops_a_test_before_it_closes(page, press, idle, desk, closed, qtbot):
    page.go(SCANNER)
    idle()
    desk.device_tests.until_stopped = True
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.device_tests.tested != [])
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_Escape)
    idle()
    assert page.step.result.text() == "Đã dừng."
    assert closed == []
    assert desk.device_tests.tested == ["scanner"]
    press(Qt.Key.Key_Escape)
    assert closed == [True]


def test_nothing_found_says_what_to_look_at(page, idle, desk):
    desk.devices.found = ()
    page.go(SCANNER)
    idle()
    assert "kiểm tra dây và nguồn" in page.step.note.text()
    page.step.do()
    assert "Ctrl+R" in page.step.result.text()


def test_a_reader_that_types_is_told_apart(page, type_in, press, idle):
    page.go(READER)
    idle()
    page.step.trial.setFocus()
    type_in("EA123456789VN")
    press(Qt.Key.Key_Return)
    assert "EA123456789VN" in page.step.result.text()
    assert "chế độ bàn phím" in page.step.result.text()
    assert page.step.trial.value() == ""
    page.step.result.clear()
    assert page.on_scan(recognise("EA123456789VN"))
    assert "chế độ bàn phím" in page.step.result.text()
    page.go(SLIP)
    assert not page.on_scan(recognise("EA123456789VN"))


def test_it_runs_again_for_it_and_the_number_waits_for_the_next_start(context, show, idle, shell):
    context.seat.sit(IT)
    made = SetupPage(sheet_parts(context))
    show(made)
    made.on_shown()
    idle()
    assert made.server.again.isVisible()
    assert "https://mot-cua.example" in made.server.state_label.text()
    made.go(COUNTER)
    made.counter.number.set_value("07")
    made.keys["do"].trigger()
    idle()
    assert "khi mở lại chương trình" in made.counter.result.text()
    made.keys["back"].trigger()
    assert shell.asked == [("close_sheet",)]


def is_on_screen(label, area):
    """Whether what came of a test can be read to its end."""
    return (
        0 < label.mapTo(area.viewport(), label.rect().bottomLeft()).y() <= area.viewport().height()
    )


@pytest.mark.parametrize("percent", [100, 175])
def test_nothing_is_clipped(page, theme, idle, qtbot, percent):
    theme.apply("dark", percent)
    page.resize(1100, 640)
    for place in range(len(page.steps)):
        page.go(place)
        idle()
        if 2 <= place < DONE:
            page.step.do()
            idle()
            qtbot.waitUntil(lambda: is_on_screen(page.step.result, page.stack.currentWidget()))
        for shown in page.stack.currentWidget().findChildren(QPushButton):
            assert shown.width() >= shown.sizeHint().width() or not shown.isVisible()


def test_nothing_is_saved_before_the_address_is_typed_in(page, type_in, press, idle, desk):
    host = Option(
        name="host", value="", words=Words("Địa chỉ", "Address"), kind="text", needed=True
    )
    desk.devices.found = (
        Candidate(
            label="", named=Words("Máy ZK", "ZK"), driver="zk", options=(host,), origin="by_hand"
        ),
    )
    page.go(TERMINAL)
    idle()
    press(Qt.Key.Key_F9)
    assert page.step.result.text() == "Chưa nhập: Địa chỉ."
    assert desk.devices.chosen == []
    type_in("192.0.2.30")
    press(Qt.Key.Key_F9)
    idle()
    assert desk.devices.chosen == [("terminal-0", "zk", {"host": "192.0.2.30"})]


def test_a_virtual_device_is_never_the_first_offer_of_a_working_pc(page, idle, desk):
    working = replace(page._parts, desk=replace(desk, practice=False))
    virtual = Candidate(label="virtual", driver="virtual", options=(), origin="in_use")
    step = DeviceStep(working, "scanner", page)
    for others, chosen in (((), None), (desk.devices.found[1:], "escl")):
        desk.devices.found = (virtual, *others)
        step.look()
        idle()
        assert (step.form.chosen and step.form.chosen.driver) == chosen
