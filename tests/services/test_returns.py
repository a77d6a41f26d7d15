"""The return desk on a real folder: found, checked, handed over, undone, put right."""

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from counter_app.domain.codes import OwnKind, own_code
from counter_app.domain.collecting import ON_PAPER, Collector, Need
from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.imaging.preview import pdf_to_pngs
from counter_app.job import Job
from counter_app.services.returns import own_name
from counter_app.store import projections
from tests.services.agency_play import MAI, OLD_CERTIFICATE, certificate, issue, ready, step
from tests.services.playing import DAY, HOA, KHOA, at

WIFE = Collector(
    receiver=Receiver.AUTHORISED,
    name="Lê Thị Mơ",
    id_number="051190004321",
    relation="vợ",
)


def signed(case, **fields):
    return replace(own_name(case), slip_shown=True, signature=ON_PAPER, **fields)


def give(desk, stream, **fields):
    case = desk.returns.case(stream, MAI)
    return desk.returns.hand_over([stream], signed(case, **fields), MAI)


def words(path):
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())


def open_needs(desk, case, collector):
    return [one.need for one in desk.returns.requirements(case, collector, MAI) if not one.is_met]


def test_R61_only_the_return_desk_and_supervisors_hand_over(desk):
    assert desk.returns.may_return(MAI)
    assert desk.returns.may_return(replace(HOA, roles=(Role.SUPERVISOR,)))
    assert not desk.returns.may_return(HOA)


def test_found_by_code_by_number_and_by_name_what_lies_here_first(desk):
    running = desk.accept(101).stream
    lying = ready(desk)
    code = desk.state(lying).code
    assert [one.stream for one in desk.returns.find(code, MAI)] == [lying]
    assert [one.stream for one in desk.returns.find(KHOA.id_number, MAI)] == [lying, running]
    assert desk.returns.find("nguyen van khoa", MAI)[0].stream == lying
    assert desk.returns.find(code[-4:], MAI)[0].stream == lying
    assert desk.returns.find("không có ai", MAI) == ()


def test_R65_R68_situation_14_nothing_goes_out_before_the_whole_list_is_settled(desk):
    stream = certificate(desk, owner=KHOA)
    case = desk.returns.case(stream, MAI)
    collector = replace(WIFE, relation="")
    assert open_needs(desk, case, collector) == [
        Need.SLIP,
        Need.AUTHORITY,
        Need.FEE,
        Need.SURRENDER,
        Need.SIGNATURE,
    ]
    with pytest.raises(GestureRefusedError):
        desk.returns.hand_over([stream], replace(collector, signature=ON_PAPER), MAI)
    paid = desk.payment.take(stream, PayMethod.CASH, None, MAI)
    assert paid.outstanding_dong == 0
    case = desk.returns.case(stream, MAI)
    complete = replace(
        collector,
        authorisation="Giấy ủy quyền số 12",
        is_identity_compared=True,
        surrendered=frozenset({(case.state.id, OLD_CERTIFICATE)}),
        signature=ON_PAPER,
    )
    assert open_needs(desk, case, complete) == []
    (handed,) = desk.returns.hand_over([stream], complete, MAI)
    state = desk.state(stream)
    assert state.status is Status.DONE
    assert state.hand_overs[-1].id == handed.entry
    before = len(desk.printed())
    desk.printing.print_waiting(MAI)
    receipts = [words(path) for path in desk.printed()[before:]]
    named = [text for text in receipts if "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ" in text]
    surrendered = next(p.name for p in case.accepted.papers if p.number == OLD_CERTIFICATE)
    assert named
    assert all("Lê Thị Mơ" in text and "Giấy ủy quyền số 12" in text for text in named)
    assert all(" ".join(surrendered.split())[:30] in text for text in named)


