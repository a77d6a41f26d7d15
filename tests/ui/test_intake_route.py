"""The way of an interconnected dossier stands under the procedure and is printed before F9."""

import pytest
from intake_bench import CTRL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton


def words(bench):
    return bench.page.findChild(QLabel, "intake_routeSteps")


def shown(bench):
    return words(bench).isVisible()


@pytest.mark.parametrize(
    ("alias", "manner", "steps"),
    [
        (405, "lần lượt từng cơ quan", 2),  # R52, R53
        (203, "đến tất cả cùng lúc", 5),  # R55
        (601, "lên cấp trên rồi trở về; theo dõi: Bộ phận Một cửa Bộ Ngoại giao", 2),  # R57
    ],
)
def test_R52_R55_R57_the_way_is_seen_before_F9(bench, alias, manner, steps):
    bench.choose(alias)
    first, *legs = words(bench).text().splitlines()
    assert shown(bench)
    assert manner in first
    assert len(legs) == steps
    assert legs[0].startswith("1. ")
    assert "(chủ trì)" in legs[0]
    assert "chậm nhất" in legs[0]


def test_R53_every_leg_has_its_work_and_last_day(bench):
    bench.choose(405)
    _, first, second = words(bench).text().splitlines()
    assert "Thẩm định hồ sơ" in first
    assert second.startswith("2. Văn phòng Ủy ban nhân dân tỉnh: Trình Chủ tịch UBND tỉnh ký")
    assert "chậm nhất" in second


def test_it_is_printed_before_F9_by_key_and_by_button(bench, idle):
    bench.choose(405)
    code = bench.draft.procedure
    bench.press(Qt.Key.Key_P, CTRL)
    bench.page.findChild(QPushButton, "intake_routeButton").click()
    idle()
    assert bench.desk.routes.printed == [code, code]
    assert bench.notices.last == "Đã in quy trình liên thông."
    assert bench.session.is_open


def test_a_procedure_of_one_agency_has_no_route_to_print(bench, idle):
    bench.choose(405)
    bench.choose(101)
    assert not shown(bench)
    bench.press(Qt.Key.Key_P, CTRL)
    idle()
    assert bench.desk.routes.printed == []
