"""Office hours per agency and date, and the terms and limits read from the catalogue."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from counter_app.domain.centre import DatedHours, DueTime, OfficeHours
from counter_app.domain.dossier.terms import NOTICE_WITHIN, terms_of
from counter_app.domain.limits import Period, applicable_limit, read_period
from counter_app.domain.moments import local
from counter_app.domain.procedure import Channel, LimitUnit, Representation
from counter_app.domain.workcalendar import Half, HalfDay, WorkCalendar
from counter_app.store.editions import load_edition
from tests.domain.calendar_samples import HOURS, count, shipped_years
from tests.domain.life_samples import PACK
from tests.store.edition_samples import RESOURCES, by_alias

SUMMER = DatedHours(
    hours=(
        OfficeHours(start=time(6, 30), end=time(11)),
        OfficeHours(start=time(14), end=time(17, 30)),
    ),
    valid_from=date(2026, 4, 16),
    valid_to=date(2026, 10, 15),
    source="Quyết định của UBND tỉnh",
)
POLICE = DatedHours(hours=(OfficeHours(start=time(8), end=time(12)),), agency="H48.CA")
CALENDAR = WorkCalendar.of(shipped_years(), HOURS, (SUMMER, POLICE))


def test_a_season_has_its_hours_and_an_agency_its_own():
    day = date(2026, 6, 1)
    assert (CALENDAR.opens_on(day), CALENDAR.closes_on(day)) == (time(6, 30), time(17, 30))
    assert CALENDAR.closes_on(date(2026, 10, 16)) == time(17)
    police = CALENDAR.of_agency("H48.CA")
    assert (police.closes_on(day), police.minutes_on(day)) == (time(12), 240)
    assert CALENDAR.of_agency("H48.05").closes_on(day) == time(17, 30)


def test_a_day_ends_when_its_own_office_hours_end():
    over = count("14/10/2026 09:00", 1, calendar=CALENDAR)
    assert f"{over.due_at:%d %H:%M}" == "15 10:30"  # 17:30 in summer
    next_day = count("14/10/2026 09:00", 2, calendar=CALENDAR)
    assert f"{next_day.due_at:%d %H:%M}" == "16 10:00"  # 17:00 from then on


def test_hours_run_through_the_change_of_the_season():
    """15/10 17:00: half an hour is left of the summer's day; the next begins at 07:00."""
    found = count("15/10/2026 17:00", 2, LimitUnit.WORKING_HOURS, calendar=CALENDAR)
    assert f"{found.due_at:%d %H:%M}" == "16 01:30"


def test_half_a_day_is_half_of_that_days_hours():
    police = CALENDAR.of_agency("H48.CA")
    found = count("23/11/2026 08:00", "0.5", calendar=police)
    assert f"{found.due_at:%d %H:%M}" == "23 03:00"  # two of four hours


def test_half_a_day_is_half_of_the_day_it_is_counted_on():
    """Received in the afternoon of a day worked in the morning: the next day's eight hours."""
    half = HalfDay(day=date(2026, 11, 23), worked=Half.MORNING, name="Tổng kết", source="TB 2")
    years = [
        replace(one, half_days=(half,)) if one.year == 2026 else one for one in shipped_years()
    ]
    calendar = WorkCalendar.of(years, HOURS)
    found = count("23/11/2026 15:00", "0.5", calendar=calendar)
    assert f"{found.due_at:%d %H:%M}" == "25 04:00"  # the 24th is a holiday
    assert count("23/11/2026 15:00", 4, LimitUnit.WORKING_HOURS, calendar=calendar) == replace(
        found, limit="4 giờ làm việc"
    )


