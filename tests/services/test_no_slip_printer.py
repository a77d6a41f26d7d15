"""A counter that is meant to have no slip printer: mẫu 01 and nothing else, and nothing piles up."""

from dataclasses import replace

import pytest

from counter_app.devices import registry
from counter_app.devices.api import PrinterState
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.errors.printers import NoSlipPrinter
from counter_app.job import Job
from counter_app.services.device_states import NO_SLIPS
from counter_app.settings import DeviceChoice, load
from tests.services.playing import HOA, make_folder, open_counter

IT = replace(HOA, roles=(Role.IT,))
NONE = DeviceChoice(driver="none")
SPARE = """
[[spare_slip_printers]]
driver = "virtual"
label = "Quầy 06"
options = { folder = "%s" }
"""


@pytest.fixture
def beside(tmp_path):
    """Where slips of the next counter's printer lie."""
    return tmp_path / "beside"


@pytest.fixture(params=["none"])
def desk(request, desk_root, wall, beside):
    """Chosen in settings.toml. `request.param`: a driver, with a spare printer when it says so."""
    make_folder(desk_root, wall)
    driver, _, spare = request.param.partition(" ")
    text = f'[slip_printer]\ndriver = "{driver}"\n' + (SPARE % beside if spare else "")
    (desk_root / "settings.toml").write_text(text, "utf-8")
    opened = open_counter(desk_root, wall)
    yield opened
    opened.close()


with_spare = pytest.mark.parametrize("desk", ["none spare"], indirect=True)
usual = pytest.mark.parametrize("desk", ["virtual"], indirect=True)
usual_with_spare = pytest.mark.parametrize("desk", ["virtual spare"], indirect=True)


def slip_of(desk):
    return next(one for one in desk.devices.listed() if one.key == "slip")


def choose_none(desk):
    """What IT does on the page of devices."""
    device = slip_of(desk)
    (none,) = [one for one in desk.devices.candidates(device) if one.driver == "none"]
    desk.devices.choose(IT, device, none, {})


def forms(desk):
    return [job.form for job in desk.printing.waiting()]


class TestAcceptance:
    @pytest.mark.parametrize("large", [False, True])
    def test_only_the_receipt_is_queued_and_printed(self, desk, large):
        view = desk.accept(101, large_slip=large)
        assert forms(desk) == ["receipt", "receipt"]
        outcome = desk.printing.after_acceptance(view.stream, HOA)
        assert (outcome.printed, outcome.waiting) == (("receipt", "receipt"), ())
        assert (outcome.problem, outcome.dropped) == (None, 0)
        assert {one.form for one in desk.state(view.stream).prints} == {"receipt"}
        assert view.has_receipt

    def test_where_the_result_is_given_on_the_spot_nothing_is_printed(self, desk):
        view = desk.accept(801)
        outcome = desk.printing.after_acceptance(view.stream, HOA)
        assert (outcome.printed, outcome.waiting, outcome.problem) == ((), (), None)
        assert not view.has_receipt

    def test_no_slip_is_held_for_the_visit(self, desk):
        first = desk.accept(101).stream
        desk.printing.after_acceptance(first, HOA)
        second = desk.accept(102, case="xe-so-huu").stream
        outcome = desk.printing.after_acceptance(second, HOA, visit_goes_on=True)
        assert outcome.printed == ("receipt", "receipt")
        assert not desk.printing.visit(second).waits
        assert desk.printing.leave_visit(second, HOA).printed == ()
        assert [one for one in desk.attention.items() if one.kind == "print"] == []

    def test_no_drawer_is_missed(self, desk):
        desk.equipment.open_drawer()


