"""The catalogue in the hands of a supervisor: looked at, changed by document, posted, exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from counter_app.domain.catalogue_cells import POSTED_NAMES, Wrong
from counter_app.domain.catalogue_table import Table, read_rows, write_rows
from counter_app.domain.formats import paper_moment, show_date
from counter_app.domain.guidance import NotReceived
from counter_app.domain.moments import local_day
from counter_app.domain.opencps_catalogue import read_services, write_services
from counter_app.domain.procedure import Procedure
from counter_app.domain.procedure_checks import lives_overlap
from counter_app.domain.procedure_revision import (
    CHANGED_MEANWHILE,
    NO_DAY,
    NO_DOCUMENT,
    SCOPE,
    ProcedureRevised,
    odd_field,
    stream_of,
    wrong_in,
)
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueImportError
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.catalogue import Catalogue
from counter_app.services.intake import Place
from counter_app.services.list_papers import ListPapers
from counter_app.services.matter_editing import MatterEditing
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.procedure_views import (
    KNOWN,
    Listed,
    ProcedureView,
    listed,
    new_view,
    view_of,
)
from counter_app.store.database import Database
from counter_app.store.edition_checks import unserved
from counter_app.store.sheet_files import MOST_BYTES, SheetUnreadableError, read_sheet, write_sheet

_FORM = "posting"
_MOST_TOLD = 50  # problems of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A procedure that is not as in force today, and the parts of it."""

    code: str
    alias: int
    name: str
    where: Words


