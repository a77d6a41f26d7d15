"""Drivers by name, through the entry points of installed packages.

Nothing is imported until a driver is asked for. A driver that cannot be imported is a state with
its reason, so one missing vendor library never keeps the desk from opening.
"""

from __future__ import annotations

import importlib.metadata
import logging
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from counter_app.devices.api import DeviceInfo, Driver, Options
from counter_app.errors import Words
from counter_app.errors.devices import DriverMissing

_log = logging.getLogger(__name__)


class Group(StrEnum):
    """Kinds of device: the names of the entry point groups."""

    SCANNERS = "counter_app.scanners"
    PRINTERS = "counter_app.printers"
    DOCUMENTS = "counter_app.documents"
    READERS = "counter_app.readers"
    TERMINALS = "counter_app.terminals"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverState:
    """A driver by name: loaded, or the reason why it cannot be. Exactly one of the two is set."""

    name: str
    driver: Driver | None
    trouble: DriverMissing | None


def drivers(group: str) -> tuple[DriverState, ...]:
    """Every driver of `group` by name, loaded now, less those of other systems. A driver that fails
    to load is a state.
    """
    states = (_load(point) for point in _points(group).values())
    return tuple(
        one for one in states if getattr(one.driver, "ONLY_ON", sys.platform) == sys.platform
    )


def open_device(group: str, driver: str, options: Options) -> Any:
    """Open a device with the driver named `driver`; only that driver is imported.

    Options the driver does not know are ignored, options left out take the driver's defaults.
    Raises DriverMissing for an unknown or unloadable driver, other DeviceErrors from the driver.
    """
    point = _points(group).get(driver)
    if point is None:
        raise DriverMissing(device=driver, reason="unknown")
    state = _load(point)
    if state.driver is None:
        raise state.trouble or DriverMissing(device=driver, reason="unknown")
    known = {option.name: option.default for option in state.driver.OPTIONS}
    given = {name: value for name, value in options.items() if name in known}
    return state.driver.open(known | given)


def is_guarded(group: str, driver: str) -> bool:
    """Whether a driver survives hardware that hangs or a library that crashes by itself. True for
    one that cannot be loaded: opening it tells why.
    """
    point = _points(group).get(driver)
    found = _load(point).driver if point is not None else None
    return found is None or bool(getattr(found, "GUARDED", False))


def words_of(group: str, driver: str) -> Words:
    """What a driver is called on screen; its own name when it says nothing or cannot be loaded."""
    point = _points(group).get(driver)
    found = _load(point).driver if point is not None else None
    label = getattr(found, "LABEL", None)
    return label if isinstance(label, Words) else Words(driver, driver)


def discover(group: str) -> list[DeviceInfo]:
    """Devices that every loadable driver of `group` finds; a driver in trouble finds none."""
    found: list[DeviceInfo] = []
    for state in drivers(group):
        if state.driver is None:
            continue
        try:
            found.extend(state.driver.discover())
        except Exception as trouble:  # noqa: BLE001 - as in `_load`
            _log.warning("driver %s cannot look for devices: %r", state.name, trouble)
    return found


def _points(group: str) -> dict[str, importlib.metadata.EntryPoint]:
    """Entry points by name, in name order; the first found wins, as on `sys.path`."""
    return _points_on(tuple(sys.path), group)


@lru_cache(maxsize=16)  # every package installed is asked
def _points_on(_path: tuple[str, ...], group: str) -> dict[str, importlib.metadata.EntryPoint]:
    points: dict[str, importlib.metadata.EntryPoint] = {}
    for point in sorted(importlib.metadata.entry_points(group=group), key=lambda each: each.name):
        points.setdefault(point.name, point)
    return points


def _load(point: importlib.metadata.EntryPoint) -> DriverState:
    try:
        return DriverState(name=point.name, driver=point.load()(), trouble=None)
    except Exception as broken:  # noqa: BLE001 - somebody else's code may raise anything
        _log.warning("driver %s cannot be loaded: %r", point.name, broken)
        trouble = DriverMissing(device=point.name, reason=_reason(broken))
        return DriverState(name=point.name, driver=None, trouble=trouble)


def _reason(broken: Exception) -> str:
    """What is missing, short enough for a sentence."""
    name = getattr(broken, "name", None)
    return f"{type(broken).__name__}: {name}" if name else type(broken).__name__
