"""How a stack is scanned: both sides in two passes, sheets counted, started by the paper itself."""

from dataclasses import replace

import pytest
from fakes import page_jpeg
from intake_bench import ALT, Bench
from PySide6.QtCore import Qt

from counter_app.domain.draft import Quality
from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides
from counter_app.errors.devices import DriverCrashed, PaperJam, ScanNotOffered
from counter_app.services.scanning import WentOn
from counter_app.ui.models import page_words
from counter_app.ui.pages.intake_scanning import SCAN_STRIP
from counter_app.ui.pages.intake_sheets import SHEETS_STRIP
from counter_app.ui.pages.intake_start import START_STRIP
from counter_app.ui.pages.intake_two_passes import TURN_STRIP

TURNED = ScanProfile(sides=Sides.TURNED)


@pytest.fixture
def bench(context, show, qtbot):
    made = Bench(context, show, qtbot)
    made.show_card()
    made.choose(101)
    return made


def order(bench):
    """Arrival numbers in the order of the strip."""
    return [row.page.seq for row in bench.page.pages.model.page_rows()]


def press_on_strip(bench, label):
    action = next(one for one in reversed(bench.notices.actions) if one and one.label == label)
    action.call()


def test_pages_out_of_the_feeder_keep_the_counter_open_and_files_do_not(bench, context, tmp_path):
    fed = []
    context.signals.page_fed.connect(lambda: fed.append(1))
    bench.scan(1, 1, 2)
    bench.wait(lambda: len(fed) == 3)
    path = tmp_path / "giay-to.jpg"
    path.write_bytes(page_jpeg("x"))
    bench.page.work.attach([str(path)])
    bench.wait(lambda: len(bench.session.view.pages) == 4)
    assert len(fed) == 3


class TestWay:
    def test_the_button_says_the_profile_in_force(self, bench):
        button = bench.page.pages.way_button
        assert button.text() == "Một mặt · Màu · A4 · 300 dpi"
        bench.desk.scanning.usual = ScanProfile(colour=False, size=SheetSize.A3)
        bench.session.edit(note="x")  # anything that shows the draft afresh
        assert button.text() == "Một mặt · Xám · A3 · 300 dpi"

    def test_a_choice_is_for_this_dossier_and_can_be_given_back(self, bench):
        button = bench.page.pages.way_button
        button.groups["sides"][Sides.BOTH].trigger()
        assert bench.draft.scan_profile == ScanProfile(sides=Sides.BOTH)
        assert button.text().startswith("Hai mặt ·")
        button.of_procedure.trigger()
        assert bench.draft.scan_profile is None
        assert button.of_procedure.isChecked()

    def test_alt_f6_opens_the_menu(self, bench, monkeypatch):
        opened = []
        button = bench.page.pages.way_button
        monkeypatch.setattr(button, "showMenu", lambda: opened.append(1), raising=False)
        bench.press(Qt.Key.Key_F6, ALT)
        assert len(opened) == 1

    def test_a_scanner_for_one_side_is_helped_with_two_passes(self, bench):
        scanning = bench.desk.scanning
        scanning.jam_after, scanning.problem = 0, ScanNotOffered(device="Máy quét", pages=0)
        bench.session.edit(scan_profile=ScanProfile(sides=Sides.BOTH))
        bench.scan(1, 1)
        scanning.jam_after = None
        press_on_strip(bench, "Quét hai lượt")
        bench.wait(lambda: TURN_STRIP in bench.notices.strips)
        assert bench.draft.scan_profile.sides is Sides.TURNED

    def test_backs_by_the_scanner_count_as_no_sheets(self, bench):
        bench.session.edit(scan_profile=ScanProfile(sides=Sides.BOTH), expected_sheets=2)
        bench.scan(1, 1, 1, 1)
        assert bench.page.pages.count_label.text() == "2/2 tờ"
        assert SHEETS_STRIP not in bench.notices.strips


