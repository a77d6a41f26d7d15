"""08:50. A copy compared with its original; a certified copy needs no original."""

from dataclasses import replace

import pypdfium2
import pytest

from counter_app.domain.draft import DraftPaper, Placement, Presence
from counter_app.domain.lacking import lacks_of
from counter_app.domain.procedure import CopyKind, OriginalFate
from tests.services.playing import HOA


def land(desk, **answer):
    """The certificate of row 9, handed in one way or another."""
    paper = DraftPaper(number=2, touched=True, presence=Presence.HERE, **answer)
    draft = desk.draft(401, papers=(paper,))
    _, (page,) = desk.scan(draft.id, 1)
    draft = replace(draft, placements=(Placement(page=page.id, paper=2),))
    desk.drafts.save(draft)
    return desk.intake.accept(desk.fill(draft).id, HOA)


def paper_of(desk, view):
    return next(one for one in desk.state(view.stream).accepted.papers if one.number == 2)


def receipt(desk, view):
    document = pypdfium2.PdfDocument(desk.printing.receipt_pdf(view.stream))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def test_who_compared_and_when_is_on_record(desk):
    view = land(desk, kind=CopyKind.COMPARED)
    paper = paper_of(desk, view)
    assert (paper.kind, paper.compared_by) == (CopyKind.COMPARED, HOA.name)
    assert desk.state(view.stream).accepted.accepted_at == view.accepted_at


@pytest.mark.parametrize(
    ("answer", "fate", "words"),
    [
        (
            {"kind": CopyKind.COMPARED, "original": OriginalFate.RETURNED_NOW},
            OriginalFate.RETURNED_NOW,
            "đã trả bản chính",
        ),
        ({"kind": CopyKind.ORIGINAL}, OriginalFate.SURRENDERED_NOW, "đã thu bản gốc"),
        (
            {"kind": CopyKind.COMPARED},
            OriginalFate.SURRENDERED_AT_COLLECTION,
            "nộp bản gốc khi nhận kết quả",
        ),
    ],
)
def test_the_three_outcomes_of_an_original_differ_on_record_and_on_paper(desk, answer, fate, words):
    view = land(desk, **answer)
    assert paper_of(desk, view).original is fate
    told = receipt(desk, view).lower()
    assert words in told or _surrender_line(told, fate)
    others = {"đã trả bản chính", "đã thu bản gốc"} - {words}
    assert not any(other in told for other in others)


def _surrender_line(told, fate):
    return fate is OriginalFate.SURRENDERED_AT_COLLECTION and "bản gốc" in told


def test_R21_whoever_hands_in_a_certified_copy_is_never_asked_for_the_original(desk):
    draft = desk.draft(921)
    _, (page,) = desk.scan(draft.id, 1)
    desk.drafts.save(replace(draft, placements=(Placement(page=page.id, paper=2),)))
    line = desk.intake.view(desk.drafts.load(draft.id), HOA).lines[1]
    assert line.kind is CopyKind.CERTIFIED
    assert lacks_of((line,)) == ()
