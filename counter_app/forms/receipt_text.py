"""What mẫu 01 says of one accepted dossier: plain text, no layout.

Everything comes from `Accepted`, which carries all that the paper shows, and from the centre.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counter_app.domain.centre import Centre
from counter_app.domain.codes import REGISTER_VOLUME
from counter_app.domain.dossier.bodies import Accepted, AcceptedPaper, Corrected, FeeDue
from counter_app.domain.draft import IdentityKind, Person, Presence
from counter_app.domain.form_template import fill
from counter_app.domain.formats import paper_moment
from counter_app.domain.moments import local_day
from counter_app.domain.money import dong_in_words
from counter_app.domain.procedure import OriginalFate, ReturnChannel
from counter_app.domain.receipt_template import Column, Holds, Item, Part, ReceiptTemplate
from counter_app.domain.text import clean_line, sentence
from counter_app.forms.lines import Field
from counter_app.forms.phrases import NO_LIMIT, dong_on_paper

_NO_BREAK = "\u00a0"
_IDENTITIES = {
    Part.PERSONAL_ID: IdentityKind.PERSONAL_ID,
    Part.OLD_ID: IdentityKind.OLD_ID,
    Part.PASSPORT: IdentityKind.PASSPORT,
}

Lines = list[tuple[Field, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One row of the table: a cell for each column, and what is told beside the paper's name."""

    cells: tuple[str, ...]
    remark: str


def applicant(accepted: Accepted) -> str:
    """Who the dossier belongs to, on one line."""
    return clean_line(accepted.owner_name)


def hands_in(accepted: Accepted) -> Person:
    """The person at the desk."""
    return accepted.submitter or accepted.owner


def code_of(accepted: Accepted, printed: str) -> tuple[str, bool]:
    """The code as printed and whether it is still the provisional one."""
    return clean_line(printed), printed == accepted.code.code and not accepted.code.official


