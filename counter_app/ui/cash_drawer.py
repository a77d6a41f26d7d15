"""The cash drawer: opened when cash was booked, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.draft import PayMethod

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from counter_app.services.payment import PaymentView
    from counter_app.ui.context import PageContext


def open_drawer(owner: QObject, context: PageContext, paid: PaymentView) -> None:
    """In the printer's lane: money that is booked stays booked whatever the drawer does."""
    if paid.method is PayMethod.CASH:
        context.tasks.run(owner, "printer", context.desk.equipment.open_drawer)
