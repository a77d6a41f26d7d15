"""Rule packs: which decree and circular rule a day, with form numbers and titles (domain.md §3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from counter_app.domain.centre import Centre, ReceiptSize
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTitle:
    """A form of the circular: its id in code, its number on paper, its printed title."""

    id: str  # "receipt", "supplement", "refusal", "apology", "stopped", "control", "register"
    number: str  # "01"
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """A decree, regulation or letter that rules stand in."""

    vi: str  # "Nghị định 118/2025/NĐ-CP"
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Where a rule stands: point, clause and article of a text, or an item of a letter."""

    of: str  # key among the texts of the pack
    article: str = ""
    clause: str = ""
    point: str = ""
    item: str = ""

    def words(self, text: LawText) -> Words:
        """As it is cited: "điểm c khoản 2 Điều 11 Nghị định …"."""
        vi = (
            ("mục", self.item),
            ("điểm", self.point),
            ("khoản", self.clause),
            ("Điều", self.article),
        )
        en = (
            ("item", self.item),
            ("Article", self.article),
            ("clause", self.clause),
            ("point", self.point),
        )
        cited_vi = " ".join(f"{name} {number}" for name, number in vi if number)
        cited_en = ", ".join(f"{name} {number}" for name, number in en if number)
        return Words(f"{cited_vi} {text.vi}", f"{cited_en}, {text.en}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """One regime, in force from a date."""

    id: str  # "tt01-2018" | "tt03-2025"
    name: str  # "NĐ 61/2018/NĐ-CP và TT 01/2018/TT-VPCP"
    circular: str  # "Thông tư số 01/2018/TT-VPCP"
    decree: str
    valid_from: date
    forms: tuple[FormTitle, ...]
    receipt_size: ReceiptSize  # where the centre has not chosen
    supplement_notice_working_days: int
    close_after_calendar_days: int | None
    transfer_cutoff: str  # "15:00" or ""
    source: str
    texts: Mapping[str, LawText] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)  # by rule: "R13"

    def cite(self, rule: str) -> Words | None:
        """Where `rule` stands in the law of this regime; None for rules of our own."""
        article = self.articles.get(rule)
        return None if article is None else article.words(self.texts[article.of])

    def form(self, form_id: str) -> FormTitle:
        """The form by its id. Raises KeyError when the pack has no such form."""
        for form in self.forms:
            if form.id == form_id:
                return form
        raise KeyError(form_id)


def receipt_size(centre: Centre, pack: RulePack) -> ReceiptSize:
    """The paper of mẫu 01: the centre's choice, else the pack's (domain.md correction 13)."""
    return centre.receipt_size or pack.receipt_size


def pack_on(packs: Iterable[RulePack], day: date) -> RulePack:
    """The pack in force on `day`: the latest `valid_from` not after it. Raises LookupError."""
    in_force = [pack for pack in packs if pack.valid_from <= day]
    if not in_force:
        msg = f"no rule pack in force on {day}"
        raise LookupError(msg)
    return max(in_force, key=lambda pack: pack.valid_from)


def cited(refusal: Refusal, pack: RulePack) -> Refusal:
    """`refusal` with the article it rests on; one that rests on no article stays as it is."""
    basis = pack.cite(refusal.rule)
    if basis is None:
        return refusal
    return replace(
        refusal,
        vi=f"{refusal.vi} Căn cứ: {basis.vi}.",
        en=f"{refusal.en} Basis: {basis.en}.",
    )
