"""Procedures as one table: what a centre keeps in a spreadsheet, and takes back from it.

One row is one line of a procedure. With a row "thủ tục" the table holds the whole procedure;
without one, only the parts that stand there are replaced. What has no column (who hands an original
back, waivers) stays as it was. Everything wrong is told at once, with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.catalogue_cells import (
    AGENCY,
    CASE,
    CASE_ROW,
    CHANNEL,
    CHANNELS,
    CODE,
    COLUMNS,
    FEES,
    FROM,
    HEAD,
    KIND,
    KINDS,
    LIMIT,
    MOST_ROWS,
    NAME,
    NEEDS,
    NOTE,
    NUMBER,
    PAPER,
    PART,
    PARTS,
    PER,
    POSTED,
    POSTED_NAMES,
    SOURCE,
    TO,
    UNIT,
    UNITS,
    Cells,
    Wrong,
)
from counter_app.domain.formats import show_date
from counter_app.domain.procedure import (
    Case,
    FeeRule,
    Paper,
    PostedFields,
    Procedure,
    Service,
    TimeLimit,
    blank,
)
from counter_app.domain.procedure_checks import complaints
from counter_app.domain.text import clean_line, fold
from counter_app.errors import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Procedures read from a table, or what is wrong with it; never both."""

    procedures: tuple[Procedure, ...] = ()
    problems: tuple[Wrong, ...] = ()


def write_rows(procedures: Sequence[Procedure]) -> Iterator[tuple[str, ...]]:
    """The heading, then every line of every procedure."""
    yield COLUMNS
    for one in procedures:
        for part, cells in _lines(one):
            row = [""] * len(COLUMNS)
            row[CODE], row[PART] = one.code, part
            for place, text in cells.items():
                row[place] = text
            yield tuple(row)


def _lines(one: Procedure) -> Iterator[tuple[str, dict[int, str]]]:
    yield (
        HEAD,
        {
            NAME: one.name,
            KIND: one.field,
            NUMBER: str(one.alias),
            UNIT: one.unit_name or "",
            SOURCE: one.source,
            NOTE: one.result_name,
        },
    )
    for field, label in POSTED_NAMES.items():
        if text := getattr(one.posted, field):
            yield POSTED, {KIND: label, NAME: text}
    for service in one.agencies:
        yield AGENCY, {KIND: service.agency} | _dates(service.valid_from, service.valid_to)
    for case in one.cases:
        yield CASE_ROW, {KIND: case.id, NAME: case.name}
    for paper in one.papers:
        yield (
            PAPER,
            {
                NAME: paper.name,
                KIND: "; ".join(KINDS[kind] for kind in paper.kinds),
                NUMBER: str(paper.quantity),
                UNIT: NEEDS[paper.need],
                CASE: "; ".join(paper.cases),
                NOTE: paper.condition or "",
            },
        )
    for limit in one.limits:
        cells = {NUMBER: str(limit.amount), UNIT: UNITS[limit.unit], NOTE: limit.note}
        cells[KIND] = str(limit.units_from) if limit.units_from > 1 else ""
        yield LIMIT, cells | _of(limit)
    for fee in one.fees:
        part = next(word for word, kind in FEES.items() if kind is fee.kind)
        amount = "" if fee.amount_dong is None else str(fee.amount_dong)
        yield (
            part,
            {NAME: fee.name, NUMBER: amount, UNIT: PER[fee.unit], SOURCE: fee.source} | _of(fee),
        )


def _of(rule: TimeLimit | FeeRule) -> dict[int, str]:
    channel = CHANNELS[rule.channel] if rule.channel else ""
    return {CASE: rule.case or "", CHANNEL: channel} | _dates(rule.valid_from, rule.valid_to)


def _dates(first: date | None, last: date | None) -> dict[int, str]:
    return {place: show_date(day) for place, day in ((FROM, first), (TO, last)) if day is not None}


def read_rows(
    rows: Sequence[Sequence[str]], known: Mapping[str, Procedure], checked_on: date
) -> Table:
    """The procedures that `rows` say, over those that are `known` by their codes.

    `checked_on`: the day of the import, for procedures nobody knew.
    """
    if problem := _heading(rows):
        return Table(problems=(problem,))
    reading = Cells(rows)
    by_code: dict[str, list[int]] = {}
    for place in range(1, len(rows)):
        if not any(cell.strip() for cell in rows[place]):
            continue
        if any(cell.strip() for cell in rows[place][len(COLUMNS) :]):
            vi = f"dòng có quá {len(COLUMNS)} ô; ô có dấu phẩy phải đặt trong dấu ngoặc kép"
            reading.wrong(place, NOTE, vi, "too many cells; quote one that holds a comma")
            continue
        if code := reading.text(place, CODE):
            by_code.setdefault(code, []).append(place)
            reading.one_of(place, PART, PARTS)
    if not by_code and not reading.problems:
        reading.wrong(1, CODE, "tệp không có dòng thủ tục nào", "the file names no procedure")
    made = []
    if not reading.problems:
        for code, places in by_code.items():
            made.append(_procedure(reading, code, places, known.get(code), checked_on))
    if reading.problems:
        return Table(problems=tuple(reading.problems))
    return Table(procedures=tuple(made))


