"""Copies that come out once, wait when they cannot, and say so when they come again."""

import io
import threading
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from counter_app.devices.api import PrinterState
from counter_app.domain.draft import IdentityKind, Person
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from counter_app.errors.printers import PaperOut, PrinterOffline
from counter_app.errors.storage import DiskFullError
from counter_app.store import spool
from tests.services.playing import HOA, KHOA, LAN, open_counter, text_of


class FullDisk:
    """Takes what is read, refuses to be written to; `refuses_from`: the first ones still work."""

    def __init__(self, db, refuses_from=1):
        self._db = db
        self._left = refuses_from - 1
        self.is_full = True

    def read(self):
        return self._db.read()

    def write(self):
        if self.is_full and not self._left:
            raise DiskFullError
        self._left = max(0, self._left - 1)
        return self._db.write()


@pytest.fixture
def stream(desk):
    return desk.accept(101).stream


def test_everything_comes_out_once(desk, stream):
    outcome = desk.printing.after_acceptance(stream, HOA)
    assert outcome.printed == ("receipt", "receipt", "slip")
    assert (outcome.waiting, outcome.problem) == ((), None)
    assert desk.printing.print_waiting(HOA).printed == ()
    keep, give = desk.printed()
    assert "Liên: Lưu" in text_of(keep)
    assert "Liên: Giao người nộp" in text_of(give)
    assert len(desk.printed("slip")) == 1
    assert desk.kinds(stream)[2:] == ["printed"] * 3


@pytest.mark.parametrize(
    ("states", "out", "waiting"),
    [
        ([PrinterState.PAPER_OUT], [], ["keep", "give"]),
        ([PrinterState.READY, PrinterState.PAPER_OUT], ["keep"], ["give"]),
    ],
)
def test_paper_out_before_either_copy(desk, stream, states, out, waiting):
    desk.sheets.script(states)
    outcome = desk.printing.after_acceptance(stream, HOA)
    assert isinstance(outcome.problem, PaperOut)
    told = outcome.problem.tell()
    assert "hết giấy" in told.happened
    assert "F11" in told.todo
    assert outcome.printed == (*["receipt"] * len(out), "slip")
    assert [job.copy for job in outcome.waiting] == waiting
    assert outcome.waiting[-1].title_vi == (
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên giao người nộp)"
    )
    assert desk.intake.load_accepted(stream).code.endswith("0001")  # acceptance stands
    second = desk.printing.print_waiting(LAN)
    assert second.printed == ("receipt",) * len(waiting)
    assert len(desk.printed()) == 2
    assert all("In lại" not in text_of(one) for one in desk.printed())


def test_a_copy_waits_through_a_restart(desk, desk_root, wall, stream):
    desk.sheets.set_state(PrinterState.OFFLINE)
    assert isinstance(desk.printing.after_acceptance(stream, HOA).problem, PrinterOffline)
    desk.close()
    again = open_counter(desk_root, wall)
    assert not again.printing.has_waiting  # nobody has looked yet
    assert [job.copy for job in again.printing.waiting()] == ["keep", "give"]
    assert again.printing.has_waiting
    assert again.printing.print_waiting(LAN).printed == ("receipt", "receipt")
    again.close()


def test_two_rounds_at_once_print_every_copy_once(desk, stream):
    gate = threading.Barrier(3)

    def press():
        gate.wait()
        desk.printing.print_waiting(HOA)

    threads = [threading.Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.printed()) == 2
    assert len(desk.printed("slip")) == 1


