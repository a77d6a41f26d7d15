"""Whatever bytes a printer answers with, they are a state or no answer."""

from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.status import is_done_answer, is_live_answer, state_of

BYTE = st.integers(0, 255)


@given(BYTE, BYTE, BYTE)
def test_any_three_bytes_are_a_state(printer, cause, paper):
    assert state_of(printer, cause, paper) in PrinterState


@given(BYTE, BYTE, BYTE)
def test_more_trouble_never_looks_like_less(printer, cause, paper):
    """A printer that is ready says so with every bit of trouble clear."""
    ready = state_of(printer, cause, paper) is PrinterState.READY
    assert ready == (not printer & 0x08 and not cause & 0x64 and not paper & 0x6C)


@given(st.binary(max_size=40))
def test_noise_on_the_line_holds_answers_only_by_their_shape(noise):
    for byte in noise:
        assert not (is_live_answer(byte) and is_done_answer(byte))
