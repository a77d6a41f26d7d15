"""Copies that come out once, wait when they cannot, and say so when they come again."""

import threading

import pypdfium2
import pytest

from counter_app.devices.api import PrinterState
from counter_app.domain.draft import Person
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from counter_app.errors.printers import PaperOut, PrinterOffline
from counter_app.errors.storage import DiskFullError
from counter_app.store import spool
from tests.services.playing import HOA, KHOA, LAN, open_counter


@pytest.fixture
def stream(desk):
    return desk.accept(101).stream


def text_of(path):
    document = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in document)


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
    class FullDisk:
        """Takes what is read, refuses to note that a job is done."""

        def __init__(self, db):
            self._db = db
            self.is_full = True

        def read(self):
            return self._db.read()

        def write(self):
            if self.is_full:
                raise DiskFullError
            return self._db.write()

    disk = FullDisk(desk.printing._db)
    desk.printing._db = disk
    outcome = desk.printing.after_acceptance(stream, HOA)
    assert isinstance(outcome.problem, DiskFullError)
    assert len(desk.printed()) == 2
    disk.is_full = False
    desk.printing.print_waiting(HOA)
    assert len(desk.printed()) == 2
    assert len(desk.printed("slip")) == 1
    assert desk.kinds(stream).count("printed") == 3


def test_titles_and_file_names_name_nobody(desk, stream):
    desk.printing.after_acceptance(stream, HOA)
    names = " ".join(path.name for path in desk.root.rglob("*"))
    assert "Khoa" not in names
    assert KHOA.id_number not in names


class TestVisitSlip:
    def test_one_slip_for_one_applicant_noted_in_every_dossier(self, desk):
        streams = [desk.accept(101).stream for _ in range(3)]
        outcome = desk.printing.visit_slip([*streams, streams[0]], HOA)
        assert outcome.printed == ("visit_slip",)
        assert len(desk.printed("slip")) == 1
        for stream in streams:
            assert [one.form for one in desk.state(stream).prints] == ["visit_slip"]
        assert len(outcome.waiting) == 9  # the dossiers' own papers still wait

    def test_two_applicants_get_a_slip_each(self, desk):
        sister = Person(name="Nguyễn Thị Liên", id_number="051190004322", phone="0905000111")
        streams = [desk.accept(101).stream, desk.accept(101, owner=sister).stream]
        assert len(desk.printing.visit_slip_pictures(streams)) == 2
        assert desk.printing.visit_slip(streams, HOA).printed == ("visit_slip",) * 2

    def test_a_printer_that_cannot_leaves_no_trace(self, desk, stream):
        desk.slips.set_state(PrinterState.COVER_OPEN)
        outcome = desk.printing.visit_slip([stream], HOA)
        assert outcome.problem is not None
        assert outcome.printed == ()
        assert "printed" not in desk.kinds(stream)

    def test_what_was_voided_is_left_out(self, desk):
        kept, voided = desk.accept(101), desk.accept(101)
        desk.intake.void(voided.stream, voided.code, "nhầm", HOA)
        desk.printing.visit_slip([kept.stream, voided.stream], HOA)
        assert desk.state(voided.stream).prints == ()


def test_a_preview_needs_no_printer(desk, desk_root, wall, stream):
    desk.close()
    (desk_root / "settings.toml").write_text('[slip_printer]\ndriver = "nowhere"\n', "utf-8")
    again = open_counter(desk_root, wall)
    assert again.printing.slip_picture(stream).startswith(b"\x89PNG")
    assert len(again.printing.receipt_pictures(stream)) == 2
    again.close()
