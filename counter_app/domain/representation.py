"""Who may hand in for the owner, and with what paper (R20 with correction 3)."""

from __future__ import annotations

from datetime import date

from counter_app.domain.draft import Draft, IdentityKind, Person
from counter_app.domain.identity import personal_id_sex
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import Procedure, Representation, RepresentationRule
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import fold, nfc

FULL_AGE = 18
ADDRESS = "{ông/bà}"  # in a rule's sentence: how the owner is addressed


def rule_for(procedure: Procedure, case: str) -> RepresentationRule:
    """The rule of `case`, else the one for all cases. A free paper is asked where none is given."""
    general = RepresentationRule(rule=Representation.FREE_PAPER)
    for rule in procedure.representation:
        if rule.case is not None and rule.case == case:
            return rule
        if rule.case is None:
            general = rule
    return general


def representation(
    procedure: Procedure, draft: Draft, day: date | None = None
) -> Representation | None:
    """What holds for the person who hands in; None when it is the owner.

    A relative named by the rule needs no paper; a parent may act for a minor where the rule says
    so. `day` (None: the day the draft was opened) decides the owner's age.
    """
    if draft.submitter is None:
        return None
    rule = rule_for(procedure, draft.case)
    relation = _key(draft.relation)
    if relation and relation in {_key(name) for name in rule.relatives_without_paper}:
        return Representation.NO_PAPER
    on = day or local_day(draft.opened_at)
    is_guardian = bool(relation) and relation in {_key(name) for name in rule.for_minor}
    if is_guardian and is_minor(draft.owner, on):
        return Representation.NO_PAPER
    return rule.rule


def needs_authorisation(procedure: Procedure, draft: Draft, day: date | None = None) -> bool:
    """Whether an authorisation paper is asked of the person who hands in (R20)."""
    return representation(procedure, draft, day) in {
        Representation.FREE_PAPER,
        Representation.CERTIFIED_PAPER,
    }


def representation_problem(
    procedure: Procedure, draft: Draft, day: date | None = None
) -> Refusal | None:
    """Why this person may not hand in for the owner, None when he may.

    Where the published list has the authorisation as a paper of its own, the checklist asks for it;
    elsewhere the clerk's tick that it is there is what counts.
    """
    found = representation(procedure, draft, day)
    if found is Representation.NOT_ALLOWED:
        rule = rule_for(procedure, draft.case)
        return Refusal(
            code="not_delegable",
            vi=rule.sentence.replace(ADDRESS, form_of_address(draft.owner)),
            en=rule.sentence_en,
            rule="R20",
            where="intake_proxyCheck",
        )
    is_listed = any(paper.authorisation for paper in procedure.papers)
    if is_listed or draft.authorisation or not needs_authorisation(procedure, draft, day):
        return None
    if found is Representation.CERTIFIED_PAPER:
        return Refusal(
            code="authorisation_missing",
            vi="Người nộp hồ sơ không phải chủ hồ sơ: cần văn bản ủy quyền có công chứng hoặc "
            "chứng thực.",
            en="Somebody else hands in: an authorisation certified by a notary or a People's "
            "Committee is needed.",
            rule="R20",
            where="intake_authorisationCheck",
        )
    return Refusal(
        code="authorisation_missing",
        vi="Người nộp hồ sơ không phải chủ hồ sơ: cần giấy ủy quyền hoặc giấy giới thiệu.",
        en="Somebody else hands in: an authorisation or a letter of introduction is needed.",
        rule="R20",
        where="intake_authorisationCheck",
    )


def is_minor(person: Person, day: date) -> bool:
    """Whether `person` is under 18 on `day`; False when the date of birth is not known."""
    born = person.birth_on
    if born is None:
        return False
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1) < FULL_AGE


def form_of_address(person: Person) -> str:
    """How `person` is addressed: "ông" or "bà" by the paper or the 12 digits, else "ông/bà"."""
    sex = person.sex
    has_number = person.identity_kind is IdentityKind.PERSONAL_ID and person.id_number.isdecimal()
    if not sex and has_number and len(person.id_number) == 12:
        sex = personal_id_sex(person.id_number)
    return {"nam": "ông", "nu": "bà"}.get(fold(sex), "ông/bà")


def _key(relation: str) -> str:
    """Relations are compared by their letters; "me" is not "mẹ" but "Mẹ " is."""
    return " ".join(nfc(relation).casefold().split())
