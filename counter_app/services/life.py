"""The steps of a dossier's life at the desk: which are possible, what they ask, taking one.

`domain.dossier.life` is the only table; each step is one act of one entry, and its papers are put
on the printer's list in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from counter_app.domain.decisions.facts import Facts
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.transfer import Transferred, TransferUndone
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.entry import GENESIS, Entry
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import in_force
from counter_app.domain.refusal import Refusal
from counter_app.domain.rules import pack_on
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.services import dossiers
from counter_app.services.control_slip import CONTROL
from counter_app.services.equipment import Sheet
from counter_app.services.gestures import appraisal, ending, postponement, result, transfer
from counter_app.services.gestures.gesture import (
    Answers,
    Ask,
    Field,
    FieldKind,
    Gesture,
    Scan,
    first_blank,
    not_yet,
    too_early,
)
from counter_app.services.intake import Place
from counter_app.services.life_papers import LifePapers, paper_name
from counter_app.services.list_papers import HANDOVER
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.print_queue import PrintQueue
from counter_app.store import drafts, journal, journey_queries
from counter_app.store.database import Connection, Database
from counter_app.store.editions import Edition

GESTURES: dict[str, Gesture] = {
    gesture.kind: gesture
    for room in (transfer, appraisal, postponement, result, ending)
    for gesture in room.GESTURES
}


# What moves a dossier on stands first, in this order; the rest follows as in the table of life.
_FIRST = (
    "transferred",
    "agency_received",
    "given_on_the_spot",
    "result_sent",
    "supplemented",
    "closed",
    "stopped",
    "result_mended",
    "result_issued",
    "returned_for_supplement",
    "postponed",
    "intake_withdrawn",
    "intake_closed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A button: what may be done with the dossier now."""

    kind: str
    words: Words
    moves_on: bool  # it brings the dossier further; the others only note something


@dataclass(frozen=True, slots=True, kw_only=True)
class StepForm:
    """The small form of one step. `scanned`: pages of its signed paper that are filed already."""

    stream: str
    kind: str
    words: Words
    code: str
    owner_name: str
    fields: tuple[Field, ...]
    papers: tuple[tuple[int, str], ...]  # of the dossier, number and name: what may lack
    scan: Scan
    scanned: int
    has_paper: bool  # something may be printed for it
    no_form_in: str  # the circular of today, where only another one has a form for it
    has_draft: bool  # its paper is printed to be signed first


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was taken. `has_paper`: something is on the printer's list for it."""

    stream: str
    entry: str
    words: Words
    has_paper: bool


