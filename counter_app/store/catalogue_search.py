"""Finding a procedure by what a clerk types: digits, words without marks, word beginnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.procedure import Procedure
from counter_app.domain.text import fold

# What a word found in each place is worth; a procedure's rank is the sum over the words typed.
_ALIAS, _KEYWORD, _NAME, _FIELD, _AGENCY = 100, 8, 6, 3, 1
_WHOLE_WORD = 2  # besides, when the word was typed to its end
_OPENING = 20  # when a name, keyword or agency begins with everything typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A procedure with its words folded once."""

    procedure: Procedure
    alias: str
    codes: tuple[str, ...]
    openings: tuple[str, ...]  # folded name, keywords and agencies as whole lines
    words: Mapping[str, int]  # word -> the most it is worth


def searchable(procedure: Procedure, agency_names: Mapping[str, tuple[str, ...]]) -> Searchable:
    """`procedure` made ready; `agency_names` holds the names of each agency by its id."""
    words: dict[str, int] = {}
    agencies = [
        name for service in procedure.agencies for name in agency_names.get(service.agency, ())
    ]
    for worth, lines in (
        (_AGENCY, agencies),
        (_FIELD, [procedure.field]),
        (_NAME, [procedure.name]),
        (_KEYWORD, procedure.keywords),
    ):
        for line in lines:
            words.update(dict.fromkeys(_words(line), worth))
    openings = tuple(fold(line) for line in (procedure.name, *procedure.keywords, *agencies))
    codes = (procedure.code, *procedure.replaces)
    return Searchable(
        procedure=procedure,
        alias=str(procedure.alias),
        codes=tuple(fold(code) for code in codes),
        openings=openings,
        words=words,
    )


def rank(text: str, candidates: Iterable[Searchable]) -> list[Procedure]:
    """The candidates that hold every word of `text`, the likeliest first, then by alias."""
    asked = _words(text)
    line = fold(text)
    scored = [(_score(line, asked, candidate), candidate.procedure) for candidate in candidates]
    found = [pair for pair in scored if pair[0] > 0 or not line]
    return [procedure for _, procedure in sorted(found, key=lambda p: (-p[0], p[1].alias))]


def _score(line: str, asked: list[str], candidate: Searchable) -> int:
    if line == candidate.alias or line in candidate.codes:
        return 2 * _ALIAS
    if line and candidate.alias.startswith(line):
        return _ALIAS
    total = 0
    for word in asked:
        worth = max(
            (
                value + (_WHOLE_WORD if known == word else 0)
                for known, value in candidate.words.items()
                if known.startswith(word)
            ),
            default=0,
        )
        if not worth:
            return 0
        total += worth
    is_opening = any(opening.startswith(line) for opening in candidate.openings)
    return total + (_OPENING if is_opening and total else 0)


def _words(line: str) -> list[str]:
    bare = "".join(char if char.isalnum() else " " for char in fold(line))
    return bare.split()
