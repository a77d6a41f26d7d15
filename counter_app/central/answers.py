"""How the server says no: a stable code, a sentence in both languages, a trace for the log.

Nothing else leaves the server: no stack, no SQL, nobody's name (sync.md §6.5 item 27).
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from counter_app.errors import Words
from counter_app.sync import framing
from counter_app.sync.wire import DIGEST_HEADER, Problem

COMPRESS_FROM = 2048  # below that zstd saves nothing worth the time


class Denied(Exception):  # noqa: N818 - an answer, not a fault of the server
    """A request is answered with no. `alarm` names what a person must look at, with an entry id."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        words: Words,
        *,
        alarm: str = "",
        **details: str | int,
    ) -> None:
        self.status = status
        self.code = code
        self.words = words
        self.alarm = alarm
        self.details: dict[str, str | int] = dict(details)
        super().__init__(code)


def problem(no: Denied, trace: str) -> Response:
    """`no` as JSON."""
    body = Problem(
        code=no.code, vi=no.words.vi, en=no.words.en, trace=trace, details=dict(no.details)
    )
    return answer(body, status=no.status)


def answer(
    message: Any, *, status: HTTPStatus = HTTPStatus.OK, accepts: str | None = None
) -> Response:
    """`message` as JSON under its digest, compressed when the caller can read that."""
    data = framing.encode(message)
    headers = {}
    if accepts is not None and "zstd" in accepts and len(data) >= COMPRESS_FROM:
        data = framing.pack(data)
        headers["Content-Encoding"] = "zstd"
    headers[DIGEST_HEADER] = framing.digest(data)
    return Response(data, status_code=status, media_type="application/json", headers=headers)


def new_trace() -> str:
    """A short random word that ties an answer to a log line."""
    return secrets.token_hex(4)


MALFORMED = Words(
    "Yêu cầu gửi tới máy chủ không đúng cấu trúc.", "The request does not have the right shape."
)


def malformed(code: str = "malformed", **details: int) -> Denied:
    """The request is not what the interface describes."""
    no = Denied(HTTPStatus.BAD_REQUEST, code, MALFORMED)
    no.details |= details
    return no


def not_found() -> Denied:
    """There is no such thing, or it is none of the caller's business: one answer for both."""
    words = Words("Không tìm thấy.", "Not found.")
    return Denied(HTTPStatus.NOT_FOUND, "not_found", words)