def test_R32_R68_a_refused_certificate_costs_nobody_the_old_one(desk):
    stream = certificate(desk, owner=KHOA, outcome="unresolved", reason="Đất đang tranh chấp")
    charged = {fee.name for fee in desk.state(stream).accepted.fees}
    owed = {fee.name for fee in desk.state(stream).fees}
    assert charged - owed == {"Lệ phí cấp Giấy chứng nhận"}, "none is granted"
    desk.payment.take(stream, PayMethod.CASH, None, MAI)
    case = desk.returns.case(stream, MAI)
    assert case.state.issued.name == "Thông báo trả hồ sơ không giải quyết"
    assert open_needs(desk, case, signed(case)) == []
    (handed,) = give(desk, stream)
    receipt = words(desk.papers.pdf(stream, handed.entry))
    assert "Thông báo trả hồ sơ không giải quyết" in receipt
    assert "Hồ sơ đã trả lại:" in receipt
    assert "Bản gốc đã thu lại" not in receipt


def test_R32_a_name_somebody_wrote_for_what_was_not_granted_stays(desk):
    view = desk.accept(101)
    issue(desk, view.stream, outcome="unresolved", reason="x", name="Quyết định không cấp phép")
    assert desk.state(view.stream).issued.name == "Quyết định không cấp phép"


def test_R68_refusing_prints_what_the_person_must_bring(desk):
    stream = certificate(desk, owner=KHOA)
    desk.printing.print_waiting(MAI)
    before = len(desk.printed())
    desk.returns.put_off(desk.returns.case(stream, MAI), replace(WIFE, relation=""), MAI)
    desk.printing.print_waiting(MAI)
    text = words(desk.printed()[before])
    assert "PHIẾU HƯỚNG DẪN NHẬN KẾT QUẢ" in text
    assert "Còn phải nộp" in text
    assert "nộp lại bản gốc" in text
    assert desk.state(stream).status is Status.READY
    assert desk.kinds(stream).count("collection_put_off") == 1


def test_nothing_to_bring_is_no_paper(desk):
    stream = ready(desk)
    case = desk.returns.case(stream, MAI)
    with pytest.raises(GestureRefusedError):
        desk.returns.put_off(case, signed(case), MAI)


def test_several_results_of_one_person_are_signed_for_once(desk):
    first, second = ready(desk), ready(desk)
    together = desk.returns.together(first)
    assert [one.stream for one in together] == [first, second]
    case = desk.returns.case(first, MAI)
    handed = desk.returns.hand_over([first, second], signed(case), MAI)
    assert [one.stream for one in handed] == [first, second]
    assert {desk.state(one.stream).status for one in handed} == {Status.DONE}


def test_R20_what_somebody_handed_in_for_others_lies_together_and_goes_out_by_authority(desk):
    """Found by the number of who handed in, as by the owner's."""
    father = replace(KHOA, name="Nguyễn Văn Cả", id_number="051060004321")
    own = ready(desk)
    handed_in = ready(desk, owner=father, submitter=KHOA, authorisation=True)
    assert [one.stream for one in desk.returns.together(own)] == [own, handed_in]
    case = desk.returns.case(own, MAI)
    with pytest.raises(GestureRefusedError) as no:  # R20: his own proof is none for his father's
        desk.returns.hand_over([own, handed_in], signed(case), MAI)
    assert desk.state(handed_in).code in no.value.tell().happened
    assert "ủy quyền" in no.value.tell().happened
    assert {desk.state(one).status for one in (own, handed_in)} == {Status.READY}


def test_of_several_results_all_go_out_or_none_and_the_wrong_one_is_named(desk):
    first, second = ready(desk), ready(desk, paid=False)
    case = desk.returns.case(first, MAI)
    with pytest.raises(GestureRefusedError) as no:
        desk.returns.hand_over([first, second], signed(case), MAI)
    assert desk.state(second).code in no.value.tell().happened
    assert {desk.state(one).status for one in (first, second)} == {Status.READY}


