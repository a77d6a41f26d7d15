"""One row of the table of life, and the words guards refuse with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.entry import Entry
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import Role

Guard = Callable[[DossierState, Any], Refusal | None]
Effect = Callable[[DossierState, Entry, Any], DossierState]

INTAKE = frozenset({Role.CLERK, Role.POST_CLERK, Role.SUPERVISOR})
FOR_THE_AGENCY = frozenset({Role.CLERK, Role.APPRAISER, Role.APPROVER, Role.SUPERVISOR})
RETURNING = frozenset({Role.RETURN_DESK, Role.SUPERVISOR})
IN_CHARGE = frozenset({Role.SUPERVISOR})
EVERYBODY = frozenset(Role)

WAITS_AT_COUNTER = frozenset({Status.SUBMITTED, Status.SUPPLEMENT_ASKED})
NOT_TAKEN_IN = frozenset({Status.REFUSED, Status.INTAKE_WITHDRAWN, Status.INTAKE_CLOSED})  # the end
BEFORE_ACCEPTANCE = WAITS_AT_COUNTER | {Status.NEW}
BEFORE_RESULT = frozenset(
    {Status.ACCEPTED, Status.TRANSFERRED, Status.PROCESSING, Status.RETURNED, Status.STOPPING}
)
WITH_RESULT = frozenset({Status.ISSUED, Status.READY, Status.CORRECTING, Status.DONE})
ENDED_EARLY = frozenset({Status.STOPPED, Status.WITHDRAWN, Status.CLOSED})
TAKEN_IN = BEFORE_RESULT | WITH_RESULT | ENDED_EARLY  # accepted and not voided


def always(_state: DossierState, _body: Any) -> None:
    """A guard for what only its status holds back."""


def nobody(_state: DossierState) -> str:
    """For steps that nobody is kept from who has the role."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an entry kind does: `vi`/`en` say it as a phrase, "chuyển hồ sơ"."""

    body: Any  # the body's class
    vi: str
    en: str
    roles: frozenset[Role]
    when: frozenset[Status]
    effect: Effect
    guard: Guard = always
    barred: Callable[[DossierState], str] = nobody  # staff id of who may not take it himself
    form: str = ""  # the slip it prints, by its id in the rule pack
    rule: str = ""

    @property
    def kind(self) -> str:
        """The entry kind."""
        return str(self.body.KIND)


def blank(code: str, vi: str, en: str, rule: str, *texts: str) -> Refusal | None:
    """A refusal when one of `texts` says nothing."""
    if all(text.strip() for text in texts):
        return None
    return Refusal(code=code, vi=vi, en=en, rule=rule)


def first(refusals: Iterable[Refusal | None]) -> Refusal | None:
    """The first objection, looked for lazily."""
    return next((refusal for refusal in refusals if refusal is not None), None)


def needs_reason(reason: str, rule: str) -> Refusal | None:
    """A reason in words."""
    return blank("reason", "Phải ghi lý do.", "A reason is needed.", rule, reason)
