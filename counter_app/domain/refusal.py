"""Why something may not be done, in words a person can read, with the rule behind it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec


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


def read_reason(kept: str) -> Refusal:
    """The reason that stands beside a refused entry: code and both sentences as JSON; a plain
    sentence, as desks once kept it, in whatever language it is.
    """
    try:
        return msgspec.json.decode(kept, type=Refusal)
    except msgspec.MsgspecError:
        return Refusal(code="refused", vi=kept, en=kept)
