"""A fake of the attendance service: what it shows stands as plain attributes."""

from __future__ import annotations

from datetime import date

from counter_app.domain.staff import Role
from counter_app.services.attendance import Attendance, Staff
from counter_app.services.punch_log import Taken
from counter_app.services.punch_views import TerminalNote

TODAY = date(2026, 11, 23)


class FakeAttendance:
    choices = ()

    def __init__(self) -> None:
        self.lights = ()
        self.days = {}
        self.waiting = ()
        self.odd = ()
        self.people = (Staff(id="staff-hoa", number="100001", name="Nguyễn Thị Hoa"),)
        self.matched = []
        self.clocks_set = []
        self.collected = 0
        self.imported = []
        self.problem: Exception | None = None

    def follow(self, job, who):
        """No terminal is live."""

    def collect(self, job, who):
        self._fail()
        self.collected += 1
        return ()

    def try_one(self, job, place, who):
        self._fail()
        return TerminalNote()

    def greet(self, job, place):
        self._fail()

    def use(self, choices):
        self.choices = tuple(choices)

    def import_file(self, who, path, serial):
        self._fail()
        self.imported.append((path, serial))
        return Taken(serial=serial, new=12, known=3, held=1, bad_lines=2)

    def terminals(self):
        return self.lights

    def day(self, on):
        return self.days.get(on, ())

    def unknown(self):
        return self.waiting

    def quarantined(self):
        return self.odd

    def staff(self):
        return self.people

    def today(self):
        return TODAY

    def may_manage(self, who):
        return not {Role.SUPERVISOR, Role.IT}.isdisjoint(who.roles)

    def match(self, who, number, staff_id, valid_from):
        self._fail()
        self.matched.append((number, staff_id, valid_from))
        self.waiting = tuple(one for one in self.waiting if one.number != number)

    def set_clock(self, who, place):
        self._fail()
        self.clocks_set.append(place)

    def close(self):
        """Nothing is open."""

    def _fail(self):
        if self.problem is not None:
            raise self.problem


assert {n for n in dir(Attendance) if not n.startswith("_")} <= set(dir(FakeAttendance))
