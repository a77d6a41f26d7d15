"""From the feeder into the draft: every page on disk before anybody sees it (design §4)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.devices.api import Feed, RawPage, ScanSettings
from counter_app.domain.codes import separator_code
from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import Status
from counter_app.domain.dossier.steps.intake import IS_VOIDED
from counter_app.domain.draft import Draft, PageImage
from counter_app.domain.papers import papers_asked
from counter_app.domain.scan_profile import ScanProfile, Sides
from counter_app.domain.splitting import Splitter
from counter_app.domain.stacks import waiting_fronts
from counter_app.errors import CounterError
from counter_app.errors.desk import DossierNotFoundError, DraftGoneError, GestureRefusedError
from counter_app.errors.devices import DeviceError
from counter_app.job import Job
from counter_app.services.catalogue import Catalogue
from counter_app.services.draft_pass import DraftPass, PageArrived, image_of, quality_of
from counter_app.services.equipment import Equipment
from counter_app.services.feed import Scan
from counter_app.services.going_on import WentOn, going_on
from counter_app.services.known_forms import KnownForms
from counter_app.services.look_alikes import LookAlikes
from counter_app.services.page_files import PageFiles
from counter_app.services.page_workers import PageWorkers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.practice import PracticeBench
from counter_app.services.scan_pass import Keep, PageRefused, ScanEnded, from_files, take
from counter_app.services.scan_start import StartOnPaper
from counter_app.store import drafts, queries
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database

if TYPE_CHECKING:
    from datetime import datetime

    from counter_app.forms.fonts import Fonts
    from counter_app.imaging.pages import ProcessedPage

__all__ = ["PageArrived", "PageRefused", "ScanEnded", "Scanning", "ToDigitise", "WentOn"]


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
        pages: PageFiles,
        workers: PageWorkers,
        pen: Pen,
        equipment: Equipment,
        catalogue: Catalogue,
        fonts: Callable[[], Fonts],
        usual: ScanProfile,
        start: StartOnPaper,
        practice: PracticeBench | None = None,
    ) -> None:
        """`usual`: how papers are scanned when nothing else is said."""
        self._db = db
        self._blobs = blobs
        self._pages = pages
        self._workers = workers
        self._look_alikes = LookAlikes(pages)
        self._known_forms = KnownForms(db, blobs)
        self._pen = pen
        self._equipment = equipment
        self._catalogue = catalogue
        self._fonts = fonts
        self._usual = usual
        self.start = start
        self._practice = practice

    def scan(self, job: Job, draft_id: str, *, flatbed: bool = False) -> ScanEnded:
        """One pass through the feeder, or a sheet on the glass, as the draft's profile says. Pages
        already in stay, whatever happens after them.
        """
        profile = self._profile(draft_id)
        feed = Feed.FLATBED if flatbed else Feed.FEEDER
        both_sides = profile.sides is Sides.BOTH and not flatbed
        settings = replace(_settings(profile, both_sides=both_sides), feed=feed)
        stack = self._pass(draft_id, is_stack=not flatbed, both_sides=both_sides)
        raws = self._from_scanner(settings, job, draft_id)
        ended = self._take(job, raws, stack.keep, lost=stack.lost)
        if ended.problem is None and not ended.is_stopped:
            stack.went_through()
        return ended

    def rescan(self, job: Job, draft_id: str, page_id: str) -> ScanEnded:
        """One sheet again; the page gives it the place of `page_id`, which is kept aside."""
        settings = replace(_settings(self._profile(draft_id)), max_pages=1)
        sheet = self._pass(draft_id, in_place_of=page_id)
        return self._take(job, self._from_scanner(settings, job), sheet.keep)

    def attach_files(self, job: Job, draft_id: str, paths: Sequence[str]) -> ScanEnded:
        """Pictures and PDFs from a memory stick, in name order, as if they had been scanned."""
        return self._take(job, from_files(paths, job), self._pass(draft_id).keep)

    def scan_into(self, job: Job, stream: str, paper: int, who: SignedIn) -> ScanEnded:
        """Digitise a paper of an accepted dossier later; mẫu 01 does not change (R11)."""
        raws = self._from_scanner(self._usual_settings(), job)
        return self._digitise(job, raws, stream, paper, who)

    def scan_document(self, job: Job, stream: str, kind: str, who: SignedIn) -> ScanEnded:
        """A signed paper that belongs to a step of `kind`, before the step is taken (R42)."""
        raws = self._from_scanner(self._usual_settings(), job)
        return self._digitise(job, raws, stream, 0, who, document=kind)

    def attach_document(
        self, job: Job, stream: str, kind: str, paths: Sequence[str], who: SignedIn
    ) -> ScanEnded:
        """As `scan_document`, from pictures and PDFs."""
        return self._digitise(job, from_files(paths, job), stream, 0, who, document=kind)

    def _digitise(
        self,
        job: Job,
        raws: Generator[RawPage, None, None],
        stream: str,
        paper: int,
        who: SignedIn,
        *,
        document: str = "",
    ) -> ScanEnded:
        splitter = Splitter()

        def keep(_scan: Scan, made: ProcessedPage) -> object | None:
            is_strip = splitter.next(code.text for code in made.codes).is_separator
            return None if is_strip else self._file(stream, paper, made, who, document)

        try:
            with self._db.read() as conn:
                _check_may_digitise(queries.dossier_sheet(conn, stream), paper)
        except CounterError as problem:
            return ScanEnded(pages=0, problem=problem)
        return self._take(job, raws, keep)

    def profile(self, draft: Draft) -> ScanProfile:
        """How the papers of `draft` are scanned: as the clerk chose for this dossier, else as the
        catalogue says of its procedure, else as this PC is set.
        """
        procedure = self._catalogue.procedure(draft.procedure)
        of_procedure = procedure.scan_profile if procedure is not None else None
        return draft.scan_profile or of_procedure or self._usual

    def thumbnail(self, image: PageImage) -> bytes:
        """A small JPEG of a kept page."""
        return self.picture(image, 0, 240)

    def picture(self, image: PageImage, turn: int, max_px: int) -> bytes:
        """A JPEG of a kept page, turned clockwise, its longer side `max_px`."""
        from counter_app.imaging.preview import to_jpeg

        stream = self._pages.get(image.blob)
        return to_jpeg(
            stream, image.media_type, image.width, image.height, turn=turn, max_px=max_px
        )

    def print_separators(self, draft_id: str) -> None:
        """Strips for the papers of the draft's procedure, on the document printer."""
        from counter_app.forms.separators import Strip, render_separators

        with self._db.read() as conn:
            view = drafts.load(conn, draft_id)
        if view is None:
            raise DraftGoneError
        procedure = self._catalogue.procedure(view.draft.procedure)
        if procedure is None:
            raise GestureRefusedError(vi="Chưa chọn thủ tục.", en="No procedure was chosen.")
        strips = [
            Strip(number=paper.number, name=paper.name, code=separator_code(paper.number))
            for paper in papers_asked(procedure, view.draft)
        ]
        pdf = render_separators(strips, self._fonts())
        self._equipment.print_pdf(pdf, title="to-phan-cach", copies=1, paper="A4")

    def get_ready(self) -> None:
        """Start what the first page needs, and load what previews need: loading OpenCV holds the
        window up for a moment, which must not be when the clerk presses F6.
        """
        self._workers.get_ready()
        importlib.import_module("counter_app.imaging.pages")

    def paper_loaded(self) -> bool | None:
        """Whether paper lies in the feeder; None when the scanner cannot tell, or is in trouble,
        which a scan tells in words.
        """
        try:
            return self._equipment.scanner().paper_loaded()
        except DeviceError:
            return None

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

    def _from_scanner(
        self, settings: ScanSettings, job: Job, draft_id: str = ""
    ) -> Generator[RawPage, None, None]:
        if self._practice is not None and draft_id:
            with self._db.read() as conn:
                view = drafts.load(conn, draft_id)
            if view is not None:
                passes, sides = view.draft.two_passes, self.profile(view.draft).sides
                backs = waiting_fronts(view.pages, passes) if passes and passes.backs else ()
                self._practice.lay_in(view.draft, sides=sides, backs=len(backs))
        yield from going_on(self._equipment.scan, settings, job)

    def _usual_settings(self) -> ScanSettings:
        """Of papers that belong to no draft."""
        return _settings(self._usual, both_sides=self._usual.sides is Sides.BOTH)

    def _profile(self, draft_id: str) -> ScanProfile:
        with self._db.read() as conn:
            view = drafts.load(conn, draft_id)
        return self.profile(view.draft) if view else self._usual

    def _pass(
        self,
        draft_id: str,
        *,
        is_stack: bool = False,
        both_sides: bool = False,
        in_place_of: str = "",
    ) -> DraftPass:
        return DraftPass(
            draft_id,
            db=self._db,
            blobs=self._blobs,
            pen=self._pen,
            look_alikes=self._look_alikes,
            known_forms=self._known_forms,
            is_stack=is_stack,
            both_sides=both_sides,
            in_place_of=in_place_of,
        )

    def _take(
        self,
        job: Job,
        raws: Generator[RawPage, None, None],
        keep: Keep,
        lost: Callable[[], None] = lambda: None,
    ) -> ScanEnded:
        return take(job, raws, keep, workers=self._workers, store=self._blobs.put, lost=lost)

    def _file(
        self, stream: str, paper: int, made: ProcessedPage, who: SignedIn, document: str
    ) -> bodies.FiledPage:
        image = image_of(made, self._blobs)
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
                quality=quality_of(made),
                scanned_at=now,
                added_by=who.name,
                document=document,
            )
            body = bodies.PagesFiled(pages=(filed,), by_name=who.name)
            scope = sheet.state.accepted.agency
            self._pen.gesture(conn, who, stream=stream, scope=scope, body=body)
        return filed


def _settings(profile: ScanProfile, *, both_sides: bool = False) -> ScanSettings:
    width, height = profile.size.mm
    return ScanSettings(
        dpi=profile.dpi,
        colour=profile.colour,
        duplex=both_sides,
        width_mm=width,
        height_mm=height,
    )


def _check_may_digitise(sheet: queries.DossierSheet | None, paper: int) -> None:
    """Raises before paper moves: DossierNotFoundError, GestureRefusedError."""
    if sheet is None or sheet.state.accepted is None:
        raise DossierNotFoundError
    if sheet.state.status is Status.VOIDED:
        raise GestureRefusedError(vi=IS_VOIDED.vi, en=IS_VOIDED.en)
    listed = next((one for one in sheet.state.accepted.papers if one.number == paper), None)
    if listed is None and paper:
        raise GestureRefusedError(
            vi="Hồ sơ này không có giấy tờ đó trong thành phần đã nhận.",
            en="That paper is not among those of this dossier.",
        )
    if listed is not None and listed.reason == "state_secret":
        raise GestureRefusedError(
            vi="Tài liệu bí mật nhà nước không được quét.", en="A state secret is never scanned."
        )
