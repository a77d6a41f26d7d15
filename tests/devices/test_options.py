"""Options as what they are."""

from pathlib import Path

import pytest

from counter_app.devices.api import DriverOption
from counter_app.devices.options import OptionValues
from counter_app.errors import Words
from counter_app.errors.devices import OptionWrong


def values(value, default=""):
    option = DriverOption(name="it", default=default, words=Words("Nó", "It"))
    return OptionValues([option], {} if value is None else {"it": value}, device="Máy quét")


def test_left_out_takes_the_default():
    assert values(None, default="9600").count("it") == 9600
    assert values(None).paths("it") == ()


def test_what_they_are():
    assert values(" text ").text("it") == "text"
    assert values("0,6").number("it") == pytest.approx(0.6)
    assert values("300").count("it") == 300
    assert values("Yes").switch("it") is True
    assert values("").switch("it") is False
    assert values("a b.png\n\n /c.png \n").paths("it") == (Path("a b.png"), Path("/c.png"))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", "soon"), ("number", ""), ("number", "inf"), ("number", "nan"), ("number", "-1"),
        ("number", "1e10"), ("count", "1.5"), ("count", "4000000000"), ("switch", "maybe"), ("needed", "  "),
        ("text", "a\0b"),
    ],
)  # fmt: skip
def test_wrong_values_name_option_and_device(kind, value):
    with pytest.raises(OptionWrong) as told:
        getattr(values(value), kind)("it")
    happened = told.value.tell("vi").happened
    assert "it" in happened
    assert "Máy quét" in happened
