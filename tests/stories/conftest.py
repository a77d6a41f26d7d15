"""Stories are played at the desks of the services' tests, or in a real window that may be killed."""

from contextlib import ExitStack

import pytest

from counter_app.__main__ import main
from counter_app.bootstrap import RESOURCES, DeskOptions, open_store, sync_desk
from counter_app.services.clock import system_wall
from counter_app.sync.embedded import EmbeddedCentral
from counter_app.sync.enrolling import connect
from tests.services.conftest import address, central, desk, desk_root, joined, wall
from tests.stories.killing import Window

__all__ = ["address", "central", "desk", "desk_root", "joined", "wall"]


@pytest.fixture
def practice_counter(tmp_path):
    """Data of counter 05, enrolled at a practice centre whose process nobody kills."""
    root = tmp_path / "counter"
    with EmbeddedCentral(tmp_path / "server", practice=True, code_for="05") as server:
        words = ["enrol", server.announcement.code, "--server", server.address]
        assert main([*words, "--practice", "--data", str(root)]) == 0
        yield root


@pytest.fixture
def line(practice_counter):
    """The counter's own line to its server, beside the window's."""
    store = open_store(DeskOptions(root=practice_counter))
    try:
        client = connect(sync_desk(store, system_wall, RESOURCES))
    finally:
        store.close()
    yield client
    client.close()


@pytest.fixture
def open_window(practice_counter):
    """Windows on that data; none of them is left over."""
    with ExitStack() as left:

        def start(*, sheets):
            window = Window(practice_counter, sheets=sheets)
            left.callback(window.kill)
            return window

        yield start
