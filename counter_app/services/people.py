"""Who sits at the counter: signing in, offline too, and changing one's password."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.formats import show_time
from counter_app.domain.moments import local, local_day
from counter_app.domain.staff import Role
from counter_app.errors.central import NO_LINE
from counter_app.errors.desk import (
    PasswordWrongError,
    SignInLockedError,
    SignInNeedsNetworkError,
    SignInRefusedError,
    StaffNotAllowedError,
)
from counter_app.errors.duty import (
    AwayTodayError,
    OwnPasswordNowError,
    PasswordNeedsNetworkError,
    SignInLapsedError,
    StandInOverError,
)
from counter_app.store import duties, signin, staff_queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from counter_app.services.clock import Clock
    from counter_app.store.database import Connection, Database
    from counter_app.sync.client import CentralClient
    from counter_app.sync.wire import SignInAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Whoever opened the counter."""

    staff_id: str
    number: str
    name: str
    roles: tuple[Role, ...]
    agencies: tuple[str, ...]  # empty: all
    until: datetime | None = None  # who stands in for a day: when the rights end, aware UTC
    by_day_pass: bool = False  # vouched for, the server has not seen him today

    def check_rights(self, now: datetime) -> None:
        """Raise StandInOverError when the day of who stands in is over (R90)."""
        if self.until is not None and now >= self.until:
            raise StandInOverError(until=show_time(local(self.until).time()))


class People:
    """One instance per open desk. `connect` gives a client, or raises when there is no server."""

    def __init__(
        self,
        *,
        db: Database,
        clock: Clock,
        counter: str,
        connect: Callable[[], CentralClient],
        practice_hint: tuple[str, str] | None,
        note_locks: Callable[[], None],
    ) -> None:
        """`note_locks` mirrors the count of wrong tries outside the database."""
        self._db = db
        self._clock = clock
        self._counter = counter
        self._connect = connect
        self._hint = practice_hint
        self._note_locks = note_locks

    def practice_hint(self) -> tuple[str, str] | None:
        """Number and password to show on a practice PC."""
        return self._hint

    def sign_in(self, number: str, password: str) -> SignedIn:
        """Ask the server; when it cannot be reached, the verifier of the last seven days, or of the
        day on which a supervisor vouched. Who stands in today gets the agencies of whom he
        replaces, until the office closes (R88-R90).

        Raises SignInRefusedError, SignInLockedError, SignInNeedsNetworkError, StaffNotAllowedError;
        AwayTodayError, StandInOverError, OwnPasswordNowError.
        """
        if self._is_day_pass(number, password):
            if self._line_is_there():
                raise OwnPasswordNowError
            return self._on_duty(self._offline(number, password))
        try:
            answer = self._ask(number, password)
        except NO_LINE:
            return self._on_duty(self._offline(number, password))
        with self._db.write() as conn:
            signin.keep(conn, _verifier(answer))
        return self._on_duty(_signed_in(_verifier(answer).person))

    def change_password(self, who: SignedIn, old: str, new: str) -> None:
        """Set one's own password on the server.

        Raises PasswordWrongError, PasswordWeakError, PasswordNeedsNetworkError.
        """
        try:
            client = self._connect()
            try:
                answer = client.change_password(who.number, old, new)
            finally:
                client.close()
        except NO_LINE:
            raise PasswordNeedsNetworkError from None
        except SignInRefusedError:
            raise PasswordWrongError from None
        with self._db.write() as conn:
            signin.keep(conn, _verifier(answer))

    def _ask(self, number: str, password: str) -> SignInAnswer:
        client = self._connect()
        try:
            return client.sign_in(number, password)
        finally:
            client.close()

    def _offline(self, number: str, password: str) -> SignedIn:
        from counter_app.store.passwords import Passwords

        now = self._clock.now()
        with self._db.read() as conn:
            held = signin.find(conn, number)
            self._check_allowed(conn, number)
        if held is None or (held.person.day_pass and held.valid_until <= now):
            raise SignInNeedsNetworkError
        if held.valid_until <= now:
            raise SignInLapsedError
        if minutes := held.lock.minutes_left(now):
            raise SignInLockedError(minutes=minutes)
        if not Passwords().matches(held.hash, password):
            with self._db.write() as conn:
                lock = signin.wrong_try(conn, number, now)
            self._note_locks()
            raise SignInRefusedError(tries_left=lock.tries_left)
        with self._db.write() as conn:
            signin.right_try(conn, number)
        return _signed_in(held.person)

    def _is_day_pass(self, number: str, password: str) -> bool:
        """Whether that is the password of the day; it is never sent to the server."""
        from counter_app.store.passwords import Passwords

        with self._db.read() as conn:
            held = signin.find(conn, number)
        if held is None or not held.person.day_pass or held.valid_until <= self._clock.now():
            return False
        return Passwords().matches(held.hash, password)

    def _line_is_there(self) -> bool:
        try:
            client = self._connect()
            try:
                client.hello()
            finally:
                client.close()
        except NO_LINE:
            return False
        return True

    def _on_duty(self, who: SignedIn) -> SignedIn:
        """`who` with what today's record of this counter says of him."""
        now = self._clock.now()
        with self._db.read() as conn:
            duty = duties.of_counter(conn, self._counter, local_day(now))
        if duty.absence(who.number) is not None:
            raise AwayTodayError
        record = duty.standing_in(who.number)
        if record is None:
            if who.by_day_pass:
                raise SignInNeedsNetworkError  # the record was taken back
            return who
        who = replace(who, agencies=record.agencies, until=record.until)
        who.check_rights(now)
        return who

    def _check_allowed(self, conn: Connection, number: str) -> None:
        person = staff_queries.person_by_number(conn, number)
        if person is not None and not person.is_active(local_day(self._clock.now())):
            raise StaffNotAllowedError


def _verifier(answer: SignInAnswer) -> signin.Verifier:
    return signin.Verifier(
        person=signin.KnownPerson(
            id=answer.id,
            number=answer.number,
            name=answer.name,
            roles=tuple(Role(role) for role in answer.roles),
            agencies=answer.agencies,
        ),
        hash=answer.verifier,
        valid_until=answer.valid_until,
    )


def _signed_in(person: signin.KnownPerson) -> SignedIn:
    return SignedIn(
        staff_id=person.id,
        number=person.number,
        name=person.name,
        roles=person.roles,
        agencies=person.agencies,
        by_day_pass=person.day_pass,
    )
