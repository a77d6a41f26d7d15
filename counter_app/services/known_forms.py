"""Forms known by how they look: as the papers of the last dossiers of the same procedure began.

Nothing is taught and nothing kept: what the clerks of this PC filed under a paper is the example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.errors.pages import PageError
from counter_app.errors.storage import StorageError
from counter_app.store import queries
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database

if TYPE_CHECKING:
    from counter_app.domain.draft import PageImage
    from counter_app.imaging.likeness import Imprint

EXAMPLES = 2  # dossiers
_MOST = 12  # first pages compared with, some 20 ms each
_SHARE = 0.7  # of the ink of both pages
_BETTER_BY = 0.1  # than the next likely paper


class KnownForms:
    """One instance per open desk; used from the scanner's lane."""

    def __init__(self, db: Database, blobs: BlobStore) -> None:
        self._db = db
        self._blobs = blobs
        self._examples: dict[str, tuple[list[str], list[tuple[int, Imprint]]]] = {}

    def paper_of(self, procedure: str, page: Imprint) -> int | None:
        """The paper of `procedure` that begins with a page like this; None when none or several
        do.
        """
        from counter_app.imaging.likeness import form_share

        best: dict[int, float] = {}
        for paper, example in self._of(procedure):
            best[paper] = max(best.get(paper, 0.0), form_share(example, page))
        likely = sorted(((share, paper) for paper, share in best.items()), reverse=True)
        if not likely or likely[0][0] < _SHARE:
            return None
        second = likely[1][0] if len(likely) > 1 else 0.0
        return likely[0][1] if likely[0][0] >= second + _BETTER_BY else None

    def _of(self, procedure: str) -> list[tuple[int, Imprint]]:
        with self._db.read() as conn:
            streams = queries.newest_of_procedure(conn, procedure, EXAMPLES)
            known, examples = self._examples.get(procedure, ([], []))
            if streams == known:
                return examples
            sheets = [queries.dossier_sheet(conn, stream) for stream in streams]
        firsts = [
            (page.paper, page.image)
            for sheet in sheets
            if sheet is not None
            for page in sheet.state.pages
            if page.paper and page.order == 1 and not page.document and not page.quality.blank
        ]
        drawn = ((paper, self._drawn(image)) for paper, image in firsts[:_MOST])
        examples = [(paper, imprint) for paper, imprint in drawn if imprint is not None]
        self._examples[procedure] = (streams, examples)
        return examples

    def _drawn(self, image: PageImage) -> Imprint | None:
        from counter_app.imaging.likeness import imprint_of

        try:
            stream = self._blobs.get(image.blob)  # never from the server: paper is moving
            return imprint_of(stream, image.media_type, image.width, image.height, image.dpi)
        except (PageError, StorageError):
            return None
