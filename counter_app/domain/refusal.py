"""Why something may not be done, in words a person can read, with the rule behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`code` is stable for programs; `where` names a field or "paper:3"; `rule` the source."""

    code: str
    vi: str
    en: str
    rule: str = ""
    where: str = ""

    def to(self, language: str) -> str:
        """The sentence in `language`."""
        return self.en if language == "en" else self.vi
