"""Situation 13 at another counter: the draft is told of, never opened."""

from datetime import timedelta

import pytest
from fakes import NOW
from intake_bench import CARD, CTRL, OTHER_CARD
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.held_draft import HeldDraft
from counter_app.services.elsewhere import DraftElsewhere
from counter_app.ui.pages.elsewhere import ElsewherePage
from counter_app.ui.pages.intake_elsewhere import ELSEWHERE_STRIP
from counter_app.ui.pages.search import SearchPage

SINCE = NOW.replace(hour=4, minute=25)  # 11:25 at the counter


def at_counter(number="03", *, pages=14, **fields):
    fields.setdefault("since", SINCE)
    return DraftElsewhere(
        counter=number,
        draft=HeldDraft(
            id=f"draft-at-{number}",
            name="Nguyễn Thị Hồng Hạnh",
            id_numbers=("051188001234",),
            procedure="Cấp giấy phép xây dựng",
            pages=pages,
            touched_at=SINCE + timedelta(minutes=5),
            **fields,
        ),
        heard_at=SINCE + timedelta(minutes=9),
        is_today=fields["since"].date() == SINCE.date(),
    )


@pytest.fixture
def put(show, idle):
    def run(page):
        show(page)
        page.on_shown()
        idle()
        return page

    return run


def strip(bench):
    return bench.notices.strips.get(ELSEWHERE_STRIP, "")


def test_a_card_read_here_tells_of_the_draft_there(bench):
    bench.desk.elsewhere.known = [at_counter()]
    bench.show_card(CARD)
    bench.wait(lambda: bool(strip(bench)))
    assert strip(bench) == "Người này có hồ sơ đang làm dở ở quầy 03, 14 trang, từ 11:25."
    bench.notices.actions[-2].call()
    assert isinstance(bench.shell.sheet, ElsewherePage)


def test_a_number_typed_here_tells_too_and_two_drafts_make_one_strip(bench):
    bench.desk.elsewhere.known = [at_counter("03"), at_counter("07", pages=2)]
    bench.type("intake_idEdit", "051188001234")
    bench.wait(lambda: bool(strip(bench)))
    assert "quầy 03" in strip(bench)
    assert "Còn 1 bản nháp khác" in strip(bench)


def test_another_person_hears_nothing_of_it(bench, idle):
    bench.desk.elsewhere.known = [at_counter()]
    bench.show_card(CARD)
    bench.wait(lambda: bool(strip(bench)))
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: not bench.draft.owner.id_number and not strip(bench))
    bench.show_card(OTHER_CARD)
    bench.wait(lambda: bench.draft.owner.id_number == "051087004321")
    idle()
    assert not strip(bench)


def test_a_sync_while_he_sits_here_brings_the_news(bench):
    bench.show_card(CARD)
    bench.wait(lambda: bool(bench.draft.owner.id_number))
    bench.desk.elsewhere.known = [at_counter()]
    bench.context.signals.sync_changed.emit(bench.desk.syncing.state())
    bench.wait(lambda: bool(strip(bench)))
    bench.desk.elsewhere.known = []  # finished there
    bench.context.signals.sync_changed.emit(bench.desk.syncing.state())
    bench.wait(lambda: not strip(bench))


def test_search_finds_it_by_name_and_number_and_opens_the_small_sheet(
    put, context, shell, desk, qtbot
):
    desk.elsewhere.known = [at_counter(since=SINCE - timedelta(days=3))]
    page = put(SearchPage(context, "hong hanh", ()))
    found = lambda: [  # noqa: E731
        row
        for row in map(page.model.at, range(page.model.rowCount()))
        if row is not None and row.kind == "elsewhere"
    ]
    qtbot.waitUntil(lambda: bool(found()))
    (row,) = found()
    assert row.text.startswith("Bản nháp ở quầy 03, 14 trang, từ 20/11/2026 11:25")
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert isinstance(shell.sheet, ElsewherePage)


def test_the_sheet_says_what_is_known_and_what_to_do(put, context, shell):
    page = put(ElsewherePage(context, at_counter()))
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    for part in ("Nguyễn Thị Hồng Hạnh", "Cấp giấy phép xây dựng", "14 trang", "11:25", "11:34"):
        assert part in words
    assert "Mời người nộp trở lại quầy 03" in page.next_step.text()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert ("close_sheet",) in shell.asked
