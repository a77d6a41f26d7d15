"""Forms of the desk as data: what stands on a paper, in which order, under which rule packs.

A template is words with named holes (`{owner}`); the service that prints gives the facts that fill
them. So a centre can change a label in `resources/forms/` without a new program, and a new circular
is a new file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, TypeVar

Row = Mapping[str, str]
Facts = Mapping[str, str | Sequence[Row]]

_HOLE = re.compile(r"\{([^{}]*)\}")


class Issuer(StrEnum):
    """Whose name stands at the head."""

    CENTRE = "centre"
    AGENCY = "agency"


class Copy(StrEnum):
    """Which of two copies a sheet is."""

    KEEP = "keep"  # for the file
    GIVE = "give"  # for the citizen


_COPIES: Mapping[Copy, str] = MappingProxyType(
    {Copy.KEEP: "(Liên: Lưu)", Copy.GIVE: "(Liên: Giao người nộp)"}
)


class CellKind(StrEnum):
    """How a cell of a table is drawn."""

    TEXT = "text"
    CENTRED = "centred"
    QR = "qr"  # the text as a symbol
    PEN = "pen"  # room for a signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table. `share`: of the width, in any unit. `over`: a heading it shares with
    its neighbours.
    """

    head: str
    value: str  # words with holes, filled from a row
    share: int
    kind: CellKind = CellKind.TEXT
    over: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of facts under fixed heads. `empty_rows`: ruled lines left for the pen at the end."""

    rows: str
    columns: tuple[Column, ...]
    empty_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs: title, hint, and the name in print."""

    title: str
    hint: str = "(Ký và ghi rõ họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a form: exactly one of `line`, `text`, `table`, `signatures`, `note`.

    `line`: one text or two side by side, each a label with a hole; nothing in the hole prints as
    dots for the pen. `text`: a paragraph. `list`: the name of rows with a hole `text`, printed as
    lines with a dash. `aside`: lines at the left of a single signature ("Nơi nhận:"). `when`: the
    fact without which the piece is left out; `unless` the opposite.
    """

    line: tuple[str, ...] = ()
    text: str = ""
    list: str = ""
    table: Table | None = None
    signatures: tuple[Signature, ...] = ()
    aside: tuple[str, ...] = ()
    note: str = ""
    strong: bool = False  # values of `line` in bold, `text` in bold
    centred: bool = False  # `text` in the middle
    when: str = ""
    unless: str = ""

    def texts(self) -> Iterator[str]:
        """Every text filled from the form's own facts."""
        yield from (*self.line, self.text, self.note, *self.aside)
        for one in self.signatures:
            yield from (one.title, one.hint, one.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTemplate:
    """One form under some rule packs (`packs` empty: all that no other template of `id` names).

    `title` empty: the title of the rule pack. `number`: the line "Số: …" of a numbered paper.
    """

    id: str
    source: str  # where its words come from
    parts: tuple[Part, ...]
    packs: tuple[str, ...] = ()
    title: str = ""
    under_title: tuple[str, ...] = ()
    issuer: Issuer = Issuer.CENTRE
    number: str = ""
    sizes: tuple[str, ...] = ("A5", "A4")  # it can be printed on; the first is the default
    cover: tuple[Part, ...] = ()  # of a book: the first page
    closing: tuple[Part, ...] = ()  # of a book: the last page
    copies: Mapping[Copy, str] = field(default_factory=lambda: _COPIES)  # under the title


@dataclass(frozen=True, slots=True)
class Known:
    """The facts a form is given: names of texts, and of rows with their names."""

    texts: frozenset[str]
    rows: Mapping[str, frozenset[str]]


def fill(text: str, facts: Facts) -> str:
    """`text` with its holes filled. Raises KeyError for a fact that was not given."""
    return _HOLE.sub(lambda hole: str(facts[hole[1]]), text)


def holes(text: str) -> tuple[str, ...]:
    """The names of the holes in `text`."""
    return tuple(_HOLE.findall(text))


def copy_line(copies: Mapping[Copy, str], copy: str) -> str:
    """What stands under the title of `copy`. Raises KeyError for a copy that there is not."""
    return {str(one): line for one, line in copies.items()}[copy]


class ByPack(Protocol):
    """A form described for some rule packs (`packs` empty: all that no other one of `id` names)."""

    @property
    def id(self) -> str:
        """Of the form, not of the file."""

    @property
    def packs(self) -> tuple[str, ...]:
        """Ids of rule packs."""


T = TypeVar("T", bound=ByPack)


def has_template(templates: Sequence[ByPack], form: str, pack: str) -> bool:
    """Whether there is such a form under rule pack `pack`."""
    return any(one.id == form and (not one.packs or pack in one.packs) for one in templates)


def template_of(templates: Sequence[T], form: str, pack: str) -> T:
    """The template of `form` under rule pack `pack`. Raises LookupError when there is none."""
    found = [one for one in templates if one.id == form and (not one.packs or pack in one.packs)]
    if not found:
        raise LookupError(f"no form {form} under {pack}")
    return max(found, key=lambda one: bool(one.packs))
