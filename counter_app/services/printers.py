"""Which printer takes the slips and which the sheets: chosen by IT, moved by a person."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.devices import registry
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError, NoOtherPrinterError
from counter_app.services.device_notes import name_of
from counter_app.services.equipment import Equipment
from counter_app.services.people import SignedIn
from counter_app.services.printing import Printing, PrintOutcome
from counter_app.settings import DeviceChoice, Settings
from counter_app.store import notes
from counter_app.store.database import Database

KINDS = ("slip", "document")
_GROUPS = {"slip": registry.Group.PRINTERS, "document": registry.Group.DOCUMENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterChoice:
    """A printer in a list."""

    label: Words
    device: DeviceChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedElsewhere:
    """Where this PC prints from now on, and what came out there."""

    printers: tuple[Words, ...]
    outcome: PrintOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    """Kept on this PC. Once IT sets another printer than `instead_of`, it counts no more."""

    instead_of: DeviceChoice
    to: DeviceChoice


class Printers:
    """One instance per open desk. `kind` is "slip" or "document"."""

    def __init__(self, *, db: Database, equipment: Equipment, settings: Settings) -> None:
        self._db = db
        self._equipment = equipment
        self._chosen_by_it = {
            "slip": settings.slip_printer,
            "document": settings.document_printer,
        }
        self._spare = {
            "slip": settings.spare_slip_printers,
            "document": settings.spare_document_printers,
        }
        with db.read() as conn:
            for kind in KINDS:
                moved = notes.read(conn, _name(kind), _Moved)
                if moved is not None and moved.instead_of == self._chosen_by_it[kind]:
                    equipment.use(kind, moved.to)

    def known(self, kind: str) -> tuple[PrinterChoice, ...]:
        """The printer in use first, then IT's, its spare ones, and what the computer has.

        May take seconds: the system is asked.
        """
        devices = [self._equipment.choice(kind), *self._named(kind)]
        group = _GROUPS[kind]
        choices = [PrinterChoice(label=name_of(group, device), device=device) for device in devices]
        for found in registry.discover(group):
            if found.driver != "virtual":  # on paper or not at all
                device = DeviceChoice(driver=found.driver, options=dict(found.options))
                label = Words(found.label, found.label)
                choices.append(PrinterChoice(label=label, device=device))
        known: list[PrinterChoice] = []
        for choice in choices:
            if not any(_is_same(choice.device, other.device) for other in known):
                known.append(choice)
        return tuple(known)

    def waiting(self, kind: str) -> tuple[PrinterChoice, ...]:
        """Those IT named beside the printer in use, the one to move to first, round and round.
        Nothing that the computer merely has: a slip on a sheet printer is garbage.
        """
        group, now = _GROUPS[kind], self._equipment.choice(kind)
        named = self._named(kind)
        here = next((at for at, one in enumerate(named) if _is_same(one, now)), -1)
        return tuple(
            PrinterChoice(label=name_of(group, device), device=device)
            for device in (*named[here + 1 :], *named[: here + 1])
            if not (device.is_none or _is_same(device, now))
        )

    def print_elsewhere(self, printing: Printing, who: SignedIn) -> PrintedElsewhere:
        """Move each kind of paper that waits because its printer failed to the next printer that
        IT named, and print whatever waits. Pressed again it moves on, in the end back.

        Where there is no slip printer, no slip waits: then those that are asked for from now on
        come out there. Raises GestureRefusedError when nothing failed, NoOtherPrinterError or
        NoSlipPrinter when none was named.
        """
        failed = sorted({job.kind for job in printing.waiting() if job.reason})
        if not failed and self._equipment.choice("slip").is_none:
            failed = ["slip"]
        if not failed:
            raise GestureRefusedError(
                vi="Không có giấy nào đang chờ vì máy in hỏng nên không đổi máy in.",
                en="Nothing waits because of a printer, so no other one was taken.",
            )
        taken = [(kind, self.waiting(kind)[0]) for kind in failed if self.waiting(kind)]
        if not taken:
            if "slip" in failed:
                self._equipment.need_slip_printer()
            raise NoOtherPrinterError
        for kind, choice in taken:
            self.move(kind, choice)
        labels = tuple(choice.label for _, choice in taken)
        return PrintedElsewhere(printers=labels, outcome=printing.print_waiting(who))

    def move(self, kind: str, choice: PrinterChoice) -> None:
        """From now on everything of this kind comes out there, also what waits; kept on this PC."""
        moved = _Moved(instead_of=self._chosen_by_it[kind], to=choice.device)
        with self._db.write() as conn:
            notes.write(conn, _name(kind), moved)
        self._equipment.use(kind, choice.device)

    def gives_slips(self) -> bool:
        """Whether each acceptance ends with a slip. Not where IT set that there is no slip printer,
        though a spare one may be in use for those that are asked for.
        """
        return not self._chosen_by_it["slip"].is_none

    def set_by_it(self, kind: str, chosen: DeviceChoice) -> None:
        """IT chose another printer: what a clerk moved to before counts no more."""
        self._chosen_by_it[kind] = chosen
        self._equipment.use(kind, chosen)

    def _named(self, kind: str) -> list[DeviceChoice]:
        """IT's printers, its own and the spare ones, less those that nothing comes out of."""
        named = (self._chosen_by_it[kind], *self._spare[kind])
        return [one for one in named if not self._equipment.is_pretended(one)]


def _name(kind: str) -> str:
    return f"printer/{kind}"


def _is_same(one: DeviceChoice, other: DeviceChoice) -> bool:
    """Whether they print at the same place; the width and the like may differ."""
    if one.driver != other.driver:
        return False
    if one.driver == "virtual":
        return one.options == other.options
    return _place(one) == _place(other)


def _place(device: DeviceChoice) -> tuple[str | None, ...]:
    return tuple(device.options.get(name) for name in ("queue", "host", "port", "path"))
