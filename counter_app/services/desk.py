"""An open desk: every service the window may call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.centre import Centre, Counter
from counter_app.services.amending import Amending
from counter_app.services.answers import Answers
from counter_app.services.areas import Areas
from counter_app.services.attendance import Attendance
from counter_app.services.attention import Attention
from counter_app.services.calendar_editing import CalendarEditing
from counter_app.services.catalogue import Catalogue
from counter_app.services.catalogue_editing import CatalogueEditing
from counter_app.services.device_tests import DeviceTests
from counter_app.services.devices import Devices
from counter_app.services.doctor import Doctor
from counter_app.services.drafts import Drafts
from counter_app.services.duty import Duty
from counter_app.services.elsewhere import Elsewhere
from counter_app.services.equipment import Equipment
from counter_app.services.guidance import Guidance
from counter_app.services.handover import Handover
from counter_app.services.intake import Intake
from counter_app.services.life import Life
from counter_app.services.life_papers import LifePapers
from counter_app.services.lookup import Lookup
from counter_app.services.page_reading import PageReading
from counter_app.services.payment import Payment
from counter_app.services.pc_setup import PcSetup
from counter_app.services.people import People
from counter_app.services.phrases import Phrases
from counter_app.services.practice import PracticeBench
from counter_app.services.preferences import Preferences
from counter_app.services.printers import Printers
from counter_app.services.printing import Printing
from counter_app.services.register import Register
from counter_app.services.result_handover import ResultHandover
from counter_app.services.returns import Returns
from counter_app.services.route_sheet import RouteSheet
from counter_app.services.scanning import Scanning
from counter_app.services.setup_sheet import SetupSheet
from counter_app.services.shelving import Shelving
from counter_app.services.sight import Sight
from counter_app.services.syncing import Syncing
from counter_app.services.waiting import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Made by `bootstrap.open_desk`; `close` lets devices, database and server go, in order."""

    practice: bool
    centre: Centre
    counter: Counter
    people: People
    duty: Duty
    drafts: Drafts
    elsewhere: Elsewhere
    catalogue: Catalogue
    procedures: CatalogueEditing
    intake: Intake
    amending: Amending
    areas: Areas
    routes: RouteSheet
    guidance: Guidance
    answers: Answers
    phrases: Phrases
    waiting: Waiting
    payment: Payment
    scanning: Scanning
    reading: PageReading
    printing: Printing
    papers: LifePapers
    life: Life
    handover: Handover
    results: ResultHandover
    register: Register
    printers: Printers
    setup: PcSetup
    setup_sheet: SetupSheet
    devices: Devices
    device_tests: DeviceTests
    doctor: Doctor
    lookup: Lookup
    attention: Attention
    calendar: CalendarEditing
    attendance: Attendance
    returns: Returns
    shelving: Shelving
    syncing: Syncing
    equipment: Equipment
    sight: Sight
    preferences: Preferences
    bench: PracticeBench | None  # only at a practice desk
    close: Callable[[], None]
