"""Stacks that jam and are put in again, and sheets that go through twice."""

import itertools

import numpy as np
import pytest

from counter_app.domain.codes import separator_code
from counter_app.errors.devices import FeederEmpty, PaperJam
from counter_app.job import Job
from tests.imaging.drawing import Drawing, leaned, scanned
from tests.services.playing import draw_page, open_counter


def kept(desk, draft_id):
    return desk.drafts.load(draft_id).pages


class TestInterruptedStack:
    """After a jam the strip before it still counts, until the stack has gone through."""

    @pytest.fixture
    def strip(self, tmp_path):
        drawn = Drawing.blank((1240, 877)).code(separator_code(3), at_mm=(20, 20), px_per_module=9)
        path = tmp_path / "strip.png"
        drawn.image.save(path, dpi=(150, 150))
        return path

    def papers(self, desk, draft):
        return [
            (page.suggested_paper, page.starts_paper, page.goes_on)
            for page in kept(desk, draft.id)
            if not page.is_separator
        ]

    def test_pages_after_a_jam_go_to_the_paper_of_the_strip_before_it(self, desk, strip):
        draft = desk.draft(101)
        desk.feeder.feed([strip, *desk.pages(4)])
        desk.feeder.jam_at(4)
        assert isinstance(desk.scanning.scan(Job(), draft.id).problem, PaperJam)
        assert desk.scanning.scan(Job(), draft.id).pages == 2
        assert self.papers(desk, draft) == [
            (3, True, False),
            (3, False, False),
            (3, False, True),
            (3, False, True),
        ]

    def test_a_jam_right_behind_the_strip_leaves_the_paper_to_begin(self, desk, strip):
        draft = desk.draft(101)
        desk.feeder.feed([strip, *desk.pages(1)])
        desk.feeder.jam_at(2)
        desk.scanning.scan(Job(), draft.id)
        desk.scanning.scan(Job(), draft.id)
        assert self.papers(desk, draft) == [(3, True, True)]

    def test_a_restart_in_between_forgets_nothing(self, desk, desk_root, wall, strip):
        draft = desk.draft(101)
        desk.feeder.feed([strip, *desk.pages(1)])
        desk.feeder.jam_at(2)
        desk.scanning.scan(Job(), draft.id)
        desk.close()
        again = open_counter(desk_root, wall)
        again.feeder.feed([draw_page(strip.with_name("late.jpg"), 9)])
        again.scanning.scan(Job(), draft.id)
        assert self.papers(again, draft) == [(3, True, True)]
        again.close()

    def test_an_empty_tray_and_a_page_scanned_again_in_between_change_nothing(self, desk, strip):
        draft = desk.draft(101)
        desk.feeder.feed([strip, *desk.pages(2)])
        desk.feeder.jam_at(3)
        desk.scanning.scan(Job(), draft.id)
        desk.feeder.clear()
        assert isinstance(desk.scanning.scan(Job(), draft.id).problem, FeederEmpty)
        desk.feeder.feed(desk.pages(1))
        desk.scanning.rescan(Job(), draft.id, kept(desk, draft.id)[-1].id)
        desk.feeder.feed(desk.pages(1))
        desk.scanning.scan(Job(), draft.id)
        assert self.papers(desk, draft) == [
            (3, True, False),
            (None, False, False),
            (3, False, True),
        ]

    def test_the_next_stack_begins_without_it(self, desk, strip):
        draft = desk.draft(101)
        desk.feeder.feed([strip, *desk.pages(1)])
        assert desk.scanning.scan(Job(), draft.id).problem is None
        desk.feeder.feed(desk.pages(1))
        desk.scanning.scan(Job(), draft.id)
        assert self.papers(desk, draft)[-1] == (None, False, False)

    def test_another_draft_knows_nothing_of_it(self, desk, strip):
        first = desk.draft(101)
        desk.feeder.feed([strip, *desk.pages(2)])
        desk.feeder.jam_at(3)
        desk.scanning.scan(Job(), first.id)
        other = desk.draft(101)
        desk.scanning.scan(Job(), other.id)
        assert self.papers(desk, other) == [(None, False, False)]


class TestScannedTwice:
    """One sheet twice in a draft is told of and never dropped."""

    @pytest.fixture
    def scan_of(self, tmp_path):
        """A scan of the n-th of some letters, each time a little more askew and darker."""
        scans = itertools.count(1)

        def scan(number):
            time = next(scans)
            sheet = Drawing.blank().words(f"Số: {number * 7919}/ĐK-{number}", at_mm=(30, 20))
            sheet.text(lines=4 + 2 * number, top_mm=40)
            shown = leaned((sheet.gray() * (1 - 0.03 * time)).astype(np.uint8), 0.4 * time)
            path = tmp_path / f"scan-{time}.jpg"
            path.write_bytes(scanned(shown, seed=time))
            return path

        return scan

    def test_the_second_scan_names_the_first(self, desk, scan_of):
        draft = desk.draft(101)
        desk.feeder.feed([scan_of(1), scan_of(2), scan_of(1)])
        assert desk.scanning.scan(Job(), draft.id).pages == 3
        first, second, third = kept(desk, draft.id)
        assert (first.repeats, second.repeats) == ("", "")
        assert third.repeats == first.id

    def test_after_a_restart_it_is_known_too(self, desk, desk_root, wall, scan_of):
        draft = desk.draft(101)
        desk.feeder.feed([scan_of(1), scan_of(2)])
        desk.scanning.scan(Job(), draft.id)
        desk.close()
        later = open_counter(desk_root, wall)
        arrived = []
        paths = [str(scan_of(2)), str(scan_of(1))]
        later.scanning.attach_files(Job(arrived.append), draft.id, paths)
        pages = kept(later, draft.id)
        assert [page.repeats for page in pages] == ["", "", pages[1].id, pages[0].id]
        assert [one.page.repeats for one in arrived] == [pages[1].id, pages[0].id]
        later.close()

    def test_one_file_attached_twice_is_two_pages(self, desk, scan_of):
        draft = desk.draft(101)
        path = scan_of(1)
        for _ in range(2):
            assert desk.scanning.attach_files(Job(), draft.id, [str(path)]).pages == 1
        first, second = kept(desk, draft.id)
        assert second.repeats == first.id

    def test_a_page_whose_file_is_gone_stops_nobody(self, desk, desk_root, wall, scan_of):
        draft = desk.draft(101)
        desk.feeder.feed([scan_of(1)])
        desk.scanning.scan(Job(), draft.id)
        desk.scanning._blobs.remove(kept(desk, draft.id)[0].image.blob)
        desk.close()
        later = open_counter(desk_root, wall)
        ended = later.scanning.attach_files(Job(), draft.id, [str(scan_of(1))])
        assert (ended.pages, ended.problem) == (1, None)
        assert kept(later, draft.id)[1].repeats == ""
        later.close()
