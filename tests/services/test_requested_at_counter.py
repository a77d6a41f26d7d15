"""The citizen returns with a mẫu 02 in the hand: the counter looks at all it named (R13, R21)."""

from dataclasses import replace

import pypdfium2
import pytest

from counter_app.domain.dossier.entries.answers import (
    OUTSIDE_LIST,
    Fault,
    Lack,
    Stage,
    SupplementAllowed,
)
from counter_app.domain.draft import DraftPaper, Placement, Presence, Verdict
from counter_app.domain.lacking import outside_list
from counter_app.errors.desk import NotAcceptableError
from counter_app.services.answer_sheet import Leave, Supplement
from tests.services.living import send, take
from tests.services.playing import HOA, KHOA, arrive, open_counter
from tests.services.test_answers import MAI

WHY = "Công trình không thuộc diện thẩm duyệt"
OUTSIDE = outside_list("Văn bản cam kết", "Nộp bản chính", "Điều 13 Nghị định X")


def ask(desk, draft_id, *more, who=HOA, leave=None):
    begun = desk.answers.start(desk.drafts.load(draft_id), who)
    answer = Supplement(lacks=(*begun.lacks, *more), reason=begun.reason)
    return desk.answers.issue(draft_id, answer, who, leave=leave)


def answered(draft, number, **fields):
    """The clerk's answer for one line, as the page gives it."""
    before = next((one for one in draft.papers if one.number == number), DraftPaper(number=number))
    others = [one for one in draft.papers if one.number != number]
    return replace(draft, papers=(*others, replace(before, touched=True, **fields)))


def words_on(pdf):
    pages = pypdfium2.PdfDocument(pdf.read_bytes())
    return " ".join(" ".join(one.get_textpage().get_text_range().split()) for one in pages)


@pytest.fixture
def optional(desk):
    """The paper of procedure 101 that its list does not demand."""
    view = desk.drafts.load(desk.draft(101).id)
    return next(one.number for one in desk.intake.view(view, HOA).lines if not one.mandatory)


@pytest.fixture
def stream(desk, optional):
    """Everything is there but that paper, which the clerk marked as missing; F8."""
    draft = desk.fill(desk.draft(101))
    desk.drafts.save(answered(draft, optional, verdict=Verdict.MISSING))
    issued = ask(desk, draft.id)
    assert [one.paper for one in desk.state(issued.stream).supplements[0].lacks] == [optional]
    return issued.stream


def back(desk, stream, who=HOA):
    return desk.drafts.load(desk.waiting.reopen(stream, who)).draft


def stopped(desk, draft, who=HOA):
    with pytest.raises(NotAcceptableError) as refused:
        desk.intake.accept(draft.id, who)
    return [(one.code, one.where) for one in refused.value.problems]


def test_R13_an_optional_paper_on_the_slip_stops_F9_until_it_is_there(desk, stream, optional):
    draft = back(desk, stream)
    assert stopped(desk, draft) == [("asked_not_brought", f"paper:{optional}")]
    assert desk.kinds(stream).count("accepted") == 0
    _, (page,) = desk.scan(draft.id, 1)
    placed = (*draft.placements, Placement(page=page.id, paper=optional))
    desk.drafts.save(replace(draft, placements=placed))
    marked = desk.intake.mark_all_valid(desk.drafts.load(draft.id))  # F7, no more
    desk.drafts.save(marked)
    desk.intake.accept(draft.id, HOA)
    kept = next(one for one in desk.state(stream).accepted.papers if one.number == optional)
    assert (kept.presence, kept.verdict, kept.not_brought) == (Presence.HERE, Verdict.VALID, "")


def test_R21_R22_who_does_not_bring_it_is_accepted_and_the_journal_says_why(desk, stream, optional):
    draft = answered(back(desk, stream), optional, not_brought=WHY)
    desk.drafts.save(draft)
    desk.intake.accept(draft.id, HOA)
    kept = next(one for one in desk.state(stream).accepted.papers if one.number == optional)
    assert (kept.presence, kept.not_brought) == (Presence.ABSENT, WHY)
    (line,) = (one for one in desk.lookup.sheet(stream, HOA).history if one.kind == "accepted")
    assert f"{optional}. {kept.name} ({WHY})" in line.title_vi
    assert f"asked for and not brought: {optional}. {kept.name}" in line.title_en