class TestTwoPasses:
    @pytest.fixture(autouse=True)
    def _turned(self, bench):
        bench.session.edit(scan_profile=TURNED)

    def test_the_clerk_is_led_from_fronts_to_backs_to_the_end(self, bench):
        bench.scan(1, 1, 1)
        assert "Đã quét 3 mặt trước" in bench.notices.strips[TURN_STRIP]
        bench.scan(None, None, None)
        assert order(bench) == [1, 6, 2, 5, 3, 4]
        assert "Đã ghép 3 mặt sau" in bench.notices.strips[TURN_STRIP]
        assert {bench.paper_of(page.id) for page in bench.session.view.pages} == {1}
        assert bench.draft.two_passes is None
        press_on_strip(bench, "Đúng rồi")
        assert TURN_STRIP not in bench.notices.strips

    def test_backs_in_the_other_order_are_turned_round(self, bench):
        bench.scan(1, 1, 1)
        bench.scan(None, None, None)
        press_on_strip(bench, "Đảo thứ tự mặt sau")
        assert order(bench) == [1, 4, 2, 5, 3, 6]

    def test_a_jam_in_the_backs_goes_on_where_it_was(self, bench):
        scanning = bench.desk.scanning
        bench.scan(1, 1, 1)
        scanning.jam_after, scanning.problem = 1, PaperJam(device="Máy quét", pages=1)
        bench.scan(None, None, None)
        assert SCAN_STRIP in bench.notices.strips
        scanning.jam_after = None
        bench.scan(None, None)
        assert order(bench) == [1, 6, 2, 5, 3, 4]

    def test_a_back_missing_is_told_and_the_backs_come_once_more(self, bench):
        bench.scan(1, 1, 1)
        bench.scan(None, None)
        assert "Còn 1 mặt trước chưa có mặt sau" in bench.notices.strips[TURN_STRIP]
        press_on_strip(bench, "Quét lại các mặt sau")
        bench.scan(None, None, None)
        kept = [row.page.seq for row in bench.page.pages.model.page_rows() if row.group >= 0]
        assert kept == [1, 8, 2, 7, 3, 6]

    def test_a_back_too_many_is_told(self, bench):
        bench.scan(1, 1)
        bench.scan(None, None, None)
        assert "Thừa 1 mặt sau" in bench.notices.strips[TURN_STRIP]
        press_on_strip(bench, "Để như vậy")
        assert bench.draft.two_passes is None

    def test_no_backs_after_all(self, bench):
        bench.scan(1, 1)
        press_on_strip(bench, "Không quét mặt sau")
        assert bench.draft.two_passes is None
        bench.session.edit(scan_profile=ScanProfile())
        bench.scan(1)
        assert order(bench) == [1, 2, 3]

    def test_f9_waits_for_the_backs_or_for_a_word(self, bench):
        bench.scan(1, 1)
        bench.press(Qt.Key.Key_F9)
        assert bench.notices.last.startswith("Chưa quét mặt sau")
        bench.page.pages.way_button.groups["sides"][Sides.ONE].trigger()
        assert bench.draft.two_passes is None
        assert TURN_STRIP not in bench.notices.strips
        bench.press(Qt.Key.Key_F9)
        assert sum(told.startswith("Chưa quét mặt sau") for told in bench.notices.toasts) == 1

    def test_another_way_chosen_in_between_leaves_the_stack(self, bench):
        bench.scan(1, 1)
        bench.session.edit(scan_profile=ScanProfile())
        bench.scan(1)
        assert TURN_STRIP not in bench.notices.strips
        assert order(bench) == [1, 2, 3]

    def test_back_at_the_draft_the_backs_are_asked_for_again(self, bench):
        bench.scan(1, 1)
        draft_id = bench.draft.id
        bench.page.flow.new()
        bench.wait(lambda: bench.draft.id != draft_id)
        assert TURN_STRIP not in bench.notices.strips
        bench.page.flow.drafts.load(draft_id)
        bench.wait(lambda: TURN_STRIP in bench.notices.strips)


class TestSheets:
    def test_fewer_than_counted_is_told_until_the_rest_comes(self, bench):
        bench.session.edit(expected_sheets=3)
        bench.scan(1, 1)
        assert bench.notices.strips[SHEETS_STRIP].startswith("Mới nhận 2/3 tờ")
        bench.scan(1)
        assert SHEETS_STRIP not in bench.notices.strips

    def test_more_than_counted_is_told_until_the_clerk_counts_again(self, bench):
        bench.session.edit(expected_sheets=1)
        bench.scan(1, 1)
        assert bench.notices.strips[SHEETS_STRIP].startswith("Nhận 2 tờ, nhiều hơn 1 tờ")
        press_on_strip(bench, "Đúng là 2 tờ")
        assert bench.draft.expected_sheets == 2
        assert SHEETS_STRIP not in bench.notices.strips

    def test_a_jam_is_told_as_a_jam_alone(self, bench):
        bench.session.edit(expected_sheets=3)
        scanning = bench.desk.scanning
        scanning.jam_after, scanning.problem = 1, PaperJam(device="Máy quét", pages=1)
        bench.scan(1, 1, 1)
        assert set(bench.notices.strips) & {SCAN_STRIP, SHEETS_STRIP} == {SCAN_STRIP}


