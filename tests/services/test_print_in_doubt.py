"""Copies of which nobody knows whether they came out: they come again, and say so."""

from contextlib import suppress

import pytest

from counter_app.errors.printers import PrinterLost, PrinterSilent
from tests.services.playing import HOA, open_counter, text_of


@pytest.fixture
def stream(desk):
    return desk.accept(101).stream


class PowerCut(BaseException):
    """Nothing after it is done."""


class Breaks:
    """Equipment whose sheet printer prints the next job, or does not, and then `how` happens."""

    def __init__(self, equipment, how, *, prints=True):
        self._equipment, self._how, self._prints = equipment, how, prints

    def __getattr__(self, name):
        return getattr(self._equipment, name)

    def print_pdf(self, *args, **kwargs):
        if self._prints or self._how is None:
            self._equipment.print_pdf(*args, **kwargs)
        if self._how is not None:
            how, self._how = self._how, None
            raise how


@pytest.mark.parametrize(
    "how", [PrinterSilent(device="A5", seconds=10), PrinterLost(device="A5"), PowerCut()]
)
def test_a_copy_that_may_be_out_says_so_when_it_comes_again(desk, desk_root, wall, stream, how):
    desk.printing._equipment = Breaks(desk.printing._equipment, how)
    with suppress(PowerCut):
        assert desk.printing.after_acceptance(stream, HOA).problem is how
    assert len(desk.printed()) == 1
    desk.close()
    again = open_counter(desk_root, wall)
    again.printing.print_waiting(HOA)
    marks = ["In lại lần 1" in text_of(one) for one in again.printed()]
    assert sorted(marks) == [False, False, True]
    (noted,) = [one for one in again.state(stream).prints if one.copy_no]
    assert (noted.form, noted.copy) == ("receipt", "keep")
    assert noted.reason == "chưa rõ lần in trước đã ra giấy hay chưa"
    again.close()


def test_a_copy_that_cannot_be_out_is_a_first_copy(desk, stream):
    """The printer did not answer before anything was sent to it."""
    silent = PrinterSilent(device="A5", seconds=2)
    silent.may_be_out = False
    desk.printing._equipment = Breaks(desk.printing._equipment, silent, prints=False)
    desk.printing.after_acceptance(stream, HOA)
    desk.printing.print_waiting(HOA)
    assert not any("In lại" in text_of(one) for one in desk.printed())
