"""A week at a centre: 5 desks, 400 dossiers of 24 procedures, every path, a cable pulled for a day.

At its end register, control slips, counts and journal say the same at all desks and at the server.
"""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date

from sqlalchemy import func, select

from counter_app.domain import folding
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.result import ResultArrived
from counter_app.domain.dossier.entries.transfer import LegDone, Transferred, TransferUndone
from counter_app.domain.dossier.state import Status
from counter_app.domain.staff import Role
from counter_app.services.control_slip import control_legs
from counter_app.store import journal, journey_queries, ledger, register_queries
from counter_app.store.projection_tables import dossier
from counter_app.store.verify import verify
from tests.services.playing import at
from tests.stories import week_agency, week_counter
from tests.stories.week import BEFORE, COUNTERS, DAYS, open_centre

BEGINS = (Transferred, LegDone, ResultArrived)  # what sends the paper from one hand to another
CENTRE = "Trung tâm"
ALIASES = {
    "21": (101, 102, 103, 201, 202),
    "22": (101, 402, 404, 407, 501, 502, 401),
    "23": (701, 702, 703, 802, 803),
}
SPECIAL = (  # path, counter, procedure, how often
    (week_agency.authorised, "21", 101, 2),
    (week_agency.hired_firm, "22", 407, 2),
    (week_agency.organisation, "23", 803, 2),
    (week_agency.by_post, "21", 202, 2),
    (week_counter.on_the_spot, "23", 801, 24),
    (week_agency.police, "21", 303, 4),
    (week_counter.turned_away, "22", 407, 30),
    (week_counter.supplement, "22", 404, 4),
    (week_counter.never_back, "21", 201, 56),
    (week_counter.gives_up, "21", 201, 2),
    (week_counter.closed_before_acceptance, "21", 201, 2),
    (week_counter.asked_twice, "23", 802, 1),
    (week_counter.online_waits, "21", 9, 1),
    (week_agency.returned, "22", 501, 2),
    (week_agency.never_supplemented, "22", 501, 2),
    (week_agency.unresolved, "23", 802, 2),
    (week_agency.postponed, "21", 101, 1),
    (week_agency.postponed_late, "21", 102, 1),
    (week_counter.withdrawn, "23", 803, 6),
    (week_counter.stopped, "21", 103, 2),
    (week_counter.voided, "21", 102, 2),
    (week_counter.mistyped, "22", 402, 2),
    (week_agency.wrong_result, "21", 101, 1),
    (week_agency.own_error, "23", 703, 1),
    (week_agency.lost_papers, "22", 407, 1),
    (week_agency.lost_result, "21", 202, 1),
    (week_agency.at_the_centre, "22", 404, 2),
    (week_agency.examined, "22", 402, 1),
    (week_agency.along_the_route, "22", 403, 2),
    (week_agency.along_the_route, "22", 405, 1),
    (week_agency.along_the_route, "22", 503, 1),
    (week_agency.along_the_route, "23", 602, 1),
    (week_agency.to_all_at_once, "21", 203, 2),
    (week_agency.to_the_upper_level, "23", 601, 2),
    (week_agency.undone, "21", 102, 1),
    (week_agency.to_bring, "23", 803, 1),
    (week_agency.surrendered, "22", 401, 1),
    (week_counter.taken_back, "23", 802, 1),
    (week_counter.digitised_later, "22", 407, 1),
    (week_counter.both_at_once, "21", 101, 1),
)
WHOLE, ALL = 48, 400  # dossiers that go the straight way to their end; all of them


def test_a_week_at_a_centre(tmp_path):
    with open_centre(tmp_path) as week:
        play(week)
        states = at_the_server(week)
        assert len(states) == ALL
        assert len({procedure_of(state) for state in states.values()}) == 24
        nothing_waits(week)
        everybody_knows_the_same(week, states)
        every_dossier_has_ended_or_goes_on(states)
        the_registers_say_what_the_journal_says(week, states)
        the_control_slips_say_what_the_journal_says(week, states)
        the_counts_agree(week, states)
        for name, desk in week.desks.items():
            store = desk.printing._db
            report = verify(store, desk.scanning._blobs, mark=None, progress=lambda *_: None)
            assert report.problems == (), name


