"""Scanned pages read in the background, after acceptance: so that search finds what stands on them.

Only where Tesseract reads Vietnamese; elsewhere nothing happens, and the doctor says so. What is
read fills no field and proves nothing.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from counter_app.errors.pages import PageError
from counter_app.errors.storage import StorageError
from counter_app.job import Job
from counter_app.services.pen import Pen
from counter_app.store import notes, page_text, queries
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.page_text import PageWord, Unread

if TYPE_CHECKING:
    from counter_app.domain.dossier.bodies import FiledPage

_log = logging.getLogger(__name__)


class PageReading:
    """One instance per open desk; in a lane of its own."""

    def __init__(self, *, db: Database, blobs: BlobStore, pen: Pen) -> None:
        self._db = db
        self._blobs = blobs
        self._pen = pen
        self._is_swept = False
        self._may_read: bool | None = None  # asked once: the program is not installed by itself

    def run(self, job: Job) -> int:
        """Read what this PC filed and nobody read yet, oldest first; how many pages were read.

        Ends soon after `job` is stopped; the page in work is begun again next time.
        """
        if not self._is_swept:  # words go with their page, at the latest when the program starts
            with self._db.write() as conn:
                page_text.forget_removed(conn)
            self._is_swept = True
        with self._db.read() as conn:
            since = notes.read(conn, page_text.READ_TO, int) or 0
            waiting = page_text.unread(conn, since)
        if not waiting or not self._is_available():
            return 0
        read = 0
        while waiting:
            for one in waiting:
                if job.is_stopped or not self._read(one, job):
                    return read
                read += 1
            with self._db.read() as conn:
                waiting = page_text.unread(conn, waiting[-1].node_seq)
        return read

    def _is_available(self) -> bool:
        from counter_app.imaging import ocr

        if self._may_read is None:
            self._may_read = ocr.is_available()
        return self._may_read

    def _read(self, one: Unread, job: Job) -> bool:
        """Read one page and note it as read, whatever came of it; False when stopped."""
        with self._db.read() as conn:
            sheet = queries.dossier_sheet(conn, one.stream)
        pages = sheet.state.pages if sheet is not None else ()
        page = next((page for page in pages if page.image.blob == one.blob), None)
        words: tuple[PageWord, ...] | None = ()
        if page is not None and not page.quality.blank:
            words = self._words(page, job)
        if words is None:
            return False
        with self._db.write() as conn:
            turn = page.turn if page is not None else 0
            page_text.keep(conn, one.blob, turn, words, at=self._pen.now())
            notes.write(conn, page_text.READ_TO, one.node_seq)
        return True

    def _words(self, page: FiledPage, job: Job) -> tuple[PageWord, ...] | None:
        from counter_app.imaging import ocr

        image = page.image
        try:
            found = ocr.read_words(
                self._blobs.get(image.blob),
                image.media_type,
                (image.width, image.height),
                dpi=image.dpi,
                turn=page.turn,
                give_up=lambda: job.is_stopped,
            )
        except (PageError, StorageError, OSError, ValueError) as trouble:
            _log.warning("a page was not read: %s", type(trouble).__name__)
            return ()
        if found is None:
            return None
        return tuple(PageWord(text=word.text, box=word.box) for word in found)
