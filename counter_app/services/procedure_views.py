"""A procedure as a supervisor sees it: in force with its versions, or not in the catalogue yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.procedure import Procedure, blank, in_force
from counter_app.errors import Words
from counter_app.store.editions import Edition

_FIRST_ALIAS = 101  # three digits are typed quickest
KNOWN = Words(
    "đã có trong danh mục: chọn thủ tục đó trong danh sách rồi nhấn F9 để thay đổi",
    "is in the catalogue already: choose that procedure in the list, then press F9 to change it",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One dated version. `document` empty: as it came with the program."""

    procedure: Procedure
    document: str
    by_name: str
    revised_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """A procedure as it is in force, with what was before and what comes."""

    procedure: Procedure
    revision: int
    serving: tuple[tuple[str, date | None, date | None], ...]  # agency, from, to
    agency_names: dict[str, str]
    agencies: tuple[tuple[str, str], ...]  # id and name of those that are there today, by name
    counters: tuple[str, ...]
    versions: tuple[Version, ...]  # the newest first


def new_view(edition: Edition, day: date) -> ProcedureView:
    """Nothing of it is known but a number that nothing else has."""
    taken = {one.alias for one in edition.procedures}
    taken |= {one.alias for one in edition.not_received}
    alias = next(number for number in range(_FIRST_ALIAS, 10**6) if number not in taken)
    return ProcedureView(
        procedure=replace(blank("", day), alias=alias),
        revision=0,
        serving=(),
        agency_names={one.id: one.name for one in edition.agencies},
        agencies=agencies_on(edition, day),
        counters=(),
        versions=(),
    )


def agencies_on(edition: Edition, day: date) -> tuple[tuple[str, str], ...]:
    """Id and name of the agencies that are there on a day, by name."""
    there = ((one.id, one.name) for one in edition.agencies if in_force(one, day))
    return tuple(sorted(there, key=lambda one: one[1]))
