"""The papers of a dossier: the published checklist beside what the clerk has on the desk (R09).

Each paper of the procedure that belongs to the chosen case becomes a `Line`. The clerk judges, the
program only counts: F7 gives "Hợp lệ" where nothing was judged, and nothing outside the published
list is ever asked for (R21).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.dossier.bodies import AcceptedPaper
from counter_app.domain.dossier.requested import Requested, papers_besides, requested
from counter_app.domain.draft import Draft, DraftPaper, Presence, Verdict
from counter_app.domain.formats import show_date
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import (
    CopyKind,
    FromAbroad,
    Legalisation,
    Need,
    OriginalFate,
    Paper,
    Procedure,
)
from counter_app.domain.refusal import Refusal
from counter_app.domain.representation import needs_authorisation
from counter_app.errors import Words

# A stronger copy may always stand for a weaker one: where the law asks for a plain copy, a compared
# or certified one or an extract from the register must be taken (NĐ 23/2015/NĐ-CP Điều 6, R21).
_STANDS_FOR = {
    CopyKind.COPY: (CopyKind.COMPARED, CopyKind.CERTIFIED, CopyKind.REGISTER_EXTRACT),
    CopyKind.COMPARED: (CopyKind.CERTIFIED, CopyKind.REGISTER_EXTRACT),
    CopyKind.CERTIFIED: (CopyKind.REGISTER_EXTRACT,),
}
COPY_WORDS = {  # as printed
    CopyKind.ORIGINAL: "bản chính",
    CopyKind.CERTIFIED: "bản sao chứng thực",
    CopyKind.COPY: "bản sao",
    CopyKind.COMPARED: "bản chụp",
    CopyKind.REGISTER_EXTRACT: "bản sao từ sổ gốc",
    CopyKind.ELECTRONIC: "bản điện tử",
}
_SURRENDERED = (OriginalFate.SURRENDERED_NOW, OriginalFate.SURRENDERED_AT_COLLECTION)


# Codes of the warnings for which F7 does not take a paper as valid.
EXPIRED, NOT_TRANSLATED, NOT_LEGALISED = "paper_expired", "not_translated", "not_legalised"
_DOUBTS = {EXPIRED, NOT_TRANSLATED, NOT_LEGALISED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the checklist as it stands in the draft."""

    number: int
    name: str
    mandatory: bool  # F9 wants it, or one of its group
    show_only: bool
    one_of: str | None
    kinds: tuple[CopyKind, ...]  # what may be taken, the published ones first
    kind: CopyKind
    quantity: int  # copies at hand, or asked for while nothing was typed
    asked_quantity: int
    verdict: Verdict
    presence: Presence
    reason: str
    pages: int
    pages_stated: int
    original: OriginalFate
    issued_on: date | None
    valid_months: int | None
    asked_abroad: FromAbroad | None  # what the procedure wants of one issued abroad
    from_abroad: bool
    translated: bool
    legalisation: Legalisation
    condition: Words
    form: str
    touched: bool
    requested: Requested | None  # on a mẫu 02, before the citizen returned
    not_brought: str  # why that does not come
    warnings: tuple[Refusal, ...]

    @property
    def is_here(self) -> bool:
        """Whether the paper is on the desk in any form."""
        return self.presence is not Presence.ABSENT

    @property
    def is_good(self) -> bool:
        """Whether the paper is there and was found valid."""
        return self.is_here and self.verdict is Verdict.VALID

    @property
    def may_stay_away(self) -> bool:
        """Whether a slip asks for it, it lacks, and the list does not demand it: with a reason the
        dossier is complete without it.
        """
        request = self.requested
        if request is None or request.was_mandatory:
            return False
        return not self.mandatory and not self.is_good

    @property
    def is_awaited(self) -> bool:
        """Whether a slip asks for it, it lacks, and nobody has said why it does not come."""
        return self.may_stay_away and not self.not_brought


def papers_of_case(procedure: Procedure, case: str) -> tuple[Paper, ...]:
    """The papers asked for in `case`; those of no particular case always belong to it."""
    return tuple(paper for paper in procedure.papers if not paper.cases or case in paper.cases)


def papers_asked(procedure: Procedure, draft: Draft) -> tuple[Paper, ...]:
    """The papers of the draft's case, and what a mẫu 02 asked for besides."""
    return (*papers_of_case(procedure, draft.case), *papers_besides(procedure, draft))


