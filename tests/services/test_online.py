"""A dossier handed in over a portal: it reaches the desk by itself and is answered as any other."""

import pytest

from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PageImage, Person
from counter_app.domain.procedure import Channel
from counter_app.job import Job
from counter_app.services.answer_sheet import Supplement, TurnedAway
from counter_app.sync import framing
from counter_app.sync.submissions import SubmissionRequest, SubmittedPage
from tests.central.serving import PASSWORD, Caller
from tests.services.living import take
from tests.services.playing import HOA, KHOA, at

GATEWAY = "00000000-0000-7000-8000-0000000000dc"


@pytest.fixture
def submit(joined, central, address, tmp_path):
    """Hands in procedure 101 over the portal and lets the desk fetch it; the stream."""

    def run(number="G22.99-261123-1", pages=1):
        code = joined.desk.catalogue.find("101", HOA)[0].code
        procedure = joined.desk.catalogue.procedure(code)
        agency = joined.desk.catalogue.agency(procedure)
        with Caller(address) as caller:
            gateway = caller.enrolled(central, node=GATEWAY, counter="DVC")
            sent = []
            for sheet in joined.pages(pages):
                data = sheet.read_bytes()
                assert gateway.put_blob(data).status_code == 200
                image = PageImage(
                    blob=framing.sha(data).hex(),
                    media_type="image/jpeg",
                    size=len(data),
                    width=1654,
                    height=2339,
                    dpi=200,
                    tool="portal",
                )
                sent.append(SubmittedPage(paper=1, image=image))
            request = SubmissionRequest(
                portal="national",
                portal_code=number,
                submitted_at=at(7),
                agency=agency.id,
                agency_name=agency.name,
                procedure_code=procedure.code,
                procedure_name=procedure.name,
                owner=Person(name=KHOA.name, id_number=KHOA.id_number, address=KHOA.address),
                pages=tuple(sent),
            )
            answered = gateway.call("POST", "/v1/submissions", message=request)
        assert answered.status_code == 200, answered.text
        assert joined.syncing.sync_now(Job()).problem is None
        return answered.json()["stream"]

    return run


def waiting_line(desk, stream):
    return next((one for one in desk.attention.items() if one.stream == stream), None)


def test_R16_it_rings_at_once_and_late_after_eight_working_hours(joined, submit, wall):
    stream = submit()
    line = waiting_line(joined, stream)
    assert (line.kind, line.step, line.code, line.is_late) == ("alarm", "", "", False)
    assert line.title_vi.startswith("Hồ sơ trực tuyến chờ tiếp nhận, trả lời trước")
    assert KHOA.name in line.detail_vi
    wall.set(17, 5)
    assert waiting_line(joined, stream).is_late
    assert [one.stream for one in joined.waiting.waiting_for((KHOA.id_number,))] == [stream]


def test_R18_it_opens_prefilled_with_its_pages_and_F9_accepts_it_as_online(joined, submit):
    stream = submit()
    draft_id = joined.waiting.reopen(stream, HOA)
    view = joined.drafts.load(draft_id)
    assert (view.draft.owner.name, view.draft.placements[0].paper) == (KHOA.name, 1)
    assert joined.scanning.picture(view.pages[0].image, 0, 200)
    joined.fill(view.draft, leave_out={1})
    shown = joined.intake.accept(draft_id, HOA)
    assert shown.stream == stream
    state = joined.state(stream)
    assert (state.status, state.accepted.channel) == (Status.ACCEPTED, Channel.ONLINE)
    assert view.pages[0].image.blob in {page.image.blob for page in state.pages}
    line = waiting_line(joined, stream)
    assert line is None or "trực tuyến" not in line.title_vi


def test_R17_it_may_lack_something_and_waits_then_for_the_citizen(joined, submit):
    stream = submit()
    draft_id = joined.waiting.reopen(stream, HOA)
    begun = joined.answers.start(joined.drafts.load(draft_id), HOA)
    answer = Supplement(lacks=begun.lacks, reason=begun.reason)
    issued = joined.answers.issue(draft_id, answer, HOA)
    assert issued.stream == stream
    state = joined.state(stream)
    assert (state.status, state.file.channel) == (Status.SUPPLEMENT_ASKED, Channel.ONLINE)
    assert waiting_line(joined, stream) is None


def test_R14_it_may_be_refused(joined, submit):
    stream = submit()
    draft_id = joined.waiting.reopen(stream, HOA)
    away = TurnedAway(ground="Luật Xây dựng", reason="Không thuộc đối tượng")
    assert joined.answers.issue(draft_id, away, HOA).number.startswith("TC05-")
    assert joined.state(stream).status is Status.REFUSED


def test_the_answer_reaches_the_server_undisputed(joined, submit):
    stream, who = submit(), joined.people.sign_in("100001", PASSWORD)
    draft_id = joined.waiting.reopen(stream, who)
    joined.fill(joined.drafts.load(draft_id).draft, who=who, leave_out={1})
    joined.intake.accept(draft_id, who)
    assert joined.syncing.sync_now(Job()).problem is None
    assert joined.state(stream).open_disputes == ()
    kinds = [entry.kind for entry in joined.entries(stream)]
    assert kinds[0] == "submitted"
    assert all(entry.position is not None for entry in joined.entries(stream))


def test_R17_it_is_withdrawn_before_any_answer_and_the_portal_is_told(
    joined, submit, central, address
):
    stream, who = submit(), joined.people.sign_in("100001", PASSWORD)
    kinds = [step.kind for step in joined.life.steps(stream, who)]
    assert "intake_withdrawn" in kinds
    assert "intake_closed" not in kinds
    take(joined, stream, "intake_withdrawn", who, reason="Đã nộp trực tiếp")
    assert waiting_line(joined, stream) is None
    assert joined.waiting.waiting_for((KHOA.id_number,)) == ()
    assert joined.syncing.sync_now(Job()).problem is None
    assert joined.state(stream).open_disputes == ()
    with Caller(address) as caller:
        gateway = caller.enrolled(
            central, node="00000000-0000-7000-8000-0000000000dd", counter="DVC"
        )
        answered = gateway.call("GET", f"/v1/submissions/{stream.partition('/')[2]}")
    told = answered.json()
    assert (told["status"], told["status_vi"]) == (7, "Đã rút, chưa tiếp nhận")
    assert (told["holder"], told["next_vi"]) == ("nobody", "Hồ sơ đã kết thúc.")
