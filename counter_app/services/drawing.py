"""Mẫu 01 and the slips of accepted dossiers as they come out of the printer: PDF and PNG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from counter_app.devices.api import SlipPrinter
from counter_app.domain.centre import Centre
from counter_app.domain.dossier.state import DossierState
from counter_app.errors.desk import DossierNotFoundError
from counter_app.errors.devices import DeviceError
from counter_app.services.receipt_paper import ReceiptPaper

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

SIZES = ("A5", "A4")
_SLIP_WIDTH = 576


def slip_width(printer: Callable[[], SlipPrinter]) -> int:
    """Dots across the slip printer's paper; of 80 mm paper while it cannot be opened."""
    try:
        return printer().width
    except DeviceError:
        return _SLIP_WIDTH


class Drawing:
    """One instance per open desk. Everything printed is made from the journal, never from lists."""

    def __init__(
        self,
        *,
        slip_printer: Callable[[], SlipPrinter],
        receipts: ReceiptPaper,
        centre: Centre,
        fonts: Callable[[], Fonts],
    ) -> None:
        self._slip_printer = slip_printer
        self._receipts = receipts
        self._centre = centre
        self._fonts = fonts

    def receipt(
        self, state: DossierState, copies: tuple[str, ...], *, copy_no: int, size: str | None
    ) -> bytes:
        """Mẫu 01 as PDF; `copies` are "keep" and "give". Raises DossierNotFoundError."""
        if state.accepted is None:
            raise DossierNotFoundError
        return self._receipts.pdf(
            state.accepted,
            code=state.code,
            copies=copies,
            copy_no=copy_no,
            size=size,
            corrections=state.corrections,
        )

    def slip(
        self, states: Sequence[DossierState], *, copy_no: int = 0, large: bool = False
    ) -> bytes:
        """The slip of one or several dossiers as PNG, as wide as the printer's paper.

        Raises DossierNotFoundError when there is none.
        """
        from counter_app.forms.slip import SlipDossier, draw_receipt_slip

        dossiers = [
            SlipDossier(accepted=state.accepted, code=state.code)
            for state in states
            if state.accepted is not None
        ]
        if not dossiers:
            raise DossierNotFoundError
        return draw_receipt_slip(
            dossiers,
            centre=self._centre,
            width=slip_width(self._slip_printer),
            fonts=self._fonts(),
            copy_no=copy_no,
            large=large,
        )

    def size(self, state: DossierState) -> str:
        """The paper size of mẫu 01. Raises DossierNotFoundError."""
        if state.accepted is None:
            raise DossierNotFoundError
        return self._receipts.size(state.accepted.accepted_at)
