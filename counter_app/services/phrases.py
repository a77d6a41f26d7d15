"""Phrases of supplement requests and refusals: shipped, one's own, shared; most used first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain import phrases
from counter_app.domain.phrases import FIRST_OWN_NUMBER, Use
from counter_app.domain.staff import Role
from counter_app.domain.text import clean_line, fold
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import phrase_queries
from counter_app.store.database import Connection, Database
from counter_app.store.phrase_queries import PhraseBook

_MOST_COUNTED = 200  # phrases whose use is remembered for one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase as the sheet offers it. `id` is empty for one that came with the program."""

    id: str
    number: int
    text: str
    use: Use
    is_own: bool
    is_shared: bool
    uses: int


class Phrases:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, book: PhraseBook) -> None:
        self._db = db
        self._pen = pen
        self._book = book

    def offered(self, use: Use, who: SignedIn) -> tuple[Phrase, ...]:
        """Everything `who` may take on this kind of paper, most used first, then by number.

        Two desks may have given the same number without a line: the later phrase is then shown
        under the next free one.
        """
        with self._db.read() as conn:
            return self._offered(conn, use, who)

    def save(self, text: str, use: Use, who: SignedIn) -> Phrase:
        """Keep `text` as a phrase of one's own; one with the same words is not kept twice.

        Raises GestureRefusedError.
        """
        text = clean_line(text)
        with self._db.write() as conn:
            known = self._offered(conn, use, who)
            same = next((one for one in known if one.text == text), None)
            if same is not None:
                return same
            number = _free({one.number for one in known})
            body = phrases.PhraseSaved(
                number=number, text=text, use=use, owner=who.staff_id, by_name=who.name
            )
            self._write(conn, self._pen.ids.new_id(), body, who)
            made = self._offered(conn, use, who)
        return next(one for one in made if one.text == text)

    def share(self, phrase: str, who: SignedIn) -> None:
        """Offer it to everybody. Raises GestureRefusedError for who is no supervisor."""
        if Role.SUPERVISOR not in who.roles:
            raise GestureRefusedError(
                vi="Chỉ người quản lý đưa câu mẫu vào dùng chung.",
                en="Only a supervisor may share a phrase.",
            )
        with self._db.write() as conn:
            self._write(conn, phrase, phrases.PhraseShared(by_name=who.name), who)

    def drop(self, phrase: str, who: SignedIn) -> None:
        """Offer it no more. A shared one is the supervisor's. Raises GestureRefusedError."""
        with self._db.write() as conn:
            known = phrase_queries.phrases_for(conn, who.staff_id)
            found = next((one for one in known if one.id == phrase), None)
            if found is not None and found.shared and Role.SUPERVISOR not in who.roles:
                raise GestureRefusedError(
                    vi="Câu mẫu dùng chung chỉ người quản lý mới bỏ được.",
                    en="Only a supervisor may remove a shared phrase.",
                )
            self._write(conn, phrase, phrases.PhraseDropped(by_name=who.name), who)

    def used(self, texts: Sequence[str], who: SignedIn) -> None:
        """These phrases stand on a paper that was issued."""
        if not texts:
            return
        with self._db.write() as conn:
            counts = phrase_queries.uses(conn, who.staff_id)
            for text in texts:
                counts[text] = counts.get(text, 0) + 1
            kept = sorted(counts.items(), key=lambda one: -one[1])[:_MOST_COUNTED]
            phrase_queries.note_uses(conn, who.staff_id, dict(kept))

    def _offered(self, conn: Connection, use: Use, who: SignedIn) -> tuple[Phrase, ...]:
        counts = phrase_queries.uses(conn, who.staff_id)
        found = [
            Phrase(
                id="",
                number=one.number,
                text=one.text,
                use=one.use,
                is_own=False,
                is_shared=True,
                uses=counts.get(one.text, 0),
            )
            for one in self._book.phrases
            if one.use is use
        ]
        taken = {one.number for one in found}
        for line in phrase_queries.phrases_for(conn, who.staff_id):
            if line.use is not use:
                continue
            number = line.number if line.number not in taken else _free(taken)
            taken.add(number)
            found.append(
                Phrase(
                    id=line.id,
                    number=number,
                    text=line.text,
                    use=line.use,
                    is_own=line.owner == who.staff_id,
                    is_shared=line.shared,
                    uses=counts.get(line.text, 0),
                )
            )
        return tuple(sorted(found, key=lambda one: (-one.uses, one.number)))

    def _write(self, conn: Connection, phrase: str, body: object, who: SignedIn) -> None:
        self._pen.gesture(conn, who, stream=f"phrase/{phrase}", scope=phrases.SCOPE, body=body)


def matching(offered: Sequence[Phrase], typed: str) -> tuple[Phrase, ...]:
    """Phrases whose number is `typed`, or whose words hold every word of it; first come first."""
    typed = fold(typed)
    if typed.isdecimal():
        return tuple(one for one in offered if one.number == int(typed))
    words = typed.split()
    return tuple(one for one in offered if all(word in fold(one.text) for word in words))


def _free(taken: set[int]) -> int:
    number = FIRST_OWN_NUMBER
    while number in taken:
        number += 1
    return number
