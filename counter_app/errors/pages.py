"""Errors of one page or one file."""

from __future__ import annotations

from counter_app.errors import CounterError, Words


class PageError(CounterError):
    """A page or file that cannot be taken."""

    code = "page"
    happened = Words("Không đọc được trang.", "The page cannot be read.")
    kept = Words("Các trang khác vẫn được giữ.", "The other pages are kept.")
    todo = Words("Quét lại trang này.", "Scan this page again.")
