"""The services of a desk that make out papers and have them printed."""

from __future__ import annotations

import functools

from counter_app.bootstrap.foundation import Foundation
from counter_app.bootstrap.options import DeskOptions, receipts_in, templates_in
from counter_app.services.drawing import Drawing
from counter_app.services.guidance import Guidance
from counter_app.services.intake import Intake
from counter_app.services.life_papers import LifePapers
from counter_app.services.printing import Printing
from counter_app.services.receipt_paper import ReceiptPaper
from counter_app.services.route_sheet import RouteSheet
from counter_app.services.setup_sheet import SetupSheet


def papers_of(shared: Foundation, options: DeskOptions) -> LifePapers:
    """What each step of a dossier's life makes out, mẫu 01 among it."""
    receipts = ReceiptPaper(
        edition=shared.edition,
        centre=shared.edition.centre,
        fonts=shared.fonts,
        templates=functools.partial(receipts_in, options.resources),
    )
    return LifePapers(
        db=shared.store.db,
        edition=shared.edition,
        centre=shared.edition.centre,
        fonts=shared.fonts,
        templates=functools.partial(templates_in, options.resources),
        receipts=receipts,
    )


def printing_of(shared: Foundation, papers: LifePapers) -> Printing:
    """What brings them out of the printers, or keeps them waiting."""
    return Printing(
        db=shared.store.db,
        pen=shared.pen,
        equipment=shared.equipment,
        drawing=Drawing(
            slip_printer=shared.equipment.slip_printer,
            receipts=papers.receipts,
            centre=shared.edition.centre,
            fonts=shared.fonts,
        ),
        papers=papers,
    )


def routes_of(shared: Foundation, intake: Intake, papers: LifePapers) -> RouteSheet:
    """The way of an interconnected dossier, before F9."""
    return RouteSheet(
        pen=shared.pen,
        place=shared.place,
        intake=intake,
        lists=papers.lists,
        equipment=shared.equipment,
    )


def setup_sheet_of(shared: Foundation, papers: LifePapers, *, practice: bool) -> SetupSheet:
    """The record of how this PC was set up."""
    return SetupSheet(
        pen=shared.pen,
        setup=shared.setup,
        lists=papers.lists,
        equipment=shared.equipment,
        practice=practice,
    )


def guidance_of(shared: Foundation) -> Guidance:
    """Where to go with what is not received here."""
    return Guidance(
        db=shared.store.db,
        pen=shared.pen,
        place=shared.place,
        equipment=shared.equipment,
        fonts=shared.fonts,
    )
