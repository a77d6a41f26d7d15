"""mẫu 02 and mẫu 03 at the counter, and the same dossier going on when the citizen returns."""

import io
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from PIL import Image

from counter_app.devices.api import PrinterState
from counter_app.domain.codes import read_request_number
from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Person, Presence, Verdict
from counter_app.domain.lacking import Then, outside_list
from counter_app.domain.scans import RequestScanned, recognise
from counter_app.domain.staff import Role
from counter_app.errors.desk import (
    DossierNotFoundError,
    DraftGoneError,
    GestureRefusedError,
    NotAcceptableError,
)
from counter_app.imaging.codes import read_codes
from counter_app.imaging.preview import pdf_to_pngs
from counter_app.services.answer_sheet import Leave, Supplement, TurnedAway
from counter_app.services.people import SignedIn
from tests.services.playing import HOA, KHOA, LAN, at

MAI = SignedIn(
    staff_id="staff-mai",
    number="200001",
    name="Lê Thị Mai",
    roles=(Role.CLERK, Role.SUPERVISOR),
    agencies=(),
)


def start(desk, draft_id, who=HOA):
    return desk.answers.start(desk.drafts.load(draft_id), who)


def ask(desk, draft_id, *, who=HOA, leave=None, lacks=None):
    begun = start(desk, draft_id, who)
    answer = Supplement(lacks=lacks or begun.lacks, reason=begun.reason)
    return desk.answers.issue(draft_id, answer, who, leave=leave)


@pytest.fixture
def lacking(desk):
    """A draft of procedure 101 that has everything but paper 3, with its pages."""
    return desk.fill(desk.draft(101), leave_out={3})


def test_R13_the_faults_of_the_checklist_are_the_lines_of_the_slip(desk, lacking):
    desk.drafts.save(
        replace(
            lacking,
            papers=tuple(
                replace(paper, verdict=Verdict.INVALID, touched=True)
                if paper.number == 1
                else paper
                for paper in lacking.papers
            ),
        )
    )
    begun = start(desk, lacking.id)
    assert [(lack.paper, lack.fault) for lack in begun.lacks] == [
        (1, Fault.WRONG),
        (3, Fault.MISSING),
    ]
    assert begun.lacks[0].what == ""  # only a person can say what is wrong
    assert begun.lacks[1].what == "Chưa có trong hồ sơ; nộp 02 bản chính."
    assert (begun.used, begun.most, begun.needs_leave, begun.problems) == (0, 1, False, ())


def test_R07_F8_makes_the_stream_of_the_draft_in_one_act(desk, lacking):
    pages = desk.drafts.load(lacking.id).pages
    issued = ask(desk, lacking.id)
    assert issued.stream == f"dossier/{lacking.id}"
    entries = desk.entries(issued.stream)
    assert [one.kind for one in entries] == ["supplement_asked", "pages_filed"]
    assert len({one.act for one in entries}) == 1
    state = desk.state(issued.stream)
    assert (state.status, state.code, state.clocks) == (Status.SUPPLEMENT_ASKED, "", ())
    assert {page.image.blob for page in state.pages} == {page.image.blob for page in pages}
    assert issued.number == "BS05-261123-001"
    assert read_request_number(f"{issued.number}/HDHS").n == 1
    with pytest.raises(DraftGoneError):
        desk.drafts.load(lacking.id)  # the counter is free for the next citizen


def test_F9_of_the_sheet_twice_is_once(desk, lacking):
    view, begun = desk.drafts.load(lacking.id), start(desk, lacking.id)
    answer = Supplement(lacks=begun.lacks, reason=begun.reason)
    first = desk.answers.issue(view.draft.id, answer, HOA)
    assert desk.answers.issue(view.draft.id, answer, HOA) == first
    assert desk.kinds(first.stream) == ["supplement_asked", "pages_filed"]


def test_R13_refused_in_words_while_nothing_lacks(desk):
    draft = desk.fill(desk.draft(101))
    with pytest.raises(GestureRefusedError) as refused:
        ask(desk, draft.id)
    assert "Chưa có giấy tờ nào thiếu" in refused.value.tell("vi").happened
    assert desk.kinds(f"dossier/{draft.id}") == []
    assert desk.drafts.load(draft.id).pages


