"""Drafts: local, autosaved, replaced at will; the one thing that is no journal (design §2.9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.draft import Draft, DraftPage, DraftView, PaperList
from counter_app.domain.moments import iso
from counter_app.errors.desk import DraftGoneError
from counter_app.store.projection_tables import dossier_page
from counter_app.store.tables import draft as drafts
from counter_app.store.tables import draft_page, entry, upload

UNTOUCHED = timedelta(days=30)


class DraftState(StrEnum):
    """Where a draft stands."""

    OPEN = "open"
    ABANDONED = "abandoned"  # its row stays, so it can be restored
    ACCEPTED = "accepted"  # its raw scans wait until the server has confirmed the act


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """The one part of a draft that the form does not carry."""

    listed: PaperList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft in a list."""

    draft: Draft
    page_count: int
    updated_at: datetime


def save(conn: Connection, draft: Draft, now: datetime) -> None:
    """Keep `draft` as it is now. Raises DraftGoneError when it is no longer open."""
    written = msgspec.json.encode(draft).decode()
    done = conn.execute(
        _SAVE,
        {
            "id": draft.id,
            "state": DraftState.OPEN.value,
            "body": written,
            "opened_at": iso(draft.opened_at),
            "updated_at": iso(now),
        },
    )
    if not done.rowcount:
        raise DraftGoneError


def add_page(conn: Connection, draft_id: str, page: DraftPage, now: datetime) -> None:
    """Add a page whose blobs are on disk already. The same page twice is one page.

    Raises DraftGoneError when the draft is not open.
    """
    touched = conn.execute(
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.state == DraftState.OPEN.value)
        .values(updated_at=iso(now))
    )
    if not touched.rowcount:
        raise DraftGoneError
    conn.execute(
        insert(draft_page)
        .values(
            id=page.id,
            draft=draft_id,
            seq=page.seq,
            body=msgspec.json.encode(page).decode(),
            blob=page.image.blob,
            raw_blob=page.raw_blob,
        )
        .on_conflict_do_nothing(index_elements=["id"])
    )


def reopen(conn: Connection, view: DraftView, now: datetime) -> None:
    """A dossier that waits for its supplement is a draft again; a closed one of its id gives way.

    Raises DraftGoneError when that draft is still open: it is newer.
    """
    if load(conn, view.draft.id) is not None:
        raise DraftGoneError
    _delete(conn, [view.draft.id])
    save(conn, view.draft, now)
    for page in view.pages:
        add_page(conn, view.draft.id, page, now)


def next_page_seq(conn: Connection, draft_id: str) -> int:
    """The place the next page of this draft takes, 1-based."""
    newest = conn.execute(
        select(func.max(draft_page.c.seq)).where(draft_page.c.draft == draft_id)
    ).scalar()
    return (newest or 0) + 1


def load(conn: Connection, draft_id: str) -> DraftView | None:
    """An open draft with its pages in arrival order, None when it is not open (any more)."""
    row = conn.execute(_LOAD, {"wanted": draft_id}).one_or_none()
    if row is None:
        return None
    pages = conn.execute(_PAGES, {"wanted": draft_id}).scalars()
    return DraftView(
        draft=msgspec.json.decode(row.body, type=Draft),
        pages=tuple(msgspec.json.decode(body, type=DraftPage) for body in pages),
        updated_at=datetime.fromisoformat(row.updated_at),
    )


def listed(conn: Connection, draft_id: str) -> PaperList | None:
    """The list that the numbers of an open draft are taken from, if it is known."""
    row = conn.execute(_LOAD, {"wanted": draft_id}).one_or_none()
    return None if row is None else msgspec.json.decode(row.body, type=_Listed).listed


def list_open(conn: Connection) -> list[DraftLine]:
    """Open drafts, last touched first."""
    return _lines(conn, drafts.c.state == DraftState.OPEN.value, drafts.c.updated_at.desc())


def _lines(
    conn: Connection, which: ColumnElement[bool], order: ColumnElement[str]
) -> list[DraftLine]:
    count = (
        select(func.count())
        .select_from(draft_page)
        .where(draft_page.c.draft == drafts.c.id)
        .scalar_subquery()
    )
    rows = conn.execute(
        select(drafts.c.body, drafts.c.updated_at, count.label("pages"))
        .where(which)
        .order_by(order, drafts.c.id)
    )
    return [
        DraftLine(
            draft=msgspec.json.decode(row.body, type=Draft),
            page_count=row.pages,
            updated_at=datetime.fromisoformat(row.updated_at),
        )
        for row in rows
    ]


def abandon(conn: Connection, draft_id: str, now: datetime) -> None:
    """Set an open draft aside; `restore` brings it back. Raises DraftGoneError."""
    _move(conn, draft_id, DraftState.OPEN, DraftState.ABANDONED, now)


