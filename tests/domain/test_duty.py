"""A counter's day: resting, absence, who stands in (R88-R90)."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import duty, folding, streams
from counter_app.domain.centre import Counter
from counter_app.domain.duty import (
    Absence,
    AbsenceEnded,
    Colleague,
    CounterRested,
    CounterResumed,
    DutyState,
    RestReason,
    StandInRecorded,
)
from counter_app.domain.entry import Entry, sha256_text, write_body
from counter_app.domain.staff import Role

DAY = date(2026, 11, 23)
STREAM = duty.stream_of("02", DAY)
MORNING = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)  # 06:58 here
UNTIL = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # 17:00 here
THU = Colleague(id="thu", number="200001", name="Trần Thị Thu")
BINH = Colleague(id=duty.id_by_number("200002"), number="200002", name="Lê Văn Bình")
SICK = StandInRecorded(
    absent=THU,
    reason=Absence.SICK,
    notice="Công văn 1234/SCT-VP ngày 23/11/2026",
    stand_in=BINH,
    agencies=("H48.02",),
    until=UNTIL,
    by_name="Phạm Văn Long",
)
REST = CounterRested(reason=RestReason.NOBODY, note="", by_name="Nguyễn Thị Hoa")


def entry(body, place=1, *, at=MORNING, actor="long", stream=STREAM):
    text = write_body(body, "00")
    return Entry(
        id=f"e{place}",
        node="n",
        node_seq=place,
        act=f"a{place}",
        stream=stream,
        scope=duty.SCOPE,
        kind=body.KIND,
        kind_version=body.VERSION,
        at=at,
        clock_offset_ms=0,
        actor=actor,
        body_sha=sha256_text(text),
        prev="0" * 64,
        body=text,
        position=place,
    )


def day_of(*bodies):
    return folding.fold(STREAM, [entry(body, n) for n, body in enumerate(bodies, 1)]).state


def refused(body, state=None, **fields):
    return streams.fits(state or DutyState(stream=STREAM), entry(body, **fields))


def changed(**fields):
    from dataclasses import replace

    return replace(SICK, **fields)


def test_R88_absence_reason_notice_and_replacement_are_one_record():
    state = day_of(SICK)
    record = state.standing_in("200002")
    assert (record.absent, record.reason, record.stand_in) == (THU, Absence.SICK, BINH)
    assert (record.notice, record.agencies, record.until) == (SICK.notice, ("H48.02",), UNTIL)
    assert state.absence("200001").at == MORNING
    assert state.standing_in("200001") is None


def test_R88_every_reason_of_the_list_can_be_recorded():
    assert len(Absence) == 7  # phép, bù, ốm, việc riêng, chế độ, đào tạo, công tác
    for reason in Absence:
        assert refused(changed(reason=reason)) is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"stand_in": Colleague(id="x", number="200001", name="Trần Thị Thu")}, "stand_in_same"),
        ({"stand_in": Colleague(id="x", number="12", name="Lê Văn Bình")}, "stand_in_person"),
        ({"stand_in": Colleague(id="x", number="２００００２", name="B")}, "stand_in_person"),
        ({"stand_in": Colleague(id="x", number="200002", name="  ")}, "stand_in_person"),
        ({"stand_in": Colleague(id="long", number="200009", name="Long")}, "stand_in_own"),
        ({"notice": " "}, "stand_in_notice"),
        ({"notice": "x" * 201}, "duty_too_long"),
        ({"until": UNTIL + timedelta(days=1)}, "stand_in_day"),
    ],
    ids=str,
)
def test_R88_what_is_no_replacement_is_refused_with_a_sentence(wrong, code):
    refusal = refused(changed(**wrong))
    assert refusal.code == code
    assert refusal.vi
    assert refusal.en


def test_R88_the_absent_person_vouches_for_nobody():
    assert refused(SICK, actor="thu").code == "stand_in_own"


def test_R89_the_departments_notice_is_asked_for():
    refusal = refused(changed(notice=""))
    assert refusal.rule == "R89"
    assert "điện thoại" in refusal.vi


def test_R90_a_record_holds_for_the_day_it_was_made():
    tomorrow = duty.stream_of("02", DAY + timedelta(days=1))
    assert refused(SICK, stream=tomorrow).code == "stand_in_day"
    assert refused(SICK, at=MORNING + timedelta(days=1)).code == "stand_in_day"


def test_R88_only_a_supervisor_vouches_and_calls_somebody_back():
    for kind in (StandInRecorded.KIND, AbsenceEnded.KIND):
        assert duty.may(kind, (Role.SUPERVISOR,))
        for role in set(Role) - {Role.SUPERVISOR}:
            assert not duty.may(kind, (role,))
    assert duty.may(CounterRested.KIND, (Role.CLERK,))
    assert not duty.may(CounterRested.KIND, (Role.IT,))


def test_a_counter_rests_until_it_is_resumed_or_somebody_stands_in():
    rested = day_of(REST)
    assert (rested.rested, rested.rested_at) == (REST, MORNING)
    assert day_of(REST, CounterResumed(by_name="Hoa")).rested is None
    assert day_of(REST, SICK).rested is None


def test_another_reason_needs_words():
    other = CounterRested(reason=RestReason.OTHER, note=" ", by_name="Hoa")
    assert refused(other).code == "rest_note"


def test_who_came_back_is_away_no_more_and_may_be_away_again():
    back = AbsenceEnded(number="200001", by_name="Phạm Văn Long")
    assert refused(back).code == "not_away"
    assert refused(back, day_of(SICK)) is None
    assert day_of(SICK, back).absence("200001") is None
    assert day_of(SICK, back, SICK).absence("200001") is not None
    assert day_of(SICK, back).standing_in("200002") == SICK  # his day is not taken from him


def test_the_newest_record_of_a_person_counts():
    later = changed(agencies=("H48.09",))
    assert day_of(SICK, later).standing_in("200002") == later


COUNTERS = (
    Counter(number="01", name="Quầy 01", agencies=("A",)),
    Counter(number="02", name="Quầy 02", agencies=("B", "A")),
    Counter(number="05", name="Quầy 05"),
)


@pytest.mark.parametrize(
    ("agency", "besides", "resting", "found"),
    [
        ("A", "01", (), ["02"]),
        ("A", "01", ("02",), ["05"]),
        ("A", "01", ("02", "05"), []),
        ("B", "02", (), ["05"]),
        ("C", "05", (), []),
    ],
)
def test_where_an_agencys_affairs_are_received(agency, besides, resting, found):
    serving = duty.serving(COUNTERS, agency, besides=besides, resting=resting)
    assert [counter.number for counter in serving] == found


@given(st.text("0123456789", min_size=4, max_size=12))
def test_an_id_by_number_gives_its_number_back(number):
    assert duty.number_of(duty.id_by_number(number)) == number
    assert duty.number_of(number) == ""


def test_names_are_the_same_however_they_were_typed_but_marks_count():
    assert duty.same_name("Lê Văn Bình", unicodedata.normalize("NFD", " LÊ  văn bình "))
    assert not duty.same_name("Nguyễn Thị Hường", "Nguyễn Thị Hương")
