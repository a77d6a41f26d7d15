"""Fakes of handing on and of the register: what the test lays out."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.equipment import Sheet
from counter_app.services.handover import Bundle, HandedOn, SentList, Trip
from counter_app.services.life import Taken
from counter_app.services.register import Book
from counter_app.services.result_handover import Brought, Expected


class FakeHandover:
    def __init__(self) -> None:
        self.waiting: list[Bundle] = []
        self.sent: list[SentList] = []
        self.trip_list: tuple[Trip, ...] = ()
        self.handed: list[tuple[str, tuple[str, ...], str, str]] = []
        self.received: list[tuple[str, str, str]] = []
        self.stays: tuple[tuple[str, Words], ...] = ()

    def bundles(self):
        return tuple(self.waiting)

    def next_number(self):
        return f"05/2026-{len(self.handed) + 1:03d}"

    def hand_on(self, agency, streams, *, carrier, number, who):
        if not carrier:
            raise GestureRefusedError(vi="Phải ghi người vận chuyển.", en="Name the carrier.")
        self.handed.append((agency, tuple(streams), carrier, number))
        self.waiting = [one for one in self.waiting if one.agency != agency]
        went = tuple(
            Taken(stream=one, entry="e", words=Words("", ""), has_paper=True) for one in streams
        )
        return HandedOn(list_number=number, went=went, stayed=self.stays)

    def open_lists(self):
        return tuple(self.sent)

    def receive(self, number, code, received_by, who, *, officer=""):
        one = next(one for one in self.sent if one.list_number == number)
        if code not in one.codes:
            raise GestureRefusedError(vi=f"Hồ sơ {code} không có trong giấy.", en="Not there.")
        self.received.append((number, code, received_by, officer))
        left = replace(one, missing=tuple(each for each in one.missing if each != code))
        self.sent = [left if each is one else each for each in self.sent]
        self.sent = [each for each in self.sent if each.missing]
        return left

    def trips(self, month):
        return self.trip_list

    def trips_sheet(self, month, who):
        return Sheet(pdf=b"%PDF-1.7 fake", size="A4", title="bang-ke-chuyen")


class FakeResults:
    """What agencies are to bring, and what was taken in."""

    def __init__(self) -> None:
        self.waiting: tuple[Expected, ...] = ()
        self.taken: list[tuple[Brought, str, str, str]] = []

    def expected(self):
        return self.waiting

    def next_number(self):
        return f"KQ05/2026-{len(self.taken) + 1:03d}"

    def take_in(self, brought, *, given_by, carrier, number, who):
        if not (given_by and carrier and number):
            raise GestureRefusedError(vi="Phải ghi người giao của cơ quan.", en="Name who gives.")
        self.taken.append((brought, given_by, carrier, number))
        self.waiting = tuple(
            replace(one, results=left)
            for one in self.waiting
            if (left := tuple(r for r in one.results if r.stream not in brought.streams))
        )
        return tuple(
            Taken(stream=one, entry=f"e{place}", words=Words("", ""), has_paper=not place)
            for place, one in enumerate(brought.streams)
        )


class FakeRegister:
    def __init__(self) -> None:
        self.known: tuple[Book, ...] = ()
        self.printed: list[tuple[str, int]] = []

    def may_open(self, who):
        return Role.SUPERVISOR in who.roles

    def books(self):
        return self.known

    def pdf(self, agency, year, who):
        self.printed.append((agency, year))
        return b"%PDF-1.7 fake"