class ReceiptText:
    """The lines of the form for one dossier, one method for each part."""

    def __init__(self, accepted: Accepted, centre: Centre, template: ReceiptTemplate) -> None:
        self.accepted = accepted
        self.centre = centre
        self.template = template
        self.phrases = template.phrases
        self._parts: dict[Part, Callable[[Item], Lines]] = {
            Part.OWNER: self._owner,
            Part.TAX_CODE: self._tax_code,
            Part.SIGNATORY: self._signatory,
            Part.SUBMITTER: self._submitter,
            Part.ADDRESS: self._address,
            Part.CONTACT: self._contact,
            Part.PERSONAL_ID: self._identity,
            Part.OLD_ID: self._identity,
            Part.PASSPORT: self._identity,
            Part.REQUEST: self._request,
            Part.AGENCY: self._agency,
            Part.SHOWN: self._shown,
            Part.SETS: self._sets,
            Part.LIMIT: self._limit,
            Part.RECEIVED: self._received,
            Part.DUE: self._due,
            Part.RETURN: self._return,
            Part.SURRENDER: self._surrender,
            Part.BOOK: self._book,
        }

    def lines(self, item: Item) -> Lines:
        """The lines of a part; fields of one tuple stand side by side. Empty: not printed."""
        return self._parts[item.part](item)

    def _owner(self, item: Item) -> Lines:
        return _one(item.label, applicant(self.accepted), strong=True)

    def _tax_code(self, item: Item) -> Lines:
        organisation = self.accepted.organisation
        if organisation is None or not organisation.tax_code:
            return []
        return _one(item.label, organisation.tax_code)

    def _signatory(self, item: Item) -> Lines:
        if self.accepted.organisation is None or not self.accepted.owner.name:
            return []
        concerned = self.accepted.procedure.person_concerned
        return _one(f"{concerned}:" if concerned else item.label, self.accepted.owner.name)

    def _submitter(self, item: Item) -> Lines:
        person = self.accepted.submitter
        if person is None:
            return []
        extra = [
            self.accepted.relation,
            self.phrases.authorised if self.accepted.authorisation else "",
        ]
        told = "; ".join(word for word in extra if word)
        value = f"{person.name} ({told})" if told else person.name
        lines = _one(item.label, value)
        if person.phone:
            phone = Field(label=item.beside, value=clean_line(person.phone))
            return [(*lines[0], phone)]
        return lines

    def _address(self, item: Item) -> Lines:
        return _one(item.label, self.accepted.owner_address)

    def _contact(self, item: Item) -> Lines:
        owner = self.accepted.owner
        source = self.accepted.organisation or owner
        phone = Field(label=item.label, value=clean_line(source.phone or owner.phone))
        return [(phone, Field(label=item.beside, value=clean_line(source.email or owner.email)))]

    def _identity(self, item: Item) -> Lines:
        owner = self.accepted.owner
        if owner.identity_kind is not _IDENTITIES[item.part] or not owner.id_number:
            return []
        country = f" ({owner.country})" if owner.country else ""
        return _one(item.label, owner.id_number + country)

    def _request(self, item: Item) -> Lines:
        procedure = self.accepted.procedure
        case_name = f" ({procedure.case_name})" if procedure.case_name else ""
        return _one(item.label, procedure.name + case_name, strong=True)

    def _agency(self, item: Item) -> Lines:
        name = self.accepted.agency_name
        return _one(item.label, name) if name else []

    def _shown(self, item: Item) -> Lines:
        shown = "; ".join(p.name for p in self.accepted.papers if p.show_only and _is_here(p))
        return _one(item.label, shown) if shown else []

    def _sets(self, item: Item) -> Lines:
        return _one(item.label, fill(self.phrases.sets, {"sets": f"{self.accepted.sets:02d}"}))

    def _limit(self, item: Item) -> Lines:
        due = self.accepted.due
        return _one(item.label, due.limit if due else NO_LIMIT)

    def _received(self, item: Item) -> Lines:
        return _one(item.label, paper_moment(self.accepted.accepted_at))

    def _due(self, item: Item) -> Lines:
        due = self.accepted.due
        if due is None:
            return _one(item.label, NO_LIMIT)
        moment = paper_moment(due.due_at)
        if self.centre.due_time_of_day == "end_of_day":
            moment = fill(self.phrases.due_before, {"due_at": moment})
        return _one(item.label, moment, strong=True)

    def _return(self, item: Item) -> Lines:
        return _one(item.label, self._return_place())

    def _return_place(self) -> str:
        match self.accepted.return_channel:
            case ReturnChannel.POST:
                to = self.accepted.return_address or self.accepted.owner_address
                if to:
                    return fill(self.phrases.by_post_to, {"address": to})
                return self.phrases.by_post
            case ReturnChannel.ELECTRONIC:
                return self.phrases.electronic
            case ReturnChannel.DESK:
                return self.centre.return_desk

    def _surrender(self, item: Item) -> Lines:
        fate = OriginalFate.SURRENDERED_AT_COLLECTION
        papers = [p.name for p in self.accepted.papers if p.original is fate and _is_here(p)]
        return _one(item.label, "; ".join(papers), strong=True) if papers else []

    def _book(self, item: Item) -> Lines:
        """A desk without a line cannot know the place in the book that all desks fill: the code
        stands for it there.
        """
        volume = f"{REGISTER_VOLUME}/{local_day(self.accepted.accepted_at).year}"
        book = Field(label=item.label, value=volume)
        return [(book, Field(label=item.beside, value=self.phrases.number_in_book))]

    def paper_rows(self) -> list[PaperRow]:
        """The papers that were handed in, in the order of the list; show-only papers are not."""
        handed_in = [p for p in self.accepted.papers if _is_here(p) and not p.show_only]
        return [
            PaperRow(
                cells=tuple(self._cell(column, place, paper) for column in self.template.columns),
                remark="; ".join(each for each in self._remarks(paper) if each),
            )
            for place, paper in enumerate(handed_in, 1)
        ]

    def _cell(self, column: Column, place: int, paper: AcceptedPaper) -> str:
        match column.holds:
            case Holds.NUMBER:
                return str(place)
            case Holds.NAME:
                return clean_line(paper.name)
            case Holds.KIND:
                return fill(self.template.kinds[paper.kind], {"count": _count(paper)})
            case Holds.COUNT:
                return _count(paper) if not column.of or paper.kind in column.of else ""

    def _remarks(self, paper: AcceptedPaper) -> list[str]:
        template = self.template
        kind = template.kinds.get(paper.kind, "")
        if any(column.holds is Holds.KIND for column in template.columns):
            kind = ""  # told in its column
        remarks = [fill(kind, {"count": _count(paper)})]
        if paper.from_abroad:
            remarks.append(self.phrases.translated if paper.translated else "")
            remarks.append(template.legalisations.get(paper.legalisation, ""))
        if paper.pages_stated:
            pages = fill(self.phrases.pages, {"pages": str(paper.pages_stated)})
            remarks.append(pages.replace(" ", _NO_BREAK))
        return [*remarks, template.originals.get(paper.original, "")]

    def fees(self) -> list[str]:
        """Each fee or charge in figures and words; with several, the words stand with the sum."""
        fees = self.accepted.fees
        total = sum(fee.due_dong for fee in fees)
        words = dong_in_words(
            total, thousand=self.centre.thousand_word, zero_tens=self.centre.zero_tens_word
        )
        if len(fees) <= 1:
            told = fill(self.phrases.fee_in_words, {"words": words})
            return [f"{self._fee(fee)} {told}" for fee in fees]
        sums = {"total": dong_on_paper(total), "words": words}
        return [*(self._fee(fee) for fee in fees), fill(self.phrases.fees_total, sums)]

    def _fee(self, fee: FeeDue) -> str:
        name = clean_line(fee.name)
        if not name.lower().startswith(("phí", "lệ phí")):
            name = f"{self.template.fee_kinds[fee.kind]} {name[:1].lower()}{name[1:]}"
        told = f"{sentence(name)}: {dong_on_paper(fee.due_dong)}"
        if fee.units > 1:
            told += f" ({fee.units} × {dong_on_paper(fee.unit_price_dong)})"
        if fee.due_dong:
            told += f", {self.template.fee_moments[fee.moment]}"
        if fee.waiver:
            given = {"listed": dong_on_paper(fee.listed_dong), "waiver": clean_line(fee.waiver)}
            told += f"; {fill(self.phrases.fee_waived, given)}"
        return f"{told}."

    def notes(self, *, provisional: bool, corrections: Sequence[Corrected]) -> list[str]:
        """The clerk's note, what a citizen must know of this paper, then the form's own notes."""
        lines = [_stopped(clean_line(self.accepted.note))] if self.accepted.note.strip() else []
        if not _reachable(self.accepted):
            lines.append(self.phrases.no_phone)
        if provisional:
            lines.append(self.phrases.provisional)
        elif not self.accepted.code.official:
            lines.append(fill(self.phrases.former_code, {"code": self.accepted.code.code}))
        if corrections:
            words = self.template.corrected
            fields = dict.fromkeys(words.get(each.field, each.field) for each in corrections)
            lines.append(fill(self.phrases.corrected, {"fields": ", ".join(fields)}))
        lines.extend(self.template.notes)
        where = []
        if self.centre.lookup_url:
            where.append(fill(self.phrases.lookup, {"url": clean_line(self.centre.lookup_url)}))
        if self.centre.hotline:
            where.append(fill(self.phrases.hotline, {"phone": clean_line(self.centre.hotline)}))
        return [*lines, sentence("; ".join(where)) + "."] if where else lines


def _one(label: str, value: str, *, strong: bool = False) -> Lines:
    return [(Field(label=label, value=clean_line(value), strong=strong),)]


def _count(paper: AcceptedPaper) -> str:
    return f"{paper.quantity:02d}"


def _reachable(accepted: Accepted) -> bool:
    """Whether a phone number or an e-mail address of anybody is known (situation 2)."""
    people = (accepted.organisation, accepted.owner, accepted.submitter)
    return any(one.phone.strip() or one.email.strip() for one in people if one is not None)


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?", ";")) else f"{text}."


def _is_here(paper: AcceptedPaper) -> bool:
    return paper.presence is not Presence.ABSENT
