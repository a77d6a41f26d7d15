"""What one sync has done so far: its lanes write it down, the report is made from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter_app.errors import CounterError


@dataclass(slots=True)
class Tally:
    """Counts of one run. `acknowledged` is the newest position the server gave to our own."""

    sent: int = 0
    received: int = 0
    blobs: int = 0
    refused: int = 0
    acknowledged: int = 0
    offset_ms: int | None = None
    streams: set[str] = field(default_factory=set)
    forked: bool = False
    in_doubt: bool = False  # a push went out and its answer never came
    aside: list[CounterError] = field(default_factory=list)  # stopped one thing, not the sync
