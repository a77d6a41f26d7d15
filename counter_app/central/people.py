"""Signing in, changing one's password, and writing people into the journal."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from counter_app.central.answers import Denied, malformed
from counter_app.central.context import Central
from counter_app.central.pen import Pen
from counter_app.domain import folding
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import in_force
from counter_app.domain.staff import Role, StaffRegistered, StaffState
from counter_app.domain.tries import Lock
from counter_app.errors import Words
from counter_app.errors.central import StaffDetailsError
from counter_app.store import central_people, ledger
from counter_app.store.central_devices import Device
from counter_app.store.central_people import Person
from counter_app.store.central_tables import Transaction
from counter_app.store.passwords import is_weak
from counter_app.sync.wire import PasswordRequest, SignInAnswer, SignInRequest

_LONGEST_PASSWORD = 256
_NUMBER_DIGITS = range(4, 13)

_WRONG = Words(
    "Mã người dùng hoặc mật khẩu chưa đúng.", "The staff number or the password is wrong."
)
_LOCKED = Words("Đã nhập sai nhiều lần.", "Too many wrong tries.")
_NOT_ALLOWED = Words(
    "Tài khoản này hiện không được phép mở quầy.", "This account may not open a counter now."
)
_WEAK = Words(
    "Mật khẩu mới quá ngắn hoặc trùng mật khẩu cũ.",
    "The new password is too short or the same as the old one.",
)


def sign_in(central: Central, device: Device, request: SignInRequest) -> SignInAnswer:
    """Who this is, with a verifier made for this PC. Raises Denied; never says what was wrong."""
    person = _prove(central, device, request.number, request.password)
    return _answer(central, person, request.password)


def change_password(central: Central, device: Device, request: PasswordRequest) -> SignInAnswer:
    """Set one's own password; the answer holds the new verifier."""
    if len(request.new) > _LONGEST_PASSWORD:
        raise malformed("password")
    person = _prove(central, device, request.number, request.old)
    if is_weak(request.new, number=request.number, old=request.old):
        raise Denied(HTTPStatus.UNPROCESSABLE_ENTITY, "password_weak", _WEAK)
    hashed = central.passwords.hash(request.new)
    with central.write() as tx:
        central_people.set_password(tx, person.id, hashed, at=central.now())
    return _answer(central, person, request.new)


def register(
    central: Central,
    *,
    number: str,
    name: str,
    password: str,
    roles: Sequence[Role],
    agencies: tuple[str, ...] = (),
) -> str:
    """Write a person into the journal and keep the password's hash; the new staff id.

    Raises StaffDetailsError.
    """
    _check_details(number, name, password)
    hashed = central.passwords.hash(password)
    staff_id = central.ids.new_id()
    now = central.now()
    with central.write() as tx:
        if central_people.by_number(tx, number) is not None:
            raise StaffDetailsError(why="number")
        person = Person(id=staff_id, number=number, password_hash=hashed)
        central_people.add(tx, person, at=now)
        position = ledger.take_turn(tx) + 1
        pen = Pen(tx, central.server.node, at=now, ids=central.ids)
        body = StaffRegistered(number=number, name=name, roles=tuple(roles), agencies=agencies)
        entry = pen.write(
            body, stream=f"staff/{staff_id}", scope=ledger.EVERYONE, position=position
        )
        pen.lay_down()
        ledger.store(tx, (entry,), moved=())
    return staff_id


def _prove(central: Central, device: Device, number: str, password: str) -> Person:
    """The person, once number and password are right and the account may be used."""
    if not number.isascii() or not number.isdigit() or len(number) >= _NUMBER_DIGITS.stop:
        number = ""  # nobody's number: takes the same way through, and never fills a table
    if len(password) > _LONGEST_PASSWORD:
        raise malformed("password")
    with central.read() as tx:
        tries = central_people.tries(tx, device=device.id, number=number)
        person = central_people.by_number(tx, number)
    now = central.now()
    if minutes := tries.minutes_left(now):
        raise Denied(HTTPStatus.TOO_MANY_REQUESTS, "sign_in_locked", _LOCKED, minutes=minutes)
    if not central.passwords.matches(person.password_hash if person else None, password):
        with central.write() as tx:
            tries = _one_more(central, tx, device, number)
        left = tries.tries_left
        raise Denied(HTTPStatus.FORBIDDEN, "sign_in_refused", _WRONG, tries_left=left)
    if tries.failed:
        with central.write() as tx:
            central_people.set_tries(tx, Lock(), device=device.id, number=number)
    if person is None:
        raise AssertionError  # `matches` is never true for nobody
    return person


def _one_more(central: Central, tx: Transaction, device: Device, number: str) -> Lock:
    tries = central_people.tries(tx, device=device.id, number=number).after_wrong(central.now())
    central_people.set_tries(tx, tries, device=device.id, number=number)
    return tries


def _answer(central: Central, person: Person, password: str) -> SignInAnswer:
    now = central.now()
    stream = f"staff/{person.id}"
    with central.read() as tx:
        state = folding.fold(stream, ledger.stream(tx, stream, agencies=())).state
    registered = state.registered if isinstance(state, StaffState) else None
    if registered is None or state.disabled or not in_force(registered, local_day(now)):
        raise Denied(HTTPStatus.FORBIDDEN, "staff_not_allowed", _NOT_ALLOWED)
    return SignInAnswer(
        id=person.id,
        number=person.number,
        name=registered.name,
        roles=tuple(registered.roles),
        agencies=registered.agencies,
        verifier=central.passwords.hash(password),
        valid_until=now + central.config.verifier_valid,
    )


def _check_details(number: str, name: str, password: str) -> None:
    if not (number.isascii() and number.isdigit() and len(number) in _NUMBER_DIGITS):
        raise StaffDetailsError(why="number")
    if not name.strip():
        raise StaffDetailsError(why="name")
    if is_weak(password, number=number) or len(password) > _LONGEST_PASSWORD:
        raise StaffDetailsError(why="password")
