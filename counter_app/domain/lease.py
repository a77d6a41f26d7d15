"""The lease stream `lease/<agency>/<day>`: ranges of official serials granted to nodes (§2.8).

A grant is a server entry. Which serial is next is a query over grants and accepted dossiers, done
inside the accept transaction (`store.leases`); nothing here counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """Fact `granted`: serials `first`..`last` of the day belong to `node` alone."""

    KIND: ClassVar[str] = "granted"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    node: str
    agency: str
    day: date
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseState:
    """All grants of one agency and day."""

    stream: str
    grants: tuple[Granted, ...] = ()


def evolve(state: LeaseState, body: Any) -> LeaseState:
    """`state` after `body`."""
    if isinstance(body, Granted):
        return replace(state, grants=(*state.grants, body))
    return state


def overlaps(state: LeaseState, body: Granted) -> bool:
    """True when a serial of `body` was granted before: never an official code twice."""
    return any(g.first <= body.last and body.first <= g.last for g in state.grants)
