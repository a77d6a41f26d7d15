"""The end before acceptance: who handed in gives up, or never comes back (R13, R22)."""

from dataclasses import replace

import pytest

from counter_app.domain.dossier.entries.answers import IntakeClosed
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Verdict
from counter_app.domain.staff import Role
from counter_app.errors.desk import DossierNotFoundError, DraftGoneError, GestureRefusedError
from counter_app.services.answer_sheet import Supplement
from tests.services.living import take
from tests.services.playing import HOA, KHOA, LAN

SUPERVISOR = replace(HOA, roles=(Role.SUPERVISOR,))
WISH = {"reason": "Không còn nhu cầu"}
CALLED = {"contact": "Gọi 0905 123 456 ngày 10/12: không làm nữa", "reason": "Không bổ sung"}


@pytest.fixture
def waiting(desk):
    """Asked for a supplement: the citizen went home with mẫu 02."""
    draft = desk.fill(desk.draft(101), leave_out={3})
    begun = desk.answers.start(desk.drafts.load(draft.id), HOA)
    issued = desk.answers.issue(draft.id, Supplement(lacks=begun.lacks, reason=begun.reason), HOA)
    return issued.stream


def kinds(desk, stream, who=HOA):
    return [step.kind for step in desk.life.steps(stream, who)]


def test_R22_it_ends_at_the_applicants_wish_and_the_lists_are_rid_of_it(desk, waiting):
    number = desk.state(waiting).supplements[0].number
    form = desk.life.form(waiting, "intake_withdrawn", HOA)
    assert (form.code, form.owner_name) == ("", KHOA.name)
    assert (form.has_paper, form.no_form_in) == (False, ""), "nothing was taken in: no receipt"
    (asked_by, reason) = form.fields
    assert (asked_by.start, reason.name) == (KHOA.name, "reason")
    with pytest.raises(GestureRefusedError):
        take(desk, waiting, "intake_withdrawn", reason="")
    taken = take(desk, waiting, "intake_withdrawn", **WISH)
    assert not taken.has_paper
    state = desk.state(waiting)
    assert state.status is Status.INTAKE_WITHDRAWN
    ended = state.intake_ended
    assert (ended.asked_by, ended.reason, ended.by_name) == (KHOA.name, WISH["reason"], HOA.name)
    assert desk.waiting.waiting_for((KHOA.id_number,)) == ()
    assert desk.waiting.matching(number) == ()
    assert [one.stream for one in desk.waiting.ended(number)] == [waiting]
    assert [item for item in desk.attention.items() if item.stream == waiting] == []
    assert kinds(desk, waiting) == ["citizen_told"]
    with pytest.raises(GestureRefusedError):
        desk.waiting.reopen(waiting, HOA)


def test_the_journal_keeps_all_and_shows_it(desk, waiting):
    before = desk.kinds(waiting)
    take(desk, waiting, "intake_withdrawn", **WISH)
    assert desk.kinds(waiting) == [*before, "intake_withdrawn"]
    sheet = desk.lookup.answered(waiting, HOA)
    assert sheet.history[-1].title_vi == "Rút hồ sơ chưa tiếp nhận: Không còn nhu cầu"
    assert sheet.file.draft.owner == KHOA
    with pytest.raises(DossierNotFoundError):
        desk.lookup.sheet(waiting, HOA)
    with pytest.raises(DossierNotFoundError):
        desk.lookup.answered(desk.accept(402).stream, HOA)


def test_R23_a_colleagues_look_is_on_record_once(desk, waiting):
    desk.lookup.answered(waiting, HOA)
    assert "viewed" not in desk.kinds(waiting)
    desk.lookup.answered(waiting, LAN)
    desk.lookup.answered(waiting, LAN)
    assert desk.kinds(waiting).count("viewed") == 1


def test_a_draft_of_it_that_is_open_here_goes_with_it(desk, waiting):
    draft_id = desk.waiting.reopen(waiting, HOA)
    assert desk.drafts.is_open(draft_id)
    take(desk, waiting, "intake_withdrawn", **WISH)
    assert not desk.drafts.is_open(draft_id)
    with pytest.raises(DraftGoneError):
        desk.drafts.load(draft_id)


def test_closing_is_the_supervisors_and_says_how_the_applicant_was_asked(desk, waiting):
    assert "intake_closed" not in kinds(desk, waiting)
    with pytest.raises(GestureRefusedError):
        take(desk, waiting, "intake_closed", **CALLED)
    assert "intake_closed" in kinds(desk, waiting, SUPERVISOR)
    with pytest.raises(GestureRefusedError):
        take(desk, waiting, "intake_closed", SUPERVISOR, reason="Không bổ sung")
    take(desk, waiting, "intake_closed", SUPERVISOR, **CALLED)
    state = desk.state(waiting)
    assert state.status is Status.INTAKE_CLOSED
    assert isinstance(state.intake_ended, IntakeClosed)
    assert desk.waiting.waiting_for((KHOA.id_number,)) == ()
    about = desk.life.form(waiting, "citizen_told", SUPERVISOR).fields[0]
    assert "intake_closed" in {option.value for option in about.options}


def test_ND118_5_what_was_scanned_serves_the_next_dossier(desk, waiting):
    take(desk, waiting, "intake_withdrawn", **WISH)
    before = desk.state(waiting)
    assert before.pages
    assert desk.waiting.may_begin_anew(before, HOA)
    begun = desk.drafts.load(desk.waiting.begin_anew(waiting, HOA))
    assert (begun.draft.owner, begun.draft.procedure) == (KHOA, before.file.procedure.code)
    shown = desk.intake.view(begun, HOA)
    assert {line.number for line in shown.lines if line.is_here} == {p.paper for p in before.pages}
    assert not any(line.verdict is Verdict.VALID for line in shown.lines), "judged afresh"
    draft = desk.fill(begun.draft)
    view = desk.intake.accept(draft.id, HOA)
    after = desk.state(view.stream)
    assert {page.image.blob for page in before.pages} <= {page.image.blob for page in after.pages}
    assert desk.state(waiting) == before, "the one given up stays as it was"


def test_a_slip_of_it_is_printed_again_all_the_same(desk, waiting):
    entry = next(one.id for one in desk.entries(waiting) if one.kind == "supplement_asked")
    desk.printing.issue(waiting, entry, HOA)
    take(desk, waiting, "intake_withdrawn", **WISH)
    (paper,) = desk.papers.on_record(waiting).papers
    outcome = desk.printing.reprint(waiting, paper.name, "give", "rơi mất", HOA)
    assert outcome.problem is None
