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
from counter_app.domain.formats import paper_moment
from counter_app.domain.moments import local_day
from counter_app.domain.money import dong_in_words
from counter_app.domain.procedure import OriginalFate, ReturnChannel
from counter_app.domain.text import clean_line, sentence
from counter_app.forms.lines import Field
from counter_app.forms.phrases import dong_on_paper
from counter_app.forms.receipt_labels import (
    COLUMN_OF_KIND,
    FEE_KINDS,
    FEE_MOMENTS,
    KIND_REMARKS,
    KINDS,
    LEGALISATIONS,
    ORIGINAL_REMARKS,
    TRANSLATED,
    Columns,
    Part,
    ReceiptLabels,
)

_BY_CODE = "theo mã hồ sơ"
IDENTITY_LABELS = {
    IdentityKind.PERSONAL_ID: "Số định danh cá nhân:",
    IdentityKind.OLD_ID: "Số chứng minh nhân dân:",
    IdentityKind.PASSPORT: "Hộ chiếu số:",
}
PROVISIONAL_NOTE = (
    "Mã hồ sơ trên giấy này là mã tạm, dùng để tra cứu và nhận kết quả; mã chính thức được cập "
    "nhật sau và không làm thay đổi thời gian trả kết quả."
)
NO_PHONE_NOTE = "Không có số điện thoại: khi cần, thông báo bằng thư hoặc qua người thân."
NO_LIMIT = "theo thông báo của cơ quan giải quyết"
CORRECTED_FIELDS = {
    "owner.name": "họ và tên chủ hồ sơ",
    "owner.id_number": "số giấy tờ của chủ hồ sơ",
    "owner.address": "địa chỉ",
    "owner.phone": "số điện thoại",
    "owner.email": "thư điện tử",
    "organisation.name": "tên tổ chức",
    "organisation.tax_code": "mã số thuế",
    "organisation.address": "địa chỉ tổ chức",
    "organisation.phone": "số điện thoại tổ chức",
    "submitter.name": "họ và tên người nộp hồ sơ",
    "submitter.id_number": "số giấy tờ của người nộp hồ sơ",
    "submitter.phone": "số điện thoại người nộp hồ sơ",
    "note": "ghi chú",
}


