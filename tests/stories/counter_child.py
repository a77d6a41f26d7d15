"""A counter in a process of its own that works until it is killed, and says what it showed.

Each line on standard output is something a person has seen on screen: `page DRAFT ID BLOB`,
`accepted STREAM CODE`, `printed STREAM`, `paid STREAM`, `saved DRAFT FOCUS`.
"""

import sys
from dataclasses import replace
from pathlib import Path

from counter_app.domain.draft import PayMethod, Placement
from counter_app.errors.desk import SignInNeedsNetworkError
from counter_app.job import Job
from counter_app.services.scanning import PageArrived
from tests.central.serving import PASSWORD
from tests.services.playing import HOA, Wall, at, draw_page, open_counter


def say(*words):
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def papers(folder, count):
    folder.mkdir(exist_ok=True)
    return [
        path if path.exists() else draw_page(path, number)
        for number, path in ((n, folder / f"{n:03d}.jpg") for n in range(count))
    ]


def sit_down(desk):
    """Whoever the server knows; at a counter without one, Hoa."""
    try:
        return desk.people.sign_in("100001", PASSWORD)
    except SignInNeedsNetworkError:
        return HOA


def scan(desk, draft_id, sheets):
    def show(progress):
        if isinstance(progress, PageArrived):
            say("page", draft_id, progress.page.id, progress.page.image.blob)

    desk.feeder.feed(sheets)
    desk.scanning.scan(Job(show), draft_id, HOA)


def main_job(desk, who, sheets):
    """From the draft that lies there, or a fresh one, to money and paper."""
    held = desk.drafts.resume(who)
    draft = held.view.draft if held else desk.draft(101, who=who)
    draft = replace(draft, focus="intake_phoneEdit")
    desk.drafts.save(draft)
    say("saved", draft.id, draft.focus)
    have = len(desk.drafts.load(draft.id).pages)
    scan(desk, draft.id, sheets[have:])
    pages = desk.drafts.load(draft.id).pages
    placements = tuple(
        Placement(page=page.id, paper=min(n, 3)) for n, page in enumerate(pages, start=1)
    )
    desk.drafts.save(replace(draft, placements=placements))
    desk.drafts.save(desk.intake.mark_all_valid(desk.drafts.load(draft.id)))
    view = desk.intake.accept(draft.id, who, clock_answer="confirmed")
    say("accepted", view.stream, view.code)
    desk.printing.after_acceptance(view.stream, who)
    say("printed", view.stream)
    desk.payment.take(view.stream, PayMethod.CASH, None, who)
    say("paid", view.stream)
    desk.syncing.sync_now(Job())


def only_scan(desk, sheets):
    held = desk.drafts.resume(HOA)
    draft = held.view.draft if held else desk.draft(101)
    desk.drafts.save(replace(draft, focus="intake_scanButton"))
    scan(desk, draft.id, sheets[len(desk.drafts.load(draft.id).pages) :])
    say("done")


def play(root, what, sheets):
    desk = open_counter(root, Wall(at(11, 25)))
    say("open")
    pages = papers(root.parent / "paper", sheets)
    if what == "scan":
        only_scan(desk, pages)
        return
    who = sit_down(desk)
    while True:
        main_job(desk, who, pages)


if __name__ == "__main__":
    play(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
