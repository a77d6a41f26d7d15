"""A working counter whose printers are the virtual ones: nothing of it counts as printed."""

import pytest

from counter_app.errors.desk import NoOtherPrinterError
from counter_app.errors.printers import PrinterNotChosen
from counter_app.job import Job
from counter_app.services.devices import Listed
from counter_app.services.equipment import Sheet
from counter_app.settings import DeviceChoice
from tests.devices.printers.lp_stand_in import QUEUE, Tray, needs_shell
from tests.services.playing import HOA, make_folder, open_counter, text_of

SPARES = """
[[spare_slip_printers]]
driver = "virtual"
label = "Quầy 06"
options = { folder = "beside" }

[[spare_slip_printers]]
driver = "system"
label = "Quầy 07"
options = { queue = "a5" }
"""
A5 = DeviceChoice(driver="system", options={"queue": QUEUE})

pytestmark = needs_shell


@pytest.fixture
def tray(tmp_path, monkeypatch):
    """Of a printer that is none of the virtual ones."""
    return Tray(tmp_path, monkeypatch)


@pytest.fixture
def desk(desk_root, wall):
    make_folder(desk_root, wall)
    opened = open_counter(desk_root, wall, is_paper=False)
    yield opened
    opened.close()


@pytest.fixture
def with_spares(desk, desk_root, wall, tray):
    desk.close()
    (desk_root / "settings.toml").write_text(SPARES, "utf-8")
    opened = open_counter(desk_root, wall, is_paper=False)
    yield opened
    opened.close()


def files_of(desk):
    """What went to the virtual printers' folder, where it would lie in the clear."""
    return [*desk.printed("document"), *desk.printed("slip")]


def test_the_acceptance_stands_and_its_papers_wait(desk):
    view = desk.accept(101)
    outcome = desk.printing.after_acceptance(view.stream, HOA)
    assert outcome.printed == ()
    assert [job.form for job in outcome.waiting] == ["receipt", "receipt", "slip"]
    assert {job.kind for job in outcome.waiting if job.reason} == {"document", "slip"}
    assert desk.intake.load_accepted(view.stream).code == view.code
    assert "printed" not in desk.kinds(view.stream)
    assert files_of(desk) == []


def test_it_says_what_happened_what_is_kept_and_what_to_do(desk):
    outcome = desk.printing.after_acceptance(desk.accept(101).stream, HOA)
    assert isinstance(outcome.problem, PrinterNotChosen)
    told = outcome.problem.tell("vi")
    assert told.happened.startswith("Không có giấy nào in ra: máy này chưa chọn máy in giấy A4, A5")
    assert "đã lưu" in told.kept
    assert "trang Thiết bị" in told.todo
    assert "F11" in told.todo
    english = outcome.problem.tell("en")
    assert "printer of A4 and A5 sheets" in english.happened
    assert "page of devices" in english.todo


def test_what_waited_comes_out_as_the_first_copy_once_a_printer_is_chosen(desk, tray):
    stream = desk.accept(101).stream
    desk.printing.after_acceptance(stream, HOA)
    desk.printing.print_waiting(HOA)  # F11 too early
    desk.printers.set_by_it("document", A5)
    desk.printers.set_by_it("slip", A5)
    assert desk.printing.print_waiting(HOA).printed == ("receipt", "receipt", "slip")
    assert {one.copy_no for one in desk.state(stream).prints} == {0}
    assert ["In lại" in text_of(one) for one in tray.sheets] == [False, False]
    desk.printing.reprint(stream, "receipt", "give", "làm rơi", HOA)
    assert "In lại lần 1" in text_of(tray.sheets[-1])


def test_a_copy_asked_for_again_before_that_is_still_the_first(desk, tray):
    stream = desk.accept(101).stream
    desk.printing.after_acceptance(stream, HOA)
    assert desk.printing.reprint(stream, "receipt", "give", "không thấy giấy", HOA).printed == ()
    desk.printers.set_by_it("document", A5)
    desk.printing.print_waiting(HOA)
    assert [(one.copy, one.copy_no) for one in desk.state(stream).prints] == [
        ("keep", 0),
        ("give", 0),
    ]


