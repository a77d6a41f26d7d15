"""Papers of a dossier's life beside mẫu 01: drawn from the entry that made them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter_app.domain import folding
from counter_app.domain.centre import Centre
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.entry import Entry
from counter_app.domain.form_template import FormTemplate, template_of
from counter_app.domain.formats import paper_date
from counter_app.domain.kinds import read_body
from counter_app.domain.moments import local_day
from counter_app.domain.rules import RulePack, pack_on
from counter_app.errors.desk import DossierNotFoundError
from counter_app.services.paper_forms import Drawn, Source, drawn
from counter_app.store import journal
from counter_app.store.database import Database
from counter_app.store.editions import Edition
from counter_app.store.spool import PrintJob

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

_BETWEEN = "/"


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
    ) -> None:
        self._db = db
        self._edition = edition
        self._centre = centre
        self._fonts = fonts
        self._templates = templates

    def name_of(self, stream: str, entry: str) -> str:
        """The name of the paper that belongs to `entry`.

        Raises DossierNotFoundError for an entry that has none.
        """
        return paper_name(self._drawn(stream, entry)[0].form, entry)

    def size(self, name: str) -> str:
        """The paper size the form is printed on unless somebody chooses another."""
        form = form_of(name)
        return next(one for one in self._templates() if one.id == form).sizes[0]

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
        paper, state, at = self._drawn(stream, entry)
        return self._render(paper, state, at, size=size, copies=copies, copy_no=copy_no)

    def of_job(self, job: PrintJob, *, size: str) -> bytes:
        """The copy that a print job asks for."""
        entry = job.form.partition(_BETWEEN)[2]
        return self.pdf(job.stream, entry, size=size, copies=(job.copy,), copy_no=job.copy_no)

    def preview(
        self, state: DossierState, body: Any, *, at: datetime, clerk: str, size: str | None = None
    ) -> bytes:
        """The paper that `body` would make of a dossier standing at `state`: not written yet."""
        source = Source(state=state, body=body, at=at, clerk=clerk, centre=self._centre)
        return self._render(drawn(source), state, at, size=size, copies=(), copy_no=0)

    def pictures(self, pdf: bytes, *, max_px: int = 1400) -> tuple[bytes, ...]:
        """The pages of a paper as PNG, for the screen."""
        from counter_app.imaging.preview import pdf_to_pngs

        return pdf_to_pngs(pdf, max_px=max_px)

    def pack_on(self, at: datetime) -> RulePack:
        """The rule pack of a paper issued at `at`."""
        return pack_on(self._edition.rules, local_day(at))

    def _drawn(self, stream: str, entry: str) -> tuple[Drawn, DossierState, datetime]:
        with self._db.read() as conn:
            entries = journal.entries(conn, stream)
        found = next((one for one in entries if one.id == entry), None)
        body = None if found is None else read_body(found)
        if found is None or body is None:
            raise DossierNotFoundError
        state = folding.fold(stream, _until(entries, found)).state
        source = Source(
            state=state, body=body, at=found.at, clerk=_clerk(body, state), centre=self._centre
        )
        try:
            return drawn(source), state, found.at
        except LookupError as wrong:
            raise DossierNotFoundError from wrong

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
        accepted = state.accepted
        file = state.file
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
