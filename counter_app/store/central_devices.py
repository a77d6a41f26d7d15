"""The server's devices and nodes: who may connect, and where each node's chain ends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from counter_app.domain.entry import GENESIS, Entry
from counter_app.domain.moments import iso
from counter_app.store import central_drafts
from counter_app.store.central_tables import (
    Transaction,
    alarm,
    device,
    enrolment_code,
    node,
    server,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Who this server is. `recovery_key` is the public half, base64."""

    node: str
    practice: bool
    recovery_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """An enrolled PC."""

    id: str
    counter: str
    agencies: tuple[str, ...]  # empty: all
    revoked: bool

    def sees(self, scope: str) -> bool:
        """Whether entries of `scope` are this PC's business."""
        return not self.agencies or scope in self.agencies


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Where the chain of a node's stored entries ends."""

    id: str
    device: str | None  # None: the server's own
    last_seq: int
    last_hash: str
    last_act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something a person responsible for the server must look at."""

    at: datetime
    kind: str
    device: str
    entry: str


def make_server(tx: Transaction, made: Server, *, at: datetime) -> None:
    """Write the server's one row and its own node."""
    tx.execute(
        insert(server).values(
            only=1,
            node=made.node,
            practice=made.practice,
            recovery_key=made.recovery_key,
            made_at=iso(at),
        )
    )
    register_node(tx, made.node, device_id=None, at=at)


def the_server(tx: Transaction) -> Server | None:
    """The server's row, None before `make_server`."""
    row = tx.execute(select(server.c.node, server.c.practice, server.c.recovery_key)).one_or_none()
    return None if row is None else Server(**row._mapping)  # noqa: SLF001


def add_device(tx: Transaction, new: Device, *, token_hash: str, at: datetime) -> None:
    """Enrol a PC; only the hash of its token is kept."""
    tx.execute(
        insert(device).values(
            id=new.id,
            token_hash=token_hash,
            counter=new.counter,
            agencies=json.dumps(new.agencies),
            enrolled_at=iso(at),
        )
    )


def device_by_token(tx: Transaction, token_hash: str) -> Device | None:
    """The PC that holds this token, revoked or not."""
    row = tx.execute(_BY_TOKEN, {"token": token_hash}).one_or_none()
    return None if row is None else _device(row)


def device_of_node(tx: Transaction, node_id: str) -> Device:
    """The PC whose database `node_id` is. Raises LookupError for the server's own node."""
    row = tx.execute(
        select(device).join(node, node.c.device == device.c.id).where(node.c.id == node_id)
    ).one_or_none()
    if row is None:
        raise LookupError(node_id)
    return _device(row)


def devices(tx: Transaction) -> list[Device]:
    """Every PC ever enrolled, oldest first."""
    return [_device(row) for row in tx.execute(select(device).order_by(device.c.enrolled_at))]


def revoke_device(tx: Transaction, device_id: str, *, at: datetime) -> bool:
    """Stop a PC for good; nobody is told of its drafts any more. True when it was allowed."""
    central_drafts.forget(tx, device_id)
    changed = tx.execute(
        update(device)
        .where(device.c.id == device_id, device.c.revoked_at.is_(None))
        .values(revoked_at=iso(at))
    )
    return changed.rowcount == 1


def register_node(
    tx: Transaction,
    node_id: str,
    *,
    device_id: str | None,
    at: datetime,
    replaces: str | None = None,
    sealed_key: str = "",
) -> None:
    """A database that will hand in entries, with an empty chain."""
    tx.execute(
        insert(node).values(
            id=node_id,
            device=device_id,
            last_seq=0,
            last_hash=GENESIS,
            last_act="",
            replaces=replaces,
            sealed_key=sealed_key,
            registered_at=iso(at),
        )
    )


def move_node(tx: Transaction, node_id: str, *, device_id: str, sealed_key: str) -> None:
    """The database now lies on another device, with its chain as it stands."""
    tx.execute(
        update(node).where(node.c.id == node_id).values(device=device_id, sealed_key=sealed_key)
    )