def test_a_slip_needs_to_say_whose_dossier_it_is(desk):
    draft = desk.draft(101, owner=Person())
    assert {problem.where for problem in start(desk, draft.id).problems} == {
        "intake_idEdit",
        "intake_nameEdit",
    }
    with pytest.raises(NotAcceptableError):
        ask(desk, draft.id)


def test_R13_every_line_has_its_words_and_no_open_hole(desk, lacking):
    empty = Lack(paper=3, name="Bản vẽ", fault=Fault.WRONG, what=" ")
    with pytest.raises(GestureRefusedError) as refused:
        ask(desk, lacking.id, lacks=(empty,))
    assert "nội dung phải bổ sung" in refused.value.tell("vi").happened
    hole = replace(empty, what="Chưa có bản {tên giấy tờ}")
    with pytest.raises(GestureRefusedError) as refused:
        ask(desk, lacking.id, lacks=(hole,))
    assert "{tên giấy tờ}" in refused.value.tell("vi").happened


def test_R21_a_paper_outside_the_list_is_refused_unless_the_law_stands_beside_it(desk, lacking):
    strange = Lack(paper=77, name="Sổ hộ khẩu", fault=Fault.MISSING, what="Nộp bản chụp")
    with pytest.raises(GestureRefusedError) as refused:
        ask(desk, lacking.id, lacks=(strange,))
    assert "không có trong thành phần hồ sơ" in refused.value.tell("vi").happened
    lawful = outside_list("Văn bản thẩm duyệt", "Nộp bản chính", "Điều 13 Nghị định X")
    issued = ask(desk, lacking.id, lacks=(lawful,))
    (asked,) = desk.state(issued.stream).supplements
    assert (asked.lacks[0].paper, asked.lacks[0].what) == (
        0,
        "Nộp bản chính (Căn cứ: Điều 13 Nghị định X)",
    )


def test_R14_Shift_F8_states_ground_and_reason(desk, lacking):
    for ground, reason in (("", "Không đủ điều kiện"), ("Luật Xây dựng", " ")):
        with pytest.raises(GestureRefusedError):
            desk.answers.issue(lacking.id, TurnedAway(ground=ground, reason=reason), HOA)
    issued = desk.answers.issue(
        lacking.id, TurnedAway(ground="Luật Xây dựng", reason="Không thuộc đối tượng"), HOA
    )
    state = desk.state(issued.stream)
    assert (state.status, issued.kind) == (Status.REFUSED, "intake_refused")
    assert (issued.number, state.refused.number) == ("TC05-261123-001", "TC05-261123-001")
    assert state.refused.file.clerk_name == HOA.name
    with pytest.raises(GestureRefusedError):
        desk.waiting.reopen(issued.stream, HOA)


def test_R14_refusals_and_supplement_requests_are_numbered_apart(desk):
    def answered(answer):
        draft = desk.fill(desk.draft(101), leave_out={3})
        if answer is None:
            return ask(desk, draft.id).number
        return desk.answers.issue(draft.id, answer, HOA).number

    away = TurnedAway(ground="Luật Xây dựng", reason="Không thuộc đối tượng")
    numbers = [answered(one) for one in (None, away, None, away)]
    assert numbers == ["BS05-261123-001", "TC05-261123-001", "BS05-261123-002", "TC05-261123-002"]


@pytest.mark.parametrize("refused", [False, True])
def test_R07_a_slip_lost_before_acceptance_is_printed_again_with_its_number(desk, lacking, refused):
    away = TurnedAway(ground="Luật Xây dựng", reason="Không thuộc đối tượng")
    issued = desk.answers.issue(lacking.id, away, HOA) if refused else ask(desk, lacking.id)
    desk.printing.issue(issued.stream, issued.entry, HOA)
    record = desk.papers.on_record(issued.stream)
    (paper,) = record.papers
    assert (record.is_accepted, paper.copies) == (False, ("keep", "give"))
    assert desk.papers.pdf_of(issued.stream, paper.name).startswith(b"%PDF")
    outcome = desk.printing.reprint(issued.stream, paper.name, "give", "rơi mất", HOA)
    assert (outcome.printed, outcome.problem) == ((paper.name,), None)
    last = desk.state(issued.stream).prints[-1]
    assert (last.form, last.copy, last.copy_no, last.reason) == (paper.name, "give", 1, "rơi mất")
    with pytest.raises(DossierNotFoundError):  # there is no mẫu 01 to print
        desk.printing.reprint(issued.stream, "receipt", "give", "rơi mất", HOA)
    found = desk.waiting.refused("khoa") if refused else desk.waiting.matching("khoa")
    assert [one.stream for one in found] == [issued.stream]


