"""The other two answers at the counter: mẫu 02 (F8) and mẫu 03 (Shift+F8).

A draft becomes a stream without being accepted: it has a number on a slip, no code and no clock.
How it becomes a draft again stands in `services.waiting`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from counter_app.domain import lacking
from counter_app.domain.codes import RefusalNumber, RequestNumber
from counter_app.domain.decisions import answers as decisions
from counter_app.domain.decisions.facts import Facts
from counter_app.domain.dossier import acceptance
from counter_app.domain.dossier.entries.answers import (
    IntakeFile,
    IntakeRefused,
    Stage,
    SupplementAllowed,
    SupplementAsked,
)
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.steps.counter import rounds
from counter_app.domain.draft import DraftView
from counter_app.domain.entry import Entry
from counter_app.domain.moments import local_day
from counter_app.domain.paper_list import renumbered
from counter_app.domain.papers import accepted_papers
from counter_app.domain.phrases import fill, unfilled
from counter_app.domain.procedure import Procedure
from counter_app.domain.refusal import Refusal
from counter_app.domain.rules import pack_on
from counter_app.domain.staff import Role
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.desk import (
    DraftGoneError,
    GestureRefusedError,
    NotAcceptableError,
)
from counter_app.services import dossiers
from counter_app.services.answer_sheet import (
    Answer,
    Issued,
    Leave,
    Start,
    Supplement,
    TurnedAway,
)
from counter_app.services.catalogue import Catalogue
from counter_app.services.intake import Intake, IntakeView, Place
from counter_app.services.life_papers import LifePapers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import drafts, journal, life_queries
from counter_app.store.database import Connection, Database
from counter_app.store.editions import Edition
from counter_app.store.life_queries import Series
from counter_app.store.phrase_queries import PhraseBook

# What does not stand in the way of an answer: papers, and what belongs to acceptance alone.
_OF_ACCEPTANCE = frozenset(
    {"not_delegable", "authorisation_missing", "return_address", "calendar_not_covered"}
)


class Answers:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        place: Place,
        edition: Edition,
        catalogue: Catalogue,
        calendar: Callable[[], WorkCalendar],
        intake: Intake,
        papers: LifePapers,
        book: PhraseBook,
    ) -> None:
        self._db = db
        self._pen = pen
        self._place = place
        self._edition = edition
        self._catalogue = catalogue
        self._calendar = calendar
        self._intake = intake
        self._papers = papers
        self._book = book

    def start(self, view: DraftView, who: SignedIn) -> Start:
        """What stands in the sheet when it opens. Raises DossierUnreadableError."""
        shown = self._intake.view(view, who)
        with self._db.read() as conn:
            state = dossiers.readable(conn, f"dossier/{view.draft.id}")
        values = self._values(shown)
        used, most = _rounds(state, shown.procedure)
        return Start(
            problems=_in_the_way(shown),
            lacks=lacking.lacks_of(shown.lines),
            reason=lacking.LAWFUL_REASON,
            grounds=tuple(fill(ground, values) for ground in self._book.grounds),
            values=values,
            owner_name=view.draft.owner_name,
            earlier=state.supplements,
            used=used,
            most=most,
            sector_law=_sector_law(shown.procedure),
            once_law=self._once_law(),
        )

    def preview(self, view: DraftView, answer: Answer, who: SignedIn) -> tuple[bytes, ...]:
        """The pages of the paper as PNG, as they would be printed now; nothing is written."""
        from counter_app.imaging.preview import pdf_to_pngs

        now = self._pen.now()
        shown = self._intake.view(view, who)
        with self._db.read() as conn:
            state = dossiers.readable(conn, f"dossier/{view.draft.id}")
        file = self._file(view, shown, who)
        body: SupplementAsked | IntakeRefused
        if isinstance(answer, Supplement):
            body = SupplementAsked(
                file=file,
                lacks=tuple(replace(one, what=one.what or _DOTS) for one in answer.lacks),
                reason=answer.reason,
                round=len(state.supplements) + 1,
                number=_DOTS,
                asked_at=now,
            )
            state = replace(state, supplements=(*state.supplements, body))
        else:
            body = IntakeRefused(
                file=file,
                ground=answer.ground,
                reason=answer.reason,
                number=_DOTS,
                refused_at=now,
            )
            state = replace(state, refused=body)
        return pdf_to_pngs(
            self._papers.preview(state, body, at=now, clerk=who.name), max_px=_PREVIEW_PX
        )

    def issue(
        self, draft_id: str, answer: Answer, who: SignedIn, *, leave: Leave | None = None
    ) -> Issued:
        """The draft becomes the stream's entries in one transaction; twice is once.

        Raises NotAcceptableError with what lacks for the paper itself, GestureRefusedError with the
        sentence of the guard, DraftGoneError, DossierUnreadableError.
        """
        _check_words(answer)
        stream = f"dossier/{draft_id}"
        with self._db.write() as conn:
            held = drafts.load(conn, draft_id)
            state = dossiers.readable(conn, stream)
            if held is None:
                return self._issued_before(conn, stream, state, answer)
            now = self._pen.now()
            held = renumbered(held, self._catalogue.procedure(held.draft.procedure))
            shown = self._intake.view(held, who)
            if problems := _in_the_way(shown):
                raise NotAcceptableError(problems)
            file = self._file(held, shown, who)
            if leave is not None:
                self._allow(conn, stream, file.agency, leave)
                state = dossiers.readable(conn, stream)
            facts = Facts(
                now=now,
                calendar=self._calendar(),
                pack=pack_on(self._edition.rules, local_day(now)),
                counter=self._place.counter,
                by_name=who.name,
            )
            decided = self._decide(conn, state, file, held, answer, facts)
            if isinstance(decided, Refusal):
                raise self._pen.refused(decided)
            written = self._pen.write(
                conn, who, stream=stream, scope=file.agency, bodies=decided, at=now
            )
            drafts.close(conn, draft_id, act=written.act, at=now)
            return _issued(stream, written.state, written.entries)

    def _decide(
        self,
        conn: Connection,
        state: DossierState,
        file: IntakeFile,
        held: DraftView,
        answer: Answer,
        facts: Facts,
    ) -> tuple[object, ...] | Refusal:
        day, counter = local_day(facts.now), self._place.counter
        if isinstance(answer, TurnedAway):
            n = life_queries.next_number(conn, Series.REFUSAL, day)
            return decisions.refuse(
                state,
                file,
                held.pages,
                ground=answer.ground,
                reason=answer.reason,
                number=RefusalNumber(counter=counter, day=day, n=n).text,
                facts=facts,
            )
        n = life_queries.next_number(conn, Series.SUPPLEMENT, day)
        number = RequestNumber(counter=counter, day=day, n=n)
        return decisions.ask_supplement(
            state,
            file,
            held.pages,
            answer.lacks,
            reason=answer.reason,
            number=number.text,
            facts=facts,
        )

    def _allow(self, conn: Connection, stream: str, scope: str, leave: Leave) -> None:
        """The supervisor's own act, by his own hand."""
        if Role.SUPERVISOR not in leave.by.roles:
            raise GestureRefusedError(vi=_NO_SUPERVISOR.vi, en=_NO_SUPERVISOR.en)
        if leave.by.agencies and scope not in leave.by.agencies:
            raise GestureRefusedError(vi=_OTHER_AREA.vi, en=_OTHER_AREA.en)
        body = SupplementAllowed(
            stage=Stage.INTAKE, reason=leave.reason.strip(), by_name=leave.by.name
        )
        self._pen.gesture(conn, leave.by, stream=stream, scope=scope, body=body)

    def _file(self, held: DraftView, shown: IntakeView, who: SignedIn) -> IntakeFile:
        procedure = shown.procedure
        if procedure is None:
            raise NotAcceptableError(_in_the_way(shown))
        agency = self._catalogue.agency(procedure)
        day = local_day(self._pen.now())
        return IntakeFile(
            draft=held.draft,
            procedure=acceptance.procedure_shown(
                procedure, held.draft.case, self._catalogue.edition.hash
            ),
            agency=agency.id,
            agency_name=agency.name,
            receiving_unit=self._place.centre.name,
            counter=self._place.counter,
            clerk=who.staff_id,
            clerk_name=who.name,
            channel=held.draft.channel,
            papers=accepted_papers(procedure, held.draft, shown.pages_by_paper, who.name, day),
            practice=self._place.practice,
            max_supplements=procedure.max_supplements,
            sector_law=_sector_law(procedure),
        )

    def _values(self, shown: IntakeView) -> dict[str, str]:
        procedure = shown.procedure
        pack = pack_on(self._edition.rules, local_day(self._pen.now()))
        if procedure is None:
            return {"nghị định": pack.decree}
        return {
            "thủ tục": procedure.name,
            "cơ quan": shown.agency_name,
            "căn cứ": procedure.posted.legal_basis,
            "đối tượng": procedure.posted.applicants,
            "nghị định": pack.decree,
        }

    def _once_law(self) -> Words:
        """Where the law of the day says that a request is made once."""
        basis = pack_on(self._edition.rules, local_day(self._pen.now())).cite("R13")
        return basis or Words("", "")

    def _issued_before(
        self, conn: Connection, stream: str, state: DossierState, answer: Answer
    ) -> Issued:
        """A second press whose first answer was lost: what that one wrote."""
        wanted = SupplementAsked if isinstance(answer, Supplement) else IntakeRefused
        before = [one for one in journal.entries(conn, stream) if one.kind == wanted.KIND]
        if not before or state.accepted is not None:
            raise DraftGoneError
        return _issued(stream, state, before[-1:])


