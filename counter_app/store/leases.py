"""The next official code: the lowest serial granted to this node that nothing has used (§2.8).

Asked inside the accept transaction. A serial that stood on a paper is used for ever, also when its
dossier was voided or its acceptance disputed. With none left the code is provisional; a serial is
never invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, bindparam, func, select, text

from counter_app.domain.codes import CodeShape, dossier_code, provisional_code
from counter_app.domain.dossier.bodies import CodeIssued
from counter_app.store.projection_tables import lease_grant, serial_used

LEASE = "lease"
PROVISIONAL = "provisional"

# Candidates: the start of each grant and every serial after a used one; the lowest that is free.
_LOWEST = text(
    """
    SELECT min(candidate) FROM (
        SELECT "first" AS candidate FROM lease_grant
        WHERE node = :node AND day = :day AND agency = :agency
        UNION
        SELECT serial + 1 FROM serial_used
        WHERE agency = :agency AND day = :day AND source = 'lease'
    )
    WHERE EXISTS (
        SELECT 1 FROM lease_grant WHERE node = :node AND day = :day AND agency = :agency
        AND candidate BETWEEN "first" AND "last"
    ) AND NOT EXISTS (
        SELECT 1 FROM serial_used WHERE agency = :agency AND day = :day AND source = 'lease'
        AND serial = candidate
    )
    """
).bindparams(bindparam("day", type_=lease_grant.c.day.type))


def take_code(
    conn: Connection,
    *,
    node: str,
    agency: str,
    counter: str,
    day: date,
    shape: CodeShape = CodeShape.PLAIN,
) -> CodeIssued:
    """The code for a dossier accepted now; used once its acceptance is appended."""
    serial = next_serial(conn, node=node, agency=agency, day=day)
    if serial is not None:
        return CodeIssued(
            code=dossier_code(agency, day, serial, shape).text,
            official=True,
            source=LEASE,
            agency=agency,
            day=day,
            serial=serial,
        )
    return provisional(conn, agency=agency, counter=counter, day=day)


def provisional(conn: Connection, *, agency: str, counter: str, day: date) -> CodeIssued:
    """The next provisional code of this counter's day, over all agencies."""
    first = provisional_code(counter, day, 1)
    highest = conn.execute(
        select(func.max(serial_used.c.serial)).where(
            serial_used.c.day == day,
            serial_used.c.source == PROVISIONAL,
            serial_used.c.code.startswith(first.text.rpartition("-")[0] + "-", autoescape=True),
        )
    ).scalar()
    n = (highest or 0) + 1
    return CodeIssued(
        code=provisional_code(counter, day, n).text,
        official=False,
        source=PROVISIONAL,
        agency=agency,
        day=day,
        serial=n,
    )


def next_serial(conn: Connection, *, node: str, agency: str, day: date) -> int | None:
    """The lowest serial granted to `node` and unused, None when none is left."""
    found: int | None = conn.execute(_LOWEST, {"node": node, "agency": agency, "day": day}).scalar()
    return found


def remaining(conn: Connection, *, node: str, days: Collection[date]) -> Counter[tuple[str, date]]:
    """How many granted serials are still unused, by agency and day; 0 where none was granted."""
    ours = (lease_grant.c.node == node) & lease_grant.c.day.in_(days)
    key = (lease_grant.c.agency, lease_grant.c.day)
    granted = select(*key, func.sum(lease_grant.c.last - lease_grant.c.first + 1))
    used = (
        select(*key, func.count(serial_used.c.serial.distinct()))
        .select_from(serial_used)
        .join(
            lease_grant,
            (lease_grant.c.agency == serial_used.c.agency)
            & (lease_grant.c.day == serial_used.c.day)
            & serial_used.c.serial.between(lease_grant.c.first, lease_grant.c.last),
        )
        .where(serial_used.c.source == LEASE)
    )
    left: Counter[tuple[str, date]] = Counter()
    for query, sign in ((granted, 1), (used, -1)):
        for agency, day, count in conn.execute(query.where(ours).group_by(*key)):
            left[agency, day] += sign * int(count)
    return left


def days(conn: Connection, node: str, agency: str) -> frozenset[date]:
    """The days for which `node` was granted serials of `agency`."""
    query = select(lease_grant.c.day).where(
        lease_grant.c.node == node, lease_grant.c.agency == agency
    )
    return frozenset(conn.execute(query.distinct()).scalars())
