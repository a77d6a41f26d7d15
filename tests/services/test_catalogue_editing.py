"""A supervisor changes the catalogue: dated, by document, shared; what was accepted stays."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.bootstrap import RESOURCES, DeskOptions, open_store, sync_desk
from counter_app.domain.guidance_revision import FIELDS
from counter_app.domain.kinds import read_body
from counter_app.domain.procedure import RouteKind, RouteLeg, RouteRule, Service
from counter_app.domain.procedure_revision import ProcedureRevised, stream_of
from counter_app.domain.staff import Role
from counter_app.errors.catalogue import CatalogueImportError
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.told_catalogue import matter_entered
from tests.services.playing import DAY, HOA

SUPERVISOR = replace(HOA, roles=(Role.SUPERVISOR, Role.CLERK))
DOCUMENT = "Nghị quyết 12/2026/NQ-HĐND"
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def permit(desk):
    (found, *_) = desk.catalogue.find("101", HOA)
    return desk.catalogue.procedure(found.code)


def charged(permit, dong):
    return replace(permit, fees=(replace(permit.fees[0], amount_dong=dong, sample=False),))


def revise(desk, *procedures, day=DAY, document=DOCUMENT, who=SUPERVISOR, **more):
    return desk.procedures.revise(procedures, valid_from=day, document=document, who=who, **more)


def test_R74_a_change_holds_at_the_counter_from_its_day_on(desk, permit, wall):
    assert revise(desk, charged(permit, 200_000), day=TUESDAY) == 1
    assert desk.accept(101).due_dong == 150_000
    wall.set(8, 0, day=TUESDAY)
    assert desk.catalogue.procedure(permit.code).fees[0].amount_dong == 200_000


def test_R02_a_new_procedure_is_received_at_the_counter_from_its_day_on(desk, permit, wall):
    blank = desk.procedures.new().procedure
    assert not desk.catalogue.find(str(blank.alias), HOA)
    made = replace(permit, code="9.000001", alias=blank.alias, name="Cấp phép mới")
    asked = {"document": DOCUMENT, "who": SUPERVISOR}
    assert desk.procedures.add(made, valid_from=DAY, **asked) == 1
    assert desk.accept(blank.alias).procedure_name == "Cấp phép mới"
    with pytest.raises(GestureRefusedError) as told:
        desk.procedures.add(replace(made, name="Khác"), valid_from=TUESDAY, **asked)
    assert told.value.details["where"] == "code"
    later = replace(made, code="9.000002", alias=desk.procedures.new().procedure.alias)
    assert desk.procedures.add(later, valid_from=TUESDAY, **asked) == 1
    assert desk.catalogue.procedure("9.000002") is None
    wall.set(8, 0, day=TUESDAY)
    assert desk.catalogue.procedure("9.000002").name == "Cấp phép mới"


def test_a_dossier_keeps_what_it_was_accepted_under(desk, permit):
    before = desk.accept(101).stream
    revise(desk, charged(permit, 200_000))
    after = desk.accept(101).stream
    first, second = desk.state(before), desk.state(after)
    assert (first.due_dong, second.due_dong) == (150_000, 200_000)
    assert first.accepted.procedure.edition != second.accepted.procedure.edition


def test_a_change_is_an_entry_of_the_procedure_for_the_whole_centre(desk, permit):
    revise(desk, charged(permit, 200_000))
    (entry,) = desk.entries(stream_of(permit.code))
    assert (entry.kind, entry.scope) == (ProcedureRevised.KIND, "*")
    assert DOCUMENT in entry.body


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"who": HOA}, "Chỉ người quản lý"),
        ({"document": " "}, "số, ngày của văn bản"),
        ({"day": None}, "ngày bắt đầu áp dụng"),
    ],
)
def test_R74_no_change_without_supervisor_day_and_document(desk, permit, changes, words):
    with pytest.raises(GestureRefusedError) as caught:
        revise(desk, charged(permit, 200_000), **changes)
    assert words in caught.value.tell("vi").happened
    assert desk.catalogue.procedure(permit.code) == permit


def test_what_does_not_agree_is_refused_and_nothing_is_written(desk, permit):
    (other,) = (one for one in desk.procedures.listed("402") if one.alias == 402)
    wrong = replace(desk.catalogue.procedure(other.code), alias=101)
    with pytest.raises(GestureRefusedError) as caught:
        revise(desk, charged(permit, 200_000), wrong)
    assert "101" in caught.value.tell("vi").happened
    assert list(desk.entries(stream_of(permit.code))) == []


def test_two_procedures_of_one_file_never_share_a_number(desk, permit):
    twins = [replace(permit, code=f"9.99999{n}", alias=990) for n in (1, 2)]
    with pytest.raises(GestureRefusedError) as no:
        revise(desk, *twins)
    assert "số gọi 990 đã dùng cho thủ tục 9.999991" in no.value.tell().happened
    assert desk.entries(stream_of("9.999991")) == []


def test_no_procedure_takes_the_number_of_a_matter_that_is_not_received_here(desk, permit):
    with pytest.raises(GestureRefusedError) as no:
        revise(desk, replace(permit, alias=971))
    assert "số gọi 971 đã dùng cho việc “" in no.value.tell().happened
    assert desk.entries(stream_of(permit.code)) == []


def test_R04_a_matter_that_ends_names_the_document_that_ends_it_and_keeps_its_source(desk):
    matters = desk.procedures.matters
    seen = matters.view()
    first, *rest = seen.matters
    with pytest.raises(GestureRefusedError, match="không quá 300 ký tự"):
        matters.revise(rest, valid_from=TUESDAY, document="x" * 301, who=SUPERVISOR, seen=seen)
    matters.revise(rest, valid_from=TUESDAY, document=DOCUMENT, who=SUPERVISOR, seen=seen)
    (entry,) = desk.entries(f"matter/{first.alias}")
    body = read_body(entry)
    assert body.document == DOCUMENT
    assert body.matter == replace(first, valid_to=DAY)
    assert (FIELDS["source"], DOCUMENT) in matter_entered(body)


def test_two_supervisors_never_undo_each_other_unseen(desk, permit):
    revise(desk, charged(permit, 200_000))
    with pytest.raises(GestureRefusedError, match="Người khác vừa thay đổi"):
        revise(desk, charged(permit, 300_000), revisions={permit.code: 0})


def test_R02_R49_papers_and_route_hold_at_the_counter_from_the_day_of_their_document(desk, permit):
    new = replace(permit.papers[0], number=1, name="Phương án phòng cháy, chữa cháy")
    papers = (new, *(replace(one, number=one.number + 1) for one in permit.papers))
    legs = (
        RouteLeg(agency="H48.16", work="Thẩm định", within="10 ngày làm việc", lead=True),
        RouteLeg(agency="H48.01", work="Trình ký"),
    )
    route = RouteRule(kind=RouteKind.PAPER, legs=legs, source=DOCUMENT)
    before = desk.accept(101).stream
    assert revise(desk, replace(permit, papers=papers, route=route, sets=2)) == 1
    accepted = desk.state(desk.accept(101).stream).accepted
    assert accepted.papers[0].name == new.name
    assert [leg.agency for leg in accepted.route.legs] == ["H48.16", "H48.01"]
    assert desk.state(before).route is None
    assert desk.procedures.view(permit.code).versions[0].document == DOCUMENT
    names = dict(desk.procedures.view(permit.code).agencies)
    assert {"H48.16", "H48.01"} <= names.keys()
    assert "H48.05" not in names, "joined to another since 2025"


@pytest.fixture
def moved(desk):
    """Procedures of the Justice department are now served by the provincial office, renamed."""
    (line,) = (one for one in desk.procedures.listed("") if one.agency_name == "Sở Tư pháp")
    before = desk.catalogue.procedure(line.code)
    serving = (Service(agency="H48.01"),)
    made = replace(before, name="Cấp phiếu lý lịch tư pháp mới", agencies=serving)
    assert revise(desk, made) == 1
    return made


def test_where_people_are_sent_follows_the_list_in_force(desk, moved):
    named = {name for one in desk.duty.view().elsewhere for name in one.agencies}
    assert "Văn phòng Ủy ban nhân dân tỉnh" in named
    assert "Sở Tư pháp" not in named


def test_what_other_counters_are_told_and_codes_asked_for_follow_the_list_in_force(
    desk, moved, wall
):
    desk.draft(moved.alias)
    desk.close()
    store = open_store(DeskOptions(root=desk.root, practice=False, wall=wall))
    try:
        wired = sync_desk(store, wall, RESOURCES)
        assert [one.procedure for one in wired.held_drafts()] == [moved.name]
        assert {"H48.01", "H48.16"} <= wired.lease_days().keys()
        assert "H48.14" not in wired.lease_days()
    finally:
        store.close()


def test_what_stays_the_same_makes_no_version(desk, permit):
    assert revise(desk, permit) == 0


def test_the_list_and_one_procedure_with_its_versions(desk, permit):
    revise(desk, charged(permit, 200_000), day=TUESDAY)
    line, to_come = (one for one in desk.procedures.listed("101") if one.alias == 101)
    assert (line.is_changed, line.starts_on) == (True, None)
    assert (to_come.starts_on, to_come.on) == (TUESDAY, TUESDAY)
    view = desk.procedures.view(permit.code)
    assert view.procedure.fees[0].amount_dong == 150_000
    assert [one.document for one in view.versions] == [DOCUMENT, ""]
    assert view.versions[0].procedure.valid_from == TUESDAY
    assert view.revision == 1
    assert view.serving[0][0] == "Sở Xây dựng"
    assert "Quầy 05 – Xây dựng và các lĩnh vực khác" in view.counters


@pytest.mark.parametrize("name", ["danh-muc.csv", "danh-muc.xlsx", "danh-muc.json"])
def test_what_is_handed_on_is_taken_back_as_no_change(desk, tmp_path, name):
    path = tmp_path / name
    assert desk.procedures.write_file(path) == 35
    read = desk.procedures.read_file(path)
    assert len(read) == 35
    assert revise(desk, *read) == 0


def test_a_file_changes_only_what_it_says(desk, permit, tmp_path):
    path = tmp_path / "phi.csv"
    desk.procedures.write_file(path)
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("150000", "180000"), "utf-8")
    assert revise(desk, *desk.procedures.read_file(path)) == 1
    assert desk.catalogue.procedure(permit.code).fees[0].amount_dong == 180_000


def test_a_bad_file_is_told_by_file_line_and_field_and_nothing_changes(desk, tmp_path):
    path = tmp_path / "phi.csv"
    desk.procedures.write_file(path)
    lines = path.read_text("utf-8-sig").splitlines()
    at = next(n for n, line in enumerate(lines) if "150000" in line)
    lines[at] = lines[at].replace("150000", "150.000")
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(CatalogueImportError) as caught:
        desk.procedures.read_file(path)
    said = caught.value.tell("vi").happened
    assert "phi.csv" in said
    assert "cột “Số”" in said
    assert "không dấu chấm" in said


def test_a_file_that_is_gone_is_told(desk, tmp_path):
    with pytest.raises(CatalogueImportError, match="không mở được"):
        desk.procedures.read_file(tmp_path / "khong-co.csv")


def test_R02_the_posting_sheet_has_the_thirteen_fields(desk, permit):
    pdf = desk.procedures.posting_pdf(permit.code)
    pages = pypdfium2.PdfDocument(pdf)
    said = " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pages)
    assert "NIÊM YẾT CÔNG KHAI" in said.upper()
    for label in ("Trình tự thực hiện", "Thời hạn giải quyết", "Căn cứ pháp lý", "Phí, lệ phí"):
        assert label in said
    assert permit.name in said
    assert "3. Bản vẽ thiết kế xây dựng: 02 bản chính" in said
