"""A counter's day: resting, and a supervisor vouching for who stands in (R88-R90)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from counter_app.domain.centre import Counter
from counter_app.domain.duty import (
    SCOPE,
    Absence,
    AbsenceEnded,
    Colleague,
    CounterRested,
    CounterResumed,
    DutyState,
    RestReason,
    StandInRecorded,
    id_by_number,
    same_name,
    serving,
    stream_of,
)
from counter_app.domain.moments import LOCAL, local_day, to_utc
from counter_app.domain.staff import Role
from counter_app.domain.text import name_key
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError, PasswordWeakError
from counter_app.errors.duty import NotSupervisorError
from counter_app.services.told_duty import rest_reason
from counter_app.store import duties, signin, staff_queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from counter_app.domain.workcalendar import WorkCalendar
    from counter_app.services.catalogue import Catalogue
    from counter_app.services.pen import Pen
    from counter_app.services.people import SignedIn
    from counter_app.store.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """The counter receives nobody since `since` (aware UTC)."""

    since: datetime
    reason: Words
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Which counters receive the affairs of some agencies; none known: `counters` is empty."""

    agencies: tuple[str, ...]  # names
    counters: tuple[str, ...]  # names


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """The day of this counter, and where its agencies' affairs are received besides: by the plan of
    the centre, less the counters that are known here to rest.
    """

    counter: str
    resting: Resting | None
    elsewhere: tuple[Served, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Somebody a supervisor may choose. `agencies` empty: all."""

    id: str
    number: str
    name: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandInRequest:
    """What a supervisor fills in. `password`: chosen by who stands in, for this PC and day."""

    absent: str  # staff number
    reason: Absence
    notice: str
    number: str
    name: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What was recorded. `own_password`: he signed in here before and keeps his password."""

    name: str
    number: str
    until: datetime
    own_password: bool


class Duty:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        counter: Counter,
        catalogue: Catalogue,
        calendar: Callable[[], WorkCalendar],
    ) -> None:
        self._db = db
        self._pen = pen
        self._counter = counter
        self._catalogue = catalogue
        self._calendar = calendar

    def view(self) -> DutyView:
        """The counter's day as this PC knows it."""
        day = local_day(self._pen.now())
        counters = self._catalogue.edition.centre.counters
        with self._db.read() as conn:
            states = duties.of_counters(
                conn, {self._counter.number, *(one.number for one in counters)}, day
            )
        own = states[self._counter.number]
        resting = {number for number, state in states.items() if state.rested is not None}
        return DutyView(
            counter=self._counter.name or self._counter.number,
            resting=_resting(own),
            elsewhere=self._elsewhere(resting, day),
        )

    def rest(self, reason: RestReason, note: str, who: SignedIn) -> None:
        """Mark the counter "tạm nghỉ". Raises GestureRefusedError."""
        self._write(CounterRested(reason=reason, note=note.strip(), by_name=who.name), who)

    def resume(self, who: SignedIn) -> None:
        """The counter receives people again."""
        self._write(CounterResumed(by_name=who.name), who)

    def staff(self) -> tuple[StaffLine, ...]:
        """Whom this PC knows of those who work at counters, by name: who may be away."""
        with self._db.read() as conn:
            found = {one.number: one for one in self._staff(conn)}
        return tuple(sorted(found.values(), key=lambda one: name_key(one.name)))

    def away(self) -> tuple[StaffLine, ...]:
        """Who is recorded as away from this counter today."""
        with self._db.read() as conn:
            state = self._today(conn)
        people = {one.record.absent.number: one.record.absent for one in state.stand_ins}
        return tuple(
            StaffLine(id=one.id, number=one.number, name=one.name, agencies=())
            for one in people.values()
            if state.absence(one.number) is not None
        )

    def vouch(self, request: StandInRequest, by: SignedIn) -> Vouched:
        """Record absence, reason, notice and replacement as one entry; let the replacement in until
        the office closes. The password of the day stays on this PC alone.

        Raises NotSupervisorError, PasswordWeakError, GestureRefusedError, CalendarNotCoveredError.
        """
        from counter_app.store.passwords import Passwords, is_weak

        if Role.SUPERVISOR not in by.roles:
            raise NotSupervisorError
        now = self._pen.now()
        until = self._closing(now)
        number = request.number.strip()
        with self._db.read() as conn:
            absent = next((one for one in self._staff(conn) if one.number == request.absent), None)
            person = self._stand_in(conn, request)
            held = signin.find(conn, number)
        if absent is None:
            raise GestureRefusedError(
                vi="Chọn người nghỉ trong danh sách.", en="Choose the absent person from the list."
            )
        own = held is not None and not held.person.day_pass and held.valid_until > now
        if not own and is_weak(request.password, number=number):
            raise PasswordWeakError
        body = StandInRecorded(
            absent=Colleague(id=absent.id, number=absent.number, name=absent.name),
            reason=request.reason,
            notice=request.notice.strip(),
            stand_in=Colleague(id=person.id, number=person.number, name=person.name),
            agencies=self._area(absent, person),
            until=until,
            by_name=by.name,
        )
        verifier = None if own else _day_pass(body, Passwords().hash(request.password), now)
        stream = stream_of(self._counter.number, local_day(now))
        with self._db.write() as conn:
            self._pen.gesture(conn, by, stream=stream, scope=SCOPE, body=body)
            if verifier is not None:
                signin.keep(conn, verifier)
        return Vouched(name=person.name, number=person.number, until=until, own_password=own)

    def end_absence(self, number: str, by: SignedIn) -> None:
        """Who was away works again today. Raises NotSupervisorError, GestureRefusedError."""
        if Role.SUPERVISOR not in by.roles:
            raise NotSupervisorError
        self._write(AbsenceEnded(number=number, by_name=by.name), by)

    def _write(self, body: object, who: SignedIn) -> None:
        stream = stream_of(self._counter.number, local_day(self._pen.now()))
        with self._db.write() as conn:
            self._pen.gesture(conn, who, stream=stream, scope=SCOPE, body=body)

    def _today(self, conn: Connection) -> DutyState:
        return duties.of_counter(conn, self._counter.number, local_day(self._pen.now()))

    def _closing(self, now: datetime) -> datetime:
        """When the office closes today. Raises GestureRefusedError when there is no such hour."""
        day = local_day(now)
        calendar = self._calendar()
        status = calendar.day_status(day)
        if not status.is_working:
            raise GestureRefusedError(
                vi=f"Hôm nay không làm việc ({status.reason}); không ghi nhận vào thay được.",
                en="Today is not a working day; nobody can be recorded as standing in.",
            )
        until = to_utc(datetime.combine(day, calendar.closes_on(day), LOCAL))
        if now >= until:
            raise GestureRefusedError(
                vi="Đã hết giờ làm việc hôm nay; ngày làm việc sau ghi nhận lại.",
                en="The office has closed for today; record it on the next working day.",
            )
        return until

    def _staff(self, conn: Connection) -> list[StaffLine]:
        """The register of this PC, and those who signed in here before the register came."""
        today = local_day(self._pen.now())
        lines = [
            StaffLine(id=one.id, number=one.number, name=one.name, agencies=one.agencies)
            for one in staff_queries.people(conn)
            if one.is_active(today) and Role.IT not in one.roles
        ]
        listed = {one.number for one in lines}
        registered = {one.number for one in staff_queries.people(conn)}
        return lines + [
            StaffLine(id=one.id, number=one.number, name=one.name, agencies=one.agencies)
            for one in signin.known(conn)
            if one.number not in listed | registered and not one.day_pass
        ]

    def _stand_in(self, conn: Connection, request: StandInRequest) -> StaffLine:
        """Who stands in: as the register knows him, else by number and name until the server says.

        Raises GestureRefusedError for a number of somebody else or of a disabled account.
        """
        number, name = request.number.strip(), " ".join(request.name.split())
        known = staff_queries.person_by_number(conn, number)
        if known is None:
            return StaffLine(id=id_by_number(number), number=number, name=name, agencies=())
        if not known.is_active(local_day(self._pen.now())):
            raise GestureRefusedError(
                vi="Tài khoản của người vào thay hiện không được phép làm việc.",
                en="The account of who stands in is not in force now.",
            )
        if not same_name(known.name, name):
            raise GestureRefusedError(
                vi=f"Mã người dùng {number} là của {known.name}. Kiểm tra lại mã và họ tên.",
                en=f"Staff number {number} belongs to {known.name}. Check number and name.",
            )
        return StaffLine(id=known.id, number=number, name=known.name, agencies=known.agencies)

    def _area(self, absent: StaffLine, person: StaffLine) -> tuple[str, ...]:
        """The agencies of the absent person, as far as the other is on the list for them (R88)."""
        area = absent.agencies or self._counter.agencies
        if not person.agencies:
            return area
        shared = tuple(one for one in area or person.agencies if one in person.agencies)
        if not shared:
            names = ", ".join(self._agency_name(one) for one in area)
            raise GestureRefusedError(
                vi=f"{person.name} không có trong danh sách dự phòng của {names}. Chọn người khác "
                "trong danh sách đã được phê duyệt.",
                en=f"{person.name} is not on the list of reserve clerks of {names}. Choose "
                "somebody else on the approved list.",
            )
        return shared

    def _elsewhere(self, resting: set[str], day: date) -> tuple[Served, ...]:
        edition = self._catalogue.edition
        agencies = self._counter.agencies or tuple(
            dict.fromkeys(edition.agency_of(one, day).id for one in edition.procedures_on(day))
        )
        found: dict[tuple[str, ...], list[str]] = {}
        for agency in agencies:
            places = serving(
                edition.centre.counters, agency, besides=self._counter.number, resting=resting
            )
            names = tuple(one.name or one.number for one in places)
            found.setdefault(names, []).append(self._agency_name(agency))
        return tuple(
            Served(agencies=tuple(names), counters=places)
            for places, names in sorted(found.items(), key=lambda one: not one[0])
        )

    def _agency_name(self, agency: str) -> str:
        return self._catalogue.edition.agency(agency, local_day(self._pen.now())).name


def _resting(state: DutyState) -> Resting | None:
    if state.rested is None or state.rested_at is None:
        return None
    return Resting(
        since=state.rested_at, reason=rest_reason(state.rested), by_name=state.rested.by_name
    )


def _day_pass(body: StandInRecorded, hashed: str, now: datetime) -> signin.Verifier:
    """Good until midnight; until when he may work is in the record."""
    person = body.stand_in
    midnight = datetime.combine(local_day(now) + timedelta(days=1), time(), LOCAL)
    return signin.Verifier(
        person=signin.KnownPerson(
            id=person.id,
            number=person.number,
            name=person.name,
            roles=(Role.CLERK,),
            agencies=body.agencies,
            day_pass=True,
        ),
        hash=hashed,
        valid_until=to_utc(midnight),
    )