def lines(
    procedure: Procedure,
    draft: Draft,
    pages_by_paper: Mapping[int, int],
    day: date | None = None,
) -> tuple[Line, ...]:
    """The checklist of `draft` on `day` (None: the day the draft was opened)."""
    on = day or local_day(draft.opened_at)
    answers = {answer.number: answer for answer in draft.papers}
    asks_authorisation = needs_authorisation(procedure, draft, on)
    requests = requested(procedure, draft)
    return tuple(
        _line(
            paper,
            answers.get(paper.number),
            pages=pages_by_paper.get(paper.number, 0),
            units=max(draft.payment.units, 1) if paper.per_unit else 1,
            mandatory=_is_mandatory(paper, asks_authorisation=asks_authorisation),
            request=requests.get(paper.number),
            day=on,
        )
        for paper in papers_asked(procedure, draft)
    )


def mark_all_valid(
    procedure: Procedure,
    draft: Draft,
    pages_by_paper: Mapping[int, int],
    day: date | None = None,
) -> Draft:
    """F7 "Đủ, hợp lệ": "Hợp lệ" for each paper that is there and not judged by hand.

    A paper that has expired by its issue date, or comes from abroad without the marks asked for,
    becomes "Cần xem lại": a person must decide. A paper that is only shown counts as shown ("đã
    xuất trình").
    """
    marked = {answer.number: answer for answer in draft.papers}
    has_authorisation = draft.authorisation
    authorisations = {paper.number for paper in procedure.papers if paper.authorisation}
    for line in lines(procedure, draft, pages_by_paper, day):
        if line.touched and line.verdict is not Verdict.OPEN:
            continue
        presence = Presence.HERE if line.show_only and not line.is_here else line.presence
        if presence is Presence.ABSENT:
            continue
        has_authorisation = has_authorisation or line.number in authorisations
        answer = marked.get(line.number, DraftPaper(number=line.number))
        marked[line.number] = replace(
            answer,
            verdict=Verdict.VALID if doubt(line) is None else Verdict.REVIEW,
            presence=presence,
            kind=line.kind,
            quantity=line.quantity,
        )
    papers = tuple(marked[number] for number in sorted(marked))
    return replace(draft, papers=papers, authorisation=has_authorisation)


def accepted_papers(
    procedure: Procedure,
    draft: Draft,
    pages_by_paper: Mapping[int, int],
    clerk_name: str,
    day: date | None = None,
) -> tuple[AcceptedPaper, ...]:
    """The papers as the dossier keeps them; papers of other cases are left out.

    `clerk_name` stands on the record as the one who compared a copy with its original.
    """
    return tuple(
        AcceptedPaper(
            number=line.number,
            name=line.name,
            mandatory=line.mandatory,
            verdict=line.verdict,
            presence=line.presence,
            kind=line.kind,
            quantity=line.quantity,
            one_of=line.one_of,
            reason=line.reason,
            pages_stated=line.pages_stated,
            original=line.original,
            issued_on=line.issued_on,
            compared_by=clerk_name if _was_compared(line) else "",
            show_only=line.show_only,
            from_abroad=line.from_abroad,
            translated=line.translated,
            legalisation=line.legalisation,
            not_brought=line.not_brought,
        )
        for line in lines(procedure, draft, pages_by_paper, day)
    )


def doubt(line: Line) -> Refusal | None:
    """The warning for which F7 does not take a paper as valid."""
    return next((warning for warning in line.warnings if warning.code in _DOUBTS), None)


def kinds_taken(paper: Paper) -> tuple[CopyKind, ...]:
    """The published kinds, then every stronger kind that must be taken in their place."""
    stronger = (kind for own in paper.kinds for kind in _STANDS_FOR.get(own, ()))
    return tuple(dict.fromkeys((*paper.kinds, *stronger)))


def last_valid_day(issued_on: date, valid_months: int) -> date:
    """The last day a paper issued on `issued_on` holds, `valid_months` later."""
    months = issued_on.month - 1 + valid_months
    year, month = issued_on.year + months // 12, months % 12 + 1
    return date(year, month, min(issued_on.day, monthrange(year, month)[1]))


def _line(
    paper: Paper,
    given: DraftPaper | None,
    *,
    pages: int,
    units: int,
    mandatory: bool,
    request: Requested | None,
    day: date,
) -> Line:
    answer = given or DraftPaper(number=paper.number)
    asked = paper.quantity * units
    kind = answer.kind or paper.kinds[0]
    presence = answer.presence
    if presence is Presence.ABSENT and pages:
        presence = Presence.HERE
    from_abroad = answer.from_abroad
    if from_abroad is None:
        from_abroad = paper.from_abroad is not None and paper.from_abroad.always
    line = Line(
        number=paper.number,
        name=paper.name,
        mandatory=mandatory,
        show_only=paper.need is Need.SHOW_ONLY,
        one_of=paper.one_of,
        kinds=kinds_taken(paper),
        kind=kind,
        quantity=answer.quantity if answer.touched else asked,
        asked_quantity=asked,
        verdict=answer.verdict,
        presence=presence,
        reason=answer.reason if presence is Presence.CANNOT_DIGITISE else "",
        pages=pages,
        pages_stated=answer.pages_stated,
        original=answer.original or _fate(paper, kind),
        issued_on=answer.issued_on,
        valid_months=paper.valid_months,
        asked_abroad=paper.from_abroad,
        from_abroad=from_abroad,
        translated=from_abroad and answer.translated,
        legalisation=answer.legalisation if from_abroad else Legalisation.NONE,
        condition=_condition(paper),
        form=paper.form or "",
        touched=answer.touched,
        requested=request,
        not_brought="",
        warnings=(),
    )
    return replace(
        line,
        not_brought=answer.not_brought.strip() if line.may_stay_away else "",
        warnings=_line_warnings(line, day),
    )


