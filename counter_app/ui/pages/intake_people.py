"""Who is at the desk: cards that are read, people already known, what a scan says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.draft import Draft, Person, Provenance
from counter_app.domain.identity import person_from_card
from counter_app.domain.scans import CardScanned, VneidScanned
from counter_app.ui.context import NoticeAction

if TYPE_CHECKING:
    from counter_app.domain.identity import CardData
    from counter_app.domain.scans import Recognised
    from counter_app.services.lookup import KnownPerson
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm


class PeopleAtDesk(QObject):
    """One per intake page."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._session = page.session
        page.work.person_known.connect(self._known)
        page.person.id_entered.connect(page.work.look_up)
        page.person.history_asked.connect(self._show_history)

    def scanned(self, scan: Recognised) -> bool:
        """Take a code that tells of a person; False leaves it to the window."""
        if not self._session.is_open:
            return False
        if isinstance(scan, CardScanned):
            self.take_card(scan.card, Provenance.CARD)
            return True
        if isinstance(scan, VneidScanned):
            self._context.notices.toast(
                scan.SENTENCE.to(self._context.language),
                tone="soon",
                action=NoticeAction(self.tr("Nhập theo VNeID"), self._page.person.choose_vneid),
                seconds=10,
            )
            return True
        return False

    def take_card(self, card: CardData, provenance: Provenance) -> None:
        """The card's person becomes owner, or hands in for the owner who stands there already."""
        person = person_from_card(card, provenance)
        draft = self._session.draft
        if draft.submitter is not None and _hands_in(person, draft):
            self._session.edit(submitter=_in_place_of(draft.submitter, person))
        else:
            self._session.edit(owner=_in_place_of(draft.owner, person))
            self._page.work.look_up(person.id_number)
        self._go_on()

    def _go_on(self) -> None:
        draft = self._session.draft
        if draft.submitter is not None and draft.submitter.name and not draft.relation:
            self._page.focus_field("intake_relationEdit")
        elif not draft.procedure:
            self._page.focus_field("intake_procEdit")
        elif not draft.owner.phone:
            self._page.focus_field("intake_phoneEdit")

    def _known(self, known: KnownPerson | None) -> None:
        self._page.person.show_known(known.dossiers if known else 0)
        if known is None or not self._session.is_open:
            return
        owner = self._session.draft.owner
        filled = _filled(owner, known)
        if filled != owner:
            self._session.edit(owner=filled)
        if known.open_dossiers:
            first = known.open_dossiers[0]
            self._context.notices.toast(
                self.tr("Người này có hồ sơ đang giải quyết: {code}, {name}.").format(
                    code=first.code, name=first.procedure_name
                ),
                tone="soon",
                action=NoticeAction(
                    self.tr("Xem"), lambda: self._context.shell.open_dossier(first.stream)
                ),
                seconds=10,
            )

    def _show_history(self) -> None:
        self._context.shell.open_search(self._session.draft.owner.id_number)


def _hands_in(person: Person, draft: Draft) -> bool:
    if draft.submitter is not None and draft.submitter.id_number == person.id_number:
        return True
    return bool(draft.owner.name) and draft.owner.id_number != person.id_number


def _in_place_of(before: Person, person: Person) -> Person:
    """A phone typed before the card was read stays; that of another card's person goes with him."""
    is_another = before.provenance is not Provenance.TYPED and before.id_number != person.id_number
    return person if is_another else replace(person, phone=before.phone)


def _filled(owner: Person, known: KnownPerson) -> Person:
    """What the person told us before, where the form is still empty."""
    filled = replace(
        owner,
        phone=owner.phone or known.phone,
        name=owner.name or known.name,
        address=owner.address or known.address,
        area=owner.area if owner.address else known.area,
    )
    if not owner.name and known.name and owner.provenance is Provenance.TYPED:
        return replace(filled, provenance=Provenance.ON_FILE)
    return filled
