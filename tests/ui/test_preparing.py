"""The workspace built behind the sign-in page."""

import gc

import pytest
from PySide6.QtWidgets import QStackedWidget

from counter_app.ui.preparing import Preparation


@pytest.fixture
def frozen(monkeypatch):
    """How often what is there was frozen."""
    times = []
    monkeypatch.setattr(gc, "freeze", lambda: times.append(1))
    monkeypatch.setattr(gc, "get_freeze_count", lambda: len(times))
    return times


@pytest.fixture
def stack(qtbot):
    made = QStackedWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def preparation(stack, desk, parts):
    return Preparation(stack, desk, parts)


def test_what_lives_as_long_as_the_program_is_left_out_of_collections_once(
    preparation, stack, frozen, qtbot
):
    preparation.soon()
    qtbot.waitUntil(lambda: frozen == [1])
    first = preparation.take()
    assert stack.indexOf(first) >= 0
    preparation.soon()  # somebody signed out: what is left of the first one is garbage
    qtbot.waitUntil(lambda: stack.count() == 2)
    second = preparation.take()
    assert second is not first
    assert frozen == [1]


def test_somebody_in_before_it_was_built_gets_one_and_no_second_stands_behind(
    preparation, stack, frozen, qtbot
):
    preparation.soon()
    taken = preparation.take()
    qtbot.waitUntil(lambda: frozen == [1])  # its turn came
    assert [stack.widget(place) for place in range(stack.count())] == [taken]
