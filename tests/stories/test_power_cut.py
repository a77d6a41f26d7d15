"""kill -9 at random moments of the main job: nothing shown is lost, nothing is twice anywhere.

Five rounds in the suite; COUNTER_KILLS=200 for the long run.
"""

import os
import random
from collections import Counter

import pytest

from counter_app.bootstrap import DeskOptions, open_store
from counter_app.domain.dossier.bodies import Accepted
from counter_app.job import Job
from counter_app.store import drafts, journal
from counter_app.store.search import search
from counter_app.store.verify import verify
from tests.services.playing import KHOA, Wall, at, join, open_counter
from tests.stories.killing import Child

KILLS = int(os.environ.get("COUNTER_KILLS", "5"))
SHEETS = 4


@pytest.mark.timeout(120 + 10 * KILLS)
def test_whatever_was_shown_is_there_and_nothing_is_twice(desk_root, wall, central, address):
    join(desk_root, wall, central, address).close()
    chance = random.Random(20261123)
    shown = {"page": {}, "accepted": {}, "printed": set(), "paid": set()}
    for _ in range(KILLS):
        child = Child(desk_root, "work", SHEETS)
        child.until(1 + chance.randrange(12))
        remember(shown, child.kill(after=chance.random() * 0.15))
        check_disk(desk_root, shown)
    assert shown["page"]
    check_server(desk_root, shown, address)


def remember(shown, said):
    for words in said:
        match words:
            case ["page", draft, _page, blob]:
                shown["page"].setdefault(draft, []).append(blob)
            case ["accepted", stream, code]:
                shown["accepted"][stream] = code
            case ["printed" | "paid" as what, stream]:
                shown[what].add(stream)


def check_disk(root, shown):
    store = open_store(DeskOptions(root=root, wall=Wall(at(12))))
    try:
        report = verify(store.db, store.blobs, mark=store.mark.read(), progress=lambda _a, _b: None)
        assert report.problems == ()
        with store.db.read() as conn:
            states = {
                hit.stream: journal.fold(conn, hit.stream)
                for hit in search(conn, KHOA.id_number, limit=10_000)
            }
            lying = {
                line.draft.id: drafts.load(conn, line.draft.id) for line in drafts.list_open(conn)
            }
    finally:
        store.close()
    for draft, blobs in shown["page"].items():
        state = states.get(f"dossier/{draft}")
        assert (state is None) is (draft in lying)  # a draft or a dossier, never both, never none
        held = state.pages if state else lying[draft].pages
        kept = iter(page.image.blob for page in held)
        assert all(blob in kept for blob in blobs)  # in order; one more may be kept than was shown
    for stream, code in shown["accepted"].items():
        assert code in {states[stream].code, states[stream].provisional_code}
    for stream in shown["printed"]:
        printed = Counter((one.form, one.copy) for one in states[stream].prints)
        assert set(printed.values()) == {1}
        assert len(printed) == 3
    for stream in shown["paid"]:
        assert states[stream].taken_dong == 150_000
    for state in states.values():
        assert len(state.pages) == SHEETS
        assert state.taken_dong in {0, 150_000}
    codes = [state.code for state in states.values()]
    assert len(codes) == len(set(codes))


def check_server(root, shown, address):
    desk = open_counter(root, Wall(at(13, 30)))
    try:
        for _ in range(5):
            if desk.syncing.sync_now(Job()).light == "sent":
                break
        assert desk.syncing.state().light == "sent"
        with desk.drafts._db.read() as conn:
            streams = [hit.stream for hit in search(conn, KHOA.id_number, limit=10_000)]
            ours = {stream: [one.id for one in journal.entries(conn, stream)] for stream in streams}
            assert set(shown["accepted"]) <= set(streams)
        client = desk.syncing._link.client()
        for stream in streams:
            held = client.stream(stream)
            ids = [one.id for one in held.entries]
            assert len(ids) == len(set(ids))
            assert set(ours[stream]) <= set(ids)
            accepted = [one for one in held.entries if one.kind == Accepted.KIND]
            assert len(accepted) == 1
            assert all(blob.whole for blob in held.blobs)
        client.close()
    finally:
        desk.close()
