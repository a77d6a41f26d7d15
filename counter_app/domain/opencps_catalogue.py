"""The thirteen posted fields out of OpenCPS v2 (`GET /serviceinfos`), for procedures we know.

Only texts come from there: papers, limits and fees of that system carry no units, and are never
guessed from a sentence. A time limit without a unit ("3") is refused; so is an amount that looks
written in thousands.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from counter_app.domain.catalogue_cells import Wrong
from counter_app.domain.catalogue_table import Table
from counter_app.domain.procedure import PostedFields, Procedure
from counter_app.domain.text import clean_line, nfc
from counter_app.errors import Words

_TEXTS = {
    "serviceName": "name",
    "processText": "steps",
    "methodText": "manner",
    "dossierText": "papers",
    "durationText": "time_limit",
    "applicantText": "applicants",
    "feeText": "fee",
    "conditionText": "conditions",
    "regularText": "legal_basis",
    "resultText": "result",
}
_CODES = ("serviceCodeDVCQG", "serviceCode")
_TAG = re.compile(r"<!--.*?-->|</?[a-z][^>]*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<\s*(?:br|/p|/li|/div)[^>]*>", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_AMOUNT = re.compile(r"(?<![0-9.])([0-9]{1,3})\s*(?:đồng|đ|vnđ|vnd)\b", re.IGNORECASE)
_MOST = 5_000


def read_services(text: str, known: Mapping[str, Procedure]) -> Table:
    """The procedures of `known` with the texts of `text`, or what is wrong; `line` counts entries.

    Entries of unknown procedures are left out: their papers and limits must come in a table.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return _only(0, "*", Words("tệp không phải JSON", "the file is not JSON"))
    entries = data.get("data") if isinstance(data, dict) else data
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        words = Words("cần danh sách “data” các thủ tục", "a list “data” of services is needed")
        return _only(0, "data", words)
    if len(entries) > _MOST:
        return _only(_MOST + 1, "data", Words("quá 5.000 thủ tục", "more than 5,000 services"))
    problems: list[Wrong] = []
    made: list[Procedure] = []
    first: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        procedure = _procedure(entry, known)
        if procedure is None:
            continue
        if (before := first.setdefault(procedure.code, number)) != number:
            words = Words(
                f"thủ tục {procedure.code} đã có ở mục {before}; giữ lại một",
                f"procedure {procedure.code} stands at entry {before} before; keep one",
            )
            problems.append(Wrong(line=number, column=_CODES[1], words=words))
        problems += _problems(number, entry)
        made.append(_changed(procedure, entry))
    if not made and not problems:
        words = Words(
            "không thủ tục nào trong tệp có mã đã có trong danh mục",
            "no service of the file is in the catalogue",
        )
        return _only(0, "serviceCode", words)
    return Table(problems=tuple(problems)) if problems else Table(procedures=tuple(made))


def write_services(procedures: Sequence[Procedure]) -> str:
    """The same shape, as OpenCPS and its like read it."""
    data = [
        {"serviceCode": one.code, "serviceCodeDVCQG": one.code, "domainName": one.field}
        | {name: getattr(one.posted, field) for name, field in _TEXTS.items()}
        for one in procedures
    ]
    return json.dumps({"total": len(data), "data": data}, ensure_ascii=False, indent=2) + "\n"


def _procedure(entry: Mapping[str, Any], known: Mapping[str, Procedure]) -> Procedure | None:
    codes = (clean_line(str(entry.get(name) or "")) for name in _CODES)
    return next((known[code] for code in codes if code in known), None)


def _problems(number: int, entry: Mapping[str, Any]) -> Iterator[Wrong]:
    for name in _TEXTS:
        value = entry.get(name)
        if value is not None and not isinstance(value, str):
            yield Wrong(line=number, column=name, words=Words("cần chữ", "text is expected"))
    limit = _text(entry, "durationText")
    if _BARE_NUMBER.fullmatch(limit):
        yield Wrong(
            line=number,
            column="durationText",
            words=Words(
                f"thời hạn “{limit}” không có đơn vị (ngày, ngày làm việc, tháng)",
                f"the time limit “{limit}” has no unit",
            ),
        )
    amount = _AMOUNT.search(_text(entry, "feeText"))
    if amount and int(amount[1]) > 0:
        yield Wrong(
            line=number,
            column="feeText",
            words=Words(
                f"mức thu “{amount[0]}” dưới 1.000 đồng: có thể đã ghi theo nghìn đồng",
                f"the amount “{amount[0]}” is below 1,000 dong: written in thousands perhaps",
            ),
        )


def _changed(procedure: Procedure, entry: Mapping[str, Any]) -> Procedure:
    texts = {field: _text(entry, name) for name, field in _TEXTS.items()}
    kept = {field: text for field, text in texts.items() if text}
    posted: PostedFields = replace(procedure.posted, **kept)
    name = clean_line(posted.name)
    field = clean_line(str(entry.get("domainName") or "")) or procedure.field
    return replace(procedure, name=name, field=field, posted=replace(posted, name=name))


def _text(entry: Mapping[str, Any], name: str) -> str:
    """Words without the mark-up of the system they come from."""
    value = entry.get(name)
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_TAG.sub("", _BREAK.sub("\n", value)))
    lines = (clean_line(line) for line in nfc(plain).splitlines())
    return "\n".join(line for line in lines if line)


def _only(line: int, column: str, words: Words) -> Table:
    return Table(problems=(Wrong(line=line, column=column, words=words),))
