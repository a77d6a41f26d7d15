"""The open folder as sync needs it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from counter_app import settings as settings_file
from counter_app.bootstrap.options import edition_in
from counter_app.domain.guidance_revision import MatterState
from counter_app.domain.moments import local_day
from counter_app.domain.procedure_revision import ProcedureState
from counter_app.services.catalogue import Catalogue
from counter_app.services.elsewhere import held_drafts
from counter_app.services.mapping import provisional_days
from counter_app.settings import Settings
from counter_app.store import node as nodes
from counter_app.store.calendars import work_calendar
from counter_app.store.database import Database
from counter_app.store.opening import OpenStore
from counter_app.store.revisions import revised, revised_matters
from counter_app.sync.desk import SyncDesk

_LEASED_WORKING_DAYS = 10


def catalogue_in(store: OpenStore, now: Callable[[], datetime], resources: Path) -> Catalogue:
    """The shipped data with what the centre changed of it, as far as this folder knows."""
    return Catalogue(
        edition_in(resources),
        now,
        functools.partial(_revised, store.db),
        functools.partial(_matters, store.db),
    )


def sync_desk(
    store: OpenStore,
    wall: Callable[[], datetime],
    resources: Path,
    catalogue: Catalogue | None = None,
) -> SyncDesk:
    """The open folder as sync needs it. `catalogue`: the open desk's own."""
    catalogue = catalogue or catalogue_in(store, wall, resources)
    settings = settings_file.load(store.folder.settings)
    lease_days = functools.partial(_lease_days, store, catalogue, settings, wall)
    return SyncDesk(
        db=store.db,
        blobs=store.blobs,
        ids=store.ids,
        wall=wall,
        lease_days=lease_days,
        held_drafts=functools.partial(held_drafts, store.db, catalogue),
        centre=catalogue.edition.centre.id,
    )


def _lease_days(
    store: OpenStore,
    catalogue: Catalogue,
    settings: Settings,
    wall: Callable[[], datetime],
) -> Mapping[str, Sequence[date]]:
    """Today, whatever day it is, and the next ten working days, for each agency served here; and
    yesterday, when a provisional code of it still waits for an official one.
    """
    edition = catalogue.edition
    with store.db.read() as conn:
        offset = timedelta(milliseconds=nodes.clock_offset_ms(conn))
        enrolled = nodes.enrolment(conn)
        unmapped = provisional_days(conn)
        calendar = work_calendar(conn, edition)
    today = local_day(wall() + offset)
    days = [today]
    day = today
    while len(days) <= _LEASED_WORKING_DAYS and day < today + timedelta(days=60):
        day += timedelta(days=1)
        if day.year in calendar.years and calendar.day_status(day)[0]:
            days.append(day)
    if today - timedelta(days=1) in unmapped:  # as far back as the server grants
        days.insert(0, today - timedelta(days=1))
    counter = next((c for c in edition.centre.counters if c.number == settings.counter), None)
    wanted = set(counter.agencies) if counter else set()
    agencies = {edition.agency_of(p, today).id for p in edition.procedures_on(today)}
    if enrolled is not None and enrolled.agencies:
        wanted |= set(enrolled.agencies)
    return dict.fromkeys(sorted(agencies & wanted if wanted else agencies), days)


def _revised(db: Database) -> tuple[ProcedureState, ...]:
    with db.read() as conn:
        return revised(conn)


def _matters(db: Database) -> tuple[MatterState, ...]:
    with db.read() as conn:
        return revised_matters(conn)
