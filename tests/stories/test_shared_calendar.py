"""A supervisor revises the calendar at one counter; the other counts by it after the next sync."""

from dataclasses import replace
from datetime import timedelta

from counter_app.domain.calendar_revision import SCOPE, CalendarRevised, stream_of
from counter_app.domain.moments import local_day
from counter_app.domain.workcalendar import SpecialDay
from counter_app.job import Job
from tests.stories.counters import hall

__all__ = ["hall"]
SOURCE = "Công điện 20/CĐ-UBND"


def next_days(desk):
    """Two working days of one year to come, by the calendar of a desk."""
    one, two, three = desk.calendar._calendar().working_days_after(desk.calendar.today(), 3)
    return (one, two) if one.year == two.year else (two, three)


def storm(desk, day):
    view = desk.calendar.year(day.year)
    off = SpecialDay(day=day, name="Nghỉ do bão", source=SOURCE)
    return replace(view.plan, days_off=(*view.plan.days_off, off)), view.revision


def look(desk, day):
    return desk.calendar.preview(*storm(desk, day), Job())


def apply(desk, seen, who):
    return desk.calendar.apply(seen, source=SOURCE, printed=(), who=who, job=Job())


def test_every_counter_counts_by_the_revised_calendar(hall):
    three, five = hall.desks
    day = next_days(three)[-1]
    mine = five.accept(401, who=hall.lan).stream
    due = five.state(mine).promised_at
    hall.sync()
    seen = look(three, day)
    assert mine in {one.stream for one in seen.moves}, "the other counter's dossier, pulled"
    apply(three, seen, hall.mai)
    assert not five.calendar._calendar().day_status(day).reason.startswith("ngày nghỉ")
    hall.sync()
    assert five.calendar._calendar().day_status(day).reason.startswith("ngày nghỉ: Nghỉ do bão")
    assert five.calendar.year(day.year).by_name == hall.mai.name
    assert five.state(mine).promised_at > due
    assert five.state(five.accept(401, who=hall.lan).stream).promised_at > due
    for desk in hall.desks:
        assert {one.kind for one in desk.attention.items()} <= {"print", "alarm"}


def test_two_supervisors_at_once_the_second_is_told_and_nothing_of_his_counts(hall):
    three, five = hall.desks
    one, other = next_days(three)
    apply(three, look(three, one), hall.mai)
    apply(five, look(five, other), hall.mai)
    hall.sync()
    for desk in hall.desks:
        assert not desk.calendar._calendar().is_working(one)
        assert desk.calendar._calendar().is_working(other)
    (told,) = five.attention.items()
    assert (told.kind, told.title_vi) == ("refused", f"Thay đổi lịch làm việc năm {one.year}")
    entered = {words.vi: text for words, text in told.entered}
    assert entered["văn bản"] == SOURCE
    assert f"{other:%d/%m} Nghỉ do bão" in entered["ngày nghỉ"], "nothing he typed is lost"
    assert "người khác thay đổi" in told.detail_vi


def test_R22_the_server_refuses_what_no_supervisor_wrote(hall):
    desk = hall.three
    day = next_days(desk)[0]
    plan, revision = storm(desk, day)
    body = CalendarRevised(
        plan=plan,
        revision=revision + 1,
        source=SOURCE,
        by_name=hall.hoa.name,
        revised_at=desk.calendar._pen.now(),
    )
    with desk.calendar._db.write() as conn:  # as a program without the check would
        desk.calendar._pen.gesture(
            conn, hall.hoa, stream=stream_of(day.year), scope=SCOPE, body=body
        )
    hall.sync()
    for one in hall.desks:
        assert one.calendar._calendar().is_working(day)
    (told,) = desk.attention.items()
    assert told.kind == "refused"
    assert local_day(told.at) - desk.calendar.today() < timedelta(days=1)
