"""A counter's day in words: why it rests, why somebody is away, who stands in."""

from __future__ import annotations

from typing import Any

from counter_app.domain.duty import (
    Absence,
    AbsenceEnded,
    CounterRested,
    CounterResumed,
    RestReason,
    StandInRecorded,
)
from counter_app.domain.formats import show_moment
from counter_app.errors import Words

ABSENCE = {
    Absence.SICK: Words("nghỉ ốm", "sick"),
    Absence.ANNUAL_LEAVE: Words("nghỉ phép", "annual leave"),
    Absence.IN_LIEU: Words("nghỉ bù", "time off in lieu"),
    Absence.PRIVATE: Words("nghỉ việc riêng", "personal leave"),
    Absence.ENTITLED: Words("nghỉ chế độ", "statutory leave"),
    Absence.STUDY: Words("được cử đi đào tạo, bồi dưỡng", "attending training"),
    Absence.MISSION: Words("đi công tác", "on official travel"),
}
REST = {
    RestReason.NOBODY: Words("chưa có người trực", "nobody is on duty"),
    RestReason.SICK: Words("người trực nghỉ ốm", "the person on duty is sick"),
    RestReason.MEETING: Words("họp", "a meeting"),
    RestReason.EQUIPMENT: Words("sự cố thiết bị", "equipment fault"),
    RestReason.OTHER: Words("lý do khác", "another reason"),
}


def rest_reason(body: CounterRested) -> Words:
    """The reason with its note."""
    reason = REST[body.reason]
    if not body.note:
        return reason
    if body.reason is RestReason.OTHER:
        return Words(body.note, body.note)
    return Words(f"{reason.vi}: {body.note}", f"{reason.en}: {body.note}")


def duty_title(body: Any) -> Words | None:
    """One line for an entry of a counter's day, None for any other."""
    match body:
        case CounterRested():
            why = rest_reason(body)
            return Words(f"Quầy tạm nghỉ ({why.vi})", f"The counter rests ({why.en})")
        case CounterResumed():
            return Words("Quầy nhận lại", "The counter is open again")
        case StandInRecorded():
            return Words(
                f"{body.stand_in.name} vào thay {body.absent.name} ({ABSENCE[body.reason].vi})",
                f"{body.stand_in.name} stands in for {body.absent.name} "
                f"({ABSENCE[body.reason].en})",
            )
        case AbsenceEnded():
            return Words("Người nghỉ đã trở lại làm việc", "The absent person is back")
    return None


def duty_entered(body: StandInRecorded) -> tuple[tuple[Words, str], ...]:
    """What the supervisor wrote down, label and value."""
    person, absent = body.stand_in, body.absent
    return (
        (Words("người nghỉ", "absent"), f"{absent.name} ({absent.number})"),
        (Words("người vào thay", "stands in"), f"{person.name} ({person.number})"),
        (Words("văn bản của cơ quan", "department's notice"), body.notice),
        (Words("đến", "until"), show_moment(body.until)),
    )