def test_R13_the_answer_outlives_a_restart(desk, desk_root, wall, stream, optional):
    desk.drafts.save(answered(back(desk, stream), optional, not_brought=WHY))
    desk.close()
    again = open_counter(desk_root, wall)
    try:
        view = again.drafts.resume().view
        shown = again.intake.view(view, HOA)
        line = next(one for one in shown.lines if one.number == optional)
        assert (line.requested.slip, line.not_brought) == ("BS05-261123-001", WHY)
        assert shown.problems == ()
        again.intake.accept(view.draft.id, HOA)
    finally:
        again.close()


def test_R21_what_lies_outside_the_list_is_scanned_and_stands_on_the_receipt(desk, optional):
    draft = desk.fill(desk.draft(101))
    stream = ask(desk, draft.id, OUTSIDE).stream
    draft = back(desk, stream)
    last = desk.intake.view(desk.drafts.load(draft.id), HOA).lines[-1]
    assert (last.name, last.requested.what) == (OUTSIDE.name, OUTSIDE.what)
    assert stopped(desk, draft) == [("asked_not_brought", f"paper:{last.number}")]
    desk.scanning.print_separators(draft.id)
    assert OUTSIDE.name in words_on(desk.printed()[-1])
    _, (page,) = desk.scan(draft.id, 1)
    placed = (*draft.placements, Placement(page=page.id, paper=last.number))
    desk.drafts.save(replace(draft, placements=placed))
    desk.drafts.save(desk.intake.mark_all_valid(desk.drafts.load(draft.id)))
    desk.intake.accept(draft.id, HOA)
    desk.printing.after_acceptance(stream, HOA)
    assert OUTSIDE.name in words_on(desk.printed()[-1])
    (filed,) = (one for one in desk.state(stream).pages if one.paper == last.number)
    assert filed.image.blob == page.image.blob


def test_R13_a_slip_that_another_desk_handed_out_meanwhile_stops_F9_here(desk, stream, optional):
    """The draft lies open; its slip of round 2 came with the sync."""
    draft = answered(back(desk, stream), optional, not_brought=WHY)
    desk.drafts.save(draft)
    first = desk.state(stream).supplements[0]
    second = replace(first, round=2, number="BS03-261123-009", lacks=(OUTSIDE,))
    leave = SupplementAllowed(stage=Stage.INTAKE, reason="Ghi sót", by_name="Mai")
    for body in (leave, second):
        arrive(desk, body, stream=stream, scope=first.file.agency)
    (told,) = stopped(desk, draft)
    assert told[0] == "asked_not_brought"
    view = desk.drafts.load(draft.id)  # what the page does then
    line = desk.intake.view(view, HOA).lines[-1]
    assert (line.name, line.requested.slip) == (OUTSIDE.name, "BS03-261123-009")
    assert told[1] == f"paper:{line.number}"
    desk.drafts.save(answered(view.draft, line.number, not_brought="Luật không còn đòi"))
    desk.intake.accept(draft.id, HOA)


def test_R13_a_second_slip_asks_again_with_the_law_and_the_journal_keeps_no_slip_twice(desk):
    draft = desk.fill(desk.draft(101), leave_out={3})
    stream = ask(desk, draft.id, OUTSIDE).stream
    draft = back(desk, stream)
    leave = Leave(by=MAI, reason="Quầy trước ghi sót")
    assert ask(desk, draft.id, leave=leave).round == 2
    first, second = desk.state(stream).supplements
    assert [(one.paper, one.what) for one in second.lacks] == [
        (3, first.lacks[0].what),
        (OUTSIDE_LIST, OUTSIDE.what),
    ]
    assert second.file.draft.requests == ()


def test_R34_what_came_after_the_agency_asked_is_no_longer_said_to_stay_away(
    desk, stream, optional
):
    draft = answered(back(desk, stream), optional, not_brought=WHY)
    desk.drafts.save(draft)
    desk.intake.accept(draft.id, HOA)
    desk.print_plainly(stream)
    send(desk, stream)
    paper = next(one for one in desk.state(stream).accepted.papers if one.number == optional)
    lack = Lack(paper=optional, name=paper.name, fault=Fault.MISSING, what="Nộp bản chính")
    asked = {"number": "45/SXD", "signer": "Đỗ Mạnh Cường", "reason": "Thiếu", "lacks": (lack,)}
    take(desk, stream, "returned_for_supplement", **asked)
    take(desk, stream, "supplemented", brought=("0",))
    paper = next(one for one in desk.state(stream).accepted.papers if one.number == optional)
    assert (paper.presence, paper.not_brought) == (Presence.HERE, "")
    assert desk.waiting.waiting_for((KHOA.id_number,)) == ()
