"""A supervisor revises the calendar: what moves, what stays on paper, what every service then uses."""

import json
from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.calendar_revision import YearPlan
from counter_app.domain.centre import DatedHours, OfficeHours
from counter_app.domain.moments import local_day
from counter_app.domain.staff import Role
from counter_app.domain.workcalendar import Half, HalfDay, SpecialDay
from counter_app.errors.calendar import CalendarFileError
from counter_app.errors.desk import GestureRefusedError
from counter_app.job import Cancelled, Job
from tests.domain.calendar_samples import at as local_at
from tests.services.living import SENT, apology, scan_apology, send, take
from tests.services.playing import HOA

MAI = replace(HOA, staff_id="staff-mai", name="Lê Thị Mai", roles=(Role.SUPERVISOR,))
STORM = SpecialDay(day=date(2026, 11, 25), name="Nghỉ do bão số 15", source="CĐ 20/CĐ-UBND")
SOURCE = "Công điện 20/CĐ-UBND ngày 23/11/2026"


def storm(desk, *days):
    """The plan of 2026 with a day off more."""
    plan = desk.calendar.year(2026).plan
    return replace(plan, days_off=(*plan.days_off, *(days or (STORM,))))


def look(desk, plan=None):
    year = desk.calendar.year(2026)
    return desk.calendar.preview(plan or storm(desk), year.revision, Job())


def apply(desk, seen, *printed, who=MAI, source=SOURCE):
    return desk.calendar.apply(seen, source=source, printed=printed, who=who, job=Job())


def due_on(desk, stream):
    return local_day(desk.state(stream).promised_at)


@pytest.fixture
def unprinted(desk):
    """Accepted on Monday 23/11; the printer has not begun."""
    return desk.accept(401).stream


@pytest.fixture
def printed(desk):
    stream = desk.accept(401).stream
    desk.printing.after_acceptance(stream, HOA)
    return stream


def test_a_year_is_shown_as_it_is_in_force(desk):
    year = desk.calendar.year(2026)
    assert (year.revision, year.is_known, year.revised_at) == (0, True, None)
    assert len(year.plan.days_off) == 14
    assert year.usual[0].start.hour == 7
    assert ("H48.16", "Sở Xây dựng") in year.agencies
    empty = desk.calendar.year(2028)
    assert not empty.is_known
    assert empty.plan == YearPlan(year=2028)


def test_the_preview_lists_each_open_dossier_that_would_move_and_writes_nothing(
    desk, unprinted, printed
):
    unsent = desk.unsent()
    seen = look(desk)
    assert (seen.looked_at, seen.revises, seen.uncovered) == (2, True, 0)
    assert {one.stream for one in seen.moves} == {unprinted, printed}
    move = next(one for one in seen.moves if one.stream == printed)
    assert move.code == desk.state(printed).code
    assert move.owner_name == desk.state(printed).accepted.owner.name
    assert (move.new_at - move.old_at).days == 1
    assert move.why.vi == "25/11 là ngày nghỉ (Nghỉ do bão số 15)."
    assert move.why.en == "25/11 is a day off (Nghỉ do bão số 15)."
    assert move.promised
    assert "giấy tiếp nhận hồ sơ và hẹn trả kết quả" in {paper.vi for paper in move.papers}
    other = next(one for one in seen.moves if one.stream == unprinted)
    assert (other.promised, other.papers) == (False, ())
    assert desk.unsent() == unsent
    assert desk.calendar.year(2026).revision == 0


def test_a_printed_date_stays_unless_the_supervisor_says_so_for_that_dossier(
    desk, unprinted, printed
):
    before = due_on(desk, printed)
    applied = apply(desk, look(desk))
    assert (applied.revised, applied.moved, applied.kept) == (True, 1, 1)
    assert due_on(desk, printed) == before
    assert due_on(desk, unprinted) > before
    again = look(desk, desk.calendar.year(2026).plan)
    assert not again.revises
    assert [one.stream for one in again.moves] == [printed], "shown until somebody decides"
    assert again.moves[0].why.vi.startswith("Từ ngày 24/11") or "25/11" in again.moves[0].why.vi
    applied = apply(desk, again, printed)
    assert (applied.revised, applied.moved, applied.kept) == (False, 1, 0)
    assert due_on(desk, printed) > before
    assert look(desk, desk.calendar.year(2026).plan).moves == ()


