"""07:20. Only VNeID on a phone: its code is not the card's."""

from dataclasses import replace

import pytest

from counter_app.domain.draft import Person, Provenance
from counter_app.domain.scans import CardScanned, UnknownScanned, VneidScanned, recognise
from counter_app.job import Cancelled, Job
from counter_app.services.equipment import CodeRead
from counter_app.services.scanning import PageArrived
from tests.services.playing import KHOA, make_folder, open_counter

FOREIGN = [
    "https://vneid.gov.vn/xac-thuc?t=8fJ2kQ",
    "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwNTEwODcwMDQzMjEifQ",
    "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
    '{"id":"051087004321"}',
]


@pytest.mark.parametrize("code", FOREIGN)
def test_a_phones_code_is_known_as_such_and_kept_nowhere(code):
    found = recognise(code)
    assert isinstance(found, VneidScanned)
    assert "VNeID" in found.SENTENCE.vi
    assert code not in repr(found)


@pytest.mark.parametrize("code", [*FOREIGN, "", "   ", "\x00", "123"])
def test_foreign_codes_of_a_reader_change_no_draft(desk_root, wall, code):
    """Whatever the reader says, only a card may fill fields, and that is the page's decision."""
    make_folder(desk_root, wall)
    (desk_root / "settings.toml").write_text('[[readers]]\ndriver = "virtual"\n', "utf-8")
    desk = open_counter(desk_root, wall)
    draft = desk.drafts.load(desk.draft(101).id).draft
    heard = []

    def hear(read):
        heard.append(read)
        job.stop()

    job = Job(hear)
    next(desk.equipment.readers()).give(code)
    with pytest.raises(Cancelled):
        desk.equipment.read_codes(job)
    assert [type(one) for one in heard] == [CodeRead]
    assert not isinstance(recognise(heard[0].text), CardScanned)
    assert desk.drafts.load(draft.id).draft == draft
    desk.close()


def test_a_photographed_screen_in_the_feeder_is_a_page_and_no_card(desk):
    draft = desk.draft(101, owner=Person())
    arrived = []
    desk.feeder.feed(desk.pages(1))
    desk.scanning.scan(Job(arrived.append), draft.id)
    assert [one.card for one in arrived if isinstance(one, PageArrived)] == [None]
    assert desk.drafts.load(draft.id).draft.owner == Person()


def test_R21_typed_from_the_screen_the_source_is_on_record_and_no_copy_is_asked(desk):
    shown = replace(KHOA, provenance=Provenance.VNEID_SHOWN)
    view = desk.accept(101, owner=shown)
    accepted = desk.state(view.stream).accepted
    assert accepted.owner.provenance is Provenance.VNEID_SHOWN
    assert not any("căn cước" in paper.name.lower() for paper in accepted.papers)


def test_what_nobody_knows_is_shown_safely():
    found = recognise("\u202e<b>x</b>" + "A" * 500)
    assert isinstance(found, UnknownScanned)
    assert len(found.shown) <= 80
    assert "\u202e" not in found.shown