class TestReprint:
    def test_it_carries_its_number_and_the_record_its_reason(self, desk, stream):
        desk.printing.after_acceptance(stream, HOA)
        for reason in ("làm rơi", "ướt"):
            desk.printing.reprint(stream, "receipt", "give", reason, LAN)
        texts = [text_of(one) for one in desk.printed()]
        assert ["In lại lần" in text for text in texts] == [False, False, True, True]
        assert "In lại lần 1" in texts[2]
        assert "In lại lần 2" in texts[3]
        again = [one for one in desk.state(stream).prints if one.copy_no]
        assert [(one.copy_no, one.reason) for one in again] == [(1, "làm rơi"), (2, "ướt")]
        titles = [line.title_vi for line in desk.lookup.sheet(stream, HOA).history]
        assert titles[-1].endswith("(ướt)")

    def test_without_a_reason_nothing_is_printed(self, desk, stream):
        desk.printing.after_acceptance(stream, HOA)
        with pytest.raises(GestureRefusedError):
            desk.printing.reprint(stream, "receipt", "give", "  ", HOA)
        assert len(desk.printed()) == 2

    def test_a_first_copy_that_waits_is_no_reprint(self, desk, stream):
        desk.sheets.script([PrinterState.READY, PrinterState.PAPER_OUT])
        desk.printing.after_acceptance(stream, HOA)
        desk.printing.reprint(stream, "receipt", "give", "hết giấy", HOA)
        assert len(desk.printed()) == 2
        assert "In lại" not in text_of(desk.printed()[-1])

    def test_its_reason_outlives_the_printer_that_was_out_of_paper(
        self, desk, desk_root, wall, stream
    ):
        desk.printing.after_acceptance(stream, HOA)
        desk.sheets.set_state(PrinterState.PAPER_OUT)
        for _ in range(2):  # pressed twice: still one copy
            assert desk.printing.reprint(stream, "receipt", "give", "mất bản cũ", HOA).problem
        desk.close()
        again = open_counter(desk_root, wall)
        assert again.printing.print_waiting(HOA).printed == ("receipt",)
        (reprinted,) = [one for one in again.state(stream).prints if one.copy_no]
        assert (reprinted.copy_no, reprinted.reason) == (1, "mất bản cũ")
        again.close()

    def test_a_copy_printed_at_another_counter_is_counted(self, desk, stream):
        desk.printing.after_acceptance(stream, HOA)
        with desk.drafts._db.write() as conn:  # as at a desk that only pulled the dossier
            conn.exec_driver_sql("DELETE FROM print_job")
        desk.printing.reprint(stream, "receipt", "give", "mất", HOA)
        assert "In lại lần 1" in text_of(desk.printed()[-1])

    def test_an_unknown_dossier_is_told_as_such(self, desk):
        with pytest.raises(DossierNotFoundError):
            desk.printing.reprint("dossier/nowhere", "slip", "give", "mất", HOA)


def test_one_dossier_that_cannot_be_printed_holds_no_other_back(desk, stream):
    with desk.drafts._db.write() as conn:
        spool.add(
            conn,
            desk.printing._pen.ids,
            stream="dossier/nowhere",
            form="receipt",
            copy="give",
            copy_no=0,
            at=desk.wall(),
        )
        conn.exec_driver_sql(
            "UPDATE print_job SET created_at = '2026-01-01T00:00:00.000Z'"
            " WHERE stream = 'dossier/nowhere'"
        )
    outcome = desk.printing.print_waiting(HOA)
    assert outcome.printed == ("receipt", "receipt", "slip")
    assert isinstance(outcome.problem, DossierNotFoundError)


def test_a_copy_that_is_out_but_not_noted_is_noted_later_not_printed_again(desk, stream):
    disk = FullDisk(desk.printing._db, refuses_from=2)
    desk.printing._db = disk
    outcome = desk.printing.after_acceptance(stream, HOA)
    assert isinstance(outcome.problem, DiskFullError)
    assert len(desk.printed()) == 1
    disk.is_full = False
    desk.printing.print_waiting(HOA)
    assert ["In lại" in text_of(one) for one in desk.printed()] == [False, False]
    assert len(desk.printed("slip")) == 1
    assert desk.kinds(stream).count("printed") == 3


def test_titles_and_file_names_name_nobody(desk, stream):
    desk.printing.after_acceptance(stream, HOA)
    names = " ".join(path.name for path in desk.root.rglob("*"))
    assert "Khoa" not in names
    assert KHOA.id_number not in names


SISTER = Person(name="Nguyễn Thị Liên", id_number="051190004322", phone="0905000111")


