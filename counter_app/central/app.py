"""The server's doors: one route a message. The work is done in the other files of this room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from counter_app import __version__
from counter_app.central import (
    blobs,
    door,
    drafts,
    enrolment,
    iclock,
    leases,
    people,
    pull,
    push,
    reading,
    submission_status,
    submissions,
)
from counter_app.central.answers import answer, not_found
from counter_app.central.context import Central
from counter_app.central.interface import describe, documented
from counter_app.central.last_net import LastNet, pass_on
from counter_app.central.shape import is_sha
from counter_app.store.central_devices import Device
from counter_app.sync import framing, wire
from counter_app.sync.submissions import (
    SUBMISSION_BYTES,
    SubmissionAnswer,
    SubmissionRequest,
    SubmissionStatus,
)
from counter_app.sync.wire import DIGEST_HEADER, NODE_HEADER

Message = TypeVar("Message")
T = TypeVar("T")
_AT_ONCE = 40  # requests worked on
_MISSING_BODY = wire.MISSING_ASKED * 80


def create_app(central: Central) -> FastAPI:
    """The HTTP application of an open server."""
    app = FastAPI(
        title="counter-app central server",
        version=__version__,
        description="Joins the PCs of a centre: journal entries, pages, code leases, sign-in.",
        docs_url=None,  # the page would load scripts from the internet
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_middleware(LastNet)
    app.add_exception_handler(HTTPException, pass_on)
    app.add_exception_handler(RequestValidationError, pass_on)
    doors = Doors(central)
    _who(app, doors)
    _journal(app, doors)
    _blob_lane(app, doors)
    _portal(app, doors)
    iclock.add_doors(app, central)
    describe(app)
    return app


class Doors:
    """What every route does: know the device, read the message, answer off the event loop."""

    def __init__(self, central: Central) -> None:
        self.central = central
        # A plain pool: what Starlette's brings along costs more than reading who asks.
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="doors")

    async def read(
        self,
        request: Request,
        message_type: type[Message],
        *,
        limit: int = reading.SMALL_BODY,
        must_have_digest: bool = False,
    ) -> Message:
        """The message of a request."""
        return await reading.read_message(
            request,
            message_type,
            limit=limit,
            stall_s=self.central.config.body_stall_s,
            must_have_digest=must_have_digest,
        )

    async def device(self, request: Request) -> Device:
        """The enrolled PC that asks; nothing of its body is read before. Raises Denied."""
        return await self.work(self._device, request.headers.get("authorization"))

    async def answer(self, request: Request, work: Callable[..., Any], *args: Any) -> Response:
        """What `work` returns, as JSON."""
        result = await self.work(work, self.central, *args)
        return answer(result, accepts=request.headers.get("accept-encoding"))

    async def work(self, work: Callable[..., T], *args: Any) -> T:
        """`work` in a thread: a disk or a database never holds up the other callers."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)

    def _device(self, authorization: str | None) -> Device:
        with self.central.read() as tx:
            return door.device_of(tx, authorization)


def _who(app: FastAPI, doors: Doors) -> None:
    @app.get("/v1/hello", **documented(wire.Hello))
    async def hello(request: Request) -> Response:
        """The server's time, versions and limits; to an enrolled device also where it stands."""
        known = await doors.device(request) if "authorization" in request.headers else None
        node = request.headers.get(NODE_HEADER, "")

        def work(central: Central) -> wire.Hello:
            return pull.hello(central, known, node, program=__version__)

        return await doors.answer(request, work)

    @app.post("/v1/enrol", **documented(wire.EnrolAnswer, request=wire.EnrolRequest))
    async def enrol(request: Request) -> Response:
        """Enrol a PC with a one-time code."""
        message = await doors.read(request, wire.EnrolRequest)
        address = request.client.host if request.client is not None else ""
        return await doors.answer(request, enrolment.enrol, address, message)

    @app.post("/v1/nodes", **documented(wire.NodeAnswer, request=wire.NodeRequest))
    async def nodes(request: Request) -> Response:
        """Go on as a new node after `forked`."""
        device = await doors.device(request)
        message = await doors.read(request, wire.NodeRequest)
        return await doors.answer(request, enrolment.new_node, device, message)

    @app.post("/v1/sign-in", **documented(wire.SignInAnswer, request=wire.SignInRequest))
    async def sign_in(request: Request) -> Response:
        """Sign in; the answer holds a verifier for this PC, valid for 7 days."""
        device = await doors.device(request)
        message = await doors.read(request, wire.SignInRequest)
        return await doors.answer(request, people.sign_in, device, message)

    @app.post("/v1/password", **documented(wire.SignInAnswer, request=wire.PasswordRequest))
    async def password(request: Request) -> Response:
        """Change one's own password."""
        device = await doors.device(request)
        message = await doors.read(request, wire.PasswordRequest)
        return await doors.answer(request, people.change_password, device, message)


