"""English over a real desk: histories, guards, what the server refused, what waits (ux §7: 37)."""

from datetime import timedelta

import pytest
from english_walk import settle, vietnamese_in, vietnamese_on
from fakes import RESOURCES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.devices.api import PrinterState
from counter_app.domain.dossier import bodies
from counter_app.domain.draft import PayMethod
from counter_app.errors.desk import ClockInDoubtError
from counter_app.job import Job
from counter_app.store import journal
from counter_app.sync.framing import encode
from counter_app.sync.wire import Reason
from counter_app.ui.language import Languages
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from tests.services.playing import (
    HOA,
    KHOA,
    LAN,
    Wall,
    absent_scan,
    at,
    make_folder,
    open_counter,
)


@pytest.fixture(autouse=True)
def english(parts):
    """The whole window speaks English for one test."""
    languages = Languages(RESOURCES / "translations")
    languages.use("en")
    parts.language = "en"
    yield
    languages.use("vi")
    parts.language = "vi"


@pytest.fixture
def desk(tmp_path):
    wall = Wall(at(15, 20))
    make_folder(tmp_path / "desk", wall)
    opened = open_counter(tmp_path / "desk", wall)
    yield opened
    opened.close()


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk.desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(HOA)
    yield made
    made.stop()


@pytest.fixture
def wait(workspace, parts, qtbot):
    return lambda: settle(workspace, parts.tasks, qtbot)


def lived(desk):
    """A dossier to which everything happened that may; its stream."""
    drawings = absent_scan(3, quantity=2, pages_stated=12)
    stream = desk.accept(101, papers=(drawings,)).stream
    desk.printing.after_acceptance(stream, HOA)
    desk.feeder.feed(desk.pages(2))
    desk.scanning.scan_into(Job(), stream, 3, LAN)
    desk.payment.take(stream, PayMethod.CASH, 200_000, HOA)
    desk.amending.correct(stream, "owner.phone", "0911222333", "sai", HOA)
    desk.printing.reprint(stream, "receipt", "give", "mất", HOA)
    desk.lookup.sheet(stream, LAN)
    return stream


def answer(desk, stream):
    """The server refuses the correction and disputes the money."""
    with desk.drafts._db.write() as conn:
        entries = journal.entries(conn, stream)
        claim = next(one for one in entries if one.kind == "corrected")
        fee = next(one for one in entries if one.kind == "fee_taken")
        why = Reason(code="x", vi="Nội dung đã được người khác sửa.", en="Somebody changed it.")
        positions = {one.id: n for n, one in enumerate(entries, 500) if one is not claim}
        journal.acknowledge(conn, positions, {claim.id: encode(why).decode()})
        told = bodies.Disputed(
            entry=fee.id, reason_vi="Đã thu ở quầy 07.", reason_en="Taken at 07."
        )
        scope = entries[0].scope
        desk.drafts._pen.write(
            conn, HOA, stream=stream, scope=scope, bodies=(told,), at=desk.wall()
        )


def data_of(desk, *streams):
    with desk.drafts._db.read() as conn:
        states = [journal.fold(conn, stream) for stream in streams]
    lights = [device.label for device in desk.devices.listed()]
    return ([state.accepted for state in states], KHOA, HOA.name, LAN.name, "sai", "mất", lights)


def test_history_papers_and_summary_of_a_dossier(workspace, desk, wait):
    stream = lived(desk)
    answer(desk, stream)
    workspace.open_dossier(stream)
    wait()
    sheet = workspace.sheet
    for tab in range(3):
        sheet._go(tab)
        wait()
    assert sheet.history.rowCount() > 8
    assert vietnamese_on(workspace, data_of(desk, stream)) == set()


def test_everything_that_may_wait_for_a_person(workspace, desk, wait):
    stream = lived(desk)
    answer(desk, stream)
    desk.sheets.script([PrinterState.PAPER_OUT])
    other = desk.accept(401, papers=(absent_scan(2),)).stream
    desk.printing.after_acceptance(other, HOA)
    workspace.go("todo")
    wait()
    page = workspace.page("todo")
    kinds = {item.kind for item in page._items}
    assert kinds >= {"refused", "disputed", "digitise", "print"}
    data = data_of(desk, stream, other)
    for row in range(len(page._items)):
        page.view.selectRow(row)
        assert vietnamese_on(workspace, data) == set()


def test_provisional_codes_and_a_clock_in_doubt(workspace, desk, wait):
    desk.wall.now += timedelta(days=30)
    draft = desk.fill(desk.draft(101))
    with pytest.raises(ClockInDoubtError) as asked:
        desk.intake.accept(draft.id, HOA)
    told = asked.value.tell("en")
    assert vietnamese_in([told.happened, told.kept, told.todo]) == set()
    stream = desk.intake.accept(draft.id, HOA, clock_answer="confirmed").stream
    workspace.go("todo")
    wait()
    assert "provisional" in {item.kind for item in workspace.page("todo")._items}
    assert vietnamese_on(workspace, data_of(desk, stream)) == set()


def test_the_main_job(workspace, desk, wait, qtbot):
    page = workspace.page("intake")
    qtbot.waitUntil(lambda: page.session.is_open, timeout=20_000)
    workspace.hub.take("051087004321||Nguyễn Văn Khoa|15081987|Nam|Tổ 5, Nghĩa Lộ|10052021")
    field = page.find_field("intake_procEdit")
    QTest.keyClicks(field, "404")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.feeder.feed(desk.pages(3))
    press(Qt.Key.Key_F6)
    qtbot.waitUntil(
        lambda: len(page.session.view.pages) == 3 and not page.work.is_scanning, timeout=60_000
    )
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F9):
        press(key)
        wait()
        assert vietnamese_on(workspace, data_of(desk), page.session.draft) == set()


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)
