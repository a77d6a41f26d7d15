"""Search everything, and the sheet of one dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.areas import Area
from counter_app.domain.dossier import bodies, life
from counter_app.domain.dossier.digitising import Digitising, digitising
from counter_app.domain.dossier.entries.answers import IntakeFile
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.moments import local_day
from counter_app.errors import Words
from counter_app.errors.desk import DossierNotFoundError
from counter_app.services.catalogue import Catalogue, ProcedureChoice
from counter_app.services.drafts import Drafts, DraftSummary
from counter_app.services.page_files import PageFiles
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.told import title_of
from counter_app.store import page_text, queries, search
from counter_app.store.database import Database

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts
    from counter_app.imaging.ocr import Word

_PEOPLE, _PROCEDURES = 6, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierHit:
    """A dossier in a list of results."""

    stream: str
    code: str
    owner_name: str
    procedure_name: str
    status: str
    accepted_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """A person in a list of results."""

    id_number: str
    name: str
    dossiers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """What was found, group by group."""

    dossiers: tuple[DossierHit, ...]
    in_pages: tuple[DossierHit, ...]  # others, with a scanned page on which it stands
    people: tuple[PersonHit, ...]
    procedures: tuple[ProcedureChoice, ...]
    drafts: tuple[DraftSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper:
    """A paper of the sheet with its pages; `accepted` None holds pages under no paper: of the
    signed paper of a step, which is then named, or of none at all.
    """

    accepted: bodies.AcceptedPaper | None
    pages: tuple[bodies.FiledPage, ...]
    progress: Digitising | None  # None: not handed in
    signed: Words | None = None

    @property
    def number(self) -> int:
        """Its number in the list, 0 for pages under no paper."""
        return self.accepted.number if self.accepted else 0

    @property
    def name(self) -> str:
        """Its name, empty for pages under no paper."""
        return self.accepted.name if self.accepted else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry in words."""

    at: datetime
    kind: str
    title_vi: str
    title_en: str
    by: str
    sync: str  # waiting, sent, refused, disputed


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSheet:
    """Everything known of a dossier."""

    stream: str
    code: str
    provisional_code: str
    status: str
    accepted: bodies.Accepted
    owner_name: str
    due: bodies.Due | None
    papers: tuple[SheetPaper, ...]
    fees: tuple[bodies.FeeDue, ...]
    taken_dong: int
    outstanding_dong: int  # what may be taken now
    history: tuple[HistoryLine, ...]
    sync: str
    corrections: tuple[bodies.Corrected, ...]
    is_readable: bool
    state: DossierState  # everything its entries add up to


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredSheet:
    """A dossier that is not accepted: what the counter knows of it, and what was done with it."""

    stream: str
    file: IntakeFile
    history: tuple[HistoryLine, ...]
    sync: str
    state: DossierState


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """What earlier dossiers say of a person; may be taken over into an empty form."""

    name: str
    phone: str
    address: str
    dossiers: int
    open_dossiers: tuple[DossierHit, ...]  # something is still expected of them, in time or late
    area: Area | None = None  # where the address lies


