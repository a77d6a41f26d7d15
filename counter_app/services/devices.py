"""The devices of this PC as a person sees them: how each is, what to do, another in its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from counter_app import settings as settings_file
from counter_app.devices import registry
from counter_app.devices.api import DriverOption
from counter_app.errors import CounterError, Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.errors.devices import DeviceError
from counter_app.job import Job
from counter_app.services.attendance import Attendance
from counter_app.services.device_notes import DeviceNotes, label_of, name_of
from counter_app.services.device_states import (
    NEVER_READ,
    NO_SLIPS,
    NOT_CHOSEN,
    PRINTING,
    READY,
    SCANNING,
    Health,
    printer_health,
    reader_health,
    scanner_health,
    trouble_health,
)
from counter_app.services.equipment import Equipment
from counter_app.services.people import SignedIn
from counter_app.services.printers import KINDS, PrinterChoice, Printers
from counter_app.settings import DeviceChoice, Settings

GROUPS = {
    "scanner": registry.Group.SCANNERS,
    "slip": registry.Group.PRINTERS,
    "document": registry.Group.DOCUMENTS,
    "reader": registry.Group.READERS,
    "terminal": registry.Group.TERMINALS,
}
_SECTIONS = {"scanner": "scanner", "slip": "slip_printer", "document": "document_printer"}
_VIRTUAL = "virtual"
_FOR_ALL = {"label", "live"}  # options that are no driver's
_LISTS = {"reader": "readers", "terminal": "terminals"}  # a PC has none, one or several


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A device of this PC. `key`: "scanner", "slip", "document", "reader-0", "terminal-0" ...;
    `named`: what it is called where that differs by language.
    """

    key: str
    label: str
    driver: str
    named: Words | None = None

    def name(self, language: str) -> str:
        """What it is called on screen."""
        return self.named.to(language) if self.named is not None else self.label

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
class Spare:
    """A printer that is not in use; `strange`: options that its driver does not know."""

    key: str
    health: Health
    strange: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A setting of a driver: its name, its value of now, words, and what kind of value it takes.
    `rare`: it is as the driver has it, and that is right nearly everywhere; `needed`: nothing works
    without it.
    """

    name: str
    value: str
    words: Words
    kind: str
    default: str = ""
    rare: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A device with every option of its driver. `origin`: "in_use", "found", "by_hand" where a
    person fills in what cannot be found, or "none": this counter shall have no slip printer.
    """

    label: str
    driver: str
    options: tuple[Option, ...]
    named: Words | None = None
    origin: str = "found"

    def name(self, language: str) -> str:
        """What it is called on screen."""
        return self.named.to(language) if self.named is not None else self.label


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
        may: Callable[[SignedIn | None], bool],
    ) -> None:
        """`file`: settings.toml; `read_again` reads it as at start; `may`: who may change a PC."""
        self._equipment = equipment
        self._printers = printers
        self._notes = notes
        self._attendance = attendance
        self._file = file
        self._read_again = read_again
        self._may = may

    def listed(self) -> tuple[Listed, ...]:
        """Every device of this PC, in the order of a desk's work. Asks none of them."""
        found = [self._one(kind, self._equipment.choice(kind)) for kind in _SECTIONS]
        for kind in _LISTS:
            choices = enumerate(self._choices(kind))
            found += [self._one(f"{kind}-{place}", choice) for place, choice in choices]
        return tuple(found)

    def new(self, kind: str) -> Listed:
        """The next "reader" or "terminal", which nobody has chosen yet."""
        return Listed(key=f"{kind}-{len(self._choices(kind))}", label="", driver="")

    def state(self, device: Listed) -> DeviceState:
        """How a device is now. Never raises for a device in trouble: that is its state."""
        if device.kind == "terminal":
            return self._terminal(device)
        chosen = self._choice(device)
        if chosen is None:
            return DeviceState(device=device, health=NOT_CHOSEN)
        return DeviceState(
            device=device,
            health=self._health(device),
            last_at=self._notes.last(device.kind, chosen),
        )

    def asked(self, device: Listed) -> Health:
        """How a device is now; a terminal, of which `state` knows the last reading, is read."""
        if device.kind != "terminal":
            return self.state(device).health
        try:
            self._attendance.greet(Job(), device.number)
        except CounterError as trouble:
            return trouble_health(trouble)
        return READY

    def strange_options(self, device: Listed) -> tuple[str, ...]:
        """Names in its section that its driver does not know: typing errors, which do nothing."""
        chosen = self._choice(device)
        return () if chosen is None else _strange(GROUPS[device.kind], chosen)

    def spares(self) -> tuple[Spare, ...]:
        """Printers that wait for the day the one in use fails. Asks each; may take seconds."""
        return tuple(
            Spare(
                key=f"spare-{kind}-{place}",
                health=_spare_health(GROUPS[kind], spare),
                strange=_strange(GROUPS[kind], spare.device),
            )
            for kind in KINDS
            for place, spare in enumerate(self._printers.waiting(kind))
        )

    def may_choose(self, who: SignedIn | None) -> bool:
        """Whether a person may put another device in a place; a clerk only looks and tests. While
        nobody has ever signed in here, whoever sets the PC up may.
        """
        return self._may(who)

    def candidates(self, device: Listed) -> tuple[Candidate, ...]:
        """The device in use first, then all that every driver finds, then drivers that a person
        tells where the device is, then to have no slip printer, last what is only for practice. May
        take seconds.
        """
        group = GROUPS[device.kind]
        drivers = {
            one.name: one.driver.OPTIONS
            for one in registry.drivers(group)
            if one.driver is not None
        }
        known: list[tuple[str, DeviceChoice]] = []
        chosen = self._choice(device)
        if chosen is not None:
            known.append(("in_use", chosen))
        for found in registry.discover(group):
            one = DeviceChoice(driver=found.driver, options=dict(found.options), label=found.label)
            if not _is_known(one, known):
                known.append(("found", one))
        known += [("by_hand", DeviceChoice(driver=name)) for name in drivers if name != _VIRTUAL]
        if device.kind == "slip" and not (chosen and chosen.is_none):
            known.append(("none", DeviceChoice(driver="none")))
        known.sort(key=lambda one: one[0] != "in_use" and one[1].driver == _VIRTUAL)
        return tuple(
            Candidate(
                label=label_of(one),
                named=name_of(group, one),
                driver=one.driver,
                options=_options(drivers.get(one.driver, ()), one),
                origin=origin,
            )
            for origin, one in known
        )

    def choose(
        self, who: SignedIn | None, device: Listed, chosen: Candidate, values: dict[str, str]
    ) -> None:
        """Put another device in this place, now and in settings.toml. It need not be plugged in.

        `values` by option; those empty or as the driver has them are the driver's to say. Raises
        GestureRefusedError, SettingsUnsavedError; then the one before stays.
        """
        self._check(who)
        defaults = dict.fromkeys(values, "") | {one.name: one.default for one in chosen.options}
        before = self._choice(device)
        new = DeviceChoice(
            driver=chosen.driver,
            options={
                name: value for name, value in values.items() if value not in {"", defaults[name]}
            },
        )
        if chosen.origin == "in_use" and before is not None:
            new = replace(new, label=before.label, label_en=before.label_en)
        elif chosen.origin == "found" and chosen.driver != _VIRTUAL:
            new = replace(new, label=chosen.label)
        if given := values.get("label"):
            new = replace(new, label=given, label_en="")
        if device.kind in _LISTS:
            choices = list(self._choices(device.kind))
            choices[device.number : device.number + 1] = [new]
            self._save_list(device.kind, choices)
            return
        settings_file.save_devices(self._file, _SECTIONS[device.kind], new)
        complete = getattr(self._read_again(), _SECTIONS[device.kind])
        if device.kind == "scanner":
            self._equipment.use("scanner", complete)
        else:
            self._printers.set_by_it(device.kind, complete)

    def remove(self, who: SignedIn | None, device: Listed) -> Candidate:
        """Take a reader or a terminal off the list of this PC; `choose` puts it back. Raises as
        `choose`.
        """
        self._check(who)
        choices = list(self._choices(device.kind))
        before = choices.pop(device.number)
        self._save_list(device.kind, choices)
        nothing = Words("", "")
        options = tuple(
            Option(name=name, value=value, words=nothing, kind="text")
            for name, value in before.options.items()
        )
        return Candidate(label=before.label, driver=before.driver, options=options)

    def _save_list(self, kind: str, choices: list[DeviceChoice]) -> None:
        settings_file.save_devices(self._file, _LISTS[kind], choices)
        settings = self._read_again()
        if kind == "reader":
            self._equipment.use_readers(settings.readers)
        else:
            self._attendance.use(settings.terminals)

    def _check(self, who: SignedIn | None) -> None:
        if not self.may_choose(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.",
                en="Only a supervisor or IT may choose another device.",
            )

    def _one(self, key: str, chosen: DeviceChoice) -> Listed:
        named = name_of(GROUPS[key.partition("-")[0]], chosen)
        return Listed(key=key, label=label_of(chosen), driver=chosen.driver, named=named)

    def _choices(self, kind: str) -> tuple[DeviceChoice, ...]:
        return self._equipment.reader_choices if kind == "reader" else self._attendance.choices

    def _choice(self, device: Listed) -> DeviceChoice | None:
        """What is chosen in a place; None for one that is new."""
        if device.kind not in _LISTS:
            return self._equipment.choice(device.kind)
        choices = self._choices(device.kind)
        return choices[device.number] if device.number < len(choices) else None

    def _health(self, device: Listed) -> Health:
        named = device.named or device.label
        try:
            match device.kind:
                case "scanner" if self._equipment.is_scanning:
                    return SCANNING
                case "scanner":
                    return scanner_health(loaded=self._equipment.paper_loaded())
                case "slip" if self._equipment.choice("slip").is_none:
                    return NO_SLIPS
                case "slip" | "document":
                    state = self._equipment.printer_state(device.kind)
                    return PRINTING if state is None else printer_health(state, named)
            return reader_health(self._equipment.reader(device.number))
        except DeviceError as error:
            return trouble_health(error)

    def _terminal(self, device: Listed) -> DeviceState:
        lights = {light.place: light for light in self._attendance.terminals()}
        light = lights.get(device.number)
        if light is None:
            return DeviceState(device=device, health=NOT_CHOSEN)
        if light.state == "never":
            return DeviceState(device=device, health=NEVER_READ)
        if light.state == "ready":
            return DeviceState(device=device, health=READY, last_at=light.read_at)
        words = Words(light.words_vi, light.words_en)
        health = Health(code=light.state, tone="bad", happened=words, todo=NEVER_READ.todo)
        return DeviceState(device=device, health=health, last_at=light.read_at)


