from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from counter_app.domain.centre import DueTime
from counter_app.domain.deadlines import limit_text
from counter_app.domain.due_words import explain, limit_words
from counter_app.domain.moments import local
from counter_app.domain.procedure import LimitUnit
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.calendar import CalendarNotCoveredError
from tests.domain.calendar_samples import HOURS, count, shipped, year

DAYS, HOURS_UNIT = LimitUnit.WORKING_DAYS, LimitUnit.WORKING_HOURS
PLAIN, MONTHS = LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS


def end(found):
    return f"{local(found.due_at):%d/%m/%Y %H:%M}"


# domain.md §6.5, and the dates at the top of situations.md
@pytest.mark.parametrize(
    ("accepted", "amount", "unit", "expected"),
    [
        ("20/11/2026 09:00", 1, DAYS, "23/11/2026 17:00"),
        ("20/11/2026 09:00", 3, DAYS, "26/11/2026 17:00"),
        ("23/11/2026 09:00", 3, DAYS, "27/11/2026 17:00"),
        ("20/08/2026 09:00", 3, DAYS, "24/08/2026 17:00"),
        ("24/04/2026 09:00", 2, DAYS, "29/04/2026 17:00"),
        ("28/04/2026 09:00", 3, DAYS, "05/05/2026 17:00"),
        ("01/02/2027 09:00", 5, DAYS, "15/02/2027 17:00"),
        ("20/11/2026 16:40", 2, HOURS_UNIT, "23/11/2026 08:40"),
        ("20/11/2026 16:40", 4, HOURS_UNIT, "23/11/2026 10:40"),
        ("20/11/2026 16:40", 8, HOURS_UNIT, "23/11/2026 16:40"),
        ("20/11/2026 17:30", 2, HOURS_UNIT, "23/11/2026 09:00"),
        ("20/11/2026 17:30", 8, HOURS_UNIT, "23/11/2026 17:00"),
        ("20/11/2026 09:00", 10, PLAIN, "30/11/2026 17:00"),
        ("23/11/2026 08:00", 2, DAYS, "26/11/2026 17:00"),
        ("23/11/2026 08:00", 5, DAYS, "01/12/2026 17:00"),
        ("23/11/2026 08:00", 10, DAYS, "08/12/2026 17:00"),
        ("23/11/2026 08:00", 17, DAYS, "17/12/2026 17:00"),
        ("23/11/2026 08:00", 20, DAYS, "22/12/2026 17:00"),
        ("23/11/2026 08:00", 30, DAYS, "06/01/2027 17:00"),
        ("23/11/2026 08:00", 10, PLAIN, "03/12/2026 17:00"),
        ("23/11/2026 08:00", 20, PLAIN, "14/12/2026 17:00"),
        ("06/11/2026 10:00", 15, PLAIN, "23/11/2026 17:00"),  # situation 19
    ],
)
def test_the_dates_of_the_papers(accepted, amount, unit, expected):
    found = count(accepted, amount, unit)
    assert end(found) == expected
    assert found.due_at.tzinfo is UTC
    assert found.rules == "tt03-2025"
    assert found.calendar == shipped().version == "2024.1 2025.1 2026.1 2027.1"


@pytest.mark.parametrize(
    ("accepted", "amount", "unit", "expected"),
    [
        # the day of acceptance is day 0 whatever it is: evening, Sunday, holiday
        ("20/11/2026 18:30", 1, DAYS, "23/11/2026 17:00"),
        ("22/11/2026 10:00", 1, DAYS, "23/11/2026 17:00"),
        ("24/11/2026 10:00", 1, DAYS, "25/11/2026 17:00"),
        ("21/11/2026 00:00", 1, DAYS, "23/11/2026 17:00"),
        # hours begin at the next working moment
        ("20/11/2026 12:00", 1, HOURS_UNIT, "20/11/2026 14:30"),
        ("20/11/2026 11:00", 1, HOURS_UNIT, "20/11/2026 14:00"),
        ("20/11/2026 11:00", "0.5", HOURS_UNIT, "20/11/2026 11:30"),
        ("20/11/2026 05:00", 1, HOURS_UNIT, "20/11/2026 08:00"),
        ("22/11/2026 10:00", 8, HOURS_UNIT, "23/11/2026 17:00"),
        ("23/11/2026 17:00", 2, HOURS_UNIT, "25/11/2026 09:00"),
        ("23/11/2026 16:59", 8, HOURS_UNIT, "25/11/2026 16:59"),
        # half a day is half the working hours
        ("20/11/2026 08:00", "0.5", DAYS, "20/11/2026 14:00"),
        ("23/11/2026 15:20", "0.5", DAYS, "25/11/2026 09:20"),
        ("23/11/2026 15:20", "1.5", DAYS, "26/11/2026 11:00"),
        # months end on the day of the same number, or the last
        ("15/03/2026 08:00", 1, MONTHS, "15/04/2026 17:00"),
        ("31/01/2026 08:00", 1, MONTHS, "02/03/2026 17:00"),
        ("30/11/2026 08:00", 3, MONTHS, "01/03/2027 17:00"),
        ("24/10/2026 08:00", 1, MONTHS, "25/11/2026 17:00"),
        # calendar days count days off, but do not end on one
        ("14/11/2026 08:00", 10, PLAIN, "25/11/2026 17:00"),
        ("10/02/2026 08:00", 6, PLAIN, "23/02/2026 17:00"),
    ],
)
def test_any_hour_and_any_day(accepted, amount, unit, expected):
    assert end(count(accepted, amount, unit)) == expected