Lines = list[tuple[Field, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One row of the table: cells after the name as the rule pack's columns want them."""

    number: str
    name: str
    remark: str
    cells: tuple[str, ...]


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

    def __init__(self, accepted: Accepted, centre: Centre, labels: ReceiptLabels) -> None:
        self.accepted = accepted
        self.centre = centre
        self.labels = labels
        self._parts: dict[Part, Callable[[], Lines]] = {
            Part.OWNER: self._owner,
            Part.TAX_CODE: self._tax_code,
            Part.SIGNATORY: self._signatory,
            Part.SUBMITTER: self._submitter,
            Part.ADDRESS: self._address,
            Part.CONTACT: self._contact,
            Part.IDENTITY: self._identity,
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

    def lines(self, part: Part) -> Lines:
        """The lines of a part; fields of one tuple stand side by side. Empty: not printed."""
        return self._parts[part]()

    def _one(self, part: Part, value: str, *, strong: bool = False) -> Lines:
        return [(Field(label=self.labels.labels[part], value=clean_line(value), strong=strong),)]

    def _owner(self) -> Lines:
        return self._one(Part.OWNER, applicant(self.accepted), strong=True)

    def _tax_code(self) -> Lines:
        organisation = self.accepted.organisation
        if organisation is None or not organisation.tax_code:
            return []
        return self._one(Part.TAX_CODE, organisation.tax_code)

    def _signatory(self) -> Lines:
        if self.accepted.organisation is None or not self.accepted.owner.name:
            return []
        concerned = self.accepted.procedure.person_concerned
        if not concerned:
            return self._one(Part.SIGNATORY, self.accepted.owner.name)
        return [(Field(label=f"{concerned}:", value=clean_line(self.accepted.owner.name)),)]

    def _submitter(self) -> Lines:
        person = self.accepted.submitter
        if person is None:
            return []
        extra = [
            self.accepted.relation,
            "có giấy ủy quyền" if self.accepted.authorisation else "",
        ]
        told = "; ".join(word for word in extra if word)
        value = f"{person.name} ({told})" if told else person.name
        lines = self._one(Part.SUBMITTER, value)
        if person.phone:
            phone = Field(label="Số điện thoại:", value=clean_line(person.phone))
            return [(*lines[0], phone)]
        return lines

    def _address(self) -> Lines:
        return self._one(Part.ADDRESS, self.accepted.owner_address)

    def _contact(self) -> Lines:
        owner = self.accepted.owner
        source = self.accepted.organisation or owner
        phone = Field(label="Số điện thoại:", value=clean_line(source.phone or owner.phone))
        return [(phone, Field(label="Email:", value=clean_line(source.email or owner.email)))]

    def _identity(self) -> Lines:
        owner = self.accepted.owner
        label = IDENTITY_LABELS.get(owner.identity_kind)
        if label is None or not owner.id_number:
            return []
        country = f" ({owner.country})" if owner.country else ""
        return [(Field(label=label, value=clean_line(owner.id_number + country)),)]

    def _request(self) -> Lines:
        procedure = self.accepted.procedure
        case_name = f" ({procedure.case_name})" if procedure.case_name else ""
        return self._one(Part.REQUEST, procedure.name + case_name, strong=True)

    def _agency(self) -> Lines:
        name = self.accepted.agency_name
        return self._one(Part.AGENCY, name) if name else []

    def _shown(self) -> Lines:
        shown = "; ".join(p.name for p in self.accepted.papers if p.show_only and _is_here(p))
        return self._one(Part.SHOWN, shown) if shown else []

    def _sets(self) -> Lines:
        return self._one(Part.SETS, f"{self.accepted.sets:02d} (bộ)")

    def _limit(self) -> Lines:
        due = self.accepted.due
        return self._one(Part.LIMIT, due.limit if due else NO_LIMIT)

    def _received(self) -> Lines:
        return self._one(Part.RECEIVED, paper_moment(self.accepted.accepted_at))

    def _due(self) -> Lines:
        due = self.accepted.due
        if due is None:
            return self._one(Part.DUE, NO_LIMIT)
        before = "Trước " if self.centre.due_time_of_day == "end_of_day" else ""
        return self._one(Part.DUE, before + paper_moment(due.due_at), strong=True)

    def _return(self) -> Lines:
        return self._one(Part.RETURN, return_place(self.accepted, self.centre))

    def _surrender(self) -> Lines:
        fate = OriginalFate.SURRENDERED_AT_COLLECTION
        papers = [p.name for p in self.accepted.papers if p.original is fate and _is_here(p)]
        return self._one(Part.SURRENDER, "; ".join(papers), strong=True) if papers else []

    def _book(self) -> Lines:
        """A desk without a line cannot know the place in the book that all desks fill: the code
        stands for it there.
        """
        volume = f"{REGISTER_VOLUME}/{local_day(self.accepted.accepted_at).year}"
        book = Field(label="Vào Sổ theo dõi hồ sơ, Quyển số:", value=volume)
        return [(book, Field(label="Số thứ tự:", value=_BY_CODE))]

    def paper_rows(self) -> list[PaperRow]:
        """The papers that were handed in, in the order of the list; show-only papers are not."""
        rows = []
        handed_in = [p for p in self.accepted.papers if _is_here(p) and not p.show_only]
        for place, paper in enumerate(handed_in, 1):
            if self.labels.columns is Columns.BY_KIND:
                cells, remark = _by_kind(paper)
            else:
                cells, remark = (KINDS[paper.kind], f"{paper.quantity:02d}"), ""
            remarks = [
                remark,
                *_abroad(paper),
                _pages(paper),
                ORIGINAL_REMARKS.get(paper.original, ""),
            ]
            rows.append(
                PaperRow(
                    number=str(place),
                    name=clean_line(paper.name),
                    remark="; ".join(each for each in remarks if each),
                    cells=cells,
                )
            )
        return rows

    def fees(self) -> list[str]:
        """Each fee or charge in figures and words; with several, the words stand with the sum."""
        fees = self.accepted.fees
        total = sum(fee.due_dong for fee in fees)
        words = dong_in_words(
            total, thousand=self.centre.thousand_word, zero_tens=self.centre.zero_tens_word
        )
        if len(fees) <= 1:
            return [f"{_fee(fee)} Bằng chữ: {words}" for fee in fees]
        sum_line = f"Tổng cộng: {dong_on_paper(total)}. Bằng chữ: {words}"
        return [*(_fee(fee) for fee in fees), sum_line]

    def notes(self, *, provisional: bool, corrections: Sequence[Corrected]) -> list[str]:
        """The clerk's note, what a citizen must know of this paper, then the form's own notes."""
        lines = [_stopped(clean_line(self.accepted.note))] if self.accepted.note.strip() else []
        if not _reachable(self.accepted):
            lines.append(NO_PHONE_NOTE)
        if provisional:
            lines.append(PROVISIONAL_NOTE)
        elif not self.accepted.code.official:
            lines.append(f"Mã tạm đã cấp trước đây: {self.accepted.code.code}.")
        if corrections:
            fields = dict.fromkeys(CORRECTED_FIELDS.get(c.field, c.field) for c in corrections)
            lines.append("Đã sửa sai sót khi nhập: " + ", ".join(fields) + ".")
        lines.extend(self.labels.notes)
        where = [
            f"{words} {clean_line(value)}"
            for words, value in (
                ("tra cứu tình trạng hồ sơ tại", self.centre.lookup_url),
                ("điện thoại hỗ trợ", self.centre.hotline),
            )
            if value
        ]
        return [*lines, sentence("; ".join(where)) + "."] if where else lines


def return_place(accepted: Accepted, centre: Centre) -> str:
    """Where the result will be: completes "Đăng ký nhận kết quả tại:"."""
    match accepted.return_channel:
        case ReturnChannel.POST:
            to = accepted.return_address or accepted.owner_address
            return "nhà, qua dịch vụ bưu chính công ích" + (f"; địa chỉ: {to}" if to else "")
        case ReturnChannel.ELECTRONIC:
            return "Cổng Dịch vụ công (bản điện tử)"
        case ReturnChannel.DESK:
            return centre.return_desk


def _reachable(accepted: Accepted) -> bool:
    """Whether a phone number or an e-mail address of anybody is known (situation 2)."""
    people = (accepted.organisation, accepted.owner, accepted.submitter)
    return any(one.phone.strip() or one.email.strip() for one in people if one is not None)


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?", ";")) else f"{text}."


def _is_here(paper: AcceptedPaper) -> bool:
    return paper.presence is not Presence.ABSENT


def _by_kind(paper: AcceptedPaper) -> tuple[tuple[str, ...], str]:
    cells = ["", "", ""]
    column = COLUMN_OF_KIND.get(paper.kind)
    if column is not None:
        cells[column] = f"{paper.quantity:02d}"
    remark = KIND_REMARKS.get(paper.kind, "").format(n=f"{paper.quantity:02d}")
    return tuple(cells), remark


def _abroad(paper: AcceptedPaper) -> list[str]:
    """What was done to a paper issued abroad; nothing of one that was not."""
    if not paper.from_abroad:
        return []
    return [TRANSLATED if paper.translated else "", LEGALISATIONS.get(paper.legalisation, "")]


def _pages(paper: AcceptedPaper) -> str:
    return f"{paper.pages_stated}\u00a0trang" if paper.pages_stated else ""


def _fee(fee: FeeDue) -> str:
    name = clean_line(fee.name)
    if not name.lower().startswith(("phí", "lệ phí")):
        name = f"{FEE_KINDS[fee.kind]} {name[:1].lower()}{name[1:]}"
    told = f"{sentence(name)}: {dong_on_paper(fee.due_dong)}"
    if fee.units > 1:
        told += f" ({fee.units} × {dong_on_paper(fee.unit_price_dong)})"
    if fee.due_dong:
        told += f", {FEE_MOMENTS[fee.moment]}"
    if fee.waiver:
        told += f"; mức thu {dong_on_paper(fee.listed_dong)}, miễn, giảm: {clean_line(fee.waiver)}"
    return f"{told}."
