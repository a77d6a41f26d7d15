"""The promised date, the result and the ends, in believable bodies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from counter_app.domain.dossier.entries import (
    ending,
    result,
)
from counter_app.domain.procedure import ReturnChannel
from tests.domain.agency_samples import (
    at_agency,
)
from tests.domain.dossier_samples import AT, fee_taken
from tests.domain.life_samples import (
    TERMS,
    at,
    facts,
    lives,
)


def issued(**fields):
    return replace(
        result.ResultIssued(
            outcome=result.Outcome.GRANTED,
            number="123/GPXD",
            signed_on=date(2026, 12, 4),
            signer="Đỗ Mạnh Cường",
            name="Giấy phép xây dựng",
            reason="",
            through_office=False,
            has_paper=True,
            has_electronic=True,
            by_name="Phạm Văn Minh",
            issued_at=at("04/12/2026 09:00"),
        ),
        **fields,
    )


ARRIVED = result.ResultArrived(
    given_by="Phạm Văn Minh",
    carrier="Bưu điện tỉnh",
    list_number="KQ-01",
    shelf="C-07-3",
    received_by="Hồ Thị Mai",
    arrived_at=datetime.fromisoformat("2026-12-04T08:00:00+00:00"),
)


def return_chosen(channel=ReturnChannel.POST, address="Tổ 5, phường Nghĩa Lộ"):
    return result.ReturnChosen(
        channel=channel,
        address=address,
        counter="05",
        by_name="Nguyễn Thị Hoa",
        chosen_at=at("24/11/2026 08:00"),
    )


def handed(**fields):
    return replace(
        result.HandedOver(
            receiver=result.Receiver.OWNER,
            receiver_name="Nguyễn Thị Hồng Hạnh",
            receiver_id_number="051188001234",
            relation="",
            authorisation="",
            slip_shown=True,
            identity_compared_by="",
            signature="paper",
            originals_returned=(),
            originals_surrendered=(),
            counter="R1",
            by_name="Hồ Thị Mai",
            handed_at=at("07/12/2026 09:00"),
        ),
        **fields,
    )


def ready(**fields):
    """A result on the shelf, the fee paid."""
    return lives(fee_taken(), issued(), ARRIVED, state=at_agency(**fields))


def undone(state, reason="Trả nhầm người"):
    last = state.hand_overs[-1].id if state.hand_overs else ""
    return result.HandOverUndone(handed=last, reason=reason, by_name="Hồ Thị Mai")


def put_off(*lacks):
    return result.CollectionPutOff(
        receiver_name="Lê Thị Hạnh",
        lacks=lacks or ("Giấy ủy quyền",),
        counter="R1",
        by_name="Hồ Thị Mai",
        told_at=at("07/12/2026 09:00"),
    )


def spot():
    return result.GivenOnTheSpot(
        outcome=result.Outcome.GRANTED,
        number="",
        name="Bản sao trích lục",
        receiver_name="Nguyễn Thị Hồng Hạnh",
        counter="05",
        by_name="Nguyễn Thị Hoa",
        given_at=at("23/11/2026 08:20"),
    )


def by_agency():
    return result.ReturnedByAgency(document="", by_name="Bùi Văn Công", returned_at=AT)


def sent_electronically(address="051188001234"):
    return result.ResultSent(
        channel="portal",
        address=address,
        counter="R1",
        by_name="Hồ Thị Mai",
        sent_at=at("07/12/2026 09:00"),
    )


def error(wrong_by=result.WrongBy.OFFICIAL, **fields):
    return replace(
        result.ResultErrorReported(
            wrong_by=wrong_by,
            stands="Nguyễn Thị Hương",
            should_be="Nguyễn Thị Hường",
            due=facts("07/12/2026 14:10").whole_limit(TERMS),
            fee_dong=0,
            taken_back=True,
            by_name="Hồ Thị Mai",
            reported_at=at("07/12/2026 14:10"),
        ),
        **fields,
    )


def mended():
    return result.ResultMended(
        number="123a/GPXD",
        signed_on=date(2026, 12, 9),
        signer="Đỗ Mạnh Cường",
        how="Cấp lại",
        by_name="Phạm Văn Minh",
        mended_at=at("09/12/2026 09:00"),
    )


def stop_asked(asked_by="Nguyễn Thị Hồng Hạnh"):
    return ending.StopAsked(
        asked_by=asked_by,
        reason="Không còn nhu cầu",
        counter="05",
        by_name="Nguyễn Thị Hoa",
        asked_at=AT,
    )


def stopped(number="3/TB-SXD"):
    return ending.Stopped(
        number=number,
        signed_on=date(2026, 11, 25),
        signer="Đỗ Mạnh Cường",
        by_name="Phạm Văn Minh",
        stopped_at=AT,
    )


def withdrawn():
    return ending.Withdrawn(
        asked_by="Nguyễn Thị Hồng Hạnh",
        reason="",
        counter="05",
        by_name="Nguyễn Thị Hoa",
        withdrawn_at=AT,
    )


def incident(*, of_result=False, what="Bản vẽ"):
    return ending.IncidentReported(
        harm=ending.Harm.LOST,
        of_result=of_result,
        what=what,
        last_holder="Bưu điện tỉnh",
        found_on=date(2026, 11, 25),
        by_name="Nguyễn Thị Hoa",
        reported_at=AT,
    )


def incident_settled(of: str, mended_by=ending.Mended.FOUND):
    return ending.IncidentSettled(
        incident=of, mended=mended_by, paid_by="Bưu điện tỉnh", note="", by_name="Lê Văn An"
    )


def incident_apologised(of: str):
    return ending.IncidentApologised(
        incident=of, number="TXL-01", signed_on=date(2026, 11, 26), by_name="Lê Văn An"
    )
