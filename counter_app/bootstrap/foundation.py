"""What every service of an open desk stands on: store, clock, calendar, catalogue, devices."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from counter_app.bootstrap.hardware import Hardware, find_hardware
from counter_app.bootstrap.options import (
    DeskOptions,
    areas_in,
    edition_in,
    fonts_once,
    read_settings,
)
from counter_app.bootstrap.syncing import catalogue_in, sync_desk
from counter_app.domain.centre import Counter
from counter_app.services.areas import Areas
from counter_app.services.catalogue import Catalogue
from counter_app.services.clock import Clock
from counter_app.services.equipment import Equipment
from counter_app.services.intake import Place
from counter_app.services.office_calendar import OfficeCalendar
from counter_app.services.page_files import PageFiles
from counter_app.services.page_workers import PageWorkers
from counter_app.services.pc_setup import PcSetup
from counter_app.services.pen import Pen
from counter_app.settings import Settings
from counter_app.store import node as nodes
from counter_app.store.editions import Edition
from counter_app.store.opening import OpenStore
from counter_app.sync.desk import SyncDesk
from counter_app.sync.link import Link

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """What several services of a desk stand on."""

    store: OpenStore
    settings: Settings
    edition: Edition
    calendar: OfficeCalendar
    pen: Pen
    wired: SyncDesk
    link: Link
    setup: PcSetup
    hardware: Hardware
    equipment: Equipment
    catalogue: Catalogue
    areas: Areas
    fonts: Callable[[], Fonts]
    pages: PageFiles
    workers: PageWorkers

    @property
    def counter(self) -> Counter:
        """The counter of this PC; one that the centre's file does not name serves all agencies."""
        number = self.settings.counter
        known = (one for one in self.edition.centre.counters if one.number == number)
        return next(known, Counter(number=number, name=number))

    @property
    def place(self) -> Place:
        """Where this PC stands."""
        practice = self.store.node.practice
        return Place(counter=self.counter.number, centre=self.edition.centre, practice=practice)


def lay(store: OpenStore, options: DeskOptions, closing: ExitStack) -> Foundation:
    """Made once. `closing` gets what has to be let go when a later step fails."""
    settings = read_settings(store, options)
    edition = edition_in(options.resources)
    with store.db.read() as conn:
        clock = Clock(options.wall, nodes.clock_offset_ms(conn))
    pen = Pen(clock=clock, ids=store.ids, rules=edition.rules)
    catalogue = catalogue_in(store, pen.now, options.resources)
    wired = sync_desk(store, options.wall, options.resources, catalogue)
    link = Link(wired, embedded_data=store.folder.root)
    closing.callback(link.close)
    setup = PcSetup(
        desk=wired,
        database_key=store.key,
        practice=store.node.practice,
        centre=edition.centre,
        file=store.folder.settings,
    )
    hardware = find_hardware(store, options, settings, pen, setup)
    closing.callback(hardware.equipment.close)
    workers = options.workers or PageWorkers()
    closing.callback(workers.close)
    return Foundation(
        store=store,
        settings=settings,
        edition=edition,
        calendar=OfficeCalendar(store.db, edition),
        pen=pen,
        wired=wired,
        link=link,
        setup=setup,
        hardware=hardware,
        equipment=hardware.equipment,
        catalogue=catalogue,
        areas=Areas(partial(areas_in, options.resources), pen.now, home=edition.centre.province),
        fonts=fonts_once(settings),
        pages=PageFiles(store.blobs, link.client),
        workers=workers,
    )
