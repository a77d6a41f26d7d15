"""Results brought from the agencies: counted by scanning, signed for on one list (R61, R69)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.result import ResultArrived
from counter_app.domain.moments import local_day
from counter_app.errors.desk import GestureRefusedError
from counter_app.services import dossiers
from counter_app.services.life import Life, Taken
from counter_app.services.life_papers import paper_name
from counter_app.services.list_papers import HANDOVER_RESULTS
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.print_queue import PrintQueue
from counter_app.store import journey_queries, return_queries
from counter_app.store.database import Database
from counter_app.store.return_queries import ResultLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What an agency has issued and not brought yet."""

    agency: str
    agency_name: str
    results: tuple[ResultLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What the person at the desk found. `missing`: on the agency's list and not there; `strange`:
    there, and not to be taken in.
    """

    streams: tuple[str, ...]
    missing: tuple[str, ...]  # codes
    strange: tuple[str, ...]  # codes

    @property
    def mismatch(self) -> str:
        """In words, as it stands on the list."""
        parts = (("chưa nhận", self.missing), ("không thuộc danh sách", self.strange))
        return "; ".join(f"{words} {', '.join(codes)}" for words, codes in parts if codes)


class ResultHandover:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, life: Life, counter: str) -> None:
        self._db = db
        self._pen = pen
        self._life = life
        self._counter = counter
        self._queue = PrintQueue(pen)

    def expected(self) -> tuple[Expected, ...]:
        """Agency by agency, the oldest result first; without those that return their own (R63)."""
        with self._db.read() as conn:
            here = []
            for line in return_queries.issued(conn):
                state = dossiers.readable(conn, line.stream)
                if state.accepted is not None and state.is_brought:
                    here.append((state.accepted.agency_name, line))
        here.sort(key=lambda one: (one[0], one[1].agency))
        return tuple(
            Expected(agency=agency, agency_name=name, results=tuple(line for _, line in group))
            for (name, agency), group in groupby(here, key=lambda one: (one[0], one[1].agency))
        )

    def next_number(self) -> str:
        """For an agency that numbers no lists: "KQ05/2026-001", never given twice by a counter."""
        prefix = f"KQ{self._counter}/{local_day(self._pen.now()).year}-"
        with self._db.read() as conn:
            return journey_queries.next_list_number(conn, prefix)

    def take_in(
        self, brought: Brought, *, given_by: str, carrier: str, number: str, who: SignedIn
    ) -> tuple[Taken, ...]:
        """`result_arrived` for each result in one transaction, and the list with every signature.

        They lie on no shelf yet. Raises GestureRefusedError without giver, carrier or number, for
        who may not, and when one of them may not come here: then nothing is written.
        """
        _check(brought, given_by, carrier, number, who)
        taken: list[Taken] = []
        now = self._pen.now()  # one for all: it tells this list from another of the same number
        with self._db.write() as conn:
            states = [dossiers.readable(conn, stream) for stream in brought.streams]
            if len({state.agency for state in states}) > 1:
                raise GestureRefusedError(
                    vi="Mỗi phiếu bàn giao chỉ gồm kết quả của một cơ quan.",
                    en="A list holds the results of one agency.",
                )
            for state in states:
                body = ResultArrived(
                    given_by=given_by.strip(),
                    carrier=carrier.strip(),
                    list_number=number.strip(),
                    shelf="",
                    received_by=who.name,
                    arrived_at=now,
                    mismatch=brought.mismatch,
                )
                taken.append(self._life.write(conn, state, body, who))
            paper = paper_name(HANDOVER_RESULTS, taken[0].entry)
            self._queue.ask(conn, dossiers.readable(conn, taken[0].stream), paper, "", why="")
        return tuple(taken)


def _check(brought: Brought, given_by: str, carrier: str, number: str, who: SignedIn) -> None:
    if not life.may(ResultArrived.KIND, who.roles):
        raise GestureRefusedError(
            vi="Chỉ Bộ phận trả kết quả nhận kết quả từ cơ quan.",
            en="Only the return desk takes results in.",
        )
    for text, vi, en in (
        (given_by, "Phải ghi người giao của cơ quan.", "Who gave them must be named."),
        (carrier, "Phải ghi người vận chuyển.", "The carrier must be named."),
        (number, "Phải ghi số phiếu bàn giao.", "The list needs a number."),
    ):
        if not text.strip():
            raise GestureRefusedError(vi=vi, en=en)
    if not brought.streams:
        raise GestureRefusedError(vi="Chưa quét kết quả nào.", en="No result has been scanned yet.")
