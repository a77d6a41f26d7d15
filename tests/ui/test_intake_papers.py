"""What a clerk answers for one paper of the list (situations 6, 7)."""

from PySide6.QtCore import Qt

from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.procedure import CopyKind, OriginalFate


def test_situation_6_bound_volume_is_accepted_with_no_page(bench):
    bench.prepare()
    first = [p.page for p in bench.draft.placements if p.paper == 1]
    bench.session.place(first, removed=True)
    bench.page.parts.focus_paper(1)
    bench.page.parts.presence_combo.setFocus()
    for _ in range(2):  # Quét ngay, Có chưa số hóa, Không số hóa được
        bench.press(Qt.Key.Key_Down)
    assert bench.line(1).presence is Presence.CANNOT_DIGITISE
    assert bench.field("intake_reasonCombo").isVisible()
    bench.type("intake_statedSpin", "280")
    assert bench.line(1).verdict is Verdict.VALID  # as F7 had said
    bench.accept()
    papers = bench.memory.dossiers[bench.accepted.stream].accepted.papers
    paper = next(paper for paper in papers if paper.number == 1)
    assert (paper.presence, paper.reason, paper.pages_stated) == (
        Presence.CANNOT_DIGITISE, "bound", 280
    )  # fmt: skip


def test_situation_7_kind_and_fate_of_the_original_are_chosen_with_the_keyboard(bench):
    bench.prepare()
    bench.page.parts.focus_paper(2)
    bench.press(Qt.Key.Key_B)
    assert bench.line(2).kind is CopyKind.COMPARED
    combo = bench.field("intake_originalCombo")
    assert combo.isVisible()
    assert bench.line(2).original is OriginalFate.RETURNED_NOW
    combo.setFocus()
    bench.press(Qt.Key.Key_Down)
    assert bench.line(2).original is OriginalFate.RETURNED_WITH_RESULT
    bench.page.parts.focus_paper(2)
    bench.press(Qt.Key.Key_S)
    assert bench.line(2).kind is CopyKind.CERTIFIED
    bench.page.parts.details.kind_combo.setFocus()
    bench.press(Qt.Key.Key_Up)
    assert bench.line(2).kind is CopyKind.COMPARED
    bench.accept()
    papers = bench.memory.dossiers[bench.accepted.stream].accepted.papers
    assert next(p for p in papers if p.number == 2).compared_by == "Nguyễn Thị Hoa"


def test_leaving_the_page_count_does_not_mark_a_paper(bench):
    bench.show_card()
    bench.choose(101)
    bench.mark(1, presence=Presence.NOT_DIGITISED, verdict=Verdict.OPEN)
    bench.page.parts.focus_paper(1)
    before = bench.draft.papers
    bench.field("intake_statedSpin").setFocus()
    bench.page.note_edit.setFocus()
    assert bench.draft.papers == before
