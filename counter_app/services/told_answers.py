"""What was entered on a mẫu 02 or 03 that the server disputes: nothing of it is lost."""

from __future__ import annotations

from counter_app.domain.dossier.entries.answers import (
    IntakeRefused,
    SupplementAllowed,
    SupplementAsked,
)
from counter_app.errors import Words

_REASON = Words("lý do", "reason")
_OWNER = Words("chủ hồ sơ", "owner")


def answer_entered(body: object) -> tuple[tuple[Words, str], ...]:
    """Label and value of everything on the slip; empty for any other entry."""
    match body:
        case SupplementAsked():
            return (
                (Words("số phiếu", "slip number"), body.number),
                (Words("lần", "request no."), str(body.round)),
                (_OWNER, body.file.draft.owner_name),
                *((Words("giấy tờ", "paper"), f"{lack.name}: {lack.what}") for lack in body.lacks),
                (_REASON, body.reason),
            )
        case SupplementAllowed():
            return (
                (Words("người cho phép", "allowed by"), body.by_name),
                (_REASON, body.reason),
            )
        case IntakeRefused():
            return (
                (Words("số phiếu", "slip number"), body.number),
                (_OWNER, body.file.draft.owner_name),
                (Words("căn cứ", "legal ground"), body.ground),
                (_REASON, body.reason),
            )
    return ()
