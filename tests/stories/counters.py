"""Counters 03 and 05 of one centre with everything real, and a served server."""

from dataclasses import dataclass, replace

import pypdfium2
import pytest

from counter_app.central.opening import system_now
from counter_app.domain.staff import Role
from counter_app.job import Job
from tests.central.serving import clerk, open_new_central, served
from tests.services.playing import HOA, LAN, Desk, Wall, join


@dataclass(frozen=True)
class Hall:
    """Two open desks and three people the server knows."""

    three: Desk
    five: Desk
    hoa: object
    lan: object
    mai: object  # a supervisor

    @property
    def desks(self):
        return self.three, self.five

    def sync(self, *order):
        """Each desk in turn; twice each when no order is given, so that all know all."""
        for desk in order or (*self.desks, *self.desks):
            assert desk.syncing.sync_now(Job()).light == "sent"


@pytest.fixture
def hall(tmp_path):
    """The server's own clock is the wall clock of that day, so the counters' is too."""
    central = open_new_central(tmp_path / "hall" / "central", clock=system_now)
    people = (
        replace(HOA, staff_id=clerk(central)),
        replace(LAN, staff_id=clerk(central, number="100002", name=LAN.name)),
        replace(
            HOA,
            number="200001",
            name="Lê Thị Mai",
            roles=(Role.SUPERVISOR,),
            staff_id=clerk(central, number="200001", name="Lê Thị Mai", roles=(Role.SUPERVISOR,)),
        ),
    )
    with served(central) as address:
        desks = [
            join(tmp_path / name, Wall(system_now()), central, address, counter=name)
            for name in ("03", "05")
        ]
        made = Hall(*desks, *people)
        made.sync()
        yield made
        for desk in desks:
            desk.close()
    central.db.close()


def text_of(pdf):
    """The words of a PDF."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in pages)
