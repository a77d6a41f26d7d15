"""`decide` for what is put right after acceptance: correction of a typing error, void (R22)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.dossier import bodies
from counter_app.domain.dossier.state import DossierState, field_value
from counter_app.domain.draft import IdentityKind, PayMethod, Person
from counter_app.domain.identity import (
    IdCheck,
    check_old_id,
    check_passport,
    check_personal_id,
    check_phone,
    check_tax_code,
)
from counter_app.domain.refusal import Refusal
from counter_app.domain.text import clean_line


def correction(
    state: DossierState, *, field: str, new: str, reason: str, by_name: str, on: date
) -> bodies.Corrected | Refusal:
    """The correction of one field, or why the new value cannot stand on the record.

    What F9 would refuse is refused here too; `on` decides which identity papers still hold. Guards
    look at field, old value and reason.
    """
    accepted = state.accepted
    old = field_value(accepted, field) if accepted is not None else None
    if old is None:
        return Refusal(
            code="field_absent",
            vi="Hồ sơ này không có mục cần sửa.",
            en="This dossier has no such field.",
            rule="R22",
        )
    part, _, name = field.rpartition(".")
    checked = _checked(name, clean_line(new), getattr(accepted, part) if part else None, on)
    if isinstance(checked, Refusal):
        return checked
    if checked == old:
        return Refusal(
            code="unchanged",
            vi="Nội dung mới giống nội dung đang có; chưa có gì để sửa.",
            en="The new text is the one that stands there; there is nothing to correct.",
        )
    return bodies.Corrected(
        field=field, old=old, new=checked, reason=clean_line(reason), by_name=by_name
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money that went back into the applicant's hand before an acceptance is voided."""

    amount_dong: int
    method: PayMethod


def voiding(
    refund: Refund | None, *, code: str, reason: str, counter: str, by_name: str, now: datetime
) -> tuple[bodies.FeeRefunded | bodies.Voided, ...]:
    """Hủy tiếp nhận, the money given back first: one act. Guards look at code, reason, amount."""
    voided = bodies.Voided(code_typed=code.strip(), reason=reason.strip(), by_name=by_name)
    if refund is None:
        return (voided,)
    back = bodies.FeeRefunded(
        amount_dong=refund.amount_dong,
        method=refund.method,
        counter=counter,
        by_name=by_name,
        refunded_at=now,
    )
    return back, voided


def _checked(name: str, new: str, holder: object, on: date) -> str | Refusal:
    """The text to store, in its normal form, or why F9 would not have taken it."""
    if name == "name" and not new:
        return Refusal(
            code="name_missing", vi="Họ tên hoặc tên không được để trống.", en="A name is needed."
        )
    check = IdCheck()
    if name == "id_number" and isinstance(holder, Person):
        check = _check_number(holder, new, on)
    elif name == "tax_code":
        check = replace(check_tax_code(new), refusal=None)  # as at F9: odd, but never stopped
    elif name == "phone":
        check = check_phone(new)
    return check.refusal or check.number or new


def _check_number(person: Person, number: str, on: date) -> IdCheck:
    match person.identity_kind:
        case IdentityKind.PERSONAL_ID:
            return check_personal_id(number, birth_on=person.birth_on, sex=person.sex)
        case IdentityKind.OLD_ID:
            return check_old_id(number, on=on)
        case IdentityKind.PASSPORT:
            return check_passport(number, person.country)
    return IdCheck()