class CatalogueEditing:
    """One instance per open desk."""

    def __init__(
        self, *, db: Database, pen: Pen, place: Place, catalogue: Catalogue, lists: ListPapers
    ) -> None:
        self._db = db
        self._pen = pen
        self._place = place
        self._catalogue = catalogue
        self._lists = lists
        self.matters = MatterEditing(db=db, pen=pen, catalogue=catalogue)

    @staticmethod
    def may_edit(who: SignedIn) -> bool:
        """Whether a person may open and change the catalogue."""
        return Role.SUPERVISOR in who.roles

    def today(self) -> date:
        """The counter's day."""
        return local_day(self._pen.now())

    def listed(self, text: str) -> tuple[Listed, ...]:
        """The procedures that hold every word of `text`: in force, to come, and ended."""
        return listed(self._catalogue, text, self.today())

    def view(self, code: str, on: date | None = None) -> ProcedureView:
        """A procedure in force today, or on another day. Raises LookupError."""
        return view_of(self._catalogue, self._place.centre, code, on or self.today())

    def new(self) -> ProcedureView:
        """A procedure the catalogue has not yet, under a number that nothing else has."""
        return new_view(self._catalogue.edition, self.today())

    def add(
        self, procedure: Procedure, *, valid_from: date | None, document: str, who: SignedIn
    ) -> int:
        """Write its first version. Raises GestureRefusedError, also for a code that is there."""
        if any(one.code == procedure.code for one in self._catalogue.edition.procedures):
            odd = odd_field(procedure, "code", KNOWN)
            raise GestureRefusedError(vi=odd.vi, en=odd.en, where=odd.where)
        return self.revise((procedure,), valid_from=valid_from, document=document, who=who)

    def complaints(self, procedure: Procedure) -> tuple[Refusal, ...]:
        """Everything that is wrong with a version."""
        edition = self._catalogue.edition
        found = list(wrong_in(procedure))
        agencies = {one.id: one for one in edition.agencies}
        if not found:
            found += [odd_field(procedure, *one) for one in unserved(procedure, agencies)]
        others: tuple[Procedure | NotReceived, ...] = (*edition.procedures, *edition.not_received)
        for other in others:
            is_itself = isinstance(other, Procedure) and other.code == procedure.code
            is_twin = other.alias == procedure.alias and lives_overlap(other, procedure)
            if is_twin and not is_itself:
                found.append(odd_field(procedure, "alias", _taken(other)))
        return tuple(found)

    def revise(
        self,
        procedures: Sequence[Procedure],
        *,
        valid_from: date | None,
        document: str,
        who: SignedIn,
        revisions: dict[str, int] | None = None,
    ) -> int:
        """Write new versions from `valid_from` on, all or none; how many differ from today's.

        `revisions`: as each was when its author saw it. Raises GestureRefusedError.
        """
        written = {one.code: one.revision for one in self._catalogue.revised}
        seen = written | (revisions or {})
        if any(written.get(code, 0) != number for code, number in seen.items()):
            raise GestureRefusedError(vi=CHANGED_MEANWHILE.vi, en=CHANGED_MEANWHILE.en)
        changed = self.check(procedures, valid_from=valid_from, document=document, who=who)
        with self._db.write() as conn:
            for one in changed:
                body = ProcedureRevised(
                    procedure=one,
                    revision=seen.get(one.code, 0) + 1,
                    document=document.strip(),
                    by_name=who.name,
                    revised_at=self._pen.now(),
                )
                stream = stream_of(one.code)
                self._pen.gesture(conn, who, stream=stream, scope=SCOPE, body=body)
        self._catalogue.refresh()
        return len(changed)

    def check(
        self,
        procedures: Sequence[Procedure],
        *,
        valid_from: date | None,
        document: str,
        who: SignedIn,
    ) -> list[Procedure]:
        """What `revise` would write: the versions that differ from those of the day.

        Raises GestureRefusedError.
        """
        self._may(who)
        if valid_from is None:
            raise GestureRefusedError(vi=NO_DAY.vi, en=NO_DAY.en, where=NO_DAY.where)
        if not document.strip():
            raise GestureRefusedError(vi=NO_DOCUMENT.vi, en=NO_DOCUMENT.en, where=NO_DOCUMENT.where)
        seen = {one.code: one.valid_from for one in procedures}
        dated = [replace(one, valid_from=valid_from) for one in procedures]
        changed = [one for one in dated if self._differs(one, valid_from)]
        for one in changed:
            unseen = self._unseen(one, valid_from, seen[one.code])
            wrong = unseen or next(iter(self.complaints(one)), None)
            if wrong is not None:
                raise GestureRefusedError(vi=wrong.vi, en=wrong.en, where=wrong.where)
        for one, other in combinations(changed, 2):
            if one.alias == other.alias:
                odd = odd_field(other, "alias", _taken(one))
                raise GestureRefusedError(vi=odd.vi, en=odd.en, where=odd.where)
        return changed

    def read_file(self, path: Path) -> tuple[Procedure, ...]:
        """The procedures in a CSV, XLSX or OpenCPS JSON file; nothing is written.

        Raises CatalogueImportError with everything that is wrong with it.
        """
        edition = self._catalogue.edition
        today = edition.procedures_on(self.today())
        known = {one.code: edition.ending_itself(one) for one in today}
        try:
            if path.suffix.lower() == ".json":
                table = read_services(_text(path), known)
            else:
                table = read_rows(read_sheet(path), known, self.today())
        except (SheetUnreadableError, OSError) as wrong:
            words = wrong.words if isinstance(wrong, SheetUnreadableError) else _GONE
            raise CatalogueImportError(path.name, (_sentence(path.name, None, words),)) from None
        if table.problems:
            raise CatalogueImportError(path.name, _told(path.name, table))
        return table.procedures

    def differences(self, procedures: Sequence[Procedure]) -> tuple[Difference, ...]:
        """Which of them are new, or not as in force today, and where."""
        edition, day = self._catalogue.edition, self.today()
        found = []
        for one in procedures:
            now = edition.procedure(one.code, day)
            parts = [_NEW] if now is None or now.code != one.code else _parts(now, one)
            if parts:
                where = Words("; ".join(p.vi for p in parts), "; ".join(p.en for p in parts))
                found.append(Difference(code=one.code, alias=one.alias, name=one.name, where=where))
        return tuple(found)

    def write_file(self, path: Path) -> int:
        """Every procedure in force as CSV, XLSX or OpenCPS JSON, by the name; how many.

        Raises OSError.
        """
        procedures = self._catalogue.edition.procedures_on(self.today())
        if path.suffix.lower() == ".json":
            path.write_text(write_services(procedures), "utf-8")
        else:
            write_sheet(path, write_rows(procedures))
        return len(procedures)

    def posting_pdf(self, code: str, on: date | None = None) -> bytes:
        """The sheet for the notice board: the thirteen fields of R02. Raises LookupError."""
        view, now = self.view(code, on), self._pen.now()
        procedure = view.procedure
        document = view.version.document if view.version else ""
        rows = []
        for number, (field, label) in enumerate(POSTED_NAMES.items(), 1):
            lines = [one for one in getattr(procedure.posted, field).splitlines() if one.strip()]
            for place, line in enumerate(lines):
                head = (str(number), label) if place == 0 else ("", "")
                rows.append({"number": head[0], "head": head[1], "value": line})
        facts: dict[str, Any] = {
            "centre": self._place.centre.short_name,
            "issued_at": paper_moment(now),
            "procedure_code": procedure.code,
            "procedure": procedure.name,
            "document": document or procedure.source,
            "from_on": show_date(procedure.valid_from) if procedure.valid_from else "",
            "checked_on": show_date(procedure.checked_on),
            "fields": rows,
        }
        return self._lists.pdf(_FORM, facts, now, practice=self._place.practice)

    def _differs(self, procedure: Procedure, day: date) -> bool:
        edition = self._catalogue.edition
        there = edition.procedure(procedure.code, day)
        if there is None or there.code != procedure.code:
            return True
        return replace(edition.ending_itself(there), valid_from=day) != procedure

    def _unseen(self, one: Procedure, day: date, seen: date | None) -> Refusal | None:
        """A version its author did not see: another one is in force on that day, or follows the
        last day and would have it received again.
        """
        begins = [
            other.valid_from
            for other in self._catalogue.edition.procedures
            if other.code == one.code and other.valid_from is not None
        ]
        between = [at for at in begins if (seen or date.min) < at <= day]
        if between:
            return _between(one, max(between))
        after = [at for at in begins if at > day]
        if one.valid_to is not None and after:
            return odd_field(one, "valid_to", _followed(min(after)))
        return None

    def _may(self, who: SignedIn) -> None:
        if not self.may_edit(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý được thay đổi danh mục thủ tục.",
                en="Only a supervisor may change the catalogue.",
            )


