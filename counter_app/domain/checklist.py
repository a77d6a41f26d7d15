"""What the intake page asks of a procedure: everything that stops F9, and what only warns.

Pure questions over procedure and draft for one day. The answers come in the order of the screen,
each with the field it belongs to (`where`: an object name, or "paper:3"), so that F9 can move the
focus to the first. Papers, fees, limits and representation have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.dossier.requested import Requested
from counter_app.domain.draft import (
    CANNOT_DIGITISE_REASONS,
    Draft,
    IdentityKind,
    Person,
    Presence,
    Verdict,
)
from counter_app.domain.fees import fee_warnings
from counter_app.domain.formats import show_date
from counter_app.domain.identity import (
    IdCheck,
    check_old_id,
    check_passport,
    check_personal_id,
    check_tax_code,
)
from counter_app.domain.papers import EXPIRED, NOT_LEGALISED, NOT_TRANSLATED, Line, doubt, lines
from counter_app.domain.procedure import Channel, Procedure, ReturnChannel, in_force
from counter_app.domain.refusal import Refusal
from counter_app.domain.representation import representation_problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Role:
    """A person's part in the dossier: its words, and the fields it is typed into."""

    vi: str
    en: str
    id_field: str
    name_field: str


_OWNER = _Role(vi="chủ hồ sơ", en="owner", id_field="intake_idEdit", name_field="intake_nameEdit")
_SIGNER = replace(_OWNER, vi="người đại diện của tổ chức", en="person acting for the organisation")
_SUBMITTER = _Role(
    vi="người nộp hồ sơ",
    en="person handing in",
    id_field="intake_proxyIdEdit",
    name_field="intake_proxyNameEdit",
)
_ID_WORDS = {
    IdentityKind.PERSONAL_ID: ("số định danh cá nhân", "personal number"),
    IdentityKind.OLD_ID: ("số chứng minh nhân dân", "number of the old identity paper"),
    IdentityKind.PASSPORT: ("số hộ chiếu", "passport number"),
}


def problems(
    procedure: Procedure | None,
    draft: Draft,
    pages_by_paper: Mapping[int, int],
    day: date,
    *,
    scan_first: bool = True,
) -> tuple[Refusal, ...]:
    """Everything that stops F9 on `day`, in the order of the screen; empty: nothing does.

    `scan_first` is the centre's setting that papers are scanned before acceptance (correction 7). A
    missing phone or e-mail stops nothing (situation 2).
    """
    if procedure is None:
        return (*_people_problems(draft, day, _SIGNER), _no_procedure(draft))
    refusal = representation_problem(procedure, draft, day)
    return (
        *_people_problems(draft, day, _beside_organisation(procedure)),
        *(() if refusal is None else (refusal,)),
        *_procedure_problems(procedure, draft, day),
        *_paper_problems(lines(procedure, draft, pages_by_paper, day), scan_first=scan_first),
    )


def warnings(
    procedure: Procedure,
    draft: Draft,
    pages_by_paper: Mapping[int, int],
    day: date,
) -> tuple[Refusal, ...]:
    """What the clerk should look at and may pass over, in the order of the screen."""
    found = list(people_warnings(draft, day))
    if draft.sets < procedure.sets:
        found.append(
            Refusal(
                code="sets_short",
                vi=f"Thủ tục này cần {procedure.sets:02d} bộ hồ sơ, hiện ghi {draft.sets:02d} bộ.",
                en=f"This procedure asks for {procedure.sets} sets; {draft.sets} is entered.",
                rule="R02",
                where="intake_setsSpin",
            )
        )
    for line in lines(procedure, draft, pages_by_paper, day):
        found += line.warnings
        if not line.mandatory and line.is_here and line.verdict in _DOUBTFUL:
            found.append(_doubtful(line))
    return (*found, *fee_warnings(procedure, draft, day, draft.channel))


def _beside_organisation(procedure: Procedure) -> _Role:
    """Who the person beside an organisation is: the one it is about, or the one who acts for it."""
    if procedure.person_concerned is None:
        return _SIGNER
    word = procedure.person_concerned
    return replace(_OWNER, vi=word[:1].lower() + word[1:], en="person concerned")


def _people_problems(draft: Draft, day: date, beside: _Role) -> Iterator[Refusal]:
    if draft.organisation is None:
        yield from _person_problems(draft.owner, _OWNER, day)
    elif draft.submitter is None or beside is not _SIGNER:
        yield from _person_problems(draft.owner, beside, day)
    if draft.organisation is not None and not draft.organisation.name.strip():
        yield Refusal(
            code="organisation_name",
            vi="Chưa nhập tên tổ chức.",
            en="The name of the organisation is missing.",
            where="intake_orgNameEdit",
        )
    if draft.submitter is not None:
        yield from _person_problems(draft.submitter, _SUBMITTER, day)
    addresses = (
        draft.return_address,
        draft.organisation.address if draft.organisation else "",
        draft.owner.address,
    )
    if draft.return_channel is ReturnChannel.POST and not any(a.strip() for a in addresses):
        yield Refusal(
            code="return_address",
            vi="Nhận kết quả qua bưu chính công ích cần có địa chỉ người nhận.",
            en="An address is needed to send the result by post.",
            rule="R19",
            where="intake_returnGroup",
        )


