"""Handing dossiers on to their agencies the same day, and what the agency signs for (Đ18.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from counter_app.domain.centre import Centre
from counter_app.domain.codes import as_printed
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.transfer import AgencyReceived, Transferred
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.steps.transfer import first_leg
from counter_app.domain.moments import day_start, local_day
from counter_app.domain.refusal import Refusal
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.services import dossiers
from counter_app.services.equipment import Sheet
from counter_app.services.life import Life, Taken
from counter_app.services.life_papers import paper_name
from counter_app.services.list_facts import trips_facts
from counter_app.services.list_papers import HANDOVER, ListPapers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.print_queue import PrintQueue
from counter_app.store import journey_queries
from counter_app.store.database import Database
from counter_app.store.journey_queries import Journey, ToSend

_ONE_TRIP = timedelta(hours=1)  # what a carrier takes within an hour is one run


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A dossier that waits. `goes_now`: it is due today, or nobody can tell (`by` None: the year's
    calendar is not entered); later ones go when ticked.

    `elsewhere`: the counter whose drawer it lies in, empty for this one.
    """

    stream: str
    code: str
    owner_name: str
    procedure_name: str
    accepted_at: datetime
    by: datetime | None
    goes_now: bool
    is_late: bool
    elsewhere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything for one agency."""

    agency: str
    agency_name: str
    dossiers: tuple[Outgoing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """How a hand-over ended: what went, and what stays here and why, by code."""

    list_number: str
    went: tuple[Taken, ...]
    stayed: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentList:
    """A list that an agency has not signed for as a whole."""

    list_number: str
    agency_name: str
    carrier: str
    at: datetime
    codes: tuple[str, ...]
    missing: tuple[str, ...]  # codes nobody has signed for


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One run of a carrier."""

    at: datetime
    carrier: str
    agencies: tuple[str, ...]
    lists: tuple[str, ...]
    dossiers: int
    results: int


class Handover:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        life: Life,
        lists: ListPapers,
        centre: Centre,
        calendar: Callable[[], WorkCalendar],
        counter: str,
    ) -> None:
        self._db = db
        self._pen = pen
        self._life = life
        self._lists = lists
        self._centre = centre
        self._calendar = calendar
        self._counter = counter
        self._queue = PrintQueue(pen)

    def bundles(self) -> tuple[Bundle, ...]:
        """What has to be handed on from this counter and from others, agency by agency."""
        now = self._pen.now()
        with self._db.read() as conn:
            lines = journey_queries.to_send(conn, self._calendar())
        return tuple(
            Bundle(
                agency=agency,
                agency_name=name,
                dossiers=tuple(_outgoing(line, now, self._counter) for line in group),
            )
            for (agency, name), group in groupby(
                lines, key=lambda line: (line.agency, line.agency_name)
            )
        )

    def next_number(self) -> str:
        """A list number no list of this counter has had this year: "05/2026-012"."""
        prefix = f"{self._counter}/{local_day(self._pen.now()).year}-"
        with self._db.read() as conn:
            return journey_queries.next_list_number(conn, prefix)

    def hand_on(
        self, agency: str, streams: Sequence[str], *, carrier: str, number: str, who: SignedIn
    ) -> HandedOn:
        """`transferred` for each dossier that may go, and one list for all of them, in one
        transaction; what may not go stays and is named.

        Raises GestureRefusedError without carrier, number or right, or when nothing may go.
        """
        _check(who, Transferred.KIND)
        for text, words in ((carrier, _CARRIER), (number, _NUMBER)):
            if not text.strip():
                raise GestureRefusedError(vi=words.vi, en=words.en)
        now = self._pen.now()
        went: list[Taken] = []
        stayed: list[tuple[str, Words]] = []
        with self._db.write() as conn:
            if journey_queries.of_list(conn, number.strip()):
                raise _used(number.strip())
            for stream in streams:
                state = dossiers.readable(conn, stream)
                body = _transferred(state, agency, carrier, number, who, now)
                no = _not_theirs(state, agency) or life.fits(state, body)
                if no is None:
                    went.append(self._life.write(conn, state, body, who))
                else:
                    told = self._pen.cited(no)
                    stayed.append((state.code, Words(told.vi, told.en)))
            if not went:
                raise _nothing_goes(stayed)
            first = went[0]
            paper = paper_name(HANDOVER, first.entry)
            self._queue.ask(conn, dossiers.readable(conn, first.stream), paper, "", why="")
        return HandedOn(list_number=number.strip(), went=tuple(went), stayed=tuple(stayed))

    def open_lists(self) -> tuple[SentList, ...]:
        """Lists with something nobody has signed for, oldest first."""
        with self._db.read() as conn:
            open_numbers = dict.fromkeys(
                one.list_number for one in journey_queries.not_signed_for(conn)
            )
            lists = [journey_queries.of_list(conn, number) for number in open_numbers]
        return tuple(sorted((_sent_list(one) for one in lists), key=lambda one: one.at))

    def receive(
        self, number: str, code: str, received_by: str, who: SignedIn, *, officer: str = ""
    ) -> SentList:
        """The agency signs for one dossier of a list, scanned or typed; how the list stands then.

        `officer`: who is to work on it, where the agency says so at once (R44).

        Raises GestureRefusedError for a dossier that is not on the list or was signed for.
        """
        _check(who, AgencyReceived.KIND)
        with self._db.write() as conn:
            on_list = journey_queries.of_list(conn, number)
            shown = as_printed(code)
            one = next((one for one in on_list if shown in (one.code, one.provisional_code)), None)
            if one is None:
                raise GestureRefusedError(
                    vi=f"Hồ sơ {code} không có trong giấy bàn giao số {number}: để riêng, báo "
                    "người giao.",
                    en=f"Dossier {code} is not on list {number}: put it aside and tell who "
                    "brought it.",
                )
            if one.received_at is not None:
                raise GestureRefusedError(
                    vi=f"Hồ sơ {code} đã được ký nhận.", en=f"Dossier {code} was signed for."
                )
            body = AgencyReceived(
                agency=one.agency,
                received_by=received_by.strip(),
                officer=officer.strip(),
                missing="",
                received_at=self._pen.now(),
            )
            self._life.write(conn, dossiers.readable(conn, one.stream), body, who)
            return _sent_list(journey_queries.of_list(conn, number))

    def trips(self, month: date) -> tuple[Trip, ...]:
        """The runs of a month, in the order of time."""
        return tuple(
            Trip(
                at=run[0].at,
                carrier=run[0].carrier,
                agencies=tuple(dict.fromkeys(one.agency_name for one in run)),
                lists=tuple(dict.fromkeys(one.list_number for one in run if one.list_number)),
                dossiers=sum(one.load == "dossier" for one in run),
                results=sum(one.load == "result" for one in run),
            )
            for run in self._runs(month)
        )

    def trips_sheet(self, month: date, who: SignedIn) -> Sheet:
        """The list of the trips that the centre pays."""
        runs, now = self._runs(month), self._pen.now()
        facts = trips_facts(runs, month=month, centre=self._centre, clerk=who.name, now=now)
        practice = any(one.practice for run in runs for one in run)
        pdf = self._lists.pdf("trips", facts, now, practice=practice)
        return Sheet(pdf=pdf, size="A4", title="bang-ke-chuyen")

    def _runs(self, month: date) -> list[list[Journey]]:
        first = month.replace(day=1)
        after = (first + timedelta(days=32)).replace(day=1)
        with self._db.read() as conn:
            journeys = journey_queries.between(conn, day_start(first), day_start(after))
        runs: list[list[Journey]] = []
        for one in journeys:
            if not one.carrier:  # nobody was paid to carry it
                continue
            run = next((run for run in reversed(runs) if run[0].carrier == one.carrier), None)
            if run is not None and one.at - run[0].at <= _ONE_TRIP:
                run.append(one)
            else:
                runs.append([one])
        return runs