def _between(procedure: Procedure, start: date) -> Refusal:
    on = show_date(start)
    return Refusal(
        code="procedure_other_version",
        vi=f"Từ ngày {on}, thủ tục {procedure.code} đã có phiên bản khác, không phải bản đang "
        f"sửa; chưa ghi gì. Ghi ngày áp dụng trước {on}, hoặc chọn dòng “từ {on}” trong danh mục "
        "rồi sửa phiên bản đó.",
        en=f"From {on} procedure {procedure.code} has another version than the one being changed; "
        f"nothing was written. Enter a first day before {on}, or choose the line “from {on}” in "
        "the catalogue and change that version.",
        rule="R74",
        where="valid_from",
    )


def _followed(start: date) -> Words:
    on = show_date(start)
    return Words(
        f"đã có phiên bản áp dụng từ {on}; ghi ngày kết thúc ở phiên bản đó",
        f"a version follows from {on}; enter the last day there",
    )


def _taken(by: Procedure | NotReceived) -> Words:
    if isinstance(by, NotReceived):
        return Words(
            f"số gọi {by.alias} đã dùng cho việc “{by.name}” không tiếp nhận tại Trung tâm",
            f"the number {by.alias} belongs to “{by.name}”, which is not received here",
        )
    return Words(
        f"số gọi {by.alias} đã dùng cho thủ tục {by.code}",
        f"the number {by.alias} belongs to procedure {by.code}",
    )


def _parts(before: Procedure, after: Procedure) -> list[Words]:
    return [
        words for name, words in _PARTS.items() if getattr(before, name) != getattr(after, name)
    ]


def _told(file: str, table: Table) -> tuple[Words, ...]:
    return tuple(_sentence(file, one, one.words) for one in table.problems[:_MOST_TOLD])


def _sentence(file: str, wrong: Wrong | None, words: Words) -> Words:
    if wrong is None or not wrong.line:
        return Words(f"Tệp {file}: {words.vi}.", f"File {file}: {words.en}.")
    return Words(
        f"Tệp {file}, dòng {wrong.line}, cột “{wrong.column}”: {words.vi}.",
        f"File {file}, line {wrong.line}, column “{wrong.column}”: {words.en}.",
    )


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise SheetUnreadableError(Words("tệp lớn hơn 10 MB", "the file is larger than 10 MB"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetUnreadableError(Words("tệp không phải UTF-8", "the file is not UTF-8")) from None


_NEW = Words("thủ tục mới", "a new procedure")
_PARTS = {
    "name": Words("tên", "name"),
    "field": Words("lĩnh vực", "field"),
    "alias": Words("số gọi", "number"),
    "posted": Words("nội dung niêm yết", "posted texts"),
    "agencies": Words("cơ quan", "agencies"),
    "cases": Words("trường hợp", "cases"),
    "papers": Words("giấy tờ", "papers"),
    "limits": Words("thời hạn", "time limits"),
    "fees": Words("phí, lệ phí", "fees"),
    "source": Words("nguồn", "source"),
    "result_name": Words("kết quả", "result"),
    "route": Words("quy trình liên thông", "route"),
    "sets": Words("số bộ hồ sơ", "number of sets"),
    "unit_name": Words("đơn vị tính", "unit"),
}
_GONE = Words("không mở được tệp", "the file cannot be opened")