@pytest.mark.parametrize(
    ("accepted", "days", "ends"),
    [
        ("23/11/2026 09:32", 2, "26/11 13:30"),  # worked in the afternoon only; the 24th is off
        ("23/11/2026 15:10", 2, "26/11 15:10"),
        ("15/10/2026 06:40", 1, "16/10 07:00"),  # the season's hours have ended
        ("15/10/2026 17:20", 1, "16/10 17:00"),
        ("15/04/2026 11:20", 1, "16/04 14:00"),  # and have begun: a longer midday break
    ],
)
def test_a_time_of_day_moves_into_the_hours_of_the_day_it_falls_on(accepted, days, ends):
    half = HalfDay(day=date(2026, 11, 26), worked=Half.AFTERNOON, name="Tổng kết", source="TB 2")
    years = [
        replace(one, half_days=(half,)) if one.year == 2026 else one for one in shipped_years()
    ]
    calendar = WorkCalendar.of(years, HOURS, (SUMMER,))
    found = count(accepted, days, calendar=calendar, time_of_day=DueTime.SAME_TIME)
    assert f"{local(found.due_at):%d/%m %H:%M}" == ends


def test_senseless_hours_of_a_season_are_refused():
    backwards = replace(SUMMER, hours=tuple(reversed(SUMMER.hours)))
    with pytest.raises(ValueError, match="follow each other"):
        WorkCalendar.of(shipped_years(), HOURS, (backwards,))
    with pytest.raises(ValueError, match="at least one stretch"):
        WorkCalendar.of(shipped_years(), HOURS, (replace(SUMMER, hours=()),))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("5 working-days", "5", LimitUnit.WORKING_DAYS),
        ("0.5 working-days", "0.5", LimitUnit.WORKING_DAYS),
        ("0,5 ngày làm việc", "0.5", LimitUnit.WORKING_DAYS),
        ("07 ngày làm việc (lần thứ nhất)", "7", LimitUnit.WORKING_DAYS),
        ("12 tháng", "12", LimitUnit.MONTHS),
        ("10 ngày", "10", LimitUnit.CALENDAR_DAYS),
        (" 8   giờ làm việc ", "8", LimitUnit.WORKING_HOURS),
        ("5 Ngày làm việc", "5", LimitUnit.WORKING_DAYS),
        (unicodedata.normalize("NFD", "15 ngày"), "15", LimitUnit.CALENDAR_DAYS),
        ("1 Month", "1", LimitUnit.MONTHS),
    ],
)
def test_limits_are_read_as_catalogue_and_command_write_them(text, amount, unit):
    assert read_period(text) == Period(amount=Decimal(amount), unit=unit)


@pytest.mark.parametrize("text", ["", "5", "ngày", "5 weeks", "-3 ngày", "0.5 tháng", "0 ngày"])
def test_what_is_no_limit_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_period(text)


def test_the_terms_of_every_procedure_can_be_read():
    edition = load_edition(RESOURCES)
    day = date(2026, 11, 23)
    for procedure in edition.procedures_on(day):
        limit = applicable_limit(procedure, "", Channel.DIRECT, day)
        terms = terms_of(procedure, "", limit, PACK, returned_by_agency=False)
        assert terms.max_supplements == procedure.max_supplements
        assert bool(terms.sector_law) is (procedure.alias in {702, 703, 921})


def test_R13_R33_sector_law_goes_before_the_rule_pack():
    edition = load_edition(RESOURCES)
    day = date(2026, 11, 23)

    def of(alias, pack=PACK):
        procedure = by_alias(edition, alias, day)
        return terms_of(procedure, "", None, pack, returned_by_agency=False)

    assert of(101).notice_within == NOTICE_WITHIN
    assert of(101).close_after == read_period("15 ngày")
    assert of(101).transfer_cutoff == time(15)
    assert (of(703).max_supplements, of(703).notice_within) == (2, read_period("7 working-days"))
    assert of(703).close_after == read_period("15 working-days")
    assert of(921).close_after == read_period("12 months")
    old = replace(PACK, close_after_calendar_days=None, transfer_cutoff="")
    assert (of(101, old).close_after, of(101, old).transfer_cutoff) == (None, None)
    assert of(302).collector in set(Representation)
