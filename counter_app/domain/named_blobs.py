"""Which blobs an entry's body names: what has to be whole before the entry gets its position."""

from __future__ import annotations

from typing import Any

from counter_app.domain.dossier.bodies import PagesFiled
from counter_app.domain.draft import PageImage


def named_blobs(body: Any) -> tuple[PageImage, ...]:
    """The page images of `body`, each once, in order; empty for kinds without pages."""
    if not isinstance(body, PagesFiled):
        return ()
    return tuple({page.image.blob: page.image for page in body.pages}.values())
