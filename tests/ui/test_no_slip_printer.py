"""A counter that is meant to have no slip printer, in the window: chosen, and worked at."""

from dataclasses import replace

import pytest
from english_walk import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.devices.api import PrinterState
from counter_app.domain.staff import Role
from counter_app.settings import load
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.guidance import GuidancePage
from counter_app.ui.pages.intake import IntakePage
from counter_app.ui.pages.setup import SetupPage
from counter_app.ui.pages.setup_parts import SetupParts
from tests.services.playing import HOA, Wall, at, make_folder, open_counter

IT = replace(HOA, roles=(Role.CLERK, Role.IT))
NONE = '[slip_printer]\ndriver = "none"\n'
SPARE = '[[spare_slip_printers]]\ndriver = "virtual"\nlabel = "Quầy 06"\noptions = {{ folder = "{}" }}\n'
CONTROL = Qt.KeyboardModifier.ControlModifier
SLIP_STEP = 3


@pytest.fixture
def desk(tmp_path, request):
    """A working counter by settings.toml: no slip printer, unless a test says otherwise."""
    wall, root = Wall(at(7, 5)), tmp_path / "desk"
    make_folder(root, wall)
    text = getattr(request, "param", NONE).format(tmp_path / "beside")
    (root / "settings.toml").write_text(text, "utf-8")
    opened = open_counter(root, wall)
    yield opened
    opened.close()


usual = pytest.mark.parametrize("desk", [""], indirect=True)
with_spare = pytest.mark.parametrize("desk", [NONE + SPARE], indirect=True)


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk.desk, parts, IntakePage)
    show(made, (1366, 768))
    yield made
    made.stop()
    parts.tasks.close()


@pytest.fixture
def page(desk, workspace, qtbot):
    """A dossier that wants only F9."""
    desk.fill(desk.draft(101))
    workspace.start(IT)
    made = workspace.page("intake")
    qtbot.waitUntil(lambda: bool(made.session.is_open and made.session.view.pages), timeout=20_000)
    return made


