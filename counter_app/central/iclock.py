"""The doors through which fingerprint terminals push their punches (ADMS, "iclock" paths).

The protocol knows a caller by its serial number alone, so only registered ones are heard. Of all
the tables a terminal offers, punches are taken; people, templates and photographs are received and
dropped unread, as an answer of "no" would be asked again for ever. "OK" is said after the commit:
the terminal forgets what it was told. No answer carries the time: some firmware sets its clock by
it. Source: the vendor's "Push SDK" description as read in several open servers.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from counter_app.central import reading, terminals
from counter_app.central.answers import Denied
from counter_app.central.context import Central
from counter_app.central.terminals import Pushed
from counter_app.domain import punches
from counter_app.domain.moments import local

log = logging.getLogger(__name__)

_LONGEST = 1 << 20  # bytes of one push: some ten thousand punches
_LONGEST_STAMP = 20
_NO_CODE = 255
_PUNCHES = "ATTLOG"

# Ask for punches only, as they happen; "9999" means that nothing else is wanted.
_OPTIONS = (
    "OPERLOGStamp=9999",
    "OpStamp=9999",
    "ATTPHOTOStamp=9999",
    "ErrorDelay=30",
    "Delay=10",
    "TransTimes=00:00;14:05",
    "TransInterval=1",
    "TransFlag=1000000000",
    "TimeZone=7",
    "Realtime=1",
    "Encrypt=None",
)


def add_doors(app: FastAPI, central: Central) -> None:
    """Serve the terminals' paths."""

    @app.get("/iclock/cdata", include_in_schema=False)
    async def begin(request: Request) -> Response:
        serial = await _known(request, central)
        stamp = await run_in_threadpool(terminals.last_stamp, central, serial)
        head = (f"GET OPTION FROM: {serial}", f"ATTLOGStamp={stamp}", f"Stamp={stamp}")
        return _said("\n".join((*head, *_OPTIONS)))

    @app.post("/iclock/cdata", include_in_schema=False)
    async def push(request: Request) -> Response:
        serial = await _known(request, central)
        body = await _body(request, central)
        if _asked(request, "table").upper() != _PUNCHES:
            return _said("OK")
        lines = [read_line(line) for line in body.decode("utf-8", "replace").splitlines() if line]
        stamp = _asked(request, "Stamp")
        stamp = stamp if stamp.isascii() and stamp.isdigit() else ""
        taken = await run_in_threadpool(
            terminals.take, central, serial, lines, stamp[:_LONGEST_STAMP]
        )
        return _said(f"OK: {taken}")

    @app.post("/iclock/registry", include_in_schema=False)
    async def registry(request: Request) -> Response:
        serial = await _known(request, central)
        await _body(request, central)
        return _said(f"RegistryCode={serial}")

    @app.post("/iclock/push", include_in_schema=False)
    async def settings(request: Request) -> Response:
        return await begin(request)

    @app.get("/iclock/getrequest", include_in_schema=False)
    @app.get("/iclock/ping", include_in_schema=False)
    async def nothing_to_do(request: Request) -> Response:
        await _known(request, central)
        return _said("OK")

    @app.post("/iclock/devicecmd", include_in_schema=False)
    @app.post("/iclock/querydata", include_in_schema=False)
    async def heard(request: Request) -> Response:
        await _known(request, central)
        await _body(request, central)
        return _said("OK")


def read_line(line: str) -> Pushed:
    """A line of a pushed log: number, time, direction, how, TAB between. What is no punch comes out
    with a time that cannot be, and is quarantined as it was written.
    """
    fields = [field.strip() for field in line.split("\t")]
    clock = fields[1] if len(fields) > 1 else ""
    codes = [*fields[2:4], "", ""]
    return Pushed(
        number=fields[0],
        clock=_clock(clock),
        how=_code(codes[1]),
        state=_code(codes[0]),
    )


async def _known(request: Request, central: Central) -> str:
    """The serial number of a registered terminal; nothing of its body is read before."""
    serial = _asked(request, "SN")
    try:
        await run_in_threadpool(terminals.check, central, serial)
    except Denied:
        shown = serial if punches.is_serial(serial) else "?"
        log.warning("terminal %s pushes and is not registered", shown)
        raise
    return serial


async def _body(request: Request, central: Central) -> bytes:
    stall = central.config.body_stall_s
    return await reading.read_body(request, limit=_LONGEST, stall_s=stall)


def _asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _said(text: str) -> Response:
    return PlainTextResponse(text + "\n" if "\n" in text else text)


def _clock(text: str) -> str:
    """Some firmware sends seconds since 1970 instead of its wall clock."""
    if text.isascii() and text.isdigit() and len(text) == 10:
        return f"{local(datetime.fromtimestamp(int(text), UTC)):%Y-%m-%d %H:%M:%S}"
    return text


def _code(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else _NO_CODE