def test_R22_an_undone_hand_over_lies_on_its_shelf_again_and_prints_nothing(desk):
    stream = ready(desk)
    desk.printing.print_waiting(MAI)
    before = len(desk.printed())
    handed = give(desk, stream)
    assert desk.printing.waiting()
    with pytest.raises(GestureRefusedError):
        desk.returns.undo(handed, "  ", MAI)
    desk.returns.undo(handed, "Trả nhầm người", MAI)
    state = desk.state(stream)
    assert (state.status, state.shelf) == (Status.READY, "C073")
    desk.printing.print_waiting(MAI)
    assert len(desk.printed()) == before
    assert give(desk, stream)


def test_an_undone_one_cannot_be_undone_again(desk):
    handed = give(desk, ready(desk))
    desk.returns.undo(handed, "Trả nhầm người", MAI)
    with pytest.raises(GestureRefusedError):
        desk.returns.undo(handed, "Trả nhầm người", MAI)


def test_R68_a_scanned_page_signs_for_every_result(desk):
    first, second = ready(desk), ready(desk)
    with pytest.raises(GestureRefusedError):
        desk.returns.sign_with_page([first, second], MAI)
    desk.feeder.feed(desk.pages(1))
    assert desk.scanning.scan_document(Job(), first, "handed_over", MAI).pages == 1
    blob = desk.returns.sign_with_page([first, second], MAI)
    case = desk.returns.case(first, MAI)
    desk.returns.hand_over([first, second], replace(signed(case), signature=blob), MAI)
    for stream in (first, second):
        state = desk.state(stream)
        assert state.hand_overs[-1].body.signature == blob
        assert sum(page.image.blob == blob for page in state.pages) == 1


def test_R68_a_signature_on_the_pad_is_a_page_of_the_dossier(desk):
    stream = ready(desk)
    jpeg = desk.pages(1)[0].read_bytes()
    blob = desk.returns.sign_on_pad([stream], jpeg, (620, 877), MAI)
    case = desk.returns.case(stream, MAI)
    desk.returns.hand_over([stream], replace(signed(case), signature=blob), MAI)
    assert desk.state(stream).pages[-1].document == "handed_over"
    assert desk.lookup.paper_pdf(stream, 0).startswith(b"%PDF")


def test_R63_a_result_of_the_police_is_collected_at_their_desk(desk):
    licence = desk.catalogue.procedure(desk.catalogue.find("301", HOA)[0].code)
    case_id = licence.cases[0].id if licence.cases else ""
    stream = desk.accept(301, case=case_id).stream
    issue(desk, stream)
    case = desk.returns.case(stream, MAI)
    assert not case.is_ready
    assert "Quầy 12 – Công an tỉnh" in case.why_not.vi
    assert desk.shelving.coming() == ()
    with pytest.raises(GestureRefusedError):
        desk.shelving.put_away(stream, "C073", MAI)


def test_R61_a_result_that_is_not_here_says_what_to_do(desk):
    stream = desk.accept(101).stream
    assert "Đã tiếp nhận" in desk.returns.case(stream, MAI).why_not.vi
    issue(desk, stream)
    assert "F7" in desk.returns.case(stream, MAI).why_not.vi
    desk.shelving.put_away(stream, "C073", MAI)
    assert desk.returns.case(stream, MAI).is_ready


def test_R67_put_away_proposes_the_shelf_of_the_same_person_then_the_emptiest(desk):
    first = desk.accept(101).stream
    issue(desk, first)
    assert [one.stream for one in desk.shelving.coming()] == [first]
    assert desk.shelving.propose(first) == ""
    assert desk.shelving.put_away(first, "c-07-3", MAI) == "C073"
    assert desk.shelving.propose(first) == "C073"
    other = replace(KHOA, name="Trần Văn Đức", id_number="051090001234")
    ready(desk, owner=other, shelf="C081")
    ready(desk, owner=other, shelf="C081")
    second = desk.accept(101).stream
    issue(desk, second)
    assert desk.shelving.propose(second) == "C073"
    third = desk.accept(101, owner=other).stream
    issue(desk, third)
    assert desk.shelving.propose(third) == "C081"
    with pytest.raises(GestureRefusedError):
        desk.shelving.put_away(second, "KỆ ƯỚT", MAI)


