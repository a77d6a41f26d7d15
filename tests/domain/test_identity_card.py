import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.draft import IdentityKind, Provenance
from counter_app.domain.identity import CardData, person_from_card, read_card
from counter_app.domain.refusal import Refusal
from tests.domain.input_methods import telex, vietnamese_layout, vni

ADDRESS = "Tổ 5, phường Nghĩa Chánh, thành phố Quảng Ngãi, Quảng Ngãi"
CARD = f"051087004321|212571363|NGUYỄN VĂN AN|15081987|Nam|{ADDRESS}|10052021"


def with_field(place: int, value: str) -> str:
    fields = CARD.split("|")
    fields[place] = value
    return "|".join(fields)


def test_the_old_card_with_seven_fields():
    card = read_card(CARD)
    assert card == CardData(
        id_number="051087004321",
        old_id_number="212571363",
        name="NGUYỄN VĂN AN",
        birth_on=date(1987, 8, 15),
        birth_year=1987,
        sex="Nam",
        address=ADDRESS,
        issued_on=date(2021, 5, 10),
    )


@pytest.mark.parametrize("extra", [("212571363",), ("", "", "NGUYỄN VĂN BA", "LÊ THỊ TƯ")])
def test_the_card_of_2024_keeps_its_further_fields_raw(extra):
    card = read_card("|".join([CARD, *extra]))
    assert isinstance(card, CardData)
    assert card.extra == extra
    assert card.name == "NGUYỄN VĂN AN"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + CARD + "\r\n",
        "  " + CARD + "   ",
        CARD.replace("|", " | "),
        unicodedata.normalize("NFD", CARD),
        "]Q1" + CARD,
        "\x02" + CARD + "\x03",
        CARD.replace("15081987", "15/08/1987").replace("10052021", "10/05/2021"),
    ],
)
def test_what_readers_add_makes_no_difference(text):
    assert read_card(text) == read_card(CARD)


def test_an_empty_old_number_and_an_old_person_with_only_a_year():
    card = read_card(with_field(1, ""))
    assert isinstance(card, CardData)
    assert card.old_id_number == ""
    card = read_card(with_field(3, "00001940"))
    assert isinstance(card, CardData)
    assert (card.birth_on, card.birth_year) == (None, 1940)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "card_not"),
        ("hello", "card_not"),
        ("||||||", "card_not"),
        ("a|b|c|d|e|f|g", "card_not"),
        ("1" * 5000, "card_not"),
        (CARD.rsplit("|", 1)[0], "card_truncated"),
        (CARD[:40], "card_truncated"),
        ("12345|1|NGUYỄN VĂN AN|15081987|Nam|Quảng Ngãi", "card_truncated"),
        (with_field(0, "123456"), "id_length"),
        (with_field(2, "A" * 151), "card_name"),
        (with_field(5, "A" * 401), "card_not"),
        (with_field(3, "15081849"), "card_birth_date"),
        (with_field(3, "00002200"), "card_birth_date"),
        (with_field(0, "05108700432"), "id_length"),
        (with_field(0, "0510870043211"), "id_length"),
        (with_field(2, ""), "card_name"),
        (with_field(2, "--"), "card_name"),
        (with_field(3, "32011987"), "card_birth_date"),
        (with_field(3, "29022023"), "card_birth_date"),
        (with_field(3, ""), "card_birth_date"),
        (with_field(3, "15080087"), "card_birth_date"),
        (with_field(6, "31042021"), "card_issue_date"),
        (with_field(6, "10051980"), "card_issue_date"),
        ("DN4510123456789|4e677579e1bb856e|01/01/1990|1|x|y|z", "card_health"),
    ],
)
def test_a_wrong_card_is_refused_with_a_sentence(text, code):
    refusal = read_card(text)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.vi.endswith(".")
    assert refusal.en.endswith(".")


def test_eleven_digits_are_counted_in_the_sentence():
    refusal = read_card(with_field(0, "05108700432"))
    assert isinstance(refusal, Refusal)
    assert refusal.vi == "Số định danh cá nhân phải đủ 12 chữ số (hiện có 11)."


@pytest.mark.parametrize(
    "text",
    [
        telex("]Q1") + CARD,  # AIM identifier through Telex: ưQ1
        "]Q1" + with_field(0, "05108700432đ"),
        with_field(0, "O51087004321"),
        with_field(0, vietnamese_layout("051087004321")),
        with_field(3, vietnamese_layout("15081987")),
        with_field(2, "NGUYễN VĂN AN"),
        with_field(2, "NGUYỄ\u0301N VĂN AN"),
        with_field(2, "NGUYE64N VA8N AN"),
        with_field(2, "NGUY?N VĂN AN"),
        with_field(2, "NGUYEENX VAWN AN"),  # a reader that types Telex, and no input method on
        with_field(2, "TRAANF LEE HOAF"),
        with_field(2, "PHAMJ DDINHF TOANF"),
        with_field(5, "Toor 5, phuwowngf Nghiax Chanhs"),
        with_field(4, "Nuwx"),
        with_field(4, "Nu74"),
        with_field(5, "Tổ 5, phườ\u0301ng Nghĩa Chánh"),
    ],
)
def test_what_an_input_method_changed_is_refused_and_says_how_to_switch(text):
    refusal = read_card(text)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "card_mangled"
    assert "cổng COM" in refusal.vi
    assert "COM port" in refusal.en


