"""Search results among dossiers that are not accepted: waiting, refused, withdrawn or closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.dossier.state import Status
from counter_app.ui import shown
from counter_app.ui.models.found import Found

if TYPE_CHECKING:
    from counter_app.services.waiting import WaitingDossier


class AnsweredRows(QObject):
    """Each group with its heading; nothing where there is nothing."""

    def waiting(self, found: Sequence[WaitingDossier]) -> list[Found]:
        """What came over a portal stands first: the centre owes it an answer."""
        online = [one for one in found if one.status is Status.SUBMITTED]
        asked = [one for one in found if one.status is not Status.SUBMITTED]
        return [
            *_rows(self.tr("TRỰC TUYẾN, CHỜ TIẾP NHẬN"), "supplement", online),
            *_rows(self.tr("CHỜ BỔ SUNG, CHƯA TIẾP NHẬN"), "supplement", asked),
        ]

    def refused(self, found: Sequence[WaitingDossier]) -> list[Found]:
        """Their slip may be wanted again."""
        return _rows(self.tr("ĐÃ TỪ CHỐI TIẾP NHẬN"), "refusal", found)

    def ended(self, found: Sequence[WaitingDossier]) -> list[Found]:
        """Over before acceptance: their pages may be used again."""
        return _rows(self.tr("ĐÃ RÚT HOẶC ĐÓNG, CHƯA TIẾP NHẬN"), "ended", found)


def _rows(heading: str, kind: str, found: Sequence[WaitingDossier]) -> list[Found]:
    rows = [
        Found(
            kind=kind,
            text=one.organisation_name or one.owner_name,
            detail=f"{one.procedure_name} · {shown.moment(one.at)}",
            key=one.stream,
        )
        for one in found
    ]
    return [Found(kind="heading", text=heading), *rows] if rows else []
