"""A driver's options read as what they are: text, number, switch, paths; those that many have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from counter_app.devices.api import DriverOption, OptionKind, Options
from counter_app.errors import Words
from counter_app.errors.devices import OptionWrong

_MOST = (1 << 31) - 1  # speeds and waits beyond it overflow in the system below

LABEL_OPTION = DriverOption(name="label", words=Words("Tên hiển thị", "Shown name"))
PAGE_OPTION = DriverOption(
    name="page_seconds",
    rare=True,
    kind=OptionKind.NUMBER,
    default="120",
    words=Words("Số giây chờ tối đa một trang", "Longest wait for a page, seconds"),
)


class OptionValues:
    """`given` over the defaults of `declared`. `device` is the label that errors carry."""

    def __init__(
        self, declared: Iterable[DriverOption], given: Options, *, device: str | Words
    ) -> None:
        self._values = {option.name: option.default for option in declared} | dict(given)
        self._device = device

    def text(self, name: str) -> str:
        """The value without blanks around it. Raises OptionWrong for one that no system call
        takes.
        """
        if "\0" in self._values[name]:
            raise self._wrong(name)
        return self._values[name].strip()

    def needed(self, name: str) -> str:
        """The value, which may not be empty. Raises OptionWrong."""
        if value := self.text(name):
            return value
        raise self._wrong(name)

    def number(self, name: str, *, least: float = 0.0) -> float:
        """A number from `least` up to `_MOST`. Raises OptionWrong."""
        try:
            value = float(self.text(name).replace(",", "."))
        except ValueError as wrong:
            raise self._wrong(name) from wrong
        if not least <= value <= _MOST:  # nor "nan"
            raise self._wrong(name)
        return value

    def count(self, name: str, *, least: int = 0) -> int:
        """A whole number of at least `least`. Raises OptionWrong."""
        value = self.number(name, least=least)
        if value != int(value):
            raise self._wrong(name)
        return int(value)

    def switch(self, name: str) -> bool:
        """True for "yes", False for "no" or nothing. Raises OptionWrong."""
        match self.text(name).lower():
            case "yes" | "true" | "1":
                return True
            case "no" | "false" | "0" | "":
                return False
            case _:
                raise self._wrong(name)

    def paths(self, name: str) -> tuple[Path, ...]:
        """One path a line; none when empty."""
        lines = (line.strip() for line in self._values[name].splitlines())
        return tuple(Path(line) for line in lines if line)

    def _wrong(self, name: str) -> OptionWrong:
        return OptionWrong(device=self._device, option=name)