def node_for_update(tx: Transaction, node_id: str) -> Node | None:
    """The node, held until the transaction ends: two batches of one node never overlap."""
    return _node(tx, node_id, hold=True)


def find_node(tx: Transaction, node_id: str) -> Node | None:
    """The node as it stands."""
    return _node(tx, node_id, hold=False)


def advance(tx: Transaction, last: Entry) -> None:
    """The node's chain now ends at `last`."""
    end = {"last_seq": last.node_seq, "last_hash": last.hash, "last_act": last.act}
    tx.execute(_ADVANCE, {"moved": last.node, **end})


def sealed_keys(tx: Transaction) -> dict[str, str]:
    """The sealed database key of every node that sent one."""
    rows = tx.execute(select(node.c.id, node.c.sealed_key).where(node.c.sealed_key != ""))
    return {row.id: row.sealed_key for row in rows}


def add_code(
    tx: Transaction,
    *,
    code_hash: str,
    counter: str,
    agencies: tuple[str, ...],
    at: datetime,
    expires_at: datetime,
) -> None:
    """A one-time enrolment code, kept as a hash."""
    tx.execute(
        insert(enrolment_code).values(
            code_hash=code_hash,
            counter=counter,
            agencies=json.dumps(agencies),
            made_at=iso(at),
            expires_at=iso(expires_at),
        )
    )


def use_code(
    tx: Transaction, code_hash: str, *, at: datetime
) -> tuple[str, tuple[str, ...]] | None:
    """Counter and agencies of an unused code in time, which is used from now on; else None."""
    usable = (
        enrolment_code.c.code_hash == code_hash,
        enrolment_code.c.used_at.is_(None),
        enrolment_code.c.expires_at > iso(at),
    )
    if tx.execute(update(enrolment_code).where(*usable).values(used_at=iso(at))).rowcount != 1:
        return None
    row = tx.execute(
        select(enrolment_code.c.counter, enrolment_code.c.agencies).where(
            enrolment_code.c.code_hash == code_hash
        )
    ).one()
    return row.counter, tuple(json.loads(row.agencies))


def raise_alarm(tx: Transaction, kind: str, *, device_id: str, entry: str, at: datetime) -> None:
    """Write down what must be looked at; ids only. The same entry comes again and is told once."""
    known = (alarm.c.kind == kind, alarm.c.device == device_id, alarm.c.entry == entry)
    if entry and tx.execute(select(alarm.c.id).where(*known).limit(1)).first() is not None:
        return
    tx.execute(insert(alarm).values(at=iso(at), kind=kind, device=device_id, entry=entry))


def alarms(tx: Transaction) -> list[Alarm]:
    """Every alarm, oldest first."""
    rows = tx.execute(select(alarm).order_by(alarm.c.id))
    return [
        Alarm(at=datetime.fromisoformat(r.at), kind=r.kind, device=r.device, entry=r.entry)
        for r in rows
    ]


def _device(row: Any) -> Device:
    return Device(
        id=row.id,
        counter=row.counter,
        agencies=tuple(json.loads(row.agencies)),
        revoked=row.revoked_at is not None,
    )


# Made once: these are asked with every request or batch.
_BY_TOKEN = select(device).where(device.c.token_hash == bindparam("token"))
_NODE = select(node.c.id, node.c.device, node.c.last_seq, node.c.last_hash, node.c.last_act).where(
    node.c.id == bindparam("wanted")
)
_ADVANCE = update(node).where(node.c.id == bindparam("moved"))
_NODE_HELD = _NODE.with_for_update()


def _node(tx: Transaction, node_id: str, *, hold: bool) -> Node | None:
    row = tx.execute(_NODE_HELD if hold else _NODE, {"wanted": node_id}).one_or_none()
    return None if row is None else Node(**row._mapping)  # noqa: SLF001
