"""Drafts on the intake page: kept, found again, undone, resumed (ux §7, 31; situations 5, 13)."""

from dataclasses import replace
from datetime import date

import pytest
from intake_bench import CTRL, Bench
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.dossier.acceptance import draft_of
from counter_app.domain.draft import Draft
from counter_app.domain.procedure_revision import ProcedureRevised, ProcedureState
from counter_app.errors.desk import DraftGoneError
from counter_app.services.drafts import Resumed
from counter_app.ui.pages.intake import IntakePage


def saved(bench, idle):
    """The draft as it stands on disk."""
    idle()
    return bench.desk.drafts.load(bench.draft.id)


def after_a_kill(bench, context, show, qtbot):
    """Another process over the same disk: the old page saves nothing more."""
    bench.page.work._saver.save_now = lambda: None
    bench.page.hide()
    return Bench(context, show, qtbot)


def test_point_31_same_field_and_pages_after_a_kill(bench, context, show, qtbot, idle):
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 1, 2)
    bench.page.parts.focus_paper(2)
    bench.press(Qt.Key.Key_Space)
    bench.page.person.address_edit.setFocus()
    before = saved(bench, idle).draft
    again = after_a_kill(bench, context, show, qtbot)
    assert again.draft.id == before.id
    assert again.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    assert [p.paper for p in again.draft.placements] == [1, 1, 2]
    assert again.line(2).verdict == bench.line(2).verdict
    assert again.focus == "intake_addressEdit"
    assert "Đã khôi phục: hồ sơ của Nguyễn Thị Hồng Hạnh, 3 trang." in again.notices.toasts


def test_point_31_half_a_word_is_there_after_a_kill(bench, context, show, qtbot, idle):
    bench.type("intake_addressEdit", "12 Hung Vuong", enter=False)
    assert saved(bench, idle).draft.typing == "12 Hung Vuong"  # no pause in the typing is needed
    assert bench.draft.owner.address == ""
    again = after_a_kill(bench, context, show, qtbot)
    field = again.field("intake_addressEdit")
    assert again.focus == "intake_addressEdit"
    assert field.text() == "12 Hung Vuong"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert again.draft.owner.address == "12 Hung Vuong"
    assert again.draft.typing == ""


def test_situation_13_a_cut_in_mid_scan_says_so(bench, context, show, qtbot, idle):
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 1)
    bench.session.remember(scanning=True)
    idle()
    again = after_a_kill(bench, context, show, qtbot)
    assert any("2 trang, đang quét" in toast for toast in again.notices.toasts)
    assert "F6" in again.notices.strips["scan"]
    again.desk.scanning.stack = [("trang 3", 2)]
    again.press(Qt.Key.Key_F6)
    again.wait(lambda: not again.page.work.is_scanning)
    assert [p.paper for p in again.draft.placements] == [1, 1, 2]
    assert "scan" not in again.notices.strips
    assert not again.draft.scanning


@pytest.mark.parametrize("waits", [True, False])
def test_point_31_a_cut_behind_f9_leaves_the_dossier_with_its_money_and_paper(
    bench, context, show, qtbot, idle, waits
):
    bench.prepare()
    bench.accept()
    idle()
    view, state = bench.accepted, bench.memory.dossiers[bench.accepted.stream]
    held = Resumed(view=draft_of(state, state.accepted), accepted=view, waits_for_paper=waits)
    bench.desk.drafts.resume = lambda: held
    bench.page.hide()
    again = Bench(context, show, qtbot, opens=False)
    again.wait(lambda: again.accepted is not None)
    assert again.page.done.code_label.text() == view.code
    again.wait(lambda: "150.000" in again.notices.last)
    assert ("F11" in again.notices.last) is waits
    assert ("F11" in again.page.done.print_label.text()) is waits
    assert len(again.page.pages.model.page_rows()) == len(state.pages)
    assert again.focus == "pay_givenEdit"
    again.press(Qt.Key.Key_Return, CTRL)
    again.wait(lambda: not again.accepted.outstanding_dong)
    assert "150.000" in again.page.done.paid_badge.text()
    again.press(Qt.Key.Key_D, CTRL)
    again.wait(lambda: again.session.is_open)
    assert again.draft.owner == state.accepted.owner


def test_a_page_on_disk_that_the_form_never_heard_of_is_shown(bench, context, show, qtbot, idle):
    bench.show_card()
    bench.choose(101)
    idle()
    page, _ = bench.desk.scanning.make_page(bench.draft.id, "trang lạc", 2)
    bench.desk.drafts.add_page(bench.draft.id, page)
    again = after_a_kill(bench, context, show, qtbot)
    assert [p.page for p in again.draft.placements] == [page.id]
    assert again.line(2).pages == 1