class TestAskedFor:
    ASKED = pytest.mark.parametrize(
        "ask",
        [
            lambda desk, stream: desk.printing.large_slip(stream, HOA),
            lambda desk, stream: desk.printing.visit_slip(stream, HOA),
            lambda desk, stream: desk.printing.reprint(stream, "slip", "give", "mất", HOA),
            lambda desk, stream: desk.printing.reprint(stream, "visit_slip", "give", "mất", HOA),
        ],
        ids=["large", "visit", "again", "visit again"],
    )

    @ASKED
    def test_it_says_so_and_what_to_do_and_queues_nothing(self, desk, ask):
        stream = desk.accept(101).stream
        desk.printing.after_acceptance(stream, HOA)
        with pytest.raises(NoSlipPrinter) as refused:
            ask(desk, stream)
        told = refused.value.tell("vi")
        assert told.happened == "Quầy này không dùng máy in phiếu."
        assert "trang Thiết bị" in told.todo
        assert "page of devices" in refused.value.tell("en").todo
        assert "Alt+F11" not in told.todo, "no spare printer was named"
        assert forms(desk) == []

    @with_spare
    @ASKED
    def test_the_next_counters_printer_takes_it_after_one_key(self, desk, ask, beside):
        stream = desk.accept(101).stream
        desk.printing.after_acceptance(stream, HOA)
        with pytest.raises(NoSlipPrinter) as refused:
            ask(desk, stream)
        assert "Alt+F11" in refused.value.tell("vi").todo
        moved = desk.printers.print_elsewhere(desk.printing, HOA)
        assert [label.vi for label in moved.printers] == ["Quầy 06"]
        assert ask(desk, stream).waiting == ()
        assert len(list(beside.glob("slip-*.png"))) == 1

    def test_a_receipt_is_printed_again_as_ever(self, desk):
        stream = desk.accept(101).stream
        desk.printing.after_acceptance(stream, HOA)
        outcome = desk.printing.reprint(stream, "receipt", "give", "mất", HOA)
        assert (outcome.printed, outcome.problem) == (("receipt",), None)

    def test_R04_guidance_is_told_and_not_recorded_as_printed(self, desk):
        matter = desk.catalogue.edition.not_received[0]
        with pytest.raises(NoSlipPrinter):
            desk.guidance.record(matter, HOA, printed=True)
        with pytest.raises(NoSlipPrinter):
            desk.guidance.print(matter)
        assert desk.guidance.this_month().count == 0
        desk.guidance.record(matter, HOA, printed=False)
        assert desk.guidance.this_month().count == 1
        assert desk.guidance.picture(matter).startswith(b"\x89PNG"), "to be looked at all the same"

    def test_elsewhere_without_a_spare_printer_says_the_same(self, desk):
        with pytest.raises(NoSlipPrinter) as refused:
            desk.printers.print_elsewhere(desk.printing, HOA)
        assert "trang Thiết bị" in refused.value.tell("vi").todo


@with_spare
class TestSpare:
    def test_it_takes_only_what_is_asked_for(self, desk, desk_root, wall, beside):
        """Tomorrow as well: F9 still prints the receipt alone."""
        desk.printers.print_elsewhere(desk.printing, HOA)
        desk.close()
        again = open_counter(desk_root, wall)
        stream = again.accept(101).stream
        assert again.printing.after_acceptance(stream, HOA).printed == ("receipt", "receipt")
        assert not list(beside.glob("*.png"))
        assert again.printing.large_slip(stream, HOA).printed == ("large_slip",)
        again.close()

    def test_a_slip_that_failed_there_waits_and_moves_on_nowhere(self, desk):
        """Round and round goes past the printer that this counter does not have."""
        desk.printers.print_elsewhere(desk.printing, HOA)
        stream = desk.accept(101).stream
        desk.printing.after_acceptance(stream, HOA)
        desk.slips.set_state(PrinterState.COVER_OPEN)
        assert [job.form for job in desk.printing.large_slip(stream, HOA).waiting] == ["large_slip"]
        assert desk.printers.waiting("slip") == ()
        desk.slips.set_state(PrinterState.READY)
        assert desk.printing.print_waiting(HOA).printed == ("large_slip",)

    def test_the_preview_leads_back(self, desk):
        desk.printers.print_elsewhere(desk.printing, HOA)
        (none,) = [one for one in desk.printers.known("slip") if one.device.is_none]
        desk.printers.move("slip", none)
        with pytest.raises(NoSlipPrinter):
            desk.printing.large_slip(desk.accept(101).stream, HOA)

    def test_where_nothing_is_asked_of_a_slip_printer_the_key_says_that_nothing_waits(self, desk):
        desk.printers.print_elsewhere(desk.printing, HOA)
        with pytest.raises(GestureRefusedError):
            desk.printers.print_elsewhere(desk.printing, HOA)


