"""10:15. F9 twice because it seemed to hang; the paper ends between the two copies."""

import threading

import pytest

from counter_app.devices.api import PrinterState
from counter_app.errors.printers import PaperOut
from counter_app.job import Job
from tests.central.serving import PASSWORD
from tests.services.playing import HOA, LAN, open_counter


@pytest.fixture
def draft(desk):
    return desk.fill(desk.draft(101))


def press_twice(desk, draft, who=HOA):
    gate, views = threading.Barrier(2), []

    def press():
        gate.wait()
        views.append(desk.intake.accept(draft.id, who))
        desk.printing.after_acceptance(views[-1].stream, who)

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert views[0] == views[1]
    return views[0]


def test_R12_one_code_one_acceptance_one_of_each_paper(desk, draft):
    view = press_twice(desk, draft)
    assert desk.kinds(view.stream).count("accepted") == 1
    assert len(desk.printed()) == 2
    assert len(desk.printed("slip")) == 1
    assert desk.accept(101).code.endswith("-0002")  # the second press used no serial


@pytest.mark.parametrize("at_copy", [1, 2])
def test_F11_prints_only_what_is_missing(desk, draft, at_copy):
    desk.sheets.script([PrinterState.READY] * (at_copy - 1) + [PrinterState.PAPER_OUT])
    view = desk.intake.accept(draft.id, HOA)
    outcome = desk.printing.after_acceptance(view.stream, HOA)
    assert isinstance(outcome.problem, PaperOut)
    told = outcome.problem.tell()
    assert told.kept.startswith("Hồ sơ đã lưu")
    assert "Nạp giấy" in told.todo
    assert [job.title_vi for job in outcome.waiting][-1] == (
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên giao người nộp)"
    )
    # the next citizen is served meanwhile
    following = desk.accept(101)
    assert following.code.endswith("-0002")
    desk.printing.after_acceptance(following.stream, HOA)
    assert desk.printing.print_waiting(HOA).problem is None
    assert len(desk.printed()) == 4
    copies = [one.copy for one in desk.state(view.stream).prints if one.form == "receipt"]
    assert sorted(copies) == ["give", "keep"]


def test_a_waiting_copy_outlives_sign_out_and_a_restart(desk, desk_root, wall, draft):
    desk.sheets.script([PrinterState.READY, PrinterState.PAPER_OUT])
    view = desk.intake.accept(draft.id, HOA)
    desk.printing.after_acceptance(view.stream, HOA)
    desk.close()
    again = open_counter(desk_root, wall)
    (waiting,) = again.printing.waiting()
    assert (waiting.copy, waiting.code) == ("give", view.code)
    assert again.printing.print_waiting(LAN).printed == ("receipt",)
    again.close()


def test_a_real_second_print_says_so(desk, draft):
    view = desk.intake.accept(draft.id, HOA)
    desk.printing.after_acceptance(view.stream, HOA)
    desk.printing.reprint(view.stream, "receipt", "give", "người nộp làm mất", HOA)
    assert [one.copy_no for one in desk.state(view.stream).prints] == [0, 0, 0, 1]
    assert "In lại lần 1" in desk.lookup.sheet(view.stream, HOA).history[-1].title_vi


def test_two_F9_are_one_dossier_on_the_server_too(joined):
    clerk = joined.people.sign_in("100001", PASSWORD)
    joined.syncing.sync_now(Job())
    draft = joined.fill(joined.draft(101, who=clerk), who=clerk)
    view = press_twice(joined, draft, clerk)
    joined.syncing.sync_now(Job())
    held = joined.syncing.on_server(view.stream)
    assert (held.entries, held.confirmed) == (5, True)  # accepted, pages, three prints
