"""«Thiết bị» over a real practice desk: every test with its key, in both languages."""

import pytest
from english_walk import settle, vietnamese_on
from fakes import RESOURCES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.devices.api import PrinterState
from counter_app.ui.language import Languages
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from tests.services.playing import HOA, Wall, at, open_counter

pytestmark = pytest.mark.usefixtures("practice_server_here")

CARD = "051087004321||Nguyễn Văn Khoa|15081987|Nam|Tổ 5, Nghĩa Lộ|10052021"


@pytest.fixture(params=["vi", "en"])
def language(request, parts):
    languages = Languages(RESOURCES / "translations")
    languages.use(request.param)
    parts.language = request.param
    yield request.param
    languages.use("vi")
    parts.language = "vi"


@pytest.fixture
def desk(tmp_path):
    opened = open_counter(tmp_path / "desk", Wall(at(15, 20)), practice=True)
    yield opened
    opened.close()


@pytest.fixture
def workspace(desk, language, parts, show):
    made = Workspace(desk.desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(HOA)
    yield made
    made.stop()


def test_every_device_is_tested_with_one_key(workspace, desk, parts, language, qtbot):
    workspace._open.devices()
    settle(workspace, parts.tasks, qtbot)
    page = workspace.sheet
    seen = {}
    for row, device in enumerate(desk.devices.listed()):
        page.list.view.selectRow(row)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
        if device.kind == "reader":
            qtbot.waitUntil(lambda: bool(desk.equipment._wanted), timeout=20_000)
            assert desk.bench.show_card(CARD)
        qtbot.waitUntil(lambda: page._test is None, timeout=60_000)
        settle(workspace, parts.tasks, qtbot)
        seen[device.key] = page.chosen.result.text()
        if language == "en":
            labels = [one.label for one in desk.devices.listed()]
            assert vietnamese_on(page, labels, CARD) == set()
    assert set(seen) == {"scanner", "slip", "document", "reader-0", "terminal-0"}
    assert all("✔" in text and "✘" not in text for text in seen.values()), seen
    assert "051087004321" in seen["reader-0"]
    assert workspace.page("intake").session.draft.owner.name == "", "the card went to the test"
    assert all(page.list._states[key].last_at is not None for key in seen)


def test_trouble_is_shown_where_the_lights_are(workspace, desk, parts, language, qtbot):
    desk.sheets.script([PrinterState.PAPER_OUT] * 20)
    workspace.go("sync")
    settle(workspace, parts.tasks, qtbot)
    sync = workspace.page("sync")
    tones = {key: badge.tone for key, (badge, _) in sync.lights._rows.items()}
    assert tones["document"] == "bad"
    assert tones["slip"] == "ok"
    if language == "en":
        assert vietnamese_on(sync) == set()
    sync.devices_button.click()
    assert workspace.sheet.objectName() == "devices"
