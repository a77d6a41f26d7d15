"""Fakes of the other two answers at the counter, of phrases, and of who waits to return."""

from __future__ import annotations

from fake_memory import Memory, page_jpeg

from counter_app.domain import lacking
from counter_app.errors import Words
from counter_app.errors.desk import DraftGoneError
from counter_app.services.answer_sheet import Issued, Start, Supplement
from counter_app.services.lookup import AnsweredSheet


class FakeAnswers:
    def __init__(self, memory: Memory, intake) -> None:
        self._memory = memory
        self._intake = intake
        self.issued: list[tuple[str, object]] = []  # draft, answer
        self.problem: Exception | None = None

    def start(self, view, who):
        shown = self._intake.view(view, who)
        return Start(
            problems=tuple(p for p in shown.problems if not p.where.startswith("paper:")),
            lacks=lacking.lacks_of(shown.lines),
            reason=lacking.LAWFUL_REASON,
            grounds=("Căn cứ pháp lý của thủ tục",),
            values={},
            owner_name=view.draft.owner.name,
            earlier=(),
            used=0,
            most=1,
            sector_law="",
            once_law=Words("khoản 3 Điều 16 Nghị định 118/2025/NĐ-CP", "Article 16, clause 3"),
        )

    def preview(self, view, answer, who):
        return (page_jpeg("mẫu"),)

    def issue(self, draft_id, answer, who, *, leave=None):
        if self.problem is not None:
            raise self.problem
        view = self._memory.drafts.pop(draft_id, None)
        if view is None:
            raise DraftGoneError
        self.issued.append((draft_id, answer))
        asked = isinstance(answer, Supplement)
        return Issued(
            stream=f"dossier/{draft_id}",
            entry="e1",
            kind="supplement_asked" if asked else "intake_refused",
            number="BS05-261123-001" if asked else "TC05-261123-001",
            round=1 if asked else 0,
            owner_name=view.draft.owner.name,
        )


class FakePhrases:
    """None is offered."""

    def offered(self, use, who):
        return ()

    def used(self, texts, who):
        """Counts nothing."""


class FakeWaiting:
    def __init__(self) -> None:
        self.waits = ()
        self.turned_away = ()

    def waiting_for(self, id_numbers):
        return self.waits

    def matching(self, text):
        return ()

    def refused(self, text):
        return self.turned_away

    def ended(self, text):
        return ()

    def by_number(self, number):
        return ()

    def may_begin_anew(self, state, who):
        return False

    def reopen(self, stream, who):
        return stream.partition("/")[2]


def answered_sheet(memory: Memory, stream: str) -> AnsweredSheet:
    """What the lookup tells of a dossier that is not accepted."""
    state = memory.dossiers[stream]
    return AnsweredSheet(
        stream=stream,
        file=state.file,
        history=tuple(memory.history[stream]),
        sync="waiting",
        state=state,
    )
