"""How far the papers of an accepted dossier are digitised (R10, R11, domain.md correction 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.draft import Presence
from counter_app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Digitising:
    """A paper that was handed in, and its pages so far."""

    paper: bodies.AcceptedPaper
    pages: int
    is_done: bool  # scanned before F9, all pages typed are there, or the clerk said so
    waits: bool  # stands on the list "Chờ số hóa"


def digitising(state: DossierState) -> Iterator[Digitising]:
    """Each paper that was handed in. One that cannot be digitised never waits and is not done."""
    filed = Counter(page.paper for page in state.pages)
    for paper in state.accepted.papers if state.accepted else ():
        if paper.presence is Presence.ABSENT or paper.show_only:
            continue
        pages = filed[paper.number]
        is_done = _is_done(paper, pages) or paper.number in state.digitised
        waits = not is_done and paper.presence is not Presence.CANNOT_DIGITISE
        yield Digitising(paper=paper, pages=pages, is_done=is_done, waits=waits)


def digitised_fits(state: DossierState, body: bodies.PaperDigitised) -> Refusal | None:
    """A paper of the list that has a page. Said at two desks it is said once: nothing to refuse."""
    one = next((one for one in digitising(state) if one.paper.number == body.paper), None)
    if one is None:
        return Refusal(
            code="paper_unknown",
            vi="Hồ sơ này không có giấy tờ đó trong thành phần đã nhận.",
            en="That paper is not among those of this dossier.",
            rule="R11",
        )
    if not one.pages:
        return Refusal(
            code="no_page_yet",
            vi="Giấy tờ này chưa có trang nào được số hóa.",
            en="No page of this paper was digitised yet.",
            rule="R11",
        )
    return None


def _is_done(paper: bodies.AcceptedPaper, pages: int) -> bool:
    if paper.presence is Presence.HERE:
        return pages > 0
    return 0 < paper.pages_stated <= pages