def play(week):
    """Five working days: mornings at the counters, afternoons with results and the carrier."""
    still = lives(week, weeks_ago(week))
    for half_day in range(2 * len(DAYS)):
        day, is_afternoon = DAYS[half_day // 2], half_day % 2
        week.wall.set(*((15, 20) if is_afternoon else (8, 0)), day=day)
        if (day, is_afternoon) == (DAYS[2], 0):
            week.pull_cable("22")
        if (day, is_afternoon) == (DAYS[3], 0):
            week.plug_in("22")
        week.sync()
        if is_afternoon:
            week.results_in()
        still = [(begins, one) for begins, one in still if begins > half_day or goes_on(one)]
        if is_afternoon:
            for counter in ALIASES:
                week.hand_on(counter)
    assert still == [], "a life waits for what never came"
    week.wall.set(17, 5, day=DAYS[-1])
    week.sync()
    week.sync("QL", "T1", *ALIASES)


def goes_on(one):
    """Half a day of a life; whether there is more of it."""
    return next(one, "over") is None


def weeks_ago(week):
    """What began before this week, as far as it got then."""
    one = week_agency.closed(week, "22", 407)
    for day in BEFORE:
        week.wall.set(8, 0, day=day)
        next(one)
    return one


def lives(week, *begun_before):
    """Every life of the week with the half-day it begins in."""
    found = list(begun_before)
    found += [
        path(week, counter, alias) for path, counter, alias, times in SPECIAL for _ in range(times)
    ]
    found += [week_counter.online(week, "21", number) for number in (1, 2, 3, 4)]
    found += [week_counter.online_lacks(week, "21", number) for number in (5, 6)]
    begun = [(0, one) for one in found]
    counters = itertools.cycle(ALIASES)
    kinds = {name: itertools.cycle(aliases) for name, aliases in ALIASES.items()}
    rest = ALL - len(found)
    for n in range(rest):
        counter = next(counters)
        path = week_agency.plain if n < WHOLE else week_counter.under_way
        half_day = n * 2 * len(DAYS) // rest
        begun.append((half_day, path(week, counter, next(kinds[counter]))))
    return begun


# -- at the end of the week


def at_the_server(week):
    """Every dossier as the server's journal folds it."""
    with week.server.read() as tx:
        found = ledger.histories(tx, list(week.streams))
    folded = {stream: folding.fold(stream, entries) for stream, entries in found.items()}
    return {stream: one.state for stream, one in folded.items()}


def procedure_of(state):
    return (state.accepted or state.file).procedure.code


def seen_by(counter, states):
    """The dossiers of the agencies that a counter serves."""
    return {s: one for s, one in states.items() if one.agency in COUNTERS[counter]}


def nothing_waits(week):
    for name, desk in week.desks.items():
        state = desk.syncing.state()
        assert (state.light, state.unsent, state.waiting_blobs) == ("sent", 0, 0), name
        kinds = {item.kind for item in desk.attention.items()}
        assert kinds.isdisjoint({"refused", "disputed", "unfit", "provisional"}), name


def everybody_knows_the_same(week, states):
    """Each desk has the dossiers of its agencies, entry for entry as the server has them."""
    for name, desk in week.desks.items():
        with desk.printing._db.read() as conn:
            known = journal.fold_many(conn, seen_by(name, states))
        assert known == seen_by(name, states), name


def every_dossier_has_ended_or_goes_on(states):
    for stream, state in states.items():
        assert state.open_disputes == (), stream
        standing = life.STANDINGS[state.status]
        if standing.is_end:
            continue
        assert standing.holder is not life.Holder.NOBODY
        if standing.holder is life.Holder.AGENCY:
            assert life.held_by(state), stream
        assert life.possible(state, Role), stream
    reached = {state.status for state in states.values()}
    assert set(Status) - reached <= {Status.NEW, Status.STOPPING, Status.ISSUED}


def the_registers_say_what_the_journal_says(week, states):
    """The same book at every desk that has it; a line for each dossier accepted, none twice."""
    accepted = {one.code: one for one in states.values() if one.accepted}
    books: dict[str, list] = {}
    for name, desk in week.desks.items():
        with desk.printing._db.read() as conn:
            for book in register_queries.books(conn):
                lines = register_queries.lines(conn, book.agency, 2026)
                assert len(lines) == book.count
                assert books.setdefault(book.agency, lines) == lines, name
    lines = [line for book in books.values() for line in book]
    assert sorted(line.code for line in lines) == sorted(accepted)
    for line in lines:
        state = accepted[line.code]
        assert (line.status, line.accepted_at) == (state.status, state.accepted.accepted_at)
        assert (line.due_at, line.first_due_at) == (state.promised_at, state.due.due_at)
        assert line.handed_at == state.given_at, line.code
        assert (state.status is Status.DONE) == (line.handed_at is not None)


def the_control_slips_say_what_the_journal_says(week, states):
    """A row for each hand-over that stands; a trip for each one from or to the centre."""
    with week.desks["T1"].printing._db.read() as conn:
        since, until = at(0, day=BEFORE[0]), at(0, day=date(2026, 12, 1))
        trips = Counter(one.stream for one in journey_queries.between(conn, since, until))
    for stream, state in states.items():
        begun = Counter(type(one) for one in state.journeys)
        legs = control_legs(state, CENTRE)
        undone = begun[TransferUndone]
        assert len(legs) == sum(begun[kind] for kind in BEGINS) - undone, stream
        assert trips[stream] == begun[Transferred] - undone + begun[ResultArrived], stream
        if not legs:
            continue
        assert legs[0]["giver"] == CENTRE
        assert all(row["giver"] and row["taker"] for row in legs), stream
        if state.arrived:
            assert legs[-1]["taker"] == CENTRE


def the_counts_agree(week, states):
    """What came in is what is resolved and what is in process, at every desk."""
    for name, desk in week.desks.items():
        seen = seen_by(name, states).values()
        with desk.printing._db.read() as conn:
            rows = conn.execute(select(dossier.c.status, func.count()).group_by(dossier.c.status))
            listed = {Status(status): count for status, count in rows}
        assert listed == Counter(one.status for one in seen if one.accepted), name
        assert sum(listed.values()) == sum(one.accepted is not None for one in seen)
        taken = sum(one.taken_dong for one in seen)
        with desk.printing._db.read() as conn:
            assert conn.execute(select(func.sum(dossier.c.taken_dong))).scalar() == taken, name