class TestVisitSlip:
    """Situation 5: one slip for everything that one person handed in."""

    def test_one_slip_noted_in_every_dossier(self, desk):
        streams = [desk.accept(101).stream for _ in range(3)]
        assert desk.printing.visit(streams[0]).streams == tuple(streams)
        outcome = desk.printing.visit_slip(streams[1], HOA)
        assert outcome.printed == ("visit_slip",)
        assert len(desk.printed("slip")) == 1
        for stream in streams:
            assert [one.form for one in desk.state(stream).prints] == ["visit_slip"]
        # their own slips are needed no more; the receipts still wait
        assert [job.form for job in outcome.waiting] == ["receipt"] * 6

    def test_the_same_hands_make_a_visit_whoever_owns_the_vehicle(self, desk):
        own = desk.accept(101).stream
        hers = desk.accept(
            101, owner=SISTER, submitter=KHOA, relation="em", authorisation=True
        ).stream
        by_herself = desk.accept(101, owner=SISTER).stream
        assert desk.printing.visit(own).streams == (own, hers)
        assert desk.printing.visit(by_herself).streams == (by_herself,)
        assert desk.printing.visit_slip(hers, HOA).printed == ("visit_slip",)

    def test_who_showed_no_paper_is_known_by_name_and_phone(self, desk):
        nobody = Person(name="Lê Thị Sáu", identity_kind=IdentityKind.NONE, phone="0905222333")
        first = desk.accept(101, owner=nobody).stream
        other = desk.accept(101, owner=replace(nobody, phone="0905222334")).stream
        second = desk.accept(101, owner=replace(nobody, name="LÊ THỊ SÁU")).stream
        assert desk.printing.visit(first).streams == (first, second)
        assert desk.printing.visit(other).streams == (other,)

    def test_another_day_is_another_visit(self, desk, wall):
        first = desk.accept(101).stream
        wall.set(8, day=date(2026, 11, 25))
        draft = desk.fill(desk.draft(101))
        second = desk.intake.accept(draft.id, HOA, clock_answer="confirmed").stream
        assert desk.printing.visit(first).streams == (first,)
        assert desk.printing.visit(second).streams == (second,)

    def test_a_second_print_needs_a_reason_and_says_its_number(self, desk):
        streams = [desk.accept(101).stream for _ in range(2)]
        desk.printing.visit_slip(streams[0], HOA)
        assert desk.printing.visit(streams[1]).is_printed
        with pytest.raises(GestureRefusedError):
            desk.printing.visit_slip(streams[0], HOA)
        assert desk.printing.reprint(streams[1], "visit_slip", "give", "mất", HOA).printed == (
            "visit_slip",
        )
        for stream in streams:
            numbers = [(one.copy_no, one.reason) for one in desk.state(stream).prints]
            assert numbers == [(0, ""), (1, "mất")]

    def test_a_slip_with_one_dossier_more_is_no_reprint(self, desk):
        first = desk.accept(101).stream
        desk.accept(101)
        desk.printing.visit_slip(first, HOA)
        third = desk.accept(101).stream
        assert not desk.printing.visit(first).is_printed
        desk.printing.visit_slip(third, HOA)
        assert [one.copy_no for one in desk.state(first).prints] == [0, 0]
        assert desk.printing.visit(first).is_printed

    def test_a_printer_that_cannot_keeps_it_waiting_through_a_restart(self, desk, desk_root, wall):
        streams = [desk.accept(101).stream for _ in range(2)]
        desk.printing.print_waiting(HOA)
        desk.slips.set_state(PrinterState.COVER_OPEN)
        outcome = desk.printing.visit_slip(streams[0], HOA)
        assert (outcome.printed, [job.form for job in outcome.waiting]) == ((), ["visit_slip"])
        assert outcome.problem is not None
        assert desk.printing.visit(streams[1]).waits
        desk.close()
        again = open_counter(desk_root, wall)
        assert again.printing.print_waiting(LAN).printed == ("visit_slip",)
        again.close()

    def test_f9_holds_the_slip_while_the_visit_goes_on(self, desk):
        first = desk.accept(101).stream
        desk.printing.after_acceptance(first, HOA)
        for count in (2, 3):
            stream = desk.accept(101).stream
            outcome = desk.printing.after_acceptance(stream, HOA, visit_goes_on=True)
            assert outcome.printed == ("receipt", "receipt"), count
            assert [job.form for job in outcome.waiting] == ["visit_slip"]
        assert desk.printing.print_waiting(HOA).printed == ("visit_slip",)
        assert len(desk.printed("slip")) == 2  # the first one's own, and one for all three

    def test_the_first_of_a_visit_prints_its_own_slip(self, desk, stream):
        outcome = desk.printing.after_acceptance(stream, HOA, visit_goes_on=True)
        assert outcome.printed == ("receipt", "receipt", "slip")

    def test_what_was_voided_is_left_out(self, desk):
        kept, voided = desk.accept(101), desk.accept(101)
        desk.printing.after_acceptance(voided.stream, HOA, visit_goes_on=True)
        desk.amending.void(voided.stream, voided.code, "nhầm", HOA)
        assert desk.printing.visit(kept.stream).streams == (kept.stream,)
        assert "visit_slip" in desk.printing.print_waiting(HOA).printed
        assert [one.form for one in desk.state(voided.stream).prints] == ["receipt", "receipt"]

    def test_a_visit_of_which_nothing_stands_prints_nothing(self, desk):
        views = [desk.accept(101), desk.accept(101)]
        desk.printing.after_acceptance(views[1].stream, HOA, visit_goes_on=True)
        for view in views:
            desk.amending.void(view.stream, view.code, "nhầm", HOA)
        outcome = desk.printing.print_waiting(HOA)
        assert (outcome.printed, outcome.waiting) == ((), ())

    def test_one_that_is_out_but_not_noted_keeps_the_number_it_was_printed_with(self, desk):
        streams = [desk.accept(101).stream for _ in range(2)]
        desk.printing.print_waiting(HOA)
        disk = FullDisk(desk.printing._db, refuses_from=3)
        desk.printing._db = disk
        desk.printing.visit_slip(streams[0], HOA)
        later = desk.accept(101).stream  # on no paper that came out
        disk.is_full = False
        assert desk.printing.print_waiting(HOA).printed == ("receipt", "receipt", "slip")
        assert [one.form for one in desk.state(later).prints].count("visit_slip") == 0
        assert [one.form for one in desk.state(streams[1]).prints].count("visit_slip") == 1