def _heading(rows: Sequence[Sequence[str]]) -> Wrong | None:
    head = [fold(clean_line(cell)) for cell in rows[0]] if rows else []
    if len(rows) > MOST_ROWS:
        most = f"{MOST_ROWS:,}".replace(",", ".")
        words = Words(f"tệp có quá {most} dòng; chia thành nhiều tệp", "too many lines; split it")
        return Wrong(line=MOST_ROWS + 1, column=COLUMNS[CODE], words=words)
    for place, name in enumerate(COLUMNS):
        if place >= len(head) or head[place] != fold(name):
            words = Words(
                f"thiếu cột “{name}” ở vị trí {place + 1}; giữ nguyên hàng tiêu đề như tệp xuất",
                f"column “{name}” is missing at place {place + 1}; keep the heading as exported",
            )
            return Wrong(line=1, column=name, words=words)
    return None


def _procedure(
    reading: Cells, code: str, places: list[int], base: Procedure | None, checked_on: date
) -> Procedure:
    parts: dict[str, list[int]] = {}
    for place in places:
        parts.setdefault(reading.part(place), []).append(place)
    whole = HEAD in parts
    if base is None and not whole:
        reading.wrong(
            places[0],
            PART,
            f"thủ tục {code} chưa có trong danh mục: cần đủ các dòng, bắt đầu bằng “{HEAD}”",
            f"procedure {code} is not in the catalogue yet: it needs all its lines",
        )
    for again in parts.get(HEAD, ())[1:]:
        vi = f"thủ tục {code} có hai dòng “{HEAD}”; giữ lại một"
        reading.wrong(again, PART, vi, f"procedure {code} has two such lines; keep one")
    old = base or blank(code, checked_on)
    found = len(reading.problems)
    changed = _changed(reading, parts, old, whole=whole)
    if len(reading.problems) == found:  # what does not agree only makes sense once all was read
        _check(reading, changed, parts)
    return changed


def _changed(
    reading: Cells, parts: dict[str, list[int]], old: Procedure, *, whole: bool
) -> Procedure:
    def lines(*names: str) -> list[int] | None:
        found = sorted(place for name in names for place in parts.get(name, ()))
        return found if found or whole else None

    made = old
    if whole:
        made = _head(reading, parts[HEAD][0], made)
    if (at := lines(POSTED)) is not None:
        made = replace(made, posted=_posted(reading, at, old.posted))
    if (at := lines(AGENCY)) is not None:
        made = replace(made, agencies=tuple(_service(reading, place) for place in at))
    if (at := lines(CASE_ROW)) is not None:
        cases = (Case(id=reading.text(p, KIND), name=reading.text(p, NAME)) for p in at)
        made = replace(made, cases=tuple(cases))
    if (at := lines(PAPER)) is not None:
        papers = (_paper(reading, p, number, old) for number, p in enumerate(at, 1))
        made = replace(made, papers=tuple(papers))
    if (at := lines(LIMIT)) is not None:
        made = replace(made, limits=tuple(_limit(reading, place, old) for place in at))
    if (at := lines(*FEES)) is not None:
        made = replace(made, fees=tuple(_fee(reading, place, old) for place in at))
    return made


def _head(reading: Cells, place: int, old: Procedure) -> Procedure:
    return replace(
        old,
        name=reading.text(place, NAME),
        field=reading.text(place, KIND),
        alias=reading.whole(place, NUMBER) or 0,
        unit_name=reading.cell(place, UNIT) or None,
        source=reading.text(place, SOURCE),
        result_name=reading.cell(place, NOTE),
    )


def _posted(reading: Cells, places: list[int], old: PostedFields) -> PostedFields:
    texts = {}
    for place in places:
        label = reading.one_of(place, KIND, tuple(POSTED_NAMES.values()))
        field = next((name for name, one in POSTED_NAMES.items() if one == label), "")
        if field:
            texts[field] = reading.long_text(place, NAME)
    return replace(old, **texts)


