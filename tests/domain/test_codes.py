import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.codes import (
    ALPHABET,
    CodeShape,
    DossierCode,
    OwnCode,
    OwnKind,
    dossier_code,
    own_code,
    provisional_code,
    read_dossier_code,
    read_own,
    read_provisional_code,
    separator_code,
)
from tests.domain.input_methods import telex, vni

DAY = date(2026, 11, 20)
GROUPS = st.from_regex(r"[0-9]{2}", fullmatch=True).filter(lambda group: group != "00")
AGENCIES = st.builds(
    lambda head, rest: ".".join([head, *rest]),
    st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True),
    st.lists(GROUPS, max_size=3),
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "agency", "day", "serial", "shape"),
    [
        ("000.00.06.H56-231027-0361", "H56.06", date(2023, 10, 27), 361, CodeShape.PADDED),
        ("000.17.22.H56-210531-0001", "H56.22.17", date(2021, 5, 31), 1, CodeShape.PADDED),
        ("000.00.53.H48-220921-0099", "H48.53", date(2022, 9, 21), 99, CodeShape.PADDED),
        ("000.00.17.H48-261120-0042", "H48.17", DAY, 42, CodeShape.PADDED),
        ("H48.17-261120-0042", "H48.17", DAY, 42, CodeShape.PLAIN),
        ("H56.14-240823-0001", "H56.14", date(2024, 8, 23), 1, CodeShape.PLAIN),
        ("H15.50.05.13-261008-0975", "H15.50.05.13", date(2026, 10, 8), 975, CodeShape.PLAIN),
        ("H48-261120-1500042", "H48", DAY, 1_500_042, CodeShape.PLAIN),
    ],
)
def test_real_codes_are_read_and_written_back(text, agency, day, serial, shape):
    code = read_dossier_code(text)
    assert code is not None
    assert (code.agency, code.day, code.serial, code.shape) == (agency, day, serial, shape)
    assert code.text == str(code) == text
    assert read_dossier_code(f" {text.lower()}\r\n") == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H48.17-261320-0042",  # month 13
        "H48.17-260229-0042",  # no such day
        "H48.17-261120-042",
        "H48.17-261120-00000042",
        "H48.17-261120-0000",
        "H48.17-261120-0042-1",
        "1.001612.000.00.00.H48",  # a procedure's code
        "TM05-261120-007",
        "H48.17–261120–0042",  # en dashes
        "H48.17-２６1120-0042",
    ],
)
def test_what_is_no_dossier_code(text):
    assert read_dossier_code(text) is None


@given(AGENCIES, DAYS, st.integers(1, 9_999_999), st.sampled_from(CodeShape))
def test_every_issued_code_is_read_again(agency, day, serial, shape):
    code = dossier_code(agency, day, serial, shape)
    assert (code.agency, code.day, code.serial, code.shape) == (agency, day, serial, shape)
    assert read_dossier_code(code.text) == code


def test_a_padded_agency_of_four_levels():
    code = dossier_code("H15.50.05.13", DAY, 7, CodeShape.PADDED)
    assert code.text == "013.05.50.H15-261120-0007"


@pytest.mark.parametrize(("agency", "serial"), [("H48.17", 0), ("h48", 1), ("H4 8", 1), ("", 1)])
def test_a_code_nobody_could_read_is_never_issued(agency, serial):
    with pytest.raises(ValueError, match="no dossier code"):
        dossier_code(agency, DAY, serial)


def test_provisional_codes_look_different():
    code = provisional_code("05", DAY, 7)
    assert code.text == str(code) == "TM05-261120-007"
    assert read_provisional_code("tm05-261120-007") == code
    assert read_provisional_code("TM05-261120-1234").n == 1234
    assert read_dossier_code(code.text) is None
    for bad in ("TM05-261320-007", "TM05-261120-07", "TM05-261120-000", "TẠM05-261120-007"):
        assert read_provisional_code(bad) is None
    with pytest.raises(ValueError, match="no provisional code"):
        provisional_code("", DAY, 1)


