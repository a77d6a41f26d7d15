"""Telling a keyboard-wedge scanner from a person typing (ux §3.3), without Qt.

Judged by the system's time stamps, never by arrival: one stall of the event loop must not lose a
scan. Figures from the screen design: median gap 30 ms, longest 60 ms including the terminator,
8 characters after the prefix STX, 12 without it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from statistics import median

MEDIAN_GAP_MS = 30
LONGEST_GAP_MS = 60
LEAST_WITH_PREFIX = 8
LEAST_WITHOUT = 12
HOLD_MS = 30  # how long one undecided key is held back


class Verdict(Enum):
    """What a burst turned out to be when its terminator came."""

    SCAN = auto()
    REWRITTEN = auto()  # an input method changed it: never guess what it was
    TYPING = auto()


@dataclass(slots=True)
class Burst:
    """Keys that came in quick succession; `text` without prefix and terminator."""

    stamps: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    has_prefix: bool = False
    rewritten: bool = False

    @property
    def is_empty(self) -> bool:
        """True before the first key."""
        return not self.stamps

    @property
    def text(self) -> str:
        """What was read so far."""
        return "".join(self.letters)

    def may_go_on(self, stamp: int) -> bool:
        """Whether a key at `stamp` (ms) can belong to this burst."""
        if self.is_empty:
            return True
        gap = stamp - self.stamps[-1]
        longest = HOLD_MS if len(self.stamps) == 1 else LONGEST_GAP_MS
        return 0 <= gap <= longest

    def add(self, stamp: int, letter: str) -> None:
        """A printable key. One no scanner can type marks the burst as rewritten."""
        self.stamps.append(stamp)
        self.letters.append(letter)
        if not letter.isascii():
            self.rewritten = True

    def add_prefix(self, stamp: int) -> None:
        """STX, which arrives as Ctrl+B."""
        self.stamps.append(stamp)
        self.has_prefix = True

    def add_rewrite(self, stamp: int) -> None:
        """Backspace, or a key an input method injected."""
        self.stamps.append(stamp)
        self.rewritten = True

    def judge(self, terminator: int) -> Verdict:
        """What the burst is when the terminator comes at `terminator` (ms)."""
        stamps = [*self.stamps, terminator]
        gaps = [after - before for before, after in pairwise(stamps)]
        least = LEAST_WITH_PREFIX if self.has_prefix else LEAST_WITHOUT
        keys = len(self.stamps) - int(self.has_prefix)
        if keys < least or max(gaps) > LONGEST_GAP_MS or median(gaps) > MEDIAN_GAP_MS:
            return Verdict.TYPING
        return Verdict.REWRITTEN if self.rewritten else Verdict.SCAN
