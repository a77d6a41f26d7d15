"""Mẫu 01 as PDF: one way for the first print, the preview and a reprint years later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, Corrected
from counter_app.domain.form_template import template_of
from counter_app.domain.moments import local_day
from counter_app.domain.receipt_template import ReceiptTemplate
from counter_app.domain.rules import RulePack, pack_on, receipt_size
from counter_app.store.editions import Edition

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts


class ReceiptPaper:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        edition: Edition,
        centre: Centre,
        fonts: Callable[[], Fonts],
        templates: Callable[[], Sequence[ReceiptTemplate]],
    ) -> None:
        self._edition = edition
        self._centre = centre
        self._fonts = fonts
        self._templates = templates

    def size(self, at: datetime) -> str:
        """The paper size of a dossier accepted at `at`: the centre's choice, else the pack's."""
        return receipt_size(self._centre, self._pack(at))

    def pdf(
        self,
        accepted: Accepted,
        *,
        code: str,
        copies: Sequence[str],
        copy_no: int,
        size: str | None,
        corrections: Sequence[Corrected],
    ) -> bytes:
        """In the words of the rule pack of its day; `copies` are "keep" and "give"."""
        from counter_app.forms.receipt import FORM, render_receipt

        pack = self._pack(accepted.accepted_at)
        return render_receipt(
            accepted,
            code=code,
            pack=pack,
            template=template_of(self._templates(), FORM, pack.id),
            centre=self._centre,
            size=size or self.size(accepted.accepted_at),
            fonts=self._fonts(),
            copies=copies,
            copy_no=copy_no,
            corrections=corrections,
        )

    def _pack(self, at: datetime) -> RulePack:
        return pack_on(self._edition.rules, local_day(at))