def restore(conn: Connection, draft_id: str, now: datetime) -> None:
    """Bring an abandoned draft back, pages and all. Raises DraftGoneError."""
    _move(conn, draft_id, DraftState.ABANDONED, DraftState.OPEN, now)


def close(conn: Connection, draft_id: str, *, act: str, at: datetime) -> None:
    """The draft became entries of `act`, in the same transaction. Raises DraftGoneError."""
    _move(conn, draft_id, DraftState.OPEN, DraftState.ACCEPTED, at, act=act)


def expire(conn: Connection, now: datetime) -> list[Draft]:
    """Set aside drafts untouched for 30 days and return them for the notice."""
    old = conn.execute(
        update(drafts)
        .where(drafts.c.state == DraftState.OPEN.value, drafts.c.updated_at < iso(now - UNTOUCHED))
        .values(state=DraftState.ABANDONED.value, closed_at=iso(now))
        .returning(drafts.c.body)
    ).scalars()
    return [msgspec.json.decode(body, type=Draft) for body in old]


def set_aside(conn: Connection) -> list[DraftLine]:
    """Drafts that `expire` set aside and nobody asked for yet, the oldest first: the notice."""
    return _lines(conn, _EXPIRED, drafts.c.updated_at)


def restore_expired(conn: Connection, draft_id: str, now: datetime) -> bool:
    """Bring a draft back that was set aside for its age; False when it was not."""
    found = conn.execute(select(drafts.c.id).where(drafts.c.id == draft_id, _EXPIRED)).scalar()
    if found is not None:
        restore(conn, draft_id, now)
    return found is not None


def forget(conn: Connection, now: datetime) -> int:
    """Delete what nobody can want back: accepted drafts whose act the server has confirmed, those a
    clerk abandoned more than a day ago, those set aside for their age after as long again. Their
    blobs then fall to the sweep.
    """
    unconfirmed = exists().where(entry.c.act == drafts.c.act, entry.c.position.is_(None))
    is_abandoned = drafts.c.state == DraftState.ABANDONED.value
    abandoned = is_abandoned & ~_EXPIRED & (drafts.c.closed_at < iso(now - timedelta(days=1)))
    expired = _EXPIRED & (drafts.c.closed_at < iso(now - UNTOUCHED))
    confirmed = (drafts.c.state == DraftState.ACCEPTED.value) & ~unconfirmed
    gone = list(conn.execute(select(drafts.c.id).where(abandoned | expired | confirmed)).scalars())
    _delete(conn, gone)
    return len(gone)


# `expire` leaves `updated_at` as it was, `abandon` does not.
_EXPIRED = (drafts.c.state == DraftState.ABANDONED.value) & (
    func.julianday(drafts.c.closed_at) - func.julianday(drafts.c.updated_at) >= UNTOUCHED.days
)


def _delete(conn: Connection, ids: Iterable[str]) -> None:
    keys = [{"key": key} for key in ids]
    if keys:
        conn.execute(delete(draft_page).where(draft_page.c.draft == bindparam("key")), keys)
        conn.execute(delete(drafts).where(drafts.c.id == bindparam("key")), keys)


def _move(
    conn: Connection,
    draft_id: str,
    old: DraftState,
    new: DraftState,
    now: datetime,
    *,
    act: str | None = None,
) -> None:
    moved = {"state": new.value, "closed_at": iso(now), "updated_at": iso(now), "act": act}
    done = conn.execute(_MOVE, {"wanted": draft_id, "expected": old.value, **moved})
    if not done.rowcount:
        raise DraftGoneError


_IS_WANTED = drafts.c.id == bindparam("wanted")
_LOAD = select(drafts.c.body, drafts.c.updated_at).where(
    _IS_WANTED, drafts.c.state == DraftState.OPEN.value
)
_PAGES = (
    select(draft_page.c.body)
    .where(draft_page.c.draft == bindparam("wanted"))
    .order_by(draft_page.c.seq)
)
_MOVE = update(drafts).where(_IS_WANTED, drafts.c.state == bindparam("expected"))
_INSERT = insert(drafts)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["id"],
    set_={"body": _INSERT.excluded.body, "updated_at": _INSERT.excluded.updated_at},
    where=drafts.c.state == DraftState.OPEN.value,
)


def named_blobs(conn: Connection) -> set[str]:
    """Every blob that a draft, a dossier on this PC or a waiting upload names."""
    named: set[str] = set()
    for column in (
        draft_page.c.blob,
        draft_page.c.raw_blob,
        dossier_page.c.blob,
        upload.c.sha,
    ):
        named |= set(conn.execute(select(column)).scalars())
    return named
