"""Taking in a PC with a one-time code, and a database that goes on under a new node."""

from __future__ import annotations

import secrets
from datetime import datetime
from http import HTTPStatus

from counter_app.central import door, shape
from counter_app.central.answers import Denied, malformed
from counter_app.central.context import Central
from counter_app.domain.codes import ALPHABET
from counter_app.errors import Words
from counter_app.store import central_devices
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction
from counter_app.sync.wire import (
    CODE_LENGTH,
    EnrolAnswer,
    EnrolRequest,
    NodeAnswer,
    NodeRequest,
)

_LONGEST_SEALED_KEY = 1024

_NO_CODE = Words(
    "Mã đăng ký thiết bị không đúng, đã dùng hoặc đã quá 15 phút.",
    "The enrolment code is wrong, was used, or is older than 15 minutes.",
)
_GUESSED = Words(
    "Đã nhập sai mã đăng ký thiết bị nhiều lần.", "Too many wrong enrolment codes were tried."
)
_PRACTICE = Words(
    "Dữ liệu tập và máy chủ thật không được nối với nhau.",
    "Practice data and a working centre must never be joined.",
)
_NODE_TAKEN = Words("Cơ sở dữ liệu này đã được đăng ký.", "This database is registered already.")
_NOT_YOURS = Words(
    "Thiết bị này không được gửi thay cho cơ sở dữ liệu đó.",
    "This device may not send for that database.",
)


def new_code(central: Central, *, counter: str, agencies: tuple[str, ...]) -> str:
    """A code for one PC of `counter`, good once and for 15 minutes."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    now = central.now()
    with central.write() as tx:
        central_devices.add_code(
            tx,
            code_hash=door.token_hash(code),
            counter=counter,
            agencies=agencies,
            at=now,
            expires_at=now + central.config.code_valid,
        )
    return code


def enrol(central: Central, address: str, request: EnrolRequest) -> EnrolAnswer:
    """Give a PC its token. Raises Denied when code or practice flag are wrong; a code whose
    enrolment failed for another reason stays usable. After five wrong codes `address` waits.
    """
    minutes = central.guessing.minutes_left(address, central.now())
    if minutes:
        raise Denied(HTTPStatus.TOO_MANY_REQUESTS, "enrolment_locked", _GUESSED, minutes=minutes)
    _check(request.node, request.sealed_key)
    if request.practice is not central.server.practice:
        raise Denied(HTTPStatus.CONFLICT, "practice_differs", _PRACTICE)
    token = secrets.token_urlsafe(32)
    now = central.now()
    with central.write() as tx:
        scope = central_devices.use_code(tx, door.token_hash(_typed(request.code)), at=now)
        if scope is None:
            _count_wrong(central, tx, address)
        else:
            counter, agencies = scope
            device = Device(
                id=central.ids.new_id(), counter=counter, agencies=agencies, revoked=False
            )
            central_devices.add_device(tx, device, token_hash=door.token_hash(token), at=now)
            _take_node(tx, request, device, at=now)
    if scope is None:
        raise Denied(HTTPStatus.FORBIDDEN, "enrolment_code", _NO_CODE)
    central.guessing.right(address)
    return EnrolAnswer(
        token=token,
        device=device.id,
        server=central.server.node,
        counter=counter,
        agencies=agencies,
        practice=central.server.practice,
        recovery_key=central.server.recovery_key,
    )


def _count_wrong(central: Central, tx: Transaction, address: str) -> None:
    """One more wrong code; the ones that lock the address out are an alarm for a person."""
    now = central.now()
    if central.guessing.wrong(address, now):
        central_devices.raise_alarm(tx, "enrolment_guessed", device_id="", entry="", at=now)


def _take_node(tx: Transaction, request: EnrolRequest, device: Device, *, at: datetime) -> None:
    """The database belongs to the new device. Enrolled before, it moves: the answer to the first
    try was lost, or the PC is taken in again; the old token is dead.
    """
    known = central_devices.find_node(tx, request.node)
    if known is None:
        central_devices.register_node(
            tx, request.node, device_id=device.id, at=at, sealed_key=request.sealed_key
        )
        return
    if known.device is None:
        raise Denied(HTTPStatus.CONFLICT, "node_taken", _NODE_TAKEN)
    central_devices.move_node(tx, known.id, device_id=device.id, sealed_key=request.sealed_key)
    central_devices.revoke_device(tx, known.device, at=at)
    central_devices.raise_alarm(tx, "node_moved", device_id=known.device, entry="", at=at)


def new_node(central: Central, device: Device, request: NodeRequest) -> NodeAnswer:
    """Register the node a cloned or restored database goes on as; the same again is harmless."""
    _check(request.node, request.sealed_key)
    with central.write() as tx:
        replaced = central_devices.find_node(tx, request.replaces)
        if replaced is None or replaced.device != device.id:
            raise Denied(HTTPStatus.FORBIDDEN, "unknown_node", _NOT_YOURS)
        known = central_devices.find_node(tx, request.node)
        if known is not None and known.device != device.id:
            raise Denied(HTTPStatus.CONFLICT, "node_taken", _NODE_TAKEN)
        if known is None:
            central_devices.register_node(
                tx,
                request.node,
                device_id=device.id,
                at=central.now(),
                replaces=request.replaces,
                sealed_key=request.sealed_key,
            )
    return NodeAnswer(node=request.node, through=known.last_seq if known else 0)


def _typed(code: str) -> str:
    """The code as people copy it: any case, grouped with spaces or hyphens."""
    return code.replace(" ", "").replace("-", "").upper()


def _check(node: str, sealed_key: str) -> None:
    if not shape.is_id(node) or not sealed_key.isascii() or len(sealed_key) > _LONGEST_SEALED_KEY:
        raise malformed("enrolment")
