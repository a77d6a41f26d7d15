"""Facts of every paper of a dossier's life, out of the entry that made it."""

from dataclasses import replace

import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import edition_in, templates_in
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.result import Outcome, WrongBy
from counter_app.domain.dossier.entries.transfer import TransferUndone
from counter_app.domain.form_facts import FORM_FACTS
from counter_app.domain.form_template import fill, template_of
from counter_app.domain.procedure import RouteKind
from counter_app.services.control_slip import control_facts
from counter_app.services.paper_forms import Source, drawn
from counter_app.services.told import form_words
from tests.domain import agency_samples as agency
from tests.domain import life_samples as samples
from tests.domain import result_samples as results
from tests.domain.dossier_samples import fee_taken
from tests.domain.life_samples import lives

TEMPLATES = templates_in(RESOURCES)
CENTRE = edition_in(RESOURCES).centre


def paper(state, body, clerk="Nguyễn Thị Hoa"):
    """The paper of `body`, which must fit, seen by somebody who only knows the template."""
    after = lives(body, state=state)
    found = drawn(
        Source(
            state=after, body=body, at=samples.at("23/11/2026 09:20"), clerk=clerk, centre=CENTRE
        )
    )
    known = FORM_FACTS[found.form]
    assert known.texts <= set(found.facts)
    for name, fields in known.rows.items():
        for row in found.facts[name]:
            assert fields == set(row)
    return found


def words(found, pack="tt03-2025"):
    """Every filled text of its template, with the cells of its tables."""
    template = template_of(TEMPLATES, found.form, pack)
    lines = [fill(text, found.facts) for part in template.parts for text in part.texts() if text]
    for part in template.parts:
        if part.table:
            for row in found.facts[part.table.rows]:
                lines += [fill(column.value, row) for column in part.table.columns]
    return "\n".join(lines)


def test_R13_the_request_lists_every_lack_and_marks_the_second_round():
    asked = samples.asked()
    found = paper(samples.EMPTY, asked)
    assert found.form == "supplement"
    assert found.agency == ""
    assert "Giấy khám sức khỏe\nNộp bản chính" in words(found)
    assert found.facts["round"] == ""
    state = lives(asked, samples.allowed())
    assert paper(state, samples.asked(round=2)).facts["round"] == "Lần 2"


def test_R14_the_refusal_has_a_number_and_says_ground_and_reason():
    found = paper(samples.EMPTY, samples.turned_away())
    assert found.facts["number"] == "TC05-261123-001"
    text = words(found)
    assert "Không thuộc thẩm quyền." in text
    assert "Căn cứ: Khoản 2 Điều 17 Nghị định 118/2025/NĐ-CP" in text


def test_R32_the_return_is_signed_by_the_agency_and_names_its_last_day():
    found = paper(agency.at_agency(), agency.returned())
    assert (found.form, found.agency) == ("supplement", "Sở Xây dựng")
    assert found.facts["clerk"] == agency.returned().signer
    assert found.facts["contact"] == agency.got().officer, "who works on it, not the counter"
    assert "Thời hạn bổ sung, hoàn thiện: 17 giờ 00 phút, ngày 10 tháng 12 năm 2026" in words(found)
    assert found.facts["close_after"] == "15 ngày"
    at_intake = paper(samples.EMPTY, samples.asked())
    assert at_intake.facts["close_after"] == ""


def test_R40_the_apology_keeps_both_dates_and_says_when_it_is_late():
    state = lives(samples.pages("apology", document="postponed"), state=agency.at_agency())
    in_time = paper(state, agency.postponed(state))
    late = paper(state, agency.postponed(state, "08/12/2026 09:00"))
    assert in_time.facts["due_at"] != in_time.facts["new_due_at"]
    assert (in_time.facts["late"], late.facts["late"]) == ("", "Xin lỗi gửi muộn")


@pytest.mark.parametrize(
    ("wrong_by", "form", "cost"),
    [(WrongBy.OFFICIAL, "correction", "không thu"), (WrongBy.CITIZEN, "reappointment", "đồng")],
)
def test_R45_R46_who_was_wrong_chooses_the_slip(wrong_by, form, cost):
    state = lives(results.handed(), state=results.ready())
    fee = 0 if wrong_by is WrongBy.OFFICIAL else 50_000
    found = paper(state, results.error(wrong_by, fee_dong=fee))
    assert found.form == form
    assert cost in found.facts["cost"]
    assert "Nguyễn Thị Hường" in words(found) or found.facts["right"] in words(found)