def _person_problems(person: Person, role: _Role, day: date) -> Iterator[Refusal]:
    check = _check_identity(person, day)
    if check.refusal is not None:
        is_country = check.refusal.code == "passport_country" and role.id_field == "intake_idEdit"
        where = "intake_countryEdit" if is_country else role.id_field
        if person.id_number.strip():
            yield replace(check.refusal, where=where)
        else:
            vi, en = _ID_WORDS[person.identity_kind]
            yield Refusal(
                code="id_missing",
                vi=f"Chưa nhập {vi} của {role.vi}.",
                en=f"The {en} of the {role.en} is missing.",
                where=role.id_field,
            )
    if not person.name.strip():
        yield Refusal(
            code="name_missing",
            vi=f"Chưa nhập họ và tên {role.vi}.",
            en=f"The name of the {role.en} is missing.",
            where=role.name_field,
        )


def _check_identity(person: Person, day: date) -> IdCheck:
    match person.identity_kind:
        case IdentityKind.PERSONAL_ID:
            return check_personal_id(person.id_number, birth_on=person.birth_on, sex=person.sex)
        case IdentityKind.OLD_ID:
            return check_old_id(person.id_number, on=day)
        case IdentityKind.PASSPORT:
            return check_passport(person.id_number, person.country)
    return IdCheck()


def people_warnings(draft: Draft, day: date) -> Iterator[Refusal]:
    """What is odd about the people at the desk, whatever procedure they come for."""
    people = [(draft.owner, _OWNER)]
    if draft.submitter is not None:
        people.append((draft.submitter, _SUBMITTER))
    for person, role in people:
        for caution in _check_identity(person, day).warnings:
            yield Refusal(code=caution.code, vi=caution.vi, en=caution.en, where=role.id_field)
    if draft.organisation is not None and draft.organisation.tax_code:
        check = check_tax_code(draft.organisation.tax_code)
        if check.refusal is not None:
            yield replace(check.refusal, where="intake_orgTaxEdit")
    phones = [draft.organisation.phone if draft.organisation else ""]
    phones += [person.phone for person, _ in people]
    if not any(phone.strip() for phone in phones):
        yield Refusal(
            code="no_phone",
            vi="Không có số điện thoại: khi cần, thông báo bằng thư hoặc qua người thân.",
            en="No phone number: notices will go by letter or through a relative.",
            where="intake_phoneEdit",
        )


def _no_procedure(draft: Draft) -> Refusal:
    if draft.procedure:
        return Refusal(
            code="procedure_not_in_force",
            vi="Thủ tục đã chọn không còn trong danh mục đang áp dụng; hãy chọn lại thủ tục.",
            en="The procedure chosen is no longer in force; please choose again.",
            rule="R01",
            where="intake_procEdit",
        )
    return Refusal(
        code="procedure_missing",
        vi="Chưa chọn thủ tục.",
        en="No procedure was chosen.",
        rule="R01",
        where="intake_procEdit",
    )


_CHANNELS = {
    Channel.DIRECT: ("trực tiếp tại quầy", "at the counter"),
    Channel.POST: ("qua bưu chính", "by post"),
    Channel.ONLINE: ("trực tuyến", "over a portal"),
}


def _procedure_problems(procedure: Procedure, draft: Draft, day: date) -> Iterator[Refusal]:
    if not in_force(procedure, day):
        yield _no_procedure(draft)
    if draft.channel not in procedure.channels:
        vi, en = _CHANNELS[draft.channel]
        yield Refusal(
            code="not_at_counter",
            vi=f"Thủ tục này không tiếp nhận {vi}.",
            en=f"This procedure is not taken in {en}.",
            rule="R15",
            where="intake_procEdit",
        )
    if procedure.cases and draft.case not in {case.id for case in procedure.cases}:
        yield Refusal(
            code="case_missing",
            vi="Chưa chọn trường hợp giải quyết của thủ tục.",
            en="The case of the procedure was not chosen.",
            rule="R09",
            where="intake_caseCombo",
        )
    if procedure.unit_name and draft.payment.units < 1:
        yield Refusal(
            code="units_missing",
            vi=f"Chưa nhập số lượng {procedure.unit_name}.",
            en=f"The number of units ({procedure.unit_name}) is missing.",
            rule="R74",
            where="intake_unitsSpin",
        )


_DOUBTFUL = (Verdict.REVIEW, Verdict.INVALID)
_DOUBT_WORDS = {
    EXPIRED: ("đã hết hiệu lực.", "no longer valid."),
    NOT_TRANSLATED: (
        "giấy tờ nước ngoài, chưa dịch ra tiếng Việt.",
        "from abroad, not translated into Vietnamese.",
    ),
    NOT_LEGALISED: (
        "giấy tờ nước ngoài, chưa hợp pháp hóa lãnh sự.",
        "from abroad, not legalised.",
    ),
}


