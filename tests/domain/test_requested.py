"""What mẫu 02 asked for, beside the checklist the citizen comes back to (R13, R21)."""

from dataclasses import replace

import pytest

from counter_app.domain.checklist import problems, warnings
from counter_app.domain.dossier.entries.answers import OUTSIDE_LIST, Fault, Lack
from counter_app.domain.dossier.requested import paper_names, with_requests
from counter_app.domain.draft import DraftView, Placement, Presence, Verdict
from counter_app.domain.lacking import lacks_of
from counter_app.domain.paper_list import listed, renumbered
from counter_app.domain.papers import accepted_papers, lines, mark_all_valid
from counter_app.domain.procedure import Need
from tests.domain.checklist_samples import DAY, OPENED_AT, answer, draft, paper, procedure
from tests.domain.life_samples import FILE, asked
from tests.domain.test_paper_list import sheet

SHOWN = procedure(paper(1), paper(2, need=Need.IF_ANY), paper(3, need=Need.IF_ANY))
GOOD = answer(1, presence=Presence.NOT_DIGITISED, verdict=Verdict.VALID, pages_stated=1)
LAW = "Nộp bản chính (Căn cứ: Điều 13 Nghị định X)"


def lack(number, name="", what="Nộp bản chính"):
    return Lack(paper=number, name=name or f"Giấy tờ {number}", fault=Fault.MISSING, what=what)


def slip(*lacks, of=SHOWN, number="BS05-261123-001", **fields):
    """mẫu 02 of the procedure `of`, 23/11/2026."""
    noted = replace(draft(), listed=listed(draft(), of))
    shown = replace(FILE.procedure, code=noted.procedure)
    file = replace(FILE, draft=noted, procedure=shown, papers=accepted_papers(of, noted, {}, ""))
    return asked(file=file, lacks=lacks, number=number, **fields)


def returning(*answers, slips, pages=(), **fields):
    """The draft of whoever comes back."""
    placements = tuple(Placement(page=f"p{n}", paper=under) for n, under in enumerate(pages, 1))
    view = DraftView(
        draft=draft(*answers, placements=placements, **fields),
        pages=tuple(sheet(n) for n in range(1, len(pages) + 1)),
        updated_at=OPENED_AT,
    )
    return with_requests(view, slips).draft


def stops(asked_draft, of=SHOWN, pages=()):
    counts = dict.fromkeys(pages, 1)
    found = problems(of, asked_draft, counts, DAY)
    return [(one.code, one.where) for one in found]


def test_R13_F9_goes_to_an_optional_paper_the_slip_named_and_nobody_brought():
    back = returning(GOOD, slips=[slip(lack(2))])
    (told,) = problems(SHOWN, back, {}, DAY)
    assert (told.code, told.where, told.rule) == ("asked_not_brought", "paper:2", "R13")
    assert told.vi.startswith(
        "2. Giấy tờ 2: chưa có trong hồ sơ, đã yêu cầu bổ sung ngày 23/11/2026 (mẫu 02 số "
        "BS05-261123-001)."
    )
    assert "ghi lý do" in told.vi
    assert stops(draft(GOOD)) == []  # nobody asked for it


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.OPEN, "chưa đánh giá"),
        (Verdict.REVIEW, "chưa hợp lệ"),
        (Verdict.INVALID, "chưa hợp lệ"),
    ],
)
def test_R13_what_came_is_looked_at_before_F9(verdict, words):
    came = answer(2, presence=Presence.HERE, verdict=verdict)
    back = returning(GOOD, came, slips=[slip(lack(2))])
    (told,) = problems(SHOWN, back, {2: 1}, DAY)
    assert (told.code, words in told.vi) == ("asked_not_brought", True)


def test_R13_once_it_is_there_and_valid_nothing_stops_and_the_row_still_says_it_was_asked_for():
    back = returning(GOOD, answer(2, verdict=Verdict.OPEN), slips=[slip(lack(2))])
    marked = mark_all_valid(SHOWN, back, {2: 1}, DAY)
    assert stops(marked, pages=[2]) == []
    line = lines(SHOWN, marked, {2: 1}, DAY)[1]
    assert (line.is_good, line.requested.slip, line.may_stay_away) == (
        True,
        "BS05-261123-001",
        False,
    )


