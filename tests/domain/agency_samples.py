"""What happens to a dossier between the counter and its result, in believable bodies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from counter_app.domain.dossier.entries import (
    appraisal,
    postponement,
    transfer,
)
from counter_app.domain.dossier.entries.document import SignedDocument
from tests.domain.dossier_samples import AT, fee, paper
from tests.domain.life_samples import (
    CODE,
    FIFTEEN,
    LACK,
    LEAD,
    RECEIPT,
    SECOND,
    TERMS,
    at,
    facts,
    lives,
    pages,
    taken_in,
)


def sent(**fields):
    return replace(
        transfer.Transferred(
            agency=LEAD,
            agency_name="Sở Xây dựng",
            given_by="Nguyễn Thị Hoa",
            carrier="Bưu điện tỉnh",
            list_number="BG-01",
            at_centre=False,
            transferred_at=at("23/11/2026 16:00"),
        ),
        **fields,
    )


def got(**fields):
    return replace(
        transfer.AgencyReceived(
            agency=LEAD,
            received_by="Phạm Văn Minh",
            officer="Phạm Văn Minh",
            missing="",
            received_at=at("23/11/2026 16:30"),
        ),
        **fields,
    )


def at_agency(**fields):
    """Accepted, printed, handed on, received."""
    return lives(taken_in(**fields), RECEIPT, sent(), got())


def leg_done(agency=LEAD, passed_to=SECOND):
    return transfer.LegDone(
        agency=agency,
        outcome="Đồng ý",
        document="12/SXD",
        passed_to=passed_to,
        done_by="Phạm Văn Minh",
        done_at=at("25/11/2026 09:00"),
    )


def leg_got(agency=SECOND):
    return transfer.LegReceived(
        agency=agency, received_by="Vũ Thị Lan", received_at=at("25/11/2026 10:00")
    )


def returned(**fields):
    return replace(
        appraisal.ReturnedForSupplement(
            number="45/SXD",
            signer="Đỗ Mạnh Cường",
            lacks=(replace(LACK, paper=1),),
            reason="Bản vẽ chưa có chữ ký",
            round=1,
            noticed_at=at("25/11/2026 10:00"),
            notice_by=at("27/11/2026 17:00"),
            reply_by=facts("25/11/2026 10:00").whole_limit(replace(TERMS, limit=FIFTEEN)),
        ),
        **fields,
    )


def supplemented(when="30/11/2026 09:00", **fields):
    now = facts(when)
    return replace(
        appraisal.Supplemented(
            papers=(paper(1), paper(2)),
            due=now.whole_limit(TERMS),
            counter="05",
            by_name="Nguyễn Thị Hoa",
            received_at=now.now,
        ),
        **fields,
    )


def closed(when="15/12/2026 07:30", reason="Không nhận được hồ sơ bổ sung"):
    return appraisal.Closed(reason=reason, by_name="Lê Văn An", closed_at=at(when))


def verified(**fields):
    return replace(
        appraisal.Verified(
            held_at=at("25/11/2026 09:00"),
            place="Thửa 12, phường Nghĩa Chánh",
            people="Chủ hồ sơ; cán bộ địa chính",
            content="Đo đạc ranh giới",
            by_name="Phạm Văn Minh",
        ),
        **fields,
    )


def opinion_asked(**fields):
    return replace(
        appraisal.OpinionAsked(
            agency=SECOND,
            agency_name="Sở Tài chính",
            content="Ý kiến về đơn giá",
            document="99/SXD",
            reply_by=at("27/11/2026 17:00"),
            asked_at=at("25/11/2026 08:00"),
        ),
        **fields,
    )


def opinion_given(of: str, **fields):
    return replace(
        appraisal.OpinionGiven(
            asked=of, content="Thống nhất", document="7/STC", given_at=at("26/11/2026 08:00")
        ),
        **fields,
    )


def late_told(of: str, when="30/11/2026 08:00"):
    return appraisal.OpinionLateTold(
        asked=of, document="101/SXD", by_name="Phạm Văn Minh", told_at=at(when)
    )


def payment_asked(amount=500_000):
    return appraisal.PaymentAsked(
        fees=(fee(amount),),
        document="TB 12/SXD",
        by_name="Phạm Văn Minh",
        asked_at=at("26/11/2026 08:00"),
    )


def appraised(grant=True):
    return appraisal.Appraised(
        grant=grant, opinion="Đủ điều kiện", by_name="Phạm Văn Minh", appraised_at=AT
    )


def approved(grant=True):
    return appraisal.Approved(grant=grant, note="", by_name="Đỗ Mạnh Cường", approved_at=AT)


def document(number="45/SXD", signer="Đỗ Mạnh Cường", pages=()):
    return SignedDocument(
        number=number, signed_on=date(2026, 12, 4), signer=signer, pages=tuple(pages)
    )


APOLOGY_PAGE = pages("apology", document="postponed")


def postponed(state, when="04/12/2026 09:00", days=5, **fields):
    now = at(when)
    due = state.promised_at or now
    return replace(
        postponement.Postponed(
            notice=document(),
            apology=document("46/SXD", pages=("apology",)),
            code_on_paper=CODE,
            reason="Chờ ý kiến của Sở Tài chính",
            old_due_at=due,
            new_due_at=due + timedelta(days=days),
            last_lawful_at=at("07/12/2026 17:00"),
            by_name="Nguyễn Thị Hoa",
            received_at=now,
        ),
        **fields,
    )
