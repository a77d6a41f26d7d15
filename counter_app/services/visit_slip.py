"""The thermal slip of one dossier, or of everything one applicant handed in at a visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.text import fold

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts


def by_applicant(states: Sequence[DossierState]) -> tuple[tuple[DossierState, ...], ...]:
    """Dossiers of the same owner and submitter together, in the order they were taken in."""
    groups: dict[tuple[str, ...], list[DossierState]] = {}
    for state in states:
        groups.setdefault(_applicant(state), []).append(state)
    return tuple(tuple(group) for group in groups.values())


def draw_slip(
    states: Sequence[DossierState], centre: Centre, width: int, fonts: Fonts, *, copy_no: int = 0
) -> bytes:
    """The slip as PNG, `width` dots wide. Raises ValueError for no dossier."""
    from counter_app.forms.slip import SlipDossier, draw_receipt_slip

    dossiers = [
        SlipDossier(accepted=state.accepted, code=state.code)
        for state in states
        if state.accepted is not None
    ]
    return draw_receipt_slip(dossiers, centre=centre, width=width, fonts=fonts, copy_no=copy_no)


def _applicant(state: DossierState) -> tuple[str, ...]:
    accepted = state.accepted
    if accepted is None:
        return ()
    firm, submitter = accepted.organisation, accepted.submitter
    return (
        accepted.owner.id_number,
        fold(accepted.owner.name),
        firm.tax_code if firm else "",
        fold(firm.name) if firm else "",
        submitter.id_number if submitter else "",
    )