def test_every_change_is_on_disk_without_leaving_the_page(bench, idle):
    bench.show_card()
    assert saved(bench, idle).draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    bench.choose(101)
    assert saved(bench, idle).draft.procedure == bench.draft.procedure
    bench.press(Qt.Key.Key_F7)
    assert saved(bench, idle).draft == bench.draft


def test_a_failed_save_is_told_and_tried_again(bench, idle):
    fails = [OSError("disk full")]
    save = bench.desk.drafts.save

    def flaky(draft: Draft):
        if fails:
            raise fails.pop()
        save(draft)

    bench.desk.drafts.save = flaky
    bench.show_card()
    bench.wait(lambda: bool(bench.notices.toasts))
    bench.type("intake_phoneEdit", "0905123456")
    assert saved(bench, idle).draft.owner.phone == "0905123456"
    assert not fails


def test_what_a_failed_save_left_is_saved_before_the_next_citizen(bench, idle):
    bench.show_card()
    bench.wait(lambda: saved(bench, idle).draft == bench.draft)
    first, save = bench.draft.id, bench.desk.drafts.save

    def fail(_draft: Draft):
        bench.desk.drafts.save = save
        raise OSError("disk full")

    bench.desk.drafts.save = fail
    bench.session.edit(note="bản gốc")
    bench.wait(lambda: bool(bench.notices.toasts))
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: bench.draft.id != first)
    assert bench.desk.drafts.load(first).draft.note == "bản gốc"


def test_ctrl_n_keeps_the_draft_and_says_where(bench, idle):
    bench.show_card()
    first = bench.draft.id
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: bench.draft.id != first)
    assert "Nguyễn Thị Hồng Hạnh" in bench.notices.toasts[0]
    assert "Ctrl+K" in bench.notices.toasts[0]
    assert bench.session.is_empty
    assert bench.focus == "intake_idEdit"
    assert first in bench.memory.drafts
    bench.notices.actions[0].call()  # "Mở lại"
    bench.wait(lambda: bench.draft.id == first)
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"


def test_ctrl_n_on_an_empty_page_says_nothing(bench, idle):
    bench.press(Qt.Key.Key_N, CTRL)
    idle()
    assert not bench.notices.toasts


def test_ctrl_w_sets_aside_for_ten_seconds(bench, idle):
    bench.show_card()
    first = bench.draft.id
    bench.press(Qt.Key.Key_W, CTRL)
    bench.wait(lambda: bench.draft.id != first)
    assert first in bench.memory.abandoned
    bench.wait(lambda: bench.notices.last == "Đã bỏ bản nháp: hồ sơ của Nguyễn Thị Hồng Hạnh.")
    assert not bench.page.abandon_button.isVisible()
    bench.notices.actions[-1].call()  # "Hoàn tác"
    bench.wait(lambda: bench.draft.id == first)
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    assert first not in bench.memory.abandoned


def test_nothing_is_saved_into_a_draft_set_aside(bench, idle):
    def gone(draft):
        if draft.id in bench.memory.abandoned:
            raise DraftGoneError
        return save(draft)

    save, bench.desk.drafts.save = bench.desk.drafts.save, gone
    bench.show_card()
    bench.page.abandon_button.click()
    bench.page.note_edit.setFocus()  # the focus is remembered with the draft
    bench.wait(lambda: bench.session.is_empty)
    idle()
    assert len(bench.notices.toasts) == 1


def test_situation_5_twelve_dossiers_nothing_typed_twice(bench):
    codes = []
    bench.prepare(103)
    for turn in range(3):
        bench.accept()
        codes.append(bench.accepted.code)
        bench.press(Qt.Key.Key_D, CTRL)
        bench.wait(lambda: bench.session.is_open)
        assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
        assert bench.draft.owner.phone == "0905123456"
        assert bench.focus == "intake_procEdit"
        assert "103" in bench.page.procedure.proc_edit.placeholderText()
        bench.press(Qt.Key.Key_Return)  # the same procedure again
        assert bench.session.shown.procedure.alias == 103, turn
        bench.page.procedure.case_combo.setFocus()
        bench.press(Qt.Key.Key_Down)
        bench.scan(*(line.number for line in bench.session.shown.lines if line.mandatory))
        bench.press(Qt.Key.Key_F7)
    assert len(set(codes)) == 3
    assert len(bench.memory.drafts) >= 1  # the one begun last


def test_ctrl_d_offers_another_procedure_as_easily(bench):
    bench.show_card()
    bench.choose(101)
    bench.press(Qt.Key.Key_D, CTRL)
    bench.wait(lambda: not bench.draft.procedure)
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    bench.choose(201)
    assert bench.session.shown.procedure.alias == 201