_PREVIEW_PX = 1400
_DOTS = "……"  # on a preview, where something is not known yet
_NO_SUPERVISOR = Refusal(
    code="no_supervisor",
    vi="Người vừa nhập mã không phải người quản lý nên không cho phép yêu cầu bổ sung thêm được.",
    en="The person whose number was typed is no supervisor and cannot allow another request.",
    rule="R13",
)
_OTHER_AREA = Refusal(
    code="other_area",
    vi="Người quản lý này không phụ trách lĩnh vực của cơ quan giải quyết hồ sơ.",
    en="This supervisor is not in charge of the field of the agency.",
    rule="R13",
)
_NOTHING_LACKS = Refusal(
    code="nothing_lacks",
    vi="Chưa có giấy tờ nào thiếu hoặc được đánh dấu chưa hợp lệ. Đánh dấu trong bảng thành phần "
    "hồ sơ (phím Space) rồi nhấn F8.",
    en="No paper is missing or marked as faulty. Mark it in the list of papers (Space), then "
    "press F8.",
    rule="R13",
)


def _in_the_way(shown: IntakeView) -> tuple[Refusal, ...]:
    """People and procedure have to be known: they stand on the paper."""
    return tuple(
        problem
        for problem in shown.problems
        if not problem.where.startswith("paper:") and problem.code not in _OF_ACCEPTANCE
    )


