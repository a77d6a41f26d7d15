"""`counter-app due`: when a result would be due, and why, day by day."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.settings import RESOURCES

if TYPE_CHECKING:
    from counter_app.domain.dossier.bodies import Due
    from counter_app.domain.limits import Period
    from counter_app.domain.rules import RulePack
    from counter_app.domain.workcalendar import WorkCalendar
    from counter_app.store.editions import Edition


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("due", help="when a result would be due, and why")
    parser.add_argument("accepted", metavar="ACCEPTED", help='local time, "2026-11-20 09:15"')
    parser.add_argument(
        "limit",
        metavar="LIMIT",
        help='"5 working-days", "0.5 working-days", "8 working-hours", "15 calendar-days", '
        '"2 months", or as the catalogue writes it',
    )
    parser.add_argument("--rules", metavar="PACK", help="rule pack (default: by the date)")
    parser.add_argument(
        "--data", type=Path, help="data folder whose calendar counts (default: the shipped one)"
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="of the sentences")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer. Raises CounterError for what cannot be counted."""
    from counter_app.domain.deadlines import due
    from counter_app.store.editions import load_edition

    accepted_at, period = _moment(args.accepted), _period(args.limit)
    edition = load_edition(RESOURCES)
    found = due(
        accepted_at,
        period.amount,
        period.unit,
        calendar=_calendar(edition, args.data),
        rules_id=_pack(edition, args.rules, accepted_at).id,
        time_of_day=edition.centre.due_time_of_day,
    )
    sys.stdout.write((_as_json if args.json else _as_text)(found, args.lang))
    return 0


def _calendar(edition: Edition, folder: Path | None) -> WorkCalendar:
    """As it came with the program, or as a supervisor revised it in the journal of `folder`."""
    from counter_app.bootstrap import DeskOptions, open_store
    from counter_app.domain.workcalendar import WorkCalendar
    from counter_app.store.calendars import work_calendar

    if folder is None:
        centre = edition.centre
        return WorkCalendar.of(edition.calendars, centre.hours, centre.other_hours)
    store = open_store(DeskOptions(root=folder), must_exist=True)
    try:
        with store.db.read() as conn:
            return work_calendar(conn, edition)
    finally:
        store.close()


def _moment(text: str) -> datetime:
    from counter_app.domain.moments import LOCAL
    from counter_app.errors.calendar import MomentUnclearError

    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=LOCAL)
    except ValueError:
        raise MomentUnclearError(typed=text) from None


def _period(text: str) -> Period:
    from counter_app.domain.limits import read_period
    from counter_app.errors.calendar import LimitUnclearError

    try:
        return read_period(text)
    except ValueError:
        raise LimitUnclearError(typed=text) from None


def _pack(edition: Edition, wanted: str | None, accepted_at: datetime) -> RulePack:
    from counter_app.domain.rules import pack_on
    from counter_app.errors.calendar import RulePackUnknownError

    known = ", ".join(pack.id for pack in edition.rules)
    try:
        if wanted is None:
            return pack_on(edition.rules, accepted_at.date())
        return next(pack for pack in edition.rules if pack.id == wanted)
    except (LookupError, StopIteration):
        typed = f"{accepted_at:%Y-%m-%d}" if wanted is None else wanted
        raise RulePackUnknownError(typed=typed, known=known) from None


def _as_json(found: Due, language: str) -> str:
    from counter_app.domain.due_words import explain, limit_words, step_words
    from counter_app.domain.moments import local

    answer = {
        "due_at": local(found.due_at).isoformat(timespec="minutes"),
        "limit": limit_words(found.limit).to(language),
        "sentence": explain(found).to(language),
        "trace": [
            {
                "on": step.on.isoformat(),
                "counted": step.counted,
                "reason": step_words(step).to(language),
            }
            for step in found.trace
        ],
        "rules": found.rules,
        "calendar": found.calendar,
    }
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _as_text(found: Due, language: str) -> str:
    from counter_app.domain.due_words import explain, limit_words, step_words
    from counter_app.domain.formats import moment_words, show_date

    lines = [moment_words(found.due_at).to(language), explain(found).to(language)]
    lines += [
        f"  {'+' if step.counted else ' '} {show_date(step.on)}  {step_words(step).to(language)}"
        for step in found.trace
    ]
    lines.append(f"{limit_words(found.limit).to(language)} · {found.rules} · {found.calendar}")
    return "\n".join(lines) + "\n"