def _strange(group: registry.Group, chosen: DeviceChoice) -> tuple[str, ...]:
    for one in registry.drivers(group):
        if one.name == chosen.driver and one.driver is not None:
            known = {option.name for option in one.driver.OPTIONS} | _FOR_ALL
            return tuple(sorted(set(chosen.options) - known))
    return ()


def _spare_health(group: registry.Group, spare: PrinterChoice) -> Health:
    try:
        with closing(registry.open_device(group, spare.device.driver, spare.device.options)) as one:
            return printer_health(one.state(), spare.label)
    except DeviceError as error:
        error.details["device"] = spare.label
        return trouble_health(error)


def _is_known(found: DeviceChoice, known: list[tuple[str, DeviceChoice]]) -> bool:
    """Whether what was found is one of `known`: everything found out about it is the same."""
    return any(
        found.driver == one.driver and found.options.items() <= one.options.items()
        for _, one in known
    )


def _options(declared: tuple[DriverOption, ...], chosen: DeviceChoice) -> tuple[Option, ...]:
    """Every option of a driver with its value; a rare one that somebody set is rare no more."""
    values = {one.name: chosen.options.get(one.name, one.default) for one in declared}
    return tuple(
        Option(
            name=one.name,
            value=values[one.name],
            words=one.words,
            kind=one.kind,
            default=one.default,
            rare=one.rare and values[one.name] == one.default,
            needed=one.needed,
        )
        for one in declared
    )