def test_a_reprint_after_the_move_bears_the_new_date(desk, printed):
    old = desk.printing.receipt_pdf(printed)
    apply(desk, look(desk), printed)
    assert desk.state(printed).accepted.due.due_at == desk.state(printed).promised_at
    assert desk.printing.receipt_pdf(printed) != old
    assert "due_recomputed" in desk.kinds(printed)


def test_R53_the_agencies_of_a_route_move_with_the_calendar_unless_a_paper_says_otherwise(desk):
    stream = desk.accept(405).stream
    before = [leg.due.due_at for leg in desk.state(stream).route.legs]
    (move,) = look(desk).moves
    told = [(one.agency, one.old_due_at) for one in move.legs]
    assert told == [("H48.20", before[0]), ("H48.01", before[1])]
    desk.print_plainly(stream)
    apply(desk, look(desk))
    assert [leg.due.due_at for leg in desk.state(stream).route.legs] == before
    apply(desk, look(desk, desk.calendar.year(2026).plan), stream)
    after = [leg.due.due_at for leg in desk.state(stream).route.legs]
    assert all((new - old).days == 1 for old, new in zip(before, after, strict=True))
    told = [one.title_vi for one in desk.lookup.sheet(stream, HOA).history]
    (said,) = (one for one in told if one.startswith("Tính lại thời hạn"))
    assert "ngày hẹn trả" in said
    assert "Văn phòng Ủy ban nhân dân tỉnh" in said


def test_R53_a_printed_transfer_slip_keeps_the_agencies_dates_until_the_supervisor_says_so(desk):
    stream = desk.accept(405).stream
    desk.print_plainly(stream)
    mornings = DatedHours(
        agency="H48.01",
        valid_from=date(2026, 11, 25),
        hours=(OfficeHours(start=local_at("25/11/2026 07:00").time(), end=half_end()),),
        source="QĐ 5",
    )
    plan = replace(desk.calendar.year(2026).plan, hours=(mornings,))
    (move,) = look(desk, plan).moves
    assert (move.old_at == move.new_at, move.promised) == (True, False), "no paper says it yet"
    assert [one.agency for one in move.legs] == ["H48.01"]
    assert move.why.vi == "Giờ làm việc khác từ 25/11."
    taken = take(desk, stream, "transferred", **SENT)
    desk.printing.issue(stream, taken.entry, HOA)
    (move,) = look(desk, plan).moves
    assert move.promised
    assert apply(desk, look(desk, plan)).kept == 1


def test_every_service_counts_by_the_new_calendar_at_once(desk):
    first = desk.state(desk.accept(401).stream)
    apply(desk, look(desk))
    second = desk.state(desk.accept(401).stream)
    assert second.accepted.due.calendar == "2024.1 2025.1 2026/1 2027.1"
    assert (second.promised_at - first.promised_at).days == 1
    view = desk.calendar.year(2026)
    assert (view.revision, view.source, view.by_name) == (1, SOURCE, MAI.name)
    assert STORM in view.plan.days_off


def test_R41_a_date_the_agency_set_is_not_counted_again(desk, printed):
    send(desk, printed)
    scan_apology(desk, printed)
    apology(desk, printed)
    seen = look(desk)
    assert (seen.looked_at, seen.moves) == (1, ())


def test_what_has_ended_is_not_looked_at(desk, unprinted):
    desk.amending.void(unprinted, desk.state(unprinted).code, "Nhập nhầm", HOA)
    assert look(desk).looked_at == 0


def test_R22_only_a_supervisor_and_only_with_a_document(desk, unprinted):
    seen = look(desk)
    with pytest.raises(GestureRefusedError, match="người quản lý"):
        apply(desk, seen, who=HOA)
    with pytest.raises(GestureRefusedError, match="văn bản"):
        apply(desk, seen, source="  ")
    assert desk.calendar.year(2026).revision == 0
    assert [desk.calendar.may_edit(who) for who in (HOA, MAI)] == [False, True]
    assert desk.kinds(unprinted).count("due_recomputed") == 0


