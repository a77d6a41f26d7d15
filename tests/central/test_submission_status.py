"""The portal asks how its dossiers stand: the answer over a real socket (R17, R73)."""

import msgspec
import pytest

from counter_app.sync.submissions import SubmissionStatus
from tests.central.serving import AGENCY, Caller
from tests.central.test_submissions import GATEWAY, REQUEST, gateway, submit
from tests.domain.agency_samples import got, payment_asked, sent
from tests.domain.life_samples import RECEIPT, asked, at, taken_in
from tests.domain.result_samples import ARRIVED, handed, issued

__all__ = ["gateway"]


@pytest.fixture
def stream(gateway):
    return submit(gateway).json()["stream"]


@pytest.fixture
def happens(caller, chain, stream):
    """A counter's PC hands in what happened to the dossier."""

    def run(*bodies):
        for body in bodies:
            answered = caller.push(chain.act(stream, body))
            assert answered.status_code == 200, answered.text

    return run


@pytest.fixture
def ask(gateway, stream):
    def run():
        answered = gateway.call("GET", f"/v1/submissions/{stream.partition('/')[2]}")
        assert answered.status_code == 200, answered.text
        return msgspec.json.decode(answered.content, type=SubmissionStatus)

    return run


def test_R16_as_soon_as_it_is_handed_in_the_portal_can_ask(ask, stream):
    told = ask()
    assert (told.stream, told.status, told.holder) == (stream, 1, "counter")
    assert (told.portal_code, told.submitted_at) == (REQUEST.portal_code, REQUEST.submitted_at)
    assert (told.code, told.accepted_at, told.slips) == ("", None, ())
    assert told.next_vi.startswith("Trung tâm kiểm tra hồ sơ")
    assert told.position > 0


def test_R17_a_request_for_a_supplement_is_told_with_everything_that_lacks(ask, happens):
    happens(asked(number="BS05-261123-001"))
    told = ask()
    assert (told.status, told.holder) == (5, "citizen")
    (slip,) = told.slips
    assert (slip.form, slip.number) == ("supplement", "BS05-261123-001")
    assert slip.lines[0].paper == "Giấy khám sức khỏe"
    assert "phiếu yêu cầu" in told.next_vi


def test_R73_from_acceptance_to_the_hand_of_the_citizen(ask, happens):
    """NĐ 224/2026 Đ15.1g: agency, people, times of receipt, processing and return."""
    happens(taken_in(), RECEIPT)
    told = ask()
    assert (told.status, told.code) == (2, "H48.05-261123-0001")
    assert (told.agency, told.received_by) == (AGENCY, "Nguyễn Thị Hoa")
    assert (told.accepted_at, told.next_by) == (at("23/11/2026 08:00"), told.promised_at)
    assert [slip.form for slip in told.slips] == ["receipt"]

    happens(sent(), got(), payment_asked())
    told = ask()
    assert (told.status, told.handled_by) == (6, "Phạm Văn Minh")
    assert told.at_agency_since == got().received_at
    assert told.payable_dong == 650_000
    assert told.next_vi.startswith("Nộp phí")

    happens(issued())
    assert (ask().status, ask().result_at) == (9, issued().issued_at)


def test_a_fact_in_dispute_is_not_told_as_if_it_were_so(ask, happens):
    """Handed over with the fee open: a person settles that first."""
    happens(taken_in(), RECEIPT, sent(), got(), issued(), ARRIVED, handed())
    assert ask().given_at is None
    assert ask().status == 9


def test_nothing_new_has_the_same_position(ask, happens):
    first = ask().position
    assert ask().position == first
    happens(asked())
    assert ask().position > first


def test_only_a_gateway_asks_and_only_for_what_came_over_a_portal(
    central, address, gateway, caller, chain, stream
):
    dossier = stream.partition("/")[2]
    refused = caller.call("GET", f"/v1/submissions/{dossier}")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_portal")
    with Caller(address) as stranger:
        assert stranger.call("GET", f"/v1/submissions/{dossier}").status_code == 401
    own = "00000000-0000-7000-8000-00000000d001"
    caller.push(chain.act(f"dossier/{own}", taken_in()))
    for unknown in (
        own,
        "00000000-0000-7000-8000-00000000d00f",
        "x",
        "..%2Fhello",
        dossier.upper(),
    ):
        answered = gateway.call("GET", f"/v1/submissions/{unknown}")
        assert answered.status_code == 404, unknown
    with Caller(address) as other:
        limited = other.enrolled(
            central, node=f"{GATEWAY[:-2]}df", counter="DVC", agencies=("H48.09",)
        )
        assert limited.call("GET", f"/v1/submissions/{dossier}").status_code == 404


def test_the_answer_stands_in_the_description_of_the_interface(address):
    with Caller(address) as caller:
        described = caller.call("GET", "/openapi.json").json()
    assert "/v1/submissions/{dossier}" in described["paths"]
    assert "next_vi" in described["components"]["schemas"]["SubmissionStatus"]["properties"]
