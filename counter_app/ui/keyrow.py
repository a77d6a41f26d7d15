"""One row of the key table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WINDOW = "window"  # keys that work on every page


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One row. `label` stands on the key bar when `on_bar`; `description` in the F1 overlay."""

    keys: tuple[str, ...]  # portable names; the first is shown
    page: str
    id: str
    label: str
    description: str
    on_bar: bool = False
    in_list: bool = False  # a shortcut of one list view only, never while text is typed
    icon: str = ""
    repeats: bool = False  # holding the key repeats it


def key_row(
    keys: str, page: str, action: str, *, label: object, description: object, **more: Any
) -> Key:
    """A row; `keys` separated by spaces, the words as `QT_TRANSLATE_NOOP` gives them."""
    return Key(
        keys=tuple(keys.split()),
        page=page,
        id=action,
        label=str(label),
        description=str(description),
        **more,
    )
