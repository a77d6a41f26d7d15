"""15:20. Accepted after three o'clock, and tomorrow is a holiday."""

from datetime import date

import pytest

from counter_app.domain.due_words import explain
from counter_app.services.attention import AttentionItem
from tests.services.living import SENT, take
from tests.services.playing import at

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def stream(desk, wall):
    """Row 404: registration of a fishing boat, three working days."""
    wall.set(15, 20)
    view = desk.accept(404, case="duoi-12m")
    desk.print_plainly(view.stream)
    return view.stream


def rings(desk, stream) -> list[AttentionItem]:
    items = (item for item in desk.attention.items() if item.stream == stream)
    return [item for item in items if item.step == "transferred"]


def test_the_due_date_passes_over_the_holiday_and_names_its_source(desk, stream):
    due = desk.state(stream).due
    assert due.due_at == at(17, day=date(2026, 11, 27))
    skipped = next(step for step in due.trace if step.on == date(2026, 11, 24))
    assert not skipped.counted
    assert "nguồn: Nghị quyết" in skipped.reason
    assert "Ngày 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), không tính" in explain(due).vi


def test_R52_it_is_handed_on_the_next_working_morning_and_rings_then(desk, stream, wall):
    for day, hour, minute in ((23, 16, 59), (24, 11, 0), (25, 10, 29)):
        wall.set(hour, minute, day=date(2026, 11, day))
        assert rings(desk, stream) == [], (day, hour)
    wall.set(10, 31, day=WEDNESDAY)
    (transfer,) = rings(desk, stream)
    assert transfer.at == at(11, 30, day=WEDNESDAY), "before noon"
    assert not transfer.is_late
    wall.set(11, 31, day=WEDNESDAY)
    (late,) = rings(desk, stream)
    assert late.is_late
    take(desk, stream, "transferred", **SENT)
    assert rings(desk, stream) == []


@pytest.mark.parametrize("alias", [402, 801])
def test_what_is_answered_the_same_day_now_says_wednesday(desk, wall, alias):
    wall.set(15, 20)
    view = desk.accept(alias)
    assert view.due_at == at(17, day=WEDNESDAY)
