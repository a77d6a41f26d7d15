"""Sheets scanned twice into one draft: found and told of, never dropped."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from counter_app.errors.pages import PageError
from counter_app.errors.storage import StorageError
from counter_app.services.page_files import PageFiles

if TYPE_CHECKING:
    from counter_app.domain.draft import DraftPage, PageImage
    from counter_app.imaging.likeness import Imprint, Outline
    from counter_app.imaging.pages import ProcessedPage

_MOST = 600  # imprints in memory, some 20 KB each
_MOST_OUTLINES = 10_000  # under 1 KB each: more than a draft and the drafts beside it have
_LIKEST = 5  # pages of the draft that a new one is laid on, some 10 ms each


class LookAlikes:
    """One instance per open desk; used from the scanner's lane."""

    def __init__(self, files: PageFiles) -> None:
        self._files = files
        self._imprints: OrderedDict[str, Imprint | None] = OrderedDict()
        self._outlines: OrderedDict[str, Outline | None] = OrderedDict()

    def twin(self, made: ProcessedPage, pages: Sequence[DraftPage]) -> str:
        """The id of the one of `pages` that shows the same sheet as `made`, "" when none does."""
        from counter_app.imaging.likeness import is_same_sheet, nearest, outline

        if made.blank:
            return ""
        known: list[DraftPage] = []
        outlines: list[Outline] = []
        for page in pages:
            if page.is_separator or page.quality.blank:
                continue
            if (its := self._outline(page)) is not None:
                known.append(page)
                outlines.append(its)
        for at in nearest(outlines, outline(made.imprint), _LIKEST):
            imprint = self._imprint(known[at])
            if imprint is not None and is_same_sheet(imprint, made.imprint):
                return known[at].id
        return ""

    def remember(self, page_id: str, imprint: Imprint | None) -> None:
        """The imprint of a page, for the pages that come after it."""
        from counter_app.imaging.likeness import outline

        self._imprints[page_id] = imprint
        self._outlines[page_id] = None if imprint is None else outline(imprint)
        if len(self._imprints) > _MOST:
            self._imprints.popitem(last=False)
        if len(self._outlines) > _MOST_OUTLINES:
            self._outlines.popitem(last=False)

    def _outline(self, page: DraftPage) -> Outline | None:
        if page.id not in self._outlines:  # scanned before the program was started
            self.remember(page.id, self._drawn(page.image))
        return self._outlines[page.id]

    def _imprint(self, page: DraftPage) -> Imprint | None:
        if page.id not in self._imprints:
            self.remember(page.id, self._drawn(page.image))
        return self._imprints[page.id]

    def _drawn(self, image: PageImage) -> Imprint | None:
        from counter_app.imaging.likeness import imprint_of

        try:
            stream = self._files.get(image.blob)
            return imprint_of(stream, image.media_type, image.width, image.height, image.dpi)
        except (PageError, StorageError):  # opening that page tells what is wrong with it
            return None
