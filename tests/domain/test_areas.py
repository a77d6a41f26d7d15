"""The unit of today for an address of before 1 July 2025 (ux.md §5.4)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.areas import (
    Area,
    AreaTable,
    Beside,
    Commune,
    Former,
    Province,
    address_line,
)

FIRST = date(2025, 7, 1)
RENAMED = date(2026, 4, 30)
DAY = date(2026, 11, 23)


def province(code, name, valid_from=FIRST):
    return Province(
        code=code,
        name=name,
        valid_from=valid_from,
        source="Nghị quyết 202/2025/QH15",
        communes_source="Nghị quyết",
        checked_on=DAY,
    )


def commune(code, name, of, valid_from=FIRST, valid_to=None):
    return Commune(code=code, name=name, province=of, valid_from=valid_from, valid_to=valid_to)


def former(name, district, of, *now, earlier=False):
    return Former(name=name, district=district, province=of, now=now, earlier=earlier)


PROVINCES = (
    province("51", "Tỉnh Quảng Ngãi"),
    province("01", "Thành phố Hà Nội"),
    province("75", "Tỉnh Đồng Nai"),
    province("75", "Thành phố Đồng Nai", RENAMED),
    province("40", "Tỉnh Nghệ An"),
    province("38", "Tỉnh Thanh Hóa"),
    province("66", "Tỉnh Đắk Lắk"),
    province("79", "Thành phố Hồ Chí Minh"),
)
COMMUNES = (
    commune("21025", "Phường Cẩm Thành", "51"),
    commune("21028", "Phường Nghĩa Lộ", "51"),
    commune("21034", "Xã An Phú", "51"),
    commune("21548", "Đặc khu Lý Sơn", "51"),
    commune("00004", "Phường Ba Đình", "01"),
    commune("00008", "Phường Ngọc Hà", "01"),
    commune("00025", "Phường Giảng Võ", "01"),
    commune("25357", "Xã Tân Khai", "75", valid_to=date(2026, 4, 29)),
    commune("25357", "Phường Tân Khai", "75", RENAMED),
    commune("16876", "Xã Tương Dương", "40"),
    commune("24184", "Xã Ea H'Leo", "66"),
    commune("27154", "Phường Bàn Cờ", "79"),
    commune("15349", "Xã Vĩnh Lộc", "38"),
    commune("15382", "Xã Biện Thượng", "38"),
)
FORMERS = (
    former("Phường Nghĩa Chánh", "Thành phố Quảng Ngãi", "Tỉnh Quảng Ngãi", "21025"),
    former("Phường Nghĩa Lộ", "Thành phố Quảng Ngãi", "Tỉnh Quảng Ngãi", "21028"),
    former("Xã An Phú", "Thành phố Quảng Ngãi", "Tỉnh Quảng Ngãi", "21034"),
    former("xa nghiaan", "Thành phố Quảng Ngãi", "Tỉnh Quảng Ngãi", "21034", earlier=True),
    former("", "Huyện Lý Sơn", "Tỉnh Quảng Ngãi", "21548"),
    former("Phường Trúc Bạch", "Quận Ba Đình", "Thành phố Hà Nội", "00004"),
    former("Phường Cống Vị", "Quận Ba Đình", "Thành phố Hà Nội", "00025", "00008"),
    former("Xã Xá Lượng", "Huyện Tương Dương", "Tỉnh Nghệ An", "16876"),
    former("Xã Ea H'leo", "Huyện Ea H'leo", "Tỉnh Đắk Lắk", "24184"),
    former("Phường 1", "Quận 3", "Thành phố Hồ Chí Minh", "27154"),
    former("Xã Vĩnh Hưng", "Huyện Vĩnh Lộc", "Tỉnh Thanh Hóa", "15349"),
    former("Xã Vĩnh Hùng", "Huyện Vĩnh Lộc", "Tỉnh Thanh Hóa", "15382"),
)


def table(on=DAY):
    return AreaTable(PROVINCES, COMMUNES, FORMERS, on=on)


TABLE = table()


@pytest.mark.parametrize(
    ("line", "code", "beside"),
    [
        ("Tổ 5, phường Nghĩa Chánh, thành phố Quảng Ngãi, Quảng Ngãi", "21025", Beside.NOW),
        ("Tổ 5, P. Nghĩa Lộ, TP. Quảng Ngãi, T. Quảng Ngãi", "21028", Beside.NOW),
        ("tổ 5,P.NGHĨA LỘ,TP.QUẢNG NGÃI,QUẢNG NGÃI,", "21028", Beside.NOW),
        ("Tổ 5, Nghĩa Lộ, Quảng Ngãi", "21028", Beside.WITHIN),
        ("Phường Nghĩa Lộ, tỉnh Quảng Ngãi", "21028", Beside.WITHIN),
        ("Thôn 2, Xá Lượng, Tương Dương, Nghệ An", "16876", Beside.NOW),
        ("Thôn 2, Xã Xá Lượng, Tương Dương, Nghệ An", "16876", Beside.NOW),
        ("P1, Q3, TP.Hồ Chí Minh", "27154", Beside.NOW),
        ("Phường 1, Quận 3, Thành phố Hồ Chí Minh", "27154", Beside.NOW),
        ("Buôn 1, Ea H’Leo, Ea H`leo, Đắk Lắk", "24184", Beside.NOW),
        ("Thôn Tây, An Vĩnh, Lý Sơn, Quảng Ngãi", "21548", Beside.WITHIN),
        ("Số 5, Trúc Bạch, Ba Đình, Hà Nội", "00004", Beside.NOW),
        ("Số 5 Trúc Bạch, Ba Đình, Hà Nội", "00004", Beside.WITHIN),  # a street of that name
    ],
)
def test_the_line_of_a_card_leads_to_one_unit(line, code, beside):
    found = TABLE.locate(line)
    assert [(one.code, one.beside) for one in found.areas] == [(code, beside)]
    assert found.is_sure


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Số 5, Cống Vị, Ba Đình, Hà Nội", ["00025", "00008"]),  # divided between two
        ("xóm 3, Vĩnh Hưng, Vĩnh Lộc, Thanh Hóa", ["15349", "15382"]),  # Hưng and Hùng fold alike
        ("Nghĩa An, Thành phố Quảng Ngãi, Quảng Ngãi", ["21034"]),  # gone before 2025
        ("Xá Lượng, Kỳ Sơn, Nghệ An", ["16876"]),  # another district than that of 2025
    ],
)
def test_what_is_not_sure_is_only_offered(line, codes):
    found = TABLE.locate(line)
    assert [one.code for one in found.areas] == codes
    assert not found.is_sure


@pytest.mark.parametrize(
    "line",
    ["", ",", "Quảng Ngãi", "12 Lê Lợi", "Quảng Ngãi, Việt Nam", "Seoul, 대한민국", "a, b, c, d"],
)
def test_a_line_that_names_no_unit_leads_nowhere(line):
    assert TABLE.locate(line).areas == ()
    assert not TABLE.locate(line).is_sure


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    for area in TABLE.locate(text).areas:
        assert TABLE.placed(area, text) == area
    for hit in TABLE.find(text):
        assert hit.area.code


def test_units_are_those_of_the_day():
    assert table(date(2025, 6, 30)).locate("Nghĩa Lộ, Quảng Ngãi").areas == ()
    before, after = table(date(2026, 4, 29)), table(RENAMED)
    for line in ("xã Tân Khai, tỉnh Đồng Nai", "phường Tân Khai, thành phố Đồng Nai"):
        assert before.locate(line).areas[0].words == "xã Tân Khai, tỉnh Đồng Nai"
        assert after.locate(line).areas[0].words == "phường Tân Khai, thành phố Đồng Nai"
    assert after.locate("xã Tân Khai, tỉnh Đồng Nai").areas[0].beside is Beside.NOW
    assert after.locate("phường Tân Khai, thành phố Đồng Nai").areas[0].beside is Beside.WITHIN


class TestFinding:
    """By the words of today or of before."""

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("nghia lo", "21028"),
            ("Nghĩa Lộ", "21028"),
            ("phuong nghia lo quang ngai", "21028"),
            ("truc bach", "00004"),
            ("nghia chanh", "21025"),
            ("ly son", "21548"),
            ("tân khai", "25357"),
            ("ea h'leo", "24184"),
        ],
    )
    def test_the_likeliest_comes_first(self, text, first):
        assert TABLE.find(text)[0].area.code == first

    def test_an_older_name_is_told(self):
        assert TABLE.find("truc bach")[0].former == "Phường Trúc Bạch, Quận Ba Đình"
        assert TABLE.find("ba dinh")[0].former == ""

    def test_those_of_the_own_province_come_first(self):
        assert TABLE.find("phuong", home="51")[0].area.province == "Tỉnh Quảng Ngãi"
        assert TABLE.find("phuong", home="01")[0].area.province == "Thành phố Hà Nội"

    def test_marks_that_are_typed_decide(self):
        assert [hit.area.code for hit in TABLE.find("vĩnh hùng")] == ["15382", "15349"]
        assert [hit.area.code for hit in TABLE.find("vĩnh hưng")] == ["15349", "15382"]
        assert len(TABLE.find("vinh hung")) == 2

    def test_each_unit_once_and_never_more_than_asked_for(self):
        hits = TABLE.find("phuong", limit=3)
        assert len({hit.area.code for hit in hits}) == len(hits) == 3

    @pytest.mark.parametrize("text", ["", "  ", "zzz", "phường zzz", "…"])
    def test_nothing_is_found_for_nothing(self, text):
        assert TABLE.find(text) == ()


class TestOnPaper:
    """The words of the citizen's paper stay; the unit of today stands beside them."""

    AREA = Area(code="21025", name="Phường Cẩm Thành", province="Tỉnh Quảng Ngãi")

    @pytest.mark.parametrize(
        ("line", "printed"),
        [
            (
                "Tổ 5, Nghĩa Chánh, Quảng Ngãi, Quảng Ngãi",
                (
                    "Tổ 5, Nghĩa Chánh, Quảng Ngãi, Quảng Ngãi "
                    "(nay là phường Cẩm Thành, tỉnh Quảng Ngãi)"
                ),
            ),
            (
                "Tổ 5, phường Cẩm Thành, tỉnh Quảng Ngãi",
                "Tổ 5, phường Cẩm Thành, tỉnh Quảng Ngãi",
            ),
            ("12 Lê Lợi", "12 Lê Lợi, phường Cẩm Thành, tỉnh Quảng Ngãi"),
            ("Số 12, Lê Lợi", "Số 12, Lê Lợi, phường Cẩm Thành, tỉnh Quảng Ngãi"),
            ("", "phường Cẩm Thành, tỉnh Quảng Ngãi"),
            (
                "Cống Vị, Ba Đình, Hà Nội",
                "Cống Vị, Ba Đình, Hà Nội (nay là phường Cẩm Thành, tỉnh Quảng Ngãi)",
            ),
        ],
    )
    def test_the_line(self, line, printed):
        assert address_line(line, TABLE.placed(self.AREA, line)) == printed

    def test_without_a_unit_the_line_stands_alone(self):
        assert address_line("12 Lê Lợi", None) == "12 Lê Lợi"
