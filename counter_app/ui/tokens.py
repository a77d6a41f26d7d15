"""Colours as data: three schemes, every pair that meets on screen, with its least contrast.

Values of the screen design; `tests/ui/test_tokens.py` computes each ratio (WCAG 2.2: text 4.5,
borders, icons and focus 3.0).
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT_RATIO = 4.5
SHAPE_RATIO = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """A status: text and icon colour, and the ground under them."""

    fg: str
    bg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """All colours of one scheme, as #RRGGBB."""

    name: str
    is_dark: bool
    bg: str
    surface: str
    surface2: str
    text: str
    text2: str
    border: str
    hairline: str  # between rows: decoration only, carries no meaning
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    focus: str
    ok: Tone
    soon: Tone
    bad: Tone
    work: Tone
    hold: Tone
    off: Tone

    def tone(self, name: str) -> Tone:
        """The status tone called `name` (one of `TONES`)."""
        tone = getattr(self, name)
        if not isinstance(tone, Tone):
            raise KeyError(name)
        return tone


TONES = ("ok", "soon", "bad", "work", "hold", "off")

LIGHT = Tokens(
    name="light",
    is_dark=False,
    bg="#F5F7FA",
    surface="#FFFFFF",
    surface2="#E9EEF4",
    text="#16202B",
    text2="#44525F",
    border="#7A8794",
    hairline="#D5DCE4",
    accent="#0B57A4",
    on_accent="#FFFFFF",
    selection="#CFE3F8",
    on_selection="#16202B",
    focus="#B3400A",
    ok=Tone(fg="#176B3A", bg="#E3F4EA"),
    soon=Tone(fg="#8A4B00", bg="#FFF1D6"),
    bad=Tone(fg="#B3261E", bg="#FCE4E2"),
    work=Tone(fg="#0B57A4", bg="#E1EEFB"),
    hold=Tone(fg="#5B3FA0", bg="#EEE8FA"),
    off=Tone(fg="#55616D", bg="#E9EEF4"),
)

DARK = Tokens(
    name="dark",
    is_dark=True,
    bg="#12181F",
    surface="#1B232C",
    surface2="#26313C",
    text="#EDF2F7",
    text2="#B8C4D0",
    border="#7D8B99",
    hairline="#33404C",
    accent="#7DB8F5",
    on_accent="#0B1A29",
    selection="#1F456B",
    on_selection="#EDF2F7",
    focus="#FFB067",
    ok=Tone(fg="#7FD6A0", bg="#12331F"),
    soon=Tone(fg="#F2BE63", bg="#3A2A0A"),
    bad=Tone(fg="#FF9C92", bg="#431A17"),
    work=Tone(fg="#8CC2F7", bg="#10304F"),
    hold=Tone(fg="#C3B1F2", bg="#2E2547"),
    off=Tone(fg="#B0BBC6", bg="#26313C"),
)

_CLEAR = "#000000"
CONTRAST = Tokens(
    name="contrast",
    is_dark=True,
    bg=_CLEAR,
    surface=_CLEAR,
    surface2=_CLEAR,
    text="#FFFFFF",
    text2="#FFFFFF",
    border="#FFFFFF",
    hairline="#FFFFFF",
    accent="#FFFF00",
    on_accent=_CLEAR,
    selection="#FFFF00",
    on_selection=_CLEAR,
    focus="#00FFFF",
    ok=Tone(fg="#7CFFA8", bg=_CLEAR),
    soon=Tone(fg="#FFD75E", bg=_CLEAR),
    bad=Tone(fg="#FF9C92", bg=_CLEAR),
    work=Tone(fg="#9BD0FF", bg=_CLEAR),
    hold=Tone(fg="#D9C8FF", bg=_CLEAR),
    off=Tone(fg="#FFFFFF", bg=_CLEAR),
)

SCHEMES = {scheme.name: scheme for scheme in (LIGHT, DARK, CONTRAST)}


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on a ground and the least ratio they need."""

    what: str
    fg: str
    bg: str
    least: float


def pairs(tokens: Tokens) -> tuple[Pair, ...]:
    """Every foreground that stands on a ground somewhere in the window."""
    grounds = (tokens.bg, tokens.surface, tokens.surface2)
    found = [Pair("text", tokens.text, ground, TEXT_RATIO) for ground in grounds]
    found += [Pair("text2", tokens.text2, ground, TEXT_RATIO) for ground in grounds]
    found += [Pair("border", tokens.border, ground, SHAPE_RATIO) for ground in grounds]
    found += [Pair("focus", tokens.focus, ground, SHAPE_RATIO) for ground in grounds]
    found += [Pair("accent", tokens.accent, ground, TEXT_RATIO) for ground in grounds]
    found.append(Pair("on accent", tokens.on_accent, tokens.accent, TEXT_RATIO))
    found.append(Pair("selection", tokens.on_selection, tokens.selection, TEXT_RATIO))
    for name in TONES:
        tone = tokens.tone(name)
        found.append(Pair(f"{name} badge", tone.fg, tone.bg, TEXT_RATIO))
        found.append(Pair(f"{name} on surface", tone.fg, tokens.surface, TEXT_RATIO))
        found.append(Pair(f"text on {name}", tokens.text, tone.bg, TEXT_RATIO))
    return tuple(found)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two #RRGGBB colours, 1.0 to 21.0."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
