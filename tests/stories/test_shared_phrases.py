"""A clerk's phrase is hers alone until a supervisor shares it; then every counter offers it."""

from counter_app.domain.phrases import PhraseShared, Use
from tests.stories.counters import hall

__all__ = ["hall"]
TEXT = "Thiếu dấu giáp lai; đóng dấu giáp lai các trang."


def numbers(desk, who):
    offered = desk.phrases.offered(Use.SUPPLEMENT, who)
    return {one.text: one.number for one in offered if one.id}


def test_a_shared_phrase_reaches_the_other_counter(hall):
    three, five = hall.desks
    mine = three.phrases.save(TEXT, Use.SUPPLEMENT, hall.hoa)
    hall.sync()
    assert numbers(five, hall.lan) == {}
    assert numbers(five, hall.hoa) == {TEXT: mine.number}  # she may sit at another counter
    three.phrases.share(mine.id, hall.mai)
    hall.sync()
    assert numbers(five, hall.lan) == {TEXT: mine.number}
    assert three.attention.items() == five.attention.items() == ()


def test_the_server_refuses_a_sharing_that_no_supervisor_wrote(hall):
    desk = hall.three
    mine = desk.phrases.save(TEXT, Use.SUPPLEMENT, hall.hoa)
    with desk.phrases._db.write() as conn:  # as a program without the check would
        desk.phrases._write(conn, mine.id, PhraseShared(by_name=hall.hoa.name), hall.hoa)
    hall.sync()
    for one in hall.desks:
        assert numbers(one, hall.lan) == {}
    refused = desk.attention.items()
    assert [(item.kind, item.title_vi) for item in refused] == [("refused", "Dùng chung câu mẫu")]
