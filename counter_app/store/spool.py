"""Print jobs: they outlive a crash and a sign-out, until the paper came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, update

from counter_app.domain.ids import IdSource
from counter_app.domain.moments import iso
from counter_app.store.tables import print_job

_MAY_BE_OUT = "may_be_out"
_LIST = "handover_"  # begins the forms of one paper about many dossiers


class JobState(StrEnum):
    """Where a job stands; there is no "printing": a crash must not leave a lie."""

    WAITING = "waiting"
    DONE = "done"
    DROPPED = "dropped"  # a person decided that it is not wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One copy of one form. What is on it is made from the journal when it is printed."""

    id: str
    stream: str
    form: str  # "receipt" | "slip"
    copy: str  # "keep" | "give"
    copy_no: int  # 0: first print, n: "In lại lần n"
    state: JobState
    attempts: int
    reason: str  # code of the last failure, empty before the first
    why: str  # why it is printed again, in the clerk's words; empty for a first print
    created_at: datetime

    @property
    def may_be_out(self) -> bool:
        """It was sent, and nobody knows whether it came out: the next print says "In lại"."""
        return self.reason == _MAY_BE_OUT


def add(
    conn: Connection,
    ids: IdSource,
    *,
    stream: str,
    form: str,
    copy: str,
    copy_no: int,
    at: datetime,
    why: str = "",
) -> str:
    """Queue one copy; its id. In the transaction of the act that asked for it."""
    job = ids.new_id()
    conn.execute(
        _ADD,
        {
            "id": job,
            "state": JobState.WAITING.value,
            "stream": stream,
            "form": form,
            "copy": copy,
            "copy_no": copy_no,
            "attempts": 0,
            "reason": "",
            "why": why,
            "created_at": iso(at),
            "updated_at": iso(at),
        },
    )
    return job


def waiting(conn: Connection, stream: str | None = None) -> list[PrintJob]:
    """What has not come out yet, oldest first; of one stream or all."""
    query = select(print_job).where(print_job.c.state == JobState.WAITING.value)
    if stream is not None:
        query = query.where(print_job.c.stream == stream)
    rows = conn.execute(query.order_by(print_job.c.created_at, print_job.c.id))
    return [
        PrintJob(
            id=row.id,
            stream=row.stream,
            form=row.form,
            copy=row.copy,
            copy_no=row.copy_no,
            state=JobState(row.state),
            attempts=row.attempts,
            reason=row.reason,
            why=row.why,
            created_at=datetime.fromisoformat(row.created_at),
        )
        for row in rows
    ]


def next_copy_no(conn: Connection, *, stream: str, form: str, copy: str) -> int:
    """The number a reprint carries: one more than any job of this copy that was not dropped."""
    highest = conn.execute(
        select(func.max(print_job.c.copy_no)).where(
            print_job.c.stream == stream,
            print_job.c.form == form,
            print_job.c.copy == copy,
            print_job.c.state != JobState.DROPPED.value,
        )
    ).scalar()
    return 0 if highest is None else int(highest) + 1


def begun(conn: Connection, job: PrintJob, at: datetime) -> None:
    """`job` is about to be sent, with its number; until it is done or failed it may be out."""
    conn.execute(
        update(print_job)
        .where(print_job.c.id == job.id)
        .values(copy_no=job.copy_no, why=job.why, reason=_MAY_BE_OUT, updated_at=iso(at))
    )


def done(conn: Connection, job: str, at: datetime) -> None:
    """The paper came out."""
    _settle(conn, job, JobState.DONE, at)


def drop(conn: Connection, job: str, at: datetime) -> None:
    """The copy is not wanted any more."""
    _settle(conn, job, JobState.DROPPED, at)


def drop_refused(conn: Connection, entries: Iterable[str]) -> None:
    """A claim was refused: its paper that has not come out yet must not reach anybody's hand.

    A list of hand-overs stays, for the others on it did go.
    """
    for entry in entries:
        conn.execute(
            update(print_job)
            .where(
                print_job.c.state == JobState.WAITING.value,
                print_job.c.form.endswith(f"/{entry}", autoescape=True),
                ~print_job.c.form.startswith(_LIST, autoescape=True),
            )
            .values(state=JobState.DROPPED.value)
        )


def failed(conn: Connection, job: PrintJob, reason: str, at: datetime) -> None:
    """It did not come out; it stays waiting. `reason` is an error code, no personal data."""
    conn.execute(
        update(print_job)
        .where(print_job.c.id == job.id, print_job.c.state == JobState.WAITING.value)
        .values(
            copy_no=job.copy_no,
            why=job.why,
            attempts=print_job.c.attempts + 1,
            reason=reason,
            updated_at=iso(at),
        )
    )


_ADD = insert(print_job)


def _settle(conn: Connection, job: str, state: JobState, at: datetime) -> None:
    conn.execute(
        update(print_job)
        .where(print_job.c.id == job, print_job.c.state == JobState.WAITING.value)
        .values(state=state.value, updated_at=iso(at))
    )
