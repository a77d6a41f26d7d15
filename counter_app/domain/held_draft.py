"""What other counters may know of the work at one: that it goes on there, and whose it is.

A dossier being prepared, or a result that somebody is collecting (situation 14).

The draft itself never leaves its PC (design §2.9). This little lets another counter send a citizen
who comes back to the right one instead of asking everything again (situation 13).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDraft:
    """An open draft with something in it, or a dossier at a return desk. Moments are aware UTC."""

    id: str  # of the draft or dossier
    name: str  # the organisation's or the owner's; may be empty
    id_numbers: tuple[str, ...]  # of owner and submitter, old numbers too
    procedure: str  # its name; empty while none is chosen
    pages: int
    since: datetime
    touched_at: datetime  # to five minutes: typing alone is no news
    returning: bool = False  # no draft: its result is being handed over there

    def is_of(self, id_numbers: Sequence[str]) -> bool:
        """Whether one of these people hands it in or owns it."""
        return not set(self.id_numbers).isdisjoint(id_numbers)

    def matches(self, text: str) -> bool:
        """Whether every word of `text` is in its names and numbers, accents aside."""
        words = fold(text).split()
        own = fold(" ".join((self.name, *self.id_numbers)))
        return bool(words) and all(word in own for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDrafts:
    """The drafts that one counter holds open."""

    counter: str  # number, "03"
    drafts: tuple[HeldDraft, ...]
