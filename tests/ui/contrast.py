"""Every pair of colours that meets on screen, with the least contrast it needs (WCAG 2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.ui.tokens import TONES, Tokens

TEXT_RATIO = 4.5
SHAPE_RATIO = 3.0  # borders, icons, focus


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
