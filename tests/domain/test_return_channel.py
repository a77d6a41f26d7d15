"""The applicant says where the result goes, and may change it until it is handed over (R19)."""

import pytest

from counter_app.domain.dossier.state import Status
from counter_app.domain.procedure import ReturnChannel
from tests.domain.agency_samples import at_agency
from tests.domain.life_samples import lives, refused, taken_in
from tests.domain.result_samples import handed, issued, ready, return_chosen, withdrawn

STATES = {
    "accepted": lambda: lives(taken_in()),
    "with the agency": at_agency,
    "issued": lambda: lives(issued(), state=at_agency()),
    "ready": ready,
}


@pytest.mark.parametrize("name", STATES)
def test_R19_it_changes_the_place_and_nothing_else(name):
    before = STATES[name]()
    after = lives(return_chosen(), state=before)
    assert after.accepted.return_channel is ReturnChannel.POST
    assert after.accepted.return_address == "Tổ 5, phường Nghĩa Lộ"
    assert (after.status, after.promised_at) == (before.status, before.promised_at)
    back = lives(return_chosen(ReturnChannel.DESK, ""), state=after)
    assert back == before


def test_R19_by_post_needs_an_address_and_the_same_again_is_no_change():
    state = ready()
    assert state.accepted.owner.address == ""
    assert refused(state, return_chosen(address=" ")) == ("return_address", "R19")
    assert refused(state, return_chosen(ReturnChannel.DESK, "")) == ("return_unchanged", "R19")


def test_R19_not_when_the_result_was_handed_over_or_the_papers_were_taken_back():
    done = lives(handed(), state=ready())
    assert done.status is Status.DONE
    assert refused(done, return_chosen())[0] == "wrong_state"
    gone = lives(taken_in(), withdrawn())
    assert refused(gone, return_chosen())[0] == "wrong_state"
