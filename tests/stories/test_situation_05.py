"""08:00. One man, twelve vehicles: twelve dossiers, nothing typed twice, one slip for all."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import zxingcpp
from PIL import Image

from counter_app.domain.draft import DraftPayment, Organisation, Person
from tests.services.playing import HOA, at

COOPERATIVE = Organisation(name="Hợp tác xã vận tải Sông Trà", tax_code="4300123458")
MAN = Person(name="Lê Văn Tài", id_number="051080001111", phone="0905222333")


def first_draft(desk):
    return desk.draft(
        102,
        case="xe-so-huu",
        organisation=COOPERATIVE,
        submitter=MAN,
        relation="nhân viên",
        authorisation=True,
        payment=DraftPayment(units=1),
    )


def next_draft(desk, draft):
    following = desk.drafts.open(HOA, same_person_as=draft).draft
    following = replace(following, procedure=draft.procedure, case=draft.case, authorisation=True)
    desk.drafts.save(following)
    return following


def test_twelve_codes_one_submitter_a_receipt_each_and_one_slip(desk):
    draft, views = first_draft(desk), []
    for _ in range(12):
        desk.fill(draft)
        views.append(desk.intake.accept(draft.id, HOA))
        draft = next_draft(desk, draft)
    assert [view.code[-4:] for view in views] == [f"{n:04d}" for n in range(1, 13)]
    states = [desk.state(view.stream).accepted for view in views]
    assert {one.submitter for one in states} == {MAN}
    assert {one.organisation for one in states} == {COOPERATIVE}
    assert {view.due_at for view in views} == {at(17, day=date(2026, 11, 26))}  # 2 working days
    assert desk.printing.visit(views[3].stream).streams == tuple(view.stream for view in views)
    assert desk.printing.visit_slip(views[-1].stream, HOA).printed == ("visit_slip",)
    assert len(desk.printed("slip")) == 1
    assert {job.form for job in desk.printing.waiting()} == {"receipt"}
    assert {job.code for job in desk.printing.waiting()} == {view.code for view in views}


def test_every_code_stands_on_the_slip_in_a_qr(desk):
    draft, views = first_draft(desk), []
    for _ in range(4):
        desk.fill(draft)
        views.append(desk.intake.accept(draft.id, HOA))
        draft = next_draft(desk, draft)
    png = desk.printing.slip_picture(views[0].stream, "visit_slip")
    picture = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    found = {code.text for code in zxingcpp.read_barcodes(picture)}
    assert found == {view.code for view in views}


def test_stopping_after_the_seventh_leaves_seven_accepted_and_one_draft(desk):
    draft, views = first_draft(desk), []
    for place in range(7):
        desk.fill(draft)
        views.append(desk.intake.accept(draft.id, HOA))
        desk.printing.after_acceptance(views[-1].stream, HOA, visit_goes_on=place > 0)
        draft = next_draft(desk, draft)
    assert desk.printing.print_waiting(HOA).printed == ("visit_slip",)  # he stops here
    prints = [desk.state(view.stream).prints for view in views]
    assert [[one.form for one in each][2:] for each in prints] == [
        ["slip", "visit_slip"],
        *[["visit_slip"]] * 6,
    ]
    assert len(desk.lookup.search("song tra", HOA).dossiers) == 7
    assert desk.drafts.resume().view.draft.id == draft.id
    assert desk.drafts.load(draft.id).draft.submitter == MAN


def test_R09_the_rental_contract_is_asked_only_of_those_who_rent(desk):
    owned = first_draft(desk)
    assert desk.problems(desk.fill(owned).id) == ()
    rented = replace(next_draft(desk, owned), case="xe-thue")
    desk.drafts.save(rented)
    desk.fill(rented, leave_out={3})
    assert [problem.where for problem in desk.problems(rented.id)] == ["paper:3"]


def test_or_one_dossier_for_all_twelve(desk):
    draft = replace(first_draft(desk), payment=DraftPayment(units=12))
    desk.drafts.save(draft)
    view = desk.intake.accept(desk.fill(draft).id, HOA)
    papers = desk.state(view.stream).accepted.papers
    assert [(paper.number, paper.quantity) for paper in papers] == [(1, 1), (2, 12)]
