"""Every entry kind of a dossier has a line of history, in both languages."""

import pytest

from counter_app.domain.dossier import life
from counter_app.services.told import title_of
from tests.domain import agency_samples as agency
from tests.domain import life_samples as samples
from tests.domain import result_samples as results


@pytest.mark.parametrize("kind", sorted(life.STEPS))
def test_each_kind_has_words_even_when_its_body_was_forgotten(kind):
    words = title_of(kind, None)
    assert words.vi != kind
    assert words.en != kind
    assert "{" not in words.vi + words.en


@pytest.mark.parametrize(
    ("body", "vi", "en"),
    [
        (
            agency.sent(),
            "Chuyển hồ sơ đến Sở Xây dựng: Bưu điện tỉnh; giấy bàn giao số BG-01",
            "Transferred to Sở Xây dựng: Bưu điện tỉnh; list no. BG-01",
        ),
        (
            agency.got(missing="01 bản vẽ"),
            "Cơ quan giải quyết đã nhận: Phạm Văn Minh; thiếu 01 bản vẽ",
            "Received by the agency: Phạm Văn Minh; missing 01 bản vẽ",
        ),
        (samples.asked(), "Yêu cầu bổ sung lần 1: Thiếu thành phần hồ sơ", None),
        (agency.payment_asked(), "Thông báo nộp phí, lệ phí: 500.000\u00a0đ", None),
        (agency.appraised(grant=False), "Thẩm định: không đồng ý giải quyết", None),
        (results.incident(), None, None),
        (results.handed(), None, None),
        (agency.returned(), "Cơ quan trả hồ sơ yêu cầu bổ sung: 45/SXD", None),
    ],
)
def test_the_line_says_what_matters(body, vi, en):
    words = title_of(body.KIND, body)
    assert vi is None or words.vi == vi
    assert en is None or words.en == en
    assert "{" not in words.vi + words.en


def test_R43_both_dates_stay_in_the_line_and_a_late_apology_is_marked():
    state = agency.at_agency()
    late = agency.postponed(state, when="08/12/2026 09:00")
    words = title_of("postponed", late)
    assert words.vi.startswith("Xin lỗi và hẹn lại: 17:00 ngày 08/12/2026 thành 17:00 ngày 13/12/")
    assert "Xin lỗi gửi muộn" in words.vi
    assert "apology came late" in words.en
    assert "Xin lỗi gửi muộn" not in title_of("postponed", agency.postponed(state)).vi