@pytest.mark.parametrize(
    "text",
    [
        CARD.encode().decode("latin-1"),
        CARD.encode().decode("cp1252", errors="replace"),
        CARD.encode("cp1258", errors="replace").decode("utf-8", errors="replace"),
        with_field(2, "NGUY\ufffdN VĂN AN"),
    ],
)
def test_a_card_in_a_wrong_code_page_is_refused_and_says_which_to_set(text):
    refusal = read_card(text)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "card_code_page"
    assert "UTF-8" in refusal.vi
    assert "UTF-8" in refusal.en


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (2, "=HYPERLINK(A1)"),
        (2, "@SUM(A1)"),
        (2, "<img src='//192.0.2.1/a'>"),
        (5, "Tổ 5 <b>Nghĩa Lộ</b>"),
        (5, "${jndi:ldap://192.0.2.1/a}"),
        (5, "\\\\192.0.2.1\\a"),
    ],
)
def test_a_fake_card_with_markup_or_a_formula_is_no_person(place, value):
    refusal = read_card(with_field(place, value))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "card_foreign_signs"
    assert "nhập tay" in refusal.vi


@pytest.mark.parametrize("method", [vni, vietnamese_layout])
def test_a_whole_card_through_an_input_method_is_never_a_person(method):
    refusal = read_card(method(CARD))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "card_mangled"


def test_the_simulators_change_what_ux_says_they_change():
    assert telex("dd1") == "đ1"
    assert telex("]Q1") == "ưQ1"
    assert vni("d9") == "đ"
    assert telex("Nguyeenx Vawn An") == "Nguyễn Văn An"
    assert vni("Nguye64n Va8n An") == "Nguyễn Văn An"


@pytest.mark.parametrize(
    "name",
    [
        "H'HEN NIÊ",
        "Y BHĂM KĐOH",
        "KPĂ KLƠNG",
        "KIM MIN-JUN",
        "Đặng Thị Ân",
        "LÊ THỊ HOÀ",
        "NGÔ",
        "KSOR Y JUT",
        "RMAH HWIN",
        "NGUYEN VAN AN",
        "LEE ALEX COOPER",
        "WILLIAMS",
    ],
)
def test_names_that_only_look_odd_are_taken_as_printed(name):
    card = read_card(with_field(2, name))
    assert isinstance(card, CardData)
    assert card.name == name


@pytest.mark.parametrize("address", ["HTX Nghĩa Lộ", "KCX Tân Thuận", "Buôn Choong, Krông Pắk"])
def test_addresses_that_only_look_odd_are_taken_as_printed(address):
    card = read_card(with_field(5, address))
    assert isinstance(card, CardData)
    assert card.address == address


def test_a_child_may_get_the_card_in_the_year_of_birth():
    card = read_card("051326004321||NGUYỄN THỊ NA|15012026|Nữ|Quảng Ngãi|10052026")
    assert isinstance(card, CardData)
    assert card.issued_on == date(2026, 5, 10)


def test_the_longest_name_and_address_and_the_oldest_person_are_taken():
    for place, value in ((2, "A" * 150), (5, "A" * 400), (3, "01011850")):
        assert isinstance(read_card(with_field(place, value)), CardData)


def test_the_person_carries_where_the_identity_came_from():
    card = read_card(CARD)
    assert isinstance(card, CardData)
    person = person_from_card(card, Provenance.CARD_SCAN)
    assert person.provenance is Provenance.CARD_SCAN
    assert person.identity_kind is IdentityKind.PERSONAL_ID
    assert (person.name, person.id_number, person.old_id_number) == (
        "NGUYỄN VĂN AN",
        "051087004321",
        "212571363",
    )
    assert (person.birth_on, person.issued_on) == (date(1987, 8, 15), date(2021, 5, 10))
    assert (person.sex, person.address) == ("Nam", ADDRESS)


@given(st.text() | st.lists(st.text(max_size=20), max_size=12).map("|".join))
def test_any_text_is_a_card_or_a_refusal(text):
    assert isinstance(read_card(text), CardData | Refusal)


@given(st.data())
def test_a_card_cut_anywhere_before_its_end_is_never_half_a_person(data):
    end = data.draw(st.integers(0, len(CARD) - 9))  # before the last field
    assert isinstance(read_card(CARD[:end]), Refusal)


@given(
    st.text(st.characters(categories=["Lu"], include_characters=" "), min_size=1, max_size=40),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
)
def test_a_whole_card_comes_back_field_by_field(name, birth):
    card = read_card(f"001200000001||X {name}|{birth:%d%m%Y}|Nữ|Hà Nội|")
    if isinstance(card, CardData):
        assert card.name == unicodedata.normalize("NFC", " ".join(f"X {name}".split()))
        assert card.birth_on == birth
        assert card.issued_on is None
    else:
        assert card.code in {"card_mangled", "card_name"}
