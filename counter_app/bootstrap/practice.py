"""What only a practice desk has: a bench with papers to scan, and a server of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.services.catalogue import Catalogue
from counter_app.services.equipment import Equipment
from counter_app.services.intake import Intake
from counter_app.services.pen import Pen
from counter_app.services.practice import PracticeBench
from counter_app.services.practice_results import PracticeResults
from counter_app.store import node as nodes
from counter_app.store.opening import OpenStore
from counter_app.sync.link import Link

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts


def make_bench(
    store: OpenStore,
    pen: Pen,
    intake: Intake,
    *,
    equipment: Equipment,
    catalogue: Catalogue,
    fonts: Callable[[], Fonts],
    counter: str,
) -> PracticeBench:
    """Papers, cards and results for who practises at `counter`."""
    results = PracticeResults(
        db=store.db, pen=pen, intake=intake, catalogue=catalogue, counter=counter
    )
    return PracticeBench(equipment, catalogue, store.folder.virtual, fonts, results)


def join_own_server(store: OpenStore, link: Link, counter: str) -> None:
    """Enrol at the server that this program starts by itself, once."""
    with store.db.read() as conn:
        enrolled = nodes.enrolment(conn)
    if enrolled is None:
        link.enrol_embedded(counter=counter, database_key=store.key)
