"""Reading with the camera: the picture, what to do, what is wrong, and when it is off again."""

import pytest

from counter_app.devices.api import Picture
from counter_app.domain.scans import recognise
from counter_app.errors.devices import DeviceBusy, NoCameraError
from counter_app.ui.pages.camera import CameraPage

CARD = "051087004321||Nguyễn Văn Khoa|15081987|Nam|Tổ 5, Nghĩa Lộ|10052021"
GREEN = Picture(width=64, height=36, bgr=bytes((0, 200, 0)) * 64 * 36)


@pytest.fixture
def opened(context, show, idle):
    def run():
        page = CameraPage(context)
        show(page, (520, 600))
        page.on_shown()
        idle()
        return page

    return run


def test_it_shows_what_the_camera_sees_and_says_what_to_do(opened, desk, qtbot):
    desk.sight.seen = GREEN
    page = opened()
    assert page.view.hasFocus()
    assert desk.sight.is_on
    qtbot.waitUntil(lambda: not page.view.is_empty)
    assert "khung" in page.words.text()
    middle = page.view.grab().toImage().pixelColor(page.view.rect().center())
    assert middle.green() > 150
    assert middle.red() < 80


def test_a_card_closes_it_and_goes_to_the_page_below(opened, desk, shell, idle):
    page = opened()
    assert page.on_scan(recognise(CARD)) is False
    assert shell.asked == [("close_sheet",)]
    page.hide()  # as the sheet does that closes
    idle()
    assert not desk.sight.is_on


def test_behind_a_lock_it_is_off_and_on_again_afterwards(opened, desk, idle, qtbot):
    page = opened()
    assert desk.sight.is_on
    page.hide()
    idle()
    assert not desk.sight.is_on
    desk.sight.seen = GREEN
    page.show()
    qtbot.waitUntil(lambda: not page.view.is_empty)
    assert desk.sight.is_on


@pytest.mark.parametrize("text", ["???", CARD.replace("15081987", "35081987"), "https://x.vn/abc"])
def test_what_says_little_leaves_it_on_for_another_try(opened, desk, shell, text):
    page = opened()
    assert page.on_scan(recognise(text)) is False
    assert shell.asked == []
    assert desk.sight.is_on


def test_what_keeps_it_from_seeing_is_told_until_it_is_over(opened, desk, qtbot):
    desk.sight.seen = GREEN
    page = opened()
    qtbot.waitUntil(lambda: not page.view.is_empty)
    desk.sight.problem = DeviceBusy(device="Camera")
    qtbot.waitUntil(page.error_label.isVisible)
    assert "Camera" in page.error_label.text()
    assert page.view.is_empty
    assert not page.words.isVisible()
    desk.sight.problem = None
    qtbot.waitUntil(page.words.isVisible)
    assert not page.error_label.isVisible()


def test_without_a_camera_it_says_what_to_do_instead(opened, desk):
    desk.sight.refusal = NoCameraError()
    page = opened()
    assert page.error_label.isVisible()
    assert "Shift+F6" in page.error_label.text()