class Life:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        place: Place,
        edition: Edition,
        calendar: Callable[[], WorkCalendar],
        papers: LifePapers,
    ) -> None:
        self._db = db
        self._pen = pen
        self._place = place
        self._edition = edition
        self._calendar = calendar
        self._papers = papers
        self._queue = PrintQueue(pen)

    def today(self) -> date:
        """The counter's day."""
        return local_day(self._pen.now())

    def steps(self, stream: str, who: SignedIn) -> tuple[NextStep, ...]:
        """The steps that state and roles allow, what moves the dossier on first."""
        with self._db.read() as conn:
            state = dossiers.known(conn, stream)
        return self.steps_of(state, who)

    def steps_of(self, state: DossierState, who: SignedIn) -> tuple[NextStep, ...]:
        """As `steps`, of a state at hand."""
        ask = self._ask(state, who)
        found = [
            NextStep(kind=step.kind, words=Words(step.vi, step.en), moves_on=step.kind in _FIRST)
            for step in life.possible(state, who.roles)
            if step.kind in GESTURES and GESTURES[step.kind].has_use(ask)
        ]
        return tuple(sorted(found, key=_place_of))

    def form(self, stream: str, kind: str, who: SignedIn) -> StepForm:
        """What the step asks. Raises GestureRefusedError for a step that is not possible now."""
        with self._db.read() as conn:
            return self.form_of(dossiers.known(conn, stream), kind, who)

    def form_of(self, state: DossierState, kind: str, who: SignedIn) -> StepForm:
        """As `form`, of a state at hand."""
        gesture = _gesture(state, kind, who)
        step, accepted, now = life.STEPS[kind], state.accepted, self._pen.now()
        has_form = bool(step.form) and self._papers.has_form(step.form, now)
        circular = pack_on(self._edition.rules, local_day(now)).circular
        people = accepted or (state.file.draft if state.file else None)
        return StepForm(
            stream=f"dossier/{state.id}",
            kind=kind,
            words=Words(step.vi, step.en),
            code=state.code,
            owner_name=people.owner_name if people else "",
            fields=gesture.fields(self._ask(state, who)),
            papers=tuple((one.number, one.name) for one in accepted.papers) if accepted else (),
            scan=gesture.scan,
            scanned=sum(page.document == kind for page in state.pages),
            has_paper=has_form,
            no_form_in=circular if step.form and not has_form else "",
            has_draft=gesture.draft is not None and has_form,
        )

    def preview(self, stream: str, kind: str, answers: Answers, who: SignedIn) -> tuple[bytes, ...]:
        """Pages of the papers the step would print, as PNG; none while it would be refused."""
        with self._db.read() as conn:
            state = dossiers.known(conn, stream)
        body = self.draft_of(state, kind, answers, who)
        if body is not None and not isinstance(body, Refusal):
            pdf = self._papers.preview(state, body, at=self._pen.now(), clerk=who.name)
            return self._papers.pictures(pdf)
        body = self.decide(state, kind, answers, who)
        if isinstance(body, Refusal) or life.fits(state, body, who.staff_id) is not None:
            return ()
        now = self._pen.now()
        after = life.evolve(state, _unwritten(stream, body, now), body)
        pictures: list[bytes] = []
        for one in self._papers.printables(after, body, now):
            pdf = self._papers.preview(after, body, at=now, clerk=who.name, form=one.form)
            pictures += self._papers.pictures(pdf)
        return tuple(pictures)

    def draft(self, stream: str, kind: str, answers: Answers, who: SignedIn) -> Sheet:
        """The paper of the step, to be signed before the step is taken; nothing is written.

        Raises GestureRefusedError with the field it speaks of.
        """
        with self._db.read() as conn:
            state = dossiers.known(conn, stream)
        body = self.draft_of(state, kind, answers, who)
        if body is None:
            raise _gesture_refused(state, kind)
        if isinstance(body, Refusal):
            raise self._pen.refused(body)
        form, now = life.STEPS[kind].form, self._pen.now()
        pdf = self._papers.preview(state, body, at=now, clerk=who.name)
        return Sheet(pdf=pdf, size=self._papers.size(form, now), title=form)

    def draft_of(self, state: DossierState, kind: str, answers: Answers, who: SignedIn) -> Any:
        """The unsigned body of the step, an objection, or None where nothing is signed first."""
        gesture = _gesture(state, kind, who)
        return None if gesture.draft is None else gesture.draft(self._ask(state, who), answers)

    def take(self, stream: str, kind: str, answers: Answers, who: SignedIn) -> Taken:
        """F9: one entry, and its papers on the printer's list, in one transaction.

        Raises GestureRefusedError with the guard's sentence and the field it speaks of.
        """
        with self._db.write() as conn:
            state = dossiers.known(conn, stream)
            body = self.decide(state, kind, answers, who)
            refusal = body if isinstance(body, Refusal) else _of_another_list(conn, body)
            if refusal is not None:
                raise self._pen.refused(refusal)
            return self.write(conn, state, body, who)

    def write(self, conn: Connection, state: DossierState, body: Any, who: SignedIn) -> Taken:
        """Write the entry of a step and queue its papers, in the caller's transaction.

        Raises GestureRefusedError.
        """
        stream, now = f"dossier/{state.id}", self._pen.now()
        try:
            written = self._pen.write(
                conn, who, stream=stream, scope=state.agency, bodies=(body,), at=now
            )
        except journal.Refused as no:
            raise self._pen.refused(no.refusal) from None
        entry, after = written.entries[0].id, written.state
        if isinstance(body, TransferUndone):
            self._drop_papers(conn, state)
        if drafts.load(conn, state.id) is not None:  # it was reopened here and is over now
            drafts.close(conn, state.id, act=written.act, at=now)
        printables = self._papers.printables(after, body, now)
        for one in printables:
            for copy in one.copies:
                self._queue.ask(conn, after, paper_name(one.form, entry), copy, why="")
        step = life.STEPS[body.KIND]
        return Taken(
            stream=stream,
            entry=entry,
            words=Words(step.vi, step.en),
            has_paper=bool(printables),
        )

    def _drop_papers(self, conn: Connection, state: DossierState) -> None:
        """What the transfer put on the printer's list; the list of others that did go stays."""
        stream, sent = f"dossier/{state.id}", state.transferred
        last = [one for one in journal.entries(conn, stream) if one.kind == Transferred.KIND][-1]
        forms = ["transfer", CONTROL]
        if sent is not None and not journey_queries.of_list(conn, sent.list_number):
            forms.append(HANDOVER)
        self._queue.drop(conn, stream, [paper_name(form, last.id) for form in forms])

    def decide(self, state: DossierState, kind: str, answers: Answers, who: SignedIn) -> Any:
        """The body of the step, or the first objection to what was filled in."""
        gesture = _gesture(state, kind, who)
        ask = self._ask(state, who)
        fields = gesture.fields(ask)
        wrong = first_blank(fields, answers) or not_yet(fields, answers, ask.facts.now)
        if wrong is None and state.accepted is not None:
            wrong = too_early(fields, answers, state.accepted.accepted_at)
        return wrong or gesture.make(ask, {**_empty(fields), **answers})

    def _ask(self, state: DossierState, who: SignedIn) -> Ask:
        now = self._pen.now()
        today = local_day(now)
        facts = Facts(
            now=now,
            calendar=self._calendar().of_agency(state.agency),
            pack=pack_on(self._edition.rules, today),
            counter=self._place.counter,
            by_name=who.name,
            time_of_day=self._place.centre.due_time_of_day,
        )
        return Ask(
            state=state,
            facts=facts,
            agencies={one.id: one.name for one in self._edition.agencies if in_force(one, today)},
        )


