"""A desk of its own for every test, and a server for those that need one."""

import pytest

from tests.central.serving import clerk, open_new_central, served
from tests.services.playing import Wall, at, join, make_folder, open_counter


@pytest.fixture
def wall():
    return Wall(at(7, 5))


@pytest.fixture
def desk_root(tmp_path):
    return tmp_path / "desk"


@pytest.fixture
def desk(desk_root, wall):
    """A working counter without a server: Monday 23/11/2026, 07:05, fifty codes an agency."""
    make_folder(desk_root, wall)
    opened = open_counter(desk_root, wall)
    yield opened
    opened.close()


@pytest.fixture
def central(tmp_path, wall):
    """The centre's server with one clerk, on the same clock."""
    opened = open_new_central(tmp_path / "central", clock=wall)
    clerk(opened)
    yield opened
    opened.db.close()


@pytest.fixture
def address(central):
    with served(central) as where:
        yield where


@pytest.fixture
def joined(desk_root, wall, central, address):
    """Counter 05, enrolled at the server."""
    opened = join(desk_root, wall, central, address)
    yield opened
    opened.close()
