"""F9 on the intake page: once, with everything there, and what follows it (ux §7, 1-8, 21)."""

import re
from dataclasses import replace

import pytest
from intake_bench import ALT, CTRL, SHIFT
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox

from counter_app.domain.draft import PayMethod, Presence, Verdict
from counter_app.errors.desk import ClockInDoubtError
from counter_app.errors.printers import PaperOut
from counter_app.services.printing import PrintOutcome
from counter_app.ui.actions import ActionCounter

FULL_STOPS = re.compile(r"[^.]+\.\s[^.]+\.\s[^.]+\.")


def play_main_job(bench, counter):
    counter.start()
    counter.note("scan card")
    bench.show_card()
    bench.choose(101)
    bench.type("intake_phoneEdit", "0905123456")
    counter.note("lay paper in")
    bench.scan(1, 1, 2, 3)
    bench.press(Qt.Key.Key_F7)
    bench.accept()
    bench.press(Qt.Key.Key_Return, CTRL)
    bench.wait(lambda: not bench.accepted.outstanding_dong)
    return counter.stop()


def test_point_01_main_job_in_at_most_ten_actions(bench):
    assert play_main_job(bench, ActionCounter(bench.page)) <= 10
    assert bench.desk.intake.accepted == [bench.accepted.stream]
    state = bench.memory.dossiers[bench.accepted.stream]
    assert [page.paper for page in state.pages] == [1, 1, 2, 3]
    assert state.accepted.owner.phone == "0905123456"
    assert state.taken_dong == state.due_dong > 0


def test_point_02_no_dialog_in_the_main_job(bench, monkeypatch):
    shown = []
    for name in ("exec", "open", "show"):
        monkeypatch.setattr(QDialog, name, lambda *_a, n=name: shown.append(n))
    monkeypatch.setattr(QMessageBox, "exec", lambda *_a: shown.append("box"))
    play_main_job(bench, ActionCounter(bench.page))
    assert not shown


def test_point_03_number_only_at_f9(bench):
    bench.prepare()
    serial = bench.memory.serial
    bench.press(Qt.Key.Key_W, CTRL)  # abandoned
    bench.wait(lambda: not bench.draft.owner.name)
    assert bench.memory.serial == serial
    bench.prepare()
    assert bench.memory.serial == serial
    bench.accept()
    assert bench.memory.serial == serial + 1


def test_point_04_two_f9_one_dossier(bench):
    bench.prepare()
    printed = len(bench.desk.printing.printed)
    bench.press(Qt.Key.Key_F9)
    bench.press(Qt.Key.Key_F9)
    bench.wait(lambda: bench.page.flow.after.is_printed)
    bench.press(Qt.Key.Key_F9)
    assert len(bench.desk.intake.accepted) == 1
    assert len(bench.desk.printing.printed) - printed == 3  # two copies and the slip, once


def test_point_05_missing_paper_stops_and_takes_the_focus_there(bench):
    bench.prepare()
    bench.session.edit_paper(2, presence=Presence.ABSENT, verdict=Verdict.MISSING)
    placements = bench.draft.placements
    bench.session.place([p.page for p in placements if p.paper == 2], removed=True)
    bench.press(Qt.Key.Key_F9)
    assert bench.accepted is None
    assert not bench.desk.intake.accepted
    assert bench.focus == "intake_partsView"
    assert bench.page.parts.current().number == 2
    told = bench.notices.strips["intake"]  # the strip is what is announced
    assert told.startswith("2. ")
    assert "Căn cứ: khoản 1 Điều 17 Nghị định 118/2025/NĐ-CP." in told


def test_point_05_the_strip_goes_when_the_cause_is_gone(bench):
    bench.show_card()
    bench.press(Qt.Key.Key_F9)
    assert bench.notices.strips["intake"].startswith("Chưa chọn thủ tục")
    assert bench.focus == "intake_procEdit"
    assert bench.page.procedure.proc_edit.problem
    bench.choose(101)
    assert not bench.page.procedure.proc_edit.problem
    assert "thủ tục" not in bench.notices.strips["intake"]
    bench.scan(1, 2, 3)
    bench.press(Qt.Key.Key_F7)
    assert "intake" not in bench.notices.strips


def test_what_stops_f9_is_told_only_where_it_is(bench):
    bench.show_card()
    bench.press(Qt.Key.Key_F9)
    assert "intake" in bench.notices.strips
    bench.page.on_leaving()
    assert "intake" not in bench.notices.strips
    bench.page.on_shown()
    assert bench.notices.strips["intake"].startswith("Chưa")


