"""Guards of the dossier stream: what may follow what, by rule number."""

from dataclasses import replace

import msgspec
import pytest

from counter_app.domain.dossier import bodies, changes, life, state
from counter_app.domain.draft import PageImage, PayMethod, Presence, Quality, Verdict
from counter_app.domain.entry import GENESIS, Entry, sha256_text, write_body
from counter_app.domain.kinds import BODY_TYPES, BodyInvalidError, UnknownKind, is_fact, read_body
from tests.domain.dossier_samples import AT, accepted, fee_refunded, fee_taken, paper

EMPTY = state.DossierState(id="d1")


def entry_of(body, **fields):
    text = write_body(body, "00" * 16)
    return replace(
        Entry(
            id="e1",
            node="n1",
            node_seq=1,
            act="a1",
            stream="dossier/d1",
            scope="H48.05",
            kind=body.KIND,
            kind_version=body.VERSION,
            at=AT,
            clock_offset_ms=0,
            actor="staff-1",
            body_sha=sha256_text(text),
            prev=GENESIS,
            body=text,
        ),
        **fields,
    )


def after(*bodies_):
    folded = EMPTY
    for body in bodies_:
        folded = life.evolve(folded, entry_of(body), body)
    return folded


def test_R12_one_acceptance_per_dossier():
    assert life.fits(EMPTY, accepted()) is None
    again = life.fits(after(accepted()), accepted())
    assert again.code == "already_accepted"
    assert again.rule == "R12"


def test_R09_never_with_a_mandatory_paper_missing():
    body = accepted(papers=(paper(1), paper(2, name="Bản vẽ", presence=Presence.ABSENT)))
    refusal = life.fits(EMPTY, body)
    assert refusal.rule == "R09"
    assert "Bản vẽ" in refusal.vi
    assert refusal.where == "paper:2"


@pytest.mark.parametrize("verdict", [Verdict.OPEN, Verdict.REVIEW, Verdict.INVALID])
def test_R09_a_paper_not_judged_valid_is_missing(verdict):
    assert life.fits(EMPTY, accepted(papers=(paper(1, verdict=verdict),))).rule == "R09"


def test_R09_one_of_a_group_is_enough():
    group = (
        paper(1, one_of="đất", presence=Presence.ABSENT, verdict=Verdict.OPEN),
        paper(2, one_of="đất"),
    )
    assert life.fits(EMPTY, accepted(papers=group)) is None
    none_there = tuple(replace(p, presence=Presence.ABSENT) for p in group)
    assert life.fits(EMPTY, accepted(papers=none_there)).rule == "R09"


def test_R11_a_paper_not_yet_digitised_counts_as_there():
    body = accepted(papers=(paper(1, presence=Presence.NOT_DIGITISED, pages_stated=280),))
    assert life.fits(EMPTY, body) is None


@pytest.mark.parametrize(
    "body",
    [
        bodies.Printed(form="receipt", copy="give", copy_no=0),
        fee_taken(),
        bodies.Corrected(field="note", old="", new="x", reason="r", by_name="b"),
        bodies.Voided(code_typed="H48.05-261123-0001", reason="r", by_name="b"),
    ],
    ids=lambda b: b.KIND,
)
def test_nothing_before_acceptance(body):
    assert life.fits(EMPTY, body).code == "not_accepted"


def test_R75_fee_is_taken_once_and_never_more_than_due():
    held = after(accepted())
    assert life.fits(held, fee_taken()) is None
    assert life.fits(held, fee_taken(amount=150_001)).rule == "R75"
    assert life.fits(held, fee_taken(amount=0, given=0, change=0)).rule == "R75"
    assert life.fits(after(accepted(), fee_taken()), fee_taken()).rule == "R75"
    assert life.fits(held, fee_taken(given=100_000, change=0)).code == "change_wrong"


def test_R22_a_correction_keeps_both_values_and_needs_a_reason():
    body = bodies.Corrected(
        field="owner.name",
        old="Nguyễn Thị Hồng Hạnh",
        new="Nguyễn Thị Hồng Hanh",
        reason="gõ nhầm",
        by_name="Hoa",
    )
    held = after(accepted())
    assert life.fits(held, body) is None
    changed = after(accepted(), body)
    assert changed.accepted.owner.name == "Nguyễn Thị Hồng Hanh"
    assert changed.corrections == (body,)
    assert life.fits(held, replace(body, reason=" ")).code == "reason"
    assert life.fits(changed, body).code == "changed_meanwhile"
    assert life.fits(held, replace(body, field="code.code")).rule == "R22"


def test_every_correctable_field_exists():
    from counter_app.domain.draft import Organisation, Person

    whole = accepted(organisation=Organisation(name="A"), submitter=Person(name="B"))
    for field in state.CORRECTABLE:
        old = state.field_value(whole, field)
        body = bodies.Corrected(field=field, old=old, new="mới", reason="r", by_name="b")
        assert life.fits(after(whole), body) is None
        assert state.field_value(after(whole, body).accepted, field) == "mới"


def test_void_asks_for_the_code_and_keeps_it():
    held = after(accepted())
    void = bodies.Voided(code_typed="H48.05-261123-0001", reason="nhầm người", by_name="Hoa")
    assert life.fits(held, void) is None
    assert life.fits(held, replace(void, code_typed="H48.05-261123-0002")).code == "code_differs"
    assert life.fits(held, replace(void, code_typed="")).code == "code_differs"
    voided = after(accepted(), void)
    assert voided.code == "H48.05-261123-0001"
    assert life.fits(voided, void).code == "voided"
    assert life.fits(voided, fee_taken()).code == "voided"


