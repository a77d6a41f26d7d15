"""The terms of a procedure's life and other office hours: read, or told with file and field."""

import pytest

from counter_app.domain.procedure import RouteKind
from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides
from counter_app.errors.catalogue import CatalogueError
from counter_app.store.editions import load_edition
from tests.store.edition_samples import EditionFiles

ROUTE = """route:
  kind: paper
  source: Quyết định 1/QĐ-UBND
  legs:
    - {agency: H48.16, work: Thẩm định, within: 5 ngày làm việc, lead: true}
    - {agency: H48.20, work: Cho ý kiến, within: 3 ngày làm việc}
checked_on:"""
SCANNED = "scan_profile: {sides: turned, size: A3}"
OTHER_HOURS = """other_hours:
  - hours:
      - {start: "06:30", end: "11:00"}
      - {start: "14:00", end: "17:30"}
    agency: H48.20
    valid_from: 2026-04-16
    valid_to: 2026-10-15
counters:"""


@pytest.fixture
def files(tmp_path):
    return EditionFiles(tmp_path)


def test_a_route_is_read(files):
    files.change("101-", "checked_on:", ROUTE)
    procedure = next(p for p in load_edition(files.root).procedures if p.alias == 101)
    assert procedure.route.kind is RouteKind.PAPER
    assert [leg.lead for leg in procedure.route.legs] == [True, False]


def test_the_way_its_papers_are_scanned_is_read(files):
    files.change("101-", "checked_on:", f"{SCANNED}\nchecked_on:")
    procedure = next(p for p in load_edition(files.root).procedures if p.alias == 101)
    assert procedure.scan_profile == ScanProfile(sides=Sides.TURNED, size=SheetSize.A3)


def test_other_hours_are_read(files):
    files.change("practice", "counters:", OTHER_HOURS)
    (other,) = load_edition(files.root).centre.other_hours
    assert (other.agency, len(other.hours)) == ("H48.20", 2)


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "words"),
    [
        ("practice", "receipt_size: A5", "receipt_size: A3", "receipt_size", "A5, A4"),
        ("practice", "day: end_of_day", "day: same-time", "due_time_of_day", "same_time"),
        ("agencies", "low_volume: true", "code_source: leased", "[2].code_source", "upstream"),
        ("tt03-2025", "receipt_size: A4", "receipt_size: a4", "receipt_size", "A5, A4"),
        ("703-", "07 ngày làm việc (lần thứ nhất)", "một tuần", "supplement_notice_limit", "số"),
        ("703-", "reply_limit: 15 ngày", "reply_limit: vài ngày", "supplement_reply_limit", "số"),
        ("921-", "12 tháng", "1.5 tháng", "close_after", "số và đơn vị"),
        ("101-", "checked_on:", ROUTE.replace("H48.20", "H48.99"), "route.legs[1].agency", "H48.9"),
        ("101-", "checked_on:", ROUTE.replace("H48.20", "H48.16"), "route.legs[1].agency", "một"),
        ("101-", "checked_on:", ROUTE.replace("Cho ý kiến", '""'), "route.legs[1].work", "trống"),
        ("101-", "checked_on:", ROUTE.replace("3 ngày", "ba ngày"), "route.legs[1].within", "số"),
        ("101-", "checked_on:", ROUTE.replace(", lead: true", ""), "route.legs", "chủ trì"),
        (
            "101-",
            "checked_on:",
            ROUTE.replace(", lead: true", "").replace("3 ngày làm việc}", "3 ngày, lead: true}"),
            "route.legs",
            "bắt đầu từ cơ quan đó",
        ),
        (
            "101-",
            "checked_on:",
            ROUTE.replace(
                "    - {agency: H48.20, work: Cho ý kiến, within: 3 ngày làm việc}\n", ""
            ),
            "route.legs",
            "hai cơ quan",
        ),
        (
            "101-",
            "checked_on:",
            f"{SCANNED.replace('A3', 'A2')}\nchecked_on:",
            "scan_profile.size",
            "A4",
        ),
        ("practice", "counters:", OTHER_HOURS.replace("11:00", "14:30"), None, "nối tiếp"),
        ("practice", "counters:", OTHER_HOURS.replace("H48.20", "H48.99"), None, "H48.99"),
        ("practice", "counters:", OTHER_HOURS.replace("10-15", "01-15"), None, "ngày cuối"),
    ],
)
def test_what_does_not_agree_is_told(files, name, old, new, field, words):
    files.change(name, old, new)
    with pytest.raises(CatalogueError) as caught:
        load_edition(files.root)
    error = caught.value
    assert error.line >= 1
    assert words in error.expected.vi
    if field is not None:
        assert error.field == field
    else:
        assert error.field.startswith("other_hours[0].")
