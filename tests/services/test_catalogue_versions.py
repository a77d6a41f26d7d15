"""Versions to come and procedures that end: seen, corrected, never lost unseen (R02, R74)."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from counter_app.domain.kinds import read_body
from counter_app.domain.procedure import Case, Channel
from counter_app.domain.procedure_revision import stream_of
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.procedure_views import agencies_on
from counter_app.services.told_catalogue import procedure_entered
from tests.services.playing import DAY, HOA

SUPERVISOR = replace(HOA, roles=(Role.SUPERVISOR, Role.CLERK))
TUESDAY, WEDNESDAY, FRIDAY = (DAY + timedelta(days=n) for n in (1, 2, 4))


@pytest.fixture
def permit(desk):
    (found, *_) = desk.catalogue.find("101", HOA)
    return desk.catalogue.procedure(found.code)


def revise(desk, procedure, day=DAY, document="QĐ 12"):
    asked = {"valid_from": day, "document": document, "who": SUPERVISOR}
    return desk.procedures.revise((procedure,), **asked)


def refused(desk, procedure, day):
    """What is told, and where; nothing is written."""
    before = len(desk.entries(stream_of(procedure.code)))
    with pytest.raises(GestureRefusedError) as caught:
        revise(desk, procedure, day)
    assert len(desk.entries(stream_of(procedure.code))) == before
    return caught.value.tell("vi").happened, caught.value.details["where"]


def lines(desk, text):
    return [(one.code, one.starts_on, one.ends_on) for one in desk.procedures.listed(text)]


def test_R74_a_version_to_come_is_seen_whole_and_corrected_under_its_own_day(desk, permit, wall):
    revise(desk, replace(permit, sets=2), TUESDAY, document="QĐ 7")
    assert lines(desk, "101") == [(permit.code, None, None), (permit.code, TUESDAY, None)]
    view = desk.procedures.view(permit.code, TUESDAY)
    assert (view.procedure.sets, view.version.document) == (2, "QĐ 7")
    assert view.later == ()
    today = desk.procedures.view(permit.code)
    assert [one.procedure.valid_from for one in today.later] == [TUESDAY]
    assert revise(desk, replace(view.procedure, sets=3), TUESDAY) == 1
    assert desk.procedures.view(permit.code).procedure.sets == 1
    wall.set(8, 0, day=TUESDAY)
    assert desk.catalogue.procedure(permit.code).sets == 3


def test_R74_what_follows_a_version_to_come_begins_with_that_version(desk, permit):
    revise(desk, replace(permit, sets=2), TUESDAY)
    told, where = refused(desk, replace(permit, max_supplements=2), WEDNESDAY)
    assert "Từ ngày 24/11/2026" in told
    assert "chọn dòng “từ 24/11/2026”" in told
    assert where == "valid_from"
    coming = desk.procedures.view(permit.code, TUESDAY).procedure
    assert revise(desk, replace(coming, max_supplements=2), WEDNESDAY) == 1
    last = desk.procedures.view(permit.code, WEDNESDAY).procedure
    assert (last.sets, last.max_supplements) == (2, 2), "neither change is lost"
    assert revise(desk, replace(permit, unit_name="nhà")) == 1, "before it, as ever"


def test_R02_a_case_with_its_paper_and_fee_is_one_entry_and_received_at_the_counter(desk, permit):
    cases = (Case(id="moi", name="Cấp mới"), Case(id="truong-hop-1", name="Cấp lại"))
    paper = replace(permit.papers[0], number=len(permit.papers) + 1, name="Đơn báo mất")
    again = replace(permit.fees[0], case="truong-hop-1", amount_dong=90_000)
    made = replace(
        permit,
        cases=cases,
        papers=(*permit.papers, replace(paper, cases=("truong-hop-1",))),
        fees=(replace(permit.fees[0], case="moi"), again),
    )
    assert revise(desk, made) == 1
    assert len(desk.entries(stream_of(permit.code))) == 1
    accepted = {case.id: desk.accept(101, case=case.id) for case in cases}
    papers = {
        case: {one.name for one in desk.state(shown.stream).accepted.papers}
        for case, shown in accepted.items()
    }
    assert papers["truong-hop-1"] - papers["moi"] == {"Đơn báo mất"}
    assert [shown.due_dong for shown in accepted.values()] == [150_000, 90_000]


def test_R02_a_new_procedure_to_come_is_found_posted_and_corrected(desk, permit):
    made = replace(permit, code="9.000001", alias=990, name="Cấp phép mới")
    asked = {"valid_from": FRIDAY, "document": "QĐ 7", "who": SUPERVISOR}
    desk.procedures.add(made, **asked)
    assert lines(desk, "990") == [("9.000001", FRIDAY, None)]
    assert desk.catalogue.find("990", HOA) == ()
    view = desk.procedures.view("9.000001", FRIDAY)
    assert revise(desk, replace(view.procedure, alias=991), FRIDAY) == 1
    assert lines(desk, "991") == [("9.000001", FRIDAY, None)]
    pdf = pypdfium2.PdfDocument(desk.procedures.posting_pdf("9.000001", FRIDAY))
    assert "QĐ 12" in pdf[0].get_textpage().get_text_range()


def test_R02_a_number_is_kept_for_the_procedure_that_will_have_it(desk, permit):
    later = replace(permit, code="9.000001", alias=990)
    asked = {"valid_from": FRIDAY, "document": "QĐ 7", "who": SUPERVISOR}
    desk.procedures.add(later, **asked)
    told, where = refused(desk, replace(permit, alias=990), DAY)
    assert "số gọi 990 đã dùng cho thủ tục 9.000001" in told
    assert where == "alias"


def test_R74_a_procedure_ends_on_its_last_day_and_may_be_received_again(desk, permit, wall):
    assert revise(desk, replace(permit, valid_to=TUESDAY)) == 1
    assert lines(desk, "101") == [(permit.code, None, TUESDAY)]
    wall.set(8, 0, day=TUESDAY)
    assert [one.code for one in desk.catalogue.find("101", HOA)] == [permit.code]
    wall.set(8, 0, day=WEDNESDAY)
    assert desk.catalogue.procedure(permit.code) is None
    assert desk.catalogue.find("101", HOA) == ()
    assert lines(desk, "101") == [(permit.code, None, TUESDAY)], "a supervisor still finds it"
    ended = desk.procedures.view(permit.code, TUESDAY).procedure
    assert revise(desk, replace(ended, valid_to=None), WEDNESDAY) == 1
    assert [one.code for one in desk.catalogue.find("101", HOA)] == [permit.code]


def test_R74_another_change_does_not_take_the_last_day_away(desk, permit):
    revise(desk, replace(permit, valid_to=FRIDAY))
    seen = desk.procedures.view(permit.code).procedure
    assert seen.valid_to == FRIDAY
    revise(desk, replace(seen, sets=2), TUESDAY)
    *_, entry = desk.entries(stream_of(permit.code))
    written = read_body(entry).procedure
    assert (written.valid_from, written.valid_to, written.sets) == (TUESDAY, FRIDAY, 2)
    assert desk.procedures.view(permit.code, DAY).procedure.valid_to is None, "the eve is no end"


def test_R74_a_last_day_that_a_later_version_would_pass_over_is_refused(desk, permit):
    revise(desk, replace(permit, sets=2), FRIDAY)
    told, where = refused(desk, replace(permit, valid_to=WEDNESDAY), DAY)
    assert "ngày cuối: đã có phiên bản áp dụng từ 27/11/2026" in told
    assert where == "valid_to"


def test_a_file_keeps_the_last_day_that_it_does_not_speak_of(desk, permit, tmp_path):
    revise(desk, replace(permit, valid_to=FRIDAY))
    path = tmp_path / "danh-muc.csv"
    desk.procedures.write_file(path)
    assert (
        desk.procedures.revise(
            desk.procedures.read_file(path), valid_from=DAY, document="QĐ 9", who=SUPERVISOR
        )
        == 0
    )
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("150000", "180000"), "utf-8")
    asked = {"valid_from": DAY, "document": "QĐ 9", "who": SUPERVISOR}
    assert desk.procedures.revise(desk.procedures.read_file(path), **asked) == 1
    assert desk.procedures.view(permit.code).procedure.valid_to == FRIDAY


def test_R02_an_agency_that_is_to_come_can_be_chosen_before_its_day(desk):
    edition = desk.catalogue.edition
    first, second, *_ = edition.agencies
    coming = replace(first, id="H48.99", name="Sở mới", valid_from=date(2027, 3, 1))
    gone = replace(second, id="H48.98", name="Sở cũ", valid_to=date(2025, 2, 28))
    ids = [one for one, _ in agencies_on(replace(edition, agencies=(coming, gone)), DAY)]
    assert ids == ["H48.99"]


def test_what_is_refused_elsewhere_is_told_with_everything_that_was_entered(desk, permit):
    (rule,) = permit.representation
    revise(
        desk,
        replace(
            permit,
            alias=990,
            valid_to=FRIDAY,
            max_supplements=2,
            close_after="12 tháng",
            channels=(Channel.DIRECT,),
            representation=(replace(rule, relatives_without_paper=("cha", "mẹ")),),
        ),
    )
    (entry,) = desk.entries(stream_of(permit.code))
    entered = {words.vi: text for words, text in procedure_entered(read_body(entry))}
    assert entered["số gọi"] == "990"
    assert entered["tiếp nhận đến hết ngày"] == "27/11/2026"
    assert (entered["số lần bổ sung"], entered["thời hạn bổ sung"]) == ("2", "12 tháng")
    assert entered["cách nộp"] == "trực tiếp"
    assert entered["người nộp thay"] == "giấy ủy quyền, cha, mẹ"