def test_empty_backs_go_at_one_press_and_never_by_themselves(bench):
    bench.session.edit(scan_profile=ScanProfile(sides=Sides.BOTH))
    bench.desk.scanning.quality = {2: Quality(blank=True), 3: Quality(blank=True)}
    bench.scan(1, 1, 1, 1)  # the back of the first sheet, the front of the second
    assert "1 mặt sau trắng" in bench.notices.last
    assert [row.group for row in bench.page.pages.model.page_rows()] == [1, 1, 1, 1]
    press_on_strip(bench, "Xóa bớt")
    removed = [p.page for p in bench.draft.placements if p.removed]
    assert removed == [bench.session.view.pages[1].id]
    bench.session.undo()
    assert not any(p.removed for p in bench.draft.placements)


class TestStartOnPaper:
    @pytest.fixture
    def countdown(self, bench):
        countdown = bench.page.flow.feed.countdown
        bench.page.pages.way_button.start_action.trigger()
        bench.wait(lambda: bench.desk.scanning.start.chosen)
        return countdown

    def test_nothing_starts_by_itself_before_somebody_wants_it(self, bench):
        bench.page.flow.feed.countdown.paper(loaded=True)
        assert START_STRIP not in bench.notices.strips

    def test_it_starts_when_the_seconds_are_over(self, bench, countdown):
        bench.desk.scanning.stack = [("giấy", 1)]
        countdown.paper(loaded=True)
        for left in (3, 2, 1):
            assert f"sau {left} giây" in bench.notices.strips[START_STRIP]
            countdown._tick()
        bench.wait(lambda: len(bench.session.view.pages) == 1)
        assert START_STRIP not in bench.notices.strips

    def test_escape_stops_it_until_the_tray_was_empty(self, bench, countdown):
        countdown.paper(loaded=True)
        bench.press(Qt.Key.Key_Escape)
        assert START_STRIP not in bench.notices.strips
        countdown.paper(loaded=True)
        assert not countdown.is_running
        countdown.paper(loaded=False)
        countdown.paper(loaded=True)
        assert countdown.is_running

    def test_paper_taken_out_again_starts_nothing(self, bench, countdown):
        countdown.paper(loaded=True)
        countdown.paper(loaded=False)
        assert not countdown.is_running
        assert not bench.page.flow.feed.can_stop

    def test_after_a_jam_the_clerk_presses_f6(self, bench, countdown):
        scanning = bench.desk.scanning
        scanning.jam_after, scanning.problem = 1, PaperJam(device="Máy quét", pages=1)
        bench.scan(1, 1)
        countdown.paper(loaded=True)
        assert not countdown.is_running

    def test_f6_is_quicker_and_scans_once(self, bench, countdown):
        countdown.paper(loaded=True)
        bench.scan(1, 1)
        assert not countdown.is_running
        assert len(bench.session.view.pages) == 2


def test_a_break_in_the_stack_is_told_and_marked_until_accepted(bench):
    scanning = bench.desk.scanning
    make = scanning.make_page

    def after_break(*told):
        page, thumbnail = make(*told)
        return replace(page, after_break=page.seq == 2), thumbnail

    scanning.make_page = after_break
    bench.scan(1, 1, 1)
    feed = bench.page.flow.feed
    feed._arrived(WentOn(pages=1, trouble=DriverCrashed(device="Máy quét", pages=1)), "")
    assert "Máy quét đã tự quét tiếp" in bench.notices.last
    model = bench.page.pages.model
    row = model.page_rows()[1]
    assert row.is_doubtful
    assert "có thể sót tờ trước trang này" in page_words.sentence(row)
    assert "1 cần xem lại" in bench.page.pages.count_label.text()
    bench.session.place([row.page.id], quality_accepted_by="Hoa")
    assert "cần xem lại" not in bench.page.pages.count_label.text()