@pytest.mark.parametrize(
    ("accepted", "amount", "expected"),
    [
        ("20/11/2026 09:32", 5, "30/11/2026 09:32"),
        ("20/11/2026 12:10", 1, "23/11/2026 13:30"),
        ("20/11/2026 11:30", 1, "23/11/2026 11:30"),
        ("20/11/2026 17:00", 1, "23/11/2026 17:00"),
        ("20/11/2026 06:10", 1, "23/11/2026 07:00"),
        ("20/11/2026 19:00", 1, "23/11/2026 17:00"),
        ("22/11/2026 09:00", 1, "23/11/2026 17:00"),
        ("20/11/2026 09:32", "1.5", "23/11/2026 15:32"),
    ],
)
def test_a_centre_may_print_the_hour_of_acceptance(accepted, amount, expected):
    assert end(count(accepted, amount, time_of_day=DueTime.SAME_TIME)) == expected


def test_situation_17_accepted_late_before_a_holiday():
    found = count("23/11/2026 15:20", 3)
    assert end(found) == "27/11/2026 17:00"
    assert explain(found).vi == "Ngày 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), không tính."
    same_day = count("23/11/2026 15:20", 0, late_after=time(15))
    assert end(same_day) == "25/11/2026 17:00"
    assert explain(same_day).vi == (
        "Tiếp nhận sau 15:00, tính như tiếp nhận vào ngày làm việc tiếp theo; "
        "ngày 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), không tính."
    )


@pytest.mark.parametrize(
    ("accepted", "amount", "expected"),
    [
        ("23/11/2026 15:00", 0, "23/11/2026 17:00"),
        ("23/11/2026 15:01", 0, "25/11/2026 17:00"),
        ("23/11/2026 15:01", 2, "27/11/2026 17:00"),
        ("22/11/2026 09:00", 0, "23/11/2026 17:00"),
        ("22/11/2026 09:00", 1, "25/11/2026 17:00"),
        ("20/11/2026 16:00", 1, "25/11/2026 17:00"),
    ],
)
def test_a_cutoff_moves_day_zero_to_the_next_working_day(accepted, amount, expected):
    assert end(count(accepted, amount, late_after=time(15))) == expected


def test_a_cutoff_moves_hours_to_the_next_opening():
    found = count("20/11/2026 15:30", 2, HOURS_UNIT, late_after=time(15))
    assert end(found) == "23/11/2026 09:00"


def test_within_the_day_after_closing_time_means_the_next_working_day():
    assert end(count("23/11/2026 08:00", 0)) == "23/11/2026 17:00"
    assert end(count("23/11/2026 17:00", 0)) == "25/11/2026 17:00"
    assert end(count("21/11/2026 08:00", 0)) == "23/11/2026 17:00"


def test_the_trace_names_every_day_with_its_source():
    trace = count("20/11/2026 09:00", 3).trace
    assert [(step.on.day, step.counted, step.reason) for step in trace] == [
        (20, False, "ngày tiếp nhận, không tính (khoản 2 Điều 147 Bộ luật Dân sự 2015)"),
        (21, False, "Thứ Bảy"),
        (22, False, "Chủ nhật"),
        (23, True, "ngày làm việc thứ 1"),
        (
            24,
            False,
            (
                "ngày nghỉ: Ngày Văn hóa Việt Nam; nguồn: Nghị quyết số 28/2026/QH16; "
                "Công văn 10065/VPCP-KGVX ngày 02/10/2026"
            ),
        ),
        (25, True, "ngày làm việc thứ 2"),
        (26, True, "ngày làm việc thứ 3"),
    ]


