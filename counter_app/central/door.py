"""Who may come in: the device by its token, the actor of an entry by roles and duty area.

What a device did happened: an actor who may not is a reason to dispute a fact or refuse a claim,
never to turn the batch away (design §2.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from http import HTTPStatus

from counter_app.central.answers import Denied
from counter_app.domain import duty as duties
from counter_app.domain import phrases, punches
from counter_app.domain.dossier import bodies, life
from counter_app.domain.duty import DutyState
from counter_app.domain.entry import Entry
from counter_app.domain.lease import Granted
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import in_force
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER, Role, StaffRegistered, StaffState
from counter_app.errors import Words
from counter_app.store import central_devices
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction

# Written by the server alone: a batch that holds one was not written by a desk's program.
SERVER_KINDS = frozenset({bodies.Disputed.KIND, Granted.KIND})
_IN_CHARGE = frozenset({Role.SUPERVISOR})
ROLES_BY_STREAM = {
    "till": AT_THE_COUNTER,
    "queue": AT_THE_COUNTER,
    "guidance": AT_THE_COUNTER,
    "staff": _IN_CHARGE,
    "procedure": _IN_CHARGE,
    "matter": _IN_CHARGE,
    "calendar": _IN_CHARGE,
    "lease": frozenset[Role](),
    "punches": frozenset(Role),  # read by the program, whoever sits there
    "puncher": _IN_CHARGE | {Role.IT},
    "terminal": frozenset[Role](),
}
# Streams of the whole centre: no agency's business, so no duty area stands in their way.
_OF_THE_CENTRE = frozenset(
    {"punches", "puncher", "phrase", "duty", "calendar", "guidance", "procedure", "matter"}
)

_UNKNOWN_ACTOR = Refusal(
    code="unknown_actor",
    vi="Máy chủ không có người dùng đã lập bản ghi này.",
    en="The server does not know the person who wrote this entry.",
)
_DISABLED = Refusal(
    code="actor_disabled",
    vi="Tài khoản của người lập bản ghi đã ngừng hoạt động.",
    en="The account of the person who wrote this entry is disabled.",
)
_NOT_IN_PERIOD = Refusal(
    code="actor_not_in_period",
    vi="Người lập bản ghi không còn trong thời hạn được phân công.",
    en="The person who wrote this entry was not on duty in that period.",
)
_OTHER_AGENCY = Refusal(
    code="other_agency",
    vi="Người lập bản ghi không được phân công lĩnh vực của cơ quan này.",
    en="The person who wrote this entry does not serve this agency.",
)
_AWAY = Refusal(
    code="actor_away",
    vi="Người lập bản ghi được ghi nhận nghỉ trong ngày này tại quầy.",
    en="The person who wrote this entry is recorded as away from that counter that day.",
)
_OTHER_NAME = Refusal(
    code="stand_in_name",
    vi="Mã người dùng của người vào thay thuộc về người khác.",
    en="The staff number given for who stood in belongs to somebody else.",
)
_DUTY_OVER = Refusal(
    code="duty_over",
    vi="Quyền của người vào thay đã hết khi lập bản ghi này.",
    en="The rights of who stood in had ended when this entry was written.",
)
_OTHER_DESK = Refusal(
    code="other_desk",
    vi="Máy này không được đăng ký phục vụ cơ quan của bản ghi.",
    en="This PC is not enrolled to serve the agency of the entry.",
)
_NO_ROLE = Refusal(
    code="no_role",
    vi="Người lập bản ghi không có quyền làm việc này.",
    en="The role of the person who wrote this entry does not allow it.",
)


def token_hash(token: str) -> str:
    """What the server keeps of a token: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def device_of(tx: Transaction, authorization: str | None) -> Device:
    """The enrolled PC behind an `Authorization: Bearer` header. Raises Denied 401 or 403."""
    scheme, _, token = (authorization or "").partition(" ")
    device = None
    if scheme.lower() == "bearer" and token:
        device = central_devices.device_by_token(tx, token_hash(token.strip()))
    if device is None:
        words = Words("Máy chủ không biết thiết bị này.", "The server does not know this device.")
        raise Denied(HTTPStatus.UNAUTHORIZED, "device_unknown", words)
    if device.revoked:
        words = Words("Thiết bị này đã bị thu hồi quyền.", "This device was revoked.")
        raise Denied(HTTPStatus.FORBIDDEN, "device_revoked", words)
    return device


def permits(entry: Entry, actor: StaffState, device: Device, duty: DutyState) -> Refusal | None:
    """Why the actor of `entry` may not have written it at that PC, or None. `duty`: the day of the
    PC's counter.
    """
    stream = entry.stream.partition("/")[0]
    of_centre = stream in _OF_THE_CENTRE and entry.scope == punches.SCOPE
    if not of_centre and not device.sees(entry.scope):
        return _OTHER_DESK
    registered = actor.registered
    if registered is None:
        return _UNKNOWN_ACTOR
    if actor.disabled:
        return _DISABLED
    if not in_force(registered, local_day(entry.at)):
        return _NOT_IN_PERIOD
    off_duty = _off_duty(entry, registered, duty)
    if off_duty is not None:
        return off_duty
    if registered.agencies and not of_centre and entry.scope not in registered.agencies:
        return _OTHER_AGENCY
    return None if _allows(entry, registered.roles) else _NO_ROLE


def _off_duty(entry: Entry, person: StaffRegistered, duty: DutyState) -> Refusal | None:
    """What the counter's day says against the person: away, or standing in for somebody (R88)."""
    away = duty.absence(person.number)
    if away is not None and entry.at >= away.at:
        return _AWAY
    record = duty.standing_in(person.number)
    vouched_for = duties.number_of(entry.actor) != ""
    if record is None:
        return _UNKNOWN_ACTOR if vouched_for else None
    if vouched_for and not duties.same_name(record.stand_in.name, person.name):
        return _OTHER_NAME
    if entry.at >= record.until and duties.needs_rights(entry.stream, entry.kind):
        return _DUTY_OVER
    in_area = not record.agencies or entry.scope in record.agencies
    return None if in_area or entry.scope == duties.SCOPE else _OTHER_AGENCY


def _allows(entry: Entry, roles: Collection[Role]) -> bool:
    room = entry.stream.partition("/")[0]
    if room == "dossier":
        return life.may(entry.kind, roles)
    if room == "phrase":
        return phrases.may(entry.kind, roles)
    if room == "duty":
        return duties.may(entry.kind, roles)
    allowed = ROLES_BY_STREAM.get(room)
    return allowed is None or not allowed.isdisjoint(roles)