def test_the_alphabet_has_no_vowel_no_d_no_w():
    assert len(ALPHABET) == len(set(ALPHABET)) == 28
    assert not set("AEIOUYDW") & set(ALPHABET)


def test_a_separator_says_only_which_paper_starts():
    assert read_own(separator_code(7)) == OwnCode(kind=OwnKind.SEPARATOR, value="07")
    assert [read_own(separator_code(n)).number for n in range(1, 1000)] == list(range(1, 1000))
    for wrong in (0, 1000, -1):
        with pytest.raises(ValueError, match="1 to 999"):
            separator_code(wrong)


def test_strips_printed_by_earlier_versions_stay_readable():
    assert separator_code(7) == "MCS072M"
    assert own_code(OwnKind.SHELF, "B12") == "MCKB123C"


def test_shelves_and_badges_have_no_paper_number():
    code = read_own(own_code(OwnKind.SHELF, "B12"))
    assert code == OwnCode(kind=OwnKind.SHELF, value="B12")
    with pytest.raises(ValueError, match="separator"):
        code.number
    for wrong in ("", "A1", "W1", "x1", "1" * 17, "1-2"):
        with pytest.raises(ValueError, match="digits and consonants"):
            own_code(OwnKind.BADGE, wrong)


def samples(count):
    chance = random.Random(26_11_20)
    for _ in range(count // 4):
        value = "".join(chance.choices(ALPHABET, k=chance.randint(1, 16)))
        yield own_code(chance.choice([OwnKind.SHELF, OwnKind.BADGE]), value)
        yield separator_code(chance.randint(1, 999))
        agency = f"H{chance.randint(1, 99):02d}.{chance.randint(1, 99):02d}"
        serial = chance.randint(1, 9999)
        yield dossier_code(agency, DAY, serial, chance.choice(list(CodeShape))).text
        yield provisional_code(f"{chance.randint(1, 40):02d}", DAY, chance.randint(1, 999)).text


def test_ten_thousand_codes_survive_telex_vni_and_caps_lock():
    seen = 0
    for code in samples(10_000):
        assert telex(code) == code
        assert vni(code) == code
        inverted = telex(code.swapcase())
        assert inverted == code.swapcase()
        for reader in (read_own, read_dossier_code, read_provisional_code):
            assert reader(inverted) == reader(code)
        seen += 1
    assert seen == 10_000


def test_the_simulators_do_break_codes_with_vowels():
    assert telex("MCA07S") != "MCA07S"
    assert vni("D9") != "D9"


@given(st.text(ALPHABET, min_size=1, max_size=16), st.data(), st.sampled_from([OwnKind.SHELF, "B"]))
def test_one_wrong_or_swapped_character_is_always_noticed(value, data, kind):
    code = own_code(OwnKind(kind), value)
    place = data.draw(st.integers(3, len(code) - 1))
    other = data.draw(st.sampled_from([c for c in ALPHABET if c != code[place]]))
    assert read_own(code[:place] + other + code[place + 1 :]) is None
    if place > 3 and code[place] != code[place - 1]:
        swapped = code[: place - 1] + code[place] + code[place - 1] + code[place + 1 :]
        assert read_own(swapped) is None


def test_a_wrong_kind_letter_is_noticed():
    code = separator_code(12)
    assert read_own(code.replace("S", "K", 1)) is None
    assert read_own(code.replace("MC", "MB")) is None
    assert read_own(code + "0") is None


@given(st.text() | st.text(ALPHABET + "MC.-"))
def test_no_text_makes_a_reader_raise(text):
    assert read_own(text) is None or isinstance(read_own(text), OwnCode)
    assert read_dossier_code(text) is None or isinstance(read_dossier_code(text), DossierCode)
    read_provisional_code(text)