def test_the_trace_of_hours_shows_each_stretch():
    trace = count("20/11/2026 16:40", 8, HOURS_UNIT).trace
    assert [(step.on.day, step.counted, step.reason) for step in trace] == [
        (20, True, "từ 16:40 đến 17:00: 20 phút"),
        (21, False, "Thứ Bảy"),
        (22, False, "Chủ nhật"),
        (23, True, "từ 07:00 đến 11:30: 270 phút"),
        (23, True, "từ 13:30 đến 16:40: 190 phút"),
    ]


def test_the_trace_of_a_day_and_a_half_goes_on_the_next_morning():
    trace = count("25/11/2026 09:00", "1.5").trace
    assert [(step.on.day, step.reason) for step in trace[1:]] == [
        (26, "ngày làm việc thứ 1"),
        (27, "từ 07:00 đến 11:00: 240 phút"),
    ]


def test_the_trace_has_no_empty_stretch():
    trace = count("25/11/2026 11:30", 1, HOURS_UNIT).trace
    assert [step.reason for step in trace] == ["từ 13:30 đến 14:30: 60 phút"]


def test_the_trace_says_that_it_came_after_hours():
    reasons = [step.reason for step in count("25/11/2026 17:00", 1, HOURS_UNIT).trace]
    assert reasons == [
        "tiếp nhận ngoài giờ làm việc, tính từ ngày làm việc tiếp theo",
        "từ 07:00 đến 08:00: 60 phút",
    ]


def test_the_trace_of_calendar_days_tells_that_the_end_moved():
    trace = count("23/11/2026 09:00", 20, PLAIN).trace
    assert [step.reason for step in trace[-2:]] == [
        "ngày thứ 20, Chủ nhật",
        (
            "ngày làm việc tiếp theo, thời hạn kết thúc vào ngày này "
            "(khoản 5 Điều 148 Bộ luật Dân sự 2015)"
        ),
    ]


def test_the_trace_of_months_names_a_day_off_only_where_it_matters():
    trace = count("24/10/2026 09:00", 2, MONTHS).trace
    assert [step.reason for step in trace[1:]] == ["hết tháng thứ 1", "hết tháng thứ 2"]
    moved = count("24/10/2026 09:00", 1, MONTHS)
    assert moved.trace[1].reason.startswith("hết tháng thứ 1, ngày nghỉ: Ngày Văn hóa Việt Nam")
    assert explain(moved).vi == (
        "Ngày cuối 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), "
        "thời hạn kết thúc vào ngày làm việc tiếp theo 25/11."
    )


@pytest.mark.parametrize(
    ("accepted", "amount", "unit", "sentence"),
    [
        ("20/11/2026 09:00", 1, DAYS, "Không tính Thứ Bảy, Chủ nhật."),
        ("25/11/2026 09:00", 2, DAYS, "Không có ngày nghỉ trong thời hạn."),
        (
            "20/11/2026 09:00",
            10,
            PLAIN,
            "Tính liên tục theo ngày, kể cả ngày nghỉ trong thời hạn.",
        ),
        ("20/08/2026 09:00", 3, DAYS, "Thứ Bảy 22/08 là ngày làm việc bù, có tính."),
        (
            "10/02/2026 09:00",
            5,
            DAYS,
            "Từ ngày 16/02 đến ngày 20/02 là ngày nghỉ (Tết Nguyên đán), không tính.",
        ),
        (
            "01/02/2027 09:00",
            5,
            DAYS,
            (
                "Từ ngày 04/02 đến ngày 08/02 là ngày nghỉ (Tết Nguyên đán), không tính; từ ngày 09/02 "
                "đến ngày 10/02 là ngày nghỉ (Nghỉ bù Tết Nguyên đán), không tính."
            ),
        ),
        (
            "23/11/2026 09:00",
            20,
            PLAIN,
            (
                "Ngày cuối 13/12 là ngày nghỉ (Chủ nhật), "
                "thời hạn kết thúc vào ngày làm việc tiếp theo 14/12."
            ),
        ),
        (
            "14/11/2026 09:00",
            10,
            PLAIN,
            (
                "Ngày cuối 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), "
                "thời hạn kết thúc vào ngày làm việc tiếp theo 25/11."
            ),
        ),
        ("22/11/2026 09:00", 0, DAYS, "Không tính Thứ Bảy, Chủ nhật."),
        (
            "20/11/2026 09:00",
            2,
            MONTHS,
            "Tính liên tục theo tháng, kể cả ngày nghỉ trong thời hạn.",
        ),
        (
            "23/11/2026 09:00",
            30,
            DAYS,
            (
                "Ngày 24/11 là ngày nghỉ (Ngày Văn hóa Việt Nam), không tính; "
                "ngày 01/01 là ngày nghỉ (Tết Dương lịch), không tính."
            ),
        ),
    ],
)
def test_one_sentence_for_the_citizen(accepted, amount, unit, sentence):
    assert explain(count(accepted, amount, unit)).vi == sentence


