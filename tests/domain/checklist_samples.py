"""A small procedure and a draft for it; every person is invented."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from counter_app.domain.draft import Draft, DraftPaper, Person
from counter_app.domain.procedure import (
    CopyKind,
    FeeKind,
    FeeRule,
    LimitUnit,
    Need,
    Paper,
    PostedFields,
    Procedure,
    Representation,
    RepresentationRule,
    Service,
    TimeLimit,
)

DAY = date(2026, 11, 23)
OPENED_AT = datetime(2026, 11, 23, 0, 5, tzinfo=UTC)

OWNER = Person(
    name="Nguyễn Thị Hồng Hạnh", id_number="051188001234", sex="Nữ", birth_on=date(1988, 3, 5)
)
SUBMITTER = Person(name="Lê Văn Khoa", id_number="051090004321", sex="Nam")

POSTED = PostedFields(**{field.name: "Nội dung" for field in fields(PostedFields)})


def paper(number, **changes):
    basic = Paper(number=number, name=f"Giấy tờ {number}", kinds=(CopyKind.ORIGINAL,))
    return replace(basic, **changes)


def procedure(*papers, **changes):
    basic = Procedure(
        code="1.000001",
        alias=999,
        name="Thủ tục mẫu",
        field="Lĩnh vực mẫu",
        agencies=(Service(agency="H48.16"),),
        posted=POSTED,
        papers=papers or (paper(1), paper(2), paper(3, need=Need.IF_ANY)),
        limits=(limit(5),),
        fees=(),
        representation=(RepresentationRule(rule=Representation.FREE_PAPER),),
        source="CSDL",
        checked_on=date(2026, 11, 21),
        confidence="AAAA",
    )
    return replace(basic, **changes)


def limit(amount, **changes):
    basic = TimeLimit(amount=Decimal(amount), unit=LimitUnit.WORKING_DAYS)
    return replace(basic, **changes)


def fee(amount_dong, **changes):
    basic = FeeRule(
        kind=FeeKind.SERVICE_FEE,
        name="Phí thẩm định",
        amount_dong=amount_dong,
        source="Thông tư 1/2026",
    )
    return replace(basic, **changes)


def draft(*papers, **changes):
    basic = Draft(
        id="01930000-0000-7000-8000-000000000001",
        opened_at=OPENED_AT,
        staff="hoa",
        counter="05",
        procedure="1.000001",
        owner=OWNER,
        papers=papers,
    )
    return replace(basic, **changes)


def answer(number, **changes):
    return replace(DraftPaper(number=number, touched=True), **changes)
