"""Colours as data: three schemes. `tests/ui/contrast.py` computes the ratio of every pair."""

from __future__ import annotations

from dataclasses import dataclass


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