class TestLargeSlip:
    """Situation 2: the slip in large type on demand."""

    def test_f9_prints_it_large_when_the_draft_says_so(self, desk):
        stream = desk.accept(101, large_slip=True).stream
        printed = desk.printing.after_acceptance(stream, HOA, visit_goes_on=True).printed
        assert printed == ("receipt", "receipt", "large_slip")
        assert [one.copy_no for one in desk.state(stream).prints] == [0, 0, 0]

    def test_after_the_plain_one_it_is_a_second_print_and_says_why(self, desk, stream):
        desk.printing.after_acceptance(stream, HOA)
        assert desk.printing.large_slip(stream, HOA).printed == ("large_slip",)
        last = desk.state(stream).prints[-1]
        assert (last.form, last.copy_no) == ("large_slip", 1)
        assert "chữ to" in last.reason
        desk.printing.reprint(stream, "slip", "give", "mất", HOA)
        assert desk.state(stream).prints[-1].copy_no == 2  # one paper in two sizes

    def test_it_replaces_a_plain_one_that_still_waits(self, desk, stream):
        desk.slips.set_state(PrinterState.PAPER_OUT)
        desk.printing.after_acceptance(stream, HOA)
        outcome = desk.printing.large_slip(stream, HOA)
        assert [job.title_vi for job in outcome.waiting] == ["Phiếu nhiệt chữ to"]
        desk.printing.large_slip(stream, HOA)  # pressed twice: still one copy
        desk.slips.set_state(PrinterState.READY)
        assert desk.printing.print_waiting(HOA).printed == ("large_slip",)
        assert desk.state(stream).prints[-1].copy_no == 0

    def test_a_voided_dossier_has_no_slip(self, desk, stream):
        view = desk.intake.load_accepted(stream)
        desk.amending.void(stream, view.code, "nhầm", HOA)
        with pytest.raises(GestureRefusedError):
            desk.printing.large_slip(stream, HOA)

    def test_the_preview_is_of_the_same_size(self, desk, stream):
        plain, large = (desk.printing.slip_picture(stream, f) for f in ("slip", "large_slip"))
        heights = [Image.open(io.BytesIO(png)).height for png in (plain, large)]
        assert heights[1] > 1.2 * heights[0]


def test_a_preview_needs_no_printer(desk, desk_root, wall, stream):
    desk.close()
    (desk_root / "settings.toml").write_text('[slip_printer]\ndriver = "nowhere"\n', "utf-8")
    again = open_counter(desk_root, wall)
    assert again.printing.slip_picture(stream).startswith(b"\x89PNG")
    assert len(again.printing.receipt_pictures(stream)) == 2
    again.close()
