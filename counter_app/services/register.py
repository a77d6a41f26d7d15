"""Sổ theo dõi hồ sơ: the register of an agency and a year as a book of pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from counter_app.domain.centre import Centre
from counter_app.domain.codes import REGISTER_VOLUME
from counter_app.domain.dossier.entries.result import Giving
from counter_app.domain.dossier.life import STANDINGS
from counter_app.domain.dossier.state import Status
from counter_app.domain.dossier.steps.step import ENDED_EARLY
from counter_app.domain.formats import group_phone, paper_date, paper_moment, show_date, show_time
from counter_app.domain.moments import local, local_day
from counter_app.domain.money import format_dong
from counter_app.domain.procedure import ReturnChannel
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.list_papers import ListPapers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import register_queries
from counter_app.store.database import Database
from counter_app.store.register_queries import Book, Line

__all__ = ["Book", "Register"]

_FORM = "register"
_MANNERS = {
    ReturnChannel.DESK: "trực tiếp",
    ReturnChannel.POST: "bưu chính công ích",
    ReturnChannel.ELECTRONIC: "bản điện tử",
}
_GIVEN = {  # another way than was registered
    Giving.ON_THE_SPOT: "trả ngay tại quầy",
    Giving.BY_AGENCY: "cơ quan giải quyết trả",
    Giving.SENT: "bản điện tử",
}
_ENDED = ENDED_EARLY | {Status.VOIDED}


class Register:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, lists: ListPapers, centre: Centre) -> None:
        self._db = db
        self._pen = pen
        self._lists = lists
        self._centre = centre

    @staticmethod
    def may_open(who: SignedIn) -> bool:
        """Whether a person may print registers: they name every citizen of a year (R23)."""
        return Role.SUPERVISOR in who.roles

    def books(self) -> tuple[Book, ...]:
        """Every register there is, the newest first."""
        with self._db.read() as conn:
            return tuple(register_queries.books(conn))

    def pdf(self, agency: str, year: int, who: SignedIn) -> bytes:
        """The whole book: cover, numbered pages, closing. Years that are over are closed.

        Raises GestureRefusedError for who may not, and for a book without a line.
        """
        if not self.may_open(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý được in sổ theo dõi hồ sơ.",
                en="Only a supervisor prints a register.",
            )
        with self._db.read() as conn:
            lines = register_queries.lines(conn, agency, year)
        if not lines:
            raise GestureRefusedError(
                vi="Sổ này chưa có hồ sơ nào.", en="There is no dossier in this register."
            )
        now = self._pen.now()
        facts = register_facts(lines, year=year, centre=self._centre, clerk=who.name, now=now)
        practice = any(line.practice for line in lines)
        return self._lists.pdf(_FORM, facts, now, practice=practice)


def register_facts(
    lines: Sequence[Line], *, year: int, centre: Centre, clerk: str, now: datetime
) -> dict[str, Any]:
    """What the template of the book is given."""
    first, last = local_day(lines[0].accepted_at), local_day(lines[-1].accepted_at)
    is_over = local_day(now).year > year
    return {
        "number": "",
        "centre": centre.short_name,
        "issued_at": paper_moment(now),
        "issued_on": paper_date(local_day(now)),
        "clerk": clerk,
        "count": str(len(lines)),
        "book": REGISTER_VOLUME,
        "year": str(year),
        "agency": lines[0].agency_name,
        "from_on": show_date(first),
        "to_on": show_date(last),
        "opened_on": show_date(first),
        "closed_on": show_date(date(year, 12, 31)) if is_over else "",
        "first": "1",
        "last": str(len(lines)),
        "dossiers": [_row(place, line) for place, line in enumerate(lines, 1)],
    }


def _row(place: int, line: Line) -> dict[str, str]:
    return {
        "number": str(place),
        "code": line.code,
        "procedure": line.procedure_name,
        "sets": f"{line.sets:02d}",
        "owner": line.owner_name,
        "contact": "; ".join(filter(None, (line.address, group_phone(line.phone)))),
        "agency": line.agency_name,
        "received": _moment(line.accepted_at),
        "due": _moment(line.first_due_at),
        "returned": _moment(line.handed_at),
        "manner": _manner(line),
        "signed": "đã ký" if line.given_how is Giving.SIGNED else "",
        "note": _note(line),
    }


def _manner(line: Line) -> str:
    as_registered = _MANNERS[line.return_channel]
    return as_registered if line.given_how is None else _GIVEN.get(line.given_how, as_registered)


def _note(line: Line) -> str:
    notes = []
    if line.provisional_code and line.provisional_code != line.code:
        notes.append(f"mã tạm {line.provisional_code}")
    if line.due_at and line.due_at != line.first_due_at:
        notes.append(f"hẹn lại {show_date(local_day(line.due_at))}")
    if line.status in _ENDED:
        notes.append(STANDINGS[line.status].vi.lower())
    if line.refunded_dong:
        notes.append(f"đã hoàn trả {format_dong(line.refunded_dong)}")
    return "; ".join(notes)


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    here = local(at)
    return f"{show_time(here.time())} {show_date(here.date())}"
