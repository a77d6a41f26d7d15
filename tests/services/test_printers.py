"""Moving to another printer: at once, for what waits too, and still there tomorrow."""

import pytest

from counter_app.devices.api import PrinterState
from counter_app.errors.desk import GestureRefusedError, NoOtherPrinterError
from counter_app.errors.printers import PrinterSilent
from counter_app.services.printers import Printers
from counter_app.settings import DeviceChoice, Settings
from tests.services.playing import HOA, open_counter

SETTINGS = """
[slip_printer]
driver = "virtual"
label = "Quầy 05"

[[spare_slip_printers]]
driver = "virtual"
label = "Quầy 06"
options = {{ folder = "{beside}" }}
"""


@pytest.fixture
def desk(desk, desk_root, wall, tmp_path):
    """With a second slip printer beside it."""
    desk.close()
    (desk_root / "settings.toml").write_text(SETTINGS.format(beside=tmp_path / "beside"), "utf-8")
    again = open_counter(desk_root, wall)
    yield again
    again.close()


def labels(desk, kind="slip"):
    return [choice.label.vi for choice in desk.printers.known(kind)]


def beside(tmp_path):
    return len(list((tmp_path / "beside").glob("slip-*.png")))


def test_the_one_in_use_stands_first(desk):
    assert labels(desk) == ["Quầy 05", "Quầy 06"]
    desk.printers.move("slip", desk.printers.known("slip")[1])
    assert labels(desk) == ["Quầy 06", "Quầy 05"]


def test_what_waits_comes_out_of_the_other_printer_and_not_twice(desk, tmp_path):
    stream = desk.accept(101).stream
    desk.slips.set_state(PrinterState.COVER_OPEN)
    assert desk.printing.after_acceptance(stream, HOA).waiting
    desk.printers.move("slip", desk.printers.known("slip")[1])
    assert desk.printing.print_waiting(HOA).printed == ("slip",)
    assert desk.printed("slip") == []
    assert beside(tmp_path) == 1
    assert desk.printing.print_waiting(HOA).printed == ()


def test_one_gesture_moves_what_failed_to_the_printer_beside_and_prints_it(desk, tmp_path):
    stream = desk.accept(101).stream
    desk.slips.set_state(PrinterState.PAPER_OUT)
    assert [job.form for job in desk.printing.after_acceptance(stream, HOA).waiting] == ["slip"]
    moved = desk.printers.print_elsewhere(desk.printing, HOA)
    assert [label.vi for label in moved.printers] == ["Quầy 06"]
    assert (moved.outcome.printed, moved.outcome.waiting) == (("slip",), ())
    assert beside(tmp_path) == 1
    assert desk.printed("slip") == []
    assert labels(desk, "document") == ["ảo để tập"]  # its printer did not fail
    assert labels(desk)[0] == "Quầy 06"


def test_where_the_printer_beside_fails_too_the_next_press_comes_back(desk, tmp_path):
    stream = desk.accept(101).stream
    desk.slips.set_state(PrinterState.PAPER_OUT)
    desk.printing.after_acceptance(stream, HOA)
    desk.printers.move("slip", desk.printers.known("slip")[1])
    desk.slips.set_state(PrinterState.OFFLINE)
    assert desk.printing.print_waiting(HOA).waiting
    moved = desk.printers.print_elsewhere(desk.printing, HOA)  # the first one has paper again
    assert [label.vi for label in moved.printers] == ["Quầy 05"]
    assert len(desk.printed("slip")) == 1
    assert beside(tmp_path) == 0


def test_a_copy_that_may_be_out_says_so_at_the_other_printer(desk, monkeypatch):
    stream = desk.accept(101).stream
    printer = desk.equipment.slip_printer()

    def silent(_slip):
        raise PrinterSilent(device="Quầy 05", seconds=5)

    monkeypatch.setattr(printer, "print_slip", silent)
    assert desk.printing.after_acceptance(stream, HOA).waiting
    desk.printers.print_elsewhere(desk.printing, HOA)
    assert [one.copy_no for one in desk.state(stream).prints if one.form == "slip"] == [1]


def test_nothing_is_moved_that_did_not_fail(desk):
    desk.accept(101)  # its papers wait, for nobody has printed yet
    with pytest.raises(GestureRefusedError):
        desk.printers.print_elsewhere(desk.printing, HOA)
    assert labels(desk)[0] == "Quầy 05"


def test_without_a_spare_printer_it_says_what_to_do_and_nothing_is_lost(desk):
    stream = desk.accept(101).stream
    desk.sheets.set_state(PrinterState.PAPER_OUT)
    waiting = desk.printing.after_acceptance(stream, HOA).waiting
    with pytest.raises(NoOtherPrinterError) as told:
        desk.printers.print_elsewhere(desk.printing, HOA)
    assert "F11" in told.value.tell("vi").todo
    assert desk.printing.waiting() == waiting


def test_the_choice_is_kept_on_this_pc(desk, desk_root, wall, tmp_path):
    desk.printers.move("slip", desk.printers.known("slip")[1])
    desk.close()
    again = open_counter(desk_root, wall)
    assert labels(again)[0] == "Quầy 06"
    again.printing.after_acceptance(again.accept(101).stream, HOA)
    assert beside(tmp_path) == 1
    again.close()


def test_a_printer_that_it_sets_anew_wins(desk, desk_root, wall):
    desk.printers.move("slip", desk.printers.known("slip")[1])
    desk.close()
    (desk_root / "settings.toml").write_text(
        '[slip_printer]\ndriver = "network"\noptions = { host = "192.0.2.15" }\n', "utf-8"
    )
    again = open_counter(desk_root, wall)
    assert labels(again) == ["192.0.2.15"]
    again.close()


def test_a_virtual_printer_is_offered_only_where_it_was_set(desk):
    assert labels(desk, "document") == ["ảo để tập"]  # as IT left it
    assert labels(desk) == ["Quầy 05", "Quầy 06"]


def test_the_same_printer_is_listed_once(desk):
    network = DeviceChoice(driver="network", options={"host": "192.0.2.15", "width": "576"})
    again = DeviceChoice(driver="network", options={"host": "192.0.2.15"}, label="Quầy 06")
    printers = Printers(
        db=desk.drafts._db, equipment=desk.equipment, settings=_with(network, (again,))
    )
    assert len([c for c in printers.known("slip") if c.device.driver == "network"]) == 1


def _with(printer, spare):
    return Settings(slip_printer=printer, spare_slip_printers=spare)
