"""The centre's own word on a procedure: dated versions, each by a document (R02, R74).

`procedure/<code>` is the stream of one procedure, for every PC of the centre. A revision holds the
whole procedure from a day on and follows the one its author saw, so two supervisors never undo each
other unseen. In force on a day is the version with the latest `valid_from` up to it, the journal
before what came with the program (design §2.10). An accepted dossier keeps what it was accepted
under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from counter_app.domain.procedure import Procedure
from counter_app.domain.procedure_checks import complaints
from counter_app.domain.procedure_places import place_words
from counter_app.domain.refusal import Refusal
from counter_app.domain.succession import successive
from counter_app.errors import Words

SCOPE = "*"  # every PC of the centre, whatever agencies it serves
LONGEST = 300  # characters of the document's name
MOST_REVISIONS = 200  # of one procedure: a stream is bounded
MOST_LINES = 200  # papers, limits or fees of one version


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRevised:
    """Claim `procedure_revised`: from `procedure.valid_from` on this is the procedure."""

    KIND: ClassVar[str] = "procedure_revised"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    procedure: Procedure
    revision: int  # 1 for the first change of what came with the program
    document: str  # number and day of the text that ordered it
    by_name: str
    revised_at: datetime


BODIES = (ProcedureRevised,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureState:
    """A procedure as the journal knows it; never revised: as it came with the program."""

    code: str
    revisions: tuple[ProcedureRevised, ...] = ()

    @property
    def revision(self) -> int:
        """How often it was changed."""
        return len(self.revisions)


def stream_of(code: str) -> str:
    """The stream of a procedure."""
    return f"procedure/{code}"


def evolve(state: ProcedureState, body: Any) -> ProcedureState:
    """`state` after `body`."""
    if not isinstance(body, ProcedureRevised):
        return state
    return replace(state, revisions=(*state.revisions, body))


def fits(state: ProcedureState, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`."""
    if not isinstance(body, ProcedureRevised):
        return None
    if body.procedure.code != state.code:
        return _OTHER_CODE
    if state.revision >= MOST_REVISIONS:
        return _TOO_OFTEN
    if body.revision != state.revision + 1:
        return CHANGED_MEANWHILE
    if not body.document.strip() or len(body.document) > LONGEST:
        return NO_DOCUMENT
    return next(wrong_in(body.procedure), None)


def wrong_in(procedure: Procedure) -> Iterator[Refusal]:
    """Everything that does not agree within a version, `where` naming the field."""
    if procedure.valid_from is None:
        yield NO_DAY
    lists = (procedure.papers, procedure.limits, procedure.fees)
    if any(len(lines) > MOST_LINES for lines in lists):
        yield _TOO_LONG
        return
    for field, words in complaints(procedure):
        yield odd_field(procedure, field, words)


def odd_field(procedure: Procedure, field: str, words: Words) -> Refusal:
    """A complaint about one field, told by its place in the procedure."""
    place = place_words(field)
    return Refusal(
        code="procedure_field",
        vi=f"Thủ tục {procedure.code}, {place.vi}: {words.vi}.",
        en=f"Procedure {procedure.code}, {place.en}: {words.en}.",
        rule="R02",
        where=field,
    )


def versions(
    shipped: Iterable[Procedure], revised: Iterable[ProcedureRevised]
) -> tuple[Procedure, ...]:
    """Every version of one procedure; on one day the later entry holds, and the journal before what
    came with the program.
    """
    return successive((*shipped, *(one.procedure for one in revised)))


_OTHER_CODE = Refusal(
    code="procedure_code",
    vi="Mã thủ tục trong nội dung khác mã của thủ tục đang sửa.",
    en="The code within differs from that of the procedure being changed.",
    rule="R02",
    where="code",
)
_TOO_OFTEN = Refusal(
    code="procedure_too_often",
    vi="Thủ tục này đã được sửa quá nhiều lần; liên hệ bộ phận kỹ thuật.",
    en="This procedure was changed too often; tell IT.",
)
CHANGED_MEANWHILE = Refusal(
    code="procedure_changed_meanwhile",
    vi="Người khác vừa thay đổi thủ tục này. Xem lại bản mới rồi sửa tiếp.",
    en="Somebody else changed this procedure meanwhile. Look at the new version, then go on.",
)
NO_DOCUMENT = Refusal(
    code="procedure_document",
    vi=f"Phải ghi số, ngày của văn bản làm căn cứ thay đổi, không quá {LONGEST} ký tự.",
    en=f"Number and day of the text that orders the change are needed, {LONGEST} characters.",
    rule="R74",
    where="document",
)
NO_DAY = Refusal(
    code="procedure_day",
    vi="Phải ghi ngày bắt đầu áp dụng.",
    en="The first day of the version is needed.",
    rule="R74",
    where="valid_from",
)
_TOO_LONG = Refusal(
    code="procedure_too_long",
    vi=f"Một thủ tục có không quá {MOST_LINES} giấy tờ, thời hạn hoặc mức thu.",
    en=f"A procedure has at most {MOST_LINES} papers, limits or fees.",
)
