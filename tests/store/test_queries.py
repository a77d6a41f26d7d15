"""Lists and the dossier sheet."""

from dataclasses import replace

from counter_app.domain.dossier.bodies import PaperDigitised
from counter_app.domain.draft import Person, Presence
from counter_app.store import journal, queries
from counter_app.store.queries import Matter, SyncState
from tests.store.store_samples import (
    AGENCY,
    AT,
    accept,
    accepted,
    author,
    code,
    corrected,
    fee_taken,
    pages_filed,
    paper,
    voided,
)

MOTHER = Person(name="Lê Thị Sáu", id_number="051055000001")
SON = Person(name="Trần Văn Con", id_number="051085000002")


def append(db, ids, stream, *bodies):
    with db.write() as conn:
        written = journal.append(conn, author(ids), stream=stream, scope=AGENCY, bodies=bodies)
    return written.entries


def ask(db, query, *arguments):
    with db.read() as conn:
        return query(conn, *arguments)


def test_the_sheet_shows_papers_with_their_pages(db, ids):
    with db.write() as conn:
        stream = accept(conn, ids, 1, pages=7)
    stray = pages_filed(1, first=77)
    stray = replace(stray, pages=(replace(stray.pages[0], paper=0),))
    append(db, ids, stream, stray)
    sheet = ask(db, queries.dossier_sheet, stream)
    assert [len(one.pages) for one in sheet.papers] == [3, 2, 2, 1]
    assert [one.paper and one.paper.number for one in sheet.papers] == [1, 2, 3, None]
    assert sheet.state.code == code().code
    assert sheet.is_readable


def test_the_sheet_says_for_each_entry_what_is_known_of_it(db, ids):
    with db.write() as conn:
        stream = accept(conn, ids, 1)
    (fee,) = append(db, ids, stream, fee_taken())
    (claim,) = append(db, ids, stream, corrected())
    with db.write() as conn:
        one, two = journal.entries(conn, stream)[:2]
        journal.acknowledge(conn, {one.id: 1, two.id: 2}, {claim.id: "Đã chuyển hồ sơ"})
    sheet = ask(db, queries.dossier_sheet, stream)
    known = {line.entry.id: line.sync for line in sheet.history}
    assert known == {
        one.id: SyncState.SENT,
        two.id: SyncState.SENT,
        fee.id: SyncState.WAITING,
        claim.id: SyncState.REFUSED,
    }
    assert sheet.waiting == 1
    refused = next(line for line in sheet.history if line.sync is SyncState.REFUSED)
    assert refused.reason_vi == "Đã chuyển hồ sơ"
    assert refused.body == corrected()  # everything its author entered is still there


def test_there_is_no_sheet_of_what_was_never_accepted(db):
    assert ask(db, queries.dossier_sheet, "dossier/none") is None
    assert ask(db, queries.dossier_sheet, "staff/1") is None


def test_dossiers_of_a_person_as_owner_or_submitter(db, ids):
    with db.write() as conn:
        own = accept(conn, ids, 1, owner=SON)
        for_mother = accept(conn, ids, 2, owner=MOTHER, submitter=SON)
        gone = accept(conn, ids, 3, owner=SON)
        accept(conn, ids, 4, owner=MOTHER)
    append(db, ids, gone, voided(3))
    hits = ask(db, queries.dossiers_of, SON.id_number)
    assert [hit.stream for hit in hits] == [for_mother, own]
    assert ask(db, queries.dossiers_of, "") == []


def test_papers_not_digitised_wait_in_a_list(db, ids):
    with db.write() as conn:
        stream = accept(
            conn,
            ids,
            1,
            pages=0,
            papers=(
                paper(1, show_only=True),
                paper(2, name="Bản vẽ A1", presence=Presence.NOT_DIGITISED, pages_stated=2),
                paper(3, presence=Presence.CANNOT_DIGITISE, reason="sealed"),
            ),
        )
        other = accept(conn, ids, 2, pages=0, papers=(paper(1, presence=Presence.NOT_DIGITISED),))
    append(db, ids, other, voided(2))
    (line,) = ask(db, queries.not_digitised)
    assert (line.stream, line.paper, line.paper_name) == (stream, 2, "Bản vẽ A1")
    assert (line.pages, line.pages_stated, line.accepted_at) == (0, 2, AT)
    append(db, ids, stream, pages_filed(2))  # one page each under papers 1 and 2
    (line,) = ask(db, queries.not_digitised)
    assert line.pages == 1
    append(db, ids, stream, pages_filed(2, first=50))
    assert ask(db, queries.not_digitised) == []


def test_R11_a_paper_nobody_counted_waits_until_a_clerk_says_it_is_whole(db, ids):
    with db.write() as conn:
        stream = accept(
            conn, ids, 1, pages=0, papers=(paper(1, presence=Presence.NOT_DIGITISED), paper(2))
        )
    append(db, ids, stream, pages_filed(2))
    assert [line.paper for line in ask(db, queries.not_digitised)] == [1]
    append(db, ids, stream, PaperDigitised(paper=1, pages=1, by_name="B"))
    assert ask(db, queries.not_digitised) == []


def test_attention_gathers_refusals_until_seen_and_provisional_codes(db, ids):
    with db.write() as conn:
        stream = accept(conn, ids, 1)
        provisional = accept(conn, ids, 2, code=code(7, official=False))
    (claim,) = append(db, ids, stream, corrected())
    with db.write() as conn:
        journal.acknowledge(conn, {}, {claim.id: "không được"})
    lines = ask(db, queries.attention)
    assert [(line.matter, line.stream) for line in lines] == [
        (Matter.REFUSED, stream),
        (Matter.PROVISIONAL, provisional),
    ]
    assert lines[0].code == code().code
    with db.write() as conn:
        queries.see_refusal(conn, claim.id, by="staff-1", at=AT)
        queries.see_refusal(conn, claim.id, by="staff-2", at=AT)
    assert [line.matter for line in ask(db, queries.attention)] == [Matter.PROVISIONAL]


def test_a_voided_dossier_is_still_found_by_its_code(db, ids):
    with db.write() as conn:
        gone = accept(conn, ids, 1)
    append(db, ids, gone, voided(1))
    assert [h.stream for h in ask(db, queries.by_code, code(1).code)] == [gone]


def test_what_is_accepted_stays_readable_without_its_body(db, ids):
    with db.write() as conn:
        stream = accept(conn, ids, 1)
        conn.exec_driver_sql("UPDATE entry SET body = NULL WHERE kind = 'pages_filed'")
    sheet = ask(db, queries.dossier_sheet, stream)
    assert sheet.state.accepted == accepted()
    assert sheet.history[1].body is None
