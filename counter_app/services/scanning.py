"""From the feeder into the draft: every page on disk before anybody sees it (design §4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.devices.api import Feed, RawPage, ScanSettings
from counter_app.domain.codes import separator_code
from counter_app.domain.dossier import bodies
from counter_app.domain.draft import Code, DraftPage, PageImage, Quality
from counter_app.domain.identity import CardData
from counter_app.domain.scans import CardScanned, recognise
from counter_app.domain.splitting import Splitter, Suggestion
from counter_app.errors import CounterError, Told
from counter_app.errors.desk import DossierNotFoundError
from counter_app.errors.pages import PageError
from counter_app.job import Cancelled, Job
from counter_app.services.catalogue import Catalogue
from counter_app.services.equipment import Equipment
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.practice import PracticeBench
from counter_app.store import drafts, journal, queries
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.forms.fonts import Fonts
    from counter_app.imaging.pages import ProcessedPage

DPI = 300  # the card's QR and small print need it (devices.md §4.2)
_LARGEST_FILE = 200 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArrived:
    """A page is on disk and in the draft; `card` when an ID card's QR was on it."""

    page: DraftPage
    thumbnail: bytes
    card: CardData | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRefused:
    """One page could not be read; the others go on."""

    number: int
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanEnded:
    """How a pass ended: pages taken, and what stopped it if something did."""

    pages: int
    problem: CounterError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDigitise:
    """A line of the list "Chờ số hóa"."""

    stream: str
    code: str
    paper: int
    paper_name: str
    since: datetime
    owner_name: str


