"""One pass of scans into a draft: every page on disk and in the draft before anybody sees it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.domain.draft import Code, DraftPage, PageImage, Quality
from counter_app.domain.identity import CardData
from counter_app.domain.scans import CardScanned, recognise
from counter_app.domain.splitting import NOTHING, Doubt, Reached, Splitter, Suggestion
from counter_app.domain.stacks import Side, SideCounter
from counter_app.services.feed import Scan
from counter_app.services.known_forms import KnownForms
from counter_app.services.look_alikes import LookAlikes
from counter_app.services.pen import Pen
from counter_app.store import drafts, notes
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database

if TYPE_CHECKING:
    from counter_app.imaging.pages import ProcessedPage

_NOTE = "stack_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArrived:
    """A page is on disk and in the draft; `card` when an ID card's QR was on it."""

    page: DraftPage
    thumbnail: bytes
    card: CardData | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Interrupted:
    """How far a stack has come that has not gone through to its end."""

    draft: str
    reached: Reached


class DraftPass:
    """Keeps page after page of one pass."""

    def __init__(
        self,
        draft_id: str,
        *,
        db: Database,
        blobs: BlobStore,
        pen: Pen,
        look_alikes: LookAlikes,
        known_forms: KnownForms,
        is_stack: bool = False,
        both_sides: bool = False,
        in_place_of: str = "",
    ) -> None:
        """`is_stack`: paper in the feeder, which goes on with a stack that was interrupted.
        `both_sides`: every second page is a back. `in_place_of`: the page that is scanned again;
        its sheet is taken even when it is the last one bit for bit.
        """
        self._draft_id = draft_id
        self._db = db
        self._blobs = blobs
        self._pen = pen
        self._look_alikes = look_alikes
        self._known_forms = known_forms
        self._is_stack = is_stack
        with db.read() as conn:
            view = drafts.load(conn, draft_id)
            noted = notes.read(conn, _NOTE, _Interrupted) if is_stack else None
        self._pages = list(view.pages) if view else []
        self._procedure = view.draft.procedure if view else ""
        goes_on = noted is not None and noted.draft == draft_id
        self._splitter = Splitter(noted.reached if noted and goes_on else NOTHING)
        self._known: int | None = 0 if in_place_of else None
        self._sides = SideCounter(
            self._pages,
            passes=view.draft.two_passes if view and is_stack else None,
            both_sides=both_sides,
            again=next((page for page in self._pages if page.id == in_place_of), None),
        )

    def keep(self, scan: Scan, made: ProcessedPage) -> PageArrived | None:
        """None for a page that was kept before a power cut and came again."""
        if self._known is None:  # the first page of this pass
            self._known = self._kept_before(scan)
        before = self._splitter.reached
        side = self._sides.next(after_break=scan.raw.after_break)
        suggestion = self._suggestion(side, made)
        if self._known:
            self._known -= 1
            return None
        image, now = image_of(made, self._blobs), self._pen.now()
        twin = "" if suggestion.is_separator else self._look_alikes.twin(made, self._pages)
        with self._db.write() as conn:
            page = DraftPage(
                id=self._pen.ids.new_id(),
                seq=drafts.next_page_seq(conn, self._draft_id),
                image=image,
                raw_blob=scan.blob,
                raw_media_type=scan.raw.media_type,
                source=scan.raw.source,
                scanned_at=now,
                quality=quality_of(made),
                codes=tuple(
                    Code(text=code.text, symbology=code.symbology, box=code.box)
                    for code in made.codes
                ),
                suggested_paper=suggestion.paper,
                starts_paper=suggestion.starts_paper,
                is_separator=suggestion.is_separator,
                goes_on=suggestion.goes_on,
                doubt=suggestion.doubt,
                repeats=twin,
                stack=side.stack,
                sheet=side.sheet,
                behind=side.front,
                after_break=scan.raw.after_break,
            )
            drafts.add_page(conn, self._draft_id, page, now)
            if self._is_stack and self._splitter.reached != before:
                reached = _Interrupted(draft=self._draft_id, reached=self._splitter.reached)
                notes.write(conn, _NOTE, reached)
        self._pages.append(page)
        self._sides.came(page)
        self._look_alikes.remember(page.id, made.imprint)
        return PageArrived(page=page, thumbnail=made.thumbnail, card=_card_on(made))

    def lost(self) -> None:
        """A page came that nobody can read: the sheets after it stay in step."""
        self._sides.next()

    def went_through(self) -> None:
        """The stack came to its end: the next one begins anew."""
        if self._is_stack and self._splitter.reached != NOTHING:
            with self._db.write() as conn:
                notes.write(conn, _NOTE, _Interrupted(draft="", reached=NOTHING))

    def _suggestion(self, side: Side, made: ProcessedPage) -> Suggestion:
        """Backs go where their fronts are; the empty back of a strip belongs to the strip."""
        front = next((page for page in self._pages if page.id == side.front), None)
        if front is None:
            codes = [code.text for code in made.codes]
            if self._splitter.reached.strip is not None or made.blank:  # strips are above likeness
                return self._splitter.next(codes)
            form = self._known_forms.paper_of(self._procedure, made.imprint)
            return self._splitter.next(codes, form=form, size_mm=_size_mm(made))
        if front.is_separator:
            return Suggestion(is_separator=made.blank)
        return Suggestion(
            paper=front.suggested_paper, goes_on=front.goes_on, doubt=Doubt(front.doubt)
        )

    def _kept_before(self, scan: Scan) -> int:
        """How many pages of this very file end the draft.

        A file that its source holds is put aside when the next one is asked for, so a pass that was
        cut off finds its last file again. Two scans of one sheet never have the same bytes.
        """
        if not scan.raw.is_held:
            return 0
        same = itertools.takewhile(lambda page: page.raw_blob == scan.blob, reversed(self._pages))
        return sum(1 for _ in same)


def _size_mm(made: ProcessedPage) -> tuple[int, int]:
    return round(made.width / made.dpi * 25.4), round(made.height / made.dpi * 25.4)


def quality_of(made: ProcessedPage) -> Quality:
    """What imaging found, as it is kept."""
    return Quality(
        blank=made.blank,
        flags=made.flags,
        angle_centi_deg=made.angle_centi_deg,
        upright_deg=made.upright_deg,
        sharpness=made.sharpness,
        ink_permyriad=made.ink_permyriad,
    )


def image_of(made: ProcessedPage, blobs: BlobStore) -> PageImage:
    """The cleaned page, on disk when this returns."""
    return PageImage(
        blob=blobs.put(made.stream),
        media_type=made.media_type,
        size=len(made.stream),
        width=made.width,
        height=made.height,
        dpi=made.dpi,
        tool=made.tool,
    )


def _card_on(made: ProcessedPage) -> CardData | None:
    for code in made.codes:
        scan = recognise(code.text)
        if isinstance(scan, CardScanned):
            return scan.card
    return None