def test_R21_it_may_stay_away_for_a_reason_that_goes_on_record():
    """The law does not ask for it: whoever does not bring it is accepted all the same."""
    why = answer(2, verdict=Verdict.OPEN, not_brought=" Không còn giấy này ")
    back = returning(GOOD, why, slips=[slip(lack(2))])
    assert stops(back) == []
    kept = accepted_papers(SHOWN, back, {}, "Hoa", DAY)
    assert [one.not_brought for one in kept] == ["", "Không còn giấy này", ""]
    marked = mark_all_valid(SHOWN, back, {2: 1}, DAY)  # it came after all
    kept = accepted_papers(SHOWN, marked, {2: 1}, "Hoa", DAY)
    assert [one.not_brought for one in kept] == ["", "", ""]


def test_R09_no_reason_stands_for_a_mandatory_paper():
    asked_for = answer(1, verdict=Verdict.OPEN, not_brought="Không có")
    back = returning(asked_for, slips=[slip(lack(1))])
    assert stops(back) == [("paper_missing", "paper:1")]
    assert not lines(SHOWN, back, {}, DAY)[0].may_stay_away


def test_R20_an_authorisation_is_not_asked_for_any_more_when_the_owner_comes_himself():
    """It was demanded of whoever handed in then; the list demands nothing of the owner."""
    of = procedure(paper(1), paper(2, authorisation=True))
    named = slip(lack(2), of=of)
    demanded = replace(named.file.papers[1], mandatory=True)
    named = replace(named, file=replace(named.file, papers=(named.file.papers[0], demanded)))
    back = returning(GOOD, slips=[named])
    assert stops(back, of) == []
    line = lines(of, back, {}, DAY)[1]
    assert (line.requested.slip, line.may_stay_away) == ("BS05-261123-001", False)
    assert lacks_of(lines(of, back, {}, DAY)) == ()


def test_R13_any_one_of_a_group_answers_the_slip():
    group = procedure(
        paper(1), paper(2, need=Need.IF_ANY, one_of="a"), paper(3, need=Need.IF_ANY, one_of="a")
    )
    other = answer(3, presence=Presence.HERE, verdict=Verdict.VALID)
    back = returning(GOOD, other, slips=[slip(lack(2), of=group)])
    assert stops(back, group, pages=[3]) == []
    back = returning(GOOD, slips=[slip(lack(2), of=group)])
    assert stops(back, group) == [("asked_not_brought", "paper:2")]


def test_R21_what_was_asked_outside_the_list_stands_behind_it_like_any_paper():
    outside = slip(lack(OUTSIDE_LIST, "Văn bản thẩm duyệt", LAW))
    back = returning(GOOD, slips=[outside])
    line = lines(SHOWN, back, {}, DAY)[-1]
    assert (line.number, line.name, line.mandatory) == (4, "Văn bản thẩm duyệt", False)
    assert (line.requested.what, line.requested.is_outside) == (LAW, True)
    assert stops(back) == [("asked_not_brought", "paper:4")]
    came = mark_all_valid(SHOWN, back, {4: 1}, DAY)
    assert stops(came, pages=[4]) == []
    assert accepted_papers(SHOWN, came, {4: 1}, "Hoa", DAY)[-1].name == "Văn bản thẩm duyệt"


def test_R02_what_was_asked_for_follows_its_paper_into_a_new_list():
    """A paper in between, another renamed: the slip, the page and the answer go with the name."""
    slips = [slip(lack(2), lack(3), lack(OUTSIDE_LIST, "Văn bản thẩm duyệt", LAW))]
    before = returning(GOOD, answer(4, not_brought="Bỏ"), slips=slips, pages=[2, 4])
    view = DraftView(
        draft=replace(before, listed=listed(before, SHOWN)),
        pages=(sheet(1), sheet(2)),
        updated_at=OPENED_AT,
    )
    after = procedure(
        paper(1, name="Giấy tờ mới"),
        paper(2, name="Giấy tờ 1"),
        paper(3, name="Giấy tờ 3 (mẫu mới)", need=Need.IF_ANY),
        paper(4, name="Giấy tờ 2", need=Need.IF_ANY),
    )
    moved = renumbered(view, after).draft
    names = paper_names(moved, after)
    assert names[-1] == "Văn bản thẩm duyệt"
    by_name = {line.name: line for line in lines(after, moved, {}, DAY)}
    asked_for = {name for name, line in by_name.items() if line.requested}
    assert asked_for == {"Giấy tờ 2", "Giấy tờ 3 (mẫu mới)", "Văn bản thẩm duyệt"}
    assert [names[one.paper - 1] for one in moved.placements] == [
        "Giấy tờ 2",
        "Văn bản thẩm duyệt",
    ]
    assert by_name["Văn bản thẩm duyệt"].not_brought == "Bỏ"


