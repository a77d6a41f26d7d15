"""Lists and sheets: rows in, frozen dataclasses out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain import folding
from counter_app.domain.dossier.bodies import AcceptedPaper, FiledPage
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.entry import Entry
from counter_app.domain.folding import Held, Why
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.moments import iso
from counter_app.store import journal
from counter_app.store import projection_tables as t
from counter_app.store.search import HIT_COLUMNS, Hit, hit
from counter_app.store.tables import refusal_seen


class SyncState(StrEnum):
    """What is known of one entry outside this PC."""

    WAITING = "waiting"  # chờ gửi
    SENT = "sent"  # the server has given it a position
    REFUSED = "refused"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry of a dossier; `body` None when forgotten or written by a newer program."""

    entry: Entry
    body: Any
    sync: SyncState
    reason_vi: str = ""
    reason_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPages:
    """A paper with its pages in order; `paper` None for pages filed under no paper, `document` then
    the kind of the entry whose signed paper they are, if any.
    """

    paper: AcceptedPaper | None
    pages: tuple[FiledPage, ...]
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSheet:
    """Everything the dossier sheet shows."""

    stream: str
    state: DossierState
    is_readable: bool
    papers: tuple[PaperPages, ...]
    history: tuple[HistoryLine, ...]
    waiting: int  # entries the server has not answered yet


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDigitised:
    """A paper that lacks pages: the list "Chờ số hóa". `pages_stated` 0: nobody counted them."""

    stream: str
    code: str
    owner_name: str
    agency: str
    agency_name: str
    paper: int
    paper_name: str
    pages: int
    pages_stated: int
    accepted_at: datetime