class Scanning:
    """One instance per open desk; used from the scanner's lane."""

    def __init__(
        self,
        *,
        db: Database,
        blobs: BlobStore,
        pen: Pen,
        equipment: Equipment,
        catalogue: Catalogue,
        fonts: Callable[[], Fonts],
        practice: PracticeBench | None = None,
    ) -> None:
        self._db = db
        self._blobs = blobs
        self._pen = pen
        self._equipment = equipment
        self._catalogue = catalogue
        self._fonts = fonts
        self._practice = practice

    def scan(self, job: Job, draft_id: str, who: SignedIn, *, flatbed: bool = False) -> ScanEnded:
        """One pass through the feeder. Pages already in stay, whatever happens after them."""
        del who
        if self._practice is not None:
            with self._db.read() as conn:
                view = drafts.load(conn, draft_id)
            self._practice.lay_in(view.draft if view else None)
        settings = ScanSettings(feed=Feed.FLATBED if flatbed else Feed.FEEDER, dpi=DPI)
        return self._into_draft(job, draft_id, self._from_scanner(settings, job))

    def rescan(self, job: Job, draft_id: str, page_id: str, who: SignedIn) -> ScanEnded:
        """One sheet again; the page gives it the place of `page_id`, which is kept aside."""
        del who, page_id
        settings = ScanSettings(dpi=DPI, max_pages=1)
        return self._into_draft(job, draft_id, self._from_scanner(settings, job))

    def attach_files(
        self, job: Job, draft_id: str, paths: Sequence[str], who: SignedIn
    ) -> ScanEnded:
        """Pictures and PDFs from a memory stick, in name order, as if they had been scanned."""
        del who
        return self._into_draft(job, draft_id, _from_files(sorted(Path(p) for p in paths)))

    def scan_into(self, job: Job, stream: str, paper: int, who: SignedIn) -> ScanEnded:
        """Digitise a paper of an accepted dossier later; mẫu 01 does not change (R11)."""
        settings = ScanSettings(dpi=DPI)
        count = 0
        try:
            for raw in self._from_scanner(settings, job):
                for made in self._pages_of(raw, job, count):
                    filed = self._file(stream, paper, made, who)
                    count += 1
                    job.report(filed)
        except Cancelled:
            return ScanEnded(pages=count)
        except CounterError as problem:
            return ScanEnded(pages=count, problem=problem)
        return ScanEnded(pages=count)

    def thumbnail(self, image: PageImage) -> bytes:
        """A small JPEG of a kept page."""
        return self.picture(image, 0, 240)

    def picture(self, image: PageImage, turn: int, max_px: int) -> bytes:
        """A JPEG of a kept page, turned clockwise, its longer side `max_px`."""
        from counter_app.imaging.preview import to_jpeg

        stream = self._blobs.get(image.blob)
        return to_jpeg(
            stream, image.media_type, image.width, image.height, turn=turn, max_px=max_px
        )

    def print_separators(self, draft_id: str, who: SignedIn) -> None:
        """Strips for the papers of the draft's procedure, on the document printer."""
        from counter_app.forms.separators import Strip, render_separators

        del who
        with self._db.read() as conn:
            view = drafts.load(conn, draft_id)
        procedure = self._catalogue.procedure(view.draft.procedure) if view else None
        if procedure is None:
            raise DossierNotFoundError
        strips = [
            Strip(number=paper.number, name=paper.name, code=separator_code(paper.number))
            for paper in procedure.papers
        ]
        pdf = render_separators(strips, self._fonts())
        printer = self._equipment.document_printer()
        printer.print_pdf(pdf, title="to-phan-cach", copies=1, paper="A4")

    def paper_loaded(self) -> bool | None:
        """Whether paper lies in the feeder; None when the scanner cannot tell."""
        return self._equipment.scanner().paper_loaded()

    def waiting_to_digitise(self) -> tuple[ToDigitise, ...]:
        """The list "Chờ số hóa", oldest first."""
        with self._db.read() as conn:
            lines = queries.not_digitised(conn)
        return tuple(
            ToDigitise(
                stream=line.stream,
                code=line.code,
                paper=line.paper,
                paper_name=line.paper_name,
                since=line.accepted_at,
                owner_name=line.owner_name,
            )
            for line in lines
        )

    def _from_scanner(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        yield from self._equipment.scanner().scan(settings, job)

    def _into_draft(self, job: Job, draft_id: str, raws: Iterable[RawPage]) -> ScanEnded:
        splitter = Splitter()
        count = 0
        try:
            for raw in raws:
                raw_blob = self._blobs.put(raw.data)
                for made in self._pages_of(raw, job, count):
                    suggestion = splitter.next(code.text for code in made.codes)
                    page = self._keep(draft_id, raw, raw_blob, made, suggestion)
                    count += 1
                    card = _card_on(made)
                    job.report(PageArrived(page=page, thumbnail=made.thumbnail, card=card))
        except Cancelled:
            return ScanEnded(pages=count)
        except CounterError as problem:
            return ScanEnded(pages=count, problem=problem)
        return ScanEnded(pages=count)

    def _pages_of(self, raw: RawPage, job: Job, before: int) -> Iterator[ProcessedPage]:
        from counter_app.imaging.pages import process

        for number, made in enumerate(process(raw.data, raw.media_type, raw.dpi), start=1):
            if isinstance(made, PageError):
                job.report(PageRefused(number=before + number, told=made.tell()))
                continue
            yield made

    def _keep(
        self,
        draft_id: str,
        raw: RawPage,
        raw_blob: str,
        made: ProcessedPage,
        suggestion: Suggestion,
    ) -> DraftPage:
        image = self._image(made)
        now = self._pen.now()
        with self._db.write() as conn:
            page = DraftPage(
                id=self._pen.ids.new_id(),
                seq=drafts.next_page_seq(conn, draft_id),
                image=image,
                raw_blob=raw_blob,
                raw_media_type=raw.media_type,
                source=raw.source,
                scanned_at=now,
                quality=_quality(made),
                codes=tuple(
                    Code(text=code.text, symbology=code.symbology, box=code.box)
                    for code in made.codes
                ),
                suggested_paper=suggestion.paper,
                starts_paper=suggestion.starts_paper,
                is_separator=suggestion.is_separator,
            )
            drafts.add_page(conn, draft_id, page, now)
        return page

    def _file(
        self, stream: str, paper: int, made: ProcessedPage, who: SignedIn
    ) -> bodies.FiledPage:
        image = self._image(made)
        now = self._pen.now()
        with self._db.write() as conn:
            sheet = queries.dossier_sheet(conn, stream)
            if sheet is None or sheet.state.accepted is None:
                raise DossierNotFoundError
            order = 1 + sum(page.paper == paper for page in sheet.state.pages)
            filed = bodies.FiledPage(
                paper=paper,
                order=order,
                image=image,
                turn=0,
                quality=_quality(made),
                scanned_at=now,
            )
            body = bodies.PagesFiled(pages=(filed,), by_name=who.name)
            scope = sheet.state.accepted.agency
            try:
                self._pen.write(conn, who, stream=stream, scope=scope, bodies=(body,), at=now)
            except journal.Refused as refused:
                from counter_app.errors.desk import GestureRefusedError

                raise GestureRefusedError(vi=refused.refusal.vi, en=refused.refusal.en) from None
        return filed

    def _image(self, made: ProcessedPage) -> PageImage:
        return PageImage(
            blob=self._blobs.put(made.stream),
            media_type=made.media_type,
            size=len(made.stream),
            width=made.width,
            height=made.height,
            dpi=made.dpi,
            tool=made.tool,
        )


def _from_files(paths: Iterable[Path]) -> Iterator[RawPage]:
    for path in paths:
        if not path.is_file() or path.stat().st_size > _LARGEST_FILE:
            continue
        media_type = "application/octet-stream"  # imaging looks at the content
        yield RawPage(data=path.read_bytes(), media_type=media_type, dpi=0, source="file")


def _quality(made: ProcessedPage) -> Quality:
    return Quality(
        blank=made.blank,
        flags=made.flags,
        angle_centi_deg=made.angle_centi_deg,
        upright_deg=made.upright_deg,
        sharpness=made.sharpness,
        ink_permyriad=made.ink_permyriad,
    )


def _card_on(made: ProcessedPage) -> CardData | None:
    for code in made.codes:
        scan = recognise(code.text)
        if isinstance(scan, CardScanned):
            return scan.card
    return None