@pytest.mark.parametrize(
    ("amount", "unit", "text", "english"),
    [
        ("15", DAYS, "15 ngày làm việc", "15 working days"),
        ("3", DAYS, "03 ngày làm việc", "3 working days"),
        ("1", DAYS, "01 ngày làm việc", "1 working day"),
        ("20", PLAIN, "20 ngày", "20 days"),
        ("8", HOURS_UNIT, "8 giờ làm việc", "8 working hours"),
        ("2", MONTHS, "02 tháng", "2 months"),
        ("0.5", DAYS, "0,5 ngày làm việc", "0.5 working days"),
        ("1E1", DAYS, "10 ngày làm việc", "10 working days"),
        ("1.50", HOURS_UNIT, "1,5 giờ làm việc", "1.5 working hours"),
        ("0", DAYS, "trong ngày làm việc", "within the working day"),
    ],
)
def test_limits_on_paper_and_in_english(amount, unit, text, english):
    assert limit_text(Decimal(amount), unit) == text
    assert limit_words(text) == Words(text, english)


def test_a_limit_of_a_newer_program_is_shown_as_it_is():
    assert limit_words("2 phiên làm việc").en == "2 phiên làm việc"


@pytest.mark.parametrize(
    ("accepted", "amount", "unit", "options", "sentence"),
    [
        (
            "23/11/2026 08:00",
            5,
            DAYS,
            {},
            "24/11 is a day off (Ngày Văn hóa Việt Nam) and does not count.",
        ),
        ("16/11/2026 08:00", 3, DAYS, {}, "There is no day off within the time limit."),
        ("20/11/2026 08:00", 1, DAYS, {}, "Saturdays and Sundays do not count."),
        (
            "23/11/2026 08:00",
            10,
            PLAIN,
            {},
            "Counted in calendar days, including days off.",
        ),
        (
            "23/11/2026 08:00",
            20,
            PLAIN,
            {},
            "The last day 13/12 is a day off (Sunday), the time limit ends on the next working day 14/12.",
        ),
        (
            "25/11/2026 15:20",
            1,
            DAYS,
            {"late_after": time(15)},
            "Received after 15:00, counted as received on the next working day.",
        ),
        ("21/08/2026 08:00", 1, DAYS, {}, "Saturday 22/08 makes up for a day off and counts."),
    ],
)
def test_the_sentence_in_english(accepted, amount, unit, options, sentence):
    assert explain(count(accepted, amount, unit, **options)).en == sentence


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("-1", DAYS),
        ("NaN", DAYS),
        ("Infinity", HOURS_UNIT),
        ("0.5", PLAIN),
        ("1.5", MONTHS),
        ("0", PLAIN),
        ("0", HOURS_UNIT),
    ],
)
def test_amounts_a_unit_cannot_have(amount, unit):
    with pytest.raises(ValueError, match=r"limit|whole"):
        count("20/11/2026 09:00", amount, unit)


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="naive"):
        count(datetime(2026, 11, 20, 9), 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("amount", "unit"),
    [(15, DAYS), (200, HOURS_UNIT), (20, PLAIN), (1, MONTHS), (10**12, PLAIN), (10**12, MONTHS)],
)
def test_a_period_into_a_year_not_entered_is_refused(amount, unit):
    with pytest.raises(CalendarNotCoveredError):
        count("20/12/2027 09:00", amount, unit)


@pytest.mark.parametrize(("amount", "unit"), [(1, DAYS), (1, PLAIN), (1, MONTHS), (0, DAYS)])
def test_the_day_of_acceptance_lies_in_a_year_that_is_entered(amount, unit):
    for accepted in ("31/12/2023 09:00", "31/12/9999 23:59"):
        with pytest.raises(CalendarNotCoveredError):
            count(accepted, amount, unit)


def test_a_calendar_without_any_working_day_never_loops_for_ever():
    every_day = tuple(date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    calendar = WorkCalendar.of([year(2026, off=every_day)], HOURS)
    for unit in LimitUnit:
        with pytest.raises(CalendarNotCoveredError):
            count("20/11/2026 09:00", 1, unit, calendar=calendar)