def test_point_06_f7_leaves_marks_set_by_hand(bench):
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 2, 3)
    bench.page.parts.focus_paper(2)
    bench.press(Qt.Key.Key_Space)
    bench.press(Qt.Key.Key_Space)
    assert bench.line(2).verdict is Verdict.REVIEW
    bench.press(Qt.Key.Key_F7)
    assert [bench.line(n).verdict for n in (1, 2, 3)] == [
        Verdict.VALID, Verdict.REVIEW, Verdict.VALID
    ]  # fmt: skip
    bench.press(Qt.Key.Key_F7, SHIFT)
    assert all(line.verdict is Verdict.OPEN for line in bench.session.shown.lines)


def compose(field, word):
    field.setFocus()
    QCoreApplication.sendEvent(field, QInputMethodEvent(word, []))


def test_point_07_a_word_being_composed_is_accepted(bench):
    bench.prepare()
    compose(bench.page.note_edit, "Hạnh")
    bench.accept()
    assert bench.memory.dossiers[bench.accepted.stream].accepted.note == "Hạnh"


def test_point_08_a_word_being_composed_stays_when_the_focus_moves(bench):
    compose(bench.page.person.name_edit, "Nguyễn")
    bench.page.person.address_edit.setFocus()
    assert bench.draft.owner.name == "Nguyễn"
    compose(bench.page.person.address_edit, "Tổ")
    QTest.mouseClick(bench.page.note_edit, Qt.MouseButton.LeftButton)
    assert bench.draft.owner.address == "Tổ"


def test_what_was_typed_without_enter_is_accepted(bench):
    bench.prepare(phone=False)
    bench.type("intake_phoneEdit", "0912 345 678", enter=False)
    bench.accept()
    state = bench.memory.dossiers[bench.accepted.stream]
    assert state.accepted.owner.phone == "0912345678"


def test_no_f9_while_pages_may_still_arrive(bench, context):
    import threading

    bench.prepare()
    gate = bench.desk.scanning.gate = threading.Event()
    bench.press(Qt.Key.Key_F6)
    assert bench.page.work.is_scanning
    bench.press(Qt.Key.Key_F9)
    assert "Máy quét đang đưa trang vào hồ sơ" in bench.notices.last
    bench.press(Qt.Key.Key_N, CTRL)
    owner = bench.draft.owner.name
    gate.set()
    bench.wait(lambda: not bench.page.work.is_scanning)
    assert not bench.desk.intake.accepted
    assert bench.draft.owner.name == owner == "Nguyễn Thị Hồng Hạnh"
    pages = len(bench.session.view.pages)
    bench.accept()
    assert len(bench.memory.dossiers[bench.accepted.stream].pages) == pages == 6


def test_a_date_that_cannot_be_stops_f9_and_stays_to_be_mended(bench):
    bench.prepare()
    bench.type("intake_birthEdit", "31/02/1988")
    bench.press(Qt.Key.Key_F9)
    assert bench.accepted is None
    assert bench.focus == "intake_birthEdit"
    assert bench.page.person.birth_edit.text() == "31/02/1988"
    bench.type("intake_birthEdit", "05031988")
    bench.accept()
    assert str(bench.memory.dossiers[bench.accepted.stream].accepted.owner.birth_on) == "1988-03-05"


def test_clock_in_doubt_asks_once_on_the_strip(bench):
    bench.prepare()
    bench.desk.intake.doubt = ClockInDoubtError(
        shown="07:00 ngày 23/11", shown_en="07:00 on 23/11", why="chậm", why_en="slow"
    )
    bench.press(Qt.Key.Key_F9)
    bench.wait(lambda: "clock" in bench.notices.strips)
    assert bench.accepted is None
    assert "07:00 ngày 23/11" in bench.notices.strips["clock"]
    bench.accept()
    assert "clock" not in bench.notices.strips


