"""What must agree across the fields and files of an edition.

A value can be well formed and still wrong beside the others: an alias given twice, a paper for a
case that does not exist, a fee that overlaps the one before. Each check points at file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from counter_app.domain.agencies import agency_on
from counter_app.domain.centre import Centre, OfficeHours
from counter_app.domain.formats import show_date
from counter_app.domain.guidance import NotReceived
from counter_app.domain.guidance_revision import complaints as matter_complaints
from counter_app.domain.procedure import Agency, Dated, Procedure, in_force
from counter_app.domain.procedure_checks import (
    DATES_REVERSED,
    complaints,
    ends_before_start,
    lives_overlap,
    twice,
)
from counter_app.domain.rules import RulePack
from counter_app.domain.workcalendar import CalendarYear
from counter_app.errors import Words
from counter_app.store.data_files import DataFile

_DAY = timedelta(days=1)


def check_agencies(file: DataFile[tuple[Agency, ...]]) -> None:
    """Ids and marks are unique, dates ordered, successors exist and never lead in a circle.

    Raises CatalogueConflictError.
    """
    by_id: dict[str, Agency] = {}
    marks: dict[str, str] = {}
    for place, agency in enumerate(file.value):
        if agency.id in by_id:
            raise file.wrong(f"[{place}].id", twice("mã định danh", "identifier", agency.id))
        if agency.mark in marks:
            raise file.wrong(f"[{place}].mark", twice("ký hiệu", "mark", agency.mark))
        if ends_before_start(agency):
            raise file.wrong(f"[{place}].valid_to", DATES_REVERSED)
        by_id[agency.id] = agency
        marks[agency.mark] = agency.id
    for place, agency in enumerate(file.value):
        _check_successors(file, place, agency, by_id)


def _check_successors(
    file: DataFile[tuple[Agency, ...]], place: int, agency: Agency, by_id: Mapping[str, Agency]
) -> None:
    seen = {agency.id}
    next_id = agency.successor
    while next_id is not None:
        if next_id not in by_id:
            raise file.wrong(f"[{place}].successor", _no_such("cơ quan", "agency", next_id))
        if next_id in seen:
            raise file.wrong(
                f"[{place}].successor",
                Words("các cơ quan kế thừa nối thành vòng", "the successors lead in a circle"),
            )
        seen.add(next_id)
        next_id = by_id[next_id].successor


def check_procedures(files: Sequence[DataFile[Procedure]], agencies: Sequence[Agency]) -> None:
    """Each procedure by itself, its agencies on every day of its life, and aliases among all.

    Raises CatalogueConflictError.
    """
    by_id = {agency.id: agency for agency in agencies}
    for file in files:
        for field, expected in complaints(file.value):
            raise file.wrong(field, expected)
        for field, expected in unserved(file.value, by_id):
            raise file.wrong(field, expected)
    for earlier, later in combinations(files, 2):
        one, other = earlier.value, later.value
        if not lives_overlap(one, other):
            continue
        if one.code == other.code:
            raise later.wrong("code", _also_in("mã thủ tục", "code", one.code, earlier.file))
        if one.alias == other.alias:
            raise later.wrong("alias", _also_in("số gọi", "alias", str(one.alias), earlier.file))


def check_not_received(
    file: DataFile[tuple[NotReceived, ...]], procedures: Sequence[DataFile[Procedure]]
) -> None:
    """Nothing is left empty and no number means two things. Raises CatalogueConflictError."""
    taken = {one.value.alias: one.file for one in procedures}
    for place, one in enumerate(file.value):
        if one.alias in taken:
            known = taken[one.alias]
            raise file.wrong(f"[{place}].alias", _also_in("số gọi", "alias", str(one.alias), known))
        taken[one.alias] = file.file
        for name, expected in matter_complaints(one):
            raise file.wrong(f"[{place}].{name}", expected)


def unserved(procedure: Procedure, by_id: Mapping[str, Agency]) -> Iterator[tuple[str, Words]]:
    """Days of the procedure's life on which nobody would serve it, or two agencies would."""
    for place, service in enumerate(procedure.agencies):
        if service.agency not in by_id:
            yield f"agencies[{place}].agency", _no_such("cơ quan", "agency", service.agency)
            return
    for place, leg in enumerate(procedure.route.legs if procedure.route else ()):
        if leg.agency not in by_id:
            where = f"route.legs[{place}].agency"
            yield where, _no_such("cơ quan", "agency", leg.agency)
    for day in _turning_days(procedure, by_id.values()):
        serving = [
            place for place, service in enumerate(procedure.agencies) if in_force(service, day)
        ]
        if len(serving) != 1:
            yield (
                "agencies",
                Words(
                    f"cần đúng một cơ quan phụ trách {_on(day, 'từ đầu', 'ngày')} "
                    f"(hiện có {len(serving)})",
                    f"exactly one agency must serve {_on(day, 'from the beginning', 'on')} "
                    f"(there are {len(serving)})",
                ),
            )
            return
        if agency_on(by_id, procedure.agencies[serving[0]].agency, day) is None:
            yield (
                f"agencies[{serving[0]}].agency",
                Words(
                    f"cơ quan này không hoạt động {_on(day, 'từ đầu', 'ngày')} "
                    "và không có cơ quan kế thừa",
                    f"this agency does not exist {_on(day, 'from the beginning', 'on')} "
                    "and has no successor",
                ),
            )
            return


