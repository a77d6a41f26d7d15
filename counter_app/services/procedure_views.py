"""A procedure as a supervisor sees it: in force with its versions, or not in the catalogue yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.centre import Centre
from counter_app.domain.procedure import Procedure, blank
from counter_app.errors import Words
from counter_app.services.catalogue import Catalogue
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
    """A procedure as it is in force on a day, with what was before and what comes."""

    procedure: Procedure  # its last day is its own, not the eve of the next version
    revision: int
    serving: tuple[tuple[str, date | None, date | None], ...]  # agency, from, to
    agency_names: dict[str, str]
    agencies: tuple[tuple[str, str], ...]  # id and name of those not ended yet, by name
    counters: tuple[str, ...]
    versions: tuple[Version, ...]  # the newest first

    @property
    def version(self) -> Version | None:
        """The one that `procedure` is, None for a procedure that is not written yet."""
        start = self.procedure.valid_from
        return next((one for one in self.versions if one.procedure.valid_from == start), None)

    @property
    def later(self) -> tuple[Version, ...]:
        """The versions that begin after this one, the first of them first."""
        start = self.procedure.valid_from or date.min
        later = (one for one in self.versions if (one.procedure.valid_from or date.min) > start)
        return tuple(reversed(tuple(later)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A procedure in the list: as it is in force, as it will be, or as it was when it ended."""

    code: str
    alias: int
    name: str
    field: str
    agency_name: str
    is_changed: bool  # by the centre
    on: date  # a day on which it is so
    starts_on: date | None = None  # of a version to come
    ends_on: date | None = None  # received no more after this day


def listed(catalogue: Catalogue, text: str, day: date) -> tuple[Listed, ...]:
    """The procedures in force that hold every word of `text`, the likeliest first, each before its
    versions to come; then what is only to come, and what has ended.
    """
    edition = catalogue.edition
    changed = {state.code for state in catalogue.revised}
    beside = edition.find_beside(text, day)
    found: list[Procedure] = []
    for one in edition.find(text, day):
        found += (one, *(other for other in beside if other.code == one.code))
    found += (one for one in beside if one not in found)
    return tuple(_listed(edition, one, day, is_changed=one.code in changed) for one in found)


def _listed(edition: Edition, one: Procedure, day: date, *, is_changed: bool) -> Listed:
    starts_on = one.valid_from if one.valid_from and one.valid_from > day else None
    on = starts_on or min(one.valid_to or day, day)
    return Listed(
        code=one.code,
        alias=one.alias,
        name=one.name,
        field=one.field,
        agency_name=edition.agency_of(one, on).name,
        is_changed=is_changed,
        on=on,
        starts_on=starts_on,
        ends_on=edition.ending_itself(one).valid_to,
    )


def view_of(catalogue: Catalogue, centre: Centre, code: str, day: date) -> ProcedureView:
    """A procedure in force on `day`, with all its versions. Raises LookupError."""
    edition = catalogue.edition
    procedure = edition.procedure(code, day)
    if procedure is None:
        raise LookupError(code)
    state = next((one for one in catalogue.revised if one.code == procedure.code), None)
    by_day = {one.procedure.valid_from: one for one in (state.revisions if state else ())}
    versions = []
    for one in edition.procedures:
        if one.code != procedure.code:
            continue
        revised = by_day.get(one.valid_from)
        versions.append(
            Version(
                procedure=one,
                document=revised.document if revised else "",
                by_name=revised.by_name if revised else "",
                revised_at=revised.revised_at if revised else None,
            )
        )
    versions.sort(key=lambda one: one.procedure.valid_from or date.min, reverse=True)
    names = {one.id: one.name for one in edition.agencies}
    agency = edition.agency_of(procedure, day).id
    return ProcedureView(
        procedure=edition.ending_itself(procedure),
        revision=state.revision if state else 0,
        serving=tuple(
            (names[one.agency], one.valid_from, one.valid_to) for one in procedure.agencies
        ),
        agency_names=names,
        agencies=agencies_on(edition, day),
        counters=tuple(
            one.name for one in centre.counters if not one.agencies or agency in one.agencies
        ),
        versions=tuple(versions),
    )


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
    """Id and name of the agencies that are there on a day or will be, by name."""
    there = ((one.id, one.name) for one in edition.agencies if (one.valid_to or date.max) >= day)
    return tuple(sorted(there, key=lambda one: one[1]))
