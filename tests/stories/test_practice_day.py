"""A practice PC: its own server as a child process, virtual devices, a believable stack."""

from dataclasses import replace

import pytest

from counter_app.bootstrap import DeskOptions, open_desk
from counter_app.domain.draft import PayMethod, Person
from counter_app.job import Cancelled, Job
from counter_app.services.scanning import PageArrived
from tests.services.playing import KHOA


@pytest.fixture
def practice(tmp_path):
    desk = open_desk(DeskOptions(root=tmp_path / "desk", practice=True, seconds_per_page="0"))
    yield desk
    desk.close()


def test_the_main_job_from_card_to_server_and_nothing_left_running(practice, tmp_path):
    desk = practice
    who = desk.people.sign_in(*desk.people.practice_hint())
    desk.syncing.sync_now(Job())
    view = desk.drafts.open(who)
    draft = replace(view.draft, owner=KHOA, procedure=desk.catalogue.find("101", who)[0].code)
    desk.drafts.save(draft)

    arrived = []
    ended = desk.scanning.scan(Job(arrived.append), draft.id)
    pages = [one.page for one in arrived if isinstance(one, PageArrived)]
    assert ended.problem is None
    assert [page.suggested_paper for page in pages if not page.is_separator] == [1, 2, 3]
    assert [page.is_separator for page in pages] == [True, False] * 3

    desk.drafts.save(desk.intake.mark_all_valid(desk.drafts.load(draft.id)))
    desk.syncing.cut_cable()
    accepted = desk.intake.accept(draft.id, who)
    assert accepted.is_official
    assert desk.printing.after_acceptance(accepted.stream, who).problem is None
    desk.payment.take(accepted.stream, PayMethod.CASH, 200_000, who)
    assert desk.syncing.sync_now(Job()).light == "offline"

    desk.syncing.mend_cable()
    assert desk.syncing.sync_now(Job()).light == "sent"
    held = desk.syncing.on_server(accepted.stream)
    assert (held.entries, held.blobs, held.confirmed) == (6, 3, True)
    assert desk.lookup.sheet(accepted.stream, who).accepted.practice
    assert len(desk.bench.slips()) == 2

    child = desk.syncing._link._embedded._process
    desk.close()
    assert child.poll() is not None
    again = open_desk(DeskOptions(root=tmp_path / "desk", practice=True))
    assert again.intake.load_accepted(accepted.stream).code == accepted.code
    again.close()


@pytest.mark.usefixtures("practice_server_here")
def test_a_card_held_before_the_reader_is_heard(practice):
    heard = []

    def hear(read):
        heard.append(read.text)
        job.stop()

    job = Job(hear)
    card = "051087004321|212571363|NGUYỄN VĂN KHOA|15081987|Nam|Tổ 5|10052021"
    assert practice.bench.show_card(card)
    with pytest.raises(Cancelled):
        practice.equipment.read_codes(job)
    assert heard == [card]


@pytest.mark.usefixtures("practice_server_here")
def test_without_a_procedure_the_feeder_stays_empty(practice):
    who = practice.people.sign_in(*practice.people.practice_hint())
    view = practice.drafts.open(who)
    ended = practice.scanning.scan(Job(), view.draft.id)
    assert ended.problem.code == "feeder_empty"
    assert practice.drafts.load(view.draft.id).draft.owner == Person()
