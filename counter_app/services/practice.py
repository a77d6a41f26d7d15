"""Practice: papers in the virtual feeder when the clerk presses F6, a card, results to return."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.devices.readers.virtual import VirtualReader
from counter_app.devices.scanners.virtual import VirtualScanner
from counter_app.domain.codes import separator_code
from counter_app.domain.papers import papers_of_case
from counter_app.domain.procedure import Need
from counter_app.domain.scan_profile import Sides
from counter_app.services.catalogue import Catalogue
from counter_app.services.equipment import Equipment
from counter_app.services.practice_results import PracticeResults

if TYPE_CHECKING:
    from counter_app.domain.draft import Draft
    from counter_app.forms.fonts import Fonts

_SEED = 2026


class PracticeBench:
    """Draws the papers of a draft's procedure once and feeds them when the tray is empty."""

    def __init__(
        self,
        equipment: Equipment,
        catalogue: Catalogue,
        folder: Path,
        fonts: Callable[[], Fonts],
        results: PracticeResults,
    ) -> None:
        self.results = results
        self._equipment = equipment
        self._catalogue = catalogue
        self._folder = folder
        self._fonts = fonts

    def lay_in(self, draft: Draft, *, sides: Sides = Sides.ONE, backs: int = 0) -> None:
        """Fill the tray for `draft`; nothing happens with real hardware or paper in the tray.

        `sides` BOTH: a scanner for both lays an empty back behind each front. `backs`: the stack
        was turned, so many empty backs lie in the tray.
        """
        scanner = self._equipment.scanner()
        if not isinstance(scanner, VirtualScanner) or scanner.feeder.waiting():
            return
        procedure = self._catalogue.procedure(draft.procedure)
        if procedure is None:
            return
        if backs:
            scanner.feeder.feed([self._empty_side()] * backs)
            return
        papers = [
            (paper.name, separator_code(paper.number))
            for paper in papers_of_case(procedure, draft.case)
            if paper.need is Need.REQUIRED and not paper.replaced_by_data
        ]
        folder = self._drawn(procedure.code, draft.case, papers)
        if sides is Sides.BOTH:
            for front in sorted(folder.glob("*.jpg")):
                scanner.feeder.feed([front, self._empty_side()])
        else:
            scanner.feeder.feed([folder])

    def lay_in_sheet(self, draw: Callable[[], bytes]) -> None:
        """Lay a PDF into an empty virtual tray; nothing happens with real hardware."""
        scanner = self._equipment.scanner()
        if isinstance(scanner, VirtualScanner) and not scanner.feeder.waiting():
            sheet = self._folder / "papers" / "proof.pdf"
            sheet.parent.mkdir(parents=True, exist_ok=True)
            sheet.write_bytes(draw())
            scanner.feeder.feed([sheet])

    def show_card(self, text: str) -> bool:
        """Hold a card before the first virtual reader; False when there is none."""
        for reader in self._equipment.readers():
            if isinstance(reader, VirtualReader):
                reader.give(text)
                return True
        return False

    def slips(self) -> tuple[Path, ...]:
        """What the virtual slip printer put out, oldest first: bytes as sent, and pictures."""
        return tuple(sorted(self._folder.glob("slip-*")))

    def _empty_side(self) -> Path:
        from counter_app.forms.practice import draw_empty_side

        path = self._folder / "papers" / "back.jpg"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(draw_empty_side(seed=_SEED))
        return path

    def _drawn(self, code: str, case: str, papers: list[tuple[str, str]]) -> Path:
        from counter_app.forms.practice import draw_practice_papers

        folder = self._folder / "papers" / f"{code}-{case or 'all'}"
        if not folder.exists():
            pages = draw_practice_papers(
                [name for name, _ in papers],
                seed=_SEED,
                fonts=self._fonts(),
                codes=[code for _, code in papers],
            )
            part = folder.with_name(folder.name + ".part")
            part.mkdir(parents=True, exist_ok=True)
            for number, jpeg in enumerate(pages, start=1):
                (part / f"{number:03d}.jpg").write_bytes(jpeg)
            part.rename(folder)  # whole, or drawn again
        return folder
