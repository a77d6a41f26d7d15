"""Mẫu 01 as data: what it says by itself, in which order, under which rule packs.

`resources/forms/receipt-*.yaml`, one file for each circular. The layout is the program's, and so
are the values (dates, sums, who and what); every word around them is here, some with named holes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from counter_app.domain.form_template import Copy
from counter_app.domain.procedure import CopyKind, FeeKind, FeeMoment, Legalisation, OriginalFate


class Part(StrEnum):
    """A line or block of the form."""

    OWNER = "owner"
    TAX_CODE = "tax_code"
    SIGNATORY = "signatory"
    SUBMITTER = "submitter"  # beside: the phone number
    ADDRESS = "address"
    CONTACT = "contact"  # the phone number; beside: the e-mail address
    PERSONAL_ID = "personal_id"
    OLD_ID = "old_id"
    PASSPORT = "passport"
    REQUEST = "request"
    AGENCY = "agency"
    PAPERS = "papers"
    SHOWN = "shown"
    SETS = "sets"
    LIMIT = "limit"
    RECEIVED = "received"
    DUE = "due"
    RETURN = "return"
    SURRENDER = "surrender"
    FEES = "fees"
    BOOK = "book"  # the volume; beside: the number in it
    SIGNATURES = "signatures"  # who hands in; beside: who accepts
    NOTES = "notes"


WITH_TWO = frozenset({Part.SUBMITTER, Part.CONTACT, Part.BOOK, Part.SIGNATURES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part at its place. `beside`: the second label of the parts `WITH_TWO`."""

    part: Part
    label: str
    beside: str = ""


class Holds(StrEnum):
    """What a column of the table of papers holds."""

    NUMBER = "number"
    NAME = "name"
    KIND = "kind"  # of copy, in words
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the table of papers. `over`: a heading it shares with its neighbours.

    `of`: the kinds of copy it counts, empty: all. `ems`: its width in type sizes; the name has what
    the others leave.
    """

    holds: Holds
    head: str
    over: str = ""
    of: tuple[CopyKind, ...] = ()
    ems: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Words around a value or in the place of one; `PHRASE_HOLES` says what each is given."""

    sign_here: str
    authorised: str
    sets: str
    pages: str
    translated: str
    due_before: str  # where the centre promises a day and not a minute
    number_in_book: str  # a desk without a line cannot know it
    no_fee: str
    fee_waived: str
    fee_in_words: str
    fees_total: str
    by_post: str
    by_post_to: str
    electronic: str
    no_phone: str
    provisional: str
    former_code: str
    corrected: str
    lookup: str
    hotline: str


PHRASE_HOLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "sets": frozenset({"sets"}),
        "pages": frozenset({"pages"}),
        "due_before": frozenset({"due_at"}),
        "fee_waived": frozenset({"listed", "waiver"}),
        "fee_in_words": frozenset({"words"}),
        "fees_total": frozenset({"total", "words"}),
        "by_post_to": frozenset({"address"}),
        "former_code": frozenset({"code"}),
        "corrected": frozenset({"fields"}),
        "lookup": frozenset({"url"}),
        "hotline": frozenset({"phone"}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTemplate:
    """Mẫu 01 under some rule packs (`packs` empty: all that no other file names, so also one newer
    than this program). Its title and number come from the rule pack.

    `kinds`: each kind of copy in words, for a column that holds the kind; without one what is told
    beside the name of a paper, with the hole `count`. `originals`: what became of the original
    (situation 7); one to be handed in with the result has a line of its own. `corrected`: the
    fields a correction may change, in words. `notes`: what always stands at the end.
    """

    id: Literal["receipt"]
    source: str  # where its words come from
    parts: tuple[Item, ...]
    columns: tuple[Column, ...]
    kinds: Mapping[CopyKind, str]
    originals: Mapping[OriginalFate, str]
    legalisations: Mapping[Legalisation, str]
    fee_kinds: Mapping[FeeKind, str]
    fee_moments: Mapping[FeeMoment, str]
    corrected: Mapping[str, str]
    copies: Mapping[Copy, str]
    phrases: Phrases
    notes: tuple[str, ...]
    packs: tuple[str, ...] = ()
