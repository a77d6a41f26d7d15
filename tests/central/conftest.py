"""A served server with one clerk, and an enrolled caller."""

import pytest

from tests.central.serving import Caller, Chain, SteadyClock, clerk, open_new_central, served

NODE = "00000000-0000-7000-8000-00000000000a"
OTHER_NODE = "00000000-0000-7000-8000-00000000000b"


@pytest.fixture
def clock():
    return SteadyClock()


@pytest.fixture
def central(tmp_path, clock):
    opened = open_new_central(tmp_path / "central", clock=clock)
    yield opened
    opened.db.close()


@pytest.fixture
def staff(central):
    return clerk(central)


@pytest.fixture
def address(central, staff):
    with served(central) as address:
        yield address


@pytest.fixture
def caller(central, address):
    with Caller(address) as caller:
        yield caller.enrolled(central, node=NODE)


@pytest.fixture
def other(central, address):
    """A second PC, which serves another agency only."""
    with Caller(address) as caller:
        yield caller.enrolled(central, node=OTHER_NODE, counter="07", agencies=("H48.09",))


@pytest.fixture
def chain(staff):
    return Chain(NODE, staff)
