"""A supervisor changes a fee at one counter; the other takes it from its day on after the sync."""

from dataclasses import replace

from tests.stories.counters import hall

__all__ = ["hall"]
DOCUMENT = "Nghị quyết 12/2026/NQ-HĐND"


def permit(desk):
    (found, *_) = desk.procedures.listed("101")
    return desk.catalogue.procedure(found.code)


def charge(desk, dong, who):
    before = permit(desk)
    fees = (replace(before.fees[0], amount_dong=dong, sample=False, source=DOCUMENT),)
    day = desk.procedures.today()
    desk.procedures.revise([replace(before, fees=fees)], valid_from=day, document=DOCUMENT, who=who)


def test_R74_every_counter_takes_the_changed_fee_and_keeps_what_was_accepted(hall):
    three, five = hall.desks
    before = five.accept(101, who=hall.lan).stream
    charge(three, 200_000, hall.mai)
    assert permit(five).fees[0].amount_dong == 150_000, "not told yet"
    hall.sync()
    assert permit(five).fees[0].amount_dong == 200_000
    view = five.procedures.view(permit(five).code)
    assert (view.versions[0].document, view.versions[0].by_name) == (DOCUMENT, hall.mai.name)
    after = five.accept(101, who=hall.lan).stream
    assert five.state(after).due_dong == 200_000
    assert five.state(before).due_dong == 150_000
    for desk in hall.desks:
        assert {one.kind for one in desk.attention.items()} <= {"print", "alarm"}


def test_two_supervisors_at_once_the_second_is_told_and_nothing_of_his_counts(hall):
    three, five = hall.desks
    charge(three, 200_000, hall.mai)
    charge(five, 300_000, hall.mai)
    hall.sync()
    for desk in hall.desks:
        assert permit(desk).fees[0].amount_dong == 200_000
    (told,) = (one for one in five.attention.items() if one.kind == "refused")
    assert told.title_vi == f"Thay đổi thủ tục {permit(five).code} trong danh mục"
    entered = {words.vi: text for words, text in told.entered}
    assert entered["văn bản"] == DOCUMENT
    assert "300.000" in entered["phí, lệ phí"], "nothing typed is lost"
    assert permit(three).papers[0].name in entered["giấy tờ"]
    assert "Người khác vừa thay đổi" in told.detail_vi
