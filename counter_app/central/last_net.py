"""Whatever goes wrong in a request ends here: a code and a trace go out, ids go into the log.

A stack or a database message may quote a citizen's data, so neither leaves the server nor reaches
a log file (sync.md §6.5 items 26-27): types and places only.
"""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counter_app.central import answers
from counter_app.central.answers import Denied
from counter_app.errors import CounterError, Words

log = logging.getLogger(__name__)

_TROUBLE = Words(
    "Máy chủ đang gặp sự cố; chưa rõ đã lưu hay chưa, hãy gửi lại.",
    "The server has trouble; it is not known what was stored, send again.",
)
_NO_ROUTE = Words("Máy chủ không có chức năng này.", "The server has no such function.")


class LastNet:
    """Turns every exception of a route into an answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as wrong:
            if started or scope["type"] != "http":
                raise
            trace = answers.new_trace()
            no = _denial(wrong)
            log.info("%s %s %s: %s", trace, scope["method"], _route(scope), no.code)
            if no.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                log.error("%s %s", trace, where(wrong))  # noqa: TRY400 - never the message
            await answers.problem(no, trace)(scope, receive, send)


async def pass_on(_request: Request, wrong: Exception) -> Response:
    """An exception handler that leaves FastAPI's own exceptions to the net as well."""
    raise wrong


def where(wrong: BaseException) -> str:
    """The exception's type and the places it passed, without its message."""
    frames = traceback.extract_tb(wrong.__traceback__)[-6:]
    places = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames))
    code = f" {wrong.code}" if isinstance(wrong, CounterError) else ""
    return f"{type(wrong).__name__}{code} {places}"


def _denial(wrong: Exception) -> Denied:
    if isinstance(wrong, Denied):
        return wrong
    if isinstance(wrong, RequestValidationError):
        return answers.malformed("parameters")
    if isinstance(wrong, HTTPException):  # no such route, or not with this method
        return Denied(HTTPStatus(wrong.status_code), "no_route", _NO_ROUTE)
    return Denied(HTTPStatus.SERVICE_UNAVAILABLE, "trouble", _TROUBLE)


def _route(scope: Scope) -> str:
    """The route's pattern: the path itself may hold a hash or an id."""
    return getattr(scope.get("route"), "path", "-")
