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
from counter_app.domain.dossier.requested import with_requests
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.counter import rounds
from counter_app.domain.dossier.steps.step import ENDED_EARLY, WAITS_AT_COUNTER
from counter_app.domain.draft import (
    Draft,
    DraftPage,
    DraftPaper,
    DraftView,
    PaperList,
    Placement,
    Presence,
    Verdict,
)
from counter_app.domain.refusal import Refusal

_GAVE_UP = frozenset({Status.INTAKE_WITHDRAWN, Status.INTAKE_CLOSED})
_NOT_WAITING = Refusal(
    code="not_waiting",
    vi="Hồ sơ này không chờ bổ sung tại quầy.",
    en="This dossier does not wait for a supplement at the counter.",
)
_NOT_OVER = Refusal(
    code="not_over",
    vi="Hồ sơ này chưa kết thúc hoặc đã có kết quả; không lập hồ sơ mới từ hồ sơ này.",
    en="This dossier is not over, or has its result; no new one is begun from it.",
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
    if file is None or state.status not in WAITS_AT_COUNTER:
        return _NOT_WAITING
    pages = tuple(_page(state.id, seq, page) for seq, page in enumerate(state.pages, start=1))
    draft = replace(
        file.draft,
        channel=file.channel,
        opened_at=now,
        staff=staff,
        counter=counter,
        placements=_placements(pages, state.pages),
        papers=_looked_at_again(file),
    )
    view = DraftView(draft=draft, pages=pages, updated_at=now)
    return with_requests(view, state.supplements)


def _looked_at_again(file: IntakeFile) -> tuple[DraftPaper, ...]:
    """What was not there is judged anew when it comes: F7 takes it like any paper. What was there
    and found faulty stays so until the clerk says otherwise.
    """
    absent = {one.number for one in file.papers if one.presence is Presence.ABSENT}
    return tuple(
        replace(one, verdict=Verdict.OPEN)
        if one.verdict is Verdict.MISSING and one.number in absent
        else one
        for one in file.draft.papers
    )


def may_begin_anew(state: DossierState) -> bool:
    """Whether it is over without a result, so that the same person may hand it in once more."""
    if state.accepted is None:
        return state.status in _GAVE_UP
    is_refused = state.status is Status.DONE and state.is_unresolved
    return is_refused or state.status in ENDED_EARLY | {Status.VOIDED}


def begun_anew(
    state: DossierState, *, draft_id: str, now: datetime, staff: str, counter: str
) -> DraftView | Refusal:
    """A new draft with people, procedure and pages of a dossier that is over: what is digitised is
    not asked for again (NĐ 118/2025 Đ5). Every paper is judged afresh.
    """
    holder = state.accepted or state.file
    if holder is None or not may_begin_anew(state):
        return _NOT_OVER
    people = holder if isinstance(holder, bodies.Accepted) else holder.draft
    filed = tuple(page for page in state.pages if not page.document)
    pages = tuple(_page(draft_id, seq, page) for seq, page in enumerate(filed, start=1))
    draft = Draft(
        id=draft_id,
        opened_at=now,
        staff=staff,
        counter=counter,
        procedure=holder.procedure.code,
        case=holder.procedure.case,
        owner=people.owner,
        organisation=people.organisation,
        submitter=people.submitter,
        relation=people.relation,
        return_channel=people.return_channel,
        return_address=people.return_address,
        placements=_placements(pages, filed),
        listed=_listed(holder),
    )
    return DraftView(draft=draft, pages=pages, updated_at=now)


def _listed(holder: bodies.Accepted | IntakeFile) -> PaperList | None:
    """What the numbers of its papers stand for; None of one that nobody at a counter looked at."""
    names = {paper.number: paper.name for paper in holder.papers}
    if not names:
        return None
    return PaperList(
        procedure=holder.procedure.code,
        names=tuple(names.get(n, "") for n in range(1, max(names) + 1)),
    )


def _placements(
    pages: tuple[DraftPage, ...], filed: tuple[bodies.FiledPage, ...]
) -> tuple[Placement, ...]:
    return tuple(
        Placement(
            page=page.id,
            paper=one.paper or None,
            turn=one.turn,
            quality_accepted_by=one.quality_accepted_by,
        )
        for page, one in zip(pages, filed, strict=True)
    )


def _at_rest(file: IntakeFile) -> IntakeFile:
    """Without what belongs to the screen, pages named by what was filed, and slips that the
    journal has.
    """
    draft = replace(file.draft, placements=(), requests=(), focus="", typing="")
    return replace(file, draft=draft)


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
