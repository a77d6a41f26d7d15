"""Errors of the working calendar."""

from __future__ import annotations

from counter_app.errors import CounterError, Words


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
