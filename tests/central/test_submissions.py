"""The portal's gateway hands dossiers in; the desks of the agency get them with their next pull."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.domain import folding
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PageImage, Person
from counter_app.domain.procedure import Channel
from counter_app.store import ledger
from counter_app.sync import framing
from counter_app.sync.submissions import SubmissionRequest, SubmittedPage
from tests.central.pushing import stored
from tests.central.serving import AGENCY, NOW, Caller

GATEWAY = "00000000-0000-7000-8000-0000000000dc"
REQUEST = SubmissionRequest(
    portal="national",
    portal_code="G22.99-261123-000123",
    submitted_at=NOW,
    agency=AGENCY,
    agency_name="Sở Xây dựng",
    procedure_code="1.013236",
    procedure_name="Cấp giấy phép xây dựng",
    owner=Person(name="Nguyễn Thị Hồng Hạnh", id_number="051188001234"),
)


@pytest.fixture
def gateway(central, address):
    with Caller(address) as caller:
        yield caller.enrolled(central, node=GATEWAY, counter="DVC")


def submit(caller, request=REQUEST, **how):
    return caller.call("POST", "/v1/submissions", message=request, **how)


def page(data, paper=1):
    image = PageImage(
        blob=framing.sha(data).hex(),
        media_type="image/jpeg",
        size=len(data),
        width=1654,
        height=2339,
        dpi=200,
        tool="portal",
    )
    return SubmittedPage(paper=paper, image=image)


def folded(central, stream):
    return folding.fold(stream, stored(central, stream)).state


def test_R16_a_submission_becomes_a_stream_that_waits_for_its_answer(central, gateway, caller):
    answered = submit(gateway)
    assert answered.status_code == 200, answered.text
    stream = answered.json()["stream"]
    state = folded(central, stream)
    assert state.status is Status.SUBMITTED
    assert (state.submitted.portal_code, state.file.channel) == (
        "G22.99-261123-000123",
        Channel.ONLINE,
    )
    assert state.file.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    assert state.file.draft.procedure == "1.013236"
    pulled = caller.call("GET", "/v1/pull").json()["entries"]
    assert stream in {one["stream"] for one in pulled}


def test_the_same_number_again_is_answered_as_before_and_kept_once(central, gateway):
    first, again = submit(gateway).json(), submit(gateway).json()
    assert (first["is_new"], again["is_new"]) == (True, False)
    assert first["stream"] == again["stream"]
    assert [one.kind for one in stored(central, first["stream"])] == ["submitted"]
    other = submit(gateway, replace(REQUEST, portal="provincial")).json()
    assert other["is_new"]
    assert other["stream"] != first["stream"]


def test_R10_pages_are_sent_first_and_stand_under_their_papers(central, gateway, caller):
    pages = (page(b"one"), page(b"two"), page(b"three", paper=3))
    request = replace(REQUEST, pages=pages)
    refused = submit(gateway, request)
    assert (refused.status_code, refused.json()["code"]) == (409, "blobs_missing")
    for data in (b"one", b"two", b"three"):
        gateway.put_blob(data)
    stream = submit(gateway, request).json()["stream"]
    state = folded(central, stream)
    assert [(one.paper, one.order) for one in state.pages] == [(1, 1), (1, 2), (3, 1)]
    assert [one.number for one in state.file.draft.papers] == [1, 3]
    sha = pages[0].image.blob
    assert caller.call("GET", f"/v1/blobs/{sha}").content == b"one"


def test_a_counters_pc_hands_nothing_in_for_the_portal(caller):
    refused = submit(caller)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_portal")


def test_without_token_or_digest_nothing_is_read(address, gateway):
    with Caller(address) as stranger:
        assert submit(stranger).status_code == 401
    assert submit(gateway, digest=False).status_code == 400


def test_a_gateway_of_one_agency_sends_no_others(central, address):
    with Caller(address) as caller:
        limited = caller.enrolled(central, node=GATEWAY, counter="DVC", agencies=("H48.09",))
        refused = submit(limited)
    assert (refused.status_code, refused.json()["code"]) == (403, "other_scope")


@pytest.mark.parametrize(
    "wrong",
    [
        {"portal": "facebook"},
        {"portal_code": ""},
        {"portal_code": "a\nb"},
        {"procedure_code": " "},
        {"agency": "Sở Xây dựng"},
        {"owner": Person()},
        {"owner": Person(name="A\x00")},
        {"note": "x" * 3000},
        {"submitted_at": NOW + timedelta(days=1)},
        {"submitted_at": NOW.replace(tzinfo=None)},
        {"pages": (replace(page(b"x"), paper=-1),)},
        {"pages": (replace(page(b"x"), image=replace(page(b"x").image, size=1 << 70)),)},
        {"pages": (replace(page(b"x"), image=replace(page(b"x").image, width=-1)),)},
    ],
)
def test_what_no_desk_could_work_with_is_turned_away(central, gateway, wrong):
    refused = submit(gateway, replace(REQUEST, **wrong))
    assert refused.status_code == 400
    with central.read() as tx:
        assert not any(
            one.kind == "submitted"
            for one in ledger.page(tx, after=0, limit=99, agencies=()).entries
        )
