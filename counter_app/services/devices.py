"""The devices of this PC as a person sees them: how each is, what to do, another in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app import settings as settings_file
from counter_app.devices import registry
from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.errors.devices import DeviceError
from counter_app.services.attendance import Attendance
from counter_app.services.device_notes import DeviceNotes, label_of
from counter_app.services.device_states import (
    NEVER_READ,
    READY,
    Health,
    printer_health,
    scanner_health,
    trouble_health,
)
from counter_app.services.equipment import Equipment
from counter_app.services.people import SignedIn
from counter_app.services.printers import Printers
from counter_app.settings import DeviceChoice, Settings

GROUPS = {
    "scanner": registry.Group.SCANNERS,
    "slip": registry.Group.PRINTERS,
    "document": registry.Group.DOCUMENTS,
    "reader": registry.Group.READERS,
}
_SECTIONS = {"scanner": "scanner", "slip": "slip_printer", "document": "document_printer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A device of this PC. `key`: "scanner", "slip", "document", "reader-0", "terminal-0" ..."""

    key: str
    label: str
    driver: str

    @property
    def kind(self) -> str:
        """What it is: "scanner", "slip", "document", "reader" or "terminal"."""
        return self.key.partition("-")[0]

    @property
    def number(self) -> int:
        """Which one of its kind."""
        return int(self.key.partition("-")[2] or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceState:
    """A device, how it is now, and when it last did what it was asked."""

    device: Listed
    health: Health
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A setting of a driver: its name, its value of now, words, and what kind of value it takes."""

    name: str
    value: str
    words: Words
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A device that was found, or the one in use, with every option of its driver."""

    label: str
    driver: str
    options: tuple[Option, ...]


class Devices:
    """One instance per open desk. Asking a device may take seconds: use its own lane."""

    def __init__(
        self,
        equipment: Equipment,
        printers: Printers,
        notes: DeviceNotes,
        attendance: Attendance,
        *,
        file: Path,
        read_again: Callable[[], Settings],
    ) -> None:
        """`file`: settings.toml; `read_again` reads it as at start."""
        self._equipment = equipment
        self._printers = printers
        self._notes = notes
        self._attendance = attendance
        self._file = file
        self._read_again = read_again

    def listed(self) -> tuple[Listed, ...]:
        """Every device of this PC, in the order of a desk's work. Asks none of them."""
        chosen = [(kind, self._equipment.choice(kind)) for kind in _SECTIONS]
        readers = enumerate(self._equipment.reader_choices)
        chosen += [(f"reader-{number}", choice) for number, choice in readers]
        found = [
            Listed(key=key, label=label_of(choice), driver=choice.driver) for key, choice in chosen
        ]
        found += [
            Listed(key=f"terminal-{light.place}", label=light.label, driver="")
            for light in self._attendance.terminals()
            if light.place is not None
        ]
        return tuple(found)

    def state(self, device: Listed) -> DeviceState:
        """How a device is now. Never raises for a device in trouble: that is its state."""
        if device.kind == "terminal":
            return self._terminal(device)
        chosen = self._choice(device)
        return DeviceState(
            device=device,
            health=self._health(device),
            last_at=self._notes.last(device.kind, chosen),
        )

    @staticmethod
    def may_choose(who: SignedIn) -> bool:
        """Whether a person may put another device in a place; a clerk only looks and tests."""
        return not {Role.SUPERVISOR, Role.IT}.isdisjoint(who.roles)

    def candidates(self, device: Listed) -> tuple[Candidate, ...]:
        """The device in use first, then all that every driver finds. May take seconds."""
        group = GROUPS[device.kind]
        drivers = {
            one.name: one.driver.OPTIONS
            for one in registry.drivers(group)
            if one.driver is not None
        }
        chosen = self._choice(device)
        known = [(device.label, chosen.driver, dict(chosen.options))]
        for found in registry.discover(group):
            if not _is_known(found.driver, dict(found.options), known):
                known.append((found.label, found.driver, dict(found.options)))
        return tuple(
            Candidate(
                label=label,
                driver=driver,
                options=tuple(
                    Option(
                        name=option.name,
                        value=values.get(option.name, option.default),
                        words=option.words,
                        kind=option.kind,
                    )
                    for option in drivers.get(driver, ())
                ),
            )
            for label, driver, values in known
        )

    def choose(
        self, who: SignedIn, device: Listed, chosen: Candidate, values: dict[str, str]
    ) -> None:
        """Put another device in this place, now and in settings.toml. It need not be plugged in.

        `values` by option; those left empty take the driver's. Raises GestureRefusedError,
        SettingsUnsavedError; then the one before stays.
        """
        if not self.may_choose(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.",
                en="Only a supervisor or IT may choose another device.",
            )
        new = DeviceChoice(
            driver=chosen.driver,
            options={name: value for name, value in values.items() if value},
            label=values.get("label") or chosen.label,
        )
        if device.kind == "reader":
            readers = list(self._equipment.reader_choices)
            readers[device.number] = new
            settings_file.save_devices(self._file, "readers", readers)
            self._equipment.use_readers(self._read_again().readers)
            return
        settings_file.save_devices(self._file, _SECTIONS[device.kind], new)
        complete = getattr(self._read_again(), _SECTIONS[device.kind])
        if device.kind == "scanner":
            self._equipment.use("scanner", complete)
        else:
            self._printers.set_by_it(device.kind, complete)

    def _choice(self, device: Listed) -> DeviceChoice:
        if device.kind == "reader":
            return self._equipment.reader_choices[device.number]
        return self._equipment.choice(device.kind)

    def _health(self, device: Listed) -> Health:
        try:
            match device.kind:
                case "scanner":
                    return scanner_health(loaded=self._equipment.scanner().paper_loaded())
                case "slip":
                    return printer_health(self._equipment.slip_printer().state(), device.label)
                case "document":
                    return printer_health(self._equipment.document_printer().state(), device.label)
            trouble = self._equipment.reader(device.number).trouble()
        except DeviceError as error:
            return trouble_health(error)
        return READY if trouble is None else trouble_health(trouble)

    def _terminal(self, device: Listed) -> DeviceState:
        lights = {light.place: light for light in self._attendance.terminals()}
        light = lights.get(device.number)
        if light is None or light.state == "never":
            return DeviceState(device=device, health=NEVER_READ)
        if light.state == "ready":
            return DeviceState(device=device, health=READY, last_at=light.read_at)
        words = Words(light.words_vi, light.words_en)
        health = Health(code=light.state, tone="bad", happened=words, todo=NEVER_READ.todo)
        return DeviceState(device=device, health=health, last_at=light.read_at)


def _is_known(
    driver: str, options: dict[str, str], known: list[tuple[str, str, dict[str, str]]]
) -> bool:
    """Whether what was found is one of `known`: everything found out about it is the same."""
    return any(driver == other and options.items() <= values.items() for _, other, values in known)
