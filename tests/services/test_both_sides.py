"""Both sides of a stack, by the scanner or in two passes, and how a procedure is scanned."""

from dataclasses import replace

import pytest
from PIL import Image

from counter_app.domain.codes import separator_code
from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides, TwoPasses
from counter_app.errors.devices import PaperJam
from counter_app.forms import practice
from counter_app.job import Job
from counter_app.services.practice import PracticeBench
from tests.imaging.drawing import Drawing
from tests.services.playing import HOA


def kept(desk, draft):
    return desk.drafts.load(draft.id).pages


def sources(desk, draft):
    """Which drawn sheet each page shows, in the order of the dossier."""
    from counter_app.domain.dossier.acceptance import placed

    view = desk.drafts.load(draft.id)
    return [int(page.source[:4]) for page, _ in placed(view.draft.placements, view.pages)]


@pytest.fixture
def strip(tmp_path):
    """The two sides of a separator strip."""
    drawn = Drawing.blank((1240, 877)).code(separator_code(3), at_mm=(20, 20), px_per_module=9)
    drawn.image.save(tmp_path / "strip.png", dpi=(150, 150))
    Image.new("L", (1240, 877), 250).save(tmp_path / "empty.png", dpi=(150, 150))
    return [tmp_path / "strip.png", tmp_path / "empty.png"]


def test_the_empty_back_of_a_strip_is_filed_nowhere(desk, strip):
    draft = desk.draft(101, scan_profile=ScanProfile(sides=Sides.BOTH))
    desk.feeder.feed([*strip, *desk.pages(2)])
    desk.scanning.scan(Job(), draft.id)
    pages = kept(desk, draft)
    assert [page.is_separator for page in pages] == [True, True, False, False]
    assert [(page.suggested_paper, page.starts_paper) for page in pages[2:]] == [
        (3, True),
        (3, False),
    ]
    assert pages[3].behind == pages[2].id


def test_two_passes_with_a_jam_in_each_are_put_together(desk):
    draft = desk.draft(101, scan_profile=ScanProfile(sides=Sides.TURNED))
    desk.drafts.save(draft := replace(draft, two_passes=TwoPasses(fronts="f1"), revision=1))
    fronts, backs = desk.pages(4), desk.pages(4)
    for stack, jam in ((fronts, 3), (backs[::-1], 2)):
        desk.feeder.feed(stack)
        desk.feeder.jam_at(jam)
        assert isinstance(desk.scanning.scan(Job(), draft.id).problem, PaperJam)
        assert desk.scanning.scan(Job(), draft.id).problem is None
        turned = TwoPasses(fronts="f1", backs="b1")
        desk.drafts.save(draft := replace(draft, two_passes=turned, revision=draft.revision + 1))
    assert sources(desk, draft) == [1, 5, 2, 6, 3, 7, 4, 8]


def test_an_unreadable_back_leaves_the_others_with_their_fronts(desk):
    draft = desk.draft(101, two_passes=TwoPasses(fronts="f1"))
    fronts, backs = desk.pages(3), desk.pages(3)
    desk.feeder.feed(fronts)
    desk.scanning.scan(Job(), draft.id)
    turned = TwoPasses(fronts="f1", backs="b1")
    desk.drafts.save(replace(draft, two_passes=turned, revision=1))
    backs[1].write_bytes(b"\xff\xd8\xff broken")
    desk.feeder.feed(backs[::-1])
    desk.scanning.scan(Job(), draft.id)
    assert sources(desk, draft) == [1, 4, 2, 3, 6]


def test_a_page_scanned_again_is_the_same_side_of_the_same_sheet(desk):
    draft = desk.draft(101, scan_profile=ScanProfile(sides=Sides.BOTH))
    desk.feeder.feed(desk.pages(2))
    desk.scanning.scan(Job(), draft.id)
    _, back = kept(desk, draft)
    desk.feeder.feed(desk.pages(1))
    desk.scanning.rescan(Job(), draft.id, back.id)
    again = kept(desk, draft)[-1]
    assert (again.stack, again.sheet, again.behind) == (back.stack, back.sheet, back.behind)


class TestProfile:
    """The clerk's word for this dossier, then the procedure's, then the PC's."""

    @pytest.fixture
    def asked(self, desk, monkeypatch):
        """What the scanner was asked for."""
        scanner, heard = desk.equipment.scanner(), []
        scan = type(scanner).scan

        def listen(self, settings, job):
            heard.append(settings)
            return scan(self, settings, job)

        monkeypatch.setattr(type(scanner), "scan", listen)
        return heard

    def test_the_pc_says_what_nobody_else_says(self, desk, asked):
        draft = desk.draft(101)
        assert desk.scanning.profile(draft) == ScanProfile()
        desk.scan(draft.id, 1)
        assert [(one.dpi, one.colour, one.duplex, one.width_mm) for one in asked] == [
            (300, True, False, 210)
        ]

    def test_the_procedure_says_before_the_pc_and_the_clerk_before_both(self, desk, monkeypatch):
        draft = desk.draft(101)
        of_procedure = ScanProfile(size=SheetSize.A3)
        procedure = replace(desk.catalogue.procedure(draft.procedure), scan_profile=of_procedure)
        monkeypatch.setattr(desk.catalogue, "procedure", lambda _code: procedure)
        assert desk.scanning.profile(draft) == of_procedure
        chosen = ScanProfile(colour=False, dpi=200)
        assert desk.scanning.profile(replace(draft, scan_profile=chosen)) == chosen

    def test_what_was_chosen_reaches_the_scanner(self, desk, asked):
        profile = ScanProfile(colour=False, dpi=200, sides=Sides.BOTH, size=SheetSize.A3)
        draft = desk.draft(101, scan_profile=profile)
        desk.scan(draft.id, 2)
        desk.feeder.feed(desk.pages(1))
        desk.scanning.rescan(Job(), draft.id, kept(desk, draft)[0].id)
        told = [(s.dpi, s.colour, s.duplex, s.width_mm, s.height_mm, s.max_pages) for s in asked]
        assert told == [(200, False, True, 297, 420, None), (200, False, False, 297, 420, 1)]


def test_starting_on_paper_is_each_persons_choice(desk):
    start = desk.scanning.start
    assert (start.is_on(HOA), start.seconds) == (False, 3)
    start.choose(HOA, is_on=True)
    assert start.is_on(HOA)


def test_in_practice_papers_have_empty_backs(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(practice, "draw_practice_papers", lambda *_a, **_k: [b"1", b"2"])
    monkeypatch.setattr(practice, "draw_empty_side", lambda **_k: b"back")
    bench = PracticeBench(desk.equipment, desk.catalogue, tmp_path, lambda: None, results=None)
    draft = desk.draft(101)
    fronts = ["001.jpg", "002.jpg"]
    for how, laid in (
        ({}, fronts),
        ({"sides": Sides.BOTH}, ["001.jpg", "back.jpg", "002.jpg", "back.jpg"]),
        ({"sides": Sides.TURNED}, fronts),
        ({"sides": Sides.TURNED, "backs": 2}, ["back.jpg", "back.jpg"]),
    ):
        bench.lay_in(draft, **how)
        assert [desk.feeder.draw(n).name for n in range(1, 1 + desk.feeder.waiting())] == laid
