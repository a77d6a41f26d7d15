"""Reading what a caller sends: limited before and after decompression, proved by its digest."""

from __future__ import annotations

import asyncio
import hashlib
from http import HTTPStatus
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request

from counter_app.central.answers import MALFORMED, Denied, malformed
from counter_app.errors import Words
from counter_app.sync import framing
from counter_app.sync.wire import DIGEST_HEADER

Message = TypeVar("Message")

SMALL_BODY = 64 * 1024  # every message but a push, a question about blobs, and a blob

_TOO_LARGE = Words("Dữ liệu gửi lên quá lớn.", "The request is too large.")
_ALTERED = Words(
    "Dữ liệu bị thay đổi trên đường truyền; máy chủ không lưu gì.",
    "The data was altered on its way; the server stored nothing.",
)
_SLOW = Words("Đường truyền bị ngắt giữa chừng.", "The transfer stopped midway.")


async def read_body(request: Request, *, limit: int, stall_s: float) -> bytes:
    """The bytes as they travelled. Raises Denied 413 above `limit`, 408 when nothing moves."""
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise too_large(limit)
    body = bytearray()
    now = asyncio.get_running_loop().time
    try:
        async with asyncio.timeout(stall_s) as stall:
            async for piece in request.stream():
                body += piece
                if len(body) > limit:
                    raise too_large(limit)
                stall.reschedule(now() + stall_s)
    except (TimeoutError, ClientDisconnect):
        raise Denied(HTTPStatus.REQUEST_TIMEOUT, "stalled", _SLOW) from None
    return bytes(body)


async def read_message(
    request: Request,
    message_type: type[Message],
    *,
    limit: int,
    stall_s: float,
    must_have_digest: bool = False,
) -> Message:
    """A JSON message, plain or zstd. Raises Denied 400, 413, 415 or 422; nothing was looked at."""
    body = await read_body(request, limit=limit, stall_s=stall_s)
    header = request.headers.get(DIGEST_HEADER)
    if header is not None or must_have_digest:
        check_digest(header, hashlib.sha256(body).digest())
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    try:
        if encoding == "zstd":
            body = framing.unpack(body, limit=limit)
        elif encoding != "identity":
            raise Denied(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "encoding", MALFORMED)
        return framing.decode(body, message_type)
    except framing.TooLargeError:
        raise too_large(limit) from None
    except framing.MalformedError:
        raise malformed() from None


def check_digest(header: str | None, sha: bytes) -> None:
    """Raises Denied 400 without a digest that can be read, 422 when it is another one."""
    try:
        told = framing.read_digest(header or "")
    except framing.MalformedError:
        raise malformed("digest_missing") from None
    if told != sha:
        raise Denied(HTTPStatus.UNPROCESSABLE_ENTITY, "digest_differs", _ALTERED)


def too_large(limit: int) -> Denied:
    """More than the interface allows."""
    no = Denied(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", _TOO_LARGE)
    no.details["limit"] = limit
    return no
