"""`decide` for acceptance: what a desk writes when the clerk presses F9 (R09, R12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from counter_app.domain.dossier import bodies, life
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.draft import Draft, DraftPage, DraftView, Placement
from counter_app.domain.procedure import Channel, Procedure
from counter_app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptRequest:
    """What the clerk hands over: the draft and what the checklist made of it."""

    draft: Draft
    pages: tuple[DraftPage, ...]
    procedure: Procedure
    papers: tuple[bodies.AcceptedPaper, ...]
    fees: tuple[bodies.FeeDue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptFacts:
    """What was looked up before: time, serial, deadline, people, place, edition."""

    now: datetime
    code: bodies.CodeIssued
    due: bodies.Due | None
    agency: str
    agency_name: str
    receiving_unit: str
    counter: str
    clerk: str
    clerk_name: str
    practice: bool
    edition: str
    clock_answer: str = ""
    terms: Terms = field(default_factory=Terms)
    route: bodies.Route | None = None


def decide(
    state: DossierState, request: AcceptRequest, facts: AcceptFacts
) -> tuple[Any, ...] | Refusal:
    """The bodies of one act, `accepted` then `pages_filed`, or why it may not be."""
    draft, procedure = request.draft, request.procedure
    accepted = bodies.Accepted(
        code=facts.code,
        procedure=procedure_shown(procedure, draft.case, facts.edition),
        agency=facts.agency,
        agency_name=facts.agency_name,
        receiving_unit=facts.receiving_unit,
        counter=facts.counter,
        clerk=facts.clerk,
        clerk_name=facts.clerk_name,
        accepted_at=facts.now,
        due=facts.due,
        channel=Channel.ONLINE if state.submitted else draft.channel,
        owner=draft.owner,
        organisation=draft.organisation,
        submitter=draft.submitter,
        relation=draft.relation,
        authorisation=draft.authorisation,
        return_channel=draft.return_channel,
        return_address=draft.return_address,
        sets=draft.sets,
        papers=request.papers,
        fees=request.fees,
        note=draft.note,
        practice=facts.practice,
        clock_answer=facts.clock_answer,
        terms=facts.terms,
        route=facts.route,
    )
    refusal = life.fits(state, accepted)
    if refusal is not None:
        return refusal
    pages = filed_pages(draft.placements, request.pages)
    if not pages:
        return (accepted,)
    return accepted, bodies.PagesFiled(pages=pages, by_name=facts.clerk_name)


def procedure_shown(procedure: Procedure, case: str, edition: str) -> bodies.ProcedureShown:
    """What papers and record say of `procedure`; `edition` is the hash of the catalogue."""
    return bodies.ProcedureShown(
        code=procedure.code,
        alias=procedure.alias,
        name=procedure.name,
        field=procedure.field,
        case=case,
        case_name=next((c.name for c in procedure.cases if c.id == case), ""),
        edition=edition,
        result_name=procedure.result_name,
        decided_by_chair=procedure.decided_by_chair,
        person_concerned=procedure.person_concerned or "",
    )


def draft_of(state: DossierState, accepted: bodies.Accepted) -> DraftView:
    """People, procedure and pages of a dossier as the draft they came from showed them."""
    pages = tuple(
        DraftPage(
            id=f"{state.id}/{number}",
            seq=number,
            image=page.image,
            raw_blob="",
            raw_media_type="",
            source="",
            scanned_at=page.scanned_at,
            quality=page.quality,
        )
        for number, page in enumerate(state.pages, start=1)
    )
    placements = tuple(
        Placement(page=shown.id, paper=page.paper or None, turn=page.turn)
        for shown, page in zip(pages, state.pages, strict=True)
    )
    draft = Draft(
        id=state.id,
        opened_at=accepted.accepted_at,
        staff=accepted.clerk,
        counter=accepted.counter,
        procedure=accepted.procedure.code,
        case=accepted.procedure.case,
        owner=accepted.owner,
        organisation=accepted.organisation,
        submitter=accepted.submitter,
        relation=accepted.relation,
        authorisation=accepted.authorisation,
        channel=accepted.channel,
        return_channel=accepted.return_channel,
        return_address=accepted.return_address,
        sets=accepted.sets,
        placements=placements,
        note=accepted.note,
    )
    return DraftView(draft=draft, pages=pages, updated_at=accepted.accepted_at)


def placed(
    placements: Sequence[Placement], pages: Sequence[DraftPage]
) -> Iterator[tuple[DraftPage, Placement]]:
    """Every page with what was decided about it, in the clerk's order.

    A page that arrived after the form was last saved stands at the end, where its strip put it; a
    back stands behind its front.
    """
    by_id = {page.id: page for page in pages}
    decided: dict[str, Placement] = {}
    for placement in placements:
        if placement.page in by_id:
            decided.setdefault(placement.page, placement)
    backs: dict[str, list[DraftPage]] = {}
    for page in pages:
        if page.id not in decided and page.behind in by_id:
            backs.setdefault(page.behind, []).append(page)
    new = (
        Placement(page=page.id, paper=page.suggested_paper)
        for page in pages
        if page.id not in decided and page.behind not in by_id
    )
    for placement in (*decided.values(), *new):
        yield by_id[placement.page], placement
        for back in backs.get(placement.page, ()):
            yield back, back_of(placement, back)


def back_of(front: Placement, back: DraftPage) -> Placement:
    """Where a back goes: it follows its front, whatever was decided about that."""
    return Placement(page=back.id, paper=front.paper, removed=front.removed)


def pages_by_paper(placements: Sequence[Placement], pages: Sequence[DraftPage]) -> dict[int, int]:
    """How many pages lie under each paper; strips and removed pages do not count."""
    counts: dict[int, int] = {}
    for page, placement in placed(placements, pages):
        if placement.paper is not None and not placement.removed and not page.is_separator:
            counts[placement.paper] = counts.get(placement.paper, 0) + 1
    return counts


def filed_pages(
    placements: Sequence[Placement], pages: Sequence[DraftPage]
) -> tuple[bodies.FiledPage, ...]:
    """The pages as they go into the dossier, paper by paper as the strip shows them; unassigned
    ones last, under paper 0, none lost.
    """
    order: dict[int, int] = {}
    filed = []
    for page, placement in placed(placements, pages):
        if placement.removed or page.is_separator:
            continue
        paper = placement.paper or 0
        order[paper] = order.get(paper, 0) + 1
        filed.append(
            bodies.FiledPage(
                paper=paper,
                order=order[paper],
                image=page.image,
                turn=placement.turn,
                quality=page.quality,
                scanned_at=page.scanned_at,
                quality_accepted_by=placement.quality_accepted_by,
            )
        )
    return tuple(sorted(filed, key=lambda page: (page.paper == 0, page.paper)))
