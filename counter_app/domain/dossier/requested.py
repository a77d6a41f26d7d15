"""What mẫu 02 named before acceptance, beside the list of papers as it stands now (R13).

What a slip named although the list does not demand it is asked for again when the citizen returns:
it is there and valid, or the clerk says why it does not come. (What the list demands stops F9 by
itself; what it has ceased to demand, as an authorisation when the owner comes himself, is not asked
for any more.) What lies outside the published list (R21) stands behind that list, so that it is
judged, scanned and receipted like any paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.dossier.bodies import AcceptedPaper
from counter_app.domain.dossier.entries.answers import OUTSIDE_LIST, SupplementAsked
from counter_app.domain.draft import Draft, DraftView, RequestedPaper, SupplementRequest
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import CopyKind, Need, Paper, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """What the last slip that names a paper says of it."""

    slip: str  # its number
    asked_on: date
    what: str
    was_mandatory: bool  # by the list of that day
    is_outside: bool  # of the published list


def with_requests(view: DraftView, asked: Iterable[SupplementAsked]) -> DraftView:
    """The draft with the slips handed out so far; the very same while there is no new one."""
    requests = tuple(_request(slip) for slip in asked)
    if requests == view.draft.requests:
        return view
    return replace(view, draft=replace(view.draft, requests=requests))


def paper_names(draft: Draft, procedure: Procedure) -> tuple[str, ...]:
    """What the paper numbers of `draft` stand for: the published list, then what lies outside."""
    published = tuple(paper.name for paper in procedure.papers)
    besides = dict.fromkeys(name for name in _outside(draft) if name not in published)
    return (*published, *besides)


def papers_besides(procedure: Procedure, draft: Draft) -> Iterator[Paper]:
    """What was asked for that the list does not have, or has for other cases only."""
    listed = {paper.name: paper for paper in procedure.papers}
    numbers = {name: number for number, name in enumerate(paper_names(draft, procedure), 1)}
    for name in dict.fromkeys(_outside(draft)):
        if name not in listed:
            kinds = tuple(CopyKind)
            yield Paper(number=numbers[name], name=name, kinds=kinds, need=Need.IF_ANY)
        elif listed[name].cases and draft.case not in listed[name].cases:
            yield listed[name]


def requested(procedure: Procedure, draft: Draft) -> dict[int, Requested]:
    """By the number it has now, what was asked for of each paper."""
    names, published = paper_names(draft, procedure), len(procedure.papers)
    found = {}
    for request in _of_procedure(draft):
        places = new_places(request.names, names, published=published)
        for one in request.papers:
            number = places.get(one.number)
            if one.number == OUTSIDE_LIST:
                number = names.index(one.name) + 1
            if number is not None:
                found[number] = Requested(
                    slip=request.number,
                    asked_on=request.asked_on,
                    what=one.what,
                    was_mandatory=one.mandatory,
                    is_outside=number > published,
                )
    return found


def new_places(before: Sequence[str], now: Sequence[str], *, published: int) -> dict[int, int]:
    """Old number to new one: by the name, else in its place where that was only renamed. The first
    `published` names of `now` are the list, what lies outside follows.
    """
    places = {name: number for number, name in enumerate(now, 1)}
    moved = {}
    for number, name in enumerate(before, 1):
        if name in places:
            moved[number] = places[name]
        elif number <= published and now[number - 1] not in before:
            moved[number] = number
    return moved


def unanswered(
    asked: Iterable[SupplementAsked],
    procedure: str,
    papers: Sequence[AcceptedPaper],
    lacking: Iterable[AcceptedPaper],
) -> tuple[str, ...]:
    """What slips named under this procedure (its code) without its list demanding it, lacks, and
    nobody has said why. A paper that the case or the list of today does not have any more is not
    asked for.
    """
    told: dict[str, bool] = {}
    for slip in asked:
        if slip.file.procedure.code != procedure:
            continue
        shown = _shown(slip)
        for lack in slip.lacks:
            paper = shown.get(lack.paper)
            if paper is None or not paper.mandatory:  # a group has a name of its own on the slip
                told[paper.name if paper else lack.name] = lack.paper == OUTSIDE_LIST
    silent = {one.name for one in lacking if not one.not_brought.strip()}
    listed = {one.name for one in papers}
    return tuple(
        name
        for name, is_outside in told.items()
        if name in silent or (is_outside and name not in listed)
    )


def _outside(draft: Draft) -> Iterator[str]:
    for request in _of_procedure(draft):
        yield from (one.name for one in request.papers if one.number == OUTSIDE_LIST)


def _of_procedure(draft: Draft) -> Iterator[SupplementRequest]:
    """Another procedure was chosen since: its list says what belongs to it."""
    return (one for one in draft.requests if one.procedure == draft.procedure)


def _request(slip: SupplementAsked) -> SupplementRequest:
    demanded = {paper.number for paper in slip.file.papers if paper.mandatory}
    return SupplementRequest(
        number=slip.number,
        asked_on=local_day(slip.asked_at),
        procedure=slip.file.procedure.code,
        names=_names(slip),
        papers=tuple(
            RequestedPaper(
                number=one.paper, name=one.name, what=one.what, mandatory=one.paper in demanded
            )
            for one in slip.lacks
        ),
    )


def _names(slip: SupplementAsked) -> tuple[str, ...]:
    """The list the clerk had before him; where an early slip does not say, what it shows of it."""
    if slip.file.draft.listed is not None:
        return slip.file.draft.listed.names
    shown = _shown(slip)
    places = range(1, max(shown, default=0) + 1)
    return tuple(shown[number].name if number in shown else "" for number in places)


def _shown(slip: SupplementAsked) -> dict[int, AcceptedPaper]:
    return {paper.number: paper for paper in slip.file.papers}
