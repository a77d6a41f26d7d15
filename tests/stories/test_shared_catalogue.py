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


def redirect(desk, who, **changes):
    """The supervisor changes the first matter of the list that another office receives."""
    matters = desk.procedures.matters
    seen = matters.view()
    first, *rest = seen.matters
    return matters.revise(
        (replace(first, **changes), *rest),
        valid_from=desk.procedures.today(),
        document=DOCUMENT,
        who=who,
        seen=seen,
    )


def told_at(desk, who):
    """What the counter says of it to whoever asks."""
    alias = desk.procedures.matters.view().matters[0].alias
    (found,) = desk.catalogue.offered(str(alias), who)
    return found


def test_R04_every_counter_sends_people_where_the_supervisor_says(hall):
    three, five = hall.desks
    before = told_at(five, hall.lan)
    assert redirect(three, hall.mai, address="12 Hùng Vương", phone="0255 3822 822") == 1
    assert told_at(five, hall.lan) == before, "not told yet"
    hall.sync()
    for desk in hall.desks:
        now = told_at(desk, hall.lan)
        assert (now.address, now.phone, now.source) == ("12 Hùng Vương", "0255 3822 822", DOCUMENT)
    assert redirect(five, hall.mai) == 0, "nothing new is nothing written"


def test_R04_two_supervisors_at_once_the_second_is_told_with_all_he_entered(hall):
    three, five = hall.desks
    redirect(three, hall.mai, phone="0255 3822 822")
    redirect(five, hall.mai, phone="0255 3999 999")
    hall.sync()
    for desk in hall.desks:
        assert told_at(desk, hall.lan).phone == "0255 3822 822"
    (told,) = (one for one in five.attention.items() if one.kind == "refused")
    assert told.title_vi.startswith("Thay đổi nơi nhận việc “")
    assert {words.vi: text for words, text in told.entered}["điện thoại"] == "0255 3999 999"
