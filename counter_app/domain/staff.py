"""The staff stream: names, roles and duty areas; never a password or verifier (design §2.10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar


class Role(StrEnum):
    """What a person may do."""

    CLERK = "clerk"
    RETURN_DESK = "return_desk"
    POST_CLERK = "post_clerk"
    APPRAISER = "appraiser"  # thẩm định at the centre (R26)
    APPROVER = "approver"  # phê duyệt at the centre
    SUPERVISOR = "supervisor"
    IT = "it"


# Known to everybody, for practice only: papers of such a centre carry "BẢN TẬP". The first is who
# the sign-in page proposes.
PRACTICE_PASSWORD = "banTap@2026"  # noqa: S105 - not a secret
PRACTICE_STAFF = (
    ("100001", "Nguyễn Thị Bản Tập", (Role.CLERK, Role.RETURN_DESK)),
    ("100002", "Trần Văn Bản Tập", (Role.SUPERVISOR,)),
)

AT_THE_COUNTER = frozenset({Role.CLERK, Role.RETURN_DESK, Role.POST_CLERK, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRegistered:
    """Fact `staff_registered`: a person may sign in."""

    KIND: ClassVar[str] = "staff_registered"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    number: str  # what is typed at sign-in, digits
    name: str
    roles: tuple[Role, ...]
    agencies: tuple[str, ...]  # agency ids served; empty: all
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDisabled:
    """Fact `staff_disabled`: the person may no longer sign in."""

    KIND: ClassVar[str] = "staff_disabled"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffState:
    """A person as the journal knows him."""

    id: str
    registered: StaffRegistered | None = None
    disabled: bool = False


def evolve(state: StaffState, body: Any) -> StaffState:
    """`state` after `body`."""
    match body:
        case StaffRegistered():
            return replace(state, registered=body, disabled=False)
        case StaffDisabled():
            return replace(state, disabled=True)
        case _:
            return state
