"""Who sits at the counter."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.staff import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Whoever opened the counter."""

    staff_id: str
    number: str
    name: str
    roles: tuple[Role, ...]
    agencies: tuple[str, ...]  # empty: all
