"""A server of our own for tests: opened in this process, served by a real uvicorn on loopback."""

import atexit
import functools
import shutil
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import requests
import uvicorn

from counter_app.central.app import create_app
from counter_app.central.config import CentralConfig, CentralFolder
from counter_app.central.enrolment import new_code
from counter_app.central.opening import (
    add_practice_staff,
    make_central,
    open_central,
    system_now,
)
from counter_app.central.people import register
from counter_app.central.serve import listen
from counter_app.domain.ids import Uuid7Source
from counter_app.domain.staff import Role
from counter_app.settings import DataFolder
from counter_app.store.passwords import Passwords
from counter_app.sync import framing, wire
from counter_app.sync.embedded import Announcement
from tests.store.store_samples import CountingIds

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PASSWORD = "matKhau@2026"
AGENCY = "H48.05"


class SteadyClock:
    """The server's clock, moved by hand."""

    def __init__(self, now=NOW):
        self.now = now

    def __call__(self):
        return self.now

    def forward(self, **delta):
        self.now += timedelta(**delta)


def cheap_passwords():
    return Passwords(time_cost=1, memory_kib=8, lanes=1)


@functools.cache
def _made(practice):
    """Empty data of a server, made once: migrations take longer than most tests."""
    root = Path(tempfile.mkdtemp()) / "central"
    atexit.register(shutil.rmtree, root.parent, ignore_errors=True)
    ids = CountingIds(family=8)
    folder = CentralFolder(root)
    make_central(folder, ids=ids, now=SteadyClock(), practice=practice)
    shutil.rmtree(folder.blobs)  # 256 folders: a page makes the one it needs
    return root


def open_new_central(root, *, practice=False, url=None, clock=None, config=None, ids=None):
    folder = CentralFolder(root)
    ids = ids or CountingIds(family=9)
    clock = clock or SteadyClock()
    if url is None:
        shutil.copytree(_made(practice), root)
    else:
        make_central(folder, ids=ids, now=clock, practice=practice, url=url)
    return open_central(
        folder,
        ids=ids,
        now=clock,
        url=url,
        config=config or CentralConfig(body_stall_s=2.0),
        passwords=cheap_passwords(),
    )


def reopened(central):
    """The same data opened once more, as after a restart."""
    folder = CentralFolder(central.blobs._root.parent)
    return open_central(
        folder,
        ids=central.ids,
        now=central.now,
        config=central.config,
        passwords=cheap_passwords(),
    )


def clerk(central, number="100001", name="Nguyễn Thị Hoa", roles=(Role.CLERK,), agencies=()):
    return register(
        central, number=number, name=name, password=PASSWORD, roles=roles, agencies=agencies
    )


class Stage:
    """A running uvicorn whose application is changed from test to test: stopping one takes longer
    than most tests.
    """

    free: ClassVar[list] = []

    def __init__(self):
        self.app = None
        config = uvicorn.Config(
            self._serve, interface="asgi3", log_config=None, access_log=False, lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._listening = listen("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listening]}, daemon=True
        )
        self._thread.start()
        atexit.register(self._stop)

    async def _serve(self, scope, receive, send):
        await self.app(scope, receive, send)

    def _stop(self):
        self._server.should_exit = True
        self._thread.join()
        self._listening.close()


@contextmanager
def served(central):
    """The server's address while the block runs."""
    stage = Stage.free.pop() if Stage.free else Stage()
    stage.app = create_app(central)
    try:
        yield stage.address
    finally:
        Stage.free.append(stage)


class CentralHere:
    """Stands in for `EmbeddedCentral` where a process of its own is not the point."""

    is_running = True

    def __init__(self, data, *, practice, code_for):
        folder, ids = CentralFolder(DataFolder(data).central), Uuid7Source()
        if not folder.database.exists():
            make_central(folder, ids=ids, now=system_now, practice=practice)
        central = open_central(folder, ids=ids, now=system_now, passwords=cheap_passwords())
        self._leaving = ExitStack()
        self._leaving.callback(central.db.close)
        add_practice_staff(central)
        code = new_code(central, counter=code_for, agencies=()) if code_for else ""
        address = self._leaving.enter_context(served(central))
        self.announcement = Announcement(address=address, code=code)

    @property
    def address(self):
        return self.announcement.address

    def stop(self):
        self._leaving.close()


class Caller:
    """Plain HTTP as anybody may send it; answers are decoded only when they are ours."""

    def __init__(self, address, token="", node=""):
        self.address = address
        self.token = token
        self.node = node
        self.session = requests.Session()
        self.session.trust_env = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.session.close()

    def call(self, method, path, *, message=None, data=None, digest=True, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if message is not None:
            data = framing.encode(message)
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        if self.node:
            headers.setdefault(wire.NODE_HEADER, self.node)
        headers.setdefault("Accept-Encoding", "identity")
        if data is not None and digest:
            headers.setdefault(wire.DIGEST_HEADER, framing.digest(data))
        return self.session.request(
            method, self.address + path, data=data, headers=headers, timeout=20
        )

    def enrolled(self, central, *, node, counter="05", agencies=()):
        """Enrol `node` for this caller."""
        request = wire.EnrolRequest(
            code=new_code(central, counter=counter, agencies=agencies),
            node=node,
            practice=central.server.practice,
        )
        answer = self.call("POST", "/v1/enrol", message=request)
        assert answer.status_code == 200, answer.text
        self.token, self.node = answer.json()["token"], node
        return self

    def push(self, entries, **headers):
        sent = tuple(wire.SentEntry.of(entry) for entry in entries)
        return self.call("POST", "/v1/push", message=wire.PushRequest(entries=sent), **headers)

    def put_blob(self, data, sha=None):
        sha = sha or framing.sha(data).hex()
        return self.call("PUT", f"/v1/blobs/{sha}", data=data)


class Chain:
    """Entries of one node, chained as a desk writes them, without a desk."""

    def __init__(self, node, actor, *, family=3, at=NOW, scope=AGENCY):
        self.node = node
        self.actor = actor
        self.at = at
        self.scope = scope
        self.ids = CountingIds(family=family)
        self.seq = 0
        self.tip = "0" * 64

    def act(self, stream, *bodies, actor=None, scope=None, at=None):
        """One act of one stream."""
        from counter_app.domain.entry import Entry, sha256_text, write_body

        act = self.ids.new_id()
        entries = []
        for body in bodies:
            text = body if isinstance(body, str) else write_body(body, self.ids.new_salt())
            self.seq += 1
            entry = Entry(
                id=self.ids.new_id(),
                node=self.node,
                node_seq=self.seq,
                act=act,
                stream=stream,
                scope=scope or self.scope,
                kind=getattr(body, "KIND", "from_the_future"),
                kind_version=getattr(body, "VERSION", 1),
                at=at or self.at,
                clock_offset_ms=0,
                actor=actor or self.actor,
                body_sha=sha256_text(text),
                prev=self.tip,
                body=text,
            )
            self.tip = entry.hash
            entries.append(entry)
        return entries