def _journal(app: FastAPI, doors: Doors) -> None:
    @app.post("/v1/push", **documented(wire.PushAnswer, request=wire.PushRequest))
    async def push_entries(request: Request) -> Response:
        """Hand in whole acts of one node; the same again is answered as before."""
        device = await doors.device(request)
        message = await doors.read(
            request, wire.PushRequest, limit=wire.ACT_BYTES, must_have_digest=True
        )
        return await doors.answer(request, push.push, device, message)

    @app.get("/v1/pull", **documented(wire.PullAnswer))
    async def pull_entries(
        request: Request,
        after: Annotated[int, Query(ge=0, lt=1 << 53)] = 0,
        limit: Annotated[int, Query(ge=1, le=wire.PAGE_ENTRIES)] = wire.PAGE_ENTRIES,
        own: Annotated[str, Query(pattern="^(whole|brief)$")] = "whole",
    ) -> Response:
        """Entries after a position, in position order, within the device's agencies."""
        device = await doors.device(request)
        brief_of = request.headers.get(NODE_HEADER, "") if own == "brief" else ""

        def work(central: Central) -> wire.PullAnswer:
            return pull.pull(central, device, after=after, limit=limit, brief_of=brief_of)

        return await doors.answer(request, work)

    @app.get("/v1/streams/{stream:path}", **documented(wire.StreamAnswer))
    async def one_stream(request: Request, stream: str) -> Response:
        """One stream's entries with their positions, and which of its blobs are whole."""
        device = await doors.device(request)
        return await doors.answer(request, pull.stream, device, stream)

    @app.post("/v1/leases", **documented(wire.LeaseAnswer, request=wire.LeaseRequest))
    async def lease(
        request: Request, counter_node: Annotated[str, Header(max_length=36)]
    ) -> Response:
        """Top up the asking node's serials; the grants arrive by pull."""
        device = await doors.device(request)
        message = await doors.read(request, wire.LeaseRequest)
        return await doors.answer(request, leases.grant, device, counter_node, message)

    @app.post("/v1/drafts", **documented(wire.DraftsAnswer, request=wire.DraftsRequest))
    async def held_drafts(request: Request) -> Response:
        """Tell which drafts this PC holds open; learn those of its centre's other counters."""
        device = await doors.device(request)
        message = await doors.read(request, wire.DraftsRequest, limit=drafts.LARGEST_REQUEST)
        return await doors.answer(request, drafts.exchange, device, message)


def _portal(app: FastAPI, doors: Doors) -> None:
    @app.post("/v1/submissions", **documented(SubmissionAnswer, request=SubmissionRequest))
    async def submit(request: Request) -> Response:
        """Hand in an online dossier, its pages sent before; the same again is answered as before.

        For the gateway of a portal, enrolled as counter "DVC".
        """
        device = await doors.device(request)
        message = await doors.read(
            request, SubmissionRequest, limit=SUBMISSION_BYTES, must_have_digest=True
        )
        return await doors.answer(request, submissions.submit, device, message)

    @app.get("/v1/submissions/{dossier}", **documented(SubmissionStatus))
    async def submission(request: Request, dossier: str) -> Response:
        """How an online dossier stands; `dossier` is what follows the slash of its stream.

        For the gateway of a portal, enrolled as counter "DVC".
        """
        device = await doors.device(request)
        return await doors.answer(request, submission_status.status, device, dossier)


def _blob_lane(app: FastAPI, doors: Doors) -> None:
    @app.post("/v1/blobs/missing", **documented(wire.MissingAnswer, request=wire.MissingRequest))
    async def missing(request: Request) -> Response:
        """Which of these blobs this device has still to send."""
        device = await doors.device(request)
        message = await doors.read(request, wire.MissingRequest, limit=_MISSING_BODY)
        return await doors.answer(request, blobs.ask_missing, device, message)

    @app.put("/v1/blobs/{sha}", **documented(wire.BlobAnswer, binary_request=True))
    async def put_blob(request: Request, sha: str) -> Response:
        """Send a blob whole, as often as wanted."""
        device = await doors.device(request)
        if not is_sha(sha):
            raise not_found()
        stall = doors.central.config.body_stall_s
        data = await reading.read_body(request, limit=wire.BLOB_BYTES, stall_s=stall)
        digest = request.headers.get(DIGEST_HEADER)
        return await doors.answer(request, blobs.put, device, sha, data, digest)

    @app.head("/v1/blobs/{sha}", **documented(None))
    async def has_blob(request: Request, sha: str) -> Response:
        """Whether this device may have the blob."""
        device = await doors.device(request)
        await doors.work(blobs.check, doors.central, device, sha)
        return Response(media_type="application/octet-stream")

    @app.get("/v1/blobs/{sha}", **documented(None))
    async def get_blob(request: Request, sha: str) -> Response:
        """A blob, for a device that may see a dossier naming it."""
        device = await doors.device(request)
        data = await doors.work(blobs.get, doors.central, device, sha)
        headers = {DIGEST_HEADER: framing.digest_of_sha(bytes.fromhex(sha))}
        return Response(data, media_type="application/octet-stream", headers=headers)
