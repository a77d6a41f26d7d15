"""11:25. The power goes while page 14 of 20 is scanned; the person comes back after lunch."""

import random

import pytest

from counter_app.bootstrap import DeskOptions, open_store
from counter_app.store.verify import verify
from tests.services.playing import HOA, LAN, Wall, at, make_folder, open_counter
from tests.stories.counter_child import papers, scan
from tests.stories.killing import Child


@pytest.mark.parametrize("seed", range(4))
def test_thirteen_or_fourteen_whole_pages_never_a_half_one(desk_root, wall, seed):
    make_folder(desk_root, wall)
    child = Child(desk_root, "scan", 20)
    child.until(1 + 13)  # "open" and thirteen pages on screen
    said = child.kill(after=random.Random(seed).random() * 0.06)
    shown = [words for words in said if words[0] == "page"]
    desk = open_counter(desk_root, Wall(at(13, 30)))
    held = desk.drafts.resume(LAN).view
    assert held.draft.owner.name == "Nguyễn Văn Khoa"
    assert held.draft.focus == "intake_scanButton"
    assert [page.id for page in held.pages][: len(shown)] == [words[2] for words in shown]
    assert len(shown) <= len(held.pages) <= len(shown) + 1
    for page in held.pages:  # whole: each can be shown
        assert desk.scanning.picture(page.image, 0, 200).startswith(b"\xff\xd8")
    assert [one.pages for one in desk.drafts.others(LAN)] == [len(held.pages)]
    sheets = papers(desk_root.parent / "paper", 20)
    scan(desk, held.draft.id, sheets[len(held.pages) :])
    pages = desk.drafts.load(held.draft.id).pages
    assert [page.source for page in pages] == [path.name for path in sheets]
    assert [page.seq for page in pages] == list(range(1, 21))
    assert desk.drafts.load(held.draft.id).draft == held.draft  # nothing is asked twice
    desk.close()
    store = open_store(DeskOptions(root=desk_root, wall=Wall(at(14))))
    report = verify(store.db, store.blobs, mark=store.mark.read(), progress=lambda _a, _b: None)
    store.close()
    assert report.problems == ()


def test_the_draft_is_accepted_in_the_afternoon_with_all_its_pages(desk, desk_root, wall):
    draft = desk.draft(101)
    desk.scan(draft.id, 2)
    desk.close()
    wall.set(13, 30)
    again = open_counter(desk_root, wall)
    held = again.drafts.resume(HOA).view
    view = again.intake.accept(again.fill(held.draft).id, HOA)
    assert view.accepted_at == at(13, 30) or view.accepted_at > at(13, 30)
    assert view.pages == 5
    again.close()
