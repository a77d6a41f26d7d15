"""Phrases for supplement requests and refusals: a clerk's own, and those a supervisor shared.

`phrase/<id>` is the stream of one phrase. A phrase may have holes such as `{tên giấy tờ}`; they are
filled from the paper, the procedure and the rule pack when the phrase is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar

from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER, Role

SCOPE = "*"  # every PC of the centre, whatever agencies it serves
LONGEST = 500  # characters
MOST_CHANGES = 20  # of one phrase: a stream is bounded
FIRST_OWN_NUMBER = 101  # the shipped ones stand below
HOLES = ("tên giấy tờ", "thủ tục", "cơ quan", "căn cứ", "đối tượng", "nghị định")

_HOLE = re.compile(r"\{([^{}]*)\}")


class Use(StrEnum):
    """On which paper a phrase is offered."""

    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseSaved:
    """Claim `phrase_saved`: "Lưu thành câu mẫu"; only its author is offered it."""

    KIND: ClassVar[str] = "phrase_saved"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    number: int  # what is typed to take it
    text: str
    use: Use
    owner: str  # staff id
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseShared:
    """Claim `phrase_shared`: a supervisor offers it to everybody."""

    KIND: ClassVar[str] = "phrase_shared"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseDropped:
    """Claim `phrase_dropped`: it is offered no more; what was printed with it stays."""

    KIND: ClassVar[str] = "phrase_dropped"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    by_name: str


BODIES = (PhraseSaved, PhraseShared, PhraseDropped)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseState:
    """A phrase as the journal knows it."""

    id: str
    saved: PhraseSaved | None = None
    is_shared: bool = False
    is_dropped: bool = False
    changes: int = 0


def may(kind: str, roles: Collection[Role]) -> bool:
    """Sharing is the supervisor's, the rest anybody's at a counter."""
    if kind == PhraseShared.KIND:
        return Role.SUPERVISOR in roles
    return not AT_THE_COUNTER.isdisjoint(roles)


def evolve(state: PhraseState, body: Any) -> PhraseState:
    """`state` after `body`."""
    state = replace(state, changes=state.changes + 1)
    match body:
        case PhraseSaved():
            return replace(state, saved=body)
        case PhraseShared():
            return replace(state, is_shared=True)
        case PhraseDropped():
            return replace(state, is_dropped=True)
    return state


def fits(state: PhraseState, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`."""
    if state.changes >= MOST_CHANGES or state.is_dropped:
        return _GONE
    match body:
        case PhraseSaved():
            if not body.text.strip() or len(body.text) > LONGEST or body.number < 1:
                return _NO_TEXT
            if unknown := unknown_holes(body.text):
                return _hole(unknown[0])
            if state.saved is not None and state.saved.owner != body.owner:
                return _OF_ANOTHER
        case PhraseShared() if state.saved is None or state.is_shared:
            return _GONE if state.saved is None else _IS_SHARED
        case PhraseDropped() if state.saved is None:
            return _GONE
    return None


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with the holes filled that `values` knows; the others stay to be seen."""
    return _HOLE.sub(lambda hole: values.get(hole[1].strip()) or hole[0], text)


def holes_in(text: str) -> tuple[str, ...]:
    """What is still to be filled."""
    return tuple(_HOLE.findall(text))


def unknown_holes(text: str) -> tuple[str, ...]:
    """Holes that nothing fills."""
    return tuple(hole for hole in holes_in(text) if hole.strip() not in HOLES)


def unfilled(text: str) -> Refusal | None:
    """The refusal of a text with a hole in it, None when there is none."""
    holes = holes_in(text)
    return _hole(holes[0]) if holes else None


def _hole(name: str) -> Refusal:
    return Refusal(
        code="hole",
        vi=f"Câu mẫu còn chỗ chưa điền: {{{name}}}. Sửa lại nội dung.",
        en=f"The phrase has a hole that was not filled: {{{name}}}. Change the words.",
        rule="R07",
    )


_GONE = Refusal(
    code="phrase_gone",
    vi="Câu mẫu này không còn dùng nữa.",
    en="This phrase is no longer in use.",
)
_IS_SHARED = Refusal(
    code="phrase_shared",
    vi="Câu mẫu này đã dùng chung.",
    en="This phrase is shared already.",
)
_NO_TEXT = Refusal(
    code="phrase_text",
    vi=f"Câu mẫu phải có nội dung, không quá {LONGEST} ký tự.",
    en=f"A phrase has words, at most {LONGEST} characters.",
)
_OF_ANOTHER = Refusal(
    code="phrase_of_another",
    vi="Câu mẫu này của người khác; lưu thành câu mẫu mới.",
    en="This phrase is somebody else's; save a new one.",
)
