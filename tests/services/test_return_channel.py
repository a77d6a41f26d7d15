"""Where the result goes is changed at the desk: the sheet, the list and a new print follow (R19)."""

import pytest

from counter_app.domain.procedure import ReturnChannel
from counter_app.errors.desk import GestureRefusedError
from tests.services.living import send, take
from tests.services.playing import HOA


def test_R19_the_applicant_wants_it_by_post_after_all(desk):
    stream = desk.accept(101).stream
    desk.print_plainly(stream)
    send(desk, stream)
    take(desk, stream, "return_chosen", channel="post", address="12 Hùng Vương, Quảng Ngãi")
    sheet = desk.lookup.sheet(stream, HOA)
    assert sheet.accepted.return_channel is ReturnChannel.POST
    assert sheet.accepted.return_address == "12 Hùng Vương, Quảng Ngãi"
    assert "Đổi nơi nhận kết quả: bưu chính công ích" in [one.title_vi for one in sheet.history]
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "return_chosen", channel="post", address="12 Hùng Vương, Quảng Ngãi")
    assert "chưa có gì để đổi" in no.value.tell().happened