def _is_mandatory(paper: Paper, *, asks_authorisation: bool) -> bool:
    if paper.authorisation:
        return asks_authorisation
    return paper.need is Need.REQUIRED and paper.replaced_by_data is None


def _fate(paper: Paper, kind: CopyKind) -> OriginalFate:
    """What becomes of the original when this kind is handed in (situation 7)."""
    if kind is CopyKind.ORIGINAL:
        return paper.original
    if paper.original in _SURRENDERED:
        return OriginalFate.SURRENDERED_AT_COLLECTION
    return OriginalFate.RETURNED_NOW if kind is CopyKind.COMPARED else OriginalFate.HANDED_IN


def _condition(paper: Paper) -> Words:
    """When it is asked for: the published words, and what follows from a database in its place."""
    vi = en = [paper.condition] if paper.condition else []
    if paper.replaced_by_data:
        vi = [*vi, f"Không phải nộp khi khai thác được từ {paper.replaced_by_data}"]
        en = [*en, f"Not asked for when it can be looked up in {paper.replaced_by_data}"]
    return Words(*(". ".join(parts) + "." if parts else "" for parts in (vi, en)))


def _line_warnings(line: Line, day: date) -> tuple[Refusal, ...]:
    if not line.is_here:
        return ()
    where = f"paper:{line.number}"
    found = []
    if line.issued_on is not None and line.valid_months is not None:
        last = last_valid_day(line.issued_on, line.valid_months)
        if day > last:
            found.append(
                Refusal(
                    code=EXPIRED,
                    vi=f"{line.name}: đã hết hiệu lực, chỉ có giá trị đến hết ngày "
                    f"{show_date(last)} ({line.valid_months:02d} tháng).",
                    en=f"{line.name}: no longer valid, it held until {show_date(last)} "
                    f"({line.valid_months} months).",
                    rule="R09",
                    where=where,
                )
            )
    found += _abroad_warnings(line)
    if line.quantity < line.asked_quantity:
        found.append(
            Refusal(
                code="quantity_short",
                vi=f"{line.name}: cần {line.asked_quantity:02d} bản, hiện có {line.quantity:02d}.",
                en=f"{line.name}: {line.asked_quantity} are needed, {line.quantity} are here.",
                rule="R02",
                where=where,
            )
        )
    is_unscanned = line.presence in {Presence.NOT_DIGITISED, Presence.CANNOT_DIGITISE}
    if is_unscanned and not line.pages and not line.pages_stated and line.reason != "object":
        found.append(
            Refusal(
                code="pages_not_stated",
                vi=f"{line.name}: chưa ghi số trang của bản giấy.",
                en=f"{line.name}: the number of pages on paper was not entered.",
                rule="R11",
                where=where,
            )
        )
    return tuple(found)


def _abroad_warnings(line: Line) -> Iterator[Refusal]:
    """Marks that a paper issued abroad must bear and does not (NĐ 111/2011/NĐ-CP)."""
    asked, where = line.asked_abroad, f"paper:{line.number}"
    if not line.from_abroad or asked is None:
        return
    if asked.translated and not line.translated:
        yield Refusal(
            code=NOT_TRANSLATED,
            vi=f"{line.name}: giấy tờ nước ngoài phải được dịch ra tiếng Việt.",
            en=f"{line.name}: a paper from abroad must be translated into Vietnamese.",
            rule="R09",
            where=where,
        )
    if asked.legalised and line.legalisation is Legalisation.NONE:
        yield Refusal(
            code=NOT_LEGALISED,
            vi=f"{line.name}: giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự, trừ trường hợp "
            "được miễn.",
            en=f"{line.name}: a paper from abroad must be legalised unless it is exempt.",
            rule="R09",
            where=where,
        )


def _was_compared(line: Line) -> bool:
    return line.kind is CopyKind.COMPARED and line.is_good
