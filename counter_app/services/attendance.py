"""Fingerprint terminals of this PC: read now and again, by file, and what people say of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import cast

from counter_app.devices import registry
from counter_app.devices.api import Terminal, TerminalReading
from counter_app.devices.terminals import exports
from counter_app.domain import punches as domain
from counter_app.domain.moments import local, local_day
from counter_app.domain.punches import Source
from counter_app.domain.staff import Role
from counter_app.domain.text import name_key
from counter_app.errors import CounterError
from counter_app.errors.desk import GestureRefusedError
from counter_app.errors.terminals import PunchFileWrong
from counter_app.job import Cancelled, Job
from counter_app.services import punch_views as views
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.punch_log import PunchLog, Taken
from counter_app.services.punch_views import (
    PersonDay,
    Quarantined,
    TerminalLight,
    TerminalNote,
    UnknownNumber,
)
from counter_app.settings import DeviceChoice
from counter_app.store import staff_queries
from counter_app.store.database import Database

_LOOK_S = 1.0  # how often a terminal newly chosen is looked for
RETRY_S = 60.0  # before a live terminal that broke off is listened to again
_IN_CHARGE = frozenset({Role.SUPERVISOR, Role.IT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Somebody a number can be matched to."""

    id: str
    number: str
    name: str


class Attendance:
    """One instance per open desk; every verb may be used from any lane."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        choices: Sequence[DeviceChoice],
        pause: Callable[[Job, float], None] = Job.wait,
    ) -> None:
        """`pause` waits before a live terminal that broke off is listened to again."""
        self._db = db
        self._pen = pen
        self._choices = tuple(choices)
        self._pause = pause
        self._log = PunchLog(db, pen)
        self._open: list[tuple[DeviceChoice, Terminal]] = []
        self._guard = threading.Lock()

    # -- reading

    def follow(self, job: Job, who: SignedIn) -> None:
        """Take the punches of every terminal with `live = "yes"` as they happen, until stopped;
        reports the terminal's place after each. One that is chosen meanwhile is followed as well.
        """
        known: tuple[DeviceChoice, ...] = ()
        followed: list[tuple[tuple[int, DeviceChoice], threading.Thread]] = []
        while True:
            choices = self._choices
            if choices is not known:
                known = choices
                followed = [one for one in followed if one[1].is_alive()]
                begun = [what for what, _ in followed]
                for what in enumerate(choices):
                    if what[1].options.get("live") == "yes" and what not in begun:
                        followed.append((what, self._begin(*what, who, job)))
            job.wait(_LOOK_S)

    def collect(self, job: Job, who: SignedIn) -> tuple[Taken, ...]:
        """Read every terminal of this PC once; one in trouble is noted and stops no other."""
        found = []
        for chosen in self._choices:
            try:
                found.append(self._read(chosen, who, job))
            except CounterError as trouble:
                self._note_trouble(chosen, trouble)
        return tuple(found)

    def try_one(self, job: Job, place: int, who: SignedIn | None) -> TerminalNote:
        """Read one terminal and say what it is. Its punches are taken when somebody is signed in;
        without anybody, while a PC is being set up, it is only met. Raises TerminalError.
        """
        chosen = self._choices[place]
        if who is None:
            self._keep(chosen, self._meet(chosen, job)[1])
        else:
            self._read(chosen, who, job)
        return self._note(chosen)

    def greet(self, job: Job, place: int) -> None:
        """Read one terminal and let go what it said. Raises TerminalError."""
        self._meet(self._choices[place], job)

    def import_file(self, who: SignedIn, path: Path, serial: str) -> Taken:
        """Take a terminal's export. A serial number inside the file goes before `serial`, which a
        person chose. Raises PunchFileWrong, GestureRefusedError.
        """
        try:
            with path.open("rb") as file:
                data = file.read(exports.LONGEST)
        except OSError as unreadable:
            raise PunchFileWrong(device=path.name) from unreadable
        export = exports.read_export(data, name=path.name)
        serial = export.serial or serial.strip()
        if not domain.is_serial(serial):
            raise GestureRefusedError(
                vi="Tệp không ghi số máy chấm công. Hãy chọn máy trong danh sách rồi nhập lại tệp.",
                en="The file does not name its terminal. Choose one in the list and try again.",
            )
        taken = self._log.take(who, serial, export.punches, Source.FILE)
        return replace(taken, bad_lines=len(export.bad_lines))

    # -- which terminals

    @property
    def choices(self) -> tuple[DeviceChoice, ...]:
        """The terminals read from this PC."""
        return self._choices

    def use(self, choices: Sequence[DeviceChoice]) -> None:
        """From now on read these; who follows the terminals follows them as well."""
        with self._guard:
            self._choices = tuple(choices)
        self.close()

    # -- what the page shows

    def terminals(self) -> tuple[TerminalLight, ...]:
        """Every terminal known, those read from this PC first."""
        with self._db.read() as conn:
            return views.lights(conn, self._chosen())

    def day(self, on: date) -> tuple[PersonDay, ...]:
        """Everybody's punches of a day of the counter's calendar."""
        with self._db.read() as conn:
            return views.day(conn, on, self._chosen())

    def unknown(self) -> tuple[UnknownNumber, ...]:
        """Numbers that wait to be matched."""
        with self._db.read() as conn:
            return views.unknown(conn, self._chosen())

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Punches with impossible times."""
        with self._db.read() as conn:
            return views.quarantined(conn, self._chosen())

    def staff(self) -> tuple[Staff, ...]:
        """People a number can be matched to, by name."""
        with self._db.read() as conn:
            people = staff_queries.people(conn)
        found = [Staff(id=p.id, number=p.number, name=p.name) for p in people if not p.disabled]
        return tuple(sorted(found, key=lambda one: name_key(one.name)))

    def today(self) -> date:
        """The counter's calendar day."""
        return local_day(self._pen.now())

    # -- gestures of supervisors and IT

    @staticmethod
    def may_manage(who: SignedIn) -> bool:
        """Whether a person may match numbers and set clocks."""
        return not _IN_CHARGE.isdisjoint(who.roles)

    def match(self, who: SignedIn, number: str, staff_id: str, valid_from: date) -> None:
        """Say whose number it is from a day on; "" for nobody. Raises GestureRefusedError."""
        self._check(who)
        body = domain.NumberMatched(staff=staff_id, valid_from=valid_from)
        with self._db.write() as conn:
            self._pen.gesture(conn, who, stream=f"puncher/{number}", scope=domain.SCOPE, body=body)

    def set_clock(self, who: SignedIn, place: int) -> None:
        """Set one terminal's clock to this PC's: only because a person pressed that very button.

        Raises GestureRefusedError, TerminalError.
        """
        self._check(who)
        chosen = self._choices[place]
        note = self._note(chosen)
        self._terminal(chosen).set_clock(f"{local(self._pen.now()):%Y-%m-%d %H:%M:%S}")
        now = self._pen.now()
        stream = domain.stream_of(note.serial or _fallback(chosen), local_day(now))
        body = domain.TerminalClockSet(drift_s=note.drift_s or 0)
        with self._db.write() as conn:
            self._pen.gesture(conn, who, stream=stream, scope=domain.SCOPE, body=body)
            views.write_note(conn, _key(chosen), replace(note, drift_s=0))

    def close(self) -> None:
        """Let every terminal go."""
        with self._guard, ExitStack() as each:
            for _, terminal in self._open:
                each.callback(terminal.close)
            self._open.clear()

    # -- inside

    def _begin(self, place: int, chosen: DeviceChoice, who: SignedIn, job: Job) -> threading.Thread:
        arguments, name = (place, chosen, who, job), f"terminal {place} {_key(chosen)}"
        thread = threading.Thread(target=self._follow, args=arguments, daemon=True, name=name)
        thread.start()
        return thread

    def _follow(self, place: int, chosen: DeviceChoice, who: SignedIn, job: Job) -> None:
        """Until stopped, or until another terminal stands in the place."""
        try:
            while self._is_at(place, chosen):
                try:
                    self._read(chosen, who, job)  # what was missed while nobody listened
                    job.report(place)
                    self._listen(place, chosen, who, job)
                except CounterError as trouble:
                    self._note_trouble(chosen, trouble)
                    job.report(place)
                    self._pause(job, RETRY_S)
        except Cancelled:
            return

    def _listen(self, place: int, chosen: DeviceChoice, who: SignedIn, job: Job) -> None:
        serial = self._note(chosen).serial
        for punch in self._terminal(chosen).events(job):
            self._log.take(who, serial, (punch,), Source.TERMINAL)
            job.report(place)

    def _is_at(self, place: int, chosen: DeviceChoice) -> bool:
        choices = self._choices
        return place < len(choices) and choices[place] == chosen

    def _read(self, chosen: DeviceChoice, who: SignedIn, job: Job) -> Taken:
        reading, note = self._meet(chosen, job)
        taken = self._log.take(
            who, note.serial, reading.punches, Source.TERMINAL, drift_s=note.drift_s
        )
        self._keep(chosen, note)
        return taken

    def _meet(self, chosen: DeviceChoice, job: Job) -> tuple[TerminalReading, TerminalNote]:
        """Everything the terminal says, and what is worth noting of it."""
        reading = self._terminal(chosen).read(job)
        now = self._pen.now()
        serial = reading.serial if domain.is_serial(reading.serial) else _fallback(chosen)
        clock = domain.moment(reading.clock)
        drift = None if clock is None else round((clock - now).total_seconds())
        return reading, _noted(reading, serial=serial, drift_s=drift, now=now)

    def _note_trouble(self, chosen: DeviceChoice, trouble: CounterError) -> None:
        self._keep(chosen, _troubled(self._note(chosen), trouble))

    def _note(self, chosen: DeviceChoice) -> TerminalNote:
        with self._db.read() as conn:
            return views.read_note(conn, _key(chosen))

    def _keep(self, chosen: DeviceChoice, note: TerminalNote) -> None:
        with self._db.write() as conn:
            views.write_note(conn, _key(chosen), note)

    def _terminal(self, chosen: DeviceChoice) -> Terminal:
        with self._guard:
            for one, terminal in self._open:
                if one == chosen:
                    return terminal
            options = {"label": chosen.label, **chosen.options}
            opened = registry.open_device(registry.Group.TERMINALS, chosen.driver, options)
            self._open.append((chosen, opened))
            return cast("Terminal", opened)

    def _chosen(self) -> list[tuple[str, str]]:
        choices = self._choices
        labels = (one.label or one.options.get("label", "") for one in choices)
        return [(_key(one), label) for one, label in zip(choices, labels, strict=True)]

    def _check(self, who: SignedIn) -> None:
        if not self.may_manage(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý hoặc bộ phận kỹ thuật được làm việc này.",
                en="Only a supervisor or IT may do this.",
            )


def _key(chosen: DeviceChoice) -> str:
    """How the settings name a terminal: its notes outlive a change of its label."""
    address = (chosen.options.get(name, "") for name in ("host", "port"))
    return ":".join((chosen.driver, *filter(None, address)))


def _fallback(chosen: DeviceChoice) -> str:
    """What a terminal without a serial number of its own is called."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in _key(chosen))[:40]


def _troubled(note: TerminalNote, trouble: CounterError) -> TerminalNote:
    vi, en = trouble.tell("vi"), trouble.tell("en")
    return replace(
        note,
        trouble=trouble.code,
        trouble_vi=f"{vi.happened} {vi.todo}",
        trouble_en=f"{en.happened} {en.todo}",
    )


def _noted(
    reading: TerminalReading, *, serial: str, drift_s: int | None, now: datetime
) -> TerminalNote:
    return TerminalNote(
        serial=serial,
        model=reading.model,
        firmware=reading.firmware,
        read_at=now,
        drift_s=drift_s,
        logged=len(reading.punches),
        capacity=reading.capacity,
        names={user.number: user.name for user in reading.users if user.name},
    )