def _paper_problems(checklist: Sequence[Line], *, scan_first: bool) -> Iterator[Refusal]:
    satisfied = {line.one_of for line in checklist if line.one_of and line.is_good}
    begun = {line.one_of for line in checklist if line.one_of and line.is_here}
    told: set[str] = set()
    for line in checklist:
        if line.is_here:
            yield from _digitising_problems(line, scan_first=scan_first)
        if line.is_good or line.one_of in satisfied:
            continue
        if not line.mandatory:
            if line.requested is not None and line.is_awaited:
                yield _still_asked_for(line, line.requested)
        elif line.one_of is None or line.is_here:
            yield _not_good(line)
        elif line.one_of not in begun | told:
            told.add(line.one_of)
            yield _none_of([other for other in checklist if other.one_of == line.one_of])


def _digitising_problems(line: Line, *, scan_first: bool) -> Iterator[Refusal]:
    if line.kind not in line.kinds:
        yield _about(
            line,
            "kind_not_taken",
            "loại bản này không được nhận theo thành phần hồ sơ đã công bố.",
            "this kind of copy is not accepted for it.",
        )
    if line.presence is Presence.CANNOT_DIGITISE and line.reason not in CANNOT_DIGITISE_REASONS:
        yield _about(
            line,
            "reason_missing",
            "chưa ghi lý do không số hóa được.",
            "the reason why it cannot be digitised is missing.",
        )
    if line.reason == "state_secret" and line.pages:
        yield _about(
            line,
            "state_secret_scanned",
            f"tài liệu bí mật nhà nước không được quét; phải xóa {line.pages:02d} trang đã quét.",
            f"a state secret must not be scanned; remove the {line.pages} pages.",
        )
    is_unscanned = line.presence is Presence.HERE and not line.pages and not line.show_only
    if scan_first and is_unscanned and line.verdict in {Verdict.OPEN, Verdict.VALID}:
        yield _about(
            line,
            "paper_not_scanned",
            "chưa có trang quét; quét giấy tờ này hoặc chọn “Có, chưa số hóa”.",
            "no page was scanned; scan it or mark it as not digitised.",
        )


def _not_good(line: Line) -> Refusal:
    if not line.is_here:
        return _about(line, "paper_missing", "thiếu trong hồ sơ.", "missing.")
    if line.verdict is Verdict.OPEN:
        return _about(
            line,
            "paper_not_judged",
            "chưa đánh giá; nhấn F7 nếu đủ, hợp lệ.",
            "not judged yet; press F7 when everything is there and valid.",
        )
    reason = doubt(line)
    if reason is not None:
        return _about(line, "paper_not_valid", *_DOUBT_WORDS[reason.code])
    if line.verdict is Verdict.REVIEW:
        return _about(line, "paper_not_valid", "cần xem lại.", "to be looked at again.")
    return _about(line, "paper_not_valid", "chưa hợp lệ.", "not valid.")


def _still_asked_for(line: Line, request: Requested) -> Refusal:
    """Asked for in writing and not there: the clerk looks, or says why it does not come."""
    if not line.is_here:
        vi, en = "chưa có trong hồ sơ", "not here yet"
    elif line.verdict is Verdict.OPEN:
        vi, en = "chưa đánh giá (F7 nếu đủ, hợp lệ)", "not judged yet (F7 when valid)"
    else:
        vi, en = "chưa hợp lệ", "not valid"
    on = show_date(request.asked_on)
    of_slip = f" số {request.slip}" if request.slip else ""
    slip = f" no. {request.slip}" if request.slip else ""
    return replace(
        _about(
            line,
            "asked_not_brought",
            f"{vi}, đã yêu cầu bổ sung ngày {on} (mẫu 02{of_slip}). Người nộp không bổ sung thì "
            "ghi lý do ngay dưới bảng.",
            f"{en}, asked for on {on} (form 02{slip}). If it does not come, enter the reason "
            "below the list.",
        ),
        rule="R13",
    )


def _none_of(group: Sequence[Line]) -> Refusal:
    names = "; ".join(f"{line.number}. {line.name}" for line in group)
    return Refusal(
        code="paper_missing",
        vi=f"Thiếu một trong các giấy tờ: {names}.",
        en=f"One of these papers is missing: {names}.",
        rule="R09",
        where=f"paper:{group[0].number}",
    )


def _doubtful(line: Line) -> Refusal:
    if line.verdict is Verdict.REVIEW:
        return _about(line, "paper_doubtful", "cần xem lại.", "to be looked at again.")
    return _about(line, "paper_doubtful", "không hợp lệ.", "not valid.")


def _about(line: Line, code: str, vi: str, en: str) -> Refusal:
    """A refusal that begins with the paper's number and name."""
    return Refusal(
        code=code,
        vi=f"{line.number}. {line.name}: {vi}",
        en=f"{line.number}. {line.name}: {en}",
        rule="R09",
        where=f"paper:{line.number}",
    )
