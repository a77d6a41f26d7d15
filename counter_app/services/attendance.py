"""Fingerprint terminals of this PC: read now and again, by file, and what people say of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from counter_app.devices import registry
from counter_app.devices.api import Terminal, TerminalReading
from counter_app.devices.terminals import exports
from counter_app.domain import punches as domain
from counter_app.domain.moments import local, local_day
from counter_app.domain.punches import Source
from counter_app.domain.staff import Role
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
from counter_app.store import queries
from counter_app.store.database import Database

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
        self._open: dict[int, Terminal] = {}
        self._guard = threading.Lock()

    # -- reading

    def follow(self, job: Job, who: SignedIn) -> None:
        """Take the punches of every terminal with `live = "yes"` as they happen, until stopped;
        reports the terminal's place after each. Ends at once when there is none.
        """
        threads = [
            threading.Thread(target=self._follow, args=(place, who, job), daemon=True)
            for place, chosen in enumerate(self._choices)
            if chosen.options.get("live") == "yes"
        ]
        for thread in threads:
            thread.start()
        while threads:
            job.wait(3600)

    def collect(self, job: Job, who: SignedIn) -> tuple[Taken, ...]:
        """Read every terminal of this PC once; one in trouble is noted and stops no other."""
        found = []
        for place in range(len(self._choices)):
            try:
                found.append(self._read(place, who, job))
            except CounterError as trouble:
                self._note_trouble(place, trouble)
        return tuple(found)

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
            people = queries.people(conn)
        found = [Staff(id=p.id, number=p.number, name=p.name) for p in people if not p.disabled]
        return tuple(sorted(found, key=lambda one: one.name))

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
        note = self._note(place)
        self._terminal(place).set_clock(f"{local(self._pen.now()):%Y-%m-%d %H:%M:%S}")
        now = self._pen.now()
        stream = domain.stream_of(note.serial or self._fallback(place), local_day(now))
        body = domain.TerminalClockSet(drift_s=note.drift_s or 0)
        with self._db.write() as conn:
            self._pen.gesture(conn, who, stream=stream, scope=domain.SCOPE, body=body)
            views.write_note(conn, self._key(place), replace(note, drift_s=0))

    def close(self) -> None:
        """Let every terminal go."""
        with self._guard, ExitStack() as each:
            for terminal in self._open.values():
                each.callback(terminal.close)
            self._open.clear()

    # -- inside

    def _follow(self, place: int, who: SignedIn, job: Job) -> None:
        try:
            while True:
                try:
                    self._read(place, who, job)  # what was missed while nobody listened
                    job.report(place)
                    self._listen(place, who, job)
                except CounterError as trouble:
                    self._note_trouble(place, trouble)
                    job.report(place)
                    self._pause(job, RETRY_S)
        except Cancelled:
            return

    def _listen(self, place: int, who: SignedIn, job: Job) -> None:
        serial = self._note(place).serial
        for punch in self._terminal(place).events(job):
            self._log.take(who, serial, (punch,), Source.TERMINAL)
            job.report(place)

    def _read(self, place: int, who: SignedIn, job: Job) -> Taken:
        reading = self._terminal(place).read(job)
        now = self._pen.now()
        serial = reading.serial if domain.is_serial(reading.serial) else self._fallback(place)
        clock = domain.moment(reading.clock)
        drift = None if clock is None else round((clock - now).total_seconds())
        taken = self._log.take(who, serial, reading.punches, Source.TERMINAL, drift_s=drift)
        note = _noted(reading, serial=serial, drift_s=drift, now=now)
        with self._db.write() as conn:
            views.write_note(conn, self._key(place), note)
        return taken

    def _note_trouble(self, place: int, trouble: CounterError) -> None:
        vi, en = trouble.tell("vi"), trouble.tell("en")
        note = replace(
            self._note(place),
            trouble=trouble.code,
            trouble_vi=f"{vi.happened} {vi.todo}",
            trouble_en=f"{en.happened} {en.todo}",
        )
        with self._db.write() as conn:
            views.write_note(conn, self._key(place), note)

    def _note(self, place: int) -> TerminalNote:
        with self._db.read() as conn:
            return views.read_note(conn, self._key(place))

    def _terminal(self, place: int) -> Terminal:
        chosen = self._choices[place]
        with self._guard:
            if place not in self._open:
                options = {"label": chosen.label, **chosen.options}
                group = registry.Group.TERMINALS
                self._open[place] = registry.open_device(group, chosen.driver, options)
            return self._open[place]

    def _key(self, place: int) -> str:
        """How the settings name a terminal: its notes outlive a change of its label."""
        chosen = self._choices[place]
        address = (chosen.options.get(name, "") for name in ("host", "port"))
        return ":".join((chosen.driver, *filter(None, address)))

    def _fallback(self, place: int) -> str:
        """What a terminal without a serial number of its own is called."""
        return "".join(c if c.isascii() and c.isalnum() else "-" for c in self._key(place))[:40]

    def _chosen(self) -> list[tuple[str, str]]:
        labels = (one.label or one.options.get("label", "") for one in self._choices)
        return [(self._key(place), label) for place, label in enumerate(labels)]

    def _check(self, who: SignedIn) -> None:
        if not self.may_manage(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý hoặc bộ phận kỹ thuật được làm việc này.",
                en="Only a supervisor or IT may do this.",
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
