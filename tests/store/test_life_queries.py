"""Alarms, dossiers that wait at the counter, shelves: lists of the journal and nothing else."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.alarms import Alarm
from counter_app.domain.alarms import alarms as alarms_of
from counter_app.domain.dossier.state import Status
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.store import drafts, journal, journey_queries, life_queries, projections, queries
from tests.domain.agency_samples import (
    APOLOGY_PAGE,
    at_agency,
    got,
    opinion_asked,
    postponed,
    returned,
    sent,
)
from tests.domain.calendar_samples import HOURS, shipped, year
from tests.domain.life_samples import (
    BROUGHT,
    FILE,
    RECEIPT,
    asked,
    at,
    pages,
    submitted,
    taken_in,
    turned_away,
)
from tests.domain.result_samples import ARRIVED, handed, issued
from tests.store.store_samples import author, code, fee_taken, voided

AGENCY = "H48.05"


def write(db, ids, number, *bodies):
    """One act after the other into `dossier/d<number>`; codes differ."""
    stream = f"dossier/d{number}"
    for body in bodies:
        coded = replace(body, code=code(number)) if body.KIND == "accepted" else body
        with db.write() as conn:
            journal.append(conn, author(ids), stream=stream, scope=AGENCY, bodies=(coded,))
    return stream


def ask(db, query, *arguments):
    with db.read() as conn:
        return query(conn, *arguments)


def ringing(db, when, agencies=()):
    found = ask(db, life_queries.alarms, shipped(), at(when), agencies)
    return [(line.stream, line.alarm, line.is_late) for line in found]


def test_the_list_says_what_each_dossier_would_say_for_itself(db, ids):
    """For every hour of four weeks, over dossiers in every state that has a term."""
    streams = [
        write(db, ids, 1, taken_in()),
        write(db, ids, 2, taken_in("23/11/2026 15:20"), RECEIPT),
        write(db, ids, 3, taken_in(), RECEIPT, sent(), got(), opinion_asked()),
        write(db, ids, 4, taken_in(), RECEIPT, sent(), got(), returned()),
        write(db, ids, 5, submitted()),
        write(db, ids, 6, taken_in(), RECEIPT, sent(), got(), fee_taken(), issued(), ARRIVED),
    ]
    with db.read() as conn:
        states = {stream: journal.fold(conn, stream) for stream in streams}
    for day in range(20, 31):
        for hour in (6, 7, 11, 12, 16, 18):
            now = at(f"{day}/11/2026 {hour:02d}:00")
            expected = {
                (stream, one.watch.alarm, one.is_late)
                for stream, state in states.items()
                for one in alarms_of(state, shipped(), now)
            }
            found = ask(db, life_queries.alarms, shipped(), now)
            assert {(line.stream, line.alarm, line.is_late) for line in found} == expected
            assert [line.deadline_at for line in found] == sorted(
                line.deadline_at for line in found
            )


def test_an_alarm_names_dossier_owner_and_agency(db, ids):
    write(db, ids, 1, taken_in("23/11/2026 15:20"))
    write(db, ids, 2, submitted())
    with db.read() as conn:
        online, transfer = life_queries.alarms(conn, shipped(), at("25/11/2026 12:00"))
    assert (online.alarm, online.code) == (Alarm.ANSWER_ONLINE, "")
    assert online.owner_name == FILE.draft.owner.name
    assert (transfer.alarm, transfer.code) == (Alarm.TRANSFER, code(1).code)
    assert transfer.deadline_at == at("25/11/2026 11:30")
    assert transfer.agency == AGENCY
    assert transfer.procedure_name == "Cấp giấy phép xây dựng mới"


def test_alarms_of_the_agencies_a_clerk_serves(db, ids):
    write(db, ids, 1, taken_in("23/11/2026 15:20"))
    assert ringing(db, "25/11/2026 12:00", [AGENCY])
    assert ringing(db, "25/11/2026 12:00", ["H48.99"]) == []


def test_R13_the_card_finds_the_dossier_that_waits_for_its_supplement(db, ids):
    stream = write(db, ids, 1, asked(), pages("p1"))
    number = FILE.draft.owner.id_number
    (waiting,) = ask(db, life_queries.waiting_at_counter, number)
    assert (waiting.stream, waiting.status) == (stream, Status.SUPPLEMENT_ASKED)
    assert (waiting.rounds, waiting.page_count, waiting.clerk_name) == (1, 1, "Nguyễn Thị Hoa")
    assert waiting.at == asked().asked_at
    assert ask(db, life_queries.waiting_at_counter, "") == []
    assert ask(db, life_queries.waiting_at_counter, "051000000000") == []
    write(db, ids, 1, taken_in(papers=BROUGHT))
    assert ask(db, life_queries.waiting_at_counter, number) == []
    assert [hit.stream for hit in ask(db, queries.dossiers_of, number)] == [stream]


def test_a_refused_dossier_waits_no_more_and_stays_on_file(db, ids):
    stream = write(db, ids, 1, turned_away())
    assert ask(db, life_queries.waiting_at_counter, FILE.draft.owner.id_number) == []
    (kept,) = ask(db, life_queries.refused_matching, FILE.draft.owner.name)
    assert (kept.stream, kept.status) == (stream, Status.REFUSED)


def test_pages_of_an_answered_dossier_are_named_and_never_swept(db, ids):
    write(db, ids, 1, asked(), pages("p1", "p2"))
    assert {"p1", "p2"} <= ask(db, drafts.named_blobs)


def test_R67_uncollected_results_by_age_with_their_shelf(db, ids):
    stream = write(db, ids, 1, taken_in(), RECEIPT, sent(), got(), fee_taken(), issued(), ARRIVED)
    (lies,) = ask(db, life_queries.uncollected, at("05/12/2026 00:00"))
    assert (lies.stream, lies.shelf, lies.arrived_at) == (stream, "C-07-3", ARRIVED.arrived_at)
    assert ask(db, life_queries.uncollected, ARRIVED.arrived_at) == []
    write(db, ids, 1, handed())
    assert ask(db, life_queries.uncollected, at("05/12/2026 00:00")) == []


def test_who_holds_a_dossier(db, ids):
    one = write(db, ids, 1, taken_in("25/11/2026 08:00"), RECEIPT, sent(), got())
    two = write(db, ids, 2, taken_in("23/11/2026 08:00"), RECEIPT, sent())
    write(db, ids, 3, taken_in())
    assert ask(db, life_queries.held_by, AGENCY) == [two, one]
    assert ask(db, life_queries.held_by, "H48.99") == []


def test_the_lists_show_the_promised_date_and_keep_the_first(db, ids):
    later = replace(postponed(at_agency()), code_on_paper=code(1).code)
    stream = write(db, ids, 1, taken_in(), RECEIPT, sent(), got(), APOLOGY_PAGE, later)
    (hit,) = ask(db, queries.by_code, code(1).code)
    assert hit.due_at == at("13/12/2026 17:00")
    with db.read() as conn:
        first = conn.exec_driver_sql("SELECT first_due_at FROM dossier").scalar()
    assert first == "2026-12-08T10:00:00.000Z"
    assert hit.stream == stream


def test_a_voided_dossier_rings_no_more(db, ids):
    write(db, ids, 1, taken_in("23/11/2026 15:20"))
    assert ringing(db, "25/11/2026 12:00")
    with db.write() as conn:
        journal.append(
            conn,
            author(ids),
            stream="dossier/d1",
            scope=AGENCY,
            bodies=(replace(voided(), code_typed=code(1).code),),
        )
    assert ringing(db, "25/12/2026 12:00") == []


def test_rebuilt_lists_are_the_live_ones(db, ids):
    write(db, ids, 1, asked(), pages("p1"))
    write(db, ids, 3, taken_in(), RECEIPT, sent(), got())
    before = ringing(db, "09/12/2026 12:00")
    with db.write() as conn:
        projections.rebuild(conn, lambda _a, _b: None)
    assert ringing(db, "09/12/2026 12:00") == before
    assert len(ask(db, life_queries.waiting_at_counter, FILE.draft.owner.id_number)) == 1


def test_a_dossier_of_a_year_not_entered_yet_holds_up_no_hand_over(db, ids):
    """Its counter had the calendar already, or a clock that was wrong."""
    streams = [write(db, ids, 1, taken_in()), write(db, ids, 2, taken_in("23/11/2026 15:20"))]
    waiting = ask(db, journey_queries.to_send, shipped())
    assert [one.stream for one in waiting] == streams
    assert all(one.by for one in waiting)
    older = ask(db, journey_queries.to_send, WorkCalendar.of([year(2025)], HOURS))
    assert [(one.stream, one.by) for one in older] == [(stream, None) for stream in streams]
