"""Every device error reads well in both languages."""

import pickle
import unicodedata

import pytest

from counter_app.errors import Words, devices
from counter_app.errors.devices import DeviceError, FeederEmpty, PaperJam
from counter_app.errors.printers import PaperOut

ALL = sorted(
    (
        each
        for each in vars(devices).values()
        if isinstance(each, type) and issubclass(each, DeviceError)
    ),
    key=lambda each: each.__name__,
)
DETAILS = {"reason": "scanimage", "option": "port", "seconds": "5", "limit_mb": 512}


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_three_sentences(kind, language):
    told = kind(device="Máy quét quầy 05", **DETAILS).tell(language)
    for sentence in (told.happened, told.kept, told.todo):
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert unicodedata.is_normalized("NFC", sentence)
    assert "Máy quét quầy 05" in told.happened or kind.happened.vi.count("{device}") == 0


def test_codes_are_unique():
    assert len({kind.code for kind in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("pages", "vi", "en"),
    [
        (0, "chưa nhận được trang nào", "No page was received"),
        (1, "Đã giữ 01 trang", "The one page"),
        (6, "Đã giữ 06 trang", "The 6 pages"),
        (12, "Đã giữ 12 trang", "The 12 pages"),
    ],
)
def test_pages_kept_are_counted(pages, vi, en):
    error = PaperJam(device="Máy quét", pages=pages)
    assert vi in error.tell("vi").kept
    assert en in error.tell("en").kept


def test_uncounted_pages_keep_the_general_sentence():
    assert FeederEmpty(device="Máy quét").tell("vi").kept == DeviceError.kept.vi


def test_a_device_is_called_what_it_is_called_in_each_language():
    trouble = pickle.loads(pickle.dumps(PaperOut(device=Words("ảo để tập", "the virtual printer"))))
    assert "ảo để tập" in trouble.tell("vi").happened
    assert "the virtual printer" in trouble.tell("en").happened