def test_money_taken_must_go_back_before_voiding():
    void = bodies.Voided(code_typed="H48.05-261123-0001", reason="nhầm", by_name="Hoa")
    paid = after(accepted(), fee_taken())
    refusal = life.fits(paid, void)
    assert (refusal.code, "150.000" in refusal.vi) == ("fee_taken", True)
    given_back = after(accepted(), fee_taken(), fee_refunded())
    assert (given_back.taken_dong, given_back.refunded_dong) == (0, 150_000)
    assert life.fits(given_back, void) is None


def test_R75_what_goes_back_is_all_that_was_taken_once_and_in_hand():
    paid = after(accepted(), fee_taken())
    assert life.fits(paid, fee_refunded(149_999)).code == "refund_differs"
    assert life.fits(paid, fee_refunded(150_001)).code == "refund_differs"
    assert life.fits(after(accepted()), fee_refunded(0)).code == "refund_differs"
    assert life.fits(after(accepted(), fee_taken(), fee_refunded()), fee_refunded()) is not None
    assert life.fits(paid, fee_refunded(method=PayMethod.LATER)).code == "refund_not_made"
    assert is_fact("fee_refunded"), "money that moved is never refused"


def test_R22_voiding_with_money_is_one_act_of_two_entries():
    now = AT
    said = {"code": " H48.05-261123-0001 ", "reason": "nhầm", "counter": "05", "by_name": "Hoa"}
    (alone,) = changes.voiding(None, now=now, **said)
    assert alone.code_typed == "H48.05-261123-0001"
    refund = changes.Refund(amount_dong=150_000, method=PayMethod.TRANSFER)
    back, voided = changes.voiding(refund, now=now, **said)
    assert (back.amount_dong, back.method, back.counter) == (150_000, PayMethod.TRANSFER, "05")
    assert (back.refunded_at, voided) == (now, alone)


def test_a_provisional_code_is_mapped_once_and_both_stay():
    provisional = replace(accepted().code, code="TM05-261123-001", official=False)
    held = after(accepted(code=provisional))
    mapped = bodies.CodeMapped(
        provisional="TM05-261123-001", official="H48.05-261123-0009", source="upstream"
    )
    assert life.fits(held, mapped) is None
    known = after(accepted(code=provisional), mapped)
    assert (known.code, known.provisional_code) == ("H48.05-261123-0009", "TM05-261123-001")
    assert life.fits(known, mapped).code == "code_known"


def test_a_dispute_is_settled_once():
    disputed = bodies.Disputed(entry="e9", reason_vi="x", reason_en="x")
    held = after(accepted(), disputed)
    settle = bodies.Settled(entry="e9", outcome="set_aside", note="", by_name="Hoa")
    assert held.open_disputes == ("e9",)
    assert life.fits(held, settle) is None
    assert life.fits(after(accepted(), disputed, settle), settle).code == "not_disputed"


def test_facts_and_claims_are_declared():
    assert is_fact("accepted")
    assert is_fact("fee_taken")
    assert not is_fact("voided")
    assert not is_fact("corrected")
    with pytest.raises(UnknownKind):
        is_fact("from_the_future")


@pytest.mark.parametrize("body", [accepted(), fee_taken()], ids=lambda b: b.KIND)
def test_bodies_survive_their_json(body):
    assert read_body(entry_of(body)) == body


def test_every_kind_round_trips_its_schema():
    for kind, body_type in BODY_TYPES.items():
        assert kind == body_type.KIND
        assert isinstance(msgspec.json.schema(body_type), dict)


def test_a_newer_version_is_unknown_and_a_wrong_shape_is_refused():
    entry = entry_of(accepted())
    with pytest.raises(UnknownKind):
        read_body(replace(entry, kind_version=2))
    with pytest.raises(BodyInvalidError):
        read_body(replace(entry, body='{"salt": "x"}'))


def test_a_body_holds_no_floats():
    with pytest.raises(ValueError, match="float"):
        write_body(fee_taken(amount=1.5), "00")


def test_the_hash_covers_the_header_and_not_the_servers_words():
    entry = entry_of(accepted())
    assert replace(entry, position=7, refused="x", body=None).hash == entry.hash
    for field, value in (("node_seq", 2), ("actor", "x"), ("kind", "x"), ("prev", "f" * 64)):
        assert replace(entry, **{field: value}).hash != entry.hash


def test_R11_a_paper_is_said_to_be_whole_only_when_it_is_there_with_a_page():
    waiting = paper(2, presence=Presence.NOT_DIGITISED)
    held = after(accepted(papers=(paper(1), waiting)))
    said = bodies.PaperDigitised(paper=2, pages=1, by_name="Hoa")
    assert life.fits(held, said).code == "no_page_yet"
    assert life.fits(held, replace(said, paper=9)).code == "paper_unknown"
    filed = bodies.PagesFiled(pages=(page_of(2),), by_name="Hoa")
    assert life.fits(after(accepted(papers=(paper(1), waiting)), filed), said) is None


def test_bodies_of_before_know_nothing_of_papers_from_abroad():
    text = msgspec.json.decode(write_body(accepted(papers=(paper(1),)), "00" * 16))
    for name in ("from_abroad", "translated", "legalisation"):
        del text["papers"][0][name]
    entry = replace(entry_of(accepted()), body=msgspec.json.encode(text).decode())
    assert read_body(entry).papers[0] == paper(1)


def page_of(number):
    image = PageImage(
        blob="ab" * 32, media_type="image/jpeg", size=1, width=1, height=1, dpi=300, tool="t"
    )
    return bodies.FiledPage(
        paper=number, order=1, image=image, turn=0, quality=Quality(), scanned_at=AT
    )
