"""What a supplement request names: everything that lacks, at once, in words that hold (R13)."""

from datetime import date

import pytest

from counter_app.domain.dossier.entries.answers import Fault
from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.lacking import lacks_of
from counter_app.domain.papers import lines
from counter_app.domain.procedure import CopyKind
from tests.domain.checklist_samples import DAY, answer, draft, paper, procedure


def lacks(asked, *answers, pages=()):
    return lacks_of(lines(asked, draft(*answers), dict.fromkeys(pages, 1), DAY))


def test_R13_every_paper_that_is_missing_is_named_and_one_for_a_group():
    asked = procedure(paper(1), paper(2, one_of="a"), paper(3, one_of="a"), paper(4))
    found = lacks(asked, answer(4, verdict=Verdict.VALID), pages=(4,))
    assert [(one.paper, one.fault) for one in found] == [(1, Fault.MISSING), (2, Fault.MISSING)]
    assert found[0].what == "Chưa có trong hồ sơ; nộp 01 bản chính."
    assert found[1].name == "Một trong các giấy tờ: Giấy tờ 2; Giấy tờ 3"


def test_R13_what_nobody_has_judged_is_nobodys_fault():
    assert [one.paper for one in lacks(procedure(paper(1), paper(2)), pages=(1,))] == [2]


def test_R09_an_expired_paper_held_to_the_end_of_its_last_day():
    """Issued on 20/04 for six months it was still good on 20/10."""
    old = answer(1, presence=Presence.HERE, issued_on=date(2026, 4, 20), verdict=Verdict.INVALID)
    (found,) = lacks(procedure(paper(1, valid_months=6)), old, pages=(1,))
    assert found.fault is Fault.EXPIRED
    assert found.what == "Chỉ có giá trị đến hết ngày 20/10/2026; nộp bản còn hiệu lực."


@pytest.mark.parametrize("kind", [CopyKind.CERTIFIED, CopyKind.REGISTER_EXTRACT])
def test_R21_whoever_hands_in_a_certified_copy_is_not_asked_for_the_original(kind):
    asked = procedure(paper(1, kinds=(CopyKind.COPY,)))
    (found,) = lacks(asked, answer(1, kind=kind, verdict=Verdict.INVALID), pages=(1,))
    assert (found.fault, found.what) == (Fault.WRONG, "")  # what is wrong, a person says
    plain = procedure(paper(1, kinds=(CopyKind.CERTIFIED,)))
    (found,) = lacks(plain, answer(1, kind=CopyKind.COPY, verdict=Verdict.OPEN), pages=(1,))
    assert found.what.endswith("nộp 01 bản sao chứng thực.")
