"""What checking an identifier gives: a refusal, or the number with things worth a question."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something odd that never blocks: the clerk looks again and may go on."""

    code: str
    vi: str
    en: str

    def to(self, language: str) -> str:
        """The sentence in `language`."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class IdCheck:
    """The outcome of a check. `number` is the normalised form to store, empty when refused."""

    number: str = ""
    refusal: Refusal | None = None
    warnings: tuple[Caution, ...] = ()


def refused(code: str, vi: str, en: str, rule: str = "") -> IdCheck:
    """A check that ends in a refusal."""
    return IdCheck(refusal=Refusal(code=code, vi=vi, en=en, rule=rule))
