"""F8 and Shift+F8: a draft becomes a stream without being accepted, and a draft again later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from counter_app.domain.decisions.facts import Facts
from counter_app.domain.dossier import bodies, life
from counter_app.domain.dossier.acceptance import filed_pages
from counter_app.domain.dossier.entries.answers import (
    IntakeFile,
    IntakeRefused,
    Lack,
    Stage,
    SupplementAsked,
)
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.counter import rounds
from counter_app.domain.draft import DraftPage, DraftView, Placement
from counter_app.domain.refusal import Refusal

_WAITING = frozenset({Status.SUBMITTED, Status.SUPPLEMENT_ASKED})
_NOT_WAITING = Refusal(
    code="not_waiting",
    vi="Hồ sơ này không chờ bổ sung tại quầy.",
    en="This dossier does not wait for a supplement at the counter.",
)
_NO_SOURCE = "dossier"  # where a page of a reopened draft came from


def ask_supplement(
    state: DossierState,
    file: IntakeFile,
    pages: tuple[DraftPage, ...],
    lacks: tuple[Lack, ...],
    *,
    reason: str,
    number: str,
    facts: Facts,
) -> tuple[Any, ...] | Refusal:
    """mẫu 02 at the counter: `supplement_asked`, then the pages as they stand (R13)."""
    made, _ = rounds(state, Stage.INTAKE)
    asked = SupplementAsked(
        file=_at_rest(file),
        lacks=lacks,
        reason=reason,
        round=made + 1,
        number=number,
        asked_at=facts.now,
    )
    return life.fits(state, asked) or (asked, *_new_pages(state, file, pages, facts))


def refuse(
    state: DossierState,
    file: IntakeFile,
    pages: tuple[DraftPage, ...],
    *,
    ground: str,
    reason: str,
    number: str,
    facts: Facts,
) -> tuple[Any, ...] | Refusal:
    """mẫu 03: `intake_refused`, then the pages as they stand (R14)."""
    refused = IntakeRefused(
        file=_at_rest(file), ground=ground, reason=reason, number=number, refused_at=facts.now
    )
    return life.fits(state, refused) or (refused, *_new_pages(state, file, pages, facts))


def reopened(
    state: DossierState, *, now: datetime, staff: str, counter: str
) -> DraftView | Refusal:
    """The draft of a dossier that waits for its supplement, with every page already scanned."""
    file = state.file
    if file is None or state.status not in _WAITING:
        return _NOT_WAITING
    pages = tuple(_page(state.id, seq, page) for seq, page in enumerate(state.pages, start=1))
    placements = tuple(
        Placement(
            page=page.id,
            paper=filed.paper or None,
            turn=filed.turn,
            quality_accepted_by=filed.quality_accepted_by,
        )
        for page, filed in zip(pages, state.pages, strict=True)
    )
    draft = replace(
        file.draft,
        channel=file.channel,
        opened_at=now,
        staff=staff,
        counter=counter,
        placements=placements,
    )
    return DraftView(draft=draft, pages=pages, updated_at=now)


def _at_rest(file: IntakeFile) -> IntakeFile:
    """Without what belongs to the screen, and pages named by what was filed."""
    return replace(file, draft=replace(file.draft, placements=(), focus="", typing=""))


def _new_pages(
    state: DossierState, file: IntakeFile, pages: tuple[DraftPage, ...], facts: Facts
) -> tuple[Any, ...]:
    """Pages that no earlier answer has filed; all of them where the clerk has turned, moved or
    taken out one that was.
    """
    known = {page.image.blob: None for page in state.pages}
    filed = filed_pages(file.draft.placements, pages)
    before = tuple(page for page in filed if page.image.blob in known)
    instead_of: tuple[str, ...] = ()
    if before == state.pages:
        filed = tuple(page for page in filed if page.image.blob not in known)
    else:
        instead_of = tuple(known)
    if not filed and not instead_of:
        return ()
    return (bodies.PagesFiled(pages=filed, by_name=facts.by_name, instead_of=instead_of),)


def _page(dossier: str, seq: int, filed: bodies.FiledPage) -> DraftPage:
    return DraftPage(
        id=f"{dossier}-{seq}",
        seq=seq,
        image=filed.image,
        raw_blob=filed.image.blob,  # the raw scan is gone; the cleaned page is what is left
        raw_media_type=filed.image.media_type,
        source=_NO_SOURCE,
        scanned_at=filed.scanned_at,
        quality=filed.quality,
        suggested_paper=filed.paper or None,
    )
