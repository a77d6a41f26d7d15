"""Which time limit holds (correction 11: in the unit the procedure states)."""

from datetime import date

import pytest

from counter_app.domain.limits import applicable_limit
from counter_app.domain.procedure import Channel
from tests.domain.checklist_samples import DAY, limit, procedure

LIMITS = (
    limit(5),
    limit(3, channel=Channel.ONLINE),
    limit(7, case="lai"),
    limit(9, case="lai", channel=Channel.ONLINE),
    limit(10, units_from=10),
)


@pytest.mark.parametrize(
    ("case", "channel", "units", "amount"),
    [
        ("", Channel.DIRECT, 1, 5),
        ("", Channel.ONLINE, 1, 3),
        ("lai", Channel.DIRECT, 1, 7),
        ("lai", Channel.ONLINE, 1, 9),
        ("moi", Channel.POST, 1, 5),
        ("", Channel.DIRECT, 9, 5),
        ("", Channel.DIRECT, 10, 10),
    ],
)
def test_R02_the_most_particular_limit_holds(case, channel, units, amount):
    asked = procedure(limits=LIMITS)
    assert applicable_limit(asked, case, channel, DAY, units).amount == amount


def test_R02_limits_are_dated():
    asked = procedure(
        limits=(
            limit(5, valid_to=date(2025, 8, 6)),
            limit(10, valid_from=date(2025, 8, 7)),
        )
    )
    assert applicable_limit(asked, "", Channel.DIRECT, date(2025, 8, 6)).amount == 5
    assert applicable_limit(asked, "", Channel.DIRECT, date(2025, 8, 7)).amount == 10


def test_no_limit_is_none():
    assert applicable_limit(procedure(limits=()), "", Channel.DIRECT, DAY) is None
