"""A counter's day in memory."""

from __future__ import annotations

from datetime import timedelta

from fake_memory import NOW

from counter_app.domain.staff import Role
from counter_app.errors.duty import NotSupervisorError
from counter_app.services.duty import DutyView, Resting, Served, StaffLine, Vouched
from counter_app.services.told_duty import REST

THU = StaffLine(id="thu", number="200001", name="Trần Thị Thu", agencies=("H48.02",))
BINH = StaffLine(id="binh", number="200002", name="Lê Văn Bình", agencies=("H48.02",))


class FakeDuty:
    """`problem` is raised by the next gesture; `requests` keeps what supervisors recorded."""

    def __init__(self) -> None:
        self.resting: Resting | None = None
        self.elsewhere = (
            Served(agencies=("Sở Công Thương",), counters=("Quầy 02 – Công Thương",)),
            Served(agencies=("Sở Xây dựng", "Sở Tư pháp"), counters=()),
        )
        self.people = [THU, BINH]
        self.gone: list[StaffLine] = []
        self.requests = []
        self.problem: Exception | None = None
        self.own_password = False

    def view(self):
        return DutyView(counter="Quầy 05", resting=self.resting, elsewhere=self.elsewhere)

    def rest(self, reason, note, who):
        self._check()
        self.resting = Resting(since=NOW, reason=REST[reason], by_name=who.name)

    def resume(self, who):
        self._check()
        self.resting = None

    def staff(self):
        return tuple(self.people)

    def away(self):
        return tuple(self.gone)

    def vouch(self, request, by):
        if Role.SUPERVISOR not in by.roles:
            raise NotSupervisorError
        self._check()
        self.requests.append((request, by))
        self.gone.append(next(one for one in self.people if one.number == request.absent))
        return Vouched(
            name=request.name,
            number=request.number,
            until=NOW + timedelta(hours=8),
            own_password=self.own_password,
        )

    def end_absence(self, number, by):
        self._check()
        self.gone = [one for one in self.gone if one.number != number]

    def _check(self):
        if self.problem is not None:
            problem, self.problem = self.problem, None
            raise problem
