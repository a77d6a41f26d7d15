"""What is not received at the centre, where people are sent for it, and the day's log of that.

`guidance/<day>/<counter>` is the log of one counter and day. It names no citizen: nobody is asked
who he is to be told the way (R07, situation 11).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from counter_app.domain.refusal import Refusal

SCOPE = "*"  # every PC of the centre, whatever agencies it serves
MOST_A_DAY = 2_000  # at one counter: a stream is bounded
LONGEST = 300  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReceived:
    """A matter people ask for that another office receives."""

    alias: int  # the digits a clerk types
    name: str
    field: str  # lĩnh vực
    go_to: str
    address: str
    phone: str
    hours: str
    source: str
    checked_on: date
    note: str = ""  # what to take along, and the like
    keywords: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """Fact `guided`: somebody was told where to go. The ticket, if any, ends as "đã hướng dẫn"."""

    KIND: ClassVar[str] = "guided"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    field: str
    content: str
    go_to: str
    printed: bool
    by_name: str


BODIES = (Guided,)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceState:
    """A counter's day."""

    stream: str
    lines: tuple[Guided, ...] = ()


def stream_of(counter: str, day: date) -> str:
    """The log of a counter and day."""
    return f"guidance/{day.isoformat()}/{counter}"


def evolve(state: GuidanceState, body: Any) -> GuidanceState:
    """`state` after `body`."""
    return replace(state, lines=(*state.lines, body)) if isinstance(body, Guided) else state


def fits(state: GuidanceState, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`."""
    if not isinstance(body, Guided):
        return None
    if len(state.lines) >= MOST_A_DAY:
        return _TOO_MANY
    texts = (body.field, body.content, body.go_to)
    if not body.content.strip() or any(len(text) > LONGEST for text in texts):
        return _NO_CONTENT
    return None


_TOO_MANY = Refusal(
    code="guidance_too_many",
    vi="Sổ hướng dẫn trong ngày của quầy này đã đầy.",
    en="The guidance log of this counter is full for today.",
    rule="R07",
)
_NO_CONTENT = Refusal(
    code="guidance_content",
    vi=f"Phải ghi nội dung đã hướng dẫn, không quá {LONGEST} ký tự.",
    en=f"What was asked for must be named, in at most {LONGEST} characters.",
    rule="R07",
)
