"""Fakes of the return desk: the real rules over the dossiers in memory."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from fake_memory import NOW, WHO, Memory

from counter_app.domain import collecting
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries import result, transfer
from counter_app.domain.dossier.state import Status
from counter_app.domain.text import fold
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.returns import (
    Handed,
    HandedLine,
    ResultLine,
    Returns,
    ReturnsToday,
)
from counter_app.services.shelving import Uncollected


class FakeReturns(Returns):
    """`problem`, when set, is raised by the next hand-over."""

    def __init__(self, memory: Memory, centre) -> None:
        pen = SimpleNamespace(now=lambda: memory.now)
        super().__init__(
            db=None, blobs=None, pen=pen, lookup=None, life=None, centre=centre, counter="05"
        )
        self._memory = memory
        self.problem: Exception | None = None
        self.put_offs: list[tuple[str, ...]] = []

    def find(self, text, who):
        wanted = fold(text)
        found = [
            line_of(stream, state)
            for stream, state in self._memory.dossiers.items()
            if wanted in fold(f"{state.code} {state.accepted.owner.name}")
            or wanted in state.accepted.owner.id_number
        ]
        return tuple(sorted(found, key=lambda one: one.status is not Status.READY))

    def together(self, stream):
        own = self._memory.dossiers[stream].accepted.owner.id_number
        others = [
            line_of(one, state)
            for one, state in self._memory.dossiers.items()
            if one != stream
            and state.status is Status.READY
            and state.accepted.owner.id_number == own
        ]
        return (line_of(stream, self._memory.dossiers[stream]), *others)

    def case(self, stream, who):
        return self.case_of(self._memory.dossiers[stream])

    def hand_over(self, streams, collector, who):
        if self.problem is not None:
            problem, self.problem = self.problem, None
            raise problem
        for stream in streams:
            state = self._memory.dossiers[stream]
            body = self._body(state, collector, who)
            refusal = life.fits(state, body)
            if refusal is not None:
                raise GestureRefusedError(vi=refusal.vi, en=refusal.en)
            self._memory.write(stream, body)
        return tuple(
            Handed(stream=one, entry=self._memory.dossiers[one].hand_overs[-1].id)
            for one in streams
        )

    def undo(self, handed, reason, who):
        for one in handed:
            body = result.HandOverUndone(handed=one.entry, reason=reason, by_name=who.name)
            self._memory.write(one.stream, body)

    def put_off(self, case, collector, who):
        self.put_offs.append(collecting.to_bring(self.requirements(case, collector, who)))

    def sign_with_page(self, streams, who):
        return self._sign(streams)

    def sign_on_pad(self, streams, jpeg, size, who):
        return self._sign(streams)

    def today(self):
        states = self._memory.dossiers.values()
        done = [state for state in states if state.status is Status.DONE]
        return ReturnsToday(
            handed=len(done),
            waiting=sum(state.status is Status.READY for state in states),
            old=0,
            coming=sum(state.status is Status.ISSUED for state in states),
            recent=tuple(
                HandedLine(
                    stream=f"dossier/{state.id}",
                    entry=state.hand_overs[-1].id,
                    code=state.code,
                    owner_name=state.accepted.owner.name,
                    receiver=state.hand_overs[-1].body.receiver,
                    receiver_name=state.hand_overs[-1].body.receiver_name,
                    counter="05",
                    by_name=WHO.name,
                    at=state.hand_overs[-1].body.handed_at,
                )
                for state in done
            ),
        )

    def _sign(self, streams):
        return collecting.ON_PAPER if streams else ""


class FakeShelving:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.old: list[Uncollected] = []
        self.proposed = "C073"

    def coming(self):
        return tuple(
            line_of(stream, state)
            for stream, state in self._memory.dossiers.items()
            if state.status is Status.ISSUED
        )

    def propose(self, stream):
        return self.proposed

    def put_away(self, stream, shelf, who, *, given_by=""):
        value = collecting.shelf_value(shelf)
        if not value:
            raise GestureRefusedError(vi="Mã kệ không đúng.", en="No shelf.")
        self._memory.write(stream, arrived(value))
        return value

    def print_labels(self, first):
        return collecting.shelves_from(collecting.shelf_value(first), 14)

    def uncollected(self):
        return tuple(self.old)


def line_of(stream, state):
    accepted = state.accepted
    return ResultLine(
        stream=stream,
        code=state.code,
        provisional_code=state.provisional_code,
        status=state.status,
        owner_name=accepted.owner.name,
        owner_id_number=accepted.owner.id_number,
        submitter_id_number="",
        phone=accepted.owner.phone,
        procedure_name=accepted.procedure.name,
        agency=accepted.agency,
        shelf=state.shelf,
        arrived_at=NOW,
    )


def issued(**fields):
    values = {
        "outcome": result.Outcome.GRANTED,
        "number": "125/GPXD",
        "signed_on": (NOW - timedelta(days=3)).date(),
        "signer": "Đỗ Mạnh Cường",
        "name": "Giấy phép xây dựng",
        "reason": "",
        "through_office": False,
        "has_paper": True,
        "has_electronic": False,
        "by_name": "Phạm Văn Minh",
        "issued_at": NOW,
        **fields,
    }
    return result.ResultIssued(**values)


def arrived(shelf="C073"):
    return result.ResultArrived(
        given_by="Phạm Văn Minh",
        carrier="",
        list_number="",
        shelf=shelf,
        received_by=WHO.name,
        arrived_at=NOW,
    )


def sent():
    return transfer.Transferred(
        agency="H48.16",
        agency_name="Sở Xây dựng",
        given_by=WHO.name,
        carrier="",
        list_number="",
        at_centre=False,
        transferred_at=NOW,
    )


def make_ready(desk, stream, *, shelf="C073"):
    """The result of an accepted dossier lies on its shelf."""
    desk.drafts._memory.write(stream, sent(), issued(), arrived(shelf))
    return stream
