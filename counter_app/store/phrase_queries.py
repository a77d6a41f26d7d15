"""Phrases: those shipped with the edition, and those of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, or_, select

from counter_app.domain.phrases import FIRST_OWN_NUMBER, Use, unknown_holes
from counter_app.errors import Words
from counter_app.store import notes
from counter_app.store import projection_tables as t
from counter_app.store.data_files import DataFile, load_file

_USES = "phrase_uses"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedPhrase:
    """A phrase of `resources/phrases.yaml`."""

    number: int  # 1 to 100
    use: Use
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseBook:
    """Phrases and legal grounds a centre starts with. `grounds` are those of a refusal (R14)."""

    source: str
    phrases: tuple[ShippedPhrase, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseLine:
    """A phrase out of the journal."""

    id: str
    number: int
    text: str
    use: Use
    owner: str
    shared: bool


def load_book(resources: Path) -> PhraseBook:
    """The shipped phrases, checked. Raises CatalogueError naming file, line and field."""
    file = load_file(resources / "phrases.yaml", PhraseBook)
    seen: set[tuple[Use, int]] = set()
    for place, one in enumerate(file.value.phrases):
        field = f"phrases[{place}]"
        if not 1 <= one.number < FIRST_OWN_NUMBER or (one.use, one.number) in seen:
            words = Words("số từ 1 đến 100, không trùng", "numbers go from 1 to 100, each once")
            raise file.wrong(f"{field}.number", words)
        seen.add((one.use, one.number))
        _check_holes(file, f"{field}.text", one.text)
    for place, text in enumerate(file.value.grounds):
        _check_holes(file, f"grounds[{place}]", text)
    return file.value


def _check_holes(file: DataFile[PhraseBook], field: str, text: str) -> None:
    if unknown := unknown_holes(text):
        words = Words(f"không có chỗ điền {{{unknown[0]}}}", f"no hole is called {{{unknown[0]}}}")
        raise file.wrong(field, words)


def phrases_for(conn: Connection, owner: str) -> list[PhraseLine]:
    """A person's own phrases and the shared ones."""
    p = t.phrase
    rows = conn.execute(select(p).where(or_(p.c.owner == owner, p.c.shared)).order_by(p.c.stream))
    return [
        PhraseLine(
            id=row.stream.partition("/")[2],
            number=row.number,
            text=row.text,
            use=Use(row.use),
            owner=row.owner,
            shared=row.shared,
        )
        for row in rows
    ]


def uses(conn: Connection, owner: str) -> dict[str, int]:
    """How often somebody took each phrase at this PC, by its text."""
    return notes.read(conn, f"{_USES}/{owner}", dict[str, int]) or {}


def note_uses(conn: Connection, owner: str, counts: dict[str, int]) -> None:
    """Keep the counts of `uses`."""
    notes.write(conn, f"{_USES}/{owner}", counts)
