"""Figure "alarms": 200,000 dossiers, 20,000 of them open with three terms each.

The whole list against the same range queries through the bare driver, rows as tuples, on the same
encrypted file.
"""

from __future__ import annotations

import random
import tempfile
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from counter_app.bootstrap import RESOURCES
from counter_app.domain.alarms import Alarm, window
from counter_app.domain.moments import iso
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.store import life_queries
from counter_app.store.database import Database
from counter_app.store.editions import load_edition
from counter_app.store.projection_tables import watch
from counter_app.store.upgrade import upgrade_desk
from tests.benchmarks.accept_rows import connect
from tests.benchmarks.figures import figure, seconds
from tests.benchmarks.search import DOSSIERS, KEY, NOW, fill

OPEN = 20_000
ROUNDS = 15
_RULES = (("transfer", "15:00"), ("return_notice", "3 working-days"), ("apology", ""),
          ("overdue", ""), ("opinion", ""))  # fmt: skip
_SQL = (
    "SELECT w.base_at, w.stream, d.code, d.owner_name, a.owner_name, d.procedure_name,"
    " a.procedure_name, w.agency, w.what FROM watch w"
    " LEFT JOIN dossier d ON d.stream = w.stream LEFT JOIN answered a ON a.stream = w.stream"
    " WHERE w.alarm = ? AND w.rule = ? AND w.base_at <= ? AND w.base_at > ?"
)


def measure() -> list[dict[str, object]]:
    """Medians of the list and of its queries, in turns."""
    edition = load_edition(RESOURCES)
    calendar = WorkCalendar.of(edition.calendars, edition.centre.hours)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        db = Database.open_desk(path, KEY)
        upgrade_desk(db, now=NOW, progress=lambda _done, _of: None)
        fill(db)
        _open(db)
        bare = connect(path, KEY)
        try:
            ours, reference = _alarms(db, bare, calendar)
        finally:
            bare.close()
            db.close()
    return [figure("alarms", ours, reference, 3.0)]


def _alarms(db: Database, bare: Any, calendar: WorkCalendar) -> tuple[float, float]:
    spans = [(alarm, rule, window(Alarm(alarm), rule, calendar, NOW)) for alarm, rule in _RULES]
    asked = [
        (alarm, rule, iso(span.upto), iso(span.after) if span.after else "")
        for alarm, rule, span in spans
    ]

    def ours() -> int:
        with db.read() as conn:
            return len(life_queries.alarms(conn, calendar, NOW))

    def reference() -> int:
        return sum(len(bare.execute(_SQL, one).fetchall()) for one in asked)

    assert ours() == reference() > 0
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for side, work in zip(times, (ours, reference), strict=True):
            side.append(seconds(work))
    return median(times[0]), median(times[1])


def _open(db: Database) -> None:
    """Terms of the newest dossiers: begun in the last weeks, due in the next."""
    draw = random.Random(20261123)
    rows = []
    for number in range(DOSSIERS - OPEN + 1, DOSSIERS + 1):
        for place, (alarm, rule) in enumerate(draw.sample(_RULES, 3)):
            ahead = alarm in {"apology", "overdue", "opinion"}
            away = draw.randrange(-1, 30) if ahead else -draw.randrange(0, 30)
            base_at = NOW + timedelta(days=away, minutes=draw.randrange(600))
            rows.append(
                {
                    "stream": f"dossier/{number:012d}",
                    "place": place,
                    "alarm": alarm,
                    "rule": rule,
                    "base_at": iso(base_at),
                    "agency": "H48.05",
                    "what": "",
                }
            )
    with db.write() as conn:
        conn.execute(watch.insert(), rows)
