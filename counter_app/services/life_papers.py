"""Papers of a dossier's life beside mẫu 01: drawn from the entry that made them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter_app.domain import folding
from counter_app.domain.centre import Centre
from counter_app.domain.dossier.entries import appraisal, postponement, result, transfer
from counter_app.domain.dossier.entries.result import Outcome
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.entry import Entry
from counter_app.domain.form_template import FormTemplate, has_template, template_of
from counter_app.domain.formats import paper_date, show_moment
from counter_app.domain.kinds import read_body
from counter_app.domain.moments import local_day
from counter_app.domain.rules import RulePack, pack_on
from counter_app.errors.desk import DossierNotFoundError
from counter_app.services.control_slip import CONTROL, control_slip
from counter_app.services.list_facts import handover_facts, results_facts
from counter_app.services.list_papers import HANDOVER, HANDOVER_RESULTS, LISTS, ListPapers
from counter_app.services.paper_forms import Drawn, Source, drawn, form_name
from counter_app.services.receipt_paper import ReceiptPaper
from counter_app.store import journal
from counter_app.store.database import Database
from counter_app.store.editions import Edition
from counter_app.store.journey_queries import of_list, results_of_list
from counter_app.store.spool import PrintJob

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

RECEIPT = "receipt"  # mẫu 01 of a dossier that came back whole: a new date, the same code
_BETWEEN = "/"
_BOTH, _ONLY = ("keep", "give"), ("",)  # one for the file and one for the citizen; or one alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """A paper of an entry and its copies; "" for a paper that has no copies to tell apart."""

    form: str
    copies: tuple[str, ...] = _BOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A paper that came out of a printer; `name` is what `pdf_of` and print jobs call it. `at`:
    when it was issued.
    """

    name: str
    copies: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """The papers of a dossier beside mẫu 01 of its acceptance, the newest first."""

    is_accepted: bool
    papers: tuple[IssuedPaper, ...]


def paper_name(form: str, entry: str) -> str:
    """How a paper is called in print jobs and on record: each entry's paper is numbered alone."""
    return f"{form}{_BETWEEN}{entry}"


def form_of(name: str) -> str:
    """The form of a paper's name."""
    return name.partition(_BETWEEN)[0]


def is_life_paper(name: str) -> bool:
    """Whether `name` is a paper drawn here."""
    return _BETWEEN in name


