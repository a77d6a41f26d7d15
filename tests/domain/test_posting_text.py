"""The posted text of the papers follows the list; words of its own stay (R02)."""

from dataclasses import replace

import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import edition_in
from counter_app.domain.posting_text import follow_papers
from counter_app.domain.procedure import CopyKind, Need, Paper

SHIPPED = {one.alias: one for one in edition_in(RESOURCES).procedures}
PERMIT = SHIPPED[101]
NEW = Paper(number=0, name="Ảnh thẻ", kinds=(CopyKind.ORIGINAL, CopyKind.ELECTRONIC), quantity=2)


def with_papers(procedure, *papers, **more):
    numbered = tuple(replace(one, number=at) for at, one in enumerate(papers, 1))
    return replace(procedure, papers=numbered, **more)


def follow(after, before=PERMIT, text=None):
    return follow_papers(before.posted.papers if text is None else text, before, after)


@pytest.mark.parametrize("alias", sorted(SHIPPED))
def test_R02_written_from_the_papers_every_shipped_text_is_as_it_was_posted(alias):
    procedure = SHIPPED[alias]
    bare = "\n".join(f"{one.number}. {one.name}" for one in procedure.papers)
    other = with_papers(procedure, *(replace(one, quantity=99) for one in procedure.papers))
    written = follow_papers(bare, other, procedure).splitlines()
    assert written == procedure.posted.papers.splitlines()[: len(written)]
    assert len(written) == len(procedure.papers)


def test_what_is_new_gets_a_line_and_the_others_keep_theirs_under_new_numbers():
    first, *others = PERMIT.papers
    text = PERMIT.posted.papers.replace("01 bản chính.", "01 bản chính, ký từng trang.")
    lines = follow(with_papers(PERMIT, NEW, first, *others), text=text).splitlines()
    assert lines[0] == "1. Ảnh thẻ: 02 bản chính hoặc tệp điện tử."
    assert lines[1] == f"2. {first.name}: 01 bản chính, ký từng trang."
    assert lines[-1] == "Số lượng hồ sơ: 01 bộ."
    assert len(lines) == len(PERMIT.papers) + 2


def test_what_is_left_out_loses_its_line_and_the_sets_follow():
    lines = follow(with_papers(PERMIT, *PERMIT.papers[1:], sets=2)).splitlines()
    assert lines[0].startswith(f"1. {PERMIT.papers[1].name}")
    assert lines[-1] == "Số lượng hồ sơ: 02 bộ."


def test_what_is_only_shown_says_so_and_a_condition_stands_in_brackets():
    shown = replace(NEW, need=Need.SHOW_ONLY)
    asked = replace(NEW, need=Need.IF_ANY, name="Giấy khác", condition="Khi có thay đổi")
    lines = follow(with_papers(PERMIT, shown, asked)).splitlines()
    assert lines[:2] == [
        "1. Ảnh thẻ: xuất trình, không nộp.",
        "2. Giấy khác: 02 bản chính hoặc tệp điện tử (khi có thay đổi).",
    ]


@pytest.mark.parametrize(
    "text", ["Theo mẫu.", "", "1. Đơn khác: 01 bản.", PERMIT.posted.papers + "\n9. Ghi chú riêng."]
)
def test_a_text_that_does_not_tell_the_papers_one_by_one_is_left_alone(text):
    assert follow(with_papers(PERMIT, NEW), text=text) == text


def test_nothing_changed_nothing_is_rewritten():
    assert follow(PERMIT) is PERMIT.posted.papers


def test_a_case_of_another_name_is_posted_by_it_and_what_says_nothing_of_it_stays():
    passport = SHIPPED[303]
    case, *others = passport.cases
    first, *papers = passport.papers
    before = with_papers(passport, replace(first, cases=(case.id,)), *papers)
    text = "Hồ sơ gồm:\n" + follow(before, passport)
    assert f"(trường hợp: {case.name})" in text
    after = replace(before, cases=(replace(case, name="Cấp mới"), *others))
    lines = follow(after, before, text).splitlines()
    assert "(trường hợp: Cấp mới)" in lines[0]
    assert lines[1 : len(papers) + 1] == text.splitlines()[2 : len(papers) + 2]
    renamed = replace(before, cases=(case, *(replace(one, name="Khác") for one in others)))
    assert follow(renamed, before, text) == text, "to the last letter"