def test_a_year_somebody_else_revised_meanwhile_is_refused_with_nothing_written(desk, unprinted):
    seen = look(desk)
    apply(desk, look(desk, storm(desk, replace(STORM, day=date(2026, 11, 26)))))
    moved = desk.state(unprinted).promised_at
    with pytest.raises(GestureRefusedError, match="người khác"):
        apply(desk, seen)
    assert desk.state(unprinted).promised_at == moved


def test_stopped_halfway_what_is_written_stays_and_the_next_preview_shows_the_rest(
    desk, unprinted, monkeypatch
):
    other = desk.accept(401).stream
    monkeypatch.setattr("counter_app.services.calendar_editing._AT_ONCE", 1)
    seen = look(desk)
    job = Job(on_progress=lambda _: job.stop())
    with pytest.raises(Cancelled):
        desk.calendar.apply(seen, source=SOURCE, printed=(), who=MAI, job=job)
    assert desk.calendar.year(2026).revision == 1
    rest = look(desk, desk.calendar.year(2026).plan)
    assert len(rest.moves) == 1
    assert rest.moves[0].stream in {unprinted, other}
    assert apply(desk, rest).moved == 1


def test_a_removed_day_off_brings_the_date_forward_and_says_so(desk, unprinted):
    plan = desk.calendar.year(2026).plan
    kept = tuple(day for day in plan.days_off if day.day != date(2026, 11, 24))
    (move,) = look(desk, replace(plan, days_off=kept)).moves
    assert (move.old_at - move.new_at).days == 1
    assert move.why.vi == "24/11 trở lại là ngày làm việc."


def test_half_days_and_hours_of_one_agency_reach_only_its_dossiers(desk, unprinted):
    plan = desk.calendar.year(2026).plan
    day = due_on(desk, unprinted)
    half = HalfDay(day=day, worked=Half.MORNING, name="Tổng duyệt", source="TB 9")
    (move,) = look(desk, replace(plan, half_days=(half,))).moves
    assert move.new_at == local_at(f"{day:%d/%m/%Y} 11:30")
    assert move.why.vi == f"{day:%d/%m} chỉ làm việc buổi sáng."
    agency = desk.state(unprinted).agency
    hours = DatedHours(
        agency=agency,
        valid_from=date(2026, 12, 1),
        hours=(OfficeHours(start=local_at("01/12/2026 08:00").time(), end=half_end()),),
        source="QĐ 5",
    )
    (move,) = look(desk, replace(plan, hours=(hours,))).moves
    assert move.new_at == local_at(f"{day:%d/%m/%Y} 12:00")
    assert move.why.vi == "Giờ làm việc khác từ 01/12."
    assert look(desk, replace(plan, hours=(replace(hours, agency="H48.02"),))).moves == ()


def half_end():
    return local_at("01/12/2026 12:00").time()


def test_bad_plans_are_refused_before_anything_is_counted(desk):
    every = tuple(
        SpecialDay(day=date.fromordinal(date(2026, 1, 1).toordinal() + n), name="x", source="y")
        for n in range(365)
    )
    plan = desk.calendar.year(2026).plan
    for wrong, words in (
        (replace(plan, days_off=every, working_weekends=()), "ngày làm việc nào"),
        (replace(plan, days_off=(STORM, STORM)), "đã có"),
        (replace(plan, hours=(odd_agency(),)), "Không có cơ quan H99"),
    ):
        assert desk.calendar.complaints(wrong)
        with pytest.raises(GestureRefusedError, match=words):
            look(desk, wrong)


def odd_agency():
    hours = (OfficeHours(start=local_at("01/12/2026 08:00").time(), end=half_end()),)
    return DatedHours(agency="H99", valid_from=date(2026, 12, 1), hours=hours, source="QĐ")


