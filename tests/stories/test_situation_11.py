"""09:55. He wants a contract notarised: the centre does not receive that, and tells him where to go.

Two counters with a real server for the count of the month; the window itself is walked in
`tests/ui/test_guidance_real_desk.py`.
"""

from dataclasses import fields
from datetime import date

import pytest
from PIL import Image

from counter_app.domain.guidance import GuidanceState, Guided, stream_of
from tests.services.playing import DAY, HOA

NOTARY = "Công chứng hợp đồng, giao dịch"


@pytest.fixture
def matter(desk):
    (found,) = desk.catalogue.offered("công chứng hợp đồng", HOA)
    return found


def log(desk):
    state = desk.state(stream_of(desk.counter.number, DAY))
    assert isinstance(state, GuidanceState)
    return state.lines


def test_R07_the_slip_comes_out_and_one_line_names_field_content_and_clerk(desk, matter):
    desk.guidance.record(matter, HOA, printed=True)
    desk.guidance.print(matter)
    (line,) = log(desk)
    assert (line.field, line.content, line.by_name) == ("Công chứng", NOTARY, HOA.name)
    assert line.go_to.startswith("Phòng công chứng")


def test_nothing_of_a_citizen_is_kept_and_no_dossier_or_draft_comes_of_it(desk, matter):
    desk.guidance.record(matter, HOA, printed=False)
    assert {field.name for field in fields(Guided)} == {
        "field",
        "content",
        "go_to",
        "printed",
        "by_name",
    }
    assert desk.drafts.resume() is None
    (line,) = log(desk)
    assert not line.printed
    assert desk.lookup.search("công chứng", HOA).dossiers == ()


def test_the_count_of_the_month_includes_every_day_and_no_other_month(desk, matter, wall):
    assert desk.guidance.this_month().count == 0
    wall.set(9, 55, day=date(2026, 10, 30))
    desk.guidance.record(matter, HOA, printed=True)
    for day in (2, 23, 30):
        wall.set(9, 55, day=date(2026, 11, day))
        desk.guidance.record(matter, HOA, printed=True)
    month = desk.guidance.this_month()
    assert month.count == 3
    assert month.contents == ((NOTARY, 3),)


def test_the_slip_is_as_wide_as_the_paper(desk, matter, tmp_path):
    picture = tmp_path / "slip.png"
    picture.write_bytes(desk.guidance.picture(matter))
    assert Image.open(picture).width in {384, 512, 576}
