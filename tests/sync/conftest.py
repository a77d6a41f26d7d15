"""A served server with one clerk, and counter PCs enrolled with it."""

import pytest

from counter_app.central.enrolment import new_code
from tests.central.serving import SteadyClock, clerk, open_new_central, served
from tests.sync.desks import Pc


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
def new_pc(tmp_path, central, staff, address):
    """Makes PCs; enrolled and connected unless told otherwise."""
    made = []

    def make(family=1, *, agencies=(), enrolled=True, **connect):
        pc = Pc.new(tmp_path / f"pc{family}", actor=staff, family=family)
        made.append(pc)
        if enrolled:
            pc.enrol(address, new_code(central, counter="05", agencies=agencies))
            pc.connect(**connect)
        return pc

    yield make
    for pc in made:
        pc.close()


@pytest.fixture
def pc(new_pc):
    return new_pc()
