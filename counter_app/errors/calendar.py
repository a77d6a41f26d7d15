"""Errors of the working calendar."""

from __future__ import annotations

from counter_app.errors import CounterError, Words
from counter_app.errors.catalogue import BroughtFileError


class CalendarNotCoveredError(CounterError):
    """A deadline or lease reaches a year whose days off are not entered: `year`.

    Guessing a holiday would print a wrong date on paper, so nothing is computed.
    """

    code = "calendar_not_covered"
    happened = Words(
        "Lịch làm việc năm {year} chưa được cập nhật nên chưa tính được ngày hẹn trả kết quả.",
        "The working calendar of {year} is not entered, so the due date cannot be computed.",
    )
    kept = Words(
        "Nội dung đã nhập và các trang đã quét vẫn được lưu.",
        "What was typed and scanned is kept.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật cập nhật lịch nghỉ năm {year}, sau đó thực hiện lại.",
        "Ask IT to enter the days off of {year}, then try again.",
    )


_NOT_COUNTED = Words("Chưa tính gì và chưa thay đổi gì.", "Nothing was counted or changed.")


class MomentUnclearError(CounterError):
    """A moment typed at the command line: `typed`."""

    code = "moment_unclear"
    happened = Words(
        "“{typed}” không phải ngày giờ tiếp nhận.", "“{typed}” is not a date and time."
    )
    kept = _NOT_COUNTED
    todo = Words(
        "Nhập như 2026-11-20 09:15 (năm-tháng-ngày giờ:phút).",
        "Type it like 2026-11-20 09:15 (year-month-day hour:minute).",
    )


class LimitUnclearError(CounterError):
    """A time limit typed at the command line: `typed`."""

    code = "limit_unclear"
    happened = Words("“{typed}” không phải thời hạn giải quyết.", "“{typed}” is not a time limit.")
    kept = _NOT_COUNTED
    todo = Words(
        "Nhập số và đơn vị: 5 working-days, 0.5 working-days, 8 working-hours, 15 calendar-days, "
        "2 months; ngày và tháng là số nguyên.",
        "Type figure and unit: 5 working-days, 0.5 working-days, 8 working-hours, "
        "15 calendar-days, 2 months; days and months are whole.",
    )


class RulePackUnknownError(CounterError):
    """No rule pack of that name, or none in force on that day: `typed`, `known`."""

    code = "rules_unknown"
    happened = Words("Không có bộ quy định “{typed}”.", "There is no rule pack “{typed}”.")
    kept = _NOT_COUNTED
    todo = Words("Các bộ quy định hiện có: {known}.", "The rule packs are: {known}.")


class CalendarFileError(BroughtFileError):
    """A calendar's JSON."""

    code = "calendar_file"
    kept = Words("Lịch đang dùng không thay đổi.", "The calendar in force has not changed.")
