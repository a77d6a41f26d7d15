"""Phrases by number or words; one's own, shared by a supervisor, most used first."""

from dataclasses import replace

import pytest

from counter_app.domain.phrases import MOST_CHANGES, PhraseSaved, PhraseState, Use, fill, fits
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.phrases import matching
from tests.services.playing import HOA, LAN
from tests.services.test_answers import MAI


def numbers(found):
    return [one.number for one in found]


def test_a_phrase_is_taken_by_number_or_by_words_without_accents(desk):
    offered = desk.phrases.offered(Use.SUPPLEMENT, HOA)
    (found,) = matching(offered, "12")
    assert "đơn vị thiết kế" in found.text
    assert 12 in numbers(matching(offered, "chu ky thiet ke"))
    assert matching(offered, "99") == ()
    filled = fill(matching(offered, "3")[0].text, {"tên giấy tờ": "bản vẽ"})
    assert filled == "Chưa có bản vẽ; nộp bổ sung."


def test_ones_own_phrase_is_nobody_elses_until_a_supervisor_shares_it(desk):
    mine = desk.phrases.save("Thiếu  dấu giáp lai.", Use.SUPPLEMENT, HOA)
    assert (mine.number, mine.text, mine.is_own) == (101, "Thiếu dấu giáp lai.", True)
    assert desk.phrases.save("Thiếu dấu giáp lai.", Use.SUPPLEMENT, HOA) == mine
    assert 101 not in numbers(desk.phrases.offered(Use.SUPPLEMENT, LAN))
    assert 101 not in numbers(desk.phrases.offered(Use.REFUSAL, HOA))
    with pytest.raises(GestureRefusedError):
        desk.phrases.share(mine.id, LAN)
    desk.phrases.share(mine.id, MAI)
    assert 101 in numbers(desk.phrases.offered(Use.SUPPLEMENT, LAN))
    with pytest.raises(GestureRefusedError):
        desk.phrases.drop(mine.id, HOA)  # others rely on it now
    desk.phrases.drop(mine.id, MAI)
    assert 101 not in numbers(desk.phrases.offered(Use.SUPPLEMENT, HOA))


def test_the_same_number_of_two_desks_is_shown_apart(desk):
    mine = desk.phrases.save("Câu của quầy 5", Use.SUPPLEMENT, HOA)
    theirs = desk.phrases.save("Câu của quầy 7", Use.SUPPLEMENT, LAN)
    assert mine.number == theirs.number == 101
    desk.phrases.share(theirs.id, MAI)
    own = {one.text: one.number for one in desk.phrases.offered(Use.SUPPLEMENT, HOA) if one.id}
    assert own == {"Câu của quầy 5": 101, "Câu của quầy 7": 102}


def test_the_most_used_stand_first(desk):
    offered = desk.phrases.offered(Use.SUPPLEMENT, HOA)
    often = next(one for one in offered if one.number == 9)
    desk.phrases.used([often.text], HOA)
    assert numbers(desk.phrases.offered(Use.SUPPLEMENT, HOA))[:2] == [9, 1]
    assert numbers(desk.phrases.offered(Use.SUPPLEMENT, LAN))[:2] == [1, 2]


@pytest.mark.parametrize("text", ["", "   ", "x" * 501, "Chưa có {tên lạ}"])
def test_a_phrase_without_words_or_with_a_hole_nobody_fills_is_refused(desk, text):
    with pytest.raises(GestureRefusedError):
        desk.phrases.save(text, Use.SUPPLEMENT, HOA)


def test_the_stream_of_a_phrase_is_bounded():
    body = PhraseSaved(number=101, text="a", use=Use.SUPPLEMENT, owner="staff-1", by_name="A")
    state = PhraseState(id="p")
    assert fits(state, body) is None
    assert fits(replace(state, changes=MOST_CHANGES), body) is not None
