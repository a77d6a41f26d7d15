"""Which agency holds whose affairs on a day: departments merge, their work goes on (correction 12).

A dossier keeps the agency that accepted it; only new questions follow the successors.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counter_app.domain.procedure import Agency, in_force


def agency_on(by_id: Mapping[str, Agency], agency_id: str, day: date) -> Agency | None:
    """The agency that holds the affairs of `agency_id` on `day`, through its successors.

    None when there is no such agency, it does not exist yet, or it ended without a successor.
    """
    found = by_id.get(agency_id)
    while found is not None and not in_force(found, day):
        is_over = found.valid_to is not None and found.valid_to < day
        found = by_id.get(found.successor) if is_over and found.successor else None
    return found
