"""Practice: results lie at the return desk when the trainee comes there."""

from dataclasses import replace

import pytest

from counter_app.domain.collecting import ON_PAPER
from counter_app.domain.dossier.state import Status
from counter_app.services.returns import own_name
from tests.services.agency_play import MAI
from tests.services.playing import open_counter

pytestmark = pytest.mark.usefixtures("practice_server_here")


@pytest.fixture
def practice(tmp_path, wall):
    opened = open_counter(tmp_path / "practice", wall, practice=True)
    yield opened
    opened.close()


def test_results_of_every_kind_lie_there_once_and_all_say_practice(practice):
    names = practice.bench.results.lay_out(MAI)
    assert "Nguyễn Thị Hồng Hạnh" in names
    lines = [line for name in names for line in practice.returns.find(name, MAI)]
    statuses = {line.status for line in lines}
    assert statuses == {Status.READY, Status.ISSUED}
    assert all(practice.state(line.stream).accepted.practice for line in lines)
    assert len(practice.returns.find("Nguyễn Thị Hồng Hạnh", MAI)) == 2
    assert practice.shelving.coming(), "one is to be put on a shelf"
    assert practice.shelving.uncollected(), "one lies here for long"
    assert not practice.printing.waiting()
    practice.bench.results.lay_out(MAI)
    assert len(practice.returns.find("Nguyễn Thị Hồng Hạnh", MAI)) == 2


def test_a_practice_result_can_be_handed_over(practice):
    practice.bench.results.lay_out(MAI)
    first = practice.returns.find("Phan Thị Hường", MAI)[0]
    case = practice.returns.case(first.stream, MAI)
    assert case.is_ready
    collector = replace(own_name(case), slip_shown=True, signature=ON_PAPER)
    practice.returns.hand_over([first.stream], collector, MAI)
    assert practice.returns.today().handed == 1
