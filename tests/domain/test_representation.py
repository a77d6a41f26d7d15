"""Who may hand in for the owner (R20, correction 3, situation 4)."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.draft import IdentityKind, Person
from counter_app.domain.procedure import Case, Need, Representation, RepresentationRule
from counter_app.domain.representation import (
    form_of_address,
    is_minor,
    needs_authorisation,
    representation,
    representation_problem,
)
from tests.domain.checklist_samples import DAY, OWNER, SUBMITTER, draft, paper, procedure

RELATIVES = ("cha", "mẹ", "vợ", "chồng", "con")
SENTENCE = "Không được ủy quyền; {ông/bà} cần tự nộp."


def asked(rule, **changes):
    sentence = {"sentence": SENTENCE, "sentence_en": "Not delegable."}
    return procedure(representation=(RepresentationRule(rule=rule, **sentence, **changes),))


def by(relation="", **changes):
    return draft(submitter=SUBMITTER, relation=relation, **changes)


def test_R20_the_owner_needs_no_authorisation():
    for rule in Representation:
        assert representation_problem(asked(rule), draft()) is None
        assert not needs_authorisation(asked(rule), draft())


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (Representation.FREE_PAPER, "giấy giới thiệu"),
        (Representation.CERTIFIED_PAPER, "chứng thực"),
    ],
)
def test_R20_another_person_brings_an_authorisation(rule, word):
    problem = representation_problem(asked(rule), by())
    assert (problem.code, problem.rule) == ("authorisation_missing", "R20")
    assert problem.where == "intake_authorisationCheck"
    assert word in problem.vi
    assert representation_problem(asked(rule), by(authorisation=True)) is None


def test_R20_no_paper_where_the_law_asks_for_none():
    free = asked(Representation.NO_PAPER)
    assert not needs_authorisation(free, by())
    assert representation_problem(free, by()) is None


@pytest.mark.parametrize("relation", ["con", "Con", " mẹ ", "mẹ"])
def test_R20_a_relative_needs_no_paper(relation):
    rule = asked(Representation.CERTIFIED_PAPER, relatives_without_paper=RELATIVES)
    assert not needs_authorisation(rule, by(relation))
    assert representation_problem(rule, by(relation)) is None


@pytest.mark.parametrize("relation", ["", "me", "con dâu", "nhân viên"])
def test_R20_others_do(relation):
    rule = asked(Representation.CERTIFIED_PAPER, relatives_without_paper=RELATIVES)
    assert needs_authorisation(rule, by(relation))


def test_R20_some_procedures_are_not_delegable_even_with_a_paper():
    problem = representation_problem(asked(Representation.NOT_ALLOWED), by(authorisation=True))
    assert (problem.code, problem.where) == ("not_delegable", "intake_proxyCheck")
    assert problem.vi == "Không được ủy quyền; bà cần tự nộp."
    assert problem.en == "Not delegable."


def test_R20_a_parent_acts_for_a_minor_and_only_for_a_minor():
    rule = asked(Representation.NOT_ALLOWED, for_minor=("cha", "mẹ"))
    child = replace(OWNER, birth_on=date(2008, 11, 24))
    assert representation_problem(rule, by("mẹ", owner=child), DAY) is None
    assert representation_problem(rule, by("mẹ", owner=child), date(2026, 11, 24)) is not None
    assert representation_problem(rule, by("chị", owner=child), DAY) is not None
    assert representation_problem(rule, by("mẹ"), DAY) is not None


def test_R20_the_rule_of_the_case_goes_before_the_general_one():
    two = procedure(
        cases=(Case(id="so-1", name="Số 1"), Case(id="so-2", name="Số 2")),
        representation=(
            RepresentationRule(rule=Representation.NO_PAPER),
            RepresentationRule(rule=Representation.NOT_ALLOWED, case="so-2", sentence=SENTENCE),
        ),
    )
    assert representation(two, by(case="so-1")) is Representation.NO_PAPER
    assert representation(two, by(case="so-2")) is Representation.NOT_ALLOWED


def test_R20_where_the_authorisation_is_on_the_list_the_list_asks_for_it():
    listed = replace(
        asked(Representation.FREE_PAPER),
        papers=(paper(1, need=Need.IF_ANY, authorisation=True),),
    )
    assert needs_authorisation(listed, by())
    assert representation_problem(listed, by()) is None


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person(sex="Nam"), "ông"),
        (Person(sex="Nữ"), "bà"),
        (Person(id_number="051188001234"), "bà"),
        (Person(id_number="051088001234"), "ông"),
        (Person(id_number="0511"), "ông/bà"),
        (Person(identity_kind=IdentityKind.PASSPORT, id_number="M12345678"), "ông/bà"),
        (Person(identity_kind=IdentityKind.PASSPORT, id_number="051188001234"), "ông/bà"),
    ],
)
def test_how_the_owner_is_addressed(person, expected):
    assert form_of_address(person) == expected


def test_an_unknown_birthday_is_no_minor():
    assert not is_minor(Person(), DAY)
    assert is_minor(Person(birth_on=date(2008, 11, 24)), DAY)
    assert not is_minor(Person(birth_on=date(2008, 11, 23)), DAY)
