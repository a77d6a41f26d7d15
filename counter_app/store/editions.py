"""An edition: everything the shipped data say, read once, checked, and known by its hash.

`resources/` is read-only; which procedure, agency, fee or calendar holds is always asked for a
day (design §2.10). Rooms above get plain dataclasses and never see a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from counter_app.domain.agencies import agency_on
from counter_app.domain.catalogue_search import Searchable, not_received, rank, scored, searchable
from counter_app.domain.centre import Centre
from counter_app.domain.guidance import NotReceived
from counter_app.domain.guidance_revision import MatterState
from counter_app.domain.procedure import Agency, Procedure, in_force
from counter_app.domain.procedure_revision import ProcedureState, versions
from counter_app.domain.rules import RulePack
from counter_app.domain.succession import successive
from counter_app.domain.workcalendar import CalendarYear
from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueFileError
from counter_app.store.data_files import load_file
from counter_app.store.edition_checks import (
    check_agencies,
    check_calendars,
    check_centre,
    check_not_received,
    check_procedures,
    check_rules,
)

_ONE_DAY = timedelta(days=1)
PRACTICE_CENTRE = "practice"
_FOLDERS = ("catalogue", "calendar", "rules", "centre")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of the data. `hash` goes into every dossier accepted under it."""

    hash: str
    procedures: tuple[Procedure, ...]
    agencies: tuple[Agency, ...]
    calendars: tuple[CalendarYear, ...]
    rules: tuple[RulePack, ...]
    centre: Centre
    not_received: tuple[NotReceived, ...] = ()
    _words: tuple[Searchable[Procedure], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {agency.id: (agency.name, agency.short_name) for agency in self.agencies}
        words = tuple(searchable(procedure, names) for procedure in self.procedures)
        object.__setattr__(self, "_words", words)

    def with_revisions(self, states: Iterable[ProcedureState]) -> Edition:
        """This edition with the centre's own versions; its hash tells them apart."""
        revised = {state.code: state.revisions for state in states if state.revisions}
        if not revised:
            return self
        by_code: dict[str, list[Procedure]] = {code: [] for code in revised}
        kept: list[Procedure] = []
        for procedure in self.procedures:
            by_code.get(procedure.code, kept).append(procedure)
        made = [versions(by_code[code], revisions) for code, revisions in revised.items()]
        told = [
            (code, one.revision, one.revised_at.isoformat(), one.document)
            for code in sorted(revised)
            for one in revised[code]
        ]
        return replace(
            self,
            procedures=(*kept, *(one for group in made for one in group)),
            hash=hashlib.sha256(f"{self.hash};{told}".encode()).hexdigest(),
        )

    def with_matters(self, states: Iterable[MatterState]) -> Edition:
        """This edition with the centre's own word on what is received elsewhere."""
        revised = {int(state.alias): state.revisions for state in states if state.revisions}
        if not revised:
            return self
        by_alias: dict[int, list[NotReceived]] = {alias: [] for alias in revised}
        kept: list[NotReceived] = []
        for matter in self.not_received:
            by_alias.get(matter.alias, kept).append(matter)
        made = [
            successive((*by_alias[alias], *(one.matter for one in revisions)))
            for alias, revisions in revised.items()
        ]
        return replace(self, not_received=(*kept, *(one for group in made for one in group)))

    def procedures_on(self, day: date) -> tuple[Procedure, ...]:
        """The procedures in force on `day`, by alias."""
        return tuple(sorted(self._in_force(day), key=lambda procedure: procedure.alias))

    def procedure(self, code: str, day: date) -> Procedure | None:
        """The version of `code` in force on `day`, or of the code that replaced it."""
        replacing = None
        for procedure in self._in_force(day):
            if procedure.code == code:
                return procedure
            if code in procedure.replaces:
                replacing = procedure
        return replacing

    def find(self, text: str, day: date) -> list[Procedure]:
        """Procedures in force on `day` that hold every word of `text`, the likeliest first.

        Looks at alias, code, name, keywords, field and agency, without marks and by word
        beginnings. Nothing typed gives all of them, by alias.
        """
        alive = [words for words in self._words if in_force(words.thing, day)]
        return rank(text, alive)

    def find_beside(self, text: str, day: date) -> list[Procedure]:
        """As `find`, of what is not in force on `day`: versions to come, and the last version of
        what has ended.
        """
        alive = {one.code for one in self.procedures if (one.valid_to or date.max) >= day}
        last: dict[str, date] = {}
        for one in self.procedures:
            if one.valid_to and one.code not in alive:
                last[one.code] = max(one.valid_to, last.get(one.code, date.min))
        beside = [
            words
            for words in self._words
            if (words.thing.valid_from or date.min) > day
            or words.thing.valid_to == last.get(words.thing.code, date.max)
        ]
        return rank(text, beside)

    def find_all(self, text: str, day: date) -> list[Procedure | NotReceived]:
        """As `find`, with the matters another office receives among them; these only when
        something is typed.
        """
        here = scored(text, [words for words in self._words if in_force(words.thing, day)])
        there = [not_received(one) for one in self.not_received if in_force(one, day)]
        found = [*here, *(scored(text, there) if text.strip() else ())]
        return [thing for _, thing in sorted(found, key=lambda pair: (-pair[0], pair[1].alias))]

    def ending_itself(self, version: Procedure) -> Procedure:
        """`version` with no last day but its own: one that only the next version sets is none."""
        next_on = (version.valid_to or date.min) + _ONE_DAY
        follows = any(
            one.code == version.code and one.valid_from == next_on for one in self.procedures
        )
        return replace(version, valid_to=None) if follows else version

    def agency(self, agency_id: str, day: date) -> Agency:
        """The agency holding the affairs of `agency_id` on `day`, through its successors.

        Raises LookupError when there is none.
        """
        found = agency_on({agency.id: agency for agency in self.agencies}, agency_id, day)
        if found is None:
            raise LookupError(f"no agency for {agency_id} on {day}")
        return found

    def agency_of(self, procedure: Procedure, day: date) -> Agency:
        """The agency that serves `procedure` on `day`. Raises LookupError when there is none."""
        for service in procedure.agencies:
            if in_force(service, day):
                return self.agency(service.agency, day)
        raise LookupError(f"no agency serves {procedure.code} on {day}")

    def _in_force(self, day: date) -> Iterator[Procedure]:
        return (procedure for procedure in self.procedures if in_force(procedure, day))


def load_edition(root: Path, *, centre: str = PRACTICE_CENTRE) -> Edition:
    """The edition in the folder `root`, for the centre described in `centre/<centre>.yaml`.

    Raises CatalogueError naming file, line and field of the first thing that is wrong.
    """
    files = _data_files(root)
    agencies = load_file(root / "catalogue" / "agencies.yaml", tuple[Agency, ...])
    procedures = [load_file(path, Procedure) for path in files if path.parent.name == "procedures"]
    elsewhere = load_file(root / "catalogue" / "not-received.yaml", tuple[NotReceived, ...])
    calendars = [load_file(path, CalendarYear) for path in files if path.parent.name == "calendar"]
    rules = [load_file(path, RulePack) for path in files if path.parent.name == "rules"]
    described = load_file(root / "centre" / f"{centre}.yaml", Centre)

    check_agencies(agencies)
    check_procedures(procedures, agencies.value)
    check_not_received(elsewhere, procedures)
    check_calendars(calendars)
    check_rules(rules)
    check_centre(described, agencies.value)
    return Edition(
        hash=_hash(root, files),
        procedures=tuple(file.value for file in procedures),
        agencies=agencies.value,
        calendars=tuple(sorted((f.value for f in calendars), key=lambda year: year.year)),
        rules=tuple(sorted((f.value for f in rules), key=lambda pack: pack.valid_from)),
        centre=described.value,
        not_received=elsewhere.value,
    )


def _data_files(root: Path) -> list[Path]:
    """Every data file, in the order of its name, the same on every system."""
    for folder in _FOLDERS:
        if not any((root / folder).rglob("*.yaml")):
            raise CatalogueFileError(
                folder, Words("thư mục không có tệp .yaml nào", "the folder has no .yaml file")
            )
    found = (path for folder in _FOLDERS for path in (root / folder).rglob("*.yaml"))
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def _hash(root: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
