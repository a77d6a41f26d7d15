"""Drafts: one empty one at most, never lost, gone only once accepted."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.draft import Organisation, PayMethod, Person, ReturnChannel
from counter_app.domain.staff import Role
from counter_app.errors.desk import DraftGoneError
from counter_app.store import drafts
from tests.services.playing import HOA, KHOA, open_counter


def test_an_untouched_draft_is_used_again(desk):
    first = desk.drafts.open(HOA).draft
    assert desk.drafts.open(HOA).draft.id == first.id
    desk.drafts.save(replace(first, note="x", revision=first.revision + 1))
    assert desk.drafts.open(HOA).draft.id != first.id


def test_the_same_person_goes_on_without_typing(desk):
    firm = Organisation(name="Hợp tác xã vận tải Sông Trà", tax_code="4300123458")
    submitter = Person(name="Lê Văn Tài", id_number="051080001111")
    draft = desk.draft(
        101,
        organisation=firm,
        submitter=submitter,
        relation="nhân viên",
        return_channel=ReturnChannel.POST,
        return_address="12 Hùng Vương",
    )
    following = desk.drafts.open(HOA, same_person_as=draft).draft
    assert following.id != draft.id
    assert (following.owner, following.organisation, following.submitter) == (KHOA, firm, submitter)
    assert (following.relation, following.return_address) == ("nhân viên", "12 Hùng Vương")
    assert (following.procedure, following.placements) == ("", ())


def test_resume_brings_back_what_was_last_worked_on(desk, desk_root, wall):
    assert desk.drafts.resume() is None
    desk.drafts.open(HOA)
    assert desk.drafts.resume() is None  # nothing in it
    older = desk.draft(401)
    newer = replace(desk.draft(101), focus="intake_phoneEdit")
    desk.drafts.save(newer)
    desk.close()
    again = open_counter(desk_root, wall)
    view = again.drafts.resume().view
    assert view.draft == again.intake.under_list(replace(view, draft=newer)).draft
    again.drafts.abandon(newer.id)
    assert again.drafts.resume().view.draft.id == older.id
    again.close()


def test_resume_brings_back_a_dossier_whose_money_or_paper_is_outstanding(desk, desk_root, wall):
    older = desk.draft(401)
    accepted = desk.accept(101)
    desk.close()
    again = open_counter(desk_root, wall)
    held = again.drafts.resume()
    assert held.accepted == accepted
    assert held.waits_for_paper
    assert held.view.draft.owner == KHOA
    assert len(held.view.pages) == len(held.view.draft.placements) == accepted.pages > 0
    filed = [page.paper for page in again.state(accepted.stream).pages]
    assert [one.paper for one in held.view.draft.placements] == filed
    again.print_plainly(accepted.stream)
    held = again.drafts.resume()
    assert held.accepted.outstanding_dong == 150_000
    assert not held.waits_for_paper
    again.payment.take(accepted.stream, PayMethod.CASH, None, HOA)
    assert again.drafts.resume().view.draft.id == older.id  # it is finished
    again.close()


@pytest.mark.parametrize("what", ["next citizen", "next day", "voided"])
def test_resume_leaves_a_dossier_that_nobody_stands_before(desk, wall, what):
    accepted = desk.accept(101)
    if what == "next citizen":
        desk.drafts.open(HOA)
    elif what == "next day":
        wall.set(7, day=date(2026, 11, 24))
    else:
        desk.amending.void(accepted.stream, accepted.code, "Công dân rút lại hồ sơ", HOA)
    assert desk.drafts.resume() is None


def test_abandoning_can_be_undone_with_all_pages(desk):
    draft = desk.draft(101)
    desk.scan(draft.id, 2)
    desk.drafts.abandon(draft.id)
    assert desk.drafts.resume() is None
    with pytest.raises(DraftGoneError):
        desk.drafts.save(draft)
    with pytest.raises(DraftGoneError):
        desk.drafts.load(draft.id)
    desk.drafts.restore(draft.id)
    assert len(desk.drafts.load(draft.id).pages) == 2


def test_an_accepted_draft_takes_no_late_save(desk):
    draft = desk.fill(desk.draft(101))
    desk.intake.accept(draft.id, HOA)
    for late in (desk.drafts.save, lambda one: desk.drafts.abandon(one.id)):
        with pytest.raises(DraftGoneError):
            late(draft)
    with pytest.raises(DraftGoneError):
        desk.drafts.restore(draft.id)


def test_drafts_are_found_by_name_and_number(desk):
    draft = desk.draft(101)
    for text in ("nguyen khoa", "051087"):
        assert [one.id for one in desk.drafts.matching(text)] == [draft.id]
    firm = Organisation(name="Hợp tác xã vận tải Sông Trà", tax_code="4300123458")
    of_firm = desk.draft(101, organisation=firm)
    (found,) = desk.drafts.matching("song tra")
    assert (found.id, found.owner_name) == (of_firm.id, firm.name)
    assert desk.drafts.matching("") == ()
    assert desk.drafts.matching("lan") == ()


@pytest.mark.parametrize("is_reopened", [True, False])
def test_R02_a_draft_goes_on_when_the_published_list_changes_under_it(desk, is_reopened):
    """The list is turned round while the draft lies there, or stands on screen."""
    draft = desk.fill(desk.draft(402))
    before = desk.catalogue.procedure(draft.procedure)
    papers = tuple(replace(one, number=at) for at, one in enumerate(reversed(before.papers), 1))
    desk.procedures.revise(
        [replace(before, papers=papers)],
        valid_from=desk.procedures.today(),
        document="QĐ 1",
        who=replace(HOA, roles=(Role.SUPERVISOR,)),
    )
    names = {one.number: one.name for one in before.papers}
    wanted = {one.page: names[one.paper] for one in draft.placements}
    if is_reopened:
        draft = desk.drafts.load(draft.id).draft
        names = {one.number: one.name for one in papers}
        assert {one.page: names[one.paper] for one in draft.placements} == wanted
    desk.drafts.save(draft)  # not opened again, the screen knows nothing of the new list yet
    blobs = {page.image.blob: page.id for page in held(desk, draft)}
    state = desk.state(desk.intake.accept(draft.id, HOA).stream)
    names = {one.number: one.name for one in state.accepted.papers}
    assert names[1] == before.papers[-1].name
    assert {blobs[page.image.blob]: names[page.paper] for page in state.pages} == wanted


def held(desk, draft):
    """The pages on disk, with nothing brought up to date."""
    with desk.drafts._db.read() as conn:
        return drafts.load(conn, draft.id).pages
