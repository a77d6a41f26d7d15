"""A desk of its own for every test, made from a folder that is prepared once."""

import pytest

from tests.services.playing import Wall, at, make_folder, open_counter


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