def test_R46_a_citizens_error_that_costs_nothing_is_not_laid_on_the_agency():
    state = lives(results.handed(), state=results.ready())
    assert paper(state, results.error(WrongBy.CITIZEN, fee_dong=0)).facts["cost"] == "không thu"


def test_what_is_not_resolved_goes_back_with_its_papers():
    found = paper(
        agency.at_agency(), results.issued(outcome=Outcome.UNRESOLVED, reason="không đủ điều kiện")
    )
    assert found.form == "unresolved"
    assert "Không đủ điều kiện." in words(found)
    assert [row["number"] for row in found.facts["papers"]] == ["1", "2", "3"][
        : len(found.facts["papers"])
    ]


def test_the_return_receipt_says_who_took_what():
    found = paper(results.ready(), results.handed())
    text = words(found)
    assert found.facts["receiver"] in text
    assert found.facts["results"][0]["reference"] in text


def test_R32_the_receipt_of_an_unresolved_dossier_names_its_papers_and_no_permit():
    no = results.issued(outcome=Outcome.UNRESOLVED, reason="Không đủ điều kiện")
    state = lives(fee_taken(), no, results.ARRIVED, state=agency.at_agency())
    found = paper(state, results.handed())
    assert found.facts["results"][0]["summary"] == state.accepted.procedure.name
    told = paper(agency.at_agency(), no).facts["papers"]
    assert found.facts["papers_back"] == [{"text": f"{r['name']}: {r['count']}"} for r in told]
    assert told
    assert "Hồ sơ đã trả lại:" in words(found)
    assert paper(results.ready(), results.handed()).facts["papers_back"] == []


def test_R45_a_result_that_is_wrong_again_is_named_by_its_own_number():
    mended = lives(results.error(), results.mended(), results.ARRIVED, state=results.ready())
    again = paper(mended, results.error())
    assert (again.facts["result_number"], again.facts["result_on"]) == ("123a/GPXD", "09/12/2026")


@pytest.mark.parametrize(
    ("on", "forms"), [("10/03/2025 09:00", []), ("23/11/2026 09:00", ["stopped"])]
)
def test_a_form_the_circular_of_the_day_does_not_know_is_not_asked_of_the_printer(desk, on, forms):
    state = lives(results.stop_asked(), state=agency.at_agency())
    found = desk.papers.printables(state, results.stopped(), samples.at(on))
    assert [one.form for one in found] == forms


def test_a_stop_names_the_wish_it_rests_on_and_who_signed():
    state = lives(results.stop_asked(), state=agency.at_agency())
    found = paper(state, results.stopped())
    assert found.facts["clerk"] == results.stopped().signer
    wish = "đề nghị dừng giải quyết của Nguyễn Thị Hồng Hạnh ngày 23/11/2026"
    assert f"Căn cứ: {wish}" in words(found)


def test_a_withdrawal_a_verification_and_a_letter_about_a_loss():
    assert (
        paper(lives(samples.taken_in(), samples.RECEIPT), results.withdrawn()).form == "withdrawal"
    )
    assert paper(agency.at_agency(), agency.verified()).form == "verification"
    state = lives(results.incident(), state=agency.at_agency())
    assert paper(state, results.incident_apologised(state.incidents[-1].id)).form == "loss"


def test_R53_the_transfer_slip_names_each_agency_in_order():
    state = lives(samples.taken_in(route=samples.route()), samples.RECEIPT)
    found = paper(state, agency.sent())
    assert [row["agency"] for row in found.facts["steps"]] == [
        "Sở Xây dựng",
        "Sở Tài chính",
        "Sở Nội vụ",
    ]
    assert found.facts["steps"][0]["note"] == "chủ trì"


def control(*written, route=None):
    """The control slip after these hand-overs: its facts."""
    state = lives(samples.taken_in(route=route), samples.RECEIPT, *written)
    source = Source(
        state=state,
        body=written[-1],
        at=samples.at("23/11/2026 16:30"),
        clerk="Hoa",
        centre=CENTRE,
    )
    return control_facts(source)


def hands(facts):
    return [(row["giver"], row["taker"], row["taken_by"]) for row in facts["legs"]]


