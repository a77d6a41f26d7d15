"""A working counter where nobody chose a printer: what F9 says, and the paper that comes later."""

from dataclasses import replace

import pytest
from english_walk import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.staff import Role
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from tests.devices.printers.lp_stand_in import QUEUE, Tray, needs_shell
from tests.services.playing import HOA, Wall, at, make_folder, open_counter, text_of

pytestmark = needs_shell

IT = replace(HOA, roles=(Role.IT,))


@pytest.fixture
def tray(tmp_path, monkeypatch):
    return Tray(tmp_path, monkeypatch)


@pytest.fixture
def desk(tmp_path):
    """No printer stands in its settings.toml, and no practice either."""
    wall = Wall(at(7, 5))
    make_folder(tmp_path / "desk", wall)
    opened = open_counter(tmp_path / "desk", wall, is_paper=False)
    yield opened
    opened.close()


@pytest.fixture
def earlier(desk):
    """A dossier taken in before a printer was chosen."""
    stream = desk.accept(102, case="xe-so-huu").stream
    desk.printing.after_acceptance(stream, HOA)
    return stream


@pytest.fixture
def page(desk, parts, show, qtbot):
    """A dossier that wants only F9."""
    desk.fill(desk.draft(101))
    workspace = show(Workspace(desk.desk, parts, IntakePage), (1366, 768))
    workspace.start(HOA)
    made = workspace.page("intake")
    qtbot.waitUntil(lambda: bool(made.session.is_open and made.session.view.pages), timeout=20_000)
    yield made
    workspace.stop()
    parts.tasks.close()


@pytest.fixture
def accepted(page, qtbot):
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.flow.after.is_printed, timeout=60_000)
    return page.flow.after.accepted


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def choose_printers(desk):
    """What IT does on the page of devices."""
    for kind in ("slip", "document"):
        (device,) = [one for one in desk.devices.listed() if one.key == kind]
        (a5,) = [one for one in desk.devices.candidates(device) if one.label == QUEUE]
        desk.devices.choose(IT, device, a5, {"queue": QUEUE})


def test_f9_says_that_nothing_came_out_what_is_kept_and_what_to_do(desk, page, accepted):
    label, strip = page.done.print_label.text(), page.window().strip.text()
    assert label.startswith("Chờ in lại: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên lưu)")
    assert "Đã in" not in label + strip
    for words in ("Không có giấy nào in ra", "đã lưu", "trang Thiết bị", "F11"):
        assert words in strip
    assert "printed" not in desk.kinds(accepted.stream)


def test_once_a_printer_is_chosen_f11_prints_what_waited_as_first_copies(
    desk, page, accepted, tray, parts, qtbot
):
    press(Qt.Key.Key_F11)
    settle(page.window(), parts.tasks, qtbot)
    assert page.done.print_label.text().startswith("Chờ in lại"), "still none"
    choose_printers(desk)
    press(Qt.Key.Key_F11)
    settle(page.window(), parts.tasks, qtbot)
    assert page.done.print_label.text() == "Đã in giấy tiếp nhận (2 liên) và phiếu."
    assert not page.window().strip.text()
    assert ["In lại" in text_of(one) for one in tray.sheets] == [False, False]
    assert len(tray.slips) == 1
    assert {one.copy_no for one in desk.state(accepted.stream).prints} == {0}


def test_what_waits_of_others_is_counted_beside_what_came_out_of_this_one(
    desk, earlier, tray, page, qtbot
):
    choose_printers(desk)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.flow.after.is_printed, timeout=60_000)
    assert page.done.print_label.text() == (
        "Đã in giấy tiếp nhận (2 liên) và phiếu. Các hồ sơ khác còn 3 bản chờ in lại (F11)."
    )
    assert [job.stream for job in desk.printing.waiting()] == [earlier] * 3


def test_strips_that_did_not_come_out_are_not_said_to_be_sent(desk, page, parts, qtbot):
    board = page.window().board
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle(page.window(), parts.tasks, qtbot)
    told = [toast.text() for toast in board.toasts()]
    assert told[-1].startswith("Không có giấy nào in ra: máy này chưa chọn máy in giấy A4, A5")
    assert not any("Đã gửi tờ phân cách" in one for one in told)
    assert desk.printed() == []
