"""What a refused revision of the calendar still shows of its author's work."""

from datetime import date

from counter_app.domain.centre import DatedHours
from counter_app.services.told import title_of
from counter_app.services.told_calendar import calendar_entered
from tests.domain.calendar_samples import HOURS
from tests.domain.test_calendar_revision import half, off, revised


def test_every_line_is_told():
    hours = (
        DatedHours(hours=HOURS, agency="H48.16", valid_from=date(2026, 6, 1), source="QĐ 5"),
        DatedHours(
            hours=HOURS[:1],
            valid_from=date(2026, 7, 1),
            valid_to=date(2026, 7, 31),
            source="QĐ 6",
        ),
    )
    body = revised(
        working_weekends=(off(date(2026, 11, 28), "làm bù"),), half_days=(half(),), hours=hours
    )
    told = [(words.vi, text) for words, text in calendar_entered(body)]
    assert told == [
        ("văn bản", "Công văn 12/UBND ngày 20/11/2026"),
        ("ngày nghỉ", "01/01 Tết Dương lịch"),
        ("ngày làm việc bù", "28/11 làm bù"),
        ("làm việc nửa ngày", "26/11 Tổng duyệt phòng cháy"),
        ("giờ làm việc", "H48.16 01/06/2026 – …: 07:00–11:30, 13:30–17:00"),
        ("giờ làm việc", "01/07/2026 – 31/07/2026: 07:00–11:30"),
    ]
    assert title_of("calendar_revised", body).en == "Working calendar of 2026 changed"
    assert title_of("calendar_revised", None).vi == "Thay đổi lịch làm việc"
