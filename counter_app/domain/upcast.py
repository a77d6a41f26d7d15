"""Lifts old bodies to today's shape on reading; stored bodies never change (design §2.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]

# (kind, from_version) -> the fields of from_version + 1
LIFTS: dict[tuple[str, int], Callable[[Fields], Fields]] = {}


def lift(kind: str, version: int, fields: Fields) -> Fields:
    """`fields` after every known step from `version` upwards."""
    while (kind, version) in LIFTS:
        fields = LIFTS[kind, version](fields)
        version += 1
    return fields
