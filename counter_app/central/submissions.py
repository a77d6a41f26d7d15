"""Dossiers handed in over a portal: from its gateway into the journal, then to every desk (R16)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from counter_app.central import presence, shape
from counter_app.central.answers import Denied, malformed
from counter_app.central.context import Central
from counter_app.central.pen import Pen
from counter_app.domain.dossier.bodies import FiledPage, PagesFiled, ProcedureShown
from counter_app.domain.dossier.entries.answers import IntakeFile, Submitted
from counter_app.domain.draft import Draft, DraftPaper, Organisation, Person, Presence, Quality
from counter_app.domain.named_blobs import named_blobs
from counter_app.domain.procedure import Channel
from counter_app.errors import Words
from counter_app.store import ledger
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction
from counter_app.store.ledger import Filing
from counter_app.sync.submissions import (
    MOST_PAGES,
    PORTAL_COUNTER,
    SubmissionAnswer,
    SubmissionRequest,
    SubmittedPage,
)
from counter_app.sync.wire import BLOB_BYTES

_PORTALS = ("national", "provincial")
_BY_PORTAL = "Cổng Dịch vụ công"  # who filed the pages
_NAMESPACE = uuid.UUID("6f2c1c4e-5a0b-5d6e-9a1d-3c8f0f4f7a11")  # ours: one stream for each number
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z./_-]{0,63}")
_PROCEDURE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
_SCOPE = re.compile(r"[0-9A-Z]{2,3}(\.[0-9A-Z]{2,3}){0,4}")
_LONGEST = 2_000  # letters of any text
_MOST_PIXELS = 1 << 20  # of an edge, and of an inch of it
_AHEAD = timedelta(minutes=10)  # a portal's clock may differ by so much

NOT_PORTAL = Words(
    "Chỉ cổng dịch vụ công đã đăng ký được gửi hồ sơ trực tuyến.",
    "Only the enrolled gateway of a portal hands in online dossiers.",
)
_NOT_SERVED = Words(
    "Cổng này không gửi hồ sơ của cơ quan đó.", "This gateway does not serve that agency."
)
_BLOBS = Words(
    "Chưa nhận đủ các trang của hồ sơ; gửi trang trước rồi gửi hồ sơ.",
    "Pages of the dossier are not here yet; send them first.",
)


def submit(central: Central, device: Device, request: SubmissionRequest) -> SubmissionAnswer:
    """Keep a dossier; on disk when this returns, and on every desk of its agency after its next
    pull. Raises Denied 400, 403, or 409 while pages are missing.
    """
    if device.counter != PORTAL_COUNTER:
        raise Denied(HTTPStatus.FORBIDDEN, "not_portal", NOT_PORTAL)
    _check(central, request)
    if not device.sees(request.agency):
        raise Denied(HTTPStatus.FORBIDDEN, "other_scope", _NOT_SERVED)
    dossier = str(uuid.uuid5(_NAMESPACE, f"{request.portal}/{request.portal_code}"))
    stream = f"dossier/{dossier}"
    with central.write() as tx:
        ledger.lock_streams(tx, (stream,))
        if ledger.histories(tx, (stream,))[stream]:
            return SubmissionAnswer(stream=stream, is_new=False)
        shas = {page.image.blob for page in request.pages}
        absent = presence.absent(central, tx, device, shas)
        if absent:
            raise Denied(HTTPStatus.CONFLICT, "blobs_missing", _BLOBS, missing=len(absent))
        _write(central, tx, stream, request, _bodies(central, dossier, request))
    return SubmissionAnswer(stream=stream, is_new=True)


def _bodies(central: Central, dossier: str, request: SubmissionRequest) -> list[Any]:
    submitted = Submitted(
        file=_file(central, dossier, request),
        portal=request.portal,
        portal_code=request.portal_code,
        submitted_at=request.submitted_at,
    )
    pages = tuple(_pages(request))
    return [submitted, PagesFiled(pages=pages, by_name=_BY_PORTAL)] if pages else [submitted]


def _pages(request: SubmissionRequest) -> Iterator[FiledPage]:
    order: dict[int, int] = {}
    for page in request.pages:
        order[page.paper] = order.get(page.paper, 0) + 1
        yield FiledPage(
            paper=page.paper,
            order=order[page.paper],
            image=page.image,
            turn=0,
            quality=Quality(),
            scanned_at=request.submitted_at,
        )


def _file(central: Central, dossier: str, request: SubmissionRequest) -> IntakeFile:
    """As the intake page shows it: the papers that came are there, judged by nobody yet."""
    numbers = sorted({page.paper for page in request.pages} - {0})
    draft = Draft(
        id=dossier,
        opened_at=request.submitted_at,
        staff="",
        counter=PORTAL_COUNTER,
        procedure=request.procedure_code,
        owner=request.owner,
        organisation=request.organisation,
        submitter=request.submitter,
        relation=request.relation,
        channel=Channel.ONLINE,
        return_channel=request.return_channel,
        return_address=request.return_address,
        papers=tuple(DraftPaper(number=number, presence=Presence.HERE) for number in numbers),
        note=request.note,
    )
    return IntakeFile(
        draft=draft,
        procedure=ProcedureShown(
            code=request.procedure_code, alias=0, name=request.procedure_name, field=""
        ),
        agency=request.agency,
        agency_name=request.agency_name,
        receiving_unit="",
        counter=PORTAL_COUNTER,
        clerk="",
        clerk_name="",
        channel=Channel.ONLINE,
        papers=(),
        practice=central.server.practice,
    )


def _write(
    central: Central,
    tx: Transaction,
    stream: str,
    request: SubmissionRequest,
    bodies: list[Any],
) -> None:
    first = ledger.take_turn(tx) + 1
    pen = Pen(tx, central.server.node, at=central.now(), ids=central.ids)
    entries = [
        pen.write(body, stream=stream, scope=request.agency, position=position)
        for position, body in enumerate(bodies, start=first)
    ]
    pen.lay_down()
    ledger.name_blobs(
        tx,
        [
            Filing(entry=entry, blobs=tuple(image.blob for image in named_blobs(body)))
            for entry, body in zip(entries, bodies, strict=True)
        ],
    )
    ledger.store(tx, entries, moved=())


def _check(central: Central, request: SubmissionRequest) -> None:
    """Raises Denied 400 for what no desk could work with."""
    if request.portal not in _PORTALS:
        raise malformed("portal")
    for name, text, pattern in (
        ("portal_code", request.portal_code, _CODE),
        ("procedure_code", request.procedure_code, _PROCEDURE),
        ("agency", request.agency, _SCOPE),
    ):
        if pattern.fullmatch(text) is None:
            raise malformed(name)
    at = request.submitted_at
    if at.tzinfo is None or at.microsecond % 1000 or at > central.now() + _AHEAD:
        raise malformed("submitted_at")
    if not (request.owner.name.strip() or request.organisation):
        raise malformed("owner")
    if any(len(text) > _LONGEST or "\x00" in text for text in _texts(request)):
        raise malformed("text", most=_LONGEST)
    if len(request.pages) > MOST_PAGES or not all(map(_is_sound, request.pages)):
        raise malformed("pages", most=MOST_PAGES)


def _is_sound(page: SubmittedPage) -> bool:
    image = page.image
    numbers = (image.width, image.height, image.dpi)
    return (
        0 <= page.paper < MOST_PAGES
        and shape.is_sha(image.blob)
        and 0 < image.size <= BLOB_BYTES
        and all(0 <= number < _MOST_PIXELS for number in numbers)
    )


def _texts(request: SubmissionRequest) -> Iterator[str]:
    yield from (request.agency_name, request.procedure_name, request.relation)
    yield from (request.return_address, request.note)
    for part in (request.owner, request.organisation, request.submitter):
        yield from _words(part)


def _words(part: Person | Organisation | None) -> Iterator[str]:
    if part is not None:
        values = (getattr(part, name) for name in part.__dataclass_fields__)
        yield from (value for value in values if isinstance(value, str))
