"""A dossier's life in believable bodies; every person is invented."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from counter_app.domain.decisions.facts import Facts
from counter_app.domain.dossier import bodies, life
from counter_app.domain.dossier.entries import (
    answers,
)
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.draft import Draft, PageImage, Person, Quality
from counter_app.domain.entry import GENESIS, Entry, sha256_text, write_body
from counter_app.domain.limits import Period
from counter_app.domain.procedure import Channel, LimitUnit, RouteKind
from counter_app.domain.rules import FormTitle, RulePack
from tests.domain.calendar_samples import at as local_at
from tests.domain.calendar_samples import shipped
from tests.domain.dossier_samples import AT, accepted, paper

EMPTY = DossierState(id="d1")
CODE = "H48.05-261123-0001"
LEAD, SECOND, THIRD = "H48.05", "H48.06", "H48.07"
TEN_DAYS = Period(amount=Decimal(10), unit=LimitUnit.WORKING_DAYS)
FIFTEEN = Period(amount=Decimal(15), unit=LimitUnit.CALENDAR_DAYS)
PACK = RulePack(
    id="tt03-2025",
    name="NĐ 118/2025",
    circular="TT 03/2025",
    decree="NĐ 118/2025",
    valid_from=date(2025, 7, 1),
    forms=(FormTitle(id="receipt", number="01", title="Giấy tiếp nhận"),),
    receipt_size="A4",
    supplement_notice_working_days=3,
    close_after_calendar_days=15,
    transfer_cutoff="15:00",
    source="NĐ 118/2025",
)
_ids = itertools.count(1)


def at(text: str) -> datetime:
    """A moment like "23/11/2026 16:40" on the counter's clock."""
    return local_at(text)


def facts(now: str | datetime = "23/11/2026 09:00", **fields) -> Facts:
    moment = at(now) if isinstance(now, str) else now
    values = {"counter": "05", "by_name": "Nguyễn Thị Hoa", "calendar": shipped(), "pack": PACK}
    return Facts(now=moment, **{**values, **fields})


def entry_of(body, **fields) -> Entry:
    text = write_body(body, "00" * 16)
    number = next(_ids)
    return replace(
        Entry(
            id=f"e{number}",
            node="n1",
            node_seq=number,
            act=f"a{number}",
            stream="dossier/d1",
            scope=LEAD,
            kind=body.KIND,
            kind_version=body.VERSION,
            at=AT,
            clock_offset_ms=0,
            actor="staff-1",
            body_sha=sha256_text(text),
            prev=GENESIS,
            body=text,
        ),
        **fields,
    )


def lives(*written, state: DossierState = EMPTY) -> DossierState:
    """The state after these bodies, each of which must fit."""
    for body in written:
        refusal = life.fits(state, body)
        assert refusal is None, (body.KIND, refusal)
        state = life.evolve(state, entry_of(body), body)
    return state


def refused(state: DossierState, body) -> tuple[str, str]:
    """Code and rule of the refusal; there must be one, with words in both languages."""
    refusal = life.fits(state, body)
    assert refusal is not None
    assert refusal.vi
    assert refusal.en
    return refusal.code, refusal.rule


# -- at the counter

FILE = answers.IntakeFile(
    draft=Draft(
        id="d1",
        opened_at=AT,
        staff="staff-1",
        counter="05",
        procedure="1.013236",
        owner=Person(name="Nguyễn Thị Hồng Hạnh", id_number="051188001234"),
    ),
    procedure=accepted().procedure,
    agency=LEAD,
    agency_name="Sở Xây dựng",
    receiving_unit="Trung tâm Phục vụ hành chính công",
    counter="05",
    clerk="staff-1",
    clerk_name="Nguyễn Thị Hoa",
    channel=Channel.DIRECT,
    papers=(paper(1), paper(2, mandatory=False)),
    practice=False,
)
LACK = answers.Lack(
    paper=2, name="Giấy khám sức khỏe", fault=answers.Fault.MISSING, what="Nộp bản chính"
)


def submitted(**fields):
    return replace(
        answers.Submitted(
            file=replace(FILE, channel=Channel.ONLINE),
            portal="national",
            portal_code="G22.99-261123-1",
            submitted_at=at("20/11/2026 16:40"),
        ),
        **fields,
    )


def asked(**fields):
    return replace(
        answers.SupplementAsked(
            file=FILE,
            lacks=(LACK,),
            reason="Thiếu thành phần hồ sơ",
            round=1,
            number="",
            asked_at=at("23/11/2026 09:05"),
        ),
        **fields,
    )


def allowed(stage=answers.Stage.INTAKE, reason="Lần trước bỏ sót giấy khám sức khỏe"):
    return answers.SupplementAllowed(stage=stage, reason=reason, by_name="Lê Văn An")


def turned_away(**fields):
    return replace(
        answers.IntakeRefused(
            file=FILE,
            ground="Khoản 2 Điều 17 Nghị định 118/2025/NĐ-CP",
            reason="Không thuộc thẩm quyền",
            number="TC05-261123-001",
            refused_at=at("23/11/2026 09:05"),
        ),
        **fields,
    )


def given_up(**fields):
    return replace(
        answers.IntakeWithdrawn(
            asked_by="Nguyễn Thị Hồng Hạnh",
            reason="Không còn nhu cầu",
            counter="05",
            by_name="Nguyễn Thị Hoa",
            withdrawn_at=at("24/11/2026 09:05"),
        ),
        **fields,
    )


def not_returned(**fields):
    return replace(
        answers.IntakeClosed(
            contact="Gọi điện ngày 10/12/2026: không làm nữa",
            reason="Không bổ sung hồ sơ",
            counter="05",
            by_name="Lê Văn An",
            closed_at=at("10/12/2026 09:05"),
        ),
        **fields,
    )


# -- acceptance

TERMS = Terms(limit=TEN_DAYS, close_after=FIFTEEN, transfer_cutoff=at("23/11/2026 15:00").time())


def taken_in(when: str = "23/11/2026 08:00", **fields):
    """`accepted` with ten working days, a receipt fee of 150.000 and the terms of today."""
    now = facts(when)
    terms = fields.pop("terms", TERMS)
    values = {"accepted_at": now.now, "due": now.whole_limit(terms), "terms": terms, **fields}
    return accepted(**values)


# What a mẫu 02 (`LACK`) asked for has come: every paper is there.
BROUGHT = FILE.papers
RECEIPT = bodies.Printed(form="receipt", copy="keep", copy_no=0)


def leg(agency, name, due=None, *, lead=False):
    return bodies.Leg(agency=agency, agency_name=name, work="Thẩm định", due=due, is_lead=lead)


def route(kind=RouteKind.PAPER):
    return bodies.Route(
        kind=kind,
        legs=(
            leg(LEAD, "Sở Xây dựng", lead=True),
            leg(SECOND, "Sở Tài chính"),
            leg(THIRD, "Sở Nội vụ"),
        ),
    )


def page(blob: str, document: str = "") -> bodies.FiledPage:
    return bodies.FiledPage(
        paper=0,
        order=1,
        image=PageImage(
            blob=blob,
            media_type="image/jpeg",
            size=10,
            width=10,
            height=10,
            dpi=200,
            tool="1",
        ),
        turn=0,
        quality=Quality(),
        scanned_at=AT,
        document=document,
    )


def pages(*blobs, document=""):
    filed = tuple(page(blob, document) for blob in blobs)
    return bodies.PagesFiled(pages=filed, by_name="Nguyễn Thị Hoa")