_CARRIER = Words("Phải ghi người vận chuyển.", "The carrier must be named.")
_NUMBER = Words("Phải ghi số giấy bàn giao.", "The list needs a number.")


def _check(who: SignedIn, kind: str) -> None:
    if not life.may(kind, who.roles):
        step = life.STEPS[kind]
        raise GestureRefusedError(
            vi=f"Việc {step.vi} không thuộc nhiệm vụ của bạn.",
            en=f"It is not among your duties to {step.en}.",
        )


def _transferred(
    state: DossierState, agency: str, carrier: str, number: str, who: SignedIn, now: datetime
) -> Transferred:
    route = state.route
    accepted = state.accepted
    to = (agency, accepted.agency_name if accepted else agency)
    if route is not None:
        leg = first_leg(route)
        to = (leg.agency, leg.agency_name)
    return Transferred(
        agency=to[0],
        agency_name=to[1],
        given_by=who.name,
        carrier=carrier.strip(),
        list_number=number.strip(),
        at_centre=False,
        transferred_at=now,
    )


def _used(number: str) -> GestureRefusedError:
    return GestureRefusedError(
        vi=f"Số giấy bàn giao {number} đã dùng cho một giấy khác; chọn số khác.",
        en=f"List number {number} was used for another list; choose another one.",
    )


def _not_theirs(state: DossierState, agency: str) -> Refusal | None:
    accepted = state.accepted
    if accepted is None or accepted.agency == agency:
        return None
    return Refusal(
        code="other_agency",
        vi=f"Hồ sơ này do {accepted.agency_name} giải quyết; lập giấy bàn giao riêng.",
        en=f"{accepted.agency_name} decides this dossier; it needs a list of its own.",
        rule="R52",
    )


def _nothing_goes(stayed: Sequence[tuple[str, Words]]) -> GestureRefusedError:
    if not stayed:
        return GestureRefusedError(
            vi="Chưa chọn hồ sơ nào để bàn giao.", en="No dossier was chosen."
        )
    return GestureRefusedError(
        vi="; ".join(f"{code}: {why.vi}" for code, why in stayed),
        en="; ".join(f"{code}: {why.en}" for code, why in stayed),
    )


def _outgoing(line: ToSend, now: datetime, here: str) -> Outgoing:
    return Outgoing(
        stream=line.stream,
        code=line.code,
        owner_name=line.owner_name,
        procedure_name=line.procedure_name,
        accepted_at=line.accepted_at,
        by=line.by,
        goes_now=line.by is None or local_day(line.by) <= local_day(now),
        is_late=line.by is not None and now > line.by,
        elsewhere="" if line.counter == here else line.counter,
    )


def _sent_list(journeys: Sequence[Journey]) -> SentList:
    first = journeys[0]
    return SentList(
        list_number=first.list_number,
        agency_name=first.agency_name,
        carrier=first.carrier,
        at=first.at,
        codes=tuple(one.code for one in journeys),
        missing=tuple(one.code for one in journeys if one.received_at is None),
    )
