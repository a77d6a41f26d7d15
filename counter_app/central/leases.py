"""Granting ranges of official serials to nodes, for today and the days after (design §2.8)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from http import HTTPStatus

from counter_app.central.answers import Denied, malformed
from counter_app.central.config import CentralConfig
from counter_app.central.context import Central
from counter_app.central.pen import Pen
from counter_app.domain import folding, lease
from counter_app.domain.entry import Entry
from counter_app.domain.lease import Granted, LeaseState
from counter_app.domain.moments import LOCAL, local_day
from counter_app.errors import Words
from counter_app.store import central_devices, ledger
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction
from counter_app.sync.wire import LeaseAnswer, LeaseGrant, LeaseRequest

_MOST_DAYS = 16
_FURTHEST = timedelta(days=45)  # ten working days over a long Tet holiday

_NOT_SERVED = Words(
    "Thiết bị này không phục vụ cơ quan đó.", "This device does not serve that agency."
)
_UNKNOWN_NODE = Words(
    "Thiết bị này không được gửi thay cho cơ sở dữ liệu đó.",
    "This device may not send for that database.",
)


def grant(central: Central, device: Device, node_id: str, request: LeaseRequest) -> LeaseAnswer:
    """Top up the serials of `node_id` where less than half a block is left.

    What is left is known here: granted to the node, less the dossiers it has handed in. So asking
    twice, or again after a lost answer, never grants twice.
    """
    if not request.agency or not device.sees(request.agency):
        raise Denied(HTTPStatus.FORBIDDEN, "other_scope", _NOT_SERVED)
    today = local_day(central.now())
    days = sorted(set(request.days))
    if not 1 <= len(days) <= _MOST_DAYS or not all(
        today - timedelta(days=1) <= day <= today + _FURTHEST for day in days
    ):
        raise malformed("days", most=_MOST_DAYS)
    with central.write() as tx:
        node = central_devices.find_node(tx, node_id)
        if node is None or node.device != device.id:
            raise Denied(HTTPStatus.FORBIDDEN, "unknown_node", _UNKNOWN_NODE)
        streams = {day: f"lease/{request.agency}/{day.isoformat()}" for day in days}
        ledger.lock_streams(tx, streams.values())
        histories = ledger.histories(tx, streams.values())
        wanted = []
        for day, stream in streams.items():
            state = folding.fold(stream, histories[stream]).state
            used = _used(tx, node_id, request.agency, day)
            body = next_block(
                central.config, state, node=node_id, agency=request.agency, day=day, used=used
            )
            if body is not None:
                wanted.append((stream, body))
        _write(central, tx, request.agency, wanted)
    return LeaseAnswer(
        granted=tuple(
            LeaseGrant(day=body.day, first=body.first, last=body.last) for _, body in wanted
        )
    )


def next_block(
    config: CentralConfig,
    state: LeaseState,
    *,
    node: str,
    agency: str,
    day: date,
    used: int,
) -> Granted | None:
    """The block to grant `node`, which used `used` serials of the day; None when none is due."""
    held = sum(g.last - g.first + 1 for g in state.grants if g.node == node)
    if 2 * (held - used) >= config.lease_block:
        return None
    first = max((g.last for g in state.grants), default=0) + 1
    last = min(first + config.lease_block - 1, config.last_serial)
    if first > last:
        return None  # the day's numbers are all given out: the desk goes on with provisional ones
    body = Granted(node=node, agency=agency, day=day, first=first, last=last)
    if lease.overlaps(state, body):
        msg = f"serials {first}-{last} of {agency} on {day} were granted before"
        raise AssertionError(msg)
    return body


def _used(tx: Transaction, node: str, agency: str, day: date) -> int:
    start = datetime.combine(day, time(), LOCAL)
    return ledger.count_accepted(
        tx, node=node, scope=agency, since=start, until=start + timedelta(days=1)
    )


def _write(
    central: Central, tx: Transaction, agency: str, wanted: list[tuple[str, Granted]]
) -> None:
    if not wanted:
        return
    position = ledger.take_turn(tx)
    pen = Pen(tx, central.server.node, at=central.now(), ids=central.ids)
    entries: list[Entry] = []
    for place, (stream, body) in enumerate(wanted, start=1):
        entries.append(pen.write(body, stream=stream, scope=agency, position=position + place))
    pen.lay_down()
    ledger.store(tx, entries, moved=())
