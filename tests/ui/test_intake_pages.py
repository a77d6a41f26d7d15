"""Scanned pages on the intake page (ux §7, 16-20; situation 13)."""

import threading
from types import SimpleNamespace

import pytest
from fakes import page_jpeg
from intake_bench import ALT, CARD, CTRL
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from counter_app.domain.draft import Quality
from counter_app.errors.devices import PaperJam
from counter_app.errors.pages import PageUnreadable
from counter_app.services.scanning import PageRefused, ScanEnded
from counter_app.ui.models import page_words
from counter_app.ui.models.strip import REMOVED


@pytest.fixture
def filed(bench):
    """Three pages under papers 1, 1 and 2 and one that no strip told of."""
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 1, 2, None)
    return bench


def rows(bench):
    return [(row.group, row.page.seq) for row in bench.page.pages.model.page_rows()]


def test_pages_stand_under_their_papers_with_what_is_odd_about_them(bench):
    bench.desk.scanning.quality = {2: Quality(flags=("blurred",)), 3: Quality(blank=True)}
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 1, 2, None)
    assert rows(bench) == [(1, 1), (1, 2), (2, 3), (0, 4)]
    assert bench.page.pages.count_label.text() == (
        "4 trang · 1 chưa phân loại · 1 cần xem lại · 1 trang trắng"
    )
    model = bench.page.pages.model
    assert all(model.thumbnail(row.page.id) is not None for row in model.page_rows())
    assert "mờ" in page_words.sentence(model.page_rows()[1])


def test_point_16_a_code_of_nobody_leaves_the_page_alone(filed):
    focus, draft = filed.focus, filed.draft
    for code in ("XIN CHAO", "EB123456789VN", "123"):
        assert not filed.show_card(code)  # the window says "Mã không nhận dạng được"
    assert (filed.focus, filed.draft) == (focus, draft)


def test_point_17_a_digit_moves_the_page_and_ctrl_z_brings_it_back(filed):
    filed.press(Qt.Key.Key_3, ALT)
    assert filed.focus == "scan_stripView"
    filed.page.pages.strip.select_page(filed.session.view.pages[1].id)
    filed.press(Qt.Key.Key_3)
    assert rows(filed) == [(1, 1), (2, 3), (3, 2), (0, 4)]
    assert filed.line(3).pages == 1
    # the next loose page is current: one digit a page files a stack without strips
    assert filed.page.pages.strip.selected_pages()[0].page.seq == 4
    filed.press(Qt.Key.Key_3)
    assert rows(filed)[-1] == (3, 4)
    filed.press(Qt.Key.Key_Z, CTRL)
    filed.press(Qt.Key.Key_Z, CTRL)
    assert rows(filed) == [(1, 1), (1, 2), (2, 3), (0, 4)]


def test_alt_3_stands_on_the_page_that_waits_for_a_digit(filed):
    filed.press(Qt.Key.Key_3, ALT)
    filed.press(Qt.Key.Key_2)
    assert rows(filed)[-2:] == [(2, 3), (2, 4)]


def test_zero_takes_a_page_out_and_nine_without_such_a_paper_does_nothing(filed):
    strip = filed.page.pages.strip
    strip.setFocus()
    strip.select_page(filed.session.view.pages[0].id)
    filed.press(Qt.Key.Key_9)
    assert rows(filed)[0] == (1, 1)
    filed.press(Qt.Key.Key_0)
    assert (0, 1) in rows(filed)


def test_digits_in_a_text_field_are_text(filed):
    before = rows(filed)
    filed.type("intake_noteEdit", "123", enter=False)
    assert filed.page.note_edit.text() == "123"
    assert rows(filed) == before


