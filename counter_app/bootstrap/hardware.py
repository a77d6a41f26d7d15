"""The devices of the PC and what looks after them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from counter_app.bootstrap.options import DeskOptions, read_settings
from counter_app.services.attendance import Attendance
from counter_app.services.device_notes import DeviceNotes
from counter_app.services.devices import Devices
from counter_app.services.equipment import Equipment
from counter_app.services.pc_setup import PcSetup
from counter_app.services.pen import Pen
from counter_app.services.printers import Printers
from counter_app.settings import Settings
from counter_app.store.opening import OpenStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardware:
    """Made once for an open desk. No device is opened before somebody asks for it."""

    equipment: Equipment
    printers: Printers
    devices: Callable[[Attendance], Devices]


def find_hardware(
    store: OpenStore, options: DeskOptions, settings: Settings, pen: Pen, setup: PcSetup
) -> Hardware:
    """By what IT chose in `settings`."""
    notes = DeviceNotes(store.db, pen.now)
    equipment = Equipment(settings, notes.worked, practice=store.node.practice)
    printers = Printers(db=store.db, equipment=equipment, settings=settings)
    devices = functools.partial(
        Devices,
        equipment,
        printers,
        notes,
        file=store.folder.settings,
        read_again=functools.partial(read_settings, store, options),
        may=setup.may_set_up,
    )
    return Hardware(equipment=equipment, printers=printers, devices=devices)