def test_a_term_that_leaves_the_years_entered_is_counted_and_kept(desk, unprinted, wall):
    plan = desk.calendar.year(2026).plan
    last = date(2027, 12, 31)
    every = tuple(
        SpecialDay(day=date.fromordinal(n), name="Nghỉ", source="QĐ")
        for n in range(date(2026, 11, 26).toordinal(), date(2026, 12, 31).toordinal() + 1)
    )
    apply(desk, look(desk, replace(plan, days_off=(*plan.days_off, *every))))
    plan = desk.calendar.year(2027).plan
    off = tuple(
        SpecialDay(day=date.fromordinal(n), name="Nghỉ", source="QĐ")
        for n in range(date(2027, 1, 5).toordinal(), last.toordinal() + 1)
    )
    seen = desk.calendar.preview(replace(plan, days_off=off), 0, Job())
    assert (seen.uncovered, seen.moves) == (1, ())


def test_a_json_file_becomes_a_plan_and_every_bad_field_a_sentence(desk, tmp_path):
    path = tmp_path / "lich.json"
    desk.calendar.write_file(storm(desk), path)
    assert desk.calendar.read_file(path) == look(desk).plan
    data = json.loads(path.read_text("utf-8"))
    data["days_off"][0]["day"] = "2026-02-30"
    data["hours"] = [{"agency": "H99", "valid_from": "2026-06-01", "hours": [], "source": ""}]
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(CalendarFileError) as caught:
        desk.calendar.read_file(path)
    assert len(caught.value.problems) == 2
    told = caught.value.tell("vi")
    assert told.happened.startswith("Tệp lich.json chưa nhập được vì có 2 chỗ sai. Mục days_off[0]")
    data["days_off"][0]["day"] = "2026-01-01"
    data["hours"][0] |= {"hours": [{"start": "07:00", "end": "11:00"}], "source": "QĐ 5"}
    path.write_text(json.dumps(data), "utf-8-sig")
    with pytest.raises(CalendarFileError, match="H99"):
        desk.calendar.read_file(path)


def test_a_file_that_is_none_is_told(desk, tmp_path):
    path = tmp_path / "lich.json"
    contents = (b"\xff\xfe\x00", b"", "“".encode() * 200_000)  # of few letters, and 600 kB
    told = []
    for content in contents:
        path.write_bytes(content)
        with pytest.raises(CalendarFileError) as wrong:
            desk.calendar.read_file(path)
        told.append(wrong.value.problems[0].vi)
    assert "không phải văn bản UTF-8" in told[0]
    assert "dòng 1" in told[1].lower()
    assert "quá lớn" in told[2]
    with pytest.raises(CalendarFileError):
        desk.calendar.read_file(tmp_path / "none.json")


def test_the_deadline_command_answers_by_the_calendar_of_the_folder(desk, desk_root, capsys):
    from counter_app.__main__ import main

    apply(desk, look(desk))
    desk.close()
    words = ["due", "2026-11-23 09:00", "2 working-days", "--json"]
    assert main(words) == 0
    shipped = json.loads(capsys.readouterr().out)
    assert main([*words, "--data", str(desk_root)]) == 0
    own = json.loads(capsys.readouterr().out)
    assert (shipped["due_at"][:10], own["due_at"][:10]) == ("2026-11-26", "2026-11-27")
    assert own["calendar"] == "2024.1 2025.1 2026/1 2027.1"


def test_changes_not_applied_yet_are_kept_at_this_pc(desk):
    year = desk.calendar.year(2026)
    desk.calendar.keep(storm(desk), year)
    kept = desk.calendar.year(2026)
    assert (kept.kept, kept.kept_is_old, kept.plan) == (storm(desk), False, year.plan)
    desk.calendar.keep(year.plan, year)
    assert desk.calendar.year(2026).kept is None
    desk.calendar.keep(storm(desk), year)
    apply(desk, look(desk, storm(desk, replace(STORM, day=date(2026, 11, 26)))))
    assert desk.calendar.year(2026).kept is None
    desk.calendar.keep(storm(desk), year)  # made on the year as it was before
    assert desk.calendar.year(2026).kept_is_old
    desk.calendar.give_up(2026)
    assert desk.calendar.year(2026).kept is None
