"""F9 and what may be put right after it."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from counter_app.domain.draft import DraftPayment, Organisation, PayMethod, Presence
from counter_app.domain.procedure import Agency, Channel, CodeSource, LimitUnit
from counter_app.errors.desk import (
    ClockInDoubtError,
    DossierNotFoundError,
    DraftGoneError,
    GestureRefusedError,
    NotAcceptableError,
)
from counter_app.services.intake import Place
from tests.services.playing import DAY, HOA, KHOA, LAN, absent_scan, at


def test_R12_F9_gives_code_due_date_entries_and_print_jobs_in_one_act(desk):
    view = desk.accept(101)
    assert view.code == "H48.16-261123-0001"
    assert view.is_official
    assert view.due_at == at(17, day=date(2026, 12, 14))
    entries = desk.entries(view.stream)
    assert [one.kind for one in entries] == ["accepted", "pages_filed"]
    assert len({one.act for one in entries}) == 1
    assert [(job.form, job.copy) for job in desk.printing.waiting()] == [
        ("receipt", "keep"),
        ("receipt", "give"),
        ("slip", "give"),
    ]


def test_two_F9_from_two_threads_are_one_acceptance(desk):
    draft = desk.fill(desk.draft(101))
    gate, views = threading.Barrier(2), []

    def press():
        gate.wait()
        views.append(desk.intake.accept(draft.id, HOA))

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = views
    assert first == second
    assert desk.kinds(first.stream) == ["accepted", "pages_filed"]
    assert len(desk.printing.waiting()) == 3
    assert desk.accept(101).code.endswith("-0002")  # no serial was lost on the way


def test_F9_again_after_an_unknown_commit_shows_what_was_accepted(desk):
    draft = desk.fill(desk.draft(101))
    view = desk.intake.accept(draft.id, HOA)
    assert desk.intake.accept(draft.id, HOA) == view
    assert desk.intake.load_accepted(view.stream) == view


def test_an_abandoned_draft_is_not_accepted(desk):
    draft = desk.fill(desk.draft(101))
    desk.drafts.abandon(draft.id)
    with pytest.raises(DraftGoneError):
        desk.intake.accept(draft.id, HOA)
    desk.drafts.restore(draft.id)
    assert desk.intake.accept(draft.id, HOA).pages == 3


def test_R09_a_missing_paper_stops_F9_and_keeps_everything(desk):
    draft = desk.fill(desk.draft(101), leave_out={3})
    with pytest.raises(NotAcceptableError) as stopped:
        desk.intake.accept(draft.id, HOA)
    assert [problem.where for problem in stopped.value.problems] == ["paper:3"]
    assert desk.unsent() == 0
    assert desk.printing.waiting() == ()
    assert len(desk.drafts.load(draft.id).pages) == 2


def test_a_year_without_calendar_is_a_problem_not_a_crash(desk, wall):
    draft = desk.fill(desk.draft(101))
    wall.set(9, day=date(2027, 12, 20))
    shown = desk.intake.view(desk.drafts.load(draft.id), HOA)
    assert (shown.due, shown.due_sentence) == (None, None)
    assert shown.problems[0].where == "intake_procEdit"
    assert "2028" in shown.problems[0].vi
    with pytest.raises(NotAcceptableError) as stopped:
        desk.intake.accept(draft.id, HOA, clock_answer="confirmed")
    assert stopped.value.problems[0].code == "calendar_not_covered"


def test_ten_papers_have_the_limit_of_ten_papers(desk):
    few = desk.draft(601, case="ban-chinh", payment=DraftPayment(units=9))
    many = replace(few, payment=DraftPayment(units=10))
    due = [
        desk.intake.view(replace(desk.drafts.load(few.id), draft=one), HOA).due
        for one in (few, many)
    ]
    assert due[0].due_at < due[1].due_at


def test_the_papers_of_a_draft_from_yesterday_are_judged_on_the_day_of_acceptance(desk, wall):
    """A certificate good for six months, opened on its last day and accepted a day later."""
    issued = date(2026, 5, 23)
    draft = desk.draft(
        501,
        organisation=Organisation(name="Công ty TNHH Dung Quất", tax_code="4300123458"),
        papers=(absent_scan(3, issued_on=issued, pages_stated=2),),
    )
    assert [p.where for p in desk.problems(desk.fill(draft).id)] == []
    wall.set(8, day=date(2026, 11, 25))
    marked = desk.intake.mark_all_valid(desk.drafts.load(draft.id))
    desk.drafts.save(replace(marked, papers=marked.papers))
    codes = {warning.code for warning in _view(desk, draft.id).warnings}
    assert "paper_expired" in codes


def _view(desk, draft_id):
    return desk.intake.view(desk.drafts.load(draft_id), HOA)


def test_the_centre_may_scan_after_acceptance(desk):
    place = desk.intake._place
    assert place.centre.scan_before_acceptance
    draft = desk.draft(101, papers=tuple(absent_scan(n, presence=Presence.HERE) for n in (1, 2, 3)))
    desk.drafts.save(desk.intake.mark_all_valid(desk.drafts.load(draft.id)))
    assert {problem.code for problem in desk.problems(draft.id)} == {"paper_not_scanned"}
    desk.intake._place = Place(
        counter=place.counter,
        centre=replace(place.centre, scan_before_acceptance=False),
        practice=False,
    )
    assert desk.problems(draft.id) == ()


def test_a_clock_set_back_an_hour_asks_once_and_the_answer_is_recorded(desk, wall):
    desk.accept(101)
    wall.now -= timedelta(hours=1)
    draft = desk.fill(desk.draft(101))
    with pytest.raises(ClockInDoubtError) as asked:
        desk.intake.accept(draft.id, HOA)
    assert "06:05" in asked.value.tell().happened
    assert len(desk.drafts.load(draft.id).pages) == 3
    view = desk.intake.accept(draft.id, HOA, clock_answer="confirmed")
    assert view.code.endswith("-0002")
    assert desk.state(view.stream).accepted.clock_answer == "confirmed"
    following = desk.accept(101)
    assert desk.state(following.stream).accepted.clock_answer == ""


def test_a_clock_a_year_ahead_asks_before_a_wrong_date_stands_on_paper(desk, wall):
    wall.set(9, day=date(2027, 11, 23))
    draft = desk.fill(desk.draft(101))
    with pytest.raises(ClockInDoubtError):
        desk.intake.accept(draft.id, HOA)
    assert desk.unsent() == 0


def test_without_a_serial_the_code_is_provisional_and_both_are_found(desk_root, wall):
    from tests.services.playing import make_folder, open_counter

    make_folder(desk_root, wall, serials=0)
    desk = open_counter(desk_root, wall)
    view = desk.accept(101)
    assert (view.code, view.is_official) == ("TM05-261123-001", False)
    assert desk.accept(401).code == "TM05-261123-002"  # one row for all agencies
    (item,) = [
        i for i in desk.attention.items() if i.stream == view.stream and i.kind == "provisional"
    ]
    assert item.code == view.code
    assert b"%PDF" in desk.printing.receipt_pdf(view.stream)[:8]
    desk.close()


def test_an_agency_that_gives_its_own_codes_gets_a_provisional_one(desk):
    asked = Agency(
        id="H48.16", name="Sở", short_name="Sở", mark="XD", code_source=CodeSource.UPSTREAM
    )
    edition = desk.catalogue._edition
    others = tuple(a for a in edition.agencies if a.id != "H48.16")
    desk.catalogue._edition = replace(edition, agencies=(*others, asked))
    assert desk.accept(101).code == "TM05-261123-001"


def test_a_result_given_on_the_spot_prints_no_receipt_unless_asked(desk, wall):
    early = desk.accept(801)
    assert [job.form for job in desk.printing.waiting()] == ["slip"]
    outcome = desk.printing.reprint(early.stream, "receipt", "give", "người nộp đề nghị", HOA)
    assert "receipt" in outcome.printed
    assert [one.copy_no for one in desk.state(early.stream).prints if one.form == "receipt"] == [0]
    wall.set(15, 20)  # after 15:00 the result comes another day: then a receipt is due
    late = desk.accept(801)
    assert [job.form for job in desk.printing.waiting() if job.stream == late.stream] == [
        "receipt",
        "receipt",
        "slip",
    ]


class TestCorrect:
    @pytest.fixture
    def stream(self, desk):
        return desk.accept(101).stream

    def test_R22_both_values_and_the_reason_stay(self, desk, stream):
        desk.amending.correct(stream, "owner.name", "Nguyễn Văn Khoá", "đọc nhầm dấu", HOA)
        desk.amending.correct(stream, "owner.phone", "+84 912 345 678", "gọi lại", LAN)
        state = desk.state(stream)
        assert state.accepted.owner.name == "Nguyễn Văn Khoá"
        assert [(c.old, c.new, c.by_name) for c in state.corrections] == [
            ("Nguyễn Văn Khoa", "Nguyễn Văn Khoá", HOA.name),
            ("0905123456", "0912345678", LAN.name),
        ]

    @pytest.mark.parametrize(
        ("field", "new"),
        [
            ("owner.id_number", "05108700432"),  # eleven digits
            ("owner.id_number", ""),
            ("owner.name", "   "),
            ("owner.name", "Nguyễn Văn Khoa"),  # nothing changed
            ("organisation.name", "Công ty A"),  # there is none
            ("accepted_at", "2026-01-01"),
        ],
    )
    def test_what_F9_would_refuse_is_refused(self, desk, stream, field, new):
        before = desk.kinds(stream)
        try:
            with pytest.raises(GestureRefusedError):
                desk.amending.correct(stream, field, new, "thử", HOA)
        finally:
            assert desk.kinds(stream) == before

    def test_R22_a_corrected_address_brings_its_unit_of_today(self, desk, stream):
        """What stood beside the old words never stays beside the new ones."""
        for new, line in (
            (
                "Tổ 2, Nghĩa Chánh, Quảng Ngãi, Quảng Ngãi",
                (
                    "Tổ 2, Nghĩa Chánh, Quảng Ngãi, Quảng Ngãi "
                    "(nay là phường Cẩm Thành, tỉnh Quảng Ngãi)"
                ),
            ),
            ("12 Lê Lợi", "12 Lê Lợi"),
        ):
            desk.amending.correct(stream, "owner.address", new, "đọc nhầm", HOA)
            assert desk.state(stream).accepted.owner_address == line

    def test_R22_no_reason_no_correction(self, desk, stream):
        with pytest.raises(GestureRefusedError, match=r"gesture_refused"):
            desk.amending.correct(stream, "owner.name", "Nguyễn Khoa", " ", HOA)

    def test_an_unknown_dossier_is_told_as_such(self, desk):
        with pytest.raises(DossierNotFoundError):
            desk.amending.correct("dossier/nowhere", "owner.name", "A", "b", HOA)


class TestVoid:
    def test_the_code_stays_used_and_nothing_more_is_printed(self, desk):
        view = desk.accept(102, case="xe-so-huu", payment=DraftPayment(units=1))
        desk.amending.void(view.stream, view.code, "nhầm hồ sơ", HOA)
        assert desk.printing.waiting() == ()
        assert desk.printing.print_waiting(HOA).printed == ()
        assert desk.printed() == []
        again = desk.accept(102, case="xe-so-huu", payment=DraftPayment(units=1))
        assert again.code[-4:] == "0002"
        with pytest.raises(GestureRefusedError):
            desk.printing.reprint(view.stream, "receipt", "give", "xin lại", HOA)

    def test_a_wrong_code_typed_again_voids_nothing(self, desk):
        view = desk.accept(101)
        with pytest.raises(GestureRefusedError):
            desk.amending.void(view.stream, view.code[:-1] + "9", "nhầm", HOA)
        assert len(desk.printing.waiting()) == 3

    def test_money_taken_stands_in_the_way(self, desk):
        view = desk.accept(101)
        desk.payment.take(view.stream, PayMethod.CASH, 200_000, HOA)
        with pytest.raises(GestureRefusedError):
            desk.amending.void(view.stream, view.code, "nhầm", HOA)


def test_R81_a_clerk_of_another_agency_is_told_why(desk):
    reserve = replace(LAN, agencies=("H48.05",))
    draft = desk.draft(101)
    told = desk.intake.view(desk.drafts.load(draft.id), reserve).problems[0]
    assert (told.code, told.rule) == ("not_assigned", "R81")
    with pytest.raises(NotAcceptableError):
        desk.intake.accept(desk.fill(draft).id, reserve)


def test_due_and_acceptance_are_of_one_moment(desk):
    state = desk.state(desk.accept(101).stream)
    limit = desk.catalogue.procedure(state.accepted.procedure.code).limits[0]
    assert (limit.amount, limit.unit) == (Decimal(20), LimitUnit.CALENDAR_DAYS)
    assert state.accepted.due.trace[0].on == DAY
    assert state.accepted.channel is Channel.DIRECT
    assert state.accepted.owner == KHOA


def test_R63_the_terms_of_its_life_are_fixed_with_the_acceptance(desk):
    own = desk.state(desk.accept(101).stream).terms
    assert not own.returned_by_agency
    assert own.limit is not None
    licence = desk.catalogue.procedure(desk.catalogue.find("301", HOA)[0].code)
    police = desk.accept(301, case=licence.cases[0].id if licence.cases else "")
    assert desk.state(police.stream).terms.returned_by_agency