def test_R67_a_sheet_of_shelf_labels_can_be_read_back(desk):
    before = len(desk.printed())
    shelves = desk.shelving.print_labels("C-07-1")
    assert shelves == tuple(f"C{number:03d}" for number in range(71, 85))
    (sheet,) = desk.printed()[before:]
    (png,) = pdf_to_pngs(sheet.read_bytes(), max_px=2400)
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert {one.text for one in read} == {own_code(OwnKind.SHELF, one) for one in shelves}
    with pytest.raises(GestureRefusedError):
        desk.shelving.print_labels("")


def test_R67_after_thirty_days_a_result_is_on_the_list_of_what_nobody_collects(desk):
    stream = ready(desk)
    assert desk.shelving.uncollected() == ()
    desk.wall.set(9, day=date(2026, 12, 24))
    (old,) = desk.shelving.uncollected()
    assert (old.stream, old.shelf) == (stream, "C073")
    assert desk.returns.today().old == 1


def test_the_side_column_counts_and_lists_what_went_out_today(desk):
    first, second = ready(desk), ready(desk)
    give(desk, first)
    today = desk.returns.today()
    assert (today.handed, today.waiting, today.coming) == (1, 1, 0)
    (line,) = today.recent
    assert (line.stream, line.receiver_name, line.counter) == (first, KHOA.name, "05")
    desk.wall.set(8, day=date(2026, 11, 25))
    assert desk.returns.today().handed == 0
    assert desk.returns.together(second)[0].shelf == "C073"


def test_R46_nobody_is_appointed_for_a_day_off(desk):
    stream = ready(desk)
    said = {"wrong_by": "citizen", "stands": "1986", "should_be": "1987", "taken_back": True}
    for day in (date(2026, 11, 24), date(2026, 11, 29)):
        with pytest.raises(GestureRefusedError) as no:
            step(desk, stream, "result_error_reported", MAI, **said, appointed_on=day)
        assert no.value.details["where"] == "appointed_on"
    step(desk, stream, "result_error_reported", MAI, **said, appointed_on=date(2026, 11, 30))
    assert desk.state(stream).status is Status.CORRECTING


def test_R45_a_wrong_result_of_the_agency_costs_nothing_and_takes_three_working_days(desk):
    """Situation 15, reported Monday 23/11 at 14:10: Tuesday is a holiday, so Friday 27/11."""
    stream = ready(desk)
    desk.wall.set(14, 10)
    taken = step(
        desk,
        stream,
        "result_error_reported",
        MAI,
        wrong_by="official",
        stands="Nguyễn Văn Khóa",
        should_be="Nguyễn Văn Khoa",
        taken_back=True,
    )
    state = desk.state(stream)
    assert taken.has_paper
    assert state.status is Status.CORRECTING
    assert state.result_cases[-1].reported.due.due_at == at(17, day=date(2026, 11, 27))
    assert state.issued.signed_on == DAY, "statistics keep the first result"
    step(
        desk,
        stream,
        "result_mended",
        number="125a/GPXD",
        signed_on=DAY,
        signer="Đỗ Mạnh Cường",
        how="Cấp lại",
    )
    desk.shelving.put_away(stream, "C073", MAI)
    give(desk, stream)
    before = len(desk.printed())
    desk.printing.print_waiting(MAI)
    assert any("125a/GPXD" in words(path) for path in desk.printed()[before:])


def test_opening_somebody_elses_dossier_here_is_on_record_R23(desk):
    stream = ready(desk)
    desk.returns.case(stream, MAI)
    desk.returns.case(stream, MAI)
    assert desk.kinds(stream).count("viewed") == 1


def test_the_lists_made_anew_are_the_same(desk):
    give(desk, ready(desk))
    ready(desk)
    before = desk.returns.today()
    with desk.drafts._db.write() as conn:
        projections.rebuild(conn, lambda _done, _all: None)
    assert desk.returns.today() == before
