"""The centre's own word on what it does not receive: who does, where, when, by a document (R04).

`matter/<alias>` is the stream of one matter, for every PC of the centre. A revision holds the whole
matter from a day on and follows the one its author saw. In force on a day is the version with the
latest `valid_from` up to it, the journal before what came with the program (design §2.10).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from counter_app.domain.guidance import LONGEST, NotReceived
from counter_app.domain.procedure_checks import DATES_REVERSED, ends_before_start
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words

SCOPE = "*"  # every PC of the centre, whatever agencies it serves
MOST_REVISIONS = 200  # of one matter: a stream is bounded
_TEXTS = ("name", "field", "go_to", "address", "phone", "hours", "source")

Complaint = tuple[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRevised:
    """Claim `matter_revised`: from `matter.valid_from` on this is who receives it; or until when,
    by a `document` that is not the matter's own.
    """

    KIND: ClassVar[str] = "matter_revised"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    matter: NotReceived
    revision: int  # 1 for the first change of what came with the program
    by_name: str
    revised_at: datetime
    document: str = ""


BODIES = (MatterRevised,)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterState:
    """A matter as the journal knows it; never revised: as it came with the program."""

    alias: str
    revisions: tuple[MatterRevised, ...] = ()

    @property
    def revision(self) -> int:
        """How often it was changed."""
        return len(self.revisions)


def stream_of(alias: int) -> str:
    """The stream of a matter."""
    return f"matter/{alias}"


def evolve(state: MatterState, body: Any) -> MatterState:
    """`state` after `body`."""
    if not isinstance(body, MatterRevised):
        return state
    return replace(state, revisions=(*state.revisions, body))


def fits(state: MatterState, body: Any) -> Refusal | None:
    """Why `body` may not follow `state`."""
    if not isinstance(body, MatterRevised):
        return None
    if str(body.matter.alias) != state.alias:
        return _OTHER
    if state.revision >= MOST_REVISIONS:
        return _TOO_OFTEN
    if body.revision != state.revision + 1:
        return CHANGED_MEANWHILE
    if len(body.document) > LONGEST:
        return odd_matter(body.matter, "source", _TOO_LONG)
    return next((odd_matter(body.matter, *one) for one in complaints(body.matter)), None)


def complaints(matter: NotReceived) -> Iterator[Complaint]:
    """Everything that does not agree, as field and what is expected there."""
    if matter.alias < 1:
        yield "alias", Words("phải là số nguyên dương", "must be a positive whole number")
    for name in _TEXTS:
        text = getattr(matter, name)
        if not text.strip():
            yield name, Words("không được để trống", "must not be empty")
        elif len(text) > LONGEST:
            yield name, _TOO_LONG
    if len(matter.note) > LONGEST:
        yield "note", _TOO_LONG
    if ends_before_start(matter):
        yield "valid_to", DATES_REVERSED


def odd_matter(matter: NotReceived, field: str, words: Words) -> Refusal:
    """A complaint about one field, told with its name."""
    label = FIELDS.get(field, Words(field, field))
    return Refusal(
        code="matter_field",
        vi=f"Việc “{matter.name}” (số {matter.alias}), {label.vi}: {words.vi}.",
        en=f"Matter “{matter.name}” (number {matter.alias}), {label.en}: {words.en}.",
        rule="R04",
        where=field,
    )


FIELDS = {
    "alias": Words("số gọi", "number"),
    "name": Words("tên việc", "name"),
    "field": Words("lĩnh vực", "field"),
    "go_to": Words("nơi đến", "where to go"),
    "address": Words("địa chỉ", "address"),
    "phone": Words("điện thoại", "phone"),
    "hours": Words("giờ làm việc", "hours"),
    "note": Words("cần mang theo", "what to take along"),
    "source": Words("văn bản căn cứ", "document"),
    "valid_to": Words("ngày cuối", "last day"),
}
_TOO_LONG = Words(f"không quá {LONGEST} ký tự", f"at most {LONGEST} characters")
_OTHER = Refusal(
    code="matter_alias",
    vi="Số gọi trong nội dung khác số gọi của việc đang sửa.",
    en="The number within differs from that of the matter being changed.",
)
_TOO_OFTEN = Refusal(
    code="matter_too_often",
    vi="Việc này đã được sửa quá nhiều lần; liên hệ bộ phận kỹ thuật.",
    en="This matter was changed too often; tell IT.",
)
CHANGED_MEANWHILE = Refusal(
    code="matter_changed_meanwhile",
    vi="Người khác vừa thay đổi việc này. Xem lại bản mới rồi sửa tiếp.",
    en="Somebody else changed this matter meanwhile. Look at the new version, then go on.",
)
