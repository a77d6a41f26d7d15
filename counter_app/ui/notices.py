"""Where the window tells things without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a toast or strip. `key` ("F11") stands on the button."""

    label: str
    call: Callable[[], object]
    key: str = ""


class Notices(Protocol):
    """Where the window tells things without stopping anybody."""

    def toast(
        self, text: str, *, tone: str = "work", action: NoticeAction | None = None, seconds: int = 6
    ) -> None:
        """A sentence that goes by itself; spoken to screen readers. At most three at a time."""
        ...

    def strip(
        self, key: str, text: str, *, tone: str = "bad", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        """A standing fault under the mode bar; the same `key` again replaces it."""
        ...

    def clear(self, key: str) -> None:
        """The fault is over."""
        ...