def test_R53_R54_the_control_slip_names_each_agency_of_the_route_in_words():
    facts = control(
        agency.sent(),
        agency.got(),
        agency.leg_done(samples.LEAD, samples.SECOND),
        agency.leg_got(samples.SECOND),
        agency.leg_done(samples.SECOND, samples.THIRD),
        agency.leg_got(samples.THIRD),
        agency.leg_done(samples.THIRD, samples.LEAD),
        agency.leg_got(samples.LEAD),
        results.issued(),
        results.ARRIVED,
        route=samples.route(),
    )
    assert FORM_FACTS["control"].texts <= set(facts)
    assert facts["partners"] == "Sở Tài chính; Sở Nội vụ"
    assert [row["number"] for row in facts["legs"]] == ["1", "2", "3", "4", "5"]
    assert hands(facts) == [
        (CENTRE.short_name, "Sở Xây dựng", "Phạm Văn Minh"),
        ("Sở Xây dựng", "Sở Tài chính", "Vũ Thị Lan"),
        ("Sở Tài chính", "Sở Nội vụ", "Vũ Thị Lan"),
        ("Sở Nội vụ", "Sở Xây dựng", "Vũ Thị Lan"),
        ("Sở Xây dựng", CENTRE.short_name, results.ARRIVED.received_by),
    ]


def test_the_control_slip_says_who_was_in_time_as_the_form_asks():
    due = replace(samples.taken_in().due, due_at=samples.at("25/11/2026 17:00"))
    late = samples.leg(samples.SECOND, "Sở Tài chính", due)
    route = samples.route()
    route = replace(route, legs=(route.legs[0], late, *route.legs[2:]))
    legs = control(
        agency.sent(),
        agency.got(),
        agency.leg_done(samples.LEAD, samples.SECOND),
        agency.leg_got(samples.SECOND),
        replace(
            agency.leg_done(samples.SECOND, samples.THIRD), done_at=samples.at("26/11/2026 08:00")
        ),
        agency.leg_got(samples.THIRD),
        agency.leg_done(samples.THIRD, samples.LEAD),
        agency.leg_got(samples.LEAD),
        results.issued(),
        results.ARRIVED,
        route=route,
    )["legs"]
    assert [row["result"] for row in legs] == ["", "", "Quá hạn", "", "Trước hạn"]
    assert legs[2]["note"] == "Đồng ý"


@pytest.mark.parametrize(
    ("signed_on", "word"),
    [("07/12/2026", "Trước hạn"), ("08/12/2026", "Đúng hạn"), ("09/12/2026", "Quá hạn")],
)
def test_R43_a_result_is_timed_against_the_first_date(signed_on, word):
    signed = results.issued(signed_on=samples.at(f"{signed_on} 09:00").date())
    rows = control(
        agency.sent(),
        agency.got(),
        signed,
        results.ARRIVED,
        results.error(),
        results.mended(),
        results.ARRIVED,
    )["legs"]
    assert [row["result"] for row in rows] == ["", word, ""]


def test_R56_electronically_each_agency_gives_to_the_centre_and_the_lead_the_result():
    facts = control(
        agency.sent(),
        agency.got(),
        agency.leg_done(samples.THIRD, ""),
        agency.leg_done(samples.SECOND, ""),
        results.issued(),
        results.ARRIVED,
        route=samples.route(RouteKind.ELECTRONIC),
    )
    givers = [(row["giver"], row["taker"]) for row in facts["legs"]]
    assert givers[1:] == [
        ("Sở Nội vụ", CENTRE.short_name),
        ("Sở Tài chính", CENTRE.short_name),
        ("Sở Xây dựng", CENTRE.short_name),
    ]


def test_an_undone_transfer_leaves_no_row_on_the_control_slip():
    undone = TransferUndone(reason="nhầm", by_name="Hoa", undone_at=samples.AT)
    assert [row["at"] for row in control(agency.sent(), undone, agency.sent())["legs"]] == [
        "16 giờ 00 phút, ngày 23 tháng 11 năm 2026"
    ]


def test_an_entry_without_a_paper_has_none():
    with pytest.raises(LookupError):
        paper(agency.at_agency(), agency.opinion_asked())


def test_every_step_that_prints_has_a_form_with_words():
    for step in life.STEPS.values():
        if step.form and step.form != "receipt":
            assert step.form in FORM_FACTS, step.kind
            assert form_words(step.form).vi != step.form


def test_a_dossier_that_is_not_accepted_has_an_owner_all_the_same():
    file = replace(samples.FILE, agency_name="Sở Y tế")
    found = paper(samples.EMPTY, samples.asked(file=file))
    assert found.facts["owner"] == "Nguyễn Thị Hồng Hạnh"
    assert (found.facts["agency"], found.facts["code"]) == ("Sở Y tế", "")