def test_each_printer_is_chosen_by_itself(desk, tray):
    """Slips come out, sheets wait, and the printer of sheets is told of; then the other way."""
    stream = desk.accept(101).stream
    desk.printers.set_by_it("slip", A5)
    outcome = desk.printing.after_acceptance(stream, HOA)
    assert outcome.printed == ("slip",)
    assert [job.form for job in outcome.waiting] == ["receipt", "receipt"]
    assert "máy in giấy A4, A5" in outcome.problem.tell("vi").happened
    desk.printers.set_by_it("document", A5)
    desk.printers.set_by_it("slip", DeviceChoice(driver="virtual"))
    outcome = desk.printing.large_slip(stream, HOA)
    assert [job.form for job in outcome.waiting] == ["receipt", "receipt", "large_slip"]
    assert "máy in phiếu" in outcome.problem.tell("vi").happened
    assert desk.printing.print_waiting(HOA).printed == ("receipt", "receipt")
    assert (len(tray.sheets), len(tray.slips)) == (2, 1)


def test_the_slip_of_a_visit_waits_as_well(desk):
    first, second = desk.accept(101).stream, desk.accept(102, case="xe-so-huu").stream
    desk.printing.after_acceptance(first, HOA)
    desk.printing.after_acceptance(second, HOA, visit_goes_on=True)
    outcome = desk.printing.visit_slip(second, HOA)
    assert outcome.printed == ()
    assert isinstance(outcome.problem, PrinterNotChosen)
    assert not desk.printing.visit(second).is_printed


@pytest.mark.parametrize(
    "send",
    [
        lambda desk: desk.shelving.print_labels("C-07-1"),
        lambda desk: desk.scanning.print_separators(desk.draft(102, case="xe-so-huu").id),
        lambda desk: desk.equipment.print_sheet(Sheet(pdf=b"%PDF-", size="A4", title="nhap")),
        lambda desk: desk.guidance.print(desk.catalogue.edition.not_received[0]),
        lambda desk: desk.setup_sheet.print((), HOA),
        lambda desk: desk.device_tests.print_reader_sheet(),
        lambda desk: desk.device_tests.run(Job(), Listed(key="slip", label="ảo", driver=""), HOA),
        lambda desk: desk.device_tests.run(
            Job(), Listed(key="document", label="ảo", driver=""), HOA
        ),
    ],
    ids=["labels", "strips", "sheet", "guidance", "setup", "reader", "slip", "document"],
)
def test_nothing_else_is_said_to_be_printed_either(desk, send):
    with pytest.raises(PrinterNotChosen):
        send(desk)
    assert files_of(desk) == []


def test_no_drawer_is_missed_where_none_is_set(desk):
    desk.equipment.open_drawer()


class TestSparePrinters:
    def test_the_next_one_is_one_that_prints(self, with_spares, tray):
        desk = with_spares
        stream = desk.accept(101).stream
        desk.printing.after_acceptance(stream, HOA)
        moved = desk.printers.print_elsewhere(desk.printing, HOA)
        assert [label.vi for label in moved.printers] == ["Quầy 07"]
        assert moved.outcome.printed == ("slip",)
        assert len(tray.slips) == 1

    def test_none_of_the_others_is_offered(self, with_spares):
        named = [one.label.vi for one in with_spares.printers.known("slip")]
        assert named[:2] == ["ảo để tập", "Quầy 07"], "the one in use, whatever it is, then paper"
        assert "Quầy 06" not in named
        assert [one.key for one in with_spares.devices.spares()] == ["spare-slip-0"]

    def test_no_way_leads_back_to_it(self, with_spares):
        desk = with_spares
        desk.printers.move("slip", desk.printers.known("slip")[1])
        assert desk.printers.waiting("slip") == ()
        assert "ảo để tập" not in [one.label.vi for one in desk.printers.known("slip")]

    def test_where_none_prints_it_says_so(self, desk):
        desk.printing.after_acceptance(desk.accept(101).stream, HOA)
        with pytest.raises(NoOtherPrinterError):
            desk.printers.print_elsewhere(desk.printing, HOA)