class LifePapers:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        edition: Edition,
        centre: Centre,
        fonts: Callable[[], Fonts],
        templates: Callable[[], tuple[FormTemplate, ...]],
        receipts: ReceiptPaper,
    ) -> None:
        self._db = db
        self._edition = edition
        self._centre = centre
        self._fonts = fonts
        self._templates = templates
        self.receipts = receipts
        self.lists = ListPapers(edition=edition, centre=centre, fonts=fonts, templates=templates)

    def name_of(self, stream: str, entry: str) -> str:
        """The name of the paper that belongs to `entry`.

        Raises DossierNotFoundError for an entry that has none.
        """
        return paper_name(_drawn("", self._at(stream, entry)).form, entry)

    def printables(self, state: DossierState, body: Any, at: datetime) -> tuple[Printable, ...]:
        """What comes out of the printer for `body`, which brought the dossier to `state`."""
        control = Printable(form=CONTROL, copies=_ONLY)
        match body:
            case transfer.Transferred() if state.route is not None:
                return (Printable(form="transfer", copies=_ONLY), control)
            case transfer.Transferred() | transfer.LegDone():
                return (control,)
            case appraisal.Supplemented():
                return (Printable(form=RECEIPT),)
            case result.ResultIssued(outcome=Outcome.GRANTED) | postponement.Postponed():
                return ()  # signed by the agency: no unsigned one besides
        form = form_name(body)
        return (Printable(form=form),) if form and self.has_form(form, at) else ()

    def has_form(self, form: str, at: datetime) -> bool:
        """Whether the rules of that day have this form: an earlier circular knows fewer."""
        return form == RECEIPT or has_template(self._templates(), form, self.pack_on(at).id)

    def size(self, name: str, at: datetime) -> str:
        """The paper size of a form issued at `at` unless somebody chooses another."""
        form = form_of(name)
        if form == RECEIPT:
            return self.receipts.size(at)
        size = template_of(self._templates(), form, self.pack_on(at).id).sizes[0]
        return size.partition(" ")[0]  # the printer is told the paper, not how the text lies on it

    def on_record(self, stream: str) -> OnRecord:
        """What may be printed again. Raises DossierNotFoundError."""
        with self._db.read() as conn:
            entries = journal.entries(conn, stream)
        state = folding.fold(stream, entries).state
        if not isinstance(state, DossierState) or (state.accepted is None and state.file is None):
            raise DossierNotFoundError
        moments = {one.id: one.at for one in entries}
        copies: dict[str, list[str]] = {}
        for printed in state.prints:
            if is_life_paper(printed.form) and printed.copy not in copies.get(printed.form, ()):
                copies.setdefault(printed.form, []).append(printed.copy)
        papers = [
            IssuedPaper(name=name, copies=tuple(which), at=moments[entry])
            for name, which in copies.items()
            if (entry := name.partition(_BETWEEN)[2]) in moments
        ]
        papers.sort(key=lambda paper: paper.at, reverse=True)
        return OnRecord(is_accepted=state.accepted is not None, papers=tuple(papers))

    def pdf_of(self, stream: str, name: str, *, size: str | None = None) -> bytes:
        """A paper on record by its name. Raises DossierNotFoundError."""
        form, _, entry = name.partition(_BETWEEN)
        source = self._at(stream, entry)
        if form in LISTS:
            return self._list(form, source, 0)
        return self._pdf(form, source, size=size, copies=(), copy_no=0)

    def pdf(
        self,
        stream: str,
        entry: str,
        *,
        size: str | None = None,
        copies: Sequence[str] = (),
        copy_no: int = 0,
    ) -> bytes:
        """The paper of `entry` as PDF. Raises DossierNotFoundError."""
        return self._pdf("", self._at(stream, entry), size=size, copies=copies, copy_no=copy_no)

    def of_job(self, job: PrintJob, *, size: str) -> bytes:
        """The copy that a print job asks for."""
        form, _, entry = job.form.partition(_BETWEEN)
        source = self._at(job.stream, entry)
        if form in LISTS:
            return self._list(form, source, job.copy_no)
        return self._pdf(form, source, size=size, copies=(job.copy,), copy_no=job.copy_no)

    def preview(
        self,
        state: DossierState,
        body: Any,
        *,
        at: datetime,
        clerk: str,
        size: str | None = None,
        form: str = "",
    ) -> bytes:
        """The paper that `body` would make of a dossier standing at `state`: not written yet.

        `form`: one of `printables` where an entry has several.
        """
        source = Source(state=state, body=body, at=at, clerk=clerk, centre=self._centre)
        return self._pdf(form, source, size=size, copies=(), copy_no=0)

    def pictures(self, pdf: bytes, *, max_px: int = 1400) -> tuple[bytes, ...]:
        """The pages of a paper as PNG, for the screen."""
        from counter_app.imaging.preview import pdf_to_pngs

        return pdf_to_pngs(pdf, max_px=max_px)

    def pack_on(self, at: datetime) -> RulePack:
        """The rule pack of a paper issued at `at`."""
        return pack_on(self._edition.rules, local_day(at))

    def _source(self, state: DossierState, body: Any, at: datetime) -> Source:
        return Source(state=state, body=body, at=at, clerk=_clerk(body, state), centre=self._centre)

    def _at(self, stream: str, entry: str) -> Source:
        """What was known when `entry` was written."""
        with self._db.read() as conn:
            entries = journal.entries(conn, stream)
        found = next((one for one in entries if one.id == entry), None)
        body = None if found is None else read_body(found)
        if found is None or body is None:
            raise DossierNotFoundError
        state = folding.fold(stream, _until(entries, found)).state
        return self._source(state, body, found.at)

    def _pdf(
        self,
        form: str,
        source: Source,
        *,
        size: str | None,
        copies: Sequence[str],
        copy_no: int,
    ) -> bytes:
        if form == RECEIPT:
            return self._receipt(source, size=size, copies=copies, copy_no=copy_no)
        paper = _drawn(form, source)
        return self._render(
            paper, source.state, source.at, size=size, copies=copies, copy_no=copy_no
        )

    def _list(self, form: str, source: Source, copy_no: int) -> bytes:
        draw = self._handover_list if form == HANDOVER else self._results_list
        return draw(source, copy_no)

    def _results_list(self, source: Source, copy_no: int) -> bytes:
        """The list of all results that came with that of `source`."""
        body: result.ResultArrived = source.body
        with self._db.read() as conn:
            streams = results_of_list(conn, source.state.agency, body.list_number, body.arrived_at)
            states = [journal.fold(conn, stream) for stream in streams]
        known = [one for one in states if isinstance(one, DossierState)]
        facts = results_facts(known, body, centre=self._centre)
        practice = any(one.accepted and one.accepted.practice for one in known)
        return self.lists.pdf(
            HANDOVER_RESULTS, facts, body.arrived_at, practice=practice, copy_no=copy_no
        )

    def _handover_list(self, source: Source, copy_no: int) -> bytes:
        """The list of everything that went with the dossier of `source`."""
        body: transfer.Transferred = source.body
        with self._db.read() as conn:
            journeys = of_list(conn, body.list_number)
        if not journeys:  # registered by mistake
            raise DossierNotFoundError
        facts = handover_facts(journeys, centre=self._centre, clerk=body.given_by)
        practice = any(one.practice for one in journeys)
        return self.lists.pdf(
            HANDOVER, facts, body.transferred_at, practice=practice, copy_no=copy_no
        )

    def _receipt(
        self, source: Source, *, size: str | None, copies: Sequence[str], copy_no: int
    ) -> bytes:
        """Mẫu 01 anew after a supplement: received now, the whole limit again (R34)."""
        state, body = source.state, source.body
        if state.accepted is None:
            raise DossierNotFoundError
        note = f"{_AGAIN} {show_moment(state.accepted.accepted_at)}."
        accepted = replace(
            state.accepted,
            accepted_at=body.received_at,
            due=body.due,
            note=" ".join(filter(None, (state.accepted.note, note))),
        )
        return self.receipts.pdf(
            accepted,
            code=state.code,
            copies=copies or ("give",),
            copy_no=copy_no,
            size=size,
            corrections=state.corrections,
        )

    def _render(
        self,
        paper: Drawn,
        state: DossierState,
        at: datetime,
        *,
        size: str | None,
        copies: Sequence[str],
        copy_no: int,
    ) -> bytes:
        from counter_app.forms.form import Form, render_form

        pack = self.pack_on(at)
        template = template_of(self._templates(), paper.form, pack.id)
        accepted, file = state.accepted, state.file
        form = Form(
            template=template,
            facts=paper.facts,
            title=template.title or pack.form(paper.form).title,
            circular=pack.circular,
            upper_name=self._centre.upper_name,
            name=paper.agency.upper() or self._centre.name,
            on=paper_date(local_day(at)),
            provisional=bool(accepted) and state.code == state.provisional_code,
            practice=accepted.practice if accepted else bool(file and file.practice),
        )
        return render_form(
            form,
            centre=self._centre,
            size=size or template.sizes[0],
            fonts=self._fonts(),
            copies=copies,
            copy_no=copy_no,
        )


_AGAIN = "Tiếp nhận lại hồ sơ đã bổ sung; thay giấy tiếp nhận lúc"


def _drawn(form: str, source: Source) -> Drawn:
    """`form` of the entry, "" for the one that is its own. Raises DossierNotFoundError."""
    try:
        return control_slip(source) if form == CONTROL else drawn(source)
    except LookupError as wrong:
        raise DossierNotFoundError from wrong


def _until(entries: Sequence[Entry], last: Entry) -> list[Entry]:
    """What was known when `last` was written, itself included."""
    return list(entries[: [one.id for one in entries].index(last.id) + 1])


def _clerk(body: Any, state: DossierState) -> str:
    """Who signs for the centre: whom the entry names, else the clerk of the file."""
    for field in ("by_name", "clerk_name"):
        if getattr(body, field, ""):
            return str(getattr(body, field))
    file = getattr(body, "file", None) or state.file
    if file is not None:
        return str(file.clerk_name)
    return state.accepted.clerk_name if state.accepted else ""
