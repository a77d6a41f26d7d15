"""Believable values for dossier tests; every person is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime

from counter_app.domain.dossier import bodies
from counter_app.domain.draft import Person, Presence, Verdict
from counter_app.domain.procedure import Channel, CopyKind, FeeKind, FeeMoment, ReturnChannel

AT = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)


def paper(number=1, **fields):
    return replace(
        bodies.AcceptedPaper(
            number=number,
            name=f"Giấy tờ số {number}",
            mandatory=True,
            verdict=Verdict.VALID,
            presence=Presence.HERE,
            kind=CopyKind.ORIGINAL,
            quantity=1,
        ),
        **fields,
    )


def fee(due_dong=150_000):
    return bodies.FeeDue(
        kind=FeeKind.STATE_CHARGE,
        name="Lệ phí cấp giấy phép xây dựng",
        unit="dossier",
        unit_price_dong=150_000,
        units=1,
        listed_dong=150_000,
        due_dong=due_dong,
        moment=FeeMoment.AT_ACCEPTANCE,
        source="Nghị quyết HĐND tỉnh",
    )


def accepted(**fields):
    return replace(
        bodies.Accepted(
            code=bodies.CodeIssued(
                code="H48.05-261123-0001",
                official=True,
                source="lease",
                agency="H48.05",
                day=date(2026, 11, 23),
                serial=1,
            ),
            procedure=bodies.ProcedureShown(
                code="1.013236", alias=101, name="Cấp giấy phép xây dựng mới", field="Xây dựng"
            ),
            agency="H48.05",
            agency_name="Sở Xây dựng",
            receiving_unit="Trung tâm Phục vụ hành chính công",
            counter="05",
            clerk="staff-1",
            clerk_name="Nguyễn Thị Hoa",
            accepted_at=AT,
            due=None,
            channel=Channel.DIRECT,
            owner=Person(name="Nguyễn Thị Hồng Hạnh", id_number="051188001234"),
            organisation=None,
            submitter=None,
            relation="",
            authorisation=False,
            return_channel=ReturnChannel.DESK,
            return_address="",
            sets=1,
            papers=(paper(1), paper(2, mandatory=False, presence=Presence.ABSENT)),
            fees=(fee(),),
            note="",
            practice=False,
        ),
        **fields,
    )


def fee_taken(amount=150_000, given=200_000, change=50_000):
    from counter_app.domain.draft import PayMethod

    return bodies.FeeTaken(
        amount_dong=amount,
        given_dong=given,
        change_dong=change,
        method=PayMethod.CASH,
        counter="05",
        by_name="Nguyễn Thị Hoa",
        taken_at=AT,
    )


def fee_refunded(amount=150_000, **fields):
    from counter_app.domain.draft import PayMethod

    return replace(
        bodies.FeeRefunded(
            amount_dong=amount,
            method=PayMethod.CASH,
            counter="05",
            by_name="Nguyễn Thị Hoa",
            refunded_at=AT,
        ),
        **fields,
    )