def test_R13_the_card_the_slip_and_the_name_find_it_and_F9_goes_on_without_rescanning(desk, wall):
    lacking = desk.fill(desk.draft(101), leave_out={3})
    issued = ask(desk, lacking.id)
    number = read_request_number(issued.number)
    by_card = desk.waiting.waiting_for((KHOA.id_number,))
    assert [one.stream for one in by_card] == [issued.stream]
    assert desk.waiting.by_number(number) == by_card
    assert desk.waiting.matching("nguyen khoa") == by_card
    assert desk.waiting.matching("người khác") == ()
    wall.set(14, 30)
    again = desk.waiting.reopen(issued.stream, LAN)
    assert again == lacking.id
    view = desk.drafts.load(again)
    assert (view.draft.owner, view.draft.procedure) == (KHOA, lacking.procedure)
    assert len(view.pages) == len(lacking.placements)
    assert [one.paper for one in view.draft.placements] == [one.paper for one in lacking.placements]
    draft = desk.fill(view.draft, who=LAN)
    accepted = desk.intake.accept(draft.id, LAN)
    assert accepted.accepted_at > at(14, 30)
    assert accepted.accepted_at - at(14, 30) < timedelta(minutes=1)
    assert accepted.pages == len(lacking.placements) + 1
    state = desk.state(issued.stream)
    assert len(state.clocks) == 1
    assert state.supplements[0].number == issued.number
    assert desk.waiting.waiting_for((KHOA.id_number,)) == ()
    history = [line.kind for line in desk.lookup.sheet(issued.stream, LAN).history]
    assert {"supplement_asked", "accepted"} <= set(history)
    found = desk.lookup.search(issued.number, LAN).dossiers
    assert [hit.code for hit in found] == [accepted.code]  # by the slip of the morning


def test_R23_a_colleague_who_opens_it_is_on_record(desk, lacking):
    issued = ask(desk, lacking.id)
    desk.waiting.reopen(issued.stream, LAN)
    assert desk.kinds(issued.stream)[-1] == "viewed"
    assert desk.entries(issued.stream)[-1].actor == LAN.staff_id
    assert desk.waiting.reopen(issued.stream, LAN) == lacking.id  # open here: the same draft
    assert desk.kinds(issued.stream).count("viewed") == 1


def test_R13_the_second_request_tells_of_the_first_and_needs_a_supervisor_with_a_reason(desk):
    lacking = desk.fill(desk.draft(101), leave_out={3})
    issued = ask(desk, lacking.id)
    desk.waiting.reopen(issued.stream, LAN)
    draft = desk.drafts.load(lacking.id).draft
    marked = tuple(
        replace(paper, verdict=Verdict.INVALID, touched=True) if paper.number == 1 else paper
        for paper in draft.papers
    )
    desk.drafts.save(replace(draft, papers=marked))
    begun = start(desk, lacking.id, LAN)
    assert (begun.used, begun.needs_leave, begun.is_over) == (1, True, False)
    (first,) = begun.earlier
    assert (first.file.clerk_name, first.asked_at.date()) == (HOA.name, at(7).date())
    assert [lack.paper for lack in first.lacks] == [3]
    stood = {lack.paper: begun.how_it_stood(lack) for lack in begun.lacks}
    assert stood == {1: Then.FINE, 3: Then.NAMED}
    lacks = tuple(replace(lack, what=lack.what or "Thiếu chữ ký") for lack in begun.lacks)
    with pytest.raises(GestureRefusedError) as refused:
        ask(desk, lacking.id, who=LAN, lacks=lacks)
    assert "người quản lý" in refused.value.tell("vi").happened
    for leave in (Leave(by=HOA, reason="sót"), Leave(by=MAI, reason="  ")):
        with pytest.raises(GestureRefusedError):
            ask(desk, lacking.id, who=LAN, lacks=lacks, leave=leave)
    assert desk.kinds(issued.stream).count("supplement_allowed") == 0
    second = ask(
        desk, lacking.id, who=LAN, lacks=lacks, leave=Leave(by=MAI, reason="Quầy 3 ghi sót")
    )
    assert second.round == 2
    allowed = next(e for e in desk.entries(issued.stream) if e.kind == "supplement_allowed")
    assert allowed.actor == MAI.staff_id
    desk.waiting.reopen(issued.stream, LAN)
    assert start(desk, lacking.id, LAN).is_over
    with pytest.raises(GestureRefusedError) as refused:
        ask(desk, lacking.id, who=LAN, lacks=lacks, leave=Leave(by=MAI, reason="lần nữa"))
    assert "không được yêu cầu thêm" in refused.value.tell("vi").happened