class Matter(StrEnum):
    """Why something stands under "Cần xử lý"."""

    REFUSED = "refused"
    DISPUTED = "disputed"
    UNFIT = "unfit"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A line of "Cần xử lý". `entry` empty for a code that is still provisional."""

    matter: Matter
    stream: str
    code: str
    owner_name: str
    entry: str
    kind: str
    at: datetime
    reason_vi: str
    reason_en: str
    reason_rule: str = ""


def dossier_sheet(conn: Connection, stream: str) -> DossierSheet | None:
    """The sheet of one dossier, None when there is no such accepted dossier here."""
    sheet = known_sheet(conn, stream)
    return None if sheet is None or sheet.state.accepted is None else sheet


def known_sheet(conn: Connection, stream: str) -> DossierSheet | None:
    """As `dossier_sheet`, also of one the counter answered without accepting it."""
    entries = journal.entries(conn, stream)
    folded = folding.fold(stream, entries)
    state = folded.state
    if not isinstance(state, DossierState) or (state.accepted is None and state.file is None):
        return None
    held = {one.entry.id: one for one in folded.held}
    history = tuple(_history_line(one, held.get(one.id)) for one in entries)
    return DossierSheet(
        stream=stream,
        state=state,
        is_readable=not folded.unknown_kind,
        papers=_papers(state),
        history=history,
        waiting=sum(line.sync is SyncState.WAITING for line in history),
    )


def newest_of_procedure(conn: Connection, procedure: str, limit: int) -> list[str]:
    """Streams of the newest dossiers of a procedure with pages, among the last this PC knows."""
    rows = conn.execute(_NEWEST, {"procedure": procedure, "limit": limit})
    return list(rows.scalars())


def dossiers_of(conn: Connection, id_number: str) -> list[Hit]:
    """Dossiers not voided whose owner or submitter has this number, newest first."""
    if not id_number:
        return []
    rows = conn.execute(_OF_PERSON, {"number": id_number, "status": Status.VOIDED.value})
    return [hit(row) for row in rows]


def by_code(conn: Connection, code: str) -> list[Hit]:
    """Dossiers that carry this code, official or provisional, now or before it was mapped."""
    return [hit(row) for row in conn.execute(_BY_CODE, {"code": code})]


def code_of(conn: Connection, stream: str) -> str:
    """The code of a dossier, empty when the stream is none or unknown here."""
    d = t.dossier.c
    return conn.execute(select(d.code).where(d.stream == stream)).scalar() or ""


def codes_of(conn: Connection, streams: Iterable[str]) -> dict[str, str]:
    """As `code_of`, of many at once; those that are no dossiers here are left out."""
    d = t.dossier.c
    rows = conn.execute(select(d.stream, d.code).where(d.stream.in_(list(streams))))
    return {row.stream: row.code for row in rows}


def not_digitised(conn: Connection) -> list[NotDigitised]:
    """The list "Chờ số hóa", oldest first: until all pages typed are there or a clerk says so."""
    d, p = t.dossier.c, t.dossier_paper.c
    rows = conn.execute(
        select(
            p.stream,
            d.code,
            d.owner_name,
            d.agency,
            d.agency_name,
            p.number,
            p.name,
            p.page_count,
            p.pages_stated,
            d.accepted_at,
        )
        .join(t.dossier, d.stream == p.stream)
        .where(p.waits, d.status != Status.VOIDED.value)
        .order_by(d.row_id, p.number)
    )
    return [
        NotDigitised(
            stream=row[0],
            code=row[1],
            owner_name=row[2],
            agency=row[3],
            agency_name=row[4],
            paper=row[5],
            paper_name=row[6],
            pages=row[7],
            pages_stated=row[8],
            accepted_at=datetime.fromisoformat(row[9]),
        )
        for row in rows
    ]


def attention(conn: Connection) -> list[Attention]:
    """What stands under "Cần xử lý": refusals nobody has seen, disputes, provisional codes."""
    a, d = t.attention.c, t.dossier.c
    seen = select(refusal_seen.c.entry)
    rows = conn.execute(
        select(
            *(a.what, a.stream, d.code, d.owner_name, a.entry, a.kind, a.at),
            *(a.reason_vi, a.reason_en, a.reason_rule),
        )
        .outerjoin(t.dossier, d.stream == a.stream)
        .where((a.what != Why.REFUSED.value) | a.entry.not_in(seen))
        .order_by(a.at, a.entry)
    ).all()
    found = [
        Attention(
            matter=Matter(row[0]),
            stream=row[1],
            code=row[2] or "",
            owner_name=row[3] or "",
            entry=row[4],
            kind=row[5],
            at=datetime.fromisoformat(row[6]),
            reason_vi=row[7],
            reason_en=row[8],
            reason_rule=row[9],
        )
        for row in rows
    ]
    return found + _provisional(conn)


def see_refusal(conn: Connection, entry_id: str, *, by: str, at: datetime) -> None:
    """A person has looked at a refused claim; it leaves "Cần xử lý" and stays in the history."""
    conn.execute(
        insert(refusal_seen).values(entry=entry_id, by=by, at=iso(at)).on_conflict_do_nothing()
    )


_OF_PERSON = text(
    f"SELECT {HIT_COLUMNS} FROM dossier d WHERE d.status <> :status AND d.row_id IN ("  # noqa: S608
    " SELECT row_id FROM dossier WHERE owner_id_number = :number"
    " UNION SELECT row_id FROM dossier WHERE submitter_id_number = :number)"
    " ORDER BY d.row_id DESC"
)
_RECENT = 5000  # entries back: so far examples are looked for
_NEWEST = text(
    "SELECT stream FROM dossier WHERE procedure_code = :procedure AND page_count > 0"  # noqa: S608
    f" AND row_id > (SELECT max(row_id) FROM dossier) - {_RECENT}"
    " ORDER BY row_id DESC LIMIT :limit"
)
_BY_CODE = text(
    f"SELECT {HIT_COLUMNS} FROM dossier d WHERE d.stream IN ("  # noqa: S608
    " SELECT stream FROM dossier WHERE code = :code"
    " UNION SELECT stream FROM serial_used WHERE code = :code)"
    " ORDER BY d.row_id DESC"
)


def _history_line(one: Entry, held: Held | None) -> HistoryLine:
    try:
        body = read_body(one)
    except (UnknownKind, BodyInvalidError):
        body = None
    if held is not None and held.why is Why.REFUSED:
        sync = SyncState.REFUSED
    elif held is not None and held.why is Why.DISPUTED:
        sync = SyncState.DISPUTED
    else:
        sync = SyncState.WAITING if one.position is None else SyncState.SENT
    return HistoryLine(
        entry=one,
        body=body,
        sync=sync,
        reason_vi=held.vi if held else "",
        reason_en=held.en if held else "",
    )


def _papers(state: DossierState) -> tuple[PaperPages, ...]:
    pages: dict[tuple[int, str], list[FiledPage]] = {}
    for page in state.pages:
        pages.setdefault((page.paper, page.document), []).append(page)
    listed = state.accepted.papers if state.accepted else ()
    found = [
        PaperPages(paper=paper, pages=tuple(pages.pop((paper.number, ""), ()))) for paper in listed
    ]
    found += [
        PaperPages(paper=None, pages=tuple(pages[number, document]), document=document)
        for number, document in sorted(pages)
    ]
    return tuple(found)


def _provisional(conn: Connection) -> list[Attention]:
    d = t.dossier.c
    rows = conn.execute(
        select(d.stream, d.code, d.owner_name, d.accepted_at)
        .where(d.provisional_code != "", d.code == d.provisional_code)
        .where(d.status != Status.VOIDED.value)
        .order_by(d.row_id)
    )
    return [
        Attention(
            matter=Matter.PROVISIONAL,
            stream=row[0],
            code=row[1],
            owner_name=row[2],
            entry="",
            kind="accepted",
            at=datetime.fromisoformat(row[3]),
            reason_vi="Chưa có mã hồ sơ chính thức.",
            reason_en="There is no official code yet.",
        )
        for row in rows
    ]