def _service(reading: Cells, place: int) -> Service:
    first, last = reading.day(place, FROM), reading.day(place, TO)
    return Service(agency=reading.text(place, KIND), valid_from=first, valid_to=last)


def _paper(reading: Cells, place: int, number: int, old: Procedure) -> Paper:
    name = reading.text(place, NAME)
    before = next((one for one in old.papers if one.name == name), None)
    kinds = [clean_line(one) for one in reading.cell(place, KIND).split(";")]
    made = before or Paper(number=number, name=name, kinds=())
    return replace(
        made,
        number=number,
        kinds=tuple(reading.meant(place, KIND, kind, KINDS) for kind in kinds),
        quantity=reading.whole(place, NUMBER) or 0,
        need=reading.meant(place, UNIT, reading.cell(place, UNIT), NEEDS),
        cases=tuple(filter(None, (one.strip() for one in reading.cell(place, CASE).split(";")))),
        condition=reading.cell(place, NOTE) or None,
    )


def _limit(reading: Cells, place: int, old: Procedure) -> TimeLimit:
    case, channel = reading.cell(place, CASE) or None, reading.channel(place)
    units_from = reading.whole(place, KIND, otherwise=1) or 1
    key = (case, channel, units_from)
    before = next((o for o in old.limits if (o.case, o.channel, o.units_from) == key), None)
    return TimeLimit(
        amount=reading.decimal(place, NUMBER),
        unit=reading.meant(place, UNIT, reading.cell(place, UNIT), UNITS),
        channel=channel,
        case=case,
        valid_from=reading.day(place, FROM),
        valid_to=reading.day(place, TO),
        late_after=before.late_after if before else None,
        units_from=units_from,
        note=reading.cell(place, NOTE),
    )


def _fee(reading: Cells, place: int, old: Procedure) -> FeeRule:
    name, kind = reading.text(place, NAME), FEES[reading.part(place)]
    case, channel = reading.cell(place, CASE) or None, reading.channel(place)
    amount, source = reading.money(place, NUMBER), reading.text(place, SOURCE)
    first, last = reading.day(place, FROM), reading.day(place, TO)
    unit = reading.one_of(place, UNIT, tuple(PER.values()))
    per = next((one for one, word in PER.items() if word == unit), "dossier")
    key = (kind, per, case, channel)
    alike = [one for one in old.fees if (one.kind, one.unit, one.case, one.channel) == key]
    same = [one for one in alike if (one.valid_from, one.valid_to) == (first, last)]
    before = next(iter(same or alike), None)
    made = before or FeeRule(kind=kind, name=name, amount_dong=amount, source=source)
    return replace(
        made,
        name=name,
        amount_dong=amount,
        source=source,
        unit=per,
        case=case,
        channel=channel,
        valid_from=first,
        valid_to=last,
        sample=made.sample and (made.amount_dong, made.source) == (amount, source),
    )


def _check(reading: Cells, made: Procedure, parts: dict[str, list[int]]) -> None:
    """What the published lists are held to, each at the line it came from."""
    fee_lines = sorted(place for name in FEES for place in parts.get(name, ()))
    rooms = {
        "papers": parts.get(PAPER, []),
        "limits": parts.get(LIMIT, []),
        "fees": fee_lines,
        "agencies": parts.get(AGENCY, []),
        "cases": parts.get(CASE_ROW, []),
    }
    first = min(place for places in parts.values() for place in places)
    for field, words in complaints(made):
        room = re.match(r"([a-z]+)(?:\[([0-9]+)\])?", field)
        places = rooms.get(room[1], []) if room else []
        at = int(room[2]) if room and room[2] else 0
        place = places[at] if at < len(places) else (parts.get(HEAD) or [first])[0]
        column = _COLUMN_OF.get(field.rpartition(".")[2], PART)
        reading.problems.append(
            Wrong(line=place + 1, column=COLUMNS[column], words=_told(field, words))
        )


def _told(field: str, words: Words) -> Words:
    label = POSTED_NAMES.get(field.removeprefix("posted."))
    return Words(f"{label}: {words.vi}", f"{field}: {words.en}") if label else words


_COLUMN_OF = {
    "amount": NUMBER,
    "amount_dong": NUMBER,
    "quantity": NUMBER,
    "alias": NUMBER,
    "unit": UNIT,
    "need": UNIT,
    "case": CASE,
    "name": NAME,
    "kinds": KIND,
    "field": KIND,
    "source": SOURCE,
    "valid_to": TO,
    "agency": KIND,
    "id": KIND,
}
