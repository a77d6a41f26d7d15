"""Ranking procedures by what was typed."""

from dataclasses import replace

import pytest

from counter_app.domain.catalogue_search import rank, searchable
from tests.domain.checklist_samples import procedure

AGENCIES = {"H48.16": ("Sở Xây dựng", "Sở XD")}


def ready(alias, name, **changes):
    made = replace(procedure(), alias=alias, code=f"1.{alias}", name=name, **changes)
    return searchable(made, AGENCIES)


def found(text, *candidates):
    return [procedure.alias for procedure in rank(text, candidates)]


def test_a_whole_word_goes_before_a_longer_one():
    assert found("phim", ready(101, "Giấy phimo"), ready(102, "Giấy phim")) == [102, 101]


def test_the_place_of_a_word_decides():
    by_agency = ready(101, "Một", field="Hai")
    by_field = ready(102, "Một", field="Xây nhà")
    by_name = ready(103, "Giấy xây nhà", field="Hai")
    by_keyword = ready(104, "Một", field="Hai", keywords=("phép xây",))
    assert found("xây", by_agency, by_field, by_name, by_keyword) == [104, 103, 102, 101]


def test_a_name_that_begins_so_goes_first():
    inside = ready(101, "Cấp lại giấy phép", keywords=("lại giấy phép",))
    opening = ready(102, "Giấy phép mới")
    assert found("giấy phép", inside, opening) == [102, 101]


def test_an_exact_number_goes_before_a_beginning():
    assert found("10", ready(101, "A"), ready(10, "B"), ready(210, "C")) == [10, 101]


def test_equals_come_by_alias():
    assert found("thu", ready(300, "Thủ tục"), ready(200, "Thủ tục")) == [200, 300]


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_is_everything(text):
    assert found(text, ready(300, "B"), ready(200, "A")) == [200, 300]


@pytest.mark.parametrize("text", ["q", "---", "thủ q", "1.9", "%"])
def test_what_is_nowhere_finds_nothing(text):
    assert found(text, ready(101, "Thủ tục")) == []
