"""The line to the central server: a given address, or a server embedded in this PC.

`cut()` is the network cable pulled: every call is refused at once until `mend()`.
"""

from __future__ import annotations

import threading
from pathlib import Path

from counter_app.errors import CounterError
from counter_app.errors.central import NotEnrolledError, ServerUnreachableError
from counter_app.job import Job
from counter_app.settings import DataFolder
from counter_app.store import journal, uploads
from counter_app.store import node as nodes
from counter_app.store.central_lock import address_noted
from counter_app.sync import enrolling, inbox
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.embedded import EmbeddedCentral
from counter_app.sync.engine import Engine
from counter_app.sync.report import Light, SyncReport

_DOUBTS = 3  # answers that may fail to come before a run gives up for now


class Link:
    """One per open desk; starts the embedded server when it is first asked for."""

    def __init__(self, desk: SyncDesk, *, embedded_data: Path) -> None:
        self._desk = desk
        self._data = embedded_data
        self._embedded: EmbeddedCentral | None = None
        self._is_cut = False
        self._guard = threading.Lock()

    def client(self) -> CentralClient:
        """A connection with this PC's token; the caller closes it.

        Raises NotEnrolledError, ServerUnreachableError, CentralDidNotStartError.
        """
        with self._desk.db.read() as conn:
            enrolled = nodes.enrolment(conn)
        if enrolled is None:
            raise NotEnrolledError
        address = None
        if enrolled.server == nodes.EMBEDDED:
            beside = self._served_beside(enrolled.server_node)
            address = beside or self._running(code_for="").address
        elif self._is_cut:
            raise ServerUnreachableError
        return enrolling.connect(self._desk, address=address)

    def enrol_embedded(self, *, counter: str, database_key: bytes) -> None:
        """Join this PC to a practice server of its own."""
        running = self._running(code_for=counter)
        client = CentralClient(running.address)
        try:
            enrolling.enrol(
                self._desk,
                client,
                code=running.announcement.code,
                database_key=database_key,
                noted_as=nodes.EMBEDDED,
            )
        finally:
            client.close()

    def cut(self) -> None:
        """Pull the cable; an embedded server is stopped."""
        with self._guard:
            self._is_cut = True
            if self._embedded is not None:
                self._embedded.stop()
                self._embedded = None

    def mend(self) -> None:
        """Plug the cable in again."""
        with self._guard:
            self._is_cut = False

    def close(self) -> None:
        """Stop the embedded server."""
        self.cut()

    def _served_beside(self, server_node: str) -> str:
        """Where somebody serves this PC's own centre already, by hand: one folder, one server."""
        with self._guard:
            if self._is_cut or (self._embedded is not None and self._embedded.is_running):
                return ""
        address = address_noted(DataFolder(self._data).central)
        if not address:
            return ""
        try:
            client = CentralClient(address)
        except CounterError:
            return ""
        try:
            return address if client.hello().server == server_node else ""
        except CounterError:  # it was killed; somebody else may have the port by now
            return ""
        finally:
            client.close()

    def _running(self, *, code_for: str) -> EmbeddedCentral:
        with self._guard:
            if self._is_cut:
                raise ServerUnreachableError
            if self._embedded is None or not self._embedded.is_running:
                self._embedded = EmbeddedCentral(self._data, practice=True, code_for=code_for)
            return self._embedded


def sync_until_done(desk: SyncDesk, link: Link, job: Job) -> SyncReport:
    """Sync until nothing is left to do or nothing more is to be had from the server now."""
    whole = SyncReport()
    doubts = _DOUBTS
    while True:
        report = sync_over(desk, link, job)
        whole = whole.plus(report)
        if report.confirmed:
            return whole
        if report.light is Light.CHECKING and doubts:
            doubts -= 1
        elif not report.moved:
            return whole


def sync_over(desk: SyncDesk, link: Link, job: Job) -> SyncReport:
    """One sync over the line as it is; a line that is out is a report like any other."""
    try:
        client = link.client()
    except CounterError as problem:
        with desk.db.read() as conn:
            return SyncReport(
                waiting=journal.unsent_count(conn),
                waiting_blobs=uploads.waiting_count(conn),
                position=inbox.position(conn),
                light=Light.WAITING,
                problem=problem,
            )
    try:
        return Engine(desk, client).sync_once(job)
    finally:
        client.close()
