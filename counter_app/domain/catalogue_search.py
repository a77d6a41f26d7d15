"""Finding what a clerk types: digits, words without marks, word beginnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from counter_app.domain.guidance import NotReceived
from counter_app.domain.procedure import Procedure
from counter_app.domain.text import fold

T = TypeVar("T", Procedure, NotReceived)

# What a word found in each place is worth; a procedure's rank is the sum over the words typed.
_ALIAS, _KEYWORD, _NAME, _FIELD, _AGENCY = 100, 8, 6, 3, 1
_WHOLE_WORD = 2  # besides, when the word was typed to its end
_OPENING = 20  # when a name, keyword or agency begins with everything typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable(Generic[T]):
    """A procedure, or a matter not received here, with its words folded once."""

    thing: T
    alias: str
    codes: tuple[str, ...]
    openings: tuple[str, ...]  # folded name, keywords and agencies as whole lines
    words: Mapping[str, int]  # word -> the most it is worth


def searchable(
    procedure: Procedure, agency_names: Mapping[str, tuple[str, ...]]
) -> Searchable[Procedure]:
    """`procedure` made ready; `agency_names` holds the names of each agency by its id."""
    agencies = [
        name for service in procedure.agencies for name in agency_names.get(service.agency, ())
    ]
    return _searchable(procedure, agencies, (procedure.code, *procedure.replaces))


def not_received(matter: NotReceived) -> Searchable[NotReceived]:
    """`matter` made ready; found by where people are sent for it, too."""
    return _searchable(matter, [matter.go_to], ())


def _searchable(thing: T, agencies: list[str], codes: tuple[str, ...]) -> Searchable[T]:
    words: dict[str, int] = {}
    for worth, lines in (
        (_AGENCY, agencies),
        (_FIELD, [thing.field]),
        (_NAME, [thing.name]),
        (_KEYWORD, thing.keywords),
    ):
        for line in lines:
            words.update(dict.fromkeys(_words(line), worth))
    return Searchable(
        thing=thing,
        alias=str(thing.alias),
        codes=tuple(fold(code) for code in codes),
        openings=tuple(fold(line) for line in (thing.name, *thing.keywords, *agencies)),
        words=words,
    )


def rank(text: str, candidates: Iterable[Searchable[T]]) -> list[T]:
    """The candidates that hold every word of `text`, the likeliest first, then by alias."""
    return [thing for _, thing in scored(text, candidates)]


def scored(text: str, candidates: Iterable[Searchable[T]]) -> list[tuple[int, T]]:
    """As `rank`, each with what it is worth."""
    asked = _words(text)
    line = fold(text)
    worth = [(_score(line, asked, candidate), candidate.thing) for candidate in candidates]
    found = [pair for pair in worth if pair[0] > 0 or not line]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].alias))


def _score(line: str, asked: list[str], candidate: Searchable[T]) -> int:
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