def test_R02_pages_of_a_paper_the_list_dropped_do_not_lie_under_what_is_outside_it():
    """What lies outside stands in its place now, and is another paper."""
    slips = [slip(lack(OUTSIDE_LIST, "Văn bản thẩm duyệt", LAW))]
    before = returning(GOOD, slips=slips, pages=[3])
    view = DraftView(
        draft=replace(before, listed=listed(draft(), SHOWN)),
        pages=(sheet(1),),
        updated_at=OPENED_AT,
    )
    shorter = procedure(*SHOWN.papers[:2])
    moved = renumbered(view, shorter).draft
    assert paper_names(moved, shorter)[2] == "Văn bản thẩm duyệt"
    assert [one.paper for one in moved.placements] == [None]


def test_R21_once_it_is_published_it_is_no_longer_outside_the_list():
    outside = slip(lack(OUTSIDE_LIST, "Văn bản thẩm duyệt", LAW))
    now = procedure(*SHOWN.papers, paper(4, name="Văn bản thẩm duyệt", cases=("other",)))
    line = lines(now, returning(GOOD, slips=[outside]), {}, DAY)[-1]
    assert (line.number, line.mandatory, line.requested.is_outside) == (4, True, False)


def test_another_procedure_asks_for_its_own_papers_only():
    back = returning(GOOD, slips=[slip(lack(2), lack(OUTSIDE_LIST, "Văn bản", LAW))])
    other = replace(back, procedure="1.000002")
    assert stops(other, replace(SHOWN, code="1.000002")) == []
    assert len(lines(replace(SHOWN, code="1.000002"), other, {}, DAY)) == 3


def test_R13_a_second_request_names_again_what_has_not_come_and_who_declined_is_not_asked():
    first = slip(lack(2), lack(3), lack(OUTSIDE_LIST, "Văn bản thẩm duyệt", LAW))
    back = returning(GOOD, answer(3, not_brought="Không có"), slips=[first])
    again = lacks_of(lines(SHOWN, back, {}, DAY))
    assert [(one.paper, one.name) for one in again] == [
        (2, "Giấy tờ 2"),
        (OUTSIDE_LIST, "Văn bản thẩm duyệt"),
    ]
    assert again[1].what == LAW  # the law it rests on goes with it


def test_R13_a_second_request_names_a_whole_group_again():
    group = procedure(paper(1, one_of="a"), paper(2, one_of="a"))
    back = returning(slips=[slip(lack(1, "Một trong các giấy tờ"), of=group)])
    (again,) = lacks_of(lines(group, back, {}, DAY))
    assert again.name == "Một trong các giấy tờ: Giấy tờ 1; Giấy tờ 2"


def test_R13_the_last_slip_that_names_a_paper_is_the_one_shown():
    slips = [slip(lack(2), lack(3)), slip(lack(2, what="Nộp bản mới"), number="BS06-261124-001")]
    by_number = {line.number: line for line in lines(SHOWN, returning(slips=slips), {}, DAY)}
    assert by_number[2].requested.slip == "BS06-261124-001"
    assert by_number[3].requested.slip == "BS05-261123-001"


def test_a_draft_that_knows_its_slips_stays_as_it_is():
    view = DraftView(draft=draft(), pages=(), updated_at=OPENED_AT)
    assert with_requests(view, ()) is view
    told = with_requests(view, [slip(lack(2))])
    assert with_requests(told, [slip(lack(2))]) is told


def test_an_early_slip_that_does_not_say_its_list_goes_by_number():
    early = slip(lack(2))
    early = replace(early, file=replace(early.file, draft=replace(early.file.draft, listed=None)))
    assert lines(SHOWN, returning(slips=[early]), {}, DAY)[1].requested is not None


def test_it_stops_F9_and_is_no_mere_warning():
    back = returning(GOOD, slips=[slip(lack(2))])
    assert "asked_not_brought" not in {one.code for one in warnings(SHOWN, back, {}, DAY)}
