"""Enrolling this PC, and opening its connection afterwards."""

from __future__ import annotations

from pathlib import Path

from counter_app.errors.central import (
    AlreadyEnrolledError,
    CertificateFileError,
    NotEnrolledError,
    PracticeDiffersError,
)
from counter_app.store import node as nodes
from counter_app.store import notes
from counter_app.store.node import Enrolment
from counter_app.sync import sealing
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.wire import EnrolRequest

_AUTHORITY = "central_authority"  # PEM; empty: the system's authorities
_LONGEST_PEM = 1 << 20  # bytes


def read_authority(path: Path) -> str:
    """The centre's authority out of a PEM file. Raises CertificateFileError."""
    try:
        with path.open(encoding="ascii") as file:
            text = file.read(_LONGEST_PEM)
    except (OSError, ValueError) as wrong:  # ValueError: no ASCII either, or no path at all
        raise CertificateFileError from wrong
    if "BEGIN CERTIFICATE" not in text:
        raise CertificateFileError
    return text


def enrol(
    desk: SyncDesk,
    client: CentralClient,
    *,
    code: str,
    database_key: bytes | None,
    noted_as: str = "",
    ca_pem: str = "",
    again: bool = False,
) -> Enrolment:
    """Enrol with a one-time code and note the token. `database_key` goes along sealed, so that a
    lost keystore never loses the unsent day; `noted_as` replaces the address (`nodes.EMBEDDED`);
    `ca_pem`, the centre's authority as `client` trusts it, is kept for every later connection.

    Raises AlreadyEnrolledError unless `again`, PracticeDiffersError, EnrolmentCodeError,
    NothingKnownError and its kin.
    """
    with desk.db.read() as conn:
        node, enrolled = nodes.read(conn), nodes.enrolment(conn)
    if node is None:
        raise NotEnrolledError
    if enrolled is not None and not again:
        raise AlreadyEnrolledError(server=enrolled.server)
    hello = client.hello()
    if hello.practice is not node.practice:
        raise PracticeDiffersError
    sealed = sealing.seal(database_key, hello.recovery_key) if database_key else ""
    answer = client.enrol(
        EnrolRequest(code=code, node=node.id, practice=node.practice, sealed_key=sealed)
    )
    new = Enrolment(
        server=noted_as or client.address,
        token=answer.token,
        device=answer.device,
        counter=answer.counter,
        agencies=answer.agencies,
        server_node=answer.server,
    )
    with desk.db.write() as conn:
        nodes.enrol(conn, new)
        notes.write(conn, _AUTHORITY, ca_pem)
    return new


def connect(desk: SyncDesk, *, address: str | None = None) -> CentralClient:
    """The connection of an enrolled PC. `address` stands in for an embedded server's, which
    changes with every start. Raises NotEnrolledError, ServerAddressError.
    """
    with desk.db.read() as conn:
        node, enrolled = nodes.read(conn), nodes.enrolment(conn)
        ca_pem = notes.read(conn, _AUTHORITY, str) or ""
    if node is None or enrolled is None:
        raise NotEnrolledError
    if address is None and enrolled.server == nodes.EMBEDDED:
        raise NotEnrolledError  # its keeper has to start it and say where it is
    return CentralClient(
        address or enrolled.server, token=enrolled.token, node=node.id, ca_pem=ca_pem
    )
