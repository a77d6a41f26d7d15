"""A refusal names the article it rests on, by the law of the day."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.dossier import life
from counter_app.domain.refusal import Refusal
from counter_app.domain.rules import Article, LawText, cited, pack_on
from counter_app.store.editions import load_edition
from tests.store.edition_samples import RESOURCES

PACKS = load_edition(RESOURCES).rules
DECREE = LawText(vi="Nghị định 118/2025/NĐ-CP", en="Decree 118/2025/ND-CP")
ONCE = Refusal(code="once", vi="Chỉ một lần.", en="Once only.", rule="R41", where="reason")


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_step_of_the_table_rests_on_an_article(pack):
    named = {step.rule for step in life.STEPS.values() if step.rule}
    if pack is not PACKS[-1]:  # what came with the decree of 2025: stop by wish, electronic result
        named -= {"NĐ 118/2025 Đ21", "NĐ 118/2025 Đ22"}
    assert named <= set(pack.articles)


@pytest.mark.parametrize(
    ("article", "vi", "en"),
    [
        (
            Article(of="d", article="11", clause="2", point="c"),
            "điểm c khoản 2 Điều 11 Nghị định 118/2025/NĐ-CP",
            "Article 11, clause 2, point c, Decree 118/2025/ND-CP",
        ),
        (
            Article(of="d", article="6"),
            "Điều 6 Nghị định 118/2025/NĐ-CP",
            "Article 6, Decree 118/2025/ND-CP",
        ),
        (
            Article(of="d", item="4"),
            "mục 4 Nghị định 118/2025/NĐ-CP",
            "item 4, Decree 118/2025/ND-CP",
        ),
    ],
)
def test_an_article_in_words(article, vi, en):
    words = article.words(DECREE)
    assert (words.vi, words.en) == (vi, en)


@pytest.mark.parametrize(
    ("day", "basis"),
    [
        (date(2024, 5, 6), "khoản 3 Điều 6 Quy chế phối hợp theo Quyết định 1822/QĐ-UBND"),
        (date(2026, 11, 23), "khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP"),
    ],
)
def test_R41_the_day_chooses_the_article(day, basis):
    told = cited(ONCE, pack_on(PACKS, day))
    assert told.vi.startswith(f"Chỉ một lần. Căn cứ: {basis}")
    assert "Basis: Article" in told.en
    assert (told.code, told.where) == (ONCE.code, ONCE.where)


def test_a_rule_of_our_own_names_no_law():
    ours = replace(ONCE, rule="")
    assert cited(ours, PACKS[-1]) is ours
