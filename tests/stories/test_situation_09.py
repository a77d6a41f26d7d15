"""09:20. A second lack found after another desk's request: once, unless somebody in charge says so.

Two counters with everything real, and the server in a process of its own.
"""

from dataclasses import replace

import pytest

from counter_app.domain.draft import DraftPaper, Verdict
from counter_app.domain.lacking import Then, outside_list
from counter_app.errors.desk import GestureRefusedError, NotAcceptableError
from counter_app.services.answer_sheet import Leave, Supplement
from tests.services.playing import KHOA
from tests.stories.counters import hall, text_of

__all__ = ["hall"]


def ask(desk, draft_id, who, leave=None):
    begun = desk.answers.start(desk.drafts.load(draft_id), who)
    lacks = tuple(replace(one, what=one.what or "Thiếu chữ ký, dấu.") for one in begun.lacks)
    return desk.answers.issue(
        draft_id, Supplement(lacks=lacks, reason=begun.reason), who, leave=leave
    )


def first_request(hall):
    draft = hall.three.fill(hall.three.draft(101, who=hall.hoa), who=hall.hoa, leave_out={3})
    issued = ask(hall.three, draft.id, hall.hoa)
    hall.sync()
    return draft, issued


def goes_on(hall, desk, stream, who):
    """The desk opens it, finds paper 1 faulty too, and prints a second slip with leave."""
    draft = desk.drafts.load(desk.waiting.reopen(stream, who)).draft
    papers = tuple(
        replace(paper, verdict=Verdict.INVALID, touched=True) if paper.number == 1 else paper
        for paper in draft.papers
    )
    desk.drafts.save(replace(draft, papers=papers))
    issued = ask(desk, draft.id, who, Leave(by=hall.mai, reason="Quầy trước ghi sót"))
    desk.printing.issue(issued.stream, issued.entry, who)
    return issued


def test_R13_the_other_desk_sees_who_asked_what_and_whether_it_lacked_then(hall):
    five = hall.five
    draft, issued = first_request(hall)
    opened = five.drafts.load(five.waiting.reopen(issued.stream, hall.lan))
    begun = five.answers.start(opened, hall.lan)
    (first,) = begun.earlier
    assert (first.file.clerk_name, first.file.counter) == (hall.hoa.name, "03")
    assert [lack.name for lack in first.lacks] == [begun.lacks[0].name]
    assert begun.how_it_stood(begun.lacks[0]) is Then.NAMED
    with pytest.raises(GestureRefusedError) as refused:
        ask(five, draft.id, hall.lan)
    assert "người quản lý" in refused.value.tell("vi").happened


def test_R13_with_a_supervisors_leave_the_second_slip_says_lan_2(hall):
    three, five = hall.desks
    _, issued = first_request(hall)
    second = goes_on(hall, five, issued.stream, hall.lan)
    hall.sync()
    state = three.state(issued.stream)
    assert [one.round for one in state.supplements] == [1, 2]
    assert state.open_disputes == ()
    assert "Lần 2" in text_of(five.papers.pdf(second.stream, second.entry))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_R13_two_desks_that_print_at_once_leave_one_slip_and_one_dispute(hall, order):
    three, five = hall.desks
    _, issued = first_request(hall)
    made = [
        goes_on(hall, three, issued.stream, hall.hoa),
        goes_on(hall, five, issued.stream, hall.lan),
    ]
    desks = [hall.desks[place] for place in order]
    hall.sync(*desks, *desks)
    for desk in hall.desks:
        state = desk.state(issued.stream)
        assert [one.round for one in state.supplements] == [1, 2]
        assert state.open_disputes == (made[order[1]].entry,)
        disputed = next(item for item in desk.attention.items() if item.kind == "disputed")
        assert "Căn cứ: khoản 3 Điều 16 Nghị định 118/2025/NĐ-CP" in disputed.detail_vi
        entered = {words.vi: value for words, value in disputed.entered}
        assert (entered["lần"], entered["số phiếu"]) == ("2", made[order[1]].number)
        kinds = [one.kind for one in desk.entries(issued.stream)]
        assert kinds.count("supplement_asked") == 3  # nothing that was printed is lost


ALSO = outside_list("Văn bản cam kết", "Nộp bản chính", "Điều 13 Nghị định X")


def asks_for_more(hall, desk, stream, who):
    """A second slip that names a paper outside the list; printed, and the citizen has it."""
    draft_id = desk.waiting.reopen(stream, who)
    begun = desk.answers.start(desk.drafts.load(draft_id), who)
    more = Supplement(lacks=(*begun.lacks, ALSO), reason=begun.reason)
    leave = Leave(by=hall.mai, reason="Quầy trước ghi sót")
    return desk.answers.issue(draft_id, more, who, leave=leave)


def completed(desk, stream, who):
    """The citizen brings what the first slip named; F7."""
    draft = desk.drafts.load(desk.waiting.reopen(stream, who)).draft
    return desk.fill(draft, who=who)


def test_R13_F9_at_one_desk_knows_of_the_slip_the_other_one_handed_out(hall):
    three, five = hall.desks
    _, issued = first_request(hall)
    draft = completed(three, issued.stream, hall.hoa)
    second = asks_for_more(hall, five, issued.stream, hall.lan)
    hall.sync()
    with pytest.raises(NotAcceptableError) as refused:
        three.intake.accept(draft.id, hall.hoa)
    (told,) = refused.value.problems
    assert ALSO.name in told.vi
    assert second.number in told.vi
    again = three.drafts.load(draft.id).draft
    number = int(told.where.partition(":")[2])
    answer = DraftPaper(number=number, not_brought="Không thuộc trường hợp phải nộp", touched=True)
    three.drafts.save(replace(again, papers=(*again.papers, answer)))
    accepted = three.intake.accept(draft.id, hall.hoa)
    hall.sync()
    state = five.state(issued.stream)
    assert (state.code, state.open_disputes) == (accepted.code, ())
    assert state.accepted.papers[-1].not_brought == "Không thuộc trường hợp phải nộp"


def test_R13_accepted_offline_beside_that_slip_a_person_decides(hall):
    three, five = hall.desks
    _, issued = first_request(hall)
    draft = completed(three, issued.stream, hall.hoa)
    asks_for_more(hall, five, issued.stream, hall.lan)
    accepted = three.intake.accept(draft.id, hall.hoa)  # nothing of it is known here
    hall.sync(five, three, five, three)
    entry = next(one for one in three.entries(issued.stream) if one.kind == "accepted")
    for desk in hall.desks:
        assert desk.state(issued.stream).open_disputes == (entry.id,)
        told = next(item for item in desk.attention.items() if item.kind == "disputed")
        assert ALSO.name in told.detail_vi
        assert accepted.code in {value for _words, value in told.entered}


def test_R13_where_sector_law_gives_two_rounds_there_are_exactly_two(hall):
    three, five = hall.desks
    procedure = next(p for p in three.catalogue._edition.procedures if p.max_supplements > 1)
    case = procedure.cases[0].id if procedure.cases else ""
    draft = three.draft(procedure.alias, case=case, who=hall.hoa)
    first = ask(three, draft.id, hall.hoa)
    hall.sync()
    for desk, who in ((three, hall.hoa), (five, hall.lan)):
        desk.waiting.reopen(first.stream, who)
        assert ask(desk, draft.id, who).round == 2  # each believes it is the second
    hall.sync()
    for desk in hall.desks:
        state = desk.state(first.stream)
        assert len(state.supplements) == 2
        assert len(state.open_disputes) == 1
    assert three.waiting.waiting_for((KHOA.id_number,))
