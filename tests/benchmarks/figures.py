"""What every figure looks like, and how long a piece of work takes."""

from __future__ import annotations

import time
from collections.abc import Callable


def figure(name: str, ours: float, reference: float, goal: float) -> dict[str, object]:
    """A ratio that may be `goal` at most."""
    ratio = ours / reference
    return {
        "name": name,
        "ours": ours,
        "reference": reference,
        "ratio": ratio,
        "goal": goal,
        "met": ratio <= goal,
    }


def seconds(work: Callable[[], object]) -> float:
    """Of the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
