"""One slip for the visit, the slip in large type (situations 2 and 5), over the intake page."""

import pytest
from intake_bench import CTRL, OTHER_CARD, SHIFT, Bench
from PySide6.QtCore import Qt

from counter_app.domain.draft import DraftView
from counter_app.errors.printers import PaperOut
from counter_app.services.drafts import Resumed


@pytest.fixture
def prints(bench):
    """Forms that came out, in order."""
    return lambda: [job[1] for job in bench.desk.printing.printed]


def again(bench, alias=101):
    """Ctrl+D and everything up to F9."""
    before = bench.draft.id
    bench.press(Qt.Key.Key_D, CTRL)
    bench.wait(lambda: bench.session.is_open and bench.draft.id != before)
    bench.choose(alias)
    bench.scan(*(line.number for line in bench.session.shown.lines if line.mandatory))
    bench.press(Qt.Key.Key_F7)


def visit_of(bench, dossiers):
    bench.prepare()
    bench.accept()
    for _ in range(dossiers - 1):
        again(bench)
        bench.accept()
    bench.wait(lambda: f"({dossiers} hồ sơ)" in bench.page.done.visit_button.text())


def test_one_dossier_has_no_slip_of_a_visit(bench, prints):
    bench.prepare()
    bench.accept()
    assert bench.page.done.visit_button.isHidden()
    bench.press(Qt.Key.Key_F11, CTRL)
    assert "hai hồ sơ" in bench.page.keys.reason("visit_slip")
    assert prints() == ["receipt", "receipt", "slip"]


def test_the_slip_waits_while_the_visit_goes_on_and_comes_out_once(bench, prints, idle):
    visit_of(bench, 3)
    assert prints() == ["receipt", "receipt", "slip", *["receipt"] * 4]
    assert "chung cho cả lượt" in bench.page.done.print_label.text()
    bench.press(Qt.Key.Key_F11, CTRL)
    bench.wait(lambda: prints()[-1] == "visit_slip")
    idle()
    assert prints().count("visit_slip") == 1
    assert "một phiếu" in bench.notices.last


def test_the_button_prints_what_the_key_prints(bench, prints, idle):
    visit_of(bench, 2)
    button = bench.field("intake_visitSlipButton")
    assert button.text() == "In một phiếu cho cả lượt (2 hồ sơ)  Ctrl+F11"
    button.click()
    bench.wait(lambda: prints()[-1] == "visit_slip")


def test_a_second_print_asks_for_the_reason(bench, prints, shell, idle):
    visit_of(bench, 2)
    bench.press(Qt.Key.Key_F11, CTRL)
    bench.wait(lambda: prints()[-1] == "visit_slip")
    idle()
    bench.press(Qt.Key.Key_F11, CTRL)
    assert shell.asked[-1] == ("slip", bench.accepted.stream, "visit_slip")
    assert prints().count("visit_slip") == 1


def test_stopping_with_a_draft_open_still_prints_what_was_accepted(bench, prints):
    """Seven accepted, one draft: the slip is there at the key, the draft is kept."""
    visit_of(bench, 2)
    again(bench)
    draft = bench.draft.id
    bench.press(Qt.Key.Key_F11, CTRL)
    bench.wait(lambda: prints()[-1] == "visit_slip")
    assert bench.draft.id == draft
    assert bench.session.is_open


def test_the_next_citizen_sits_down_and_the_slip_comes_out_by_itself(bench, prints, idle):
    visit_of(bench, 2)
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: prints()[-1] == "visit_slip")
    idle()
    bench.show_card(OTHER_CARD)
    assert "hai hồ sơ" in bench.page.keys.reason("visit_slip")
    assert not bench.page.flow.slips.visit_goes_on


def test_what_came_out_before_the_next_citizen_does_not_come_again(bench, prints, idle):
    visit_of(bench, 2)
    bench.press(Qt.Key.Key_F11, CTRL)
    bench.wait(lambda: prints()[-1] == "visit_slip")
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: bench.session.is_open)
    idle()
    assert prints().count("visit_slip") == 1


def test_a_printer_without_paper_keeps_the_visits_slip_for_f11(bench, prints):
    visit_of(bench, 2)
    bench.desk.printing.problem = PaperOut(device="quầy 05")
    bench.press(Qt.Key.Key_F11, CTRL)
    bench.wait(lambda: "print" in bench.notices.strips)
    assert "hết giấy" in bench.notices.strips["print"]
    bench.desk.printing.problem = None
    bench.press(Qt.Key.Key_F11)
    bench.wait(lambda: "print" not in bench.notices.strips)
    assert prints()[-1] == "visit_slip"


def test_after_a_power_cut_the_visit_is_still_there(bench, context, show, qtbot, prints):
    visit_of(bench, 2)
    again_there = Bench(context, show, qtbot)
    stream = bench.accepted.stream
    held = Resumed(
        view=DraftView(draft=bench.draft, pages=(), updated_at=bench.memory.now),
        accepted=bench.desk.intake.load_accepted(stream),
        waits_for_paper=True,
    )
    again_there.page.work.dossier_resumed.emit(held)
    again_there.wait(lambda: not again_there.page.done.visit_button.isHidden())
    again_there.press(Qt.Key.Key_N, CTRL)  # the people leave: what was held comes out
    again_there.wait(lambda: prints()[-1] == "visit_slip")


def test_papers_left_for_later_are_not_held(bench, prints):
    bench.prepare()
    bench.accept()
    again(bench)
    bench.press(Qt.Key.Key_F9, SHIFT)
    bench.wait(lambda: bench.accepted is not None)
    assert prints() == ["receipt", "receipt", "slip"]


def test_large_type_is_chosen_before_f9_and_kept_with_the_draft(bench, prints):
    bench.prepare()
    bench.press(Qt.Key.Key_G, CTRL)
    assert bench.draft.large_slip
    assert bench.field("intake_largeSlipCheck").isChecked()
    bench.press(Qt.Key.Key_Z, CTRL)
    assert not bench.field("intake_largeSlipCheck").isChecked()
    bench.field("intake_largeSlipCheck").click()
    bench.accept()
    assert prints() == ["receipt", "receipt", "large_slip"]


def test_large_type_on_demand_after_f9_by_key_and_button(bench, prints):
    bench.prepare()
    bench.accept()
    bench.press(Qt.Key.Key_G, CTRL)
    bench.wait(lambda: prints()[-1] == "large_slip")
    bench.field("intake_largeSlipButton").click()
    bench.wait(lambda: prints().count("large_slip") == 2)
    bench.wait(lambda: "chữ to" in bench.notices.last)