@usual
class TestChosenLater:
    def test_IT_chooses_it_among_the_printers_and_it_is_kept(self, desk, desk_root, wall):
        device = slip_of(desk)
        offered = desk.devices.candidates(device)
        assert [one.origin for one in offered if one.driver == "none"] == ["none"]
        choose_none(desk)
        assert load(desk_root / "settings.toml").slip_printer == NONE
        assert forms(desk) == []
        desk.accept(101)
        assert forms(desk) == ["receipt", "receipt"], "from now on, not from the next start"
        (none, *others) = desk.devices.candidates(slip_of(desk))
        assert (none.driver, none.origin) == ("none", "in_use")
        assert "none" not in [one.driver for one in others]

    @pytest.mark.parametrize("key", ["scanner", "document"])
    def test_no_other_device_can_be_done_without(self, desk, key, monkeypatch):
        monkeypatch.setattr(registry, "discover", lambda _group: ())  # the network takes seconds
        (device,) = [one for one in desk.devices.listed() if one.key == key]
        assert "none" not in [one.driver for one in desk.devices.candidates(device)]

    def test_slips_that_waited_are_dropped_and_counted_and_never_printed(self, desk):
        desk.slips.set_state(PrinterState.PAPER_OUT)
        desk.sheets.set_state(PrinterState.PAPER_OUT)
        streams = [desk.accept(101).stream for _ in range(2)]
        for stream in streams:
            desk.printing.after_acceptance(stream, HOA)
        choose_none(desk)
        assert forms(desk).count("slip") == 2, "until a person asks"
        desk.sheets.set_state(PrinterState.READY)
        outcome = desk.printing.print_waiting(HOA)
        assert outcome.printed == ("receipt",) * 4
        assert (outcome.dropped, outcome.waiting, outcome.problem) == (2, (), None)
        for stream in streams:
            assert {one.form for one in desk.state(stream).prints} == {"receipt"}
        assert desk.printing.print_waiting(HOA).dropped == 0

    def test_a_slip_printer_chosen_again_gives_slips_and_none_of_the_old_ones(self, desk):
        desk.slips.set_state(PrinterState.PAPER_OUT)
        desk.print_plainly(desk.accept(101).stream)
        choose_none(desk)
        desk.printing.print_waiting(HOA)
        desk.printers.set_by_it("slip", DeviceChoice(driver="virtual", options={"folder": "v"}))
        assert forms(desk) == []
        desk.accept(101)
        assert forms(desk) == ["receipt", "receipt", "slip"]


@usual_with_spare
def test_slips_that_waited_still_come_out_of_the_spare_printer(desk, beside):
    desk.slips.set_state(PrinterState.PAPER_OUT)
    stream = desk.accept(101).stream
    desk.printing.after_acceptance(stream, HOA)
    choose_none(desk)
    moved = desk.printers.print_elsewhere(desk.printing, HOA)
    assert (moved.outcome.printed, moved.outcome.dropped) == (("slip",), 0)
    assert len(list(beside.glob("slip-*.png"))) == 1


class TestDevices:
    def test_its_state_is_no_trouble_and_its_test_goes_well(self, desk):
        device = slip_of(desk)
        assert device.name("vi") == "không dùng"
        state = desk.devices.state(device)
        assert state.health == NO_SLIPS
        assert state.health.tone != "bad"
        (line,) = desk.device_tests.run(Job(), device, IT)
        assert (line.tone, line.words.vi) == ("ok", f"{NO_SLIPS.happened.vi}.")