def test_letters_of_the_strip_turn_split_merge_delete_and_accept(filed):
    strip, pages = filed.page.pages.strip, filed.session.view.pages
    strip.setFocus()
    strip.select_page(pages[1].id)
    filed.press(Qt.Key.Key_R)
    assert filed.draft.placements[1].turn == 90
    filed.press(Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert filed.draft.placements[1].turn == 0
    filed.press(Qt.Key.Key_T)
    assert filed.paper_of(pages[1].id) == 2
    filed.press(Qt.Key.Key_G)  # the paper that begins here joins the one before
    assert [filed.paper_of(page.id) for page in pages] == [1, 1, 1, None]
    filed.press(Qt.Key.Key_Z, CTRL)
    filed.press(Qt.Key.Key_Z, CTRL)
    filed.press(Qt.Key.Key_A)
    assert filed.draft.placements[1].quality_accepted_by == "Nguyễn Thị Hoa"
    filed.press(Qt.Key.Key_Delete)
    assert (REMOVED, 2) in rows(filed)
    assert filed.line(1).pages == 1
    filed.press(Qt.Key.Key_Z, CTRL)
    assert (1, 2) in rows(filed)


def test_point_18_a_page_scanned_again_takes_the_same_place(filed):
    strip, old = filed.page.pages.strip, filed.session.view.pages[0]
    strip.setFocus()
    strip.select_page(old.id)
    filed.press(Qt.Key.Key_F6, CTRL)
    filed.wait(lambda: len(filed.session.view.pages) == 5)
    filed.wait(lambda: not filed.page.work.is_scanning)
    assert rows(filed) == [(1, 5), (1, 2), (2, 3), (0, 4), (REMOVED, 1)]
    new = next(p for p in filed.draft.placements if p.replaces == old.id)
    assert new.paper == 1


def test_ctrl_f6_without_a_page_says_so(bench):
    bench.press(Qt.Key.Key_F6, CTRL)
    assert bench.notices.toasts == ["Chọn trang cần quét lại trước."]
    assert bench.page.pages.rescan_button.accessibleDescription()


def test_point_19_a_jam_keeps_the_pages_before_it_and_offers_to_go_on(bench):
    bench.show_card()
    bench.choose(101)
    bench.desk.scanning.jam_after = 4
    bench.desk.scanning.problem = PaperJam(device="fi-8170")
    bench.scan(*[1] * 9)
    assert rows(bench) == [(1, n) for n in (1, 2, 3, 4)]
    assert "fi-8170" in bench.notices.strips["scan"]
    action = bench.notices.actions[-1]
    assert (action.label, action.key) == ("Quét tiếp", "F6")
    bench.desk.scanning.jam_after = None
    bench.desk.scanning.stack = [("sau kẹt", 1)] * 5
    action.call()
    bench.wait(lambda: len(bench.session.view.pages) == 9)
    assert [seq for _, seq in rows(bench)] == list(range(1, 10))
    bench.wait(lambda: "scan" not in bench.notices.strips)


def test_esc_stops_the_feeder_and_only_then(bench):
    bench.show_card()
    bench.choose(101)
    scanning = bench.desk.scanning
    assert not bench.page.keys["stop_scan"].isEnabled()
    gate, arrived = threading.Event(), threading.Semaphore(0)

    def endless(job, draft_id, *, flatbed=False):
        count = 0
        while not job.is_stopped:
            scanning._feed(job, draft_id, [("trang", 1)])
            count += 1
            arrived.release()
            gate.wait(0.01)
        return ScanEnded(pages=count)

    scanning.scan = endless
    bench.press(Qt.Key.Key_F6)
    arrived.acquire(timeout=10)
    assert bench.page.pages.scan_button.text() == "Dừng quét  Esc"
    bench.press(Qt.Key.Key_Escape)
    bench.wait(lambda: not bench.page.work.is_scanning)
    assert len(bench.session.view.pages) == len(bench.desk.drafts.load(bench.draft.id).pages) > 0
    assert bench.page.pages.scan_button.text() == "Quét  F6"


def test_a_page_that_cannot_be_read_is_told_and_the_rest_comes(bench):
    problem = PageUnreadable(page=2)
    told = problem.tell()
    feed = bench.desk.scanning._feed

    def with_a_bad_one(job, draft_id, stack, sides=None):
        feed(job, draft_id, stack[:1])
        for number in range(2, 7):
            job.report(PageRefused(number=number, problem=problem))
        job.report(PageRefused(number=7, problem=problem, file="đơn.jpg"))
        return feed(job, draft_id, stack[1:])

    bench.desk.scanning._feed = with_a_bad_one
    bench.scan(1, 1)
    assert f"Trang quét thứ 2: {told.happened} {told.todo}" in bench.notices.toasts
    assert f"đơn.jpg: {told.happened} {told.todo}" in bench.notices.toasts
    assert len(bench.session.view.pages) == 2
    left = bench.notices.strips["scan_unread"]  # toasts go by; what is missing does not
    assert left.startswith("6 trang không đọc được nên chưa vào hồ sơ (Trang quét thứ 2; ")
    assert "thứ 5 …)." in left
    bench.notices.actions[-1].call()
    assert "scan_unread" not in bench.notices.strips


def test_what_was_not_read_is_told_beside_a_jam_and_after_f9_nobody_is_asked_to_scan_on(bench):
    bench.prepare()
    feed = bench.desk.scanning._feed

    def with_a_bad_one(job, draft_id, stack, sides=None):
        job.report(PageRefused(number=1, problem=PageUnreadable(page=1)))
        return feed(job, draft_id, stack)

    bench.desk.scanning._feed = with_a_bad_one
    bench.desk.scanning.jam_after = 0
    bench.desk.scanning.problem = PaperJam(device="fi-8170")
    bench.scan(1)
    assert {"scan", "scan_unread"} <= set(bench.notices.strips)
    bench.accept()
    assert "scan" not in bench.notices.strips
    assert "scan_unread" in bench.notices.strips


def test_point_20_the_window_turns_between_sixty_pages(bench):
    """Each page waits until the event loop was idle after the one before; nothing blocks it.

    How long one turn may take is a figure of tests/benchmarks.
    """
    bench.show_card()
    bench.wait(lambda: bench.draft.owner.area is not None)  # what the card brings with it
    bench.choose(703)
    turns = threading.Semaphore(1)
    counted = []

    def idle_again():
        counted.append(len(bench.session.view.pages))
        turns.release()

    bench.session.changed.connect(lambda: QTimer.singleShot(0, bench.page, idle_again))
    bench.desk.scanning.gate = SimpleNamespace(wait=lambda _s: turns.acquire(timeout=10))
    papers = [line.number for line in bench.session.shown.lines]
    bench.scan(*[papers[n * len(papers) // 60] for n in range(60)])
    bench.wait(lambda: len(counted) == 60)
    assert counted == list(range(1, 61))
    assert len(rows(bench)) == 60
    model = bench.page.pages.model
    assert not model.missing_thumbnails()


def test_expected_sheets_are_counted_against(bench):
    bench.show_card()
    bench.choose(101)
    bench.type("scan_expectedSpin", "9", enter=True)
    assert bench.draft.expected_sheets == 9
    bench.scan(1, 1, 1, 2, 2, 3, 3)
    assert bench.page.pages.count_label.text() == "7/9 tờ · còn thiếu 2 tờ"
    bench.scan(3, 3)
    assert bench.page.pages.count_label.text() == "9/9 tờ"


def test_the_light_of_the_feeder_follows_the_paper(bench, idle):
    feed, badge = bench.page.flow.feed, bench.page.pages.paper_badge
    feed._look()
    idle()
    assert badge.isHidden()
    bench.desk.scanning.stack = [("giấy", 1)]
    feed._look()
    idle()
    assert badge.isVisible()
    assert badge.text() == "Sẵn sàng quét"
    bench.desk.scanning.gate = gate = threading.Event()
    bench.press(Qt.Key.Key_F6)
    assert badge.isHidden()
    asked = []
    bench.desk.scanning.paper_loaded = lambda: asked.append(1)
    feed._look()  # never while the feeder runs
    gate.set()
    bench.wait(lambda: not bench.page.work.is_scanning)
    assert not asked


def test_a_scanner_that_cannot_tell_or_fails_shows_no_light(bench, idle):
    def broken():
        raise OSError("cable out")

    for answer in (lambda: None, broken):
        bench.desk.scanning.paper_loaded = answer
        bench.page.flow.feed._look()
        idle()
        assert bench.page.pages.paper_badge.isHidden()
    assert not bench.notices.toasts


def test_pages_of_a_draft_that_left_the_screen_stay_out_of_the_next(bench):
    """A workspace made anew in mid-scan: the pages are on disk, not on the wrong form."""
    bench.show_card()
    bench.choose(101)
    bench.desk.scanning.gate = gate = threading.Event()
    bench.desk.scanning.stack = [("trang", 1)]
    bench.press(Qt.Key.Key_F6)
    first = bench.draft.id
    other = bench.desk.drafts.open(bench.context.who)
    bench.session.start(other)  # past every guard
    gate.set()
    bench.wait(lambda: not bench.page.work.is_scanning)
    assert bench.session.view.pages == ()
    assert len(bench.memory.drafts[first].pages) == 1


def test_no_scan_into_a_dossier_already_accepted(bench):
    bench.prepare()
    bench.accept()
    before = len(bench.memory.dossiers[bench.accepted.stream].pages)
    bench.press(Qt.Key.Key_F6)
    assert not bench.page.work.is_scanning
    assert not bench.page.pages.scan_button.isEnabled()
    assert bench.page.pages.scan_button.accessibleDescription()
    assert len(bench.memory.dossiers[bench.accepted.stream].pages) == before
    assert not bench.show_card(CARD)


def test_files_of_a_memory_stick_are_pages_like_others(bench, tmp_path):
    path = tmp_path / "giay-to.jpg"
    path.write_bytes(page_jpeg("x"))
    bench.show_card()
    bench.choose(101)
    bench.page.work.attach([str(path)])
    bench.wait(lambda: len(bench.session.view.pages) == 1)
    assert bench.page.pages.count_label.text().startswith("1 trang")


def test_double_click_opens_the_review(filed):
    strip = filed.page.pages.strip
    index = filed.page.pages.model.index(1)
    place, left = strip.visualRect(index).center(), Qt.MouseButton.LeftButton
    QTest.mouseClick(strip.viewport(), left, pos=place)
    QTest.mouseDClick(strip.viewport(), left, pos=place)
    QTest.mouseRelease(strip.viewport(), left, pos=place)  # Qt's own double click lets none go
    assert filed.shell.sheet is not None
    filed.qtbot.addWidget(filed.shell.sheet)


def test_the_feeder_starts_only_when_the_draft_is_on_disk(bench):
    """Another lane never finds the draft as it was before the last change."""
    seen = []
    scan, save = bench.desk.scanning.scan, bench.desk.drafts.save
    slow = threading.Event()

    def slow_save(draft):
        slow.wait(5)
        save(draft)

    def note(job, draft_id, *, flatbed=False):
        seen.append(bench.desk.drafts.load(draft_id).draft.procedure)
        return scan(job, draft_id, flatbed=flatbed)

    bench.desk.scanning.scan, bench.desk.drafts.save = note, slow_save
    bench.show_card()
    procedure = bench.choose(101)
    bench.desk.scanning.stack = [("trang", 1)]
    bench.press(Qt.Key.Key_F6)
    slow.set()
    bench.wait(lambda: not bench.page.work.is_scanning)
    assert seen == [procedure.code]


def test_separators_want_a_procedure_first(bench):
    assert bench.page.keys.reason("separators") == "Chọn thủ tục trước."
    bench.choose(101)
    bench.press(Qt.Key.Key_T, CTRL)
    bench.wait(lambda: bench.desk.scanning.separators_printed == 1)
    bench.wait(lambda: "Đã gửi tờ phân cách ra máy in." in bench.notices.toasts)
