"""What rings on a dossier, in a clerk's words, and the step that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.alarms import Alarm
from counter_app.domain.formats import moment_words
from counter_app.errors import Words
from counter_app.store.life_queries import AlarmLine


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """`late` empty: the same words before and after the moment. `step`: the kind that answers."""

    soon: Words
    late: Words | None = None
    step: str = ""


_TOLD = {
    Alarm.ANSWER_ONLINE: _Told(
        soon=Words(
            "Hồ sơ trực tuyến chờ tiếp nhận, trả lời trước {at}",
            "Online dossier waits at the counter, answer it by {at}",
        ),
        late=Words(
            "Quá 08 giờ làm việc, hồ sơ trực tuyến chưa được trả lời",
            "More than 8 working hours without an answer to the online dossier",
        ),
    ),
    Alarm.TRANSFER: _Told(
        soon=Words("Chuyển hồ sơ đến cơ quan trước {at}", "Hand the dossier on by {at}"),
        late=Words(
            "Chưa chuyển hồ sơ đến cơ quan, đã quá {at}", "Not handed on, it was due by {at}"
        ),
        step="transferred",
    ),
    Alarm.RETURN_NOTICE: _Told(
        soon=Words(
            "Hôm nay là hạn cuối để cơ quan thông báo bổ sung, đến {at}",
            "Last day for a return notice of the agency, until {at}",
        ),
        step="returned_for_supplement",
    ),
    Alarm.APOLOGY: _Told(
        soon=Words(
            "Nếu trễ hẹn: phải có văn bản xin lỗi trước {at}",
            "If it will be late: the apology is due by {at}",
        ),
        late=Words(
            "Đã quá lúc xin lỗi đúng hạn ({at}); gửi bây giờ là xin lỗi gửi muộn",
            "The apology was due by {at}; sent now it is late",
        ),
        step="postponed",
    ),
    Alarm.OVERDUE: _Told(
        soon=Words("Quá hạn trả kết quả từ {at}", "Overdue since {at}"), step="urged"
    ),
    Alarm.OPINION: _Told(
        soon=Words("{what} chậm trả lời ý kiến, hạn {at}", "Opinion of {what} was due by {at}"),
        step="opinion_late_told",
    ),
    Alarm.CLOSE: _Told(
        soon=Words(
            "Hết thời hạn bổ sung ({at}): xem xét đóng hồ sơ",
            "The term for the supplement ended ({at}): consider closing",
        ),
        step="closed",
    ),
    Alarm.CORRECTION: _Told(
        soon=Words("Đính chính kết quả trước {at}", "Mended result due by {at}"),
        late=Words("Quá hạn đính chính kết quả từ {at}", "Mended result overdue since {at}"),
        step="urged",
    ),
    Alarm.TELL_DATE: _Told(
        soon=Words(
            "Báo cho chủ hồ sơ ngày hẹn lại trước {at}", "Tell the owner of the new date by {at}"
        ),
        late=Words(
            "Chưa báo cho chủ hồ sơ ngày hẹn lại, đã quá {at}",
            "The owner was not told of the new date by {at}",
        ),
        step="citizen_told",
    ),
    Alarm.TELL_RETURN: _Told(
        soon=Words(
            "Báo cho chủ hồ sơ yêu cầu bổ sung của cơ quan trước {at}",
            "Tell the owner what the agency asks for by {at}",
        ),
        late=Words(
            "Chưa báo cho chủ hồ sơ yêu cầu bổ sung của cơ quan, đã quá {at}",
            "The owner was not told by {at} what the agency asks for",
        ),
        step="citizen_told",
    ),
    Alarm.LEG: _Told(
        soon=Words(
            "{what}: phần việc liên thông phải xong trước {at}", "{what}: its part is due by {at}"
        ),
        late=Words(
            "{what}: chậm phần việc liên thông, hạn {at}", "{what}: its part was due by {at}"
        ),
        step="urged",
    ),
}


def alarm_title(line: AlarmLine) -> Words:
    """The line of the list."""
    told = _TOLD[line.alarm]
    words = told.late if line.is_late and told.late is not None else told.soon
    at = moment_words(line.deadline_at)
    return Words(
        words.vi.format(at=at.vi, what=line.what), words.en.format(at=at.en, what=line.what)
    )


def answering_step(alarm: Alarm) -> str:
    """The kind of the step that answers an alarm, empty when it is answered at the intake page."""
    return _TOLD[alarm].step
