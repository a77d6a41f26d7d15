"""A procedure is chosen, first or in place of another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm


def take_procedure(context: PageContext, page: IntakeForm, code: str) -> None:
    """Another procedure: pages stay, those under papers of the same name move along."""
    session = page.session
    draft = session.draft
    procedure = context.desk.catalogue.procedure(code)
    if procedure is None or not session.is_open:
        return
    if draft.procedure != code:
        before = {line.number: line.name for line in session.shown.lines}
        numbers = {paper.name: paper.number for paper in procedure.papers}
        placements = draft.placements
        if before:
            placements = tuple(
                replace(p, paper=numbers.get(before.get(p.paper or 0, "")))
                for p in draft.placements
            )
        case = procedure.cases[0].id if len(procedure.cases) == 1 else ""
        session.edit(
            procedure=code,
            case=case,
            papers=(),
            placements=placements,
            sets=procedure.sets,
            typing="",  # what was typed has become the procedure
        )
    page.procedure.show_view(session.shown)  # the words, not what was typed
    target = "intake_caseCombo" if procedure.cases and not session.draft.case else ""
    if not target:
        target = "intake_partsView" if draft.owner.phone else "intake_phoneEdit"
    page.focus_field(target)
