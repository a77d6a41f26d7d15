"""What the paper numbers of a draft mean, when the published list changes under it.

A centre's new version may add papers, leave some out or put them in another order (R02, R74). A
draft that was begun before goes on with its answers and pages at the papers of the same names.
"""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.dossier.acceptance import placed
from counter_app.domain.dossier.requested import new_places, paper_names
from counter_app.domain.draft import Draft, DraftView, PaperList
from counter_app.domain.procedure import Procedure


def listed(draft: Draft, procedure: Procedure | None) -> PaperList | None:
    """The list that the numbers of `draft` are taken from, None before a procedure is chosen."""
    if procedure is None:
        return None
    return PaperList(procedure=draft.procedure, names=paper_names(draft, procedure))


def under_list(view: DraftView, procedure: Procedure | None) -> DraftView:
    """As `renumbered`, and saying which list the numbers are taken from now."""
    view = renumbered(view, procedure)
    return replace(view, draft=replace(view.draft, listed=listed(view.draft, procedure)))


def renumbered(view: DraftView, procedure: Procedure | None) -> DraftView:
    """The draft under the list in force; the very same while the list is.

    A paper renamed in its place keeps what lies there. What is asked for no more loses its answer,
    and its pages are unassigned: none is lost, none lies under another paper's name.
    """
    before, now = view.draft.listed, listed(view.draft, procedure)
    if before is None or procedure is None or now is None or before == now:
        return view
    if before.procedure != now.procedure:
        return view
    moved = new_places(before.names, now.names, published=len(procedure.papers))
    papers = (
        replace(one, number=moved[one.number]) for one in view.draft.papers if one.number in moved
    )
    draft = replace(
        view.draft,
        listed=now,
        papers=tuple(sorted(papers, key=lambda one: one.number)),
        placements=tuple(
            replace(one, paper=moved.get(one.paper or 0))
            for _, one in placed(view.draft.placements, view.pages)
        ),
    )
    return replace(view, draft=draft)