class Lookup:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        db: Database,
        pages: PageFiles,
        pen: Pen,
        catalogue: Catalogue,
        drafts: Drafts,
        fonts: Callable[[], Fonts],
    ) -> None:
        self._db = db
        self._pages = pages
        self._pen = pen
        self._catalogue = catalogue
        self._drafts = drafts
        self._fonts = fonts

    def search(self, text: str, who: SignedIn) -> SearchResults:
        """Dossiers, people, procedures and drafts that match, without accents too."""
        with self._db.read() as conn:
            hits = search.search(conn, text)
            on_pages = page_text.search(conn, text)
        known = {hit.stream for hit in hits}
        return SearchResults(
            dossiers=tuple(_hit(hit) for hit in hits),
            in_pages=tuple(_hit(hit) for hit in on_pages if hit.stream not in known),
            people=_people(hits),
            procedures=self._catalogue.find(text, who, limit=_PROCEDURES),
            drafts=self._drafts.matching(text),
        )

    def by_code(self, code: str) -> tuple[DossierHit, ...]:
        """Dossiers that carry this code now or carried it on paper before it was mapped (§2.8);
        more than one only where two desks without a server gave the same provisional code.
        """
        with self._db.read() as conn:
            return tuple(_hit(hit) for hit in queries.by_code(conn, code))

    def sheet(self, stream: str, who: SignedIn) -> DossierSheet:
        """Everything of one dossier. Opening one that somebody else took in is recorded, once a day
        for each person (R23).
        """
        with self._db.read() as conn:
            sheet = queries.dossier_sheet(conn, stream)
        if sheet is None or sheet.state.accepted is None:
            raise DossierNotFoundError
        accepted = sheet.state.accepted
        self._note_view(sheet, accepted.clerk, accepted.agency, who)
        return _sheet(sheet, accepted)

    def answered(self, stream: str, who: SignedIn) -> AnsweredSheet:
        """As `sheet`, of a dossier that is not accepted. Raises DossierNotFoundError."""
        with self._db.read() as conn:
            sheet = queries.known_sheet(conn, stream)
        file = None if sheet is None or sheet.state.accepted is not None else sheet.state.file
        if sheet is None or file is None:
            raise DossierNotFoundError
        self._note_view(sheet, file.clerk, file.agency, who)
        return AnsweredSheet(
            stream=stream,
            file=file,
            history=tuple(_line(one) for one in sheet.history),
            sync="waiting" if sheet.waiting else "sent",
            state=sheet.state,
        )

    def paper_pdf(self, stream: str, paper: int) -> bytes:
        """The pages of one paper wrapped as PDF; assembled anew each time (§2.7)."""
        from counter_app.forms.practice_mark import practice_stamp
        from counter_app.imaging.bundle import BundlePage, wrap_pdf

        with self._db.read() as conn:
            sheet = queries.dossier_sheet(conn, stream)
        if sheet is None or sheet.state.accepted is None:
            raise DossierNotFoundError
        pages = sorted(
            (page for page in sheet.state.pages if page.paper == paper), key=lambda p: p.order
        )
        if not pages:
            raise DossierNotFoundError
        with self._db.read() as conn:
            read = page_text.of_pages(conn, [page.image.blob for page in pages])
        names = {p.number: p.name for p in sheet.state.accepted.papers}
        stamp = practice_stamp(self._fonts()) if sheet.state.accepted.practice else None
        return wrap_pdf(
            [
                BundlePage(
                    stream=self._pages.get(page.image.blob),
                    media_type=page.image.media_type,
                    width=page.image.width,
                    height=page.image.height,
                    dpi=page.image.dpi,
                    turn=page.turn,
                    words=_words_on(page, read.get(page.image.blob)),
                )
                for page in pages
            ],
            title=names.get(paper, "Trang chưa phân loại"),
            stamp=stamp,
        )

    def known_person(self, id_number: str) -> KnownPerson | None:
        """What earlier dossiers of this number say, None when there is none."""
        with self._db.read() as conn:
            hits = queries.dossiers_of(conn, id_number)
            newest = queries.dossier_sheet(conn, hits[0].stream) if hits else None
        if newest is None or newest.state.accepted is None:
            return None
        accepted = newest.state.accepted
        person = accepted.owner
        if person.id_number != id_number and accepted.submitter is not None:
            person = accepted.submitter
        running = tuple(_hit(hit) for hit in hits if not life.STANDINGS[hit.status].is_end)
        return KnownPerson(
            name=person.name,
            phone=person.phone,
            address=person.address,
            area=person.area,
            dossiers=len(hits),
            open_dossiers=running,
        )

    def _saw_today(self, sheet: queries.DossierSheet, who: SignedIn) -> bool:
        """A sheet that stays open is read again after every sync: that is one look."""
        today = local_day(self._pen.now())
        return any(
            line.entry.kind == bodies.Viewed.KIND
            and line.entry.actor == who.staff_id
            and local_day(line.entry.at) == today
            for line in sheet.history
        )

    def _note_view(
        self, sheet: queries.DossierSheet, clerk: str, agency: str, who: SignedIn
    ) -> None:
        """`clerk` took it in: his own look at it is no news."""
        if not sheet.is_readable or clerk == who.staff_id or self._saw_today(sheet, who):
            return
        with self._db.write() as conn:
            body = bodies.Viewed(by_name=who.name)
            self._pen.write(
                conn, who, stream=sheet.stream, scope=agency, bodies=(body,), at=self._pen.now()
            )


