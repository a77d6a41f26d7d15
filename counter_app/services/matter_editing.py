"""What is not received here in the hands of a supervisor: where people are sent instead (R04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counter_app.domain.guidance import NotReceived
from counter_app.domain.guidance_revision import (
    SCOPE,
    MatterRevised,
    complaints,
    odd_matter,
    stream_of,
)
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import in_force
from counter_app.domain.procedure_revision import NO_DAY, NO_DOCUMENT
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.catalogue import Catalogue
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store.database import Database

_ONE_DAY = timedelta(days=1)
_FIRST_ALIAS = 971  # procedures are called by smaller numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersView:
    """The matters in force today, by number, and how often each was changed."""

    matters: tuple[NotReceived, ...]
    revisions: dict[int, int]


class MatterEditing:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, catalogue: Catalogue) -> None:
        self._db = db
        self._pen = pen
        self._catalogue = catalogue

    def view(self) -> MattersView:
        """What people are told today."""
        day = self._today()
        matters = (one for one in self._catalogue.edition.not_received if in_force(one, day))
        return MattersView(
            matters=tuple(sorted(matters, key=lambda one: one.alias)),
            revisions={int(state.alias): state.revision for state in self._catalogue.matters},
        )

    def blank(self, others: Sequence[NotReceived]) -> NotReceived:
        """A new matter, under a number that nothing else has."""
        edition = self._catalogue.edition
        taken = {one.alias for one in (*others, *edition.not_received)}
        taken |= {one.alias for one in edition.procedures}
        alias = next(n for n in range(_FIRST_ALIAS, 10**6) if n not in taken)
        return NotReceived(
            alias=alias,
            name="",
            field="",
            go_to="",
            address="",
            phone="",
            hours="",
            source="",
            checked_on=self._today(),
        )

    def revise(
        self,
        matters: Sequence[NotReceived],
        *,
        valid_from: date | None,
        document: str,
        who: SignedIn,
        seen: MattersView,
    ) -> int:
        """Write what differs from `seen` from a day on, all or none; how many. A matter that is
        left out ends on the eve.

        Raises GestureRefusedError.
        """
        changed = self.check(matters, valid_from=valid_from, document=document, who=who, seen=seen)
        with self._db.write() as conn:
            for one in changed:
                body = MatterRevised(
                    matter=one,
                    revision=seen.revisions.get(one.alias, 0) + 1,
                    by_name=who.name,
                    revised_at=self._pen.now(),
                    document=document.strip(),
                )
                stream = stream_of(one.alias)
                self._pen.gesture(conn, who, stream=stream, scope=SCOPE, body=body)
        self._catalogue.refresh()
        return len(changed)

    def check(
        self,
        matters: Sequence[NotReceived],
        *,
        valid_from: date | None,
        document: str,
        who: SignedIn,
        seen: MattersView,
    ) -> list[NotReceived]:
        """What `revise` would write. Raises GestureRefusedError."""
        if Role.SUPERVISOR not in who.roles:
            raise GestureRefusedError(vi=_NOT_YOURS.vi, en=_NOT_YOURS.en)
        if valid_from is None:
            raise _refused(NO_DAY)
        if not document.strip():
            raise _refused(NO_DOCUMENT)
        before = {one.alias: one for one in seen.matters}
        changed = [
            replace(
                one,
                source=document.strip(),
                checked_on=self._today(),
                valid_from=valid_from,
                valid_to=None,
            )
            for one in matters
            if before.get(one.alias) != one
        ]
        kept = {one.alias for one in matters}
        ended = [
            replace(one, valid_to=valid_from - _ONE_DAY)
            for alias, one in before.items()
            if alias not in kept
        ]
        for one in (*changed, *ended):
            for field, words in complaints(one):
                raise _refused(odd_matter(one, field, words), alias=one.alias)
        return [*changed, *ended]

    def _today(self) -> date:
        return local_day(self._pen.now())


def _refused(why: Refusal, **details: object) -> GestureRefusedError:
    return GestureRefusedError(vi=why.vi, en=why.en, where=why.where, **details)


_NOT_YOURS = Words(
    "Chỉ người quản lý được thay đổi danh sách việc không tiếp nhận tại Trung tâm.",
    "Only a supervisor may change what is not received here.",
)