def _turning_days(procedure: Procedure, agencies: Iterable[Agency]) -> Iterator[date]:
    """The days of the procedure's life on which who serves it can change, the first included."""
    start = procedure.valid_from or date.min
    end = procedure.valid_to or date.max
    days = {start}
    things: tuple[Dated, ...] = (*procedure.agencies, *agencies)
    for thing in things:
        if thing.valid_from is not None:
            days.add(thing.valid_from)
        if thing.valid_to is not None:
            days.add(thing.valid_to + _DAY)
    return (day for day in sorted(days) if start <= day <= end)


def _on(day: date, beginning: str, preposition: str) -> str:
    return beginning if day == date.min else f"{preposition} {show_date(day)}"


def check_calendars(files: Sequence[DataFile[CalendarYear]]) -> None:
    """No year stands in two files. Raises CatalogueConflictError."""
    years: dict[int, str] = {}
    for file in files:
        year = file.value.year
        if year in years:
            raise file.wrong("year", _also_in("năm", "year", str(year), years[year]))
        years[year] = file.file


def check_rules(files: Sequence[DataFile[RulePack]]) -> None:
    """Packs have their own id and day, and no form twice. Raises CatalogueConflictError."""
    seen: dict[str, str] = {}
    for file in files:
        pack = file.value
        for field, value in (("id", pack.id), ("valid_from", str(pack.valid_from))):
            if value in seen:
                raise file.wrong(field, _also_in("giá trị", "value", value, seen[value]))
            seen[value] = file.file
        ids: set[str] = set()
        for place, form in enumerate(pack.forms):
            if form.id in ids:
                raise file.wrong(f"forms[{place}].id", twice("mẫu", "form", form.id))
            ids.add(form.id)
        for rule, article in pack.articles.items():
            if article.of not in pack.texts:
                raise file.wrong(f"articles.{rule}.of", _no_such("văn bản", "text", article.of))


def check_centre(file: DataFile[Centre], agencies: Sequence[Agency]) -> None:
    """Counters have their own numbers and known agencies; office hours make sense.

    Raises CatalogueConflictError.
    """
    known = {agency.id for agency in agencies}
    numbers: set[str] = set()
    for place, counter in enumerate(file.value.counters):
        if counter.number in numbers:
            raise file.wrong(f"counters[{place}].number", twice("quầy", "counter", counter.number))
        numbers.add(counter.number)
        for index, agency_id in enumerate(counter.agencies):
            if agency_id not in known:
                raise file.wrong(
                    f"counters[{place}].agencies[{index}]",
                    _no_such("cơ quan", "agency", agency_id),
                )
    if not _in_order(file.value.hours):
        raise file.wrong("hours", _HOURS_DISORDERED)
    for place, other in enumerate(file.value.other_hours):
        if not _in_order(other.hours):
            raise file.wrong(f"other_hours[{place}].hours", _HOURS_DISORDERED)
        if other.agency and other.agency not in known:
            raise file.wrong(
                f"other_hours[{place}].agency", _no_such("cơ quan", "agency", other.agency)
            )
        if ends_before_start(other):
            raise file.wrong(f"other_hours[{place}].valid_to", DATES_REVERSED)


_HOURS_DISORDERED = Words(
    "các buổi làm việc phải nối tiếp nhau và kết thúc sau khi bắt đầu",
    "stretches of office hours must follow each other and end after they start",
)


def _in_order(hours: Sequence[OfficeHours]) -> bool:
    ends_later = all(stretch.start < stretch.end for stretch in hours)
    return bool(hours) and ends_later and not any(a.end > b.start for a, b in pairwise(hours))


def _no_such(vi: str, en: str, value: str) -> Words:
    return Words(f"không có {vi} {value} trong danh mục", f"there is no {en} {value}")


def _also_in(vi: str, en: str, value: str, file: str) -> Words:
    return Words(
        f"{vi} {value} đã có trong tệp {file}", f"the {en} {value} stands in {file} already"
    )
