"""11:25. The power goes while page 14 of 20 is scanned; the person comes back after lunch."""

import random

from tests.services.playing import HOA, at, open_counter
from tests.stories.killing import Shown


def test_thirteen_or_fourteen_whole_pages_never_a_half_one(open_window):
    shown = Shown()
    window, after_lunch = open_window(sheets=20), open_window(sheets=20)
    window.begin()
    assert window.until(lambda words: words[0] == "screen" and len(words[1]["pages"]) == 13)
    shown.add(window.kill(after=random.Random(14).random() * 0.1))
    (draft,) = shown.pages
    after_lunch.begin("finish")
    assert after_lunch.until(["finished"].__eq__)
    said = after_lunch.end()
    back = next(words[1] for words in said if words[0] == "screen")
    have = len(back["pages"])
    assert len(shown.pages[draft]) <= have <= len(shown.pages[draft]) + 1
    sentence = f"Đã khôi phục: hồ sơ của NGUYỄN VĂN AN, {have} trang, đang quét."
    assert ["told", sentence] in said
    shown.add(said)  # the same field, the same pages
    assert len(shown.pages[draft]) == len(set(shown.pages[draft])) == 20
    assert len(shown.codes) == len(shown.paid) == 1


def test_the_draft_is_accepted_in_the_afternoon_with_all_its_pages(desk, desk_root, wall):
    draft = desk.draft(101)
    desk.scan(draft.id, 2)
    desk.close()
    wall.set(13, 30)
    again = open_counter(desk_root, wall)
    held = again.drafts.resume().view
    view = again.intake.accept(again.fill(held.draft).id, HOA)
    assert view.accepted_at == at(13, 30) or view.accepted_at > at(13, 30)
    assert view.pages == 5
    again.close()