def test_wrong_procedure_keeps_pages_and_rematches_by_name(bench):
    bench.show_card()
    first = bench.choose(201)
    bench.scan(*(paper.number for paper in first.papers[:2]))
    bench.choose(502)
    names = {paper.name for paper in first.papers[:2]}
    second = bench.session.shown.procedure
    expected = {paper.name: paper.number for paper in second.papers if paper.name in names}
    for placement, paper in zip(bench.draft.placements, first.papers, strict=False):
        assert placement.paper == expected.get(paper.name)
    assert len(bench.session.view.pages) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_D])
def test_typed_text_goes_to_the_draft_it_was_typed_in(bench, key):
    bench.show_card()
    first = bench.draft.id
    bench.type("intake_noteEdit", "ghi chú của người trước", enter=False)
    bench.press(key, CTRL)
    bench.wait(lambda: bench.draft.id != first)
    assert bench.memory.drafts[first].draft.note == "ghi chú của người trước"
    assert bench.draft.note == bench.page.note_edit.text() == ""


def test_numbers_of_one_dossier_stay_out_of_the_next(bench):
    bench.show_card()
    bench.choose(102)
    bench.session.edit(payment=replace(bench.draft.payment, units=12))
    bench.page.procedure.units_spin.setFocus()
    first = bench.draft.id
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: bench.draft.id != first)
    assert bench.draft.payment.units == 1
    assert bench.session.is_empty


def test_undo_in_a_field_first_then_of_the_draft(bench):
    bench.show_card()
    bench.type("intake_phoneEdit", "0905", enter=False)
    bench.press(Qt.Key.Key_Z, CTRL)  # the field's own
    assert bench.field("intake_phoneEdit").text() == ""
    bench.page.person.name_edit.setFocus()
    bench.press(Qt.Key.Key_Z, CTRL)  # nothing of its own: the card is taken back
    assert bench.draft.owner.name == ""
    bench.press(Qt.Key.Key_Y, CTRL)
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"


def test_a_page_made_anew_finds_the_draft_again(bench, context, show, qtbot, idle):
    bench.show_card()
    bench.page.on_leaving()
    idle()
    other = IntakePage(context)  # another language, another clerk after the lock
    show(other)
    other.on_shown()
    qtbot.waitUntil(lambda: other.session.is_open)
    assert other.session.draft.owner.name == "Nguyễn Thị Hồng Hạnh"


def revise(bench, **changed):
    """A new version of the chosen procedure, in force at once, as a sync brings it."""
    catalogue = bench.desk.catalogue
    before = catalogue.procedure(bench.draft.procedure)
    after = replace(before, valid_from=date(2026, 11, 20), **changed)
    revised = ProcedureRevised(
        procedure=after, revision=1, document="QĐ 7", by_name="Mai", revised_at=bench.memory.now
    )
    state = ProcedureState(code=before.code, revisions=(revised,))
    catalogue._revised = lambda: (state,)
    catalogue.refresh()


def lies_under(bench):
    """Page by page the paper's name it lies under."""
    names = {line.number: line.name for line in bench.session.shown.lines}
    return [names.get(one.paper) for one in bench.draft.placements]


def test_R02_the_draft_on_screen_follows_a_changed_list_and_says_so(bench, idle):
    bench.choose(101)
    bench.scan(1, 2)
    bench.session.edit(note="bản gốc")
    first, second, *others = bench.desk.catalogue.procedure(bench.draft.procedure).papers
    turned = (replace(second, number=1), replace(first, number=2), *others)
    before = lies_under(bench)
    assert before == [first.name, second.name]
    revise(bench, papers=turned)
    bench.context.signals.sync_changed.emit(bench.desk.syncing.state())
    assert [line.name for line in bench.session.shown.lines[:2]] == [second.name, first.name]
    assert lies_under(bench) == before
    assert bench.notices.last == (
        "Thủ tục vừa có phiên bản mới, khác ở giấy tờ. Xem lại trước khi F9."
    )
    bench.press(Qt.Key.Key_Z, CTRL)
    assert bench.draft.note == ""
    assert lies_under(bench) == before, "what is undone stands under the new list, too"
    assert saved(bench, idle).draft == bench.draft


def test_a_reworded_notice_board_disturbs_nobody(bench):
    bench.choose(101)
    posted = bench.session.shown.procedure.posted
    told = bench.notices.last
    revise(bench, posted=replace(posted, steps="Khác"))
    bench.context.signals.sync_changed.emit(bench.desk.syncing.state())
    assert bench.session.shown.procedure.posted.steps == "Khác"
    assert bench.notices.last == told
