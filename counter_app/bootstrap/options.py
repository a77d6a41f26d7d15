"""What decides how a desk is opened: folder, settings of the PC, shipped data."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import settings as settings_file
from counter_app.domain.areas import AreaTable
from counter_app.domain.codes import provisional_code
from counter_app.domain.form_template import FormTemplate
from counter_app.domain.ids import IdSource, Uuid7Source
from counter_app.domain.moments import local_day
from counter_app.domain.receipt_template import ReceiptTemplate
from counter_app.services.clock import system_wall
from counter_app.services.page_workers import PageWorkers
from counter_app.settings import RESOURCES, DeviceChoice, Settings, SettingsWrongError
from counter_app.store.area_files import load_areas
from counter_app.store.editions import Edition, load_edition
from counter_app.store.form_templates import load_templates
from counter_app.store.opening import OpenStore
from counter_app.store.phrase_queries import PhraseBook, load_book
from counter_app.store.receipt_files import load_receipts

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """What decides how a desk is opened. `practice` None: whatever the data folder is."""

    root: Path
    practice: bool | None = None
    resources: Path = RESOURCES
    wall: Callable[[], datetime] = system_wall
    ids: IdSource = field(default_factory=Uuid7Source)
    scans: Path | None = None  # files laid into the virtual feeder
    seconds_per_page: str = "0.6"
    workers: PageWorkers | None = None  # None: as many as this PC has cores for


def read_settings(store: OpenStore, options: DeskOptions) -> Settings:
    """Settings of the PC; virtual devices print into the data folder, files lie in the feeder."""
    settings = settings_file.load(store.folder.settings)
    folder = store.folder.virtual

    def with_folder(choice: DeviceChoice) -> DeviceChoice:
        if choice.driver != "virtual" or "folder" in choice.options:
            return choice
        return replace(choice, options={**choice.options, "folder": str(folder)})

    scanner = settings.scanner
    if scanner.driver == "virtual":
        given = {"seconds_per_page": options.seconds_per_page, **scanner.options}
        if options.scans is not None:
            given["images"] = str(options.scans)
        scanner = replace(scanner, options=given)
    try:
        provisional_code(settings.counter, local_day(options.wall()), 1)
    except ValueError as wrong:  # found at start, not at the first F9 without a lease
        raise SettingsWrongError(why=f"counter = {settings.counter!r}") from wrong
    readers, spare = settings.readers, settings.spare_slip_printers
    if store.node.practice and not readers:
        readers = (DeviceChoice(driver="virtual"),)
    if store.node.practice and not spare:
        beside = {"folder": str(folder / "beside")}
        spare = (
            DeviceChoice(
                driver="virtual",
                label="Máy in phiếu quầy bên",
                label_en="Slip printer of the next counter",
                options=beside,
            ),
        )
    return replace(
        settings,
        scanner=scanner,
        slip_printer=with_folder(settings.slip_printer),
        document_printer=with_folder(settings.document_printer),
        spare_slip_printers=tuple(with_folder(one) for one in spare),
        readers=readers,
        terminals=settings.terminals or _practice_terminals(practice=store.node.practice),
    )


def _practice_terminals(*, practice: bool) -> tuple[DeviceChoice, ...]:
    return (DeviceChoice(driver="virtual"),) if practice else ()


@functools.lru_cache(maxsize=2)
def edition_in(resources: Path) -> Edition:
    """The shipped data, read once."""
    return load_edition(resources)


@functools.lru_cache(maxsize=2)
def areas_in(resources: Path, on: date) -> AreaTable:
    """The communes and wards of a day, read when the first address is looked at."""
    return load_areas(resources / "areas", on)


@functools.lru_cache(maxsize=2)
def book_in(resources: Path) -> PhraseBook:
    """The shipped phrases, read once."""
    return load_book(resources)


@functools.lru_cache(maxsize=2)
def templates_in(resources: Path) -> tuple[FormTemplate, ...]:
    """The forms, read when the first of them is printed."""
    return load_templates(resources)


@functools.lru_cache(maxsize=2)
def receipts_in(resources: Path) -> tuple[ReceiptTemplate, ...]:
    """Mẫu 01 of every circular, read when the first is printed."""
    return load_receipts(resources)


def fonts_once(settings: Settings) -> Callable[[], Fonts]:
    """Fonts are looked for when something is printed for the first time."""

    @functools.cache
    def find() -> Fonts:
        from counter_app.forms.fonts import find_fonts

        return find_fonts(Path(settings.font_folder) if settings.font_folder else None)

    return find
