"""Provisional codes: given without a lease, mapped when serials come, found by both for ever."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.devices.api import PrinterState
from counter_app.errors.desk import ClockInDoubtError
from counter_app.job import Job
from counter_app.services.mapping import CodeMapping
from counter_app.store import journal
from tests.central.serving import PASSWORD
from tests.services.playing import DAY, HOA, LAN, grant, make_folder, open_counter
from tests.services.test_printing import text_of


@pytest.fixture
def bare(desk_root, wall):
    """A counter whose serials are used up."""
    make_folder(desk_root, wall, serials=0)
    opened = open_counter(desk_root, wall)
    yield opened
    opened.close()


def mapping_of(desk):
    return CodeMapping(db=desk.drafts._db, pen=desk.drafts._pen)


def serials(desk, day, first=1, last=9):
    with desk.drafts._db.write() as conn:
        grant(conn, "H48.16", day, first, last)


def test_the_oldest_gets_the_lowest_and_both_codes_find_it(bare, wall):
    views = [bare.accept(101) for _ in range(2)]
    assert [view.code for view in views] == ["TM05-261123-001", "TM05-261123-002"]
    assert mapping_of(bare).run() == 0
    serials(bare, DAY)
    assert mapping_of(bare).run() == 2
    assert mapping_of(bare).run() == 0
    for number, view in enumerate(views, start=1):
        official = f"H48.16-261123-000{number}"
        for code in (view.code, official):
            (hit,) = bare.lookup.search(code, LAN).dossiers
            assert (hit.stream, hit.code) == (view.stream, official)
            assert bare.lookup.by_code(code) == (hit,)
        assert bare.intake.load_accepted(view.stream).is_official
    assert bare.lookup.by_code("TM05-261123-003") == ()
    assert [item for item in bare.attention.items() if item.kind == "provisional"] == []
    assert bare.accept(101).code == "H48.16-261123-0003"  # a mapped serial is used for ever


def test_a_copy_that_waits_comes_out_with_the_official_code_nothing_is_printed_again(bare):
    view = bare.accept(101)
    bare.sheets.script([PrinterState.READY, PrinterState.PAPER_OUT])
    bare.printing.after_acceptance(view.stream, HOA)
    serials(bare, DAY)
    mapping_of(bare).run()
    assert bare.printing.print_waiting(HOA).printed == ("receipt",)
    first, second = (text_of(path) for path in bare.printed())
    assert "TM05-261123-001" in first
    assert "TẠM" in first
    assert "H48.16-261123-0001" in second
    assert "TẠM" not in second
    assert bare.printing.waiting() == ()


def test_serials_of_another_day_map_nothing(bare, wall):
    bare.accept(101)
    serials(bare, DAY + timedelta(days=2))
    assert mapping_of(bare).run() == 0


def test_a_voided_dossier_needs_no_official_code(bare):
    view = bare.accept(101)
    bare.amending.void(view.stream, view.code, "nhầm", HOA)
    serials(bare, DAY)
    assert mapping_of(bare).run() == 0


def test_a_dossier_of_another_counter_is_left_to_it(bare, tmp_path, wall):
    view = bare.accept(101)
    pulled = [
        replace(one, position=place)
        for place, one in enumerate(bare.entries(view.stream), start=500)
    ]
    make_folder(tmp_path / "other", wall)
    other = open_counter(tmp_path / "other", wall)
    with other.drafts._db.write() as conn:
        journal.receive(conn, pulled)
    assert mapping_of(other).run() == 0
    assert other.intake.load_accepted(view.stream).code == view.code
    other.close()


def test_a_sync_brings_the_serials_and_the_code_goes_to_the_server(joined):
    """The whole way: first day, cable out before the first lease, cable in."""
    clerk = joined.people.sign_in("100001", PASSWORD)
    joined.syncing.cut_cable()
    view = joined.accept(101, who=clerk)
    assert not view.is_official
    joined.syncing.mend_cable()
    joined.syncing.sync_now(Job())
    mapped = joined.intake.load_accepted(view.stream)
    assert mapped.code == "H48.16-261123-0001"
    joined.syncing.sync_now(Job())
    held = joined.syncing.on_server(view.stream)
    assert (held.entries, held.confirmed) == (3, True)
    assert {line.sync for line in joined.lookup.sheet(view.stream, clerk).history} == {"sent"}


def test_yesterdays_dossier_is_mapped_next_morning(joined, wall):
    clerk = joined.people.sign_in("100001", PASSWORD)
    joined.syncing.cut_cable()
    view = joined.accept(101, who=clerk)
    wall.now += timedelta(days=1)
    joined.syncing.mend_cable()
    joined.syncing.sync_now(Job())
    assert joined.intake.load_accepted(view.stream).code == "H48.16-261123-0001"


def test_a_lost_lease_day_asks_before_it_gives_a_provisional_code(desk, wall):
    wall.now += timedelta(days=30)
    draft = desk.fill(desk.draft(101))
    with pytest.raises(ClockInDoubtError):
        desk.intake.accept(draft.id, LAN)
    view = desk.intake.accept(draft.id, LAN, clock_answer="confirmed")
    assert view.code.startswith("TM05-2612")
    assert desk.accept(101).code.endswith("-002")  # the day was called right: asked once
