"""Every entry kind of a dossier has a line of history, in both languages."""

import dataclasses

import pytest

from counter_app.domain.dossier import life
from counter_app.domain.draft import Presence
from counter_app.services.attention import _entered
from counter_app.services.life import GESTURES
from counter_app.services.told import title_of
from counter_app.services.told_answers import answer_entered
from counter_app.services.told_steps import step_entered
from tests.domain import agency_samples as agency
from tests.domain import life_samples as samples
from tests.domain import result_samples as results
from tests.domain.dossier_samples import paper
from tests.domain.life_samples import taken_in
from tests.domain.life_walks import bodies_for

STATE = agency.at_agency()


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


NOT_TYPED = {
    *("by_name", "counter", "agency", "passed_to", "at_centre"),
    *("asked", "incident", "handed", "signature", "identity_compared_by", "channel", "about"),
}


@pytest.mark.parametrize("kind", sorted(GESTURES))
def test_nothing_that_was_typed_with_a_step_is_lost_when_it_does_not_count(kind):
    """Each text of each entry a step may write stands beside its label."""
    bodies = [one for one in bodies_for(STATE) if kind == one.KIND]
    assert bodies or kind in {"leg_done", "leg_received"}
    for body in bodies:
        entered = dict(answer_entered(body) or step_entered(body))
        told = " ".join(entered.values())
        for field in dataclasses.fields(body):
            value = getattr(body, field.name)
            if type(value) is str and field.name not in NOT_TYPED:
                assert value in told, field.name
        assert all(words.vi and words.en for words in entered)


def test_money_days_and_papers_are_told_as_they_stand_on_paper():
    entered = {words.vi: text for words, text in step_entered(agency.returned())}
    assert entered["giấy tờ"] == "Giấy khám sức khỏe: Nộp bản chính"
    asked = {words.vi: text for words, text in step_entered(agency.payment_asked())}
    assert asked["khoản thu"].endswith("500.000\u00a0đ")
    moved = step_entered(agency.postponed(agency.at_agency()))
    assert "46/SXD, 04/12/2026, Đỗ Mạnh Cường" in dict(moved).values()
    assert step_entered(object()) == ()


def test_R22_what_was_asked_for_and_did_not_come_is_told_with_its_reason():
    away = paper(2, mandatory=False, presence=Presence.ABSENT, not_brought="Không thuộc diện")
    body = taken_in(papers=(paper(1), away))
    words = title_of("accepted", body)
    assert words.vi.endswith("; đã yêu cầu mà không bổ sung: 2. Giấy tờ số 2 (Không thuộc diện)")
    assert words.en.endswith("; asked for and not brought: 2. Giấy tờ số 2 (Không thuộc diện)")
    assert "bổ sung" not in title_of("accepted", taken_in()).vi
    entered = {words.vi: text for words, text in _entered(body)}
    assert entered["không bổ sung"] == "2. Giấy tờ số 2: Không thuộc diện"
