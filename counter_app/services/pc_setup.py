"""Setting up a PC: the central server it belongs to, and the number of its counter.

Whoever unpacks the PC does it, before anybody can sign in; later supervisors and IT do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counter_app import settings as settings_file
from counter_app.domain.centre import Centre, Counter
from counter_app.domain.codes import provisional_code
from counter_app.domain.moments import local_day
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.people import SignedIn
from counter_app.store import node as nodes
from counter_app.store import signin
from counter_app.sync import enrolling
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk

_IN_CHARGE = frozenset({Role.SUPERVISOR, Role.IT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PcState:
    """`server`: its address, empty before the enrolment; `code_counter`: for which counter the
    enrolment code was made; `counter`: the number set on this PC, maybe not in force yet.
    """

    first_run: bool
    practice: bool
    server: str
    code_counter: str
    counter: str
    counters: tuple[Counter, ...]


class PcSetup:
    """One instance per open desk. `who` None: nobody has ever signed in at this PC."""

    def __init__(
        self, *, desk: SyncDesk, database_key: bytes, practice: bool, centre: Centre, file: Path
    ) -> None:
        """`file`: settings.toml."""
        self._desk = desk
        self._key = database_key
        self._practice = practice
        self._centre = centre
        self._file = file

    def may_set_up(self, who: SignedIn | None) -> bool:
        """Whether `who` may change what this PC is and has; see the class for None."""
        if who is None:
            with self._desk.db.read() as conn:
                return not self._practice and not signin.known(conn)
        return not _IN_CHARGE.isdisjoint(who.roles)

    def state(self) -> PcState:
        """What is set already. Raises SettingsWrongError."""
        with self._desk.db.read() as conn:
            enrolled = nodes.enrolment(conn)
        return PcState(
            first_run=self.may_set_up(None),
            practice=self._practice,
            server=enrolled.server if enrolled is not None else "",
            code_counter=enrolled.counter if enrolled is not None else "",
            counter=settings_file.load(self._file).counter,
            counters=self._centre.counters,
        )

    def enrol(
        self, who: SignedIn | None, address: str, code: str, authority: str, *, again: bool
    ) -> PcState:
        """Join this PC to the central server at `address` with a one-time code. `authority`: path
        of the centre's own certificate authority (PEM), empty where the system's are enough;
        `again` replaces an enrolment.

        Raises GestureRefusedError, CertificateFileError, ServerAddressError, and as
        `sync.enrolling.enrol`.
        """
        self._check(who)
        path = authority.strip()
        ca_pem = enrolling.read_authority(Path(path)) if path else ""
        client = CentralClient(address.strip(), ca_pem=ca_pem)
        try:
            enrolling.enrol(
                self._desk,
                client,
                code=code.strip(),
                database_key=self._key,
                ca_pem=ca_pem,
                again=again,
            )
        finally:
            client.close()
        return self.state()

    def set_counter(self, who: SignedIn | None, number: str) -> PcState:
        """Write the counter's number into settings.toml; it counts from the next start.

        Raises GestureRefusedError, SettingsUnsavedError.
        """
        self._check(who)
        number = number.strip()
        try:
            provisional_code(number, local_day(self._desk.wall()), 1)
        except ValueError as wrong:
            raise GestureRefusedError(
                vi=f"“{number}” không dùng làm số quầy được: nhập hai chữ số, ví dụ 05.",
                en=f"“{number}” cannot be a counter's number: type two digits such as 05.",
            ) from wrong
        settings_file.save_counter(self._file, number)
        return self.state()

    def _check(self, who: SignedIn | None) -> None:
        if not self.may_set_up(who):
            raise GestureRefusedError(
                vi="Chỉ người quản lý hoặc bộ phận kỹ thuật được thiết lập máy này.",
                en="Only a supervisor or IT may set this PC up.",
            )
