"""Which device of this PC does not answer, asked now and again: for the light in the bar on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui.device_asking import ask_all

if TYPE_CHECKING:
    from counter_app.services.devices import DeviceState, Listed
    from counter_app.ui.context import PageContext

_ASK_SECONDS = 300
_SOON_MS = 1500  # after a print or a change: the printer has said by then what is wrong


class DeviceWatch(QObject):
    """Asks in the devices' own lanes: whoever scans or prints is waited for, never disturbed."""

    changed = Signal(object)  # tuple[DeviceState, ...]: those in trouble, in the order of a desk

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._order: tuple[str, ...] = ()
        self._bad: dict[str, DeviceState] = {}
        self._soon = context.schedule.debounce(_SOON_MS, self._ask, self)
        self._printed = context.schedule.debounce(_SOON_MS, self._ask_printers, self)
        context.signals.prints_changed.connect(self._printed.touch)
        context.signals.devices_changed.connect(self._soon.touch)

    def start(self) -> None:
        """Ask now, and every five minutes."""
        self._soon.touch()
        self._context.schedule.every(_ASK_SECONDS, self._ask, self)

    def stop(self) -> None:
        """Nobody looks any more."""
        self._soon.cancel()
        self._printed.cancel()

    def _ask(self) -> None:
        self._soon.cancel()
        ask_all(self, self._context, listed=self._listed, answered=self._answered)

    def _ask_printers(self) -> None:
        self._printed.cancel()
        ask_all(
            self,
            self._context,
            listed=self._listed,
            answered=self._answered,
            kinds=("slip", "document"),
        )

    def _listed(self, devices: tuple[Listed, ...]) -> None:
        self._order = tuple(one.key for one in devices)
        self._bad = {key: state for key, state in self._bad.items() if key in self._order}

    def _answered(self, state: DeviceState) -> None:
        self._bad.pop(state.device.key, None)
        if state.health.tone == "bad":
            self._bad[state.device.key] = state
        self.changed.emit(tuple(self._bad[key] for key in self._order if key in self._bad))
