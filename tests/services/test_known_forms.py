"""A form that came before is known again, and its place is only a suggestion."""

from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from counter_app.domain.codes import separator_code
from counter_app.domain.draft import Placement
from counter_app.domain.splitting import Doubt
from counter_app.job import Job
from counter_app.services.scanning import PageArrived
from tests.imaging.drawing import Drawing
from tests.imaging.test_likeness import form, halved, plan
from tests.services.playing import HOA


@cache
def sheet(name):
    """At 150 dpi: a form filled in by person `name`, or another page."""
    other = {
        "plan": lambda: plan(1),
        "letter": lambda: Drawing.blank().text(points=11, top_mm=40, lines=30),
        "receipt": lambda: (
            Drawing.blank()
            .text(top_mm=70, lines=20)
            .code("H29.100-261120-0001", at_mm=(20, 20), px_per_module=12)
        ),
        "strip": lambda: Drawing.blank().code(separator_code(2), at_mm=(80, 100), px_per_module=16),
    }
    drawn = form(person=name) if isinstance(name, int) else other[name]()
    return halved(drawn.gray())


def feed(desk, draft, *sheets):
    """Sheets of 150 dpi through the feeder; the pages as they arrived."""
    folder = desk.root.parent / "forms"
    folder.mkdir(exist_ok=True)
    paths = []
    for image in sheets:
        path = folder / f"{len(list(folder.iterdir())):03d}.jpg"
        Image.fromarray(image).save(path, "JPEG", quality=90, dpi=(150, 150))
        paths.append(path)
    desk.feeder.feed(paths)
    arrived = []
    desk.scanning.scan(Job(arrived.append), draft.id)
    return [one.page for one in arrived if isinstance(one, PageArrived)]


@pytest.fixture
def accepted(desk):
    """A dossier whose paper 1 begins with the form, and paper 2 with a drawing."""
    draft = desk.draft(101)
    first, second = feed(desk, draft, sheet(1), sheet("plan"))
    placements = (Placement(page=first.id, paper=1), Placement(page=second.id, paper=2))
    draft = replace(draft, placements=placements)
    desk.drafts.save(draft)
    return desk.intake.accept(desk.fill(draft, leave_out=(1, 2)).id, HOA)


def told(pages):
    return [(page.suggested_paper, page.doubt) for page in pages]


def test_the_next_citizens_form_is_known_and_what_follows_is_a_guess(desk, accepted):
    pages = feed(desk, desk.draft(101), sheet(2), sheet("letter"))
    assert told(pages) == [(1, Doubt.FORM), (1, Doubt.AFTER_FORM)]
    assert [page.starts_paper for page in pages] == [True, False]


def test_a_sheet_of_another_size_is_not_filed_with_the_form_before_it(desk, accepted):
    half = sheet("letter")[:877]
    pages = feed(desk, desk.draft(101), sheet(2), half)
    assert told(pages) == [(1, Doubt.FORM), (None, Doubt.SIZE)]


def test_a_jam_behind_a_form_loses_no_guess(desk, accepted):
    draft = desk.draft(101)
    desk.feeder.jam_at(2)
    assert told(feed(desk, draft, sheet(2), sheet("letter"))) == [(1, Doubt.FORM)]
    assert told(feed(desk, draft)) == [(1, Doubt.AFTER_FORM)]
    assert told(feed(desk, draft, sheet("letter"))) == [(None, "")]  # that stack came to its end


def test_a_receipt_of_ours_in_the_stack_is_no_page_of_the_form_before_it(desk, accepted):
    pages = feed(desk, desk.draft(101), sheet(2), sheet("receipt"), sheet("letter"))
    assert told(pages) == [(1, Doubt.FORM), (None, Doubt.PRINTED), (None, "")]
    assert [page.starts_paper for page in pages] == [True, True, False]


def test_nothing_is_known_of_another_procedure(desk, accepted):
    assert told(feed(desk, desk.draft(401), sheet(2))) == [(None, "")]


def test_a_strip_is_believed_before_likeness(desk, accepted):
    pages = feed(desk, desk.draft(101), sheet("strip"), sheet(2))
    assert [page.is_separator for page in pages] == [True, False]
    assert told(pages)[1] == (2, "")