def test_R13_what_the_first_desk_overlooked_is_told(desk):
    lacking = desk.fill(desk.draft(101), leave_out={2, 3})
    begun = start(desk, lacking.id)
    only_three = tuple(lack for lack in begun.lacks if lack.paper == 3)
    issued = ask(desk, lacking.id, lacks=only_three)
    desk.waiting.reopen(issued.stream, LAN)
    again = start(desk, lacking.id, LAN)
    stood = {lack.paper: again.how_it_stood(lack) for lack in again.lacks}
    assert stood == {2: Then.OVERLOOKED, 3: Then.NAMED}


def test_R13_where_the_fields_own_law_gives_two_rounds_no_supervisor_is_asked(desk):
    procedure = next(one for one in desk.catalogue._edition.procedures if one.max_supplements > 1)
    draft = desk.draft(procedure.alias, case=procedure.cases[0].id if procedure.cases else "")
    begun = start(desk, draft.id)
    assert begun.most == 2
    assert begun.sector_law.startswith("Luật Bưu chính 49/2010/QH12; Nghị định 47/2011/NĐ-CP")
    first = ask(desk, draft.id)
    desk.waiting.reopen(first.stream, HOA)
    assert not start(desk, draft.id).needs_leave
    assert ask(desk, draft.id).round == 2
    desk.waiting.reopen(first.stream, HOA)
    assert start(desk, draft.id).is_over
    with pytest.raises(GestureRefusedError):
        ask(desk, draft.id, leave=Leave(by=MAI, reason="thêm"))


def test_both_copies_are_printed_and_what_fails_waits_under_F11(desk, lacking):
    issued = ask(desk, lacking.id)
    desk.sheets.script([PrinterState.READY, PrinterState.PAPER_OUT])
    outcome = desk.printing.issue(issued.stream, issued.entry, HOA)
    assert [(job.copy, job.code) for job in outcome.waiting] == [("give", "")]
    desk.sheets.set_state(PrinterState.READY)
    assert desk.printing.print_waiting(HOA).waiting == ()
    assert len(desk.printed()) == 2
    assert [one.copy_no for one in desk.state(issued.stream).prints] == [0, 0]


def test_the_slip_carries_its_number_as_text_and_as_a_code_that_is_recognised(desk, lacking):
    issued = ask(desk, lacking.id)
    desk.printing.issue(issued.stream, issued.entry, HOA)
    paper = desk.printed()[-1].read_bytes()
    (sheet,) = pdf_to_pngs(paper, max_px=2400)
    (code,) = read_codes(np.asarray(Image.open(io.BytesIO(sheet)).convert("L")))
    assert recognise(code.text) == RequestScanned(number=read_request_number(issued.number))


def test_the_preview_is_drawn_before_anything_is_written(desk, lacking):
    begun = start(desk, lacking.id)
    view = desk.drafts.load(lacking.id)
    (png,) = desk.answers.preview(view, Supplement(lacks=begun.lacks, reason=begun.reason), HOA)
    assert png.startswith(b"\x89PNG")
    (png,) = desk.answers.preview(view, TurnedAway(ground="", reason=""), HOA)
    assert png.startswith(b"\x89PNG")
    assert desk.kinds(f"dossier/{lacking.id}") == []


def test_a_page_that_was_not_digitised_and_the_note_come_back_too(desk):
    draft = desk.draft(101, note="Người nộp để lại bản vẽ")
    draft = desk.fill(draft, leave_out={2, 3})
    papers = tuple(
        replace(paper, presence=Presence.NOT_DIGITISED, pages_stated=280)
        if paper.number == 1
        else paper
        for paper in draft.papers
    )
    desk.drafts.save(replace(draft, papers=papers))
    issued = ask(desk, draft.id)
    desk.waiting.reopen(issued.stream, HOA)
    again = desk.drafts.load(draft.id).draft
    assert again.note == draft.note
    assert again.papers == papers
