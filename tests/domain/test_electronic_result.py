"""A result that is only electronic, or wanted so: sent, not carried, shelved and collected."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.result import Giving
from counter_app.domain.dossier.state import Status
from counter_app.domain.procedure import OriginalFate, ReturnChannel
from tests.domain.agency_samples import at_agency
from tests.domain.dossier_samples import fee_taken, paper
from tests.domain.life_samples import at, lives, refused
from tests.domain.result_samples import (
    ARRIVED,
    error,
    handed,
    issued,
    mended,
    ready,
    return_chosen,
    sent_electronically,
)


def test_ND118_22_an_electronic_result_is_sent_and_lies_on_no_shelf():
    only = issued(has_paper=False)
    state = lives(fee_taken(), only, state=at_agency())
    assert (state.goes_electronically, state.is_brought) == (True, False)
    done = lives(sent_electronically(), state=state)
    assert (done.status, life.national_status(done)) == (Status.DONE, 10)
    assert done.given == (Giving.SENT, at("07/12/2026 09:00"))
    assert refused(state, sent_electronically(" ")) == ("address", "NĐ 118/2025 Đ22")
    assert refused(lives(only, state=at_agency()), sent_electronically()) == ("fee_open", "R65")


def test_ND118_22_the_electronic_copy_is_sent_only_to_who_wants_no_paper():
    assert refused(ready(), sent_electronically()) == ("not_electronic", "NĐ 118/2025 Đ22")
    chosen = lives(return_chosen(ReturnChannel.ELECTRONIC, ""), state=ready())
    assert lives(sent_electronically(), state=chosen).shelf == ""
    no_copy = lives(
        fee_taken(),
        return_chosen(ReturnChannel.ELECTRONIC, ""),
        issued(has_electronic=False),
        state=at_agency(),
    )
    assert refused(no_copy, sent_electronically())[0] == "not_electronic"


def test_ND118_22_an_original_that_changes_hands_brings_the_person_to_the_desk():
    kept = (paper(1, original=OriginalFate.RETURNED_WITH_RESULT),)
    state = lives(fee_taken(), issued(has_paper=False), state=at_agency(papers=kept))
    assert refused(state, sent_electronically())[0] == "not_electronic"
    assert state.is_brought
    over = handed(originals_returned=(1,))
    assert lives(ARRIVED, over, state=state).given[0] is Giving.SIGNED


def test_the_last_way_a_result_was_given_counts():
    again = lives(handed(), error(), mended(), state=ready())
    sent = replace(sent_electronically(), sent_at=at("10/12/2026 08:00"))
    chosen = lives(return_chosen(ReturnChannel.ELECTRONIC, ""), sent, state=again)
    assert chosen.given == (Giving.SENT, at("10/12/2026 08:00"))
