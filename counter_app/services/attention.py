"""The list Cần xử lý: what a person has to look at, with everything its author entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.calendar_revision import CalendarRevised
from counter_app.domain.dossier import bodies
from counter_app.domain.duty import StandInRecorded
from counter_app.domain.guidance_revision import MatterRevised
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.money import format_dong
from counter_app.domain.procedure_revision import ProcedureRevised
from counter_app.domain.refusal import Refusal
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.alarm_words import alarm_title, answering_step
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.printing import Printing
from counter_app.services.told import FIELDS, not_brought, pages_so_far, title_of
from counter_app.services.told_answers import answer_entered
from counter_app.services.told_calendar import calendar_entered
from counter_app.services.told_catalogue import matter_entered, procedure_entered
from counter_app.services.told_duty import duty_entered
from counter_app.services.told_steps import step_entered
from counter_app.store import drafts, journal, life_queries, queries
from counter_app.store.database import Connection, Database

_OUTCOMES = {
    "refused": ("seen",),
    "disputed": ("stands", "set_aside"),
    "digitise": ("digitised",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """One line. `choices` are what `settle` takes for it; none: only to be looked at."""

    id: str
    kind: str  # alarm, refused, disputed, unfit, provisional, digitise, draft, print
    stream: str
    code: str
    title_vi: str
    title_en: str
    detail_vi: str
    detail_en: str
    entered: tuple[tuple[Words, str], ...]
    at: datetime
    by: str
    choices: tuple[str, ...] = ()
    step: str = ""  # of an alarm: the kind of the step that answers it
    is_late: bool = False  # of an alarm: `at`, its moment, is over


class Attention:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        printing: Printing,
        calendar: Callable[[], WorkCalendar],
        agencies: tuple[str, ...] = (),
    ) -> None:
        """`agencies`: whose alarms ring at this counter; empty: all."""
        self._db = db
        self._pen = pen
        self._printing = printing
        self._calendar = calendar
        self._agencies = agencies

    def items(self) -> tuple[AttentionItem, ...]:
        """Everything that waits for a person: alarms by their moment, then the rest, oldest first
        within each kind.
        """
        now = self._pen.now()
        with self._db.read() as conn:
            ringing = life_queries.alarms(conn, self._calendar(), now, self._agencies)
            found = [_alarm(line) for line in ringing]
            found += [self._matter(conn, one) for one in queries.attention(conn)]
            found += [_to_digitise(one) for one in queries.not_digitised(conn)]
            found += [_old_draft(line) for line in drafts.set_aside(conn)]
        found += [
            AttentionItem(
                id=f"print/{job.id}",
                kind="print",
                stream=job.stream,
                code=job.code,
                title_vi=f"Chờ in lại: {job.title_vi}",
                title_en=f"Waiting for the printer: {job.title_en}",
                detail_vi="Nhấn F11 khi máy in đã sẵn sàng.",
                detail_en="Press F11 when the printer is ready.",
                entered=(),
                at=job.since,
                by="",
            )
            for job in self._printing.waiting()
        ]
        return tuple(found)

    def settle(self, item_id: str, outcome: str, note: str, who: SignedIn) -> None:
        """Take `outcome`: seen for a refused claim; stands or set_aside for a dispute; digitised
        for a paper that has all its pages.
        """
        kind, _, entry_id = item_id.partition("/")
        if outcome not in _OUTCOMES.get(kind, ()):
            raise GestureRefusedError(
                vi="Việc này không xử lý theo cách đó được.", en="That does not settle this matter."
            )
        with self._db.write() as conn:
            if kind == "refused":
                queries.see_refusal(conn, entry_id, by=who.staff_id, at=self._pen.now())
                return
            if kind == "digitise":
                self._all_pages_there(conn, entry_id, who)
                return
            stream = next(
                (one.stream for one in queries.attention(conn) if one.entry == entry_id), None
            )
            if stream is None:
                raise GestureRefusedError(
                    vi="Việc này đã được người khác xử lý.", en="Somebody else settled this before."
                )
            scope = next((e.scope for e in journal.entries(conn, stream)), "")
            body = bodies.Settled(
                entry=entry_id, outcome=outcome, note=note.strip(), by_name=who.name
            )
            self._pen.gesture(conn, who, stream=stream, scope=scope, body=body)

    def _all_pages_there(self, conn: Connection, place: str, who: SignedIn) -> None:
        """`place`: stream and paper. A paper that left the list meanwhile needs nothing more."""
        stream, _, number = place.rpartition("/")
        line = next(
            (
                one
                for one in queries.not_digitised(conn)
                if one.stream == stream and str(one.paper) == number
            ),
            None,
        )
        if line is None:
            return
        body = bodies.PaperDigitised(paper=line.paper, pages=line.pages, by_name=who.name)
        self._pen.gesture(conn, who, stream=stream, scope=line.agency, body=body)

    def _matter(self, conn: Connection, one: queries.Attention) -> AttentionItem:
        body, by = None, ""
        entry = next((e for e in journal.entries(conn, one.stream) if e.id == one.entry), None)
        if entry is not None:
            try:
                body = read_body(entry)
            except (UnknownKind, BodyInvalidError):
                body = None
            by = getattr(body, "by_name", "") or getattr(body, "clerk_name", "")
        words = title_of(one.kind, body)
        title_vi, title_en = words.vi, words.en
        if one.matter is queries.Matter.PROVISIONAL:
            title_vi, title_en = "Mã tạm chưa có mã chính thức", "Provisional code"
        reason = self._pen.cited(
            Refusal(code="", vi=one.reason_vi, en=one.reason_en, rule=one.reason_rule)
        )
        return AttentionItem(
            id=f"{one.matter.value}/{one.entry or one.stream}",
            kind=one.matter.value,
            stream=one.stream,
            code=one.code,
            title_vi=title_vi,
            title_en=title_en,
            detail_vi=reason.vi,
            detail_en=reason.en,
            entered=_entered(body),
            at=one.at,
            by=by,
            choices=_OUTCOMES.get(one.matter.value, ()),
        )


def _alarm(line: life_queries.AlarmLine) -> AttentionItem:
    title = alarm_title(line)
    detail = " · ".join(filter(None, (line.owner_name, line.procedure_name)))
    return AttentionItem(
        id=f"alarm/{line.alarm.value}/{line.stream}/{line.what}",
        kind="alarm",
        stream=line.stream,
        code=line.code,
        title_vi=title.vi,
        title_en=title.en,
        detail_vi=detail,
        detail_en=detail,
        entered=(),
        at=line.deadline_at,
        by="",
        step=answering_step(line.alarm),
        is_late=line.is_late,
    )


def _to_digitise(one: queries.NotDigitised) -> AttentionItem:
    pages = pages_so_far(one.pages, one.pages_stated)
    return AttentionItem(
        id=f"digitise/{one.stream}/{one.paper}",
        kind="digitise",
        stream=one.stream,
        code=one.code,
        title_vi=f"Chờ số hóa: {one.paper}. {one.paper_name} ({pages.vi})",
        title_en=f"To be digitised: {one.paper}. {one.paper_name} ({pages.en})",
        detail_vi=f"{one.owner_name} · {one.agency_name}",
        detail_en=f"{one.owner_name} · {one.agency_name}",
        entered=(),
        at=one.accepted_at,
        by="",
        choices=_OUTCOMES["digitise"] if one.pages else (),
    )


def _old_draft(line: drafts.DraftLine) -> AttentionItem:
    name = line.draft.owner_name
    return AttentionItem(
        id=f"draft/{line.draft.id}",
        kind="draft",
        stream="",
        code="",
        title_vi="Bản nháp không được sửa trong 30 ngày",
        title_en="Draft not touched for 30 days",
        detail_vi=f"{name} · {line.page_count:02d} trang đã quét · sẽ xóa sau 30 ngày nữa",
        detail_en=f"{name} · {line.page_count} pages · deleted after 30 more days",
        entered=(),
        at=line.updated_at,
        by="",
    )


_REASON = Words("lý do", "reason")


def _entered(body: object) -> tuple[tuple[Words, str], ...]:
    """What the author typed, label and value, so that nothing of a refused claim is lost."""
    match body:
        case bodies.Corrected():
            label = FIELDS.get(body.field, Words(body.field, body.field))
            return ((label, f"{body.old} → {body.new}"), (_REASON, body.reason))
        case bodies.Voided():
            return (
                (Words("mã nhập lại", "code typed again"), body.code_typed),
                (_REASON, body.reason),
            )
        case bodies.Accepted():
            return (
                (Words("mã hồ sơ", "dossier code"), body.code.code),
                (Words("chủ hồ sơ", "owner"), body.owner_name),
                (Words("thủ tục", "procedure"), body.procedure.name),
                *(
                    (Words("không bổ sung", "not brought"), f"{name}: {why}")
                    for name, why in not_brought(body)
                ),
            )
        case bodies.FeeTaken() | bodies.FeeRefunded():
            return ((Words("số tiền", "amount"), format_dong(body.amount_dong)),)
        case StandInRecorded():
            return duty_entered(body)
        case CalendarRevised():
            return calendar_entered(body)
        case ProcedureRevised():
            return procedure_entered(body)
        case MatterRevised():
            return matter_entered(body)
    return answer_entered(body) or step_entered(body)
