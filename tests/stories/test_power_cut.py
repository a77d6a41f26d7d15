"""kill -9 at random moments of the main job, through the real window, against a real server that
survives: nothing shown on screen is lost, nothing is twice anywhere.

Three kills in the suite; COUNTER_KILLS=200 for the long run (two lanes, `-n 2 -rP` tells how
many fell into which part of the job), COUNTER_SEED for another one.
"""

import hashlib
import os
import random
import subprocess
import sys
from collections import Counter

import pytest

from counter_app.bootstrap import DeskOptions, open_desk
from counter_app.domain.dossier.bodies import Accepted, FeeTaken
from counter_app.store import drafts, journal
from counter_app.store.search import search
from tests.stories.killing import REPO, Shown

KILLS = int(os.environ.get("COUNTER_KILLS", "3"))
SEED = os.environ.get("COUNTER_SEED", "20261123")
LANES = 1 if KILLS <= 20 else 2
SHEETS = 4
FEE_DONG = 150_000
WHOSE = "051087004321"

# Parts of the job and about how long each takes, in seconds.
PHASES = {
    "sign-in": 1.5,
    "card": 0.06,
    "typing": 1.0,
    "scan": 0.35,
    "file": 0.12,
    "F7": 0.05,
    "F9": 0.1,
    "print": 0.4,
    "pay": 0.05,
    "sync": 0.7,
    "next": 0.06,
}

FIRST = ("typing", "scan", "pay", "F9")  # from the last to the first: where most is at stake


@pytest.mark.timeout(120 + 10 * KILLS)
@pytest.mark.parametrize("lane", range(LANES))
def test_whatever_was_shown_is_there_and_nothing_is_twice(
    practice_counter, line, open_window, lane
):
    chance = random.Random(f"{SEED}/{lane}")
    shown, fell, deck = Shown(), Counter(), list(FIRST)
    window = open_window(sheets=SHEETS)
    for _ in range(KILLS // LANES):
        window.begin()
        following = open_window(sheets=SHEETS)  # loads while the other one works
        deck = deck or chance.sample(sorted(PHASES), len(PHASES))
        phase = deck.pop()
        assert window.until(["phase", phase].__eq__), window.said[-1]
        shown.add(window.kill(after=chance.random() * PHASES[phase]))
        fell[shown.phase] += 1
        check_sent(line, shown)
        window = following
    window.begin("finish")
    assert window.until(["finished"].__eq__), window.said[-1]
    shown.add(window.end())
    print(f"\nseed {SEED}/{lane}: {dict(fell)}, {len(shown.codes)} dossiers")
    verified = [sys.executable, "-m", "counter_app", "verify", "--data", str(practice_counter)]
    assert subprocess.run(verified, check=False, cwd=REPO).returncode == 0
    check_both_sides(practice_counter, line, shown)


def check_sent(line, shown):
    """What the light called sent is on the server at that moment, pages and money."""
    for stream in shown.sent:
        held = line.stream(stream)
        assert {Accepted.KIND, FeeTaken.KIND} <= {one.kind for one in held.entries}
        assert len(held.blobs) == SHEETS
        assert all(blob.whole for blob in held.blobs)
    shown.sent.clear()


def check_both_sides(root, line, shown):
    """Every dossier ever shown, here and on the server: once, whole, paid once, printed once."""
    desk = open_desk(DeskOptions(root=root, practice=True))
    try:
        with desk.drafts._db.read() as conn:
            streams = {hit.stream for hit in search(conn, WHOSE, limit=10_000)}
            states = {stream: journal.fold(conn, stream) for stream in streams}
            ours = {stream: [one.id for one in journal.entries(conn, stream)] for stream in streams}
            assert not any(line.page_count for line in drafts.list_open(conn))
        assert set(shown.codes) <= streams
        assert {f"dossier/{draft}" for draft, pages in shown.pages.items() if pages} == streams
        for stream, state in states.items():
            check_dossier(stream, state, shown)
            held = line.stream(stream)
            assert [one.id for one in held.entries] == ours[stream]
            kinds = Counter(one.kind for one in held.entries)
            assert kinds[Accepted.KIND] == kinds[FeeTaken.KIND] == 1
            assert all(blob.whole for blob in held.blobs)
            for page in state.pages:
                sent = line.get_blob(page.image.blob)
                assert hashlib.sha256(sent).hexdigest() == page.image.blob
                assert sent == desk.lookup._pages.get(page.image.blob)
        codes = [state.code for state in states.values()]
        assert len(codes) == len(set(codes))
    finally:
        desk.close()


def check_dossier(stream, state, shown):
    assert shown.codes[stream] in {state.code, state.provisional_code}
    assert [page.image.blob for page in state.pages] == shown.pages[stream.removeprefix("dossier/")]
    assert len(state.pages) == len({page.image.blob for page in state.pages}) == SHEETS
    assert state.taken_dong == FEE_DONG
    printed = Counter((one.form, one.copy, one.copy_no) for one in state.prints)
    assert set(printed.values()) == {1}
    assert len(printed) == 3
