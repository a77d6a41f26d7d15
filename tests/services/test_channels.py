"""How a dossier comes in: by hand, by post, over a portal; limit and fees follow (R15, R27, R75)."""

from dataclasses import replace

import pytest

from counter_app.domain.draft import Verdict
from counter_app.domain.procedure import Channel
from counter_app.errors.desk import GestureRefusedError, NotAcceptableError
from counter_app.services.answer_sheet import Supplement
from tests.services.living import apology, scan_apology, send, take
from tests.services.playing import HOA, KHOA, absent_scan


@pytest.fixture
def prepared(desk):
    """A draft with every mandatory paper in the hand."""

    def run(alias, **fields):
        draft = desk.draft(alias, **fields)
        lines = desk.intake.view(desk.drafts.load(draft.id), HOA).lines
        papers = tuple(
            absent_scan(line.number, verdict=Verdict.VALID) for line in lines if line.mandatory
        )
        draft = replace(draft, papers=papers)
        desk.drafts.save(draft)
        return draft

    return run


def shown(desk, draft):
    return desk.intake.view(desk.drafts.load(draft.id), HOA)


def test_R15_R27_a_dossier_sent_by_post_is_accepted_as_such(desk, prepared):
    draft = prepared(402, channel=Channel.POST)
    stream = desk.intake.accept(draft.id, HOA).stream
    assert desk.state(stream).accepted.channel is Channel.POST


def test_R15_a_procedure_may_refuse_a_channel(desk, prepared):
    draft = prepared(703, channel=Channel.POST)
    with pytest.raises(NotAcceptableError) as no:
        desk.intake.accept(draft.id, HOA)
    (problem,) = no.value.problems
    assert (problem.code, problem.rule) == ("not_at_counter", "R15")
    assert "qua bưu chính" in problem.vi


def test_the_limit_is_that_of_the_channel(desk, prepared):
    limits = {channel: shown(desk, prepared(202, channel=channel)).due.limit for channel in Channel}
    assert limits[Channel.DIRECT] != limits[Channel.ONLINE]


def test_R75_what_is_free_online_is_charged_at_the_counter(desk, prepared):
    at_counter = shown(desk, prepared(201))
    online = shown(desk, prepared(201, channel=Channel.ONLINE))
    assert at_counter.due_dong > online.due_dong
    assert any(fee.waiver for fee in online.fees)


def test_R17_a_request_keeps_how_the_dossier_came_in(desk, prepared):
    draft = prepared(402, channel=Channel.POST)
    draft = replace(draft, papers=draft.papers[1:])
    desk.drafts.save(draft)
    begun = desk.answers.start(desk.drafts.load(draft.id), HOA)
    issued = desk.answers.issue(draft.id, Supplement(lacks=begun.lacks, reason=begun.reason), HOA)
    assert desk.state(issued.stream).file.channel is Channel.POST
    again = desk.drafts.load(desk.waiting.reopen(issued.stream, HOA)).draft
    assert again.channel is Channel.POST


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Channel.POST, Channel.POST),  # one parcel, several dossiers
        (Channel.ONLINE, Channel.DIRECT),  # what follows is brought to the counter
    ],
)
def test_the_next_dossier_of_the_same_person(desk, prepared, before, after):
    draft = prepared(402, channel=before)
    assert desk.drafts.open(HOA, same_person_as=draft).draft.channel is after


def test_R125_messages_go_to_the_owner_not_to_who_handed_in(desk, prepared):
    daughter = replace(KHOA, name="Trần Thị Hạnh", id_number="051188001234", phone="0911222333")
    fields = {"submitter": daughter, "relation": "con", "authorisation": True}
    stream = desk.intake.accept(prepared(402, **fields).id, HOA).stream
    assert number_offered(desk, stream) == KHOA.phone
    silent = {**fields, "owner": replace(KHOA, phone="")}
    stream = desk.intake.accept(prepared(402, **silent).id, HOA).stream
    assert number_offered(desk, stream) == daughter.phone


def test_R17_R42_the_owner_is_told_in_every_way_the_law_names(desk):
    form = desk.life.form(desk.accept(101).stream, "citizen_told", HOA)
    ways = next(field.options for field in form.fields if field.name == "channel")
    far = {"phone", "sms", "email", "letter", "portal", "network"}
    assert {one.value for one in ways} == far | {"desk"}
    said = {one.value: one.words.vi for one in ways}
    assert "Cổng Dịch vụ công" in said["portal"]
    assert "Mạng xã hội" in said["network"]


def test_R42_who_has_no_phone_is_told_at_the_counter(desk):
    stream = desk.accept(402, owner=replace(KHOA, phone="")).stream
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "citizen_told", channel="sms", address="")
    assert no.value.details["where"] == "address"
    take(desk, stream, "citizen_told", channel="desk", address="")
    assert desk.state(stream).told[-1].channel == "desk"


def test_R42_the_new_date_waits_on_the_list_until_the_owner_was_told(desk, wall):
    stream = desk.accept(402).stream
    desk.print_plainly(stream)
    send(desk, stream)
    scan_apology(desk, stream)
    apology(desk, stream)
    wall.set(7, 30)
    (reminder,) = (one for one in desk.attention.items() if one.step == "citizen_told")
    assert "ngày hẹn lại" in reminder.title_vi
    assert "new date" in reminder.title_en
    take(desk, stream, "citizen_told")
    assert not [one for one in desk.attention.items() if one.step == "citizen_told"]


def number_offered(desk, stream):
    form = desk.life.form(stream, "citizen_told", HOA)
    return next(field.start for field in form.fields if field.name == "address")
