"""What the law and the procedure say of one dossier's life, fixed when it is accepted.

An accepted dossier never reads the catalogue again, so the server and a desk with another edition
judge it by the same terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from counter_app.domain.limits import Period, read_period
from counter_app.domain.procedure import LimitUnit, Procedure, Representation, TimeLimit
from counter_app.domain.representation import rule_for
from counter_app.domain.rules import RulePack

NOTICE_WITHIN = Period(amount=Decimal(3), unit=LimitUnit.WORKING_DAYS)  # R33


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Terms of one dossier. Sector law may differ from the general rule (correction 10)."""

    limit: Period | None = None  # counted again from zero on the full dossier (R34)
    late_after: time | None = None  # received later: day 0 is the next working day
    max_supplements: int = 1  # per stage (R13)
    notice_within: Period = NOTICE_WITHIN  # for the return notice, from the agency's receipt (R33)
    close_after: Period | None = None  # from the return notice (NĐ 118/2025 Đ19.5); None: never
    transfer_cutoff: time | None = None  # received later: handed on next working morning (Đ18.2)
    on_the_spot: bool = False  # no mẫu 01 unless asked (Đ17.4)
    returned_by_agency: bool = False  # R63: the agency hands its own results over
    collector: Representation = Representation.FREE_PAPER  # who may collect for the owner (R20)
    relatives_without_paper: tuple[str, ...] = ()
    sector_law: str = ""  # the law of the field, where these are not the general terms


def terms_of(
    procedure: Procedure,
    case: str,
    limit: TimeLimit | None,
    pack: RulePack,
    *,
    returned_by_agency: bool,
) -> Terms:
    """The terms a dossier of `procedure` is accepted under: sector law first, then the rule pack.

    Raises ValueError for a term the catalogue spells in no way we know; its check finds it first.
    """
    represented = rule_for(procedure, case)
    own = procedure.supplement_notice_limit
    general = Period(
        amount=Decimal(pack.supplement_notice_working_days), unit=LimitUnit.WORKING_DAYS
    )
    cutoff = pack.transfer_cutoff
    differs = own or _own_closing(procedure) or procedure.max_supplements > 1
    return Terms(
        limit=None if limit is None else Period(amount=limit.amount, unit=limit.unit),
        late_after=None if limit is None else limit.late_after,
        max_supplements=procedure.max_supplements,
        notice_within=general if own is None else read_period(own),
        close_after=_close_after(procedure, pack),
        transfer_cutoff=time.fromisoformat(cutoff) if cutoff else None,
        on_the_spot=procedure.issued_on_the_spot,
        returned_by_agency=returned_by_agency,
        collector=represented.rule,
        relatives_without_paper=represented.relatives_without_paper,
        sector_law=procedure.posted.legal_basis.rstrip(".") if differs else "",
    )


def _own_closing(procedure: Procedure) -> str | None:
    return procedure.close_after or procedure.supplement_reply_limit


def _close_after(procedure: Procedure, pack: RulePack) -> Period | None:
    own = _own_closing(procedure)
    if own is not None:
        return read_period(own)
    days = pack.close_after_calendar_days
    return None if days is None else Period(amount=Decimal(days), unit=LimitUnit.CALENDAR_DAYS)
