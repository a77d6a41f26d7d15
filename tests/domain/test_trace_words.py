"""Each day of a trace explains itself in both languages."""

from datetime import date
from decimal import Decimal

from counter_app.domain.deadlines import due
from counter_app.domain.dossier.bodies import TraceStep
from counter_app.domain.due_words import step_words
from counter_app.domain.procedure import LimitUnit
from tests.domain.calendar_samples import at, shipped

MARKS = set("ăâđêôơưáàảãạếềểễệ")


def words(start, amount, unit, **options):
    found = due(
        at(start), Decimal(amount), unit, calendar=shipped(), rules_id="tt03-2025", **options
    )
    return [step_words(step) for step in found.trace]


def test_every_step_of_every_unit_has_english():
    told = [
        *words("23/11/2026 15:20", 5, LimitUnit.WORKING_DAYS),
        *words("23/11/2026 15:20", 8, LimitUnit.WORKING_HOURS),
        *words("21/11/2026 09:00", 8, LimitUnit.WORKING_HOURS),
        *words("23/11/2026 17:30", 0, LimitUnit.WORKING_DAYS),
        *words("06/11/2026 10:00", 15, LimitUnit.CALENDAR_DAYS),
        *words("31/10/2026 10:00", 1, LimitUnit.MONTHS),
        *words(
            "23/11/2026 16:00", 1, LimitUnit.WORKING_DAYS, late_after=at("23/11/2026 15:00").time()
        ),
    ]
    for one in told:
        english = one.en.partition("day off: ")[0]  # names of holidays and their source stay
        assert not MARKS & set(english.lower()), one
        assert one.vi


def test_the_name_of_a_holiday_and_its_source_stay():
    found = words("23/11/2026 08:00", 1, LimitUnit.WORKING_DAYS)[1]
    assert found.en.startswith("day off: Ngày Văn hóa Việt Nam; source: ")


def test_what_a_newer_program_wrote_stays_as_it_is():
    step = TraceStep(on=date(2030, 1, 1), counted=True, reason="theo luật mới")
    assert step_words(step).en == "theo luật mới"
