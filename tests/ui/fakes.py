"""A fake desk: real catalogue and checklist, everything else in memory and quick.

What a test may bend stands as plain attributes: `desk.scanning.stack`, `.jam_after`,
`desk.printing.problem`, `desk.syncing.light`, `desk.people.passwords` ...
"""

from __future__ import annotations

from dataclasses import replace

from fake_answers import FakeAnswers, FakePhrases, FakeWaiting
from fake_attendance import FakeAttendance
from fake_calendar import FakeCalendar
from fake_devices import FakeDevices, FakeDeviceTests, FakeDoctor, FakePcSetup, FakeSetupSheet
from fake_duty import FakeDuty
from fake_elsewhere import FakeElsewhere
from fake_guidance import FakeGuidance, FakeProcedures, FakeRoutes
from fake_handover import FakeHandover, FakeRegister, FakeResults
from fake_life import FakeLife
from fake_memory import NOW, PASSWORD, RESOURCES, WHO, Memory, areas, edition, page_jpeg
from fake_printing import FakePrinters, FakePrinting
from fake_rest import (
    FakeAttention,
    FakeEquipment,
    FakeLookup,
    FakePapers,
    FakePeople,
    FakePreferences,
    FakeReading,
    FakeSyncing,
)
from fake_returns import FakeReturns, FakeShelving
from fake_sight import FakeSight
from fake_work import FakeAmending, FakeDrafts, FakeIntake, FakePayment, FakeScanning

from counter_app.domain.draft import (
    Person,
    Placement,
)
from counter_app.services.catalogue import Catalogue
from counter_app.services.desk import Desk

__all__ = [
    "NOW",
    "PASSWORD",
    "RESOURCES",
    "WHO",
    "FakeAttention",
    "FakeScanning",
    "Memory",
    "accept_one",
    "edition",
    "make_desk",
    "memory_of",
    "page_jpeg",
]


def make_desk(*, practice: bool = True) -> Desk:
    """A fresh desk with nothing on it."""
    memory = Memory()
    found = edition()
    catalogue = Catalogue(found, lambda: memory.now)
    drafts = FakeDrafts(memory)
    printing = FakePrinting(memory)
    intake = FakeIntake(memory, catalogue, practice)
    counter = next((c for c in found.centre.counters if c.number == "05"), found.centre.counters[0])
    return Desk(
        practice=practice,
        centre=found.centre,
        counter=counter,
        people=FakePeople(),
        duty=FakeDuty(),
        drafts=drafts,
        elsewhere=FakeElsewhere(),
        catalogue=catalogue,
        procedures=FakeProcedures(catalogue),
        intake=intake,
        amending=FakeAmending(memory),
        areas=areas(memory),
        routes=FakeRoutes(),
        guidance=FakeGuidance(),
        answers=FakeAnswers(memory, intake),
        phrases=FakePhrases(),
        waiting=FakeWaiting(),
        payment=FakePayment(memory),
        scanning=FakeScanning(memory, drafts),
        reading=FakeReading(),
        printing=printing,
        papers=FakePapers(),
        life=FakeLife(memory, printing),
        handover=FakeHandover(),
        results=FakeResults(),
        register=FakeRegister(),
        printers=FakePrinters(),
        setup=FakePcSetup(),
        setup_sheet=FakeSetupSheet(),
        devices=FakeDevices(memory),
        device_tests=FakeDeviceTests(),
        doctor=FakeDoctor(),
        lookup=FakeLookup(memory, catalogue, drafts),
        attention=FakeAttention(printing),
        calendar=FakeCalendar(memory),
        attendance=FakeAttendance(),
        returns=FakeReturns(memory, found.centre),
        shelving=FakeShelving(memory),
        syncing=FakeSyncing(memory),
        equipment=FakeEquipment(),
        sight=FakeSight(),
        preferences=FakePreferences(),
        bench=None,
        close=lambda: None,
    )


def memory_of(desk: Desk) -> Memory:
    """What the desk's fake services share."""
    return desk.drafts._memory


def accept_one(desk: Desk, *, name="Nguyễn Thị Hồng Hạnh", id_number="051188001234") -> str:
    """An accepted dossier with pages under its first paper; returns the stream."""
    view = desk.drafts.open(WHO)
    procedure = next(p for p in edition().procedures_on(memory_of(desk).now.date()) if p.fees)
    owner = Person(
        name=name,
        id_number=id_number,
        address="Tổ 5, P. Nghĩa Lộ, T. Quảng Ngãi",
        phone="0905123456",
    )
    draft = replace(view.draft, procedure=procedure.code, owner=owner)
    if procedure.cases:
        draft = replace(draft, case=procedure.cases[0].id)
    desk.drafts.save(draft)
    for paper in procedure.papers:
        page, _ = desk.scanning.make_page(draft.id, paper.name, paper.number)
        desk.drafts.add_page(draft.id, page)
    held = desk.drafts.load(draft.id)
    places = tuple(Placement(page=p.id, paper=p.suggested_paper) for p in held.pages)
    desk.drafts.save(replace(draft, placements=places))
    desk.drafts.save(desk.intake.mark_all_valid(desk.drafts.load(draft.id)))
    return desk.intake.accept(draft.id, WHO).stream
