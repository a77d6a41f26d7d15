"""Papers from abroad on the intake page: N, D and H in the checklist, and what they lead to."""

import pytest
from PySide6.QtCore import Qt

from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.procedure import Legalisation
from counter_app.ui.models.parts import NAME


@pytest.fixture
def permit(bench):
    """A work permit, every paper scanned, the police certificate (3) from abroad."""
    bench.prepare(501)
    bench.page.parts.focus_paper(3)
    bench.press(Qt.Key.Key_N)
    return bench


def name_of(bench, number):
    model = bench.page.parts.model
    return model.index(model.row_of(number), NAME).data()


def test_the_marks_are_set_with_keys_and_stand_in_the_row(permit):
    assert name_of(permit, 3).endswith("(nước ngoài)")
    permit.press(Qt.Key.Key_D)
    permit.press(Qt.Key.Key_H)
    line = permit.line(3)
    assert (line.translated, line.legalisation) == (True, Legalisation.LEGALISED)
    assert name_of(permit, 3).endswith("(nước ngoài, đã dịch, đã hợp pháp hóa lãnh sự)")
    for after in (Legalisation.CONSULAR, Legalisation.EXEMPT, Legalisation.NONE):
        permit.press(Qt.Key.Key_H)
        assert permit.line(3).legalisation is after
    permit.press(Qt.Key.Key_N)
    assert name_of(permit, 3).endswith("*")


def test_R09_what_F7_had_taken_is_judged_again_when_it_comes_from_abroad(permit):
    assert permit.line(3).verdict is Verdict.OPEN
    permit.press(Qt.Key.Key_F7)
    assert permit.line(3).verdict is Verdict.REVIEW
    hint = permit.field("intake_paperHint").text()
    assert "phải được dịch ra tiếng Việt" in hint
    assert "phải được hợp pháp hóa lãnh sự" in hint
    permit.press(Qt.Key.Key_F9)
    assert permit.accepted is None
    permit.page.parts.focus_paper(3)
    permit.press(Qt.Key.Key_D)
    permit.press(Qt.Key.Key_H)
    permit.press(Qt.Key.Key_F7)
    assert permit.line(3).verdict is Verdict.VALID
    permit.accept()
    papers = permit.memory.dossiers[permit.accepted.stream].accepted.papers
    kept = next(paper for paper in papers if paper.number == 3)
    assert (kept.from_abroad, kept.translated, kept.legalisation) == (
        True,
        True,
        Legalisation.LEGALISED,
    )


def test_boxes_say_the_same_as_the_keys_and_hide_where_nothing_is_asked(permit):
    translated = permit.field("intake_translatedCheck")
    combo = permit.field("intake_legalisedCombo")
    assert permit.field("intake_abroadCheck").isChecked()
    translated.click()
    assert permit.line(3).translated
    combo.setFocus()
    permit.press(Qt.Key.Key_Down)
    assert permit.line(3).legalisation is Legalisation.LEGALISED
    permit.page.parts.focus_paper(1)  # our own form: never asked
    assert not permit.field("intake_abroadCheck").isVisible()
    assert not translated.isVisible()
    permit.press(Qt.Key.Key_N)  # yet the clerk may say so of any paper
    assert permit.field("intake_abroadCheck").isVisible()
    assert permit.line(1).from_abroad


def test_a_paper_that_is_not_there_takes_no_mark(bench):
    bench.show_card()
    bench.choose(501)
    bench.page.parts.focus_paper(3)
    for key in (Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_H):
        bench.press(key)
    assert bench.line(3).presence is Presence.ABSENT
    assert not bench.line(3).from_abroad
