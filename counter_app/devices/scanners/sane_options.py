"""What a SANE device offers, read from `scanimage -A`, and how settings are said in its words.

Option names and values differ between backends; the rules here follow the well-known options of the
SANE standard (chapter 4.5) and the names that Debian's backends give to feeder and duplex sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from counter_app.devices.api import Feed, ScanSettings
from counter_app.errors.devices import ScanNotOffered

_OPTION = re.compile(
    r"^    (?P<name>--?[A-Za-z][\w-]*)(?:\[=\((?P<switch>[^)]*)\)\])?(?P<rest>.*)$"
)
_RANGE = re.compile(r"^(?P<low>-?[\d.]+)\.\.(?P<high>-?[\d.]+)")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?")
_A4_LONG_MM, _SLACK_MM = 297, 5.0
_NOT_SETTABLE = ("[read-only]", "[hardware]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaneOption:
    """One active option: its value now, its choices or its range."""

    current: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    settable: bool = True

    def nearest(self, wanted: float) -> float | None:
        """The least value not below `wanted`, else the greatest; None when it takes no number."""
        if self.low is not None and self.high is not None:
            return min(max(wanted, self.low), self.high)
        numbers = sorted(_numbers(self.choices))
        enough = [number for number in numbers if number >= wanted]
        return next(iter(enough or numbers[-1:]), None)


Offered = Mapping[str, SaneOption]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Arguments of `scanimage`, the dpi they ask for (0: not told), and whether sheets follow."""

    arguments: tuple[str, ...]
    dpi: int
    from_feeder: bool


def read_options(lines: Iterable[str]) -> Offered:
    """Active options by name without dashes, from the output of `scanimage -A`."""
    offered: dict[str, SaneOption] = {}
    for line in lines:
        if (found := _OPTION.match(line)) is None:
            continue
        values, _, state = found["rest"].partition(" [")
        values = values.strip()
        current = state.partition("] [")[0].removesuffix("]")
        if not state or current == "inactive":
            continue
        settable = not line.rstrip().endswith(_NOT_SETTABLE)
        choices: tuple[str, ...] = tuple((found["switch"] or "").split("|"))
        low = high = None
        if limits := _RANGE.match(values):
            low, high = float(limits["low"]), float(limits["high"])
        elif not found["switch"]:
            choices = tuple(choice for choice in values.split("|") if choice not in {"auto", ""})
        offered[found["name"].lstrip("-")] = SaneOption(
            current=current, choices=choices, low=low, high=high, settable=settable
        )
    return offered


def choose(settings: ScanSettings, offered: Offered, *, device: str) -> Chosen:
    """Say `settings` in the device's words.

    A device without a feeder gives the sheet on its glass, whatever is asked. Raises ScanNotOffered
    for both sides on a device that has one, for glass on a device that has none, and for a sheet
    that is too large for it.
    """
    settable = {name: option for name, option in offered.items() if option.settable}
    source, from_feeder = _source(settings, settable, device)
    arguments = [*source, *_mode(settings, settable)]
    dpi = 0
    if (resolution := settable.get("resolution")) is not None:
        nearest = resolution.nearest(settings.dpi)
        if nearest is not None:
            dpi = round(nearest)
            arguments.append(f"--resolution={nearest:g}")
    arguments += _area(settings, settable, device)
    return Chosen(arguments=tuple(arguments), dpi=dpi, from_feeder=from_feeder)


def _source(settings: ScanSettings, offered: Offered, device: str) -> tuple[list[str], bool]:
    sources = offered["source"].choices if "source" in offered else ()
    feeders = [name for name in sources if _is_feeder(name)]
    glasses = [name for name in sources if _is_glass(name)]
    on_glass = settings.feed is Feed.FLATBED
    if on_glass or not feeders:
        impossible = not glasses if feeders else settings.duplex and not on_glass
        if impossible:
            raise ScanNotOffered(device=device, pages=0)
        return [f"--source={name}" for name in glasses[:1]], False
    both = [name for name in feeders if _has_word(name, "duplex", "both")]
    if not settings.duplex:
        single = [name for name in feeders if name not in both and not _has_word(name, "back")]
        return [f"--source={(single or feeders)[0]}", *_duplex_switch(offered, on=False)], True
    if both:
        return [f"--source={both[0]}"], True
    if switch := _duplex_switch(offered, on=True):
        return [f"--source={feeders[0]}", *switch], True
    raise ScanNotOffered(device=device, pages=0)


def _duplex_switch(offered: Offered, *, on: bool) -> list[str]:
    """The backends that keep both sides apart from the source: `--duplex`, `--adf-mode`."""
    if "yes" in offered.get("duplex", SaneOption(current="")).choices:
        return [f"--duplex={'yes' if on else 'no'}"]
    wanted = "Duplex" if on else "Simplex"
    if wanted in offered.get("adf-mode", SaneOption(current="")).choices:
        return [f"--adf-mode={wanted}"]
    return []


def _mode(settings: ScanSettings, offered: Offered) -> list[str]:
    modes = offered["mode"].choices if "mode" in offered else ()
    colours = [mode for mode in modes if _has_word(mode, "color", "colour")]
    grays = [mode for mode in modes if _has_word(mode, "gray", "grey")]
    liked = [*colours, *grays] if settings.colour else [*grays, *colours]
    arguments = [f"--mode={mode}" for mode in liked[:1]]
    if "8" in offered.get("depth", SaneOption(current="")).choices:
        arguments.append("--depth=8")
    return arguments


def _area(settings: ScanSettings, offered: Offered, device: str) -> list[str]:
    """One sheet from the corner, as far as the device reaches; a sheet larger than A4 must fit."""
    width, height = float(settings.width_mm), float(settings.height_mm)
    wanted = {"page-width": width, "page-height": height, "l": 0.0, "t": 0.0}
    wanted |= {"x": width, "y": height}
    arguments = []
    for name, value in wanted.items():
        if name in offered and (nearest := offered[name].nearest(value)) is not None:
            if settings.height_mm > _A4_LONG_MM and nearest < value - _SLACK_MM:
                raise ScanNotOffered(device=device, pages=0)
            arguments += (
                [f"-{name}", f"{nearest:g}"] if len(name) == 1 else [f"--{name}={nearest:g}"]
            )
    return arguments


def _is_glass(source: str) -> bool:
    return _has_word(source, "flatbed", "platen", "glass")


def _is_feeder(source: str) -> bool:
    return _has_word(source, "adf", "feeder", "duplex") and not _is_glass(source)


def _has_word(name: str, *words: str) -> bool:
    return any(word in name.casefold() for word in words)


def _numbers(choices: Iterable[str]) -> Iterator[float]:
    for choice in choices:
        if found := _NUMBER.match(choice):
            yield float(found.group())