@pytest.fixture
def press(workspace, parts, qtbot):
    def run(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        settle(workspace, parts.tasks, qtbot)

    return run


def last_toast(workspace):
    return [toast.text() for toast in workspace.board.toasts()][-1]


def slip_row(page):
    return next(row for row in map(page.list.model.at, range(3)) if row.key == "slip")


class TestAtWork:
    def test_f9_speaks_of_the_receipt_only(self, desk, workspace, page, press):
        press(Qt.Key.Key_F9)
        assert page.done.print_label.text() == "Đã in giấy tiếp nhận (2 liên)."
        assert not workspace.strip.text()
        assert desk.printing.waiting() == ()
        assert (len(desk.printed()), desk.printed("slip")) == (2, [])

    def test_with_shift_f9_only_the_receipt_waits(self, page, press, desk):
        press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        assert page.done.print_label.text() == "Giấy tiếp nhận đang chờ in. Nhấn F11 để in."
        assert [job.form for job in desk.printing.waiting()] == ["receipt", "receipt"]

    @pytest.mark.parametrize("key", [Qt.Key.Key_G, Qt.Key.Key_F11])
    def test_a_slip_that_is_asked_for_is_told_not_to_be_had(
        self, desk, workspace, page, press, key
    ):
        if key == Qt.Key.Key_F11:  # of a visit
            desk.printing.after_acceptance(desk.accept(102, case="xe-so-huu").stream, HOA)
        press(Qt.Key.Key_F9)
        press(key, CONTROL)
        assert last_toast(workspace).startswith("Quầy này không dùng máy in phiếu.")
        assert "trang Thiết bị" in last_toast(workspace)
        assert desk.printing.waiting() == ()

    @with_spare
    def test_the_next_counters_printer_takes_it_from_then_on(self, desk, workspace, page, press):
        press(Qt.Key.Key_F9)
        press(Qt.Key.Key_G, CONTROL)
        assert "Alt+F11" in last_toast(workspace)
        press(Qt.Key.Key_F11, Qt.KeyboardModifier.AltModifier)
        assert "Từ nay máy này in ra: Quầy 06." in last_toast(workspace)
        press(Qt.Key.Key_G, CONTROL)
        assert last_toast(workspace) == "Đã in phiếu chữ to."
        assert page.done.print_label.text() == "Đã in giấy tiếp nhận (2 liên)."

    def test_large_type_is_no_choice_before_f9(self, workspace, page, press):
        assert not page.large_check.isVisible()
        press(Qt.Key.Key_G, CONTROL)
        assert not page.session.draft.large_slip
        page.flow.slips.large()
        assert not page.session.draft.large_slip
        assert "không dùng máy in phiếu" in page.flow.slips.why_no_large_slip()

    def test_R04_guidance_says_so_and_can_still_be_told(self, desk, workspace, page, press):
        sheet = GuidancePage(page._context, desk.catalogue.edition.not_received[0])
        workspace.open_sheet(sheet)
        press(Qt.Key.Key_F9)
        assert sheet.problem.text().startswith("Quầy này không dùng máy in phiếu.")
        assert desk.guidance.this_month().count == 0, "nobody got a slip"
        press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        assert desk.guidance.this_month().count == 1


class TestChosen:
    @pytest.fixture
    def devices(self, desk, workspace, parts, qtbot):
        workspace.start(IT)
        workspace._open.devices()
        settle(workspace, parts.tasks, qtbot)
        made = workspace.sheet
        made.list.view.selectRow(1)
        return made

    @usual
    def test_on_the_page_of_devices(self, desk, workspace, devices, press, parts, qtbot):
        desk.slips.set_state(PrinterState.PAPER_OUT)
        desk.printing.after_acceptance(desk.accept(101).stream, HOA)
        devices.other.look()
        settle(workspace, parts.tasks, qtbot)
        combo = devices.other.form.combo
        words = [combo.itemText(row) for row in range(combo.count())]
        assert words.count("Không dùng máy in phiếu") == 1
        combo.setCurrentText("Không dùng máy in phiếu")
        devices.other.use_button.click()
        settle(workspace, parts.tasks, qtbot)
        assert last_toast(workspace) == "Từ nay quầy này không dùng máy in phiếu."
        assert load(desk.root / "settings.toml").slip_printer.driver == "none"
        assert slip_row(devices).texts == ("Máy in phiếu: không dùng", "Không dùng", "–")
        press(Qt.Key.Key_F9)
        assert devices.chosen.result.text().startswith("✔  Quầy này không dùng máy in phiếu")
        workspace.close_sheet()
        workspace.go("todo")
        settle(workspace, parts.tasks, qtbot)
        press(Qt.Key.Key_F11)
        told = [toast.text() for toast in workspace.board.toasts()]
        assert told[-1].endswith("Số phiếu đã bỏ khỏi danh sách chờ in: 1.")
        assert not any("Đã gửi giấy" in one for one in told), "nothing came out"
        assert desk.printing.waiting() == ()

    def test_no_light_tells_of_it(self, workspace, devices, qtbot):
        told = []
        workspace.pulse.devices.changed.connect(told.append)
        workspace.pulse.devices._ask_printers()
        qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
        assert told == [(), ()]
        assert not workspace.app_bar.device_button.isVisible()

    @pytest.mark.parametrize("desk", ["", NONE], indirect=True)
    def test_in_the_steps_of_the_set_up(self, desk, parts, theme, show, qtbot):
        made = SetupPage(
            SetupParts(
                desk=desk.desk,
                tasks=parts.tasks,
                theme=theme,
                language="vi",
                who=None,
                close=lambda: None,
            )
        )
        show(made, (1366, 740))
        made.on_shown()
        made.go(SLIP_STEP)
        step = made.step
        qtbot.waitUntil(lambda: step.form.combo.count() > 0, timeout=20_000)
        is_set = load(desk.root / "settings.toml").slip_printer.is_none
        words = "Không dùng máy in phiếu"
        assert (step.form.combo.currentText() == words) is is_set, "never offered by itself"
        step.form.combo.setCurrentText(words)
        step.do()
        qtbot.waitUntil(lambda: step._job is None, timeout=20_000)
        assert step.result.text().startswith("✔  Quầy này không dùng máy in phiếu")
        assert (step.tone, step.words.vi, step.words.en) == ("ok", "không dùng", "not used")
        assert load(desk.root / "settings.toml").slip_printer.driver == "none"
        made.on_leaving()
        parts.tasks.close()