def test_point_21_printer_without_paper_never_undoes_acceptance(bench):
    bench.prepare()
    bench.desk.printing.problem = PaperOut(device="A5 quầy 05")
    bench.accept()
    told = bench.notices.strips["print"]
    assert FULL_STOPS.match(told), told
    for part in ("hết giấy", "đã lưu", "F11"):
        assert part in told
    assert bench.page.done.print_label.text().startswith("Chờ in lại")
    bench.press(Qt.Key.Key_N, CTRL)  # the next citizen; the copies still wait
    bench.wait(lambda: bench.session.is_open)
    assert "print" in bench.notices.strips
    bench.desk.printing.problem = None
    bench.press(Qt.Key.Key_F11)
    bench.wait(lambda: "print" not in bench.notices.strips)
    assert len(bench.desk.printing.printed) == 3
    assert len(bench.desk.intake.accepted) == 1


def test_one_key_prints_at_the_printer_beside(bench):
    bench.prepare()
    bench.desk.printing.problem = PaperOut(device="A5 quầy 05")
    bench.accept()
    again, elsewhere = bench.notices.actions[-2:]
    assert (again.key, elsewhere.key) == ("F11", "Alt+F11")
    bench.press(Qt.Key.Key_F11, ALT)
    bench.wait(lambda: "print" not in bench.notices.strips)
    assert len(bench.desk.printing.printed) == 3
    assert any("Quầy 06" in told for told in bench.notices.toasts)
    assert bench.page.done.print_label.text().startswith("Đã in")


def test_shift_f9_leaves_the_papers_waiting_for_f11(bench):
    bench.prepare()
    bench.press(Qt.Key.Key_F9, SHIFT)
    bench.wait(lambda: bench.accepted is not None)
    assert not bench.desk.printing.printed
    assert "F11" in bench.page.done.print_label.text()


@pytest.mark.parametrize(
    ("typed", "change"), [("", 0), ("200", None), ("200k", 50_000), ("200.000", 50_000)]
)
def test_money_is_booked_with_ctrl_enter_only(bench, typed, change):
    bench.prepare()
    bench.accept()
    assert bench.focus == "pay_givenEdit"
    if typed:
        QTest.keyClicks(bench.page.pay.given_edit, typed)
    bench.press(Qt.Key.Key_Return)  # a reader's closing Enter never pays
    state = bench.memory.dossiers[bench.accepted.stream]
    assert not state.taken_dong
    bench.page.pay.given_edit.setFocus()
    bench.press(Qt.Key.Key_Return, CTRL)
    if change is None:
        assert bench.page.pay.given_edit.problem
        assert bench.accepted.outstanding_dong == 150_000
        return
    bench.wait(lambda: not bench.accepted.outstanding_dong)
    bench.wait(lambda: bench.notices.last.startswith("Đã thu 150.000"))
    assert ("50.000" in bench.notices.last.partition("trả lại")[2]) == bool(change)
    assert bench.page.done.paid_badge.isVisible()


def test_two_ctrl_enter_book_once(bench, idle):
    bench.prepare()
    bench.accept()
    bench.press(Qt.Key.Key_Return, CTRL)
    bench.press(Qt.Key.Key_Return, CTRL)
    idle()
    assert bench.memory.dossiers[bench.accepted.stream].taken_dong == 150_000
    assert [toast[:6] for toast in bench.notices.toasts] == ["Đã thu"]


def test_the_way_of_paying_may_be_chosen_after_f9(bench):
    bench.prepare()
    bench.accept()
    bench.field("pay_method_later").click()
    bench.press(Qt.Key.Key_Return, CTRL)
    assert bench.accepted.outstanding_dong == 150_000
    assert "nộp sau" in bench.page.pay.take_button.accessibleDescription()
    bench.field("pay_method_transfer").click()
    bench.press(Qt.Key.Key_Return, CTRL)
    bench.wait(lambda: not bench.accepted.outstanding_dong)
    taken = [b for b in bench.memory.history[bench.accepted.stream] if b.kind == "fee_taken"]
    assert len(taken) == 1
    assert bench.page.pay.method is PayMethod.TRANSFER


def test_without_a_receipt_only_the_slip_is_spoken_of(bench):
    """A result given on the spot has no mẫu 01 (NĐ 118/2025 Điều 17.4)."""
    bench.prepare()
    bench.accept()
    done, view = bench.page.done, bench.accepted
    told = {True: "Đã in giấy tiếp nhận (2 liên) và phiếu.", False: "Đã in phiếu."}
    for has_receipt, printed in told.items():
        done.show_accepted(replace(view, has_receipt=has_receipt), prints_later=True)
        assert done.print_label.text().startswith("Phiếu") is not has_receipt
        done.show_printed(PrintOutcome(printed=("slip",), waiting=()), "vi")
        assert done.print_label.text() == printed