def _words_on(page: bodies.FiledPage, read: page_text.PageWords | None) -> tuple[Word, ...]:
    """What was read off `page`; nothing when it has been turned since."""
    from counter_app.imaging.ocr import Word

    if read is None or read.turn != page.turn:
        return ()
    return tuple(Word(text=word.text, box=word.box) for word in read.words)


def _hit(hit: search.Hit) -> DossierHit:
    return DossierHit(
        stream=hit.stream,
        code=hit.code,
        owner_name=hit.organisation_name or hit.owner_name,
        procedure_name=hit.procedure_name,
        status=hit.status.value,
        accepted_at=hit.accepted_at,
        due_at=hit.due_at,
    )


def _people(hits: list[search.Hit]) -> tuple[PersonHit, ...]:
    found: dict[str, PersonHit] = {}
    for hit in hits:
        if not hit.owner_id_number:
            continue
        known = found.get(hit.owner_id_number)
        found[hit.owner_id_number] = PersonHit(
            id_number=hit.owner_id_number,
            name=known.name if known else hit.owner_name,
            dossiers=known.dossiers + 1 if known else 1,
        )
    return tuple(found.values())[:_PEOPLE]


def _sheet(sheet: queries.DossierSheet, accepted: bodies.Accepted) -> DossierSheet:
    state = sheet.state
    may_pay = state.status in life.STEPS[bodies.FeeTaken.KIND].when
    return DossierSheet(
        stream=sheet.stream,
        code=state.code,
        provisional_code=state.provisional_code,
        status=state.status.value,
        accepted=accepted,
        owner_name=accepted.owner_name,
        due=accepted.due,
        papers=_papers(sheet),
        fees=state.fees,
        taken_dong=state.taken_dong,
        outstanding_dong=state.claimable_dong if may_pay else 0,
        history=tuple(_line(one) for one in sheet.history),
        sync="waiting" if sheet.waiting else "sent",
        corrections=state.corrections,
        is_readable=sheet.is_readable,
        state=state,
    )


def _papers(sheet: queries.DossierSheet) -> tuple[SheetPaper, ...]:
    progress = {one.paper.number: one for one in digitising(sheet.state)}
    return tuple(
        SheetPaper(
            accepted=one.paper,
            pages=one.pages,
            progress=progress.get(one.paper.number) if one.paper else None,
            signed=_signed(one.document),
        )
        for one in sheet.papers
    )


def _signed(kind: str) -> Words | None:
    step = life.STEPS.get(kind)
    return None if step is None else Words(step.vi, step.en)


def _line(one: queries.HistoryLine) -> HistoryLine:
    words = title_of(one.entry.kind, one.body)
    return HistoryLine(
        at=one.entry.at,
        kind=one.entry.kind,
        title_vi=words.vi,
        title_en=words.en,
        by=_author(one.body),
        sync=one.sync.value,
    )


def _author(body: object) -> str:
    """Whose name an entry carries: its own, the clerk's who accepted, or of the counter's file."""
    holders = (body, getattr(body, "file", None))
    names = (getattr(one, name, "") for one in holders for name in ("by_name", "clerk_name"))
    return next(filter(None, names), "")
