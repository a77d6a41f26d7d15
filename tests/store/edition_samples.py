"""A copy of the shipped data that a test may break, one line at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDERS = ("catalogue", "calendar", "rules", "centre")


class EditionFiles:
    """A folder with an edition in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in FOLDERS:
            shutil.copytree(RESOURCES / folder, root / folder)

    def path(self, name: str) -> Path:
        """The file whose name begins with `name`."""
        found = list(self.root.rglob(f"{name}*.yaml"))
        assert len(found) == 1, (name, found)
        return found[0]

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the first `old` in the file by `new`; gives the line where it stood."""
        path = self.path(name)
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    def copy(self, name: str, to: str) -> Path:
        """A second copy of a file beside it."""
        path = self.path(name)
        return Path(shutil.copy(path, path.with_name(to)))


def by_alias(edition, alias, day):
    """The procedure a clerk means by these digits on `day`, None when nobody does."""
    return next((one for one in edition.procedures_on(day) if one.alias == alias), None)