def _check_words(answer: Answer) -> None:
    """Nothing lacks, or a hole of a phrase is still open. Raises GestureRefusedError."""
    if isinstance(answer, Supplement):
        if not answer.lacks:
            raise GestureRefusedError(vi=_NOTHING_LACKS.vi, en=_NOTHING_LACKS.en)
        texts = [*(lack.what for lack in answer.lacks), answer.reason]
    else:
        texts = [answer.ground, answer.reason]
    for text in texts:
        if (refusal := unfilled(text)) is not None:
            raise GestureRefusedError(vi=refusal.vi, en=refusal.en)


def _rounds(state: DossierState, procedure: Procedure | None) -> tuple[int, int]:
    used, most = rounds(state, Stage.INTAKE)
    return used, most if state.file or procedure is None else procedure.max_supplements


def _sector_law(procedure: Procedure | None) -> str:
    """The law of the field that gives more than one round, as it is published."""
    if procedure is None or procedure.max_supplements == 1:
        return ""
    return procedure.posted.legal_basis.rstrip(".")


def _issued(stream: str, state: DossierState, written: Sequence[Entry]) -> Issued:
    kinds = {SupplementAsked.KIND, IntakeRefused.KIND}
    entry = next(one for one in written if one.kind in kinds)
    asked = state.supplements[-1] if entry.kind == SupplementAsked.KIND else None
    refused = state.refused
    return Issued(
        stream=stream,
        entry=entry.id,
        kind=entry.kind,
        number=asked.number if asked else refused.number if refused else "",
        round=asked.round if asked else 0,
        owner_name=state.file.draft.owner_name if state.file else "",
    )
