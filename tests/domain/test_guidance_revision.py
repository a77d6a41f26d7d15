"""The centre's own word on what it does not receive: dated, in order, whole; R04."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from counter_app.domain import streams
from counter_app.domain.guidance import LONGEST, NotReceived
from counter_app.domain.guidance_revision import (
    MatterRevised,
    MatterState,
    complaints,
    evolve,
    fits,
    stream_of,
)
from counter_app.domain.succession import successive

NOTARY = NotReceived(
    alias=971,
    name="Công chứng hợp đồng",
    field="Công chứng",
    go_to="Phòng công chứng số 1",
    address="Đường Phan Bội Châu",
    phone="0255 3000 101",
    hours="07:00–11:30",
    source="Luật Công chứng",
    checked_on=date(2026, 11, 21),
)


def revised(matter=NOTARY, revision=1):
    return MatterRevised(
        matter=matter,
        revision=revision,
        by_name="Lê Văn Quang",
        revised_at=datetime(2026, 12, 21, 2, tzinfo=UTC),
    )


def empty():
    return streams.initial(stream_of(NOTARY.alias))


def test_R04_the_second_of_two_authors_who_saw_the_same_is_refused():
    state = evolve(empty(), revised())
    assert fits(empty(), revised()) is None
    assert fits(state, revised()).code == "matter_changed_meanwhile"
    assert fits(state, revised(revision=2)) is None


@pytest.mark.parametrize("stream", ["matter/972", "matter/abc", "matter/0971", "matter/"])
def test_R04_a_revision_belongs_to_its_own_stream(stream):
    assert fits(streams.initial(stream), revised()).code == "matter_alias"


@pytest.mark.parametrize("field", ["name", "field", "go_to", "address", "phone", "hours", "source"])
@pytest.mark.parametrize("text", ["", " ", "x" * (LONGEST + 1)], ids=["empty", "blank", "long"])
def test_R04_nothing_is_left_out_or_endless(field, text):
    odd = replace(NOTARY, **{field: text})
    assert [name for name, _ in complaints(odd)] == [field]
    refusal = fits(MatterState(alias="971"), revised(odd))
    assert (refusal.code, refusal.rule, refusal.where) == ("matter_field", "R04", field)


def test_R04_the_later_version_holds_from_its_day_and_the_one_before_until_the_eve():
    moved = replace(NOTARY, address="12 Hùng Vương", valid_from=date(2027, 1, 1))
    first, second = successive((NOTARY, moved))
    assert (first.address, first.valid_to) == (NOTARY.address, date(2026, 12, 31))
    assert second == moved