def _of_another_list(conn: Connection, body: Any) -> Refusal | None:
    """A hand-over list is signed by one agency: its number names no dossier of another."""
    if not isinstance(body, Transferred) or not body.list_number.strip():
        return None
    on_list = journey_queries.of_list(conn, body.list_number)
    other = next((one for one in on_list if one.agency != body.agency), None)
    if other is None:
        return None
    return Refusal(
        code="other_list",
        vi=f"Giấy bàn giao số {body.list_number} gồm hồ sơ chuyển đến {other.agency_name}; ghi số "
        "khác.",
        en=f"Hand-over list {body.list_number} goes to {other.agency_name}; enter another number.",
        rule="R53",
        where="list_number",
    )


def _place_of(step: NextStep) -> int:
    return _FIRST.index(step.kind) if step.moves_on else len(_FIRST)


def _gesture(state: DossierState, kind: str, who: SignedIn) -> Gesture:
    step = next((one for one in life.possible(state, who.roles) if one.kind == kind), None)
    gesture = GESTURES.get(kind)
    if step is not None and gesture is not None:
        return gesture
    raise _gesture_refused(state, kind)


def _gesture_refused(state: DossierState, kind: str) -> GestureRefusedError:
    named, standing = life.STEPS[kind], life.STANDINGS[state.status]
    return GestureRefusedError(
        vi=f"Không {named.vi} được: hồ sơ đang ở trạng thái “{standing.vi}” hoặc việc này không "
        "thuộc nhiệm vụ của bạn.",
        en=f"Not possible to {named.en}: the dossier stands at “{standing.en}”, or this is not "
        "among your duties.",
    )


def _empty(fields: Sequence[Field]) -> dict[str, Any]:
    """Optional fields left empty, so that every name is there."""
    return {field.name: field.start if field.kind is FieldKind.YES else None for field in fields}


def _unwritten(stream: str, body: Any, now: datetime) -> Entry:
    """An entry for a look at what would be."""
    return Entry(
        id="",
        node="",
        node_seq=0,
        act="",
        stream=stream,
        scope="",
        kind=body.KIND,
        kind_version=body.VERSION,
        at=now,
        clock_offset_ms=0,
        actor="",
        body_sha="",
        prev=GENESIS,
    )
