"""The posted text of the papers follows their list: what hangs there is what is asked for (R02).

A published text holds words of its own, so a line is written anew only for a paper that is new or
changed, or whose case or unit has another name; the others keep their wording, under their new
numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from counter_app.domain.procedure import CopyKind, Need, Paper, Procedure

_NUMBERED = re.compile(r"\s*([0-9]{1,3})\.\s+(\S.*?)\s*")
_SETS = re.compile(r"(Số lượng hồ sơ:\s*)[0-9]+(\s*bộ)")
_KINDS = {
    CopyKind.ORIGINAL: "bản chính",
    CopyKind.CERTIFIED: "bản sao chứng thực",
    CopyKind.COPY: "bản sao",
    CopyKind.COMPARED: "bản chụp kèm bản chính để đối chiếu",
    CopyKind.REGISTER_EXTRACT: "bản sao từ sổ gốc",
    CopyKind.ELECTRONIC: "tệp điện tử",
}


def follow_papers(text: str, before: Procedure, after: Procedure) -> str:
    """`text`, which was posted with the papers of `before`, as it is posted with those of `after`.

    A text that does not tell the papers of `before` by their numbers stays as it is: only its
    author knows what to change in it.
    """
    said = [_said(one, before) for one in before.papers]
    if (said, before.sets) == ([_said(one, after) for one in after.papers], after.sets):
        return text
    lines = text.splitlines()
    told = {int(m[1]): m[2] for m in (_NUMBERED.fullmatch(line) for line in lines) if m}
    known = [one for one in before.papers if told.get(one.number, "").startswith(one.name)]
    if len(known) < len(before.papers) or len(told) > len(known):
        return text
    kept = {_said(one, before): told[one.number] for one in known}
    new = [
        f"{number}. {kept.get(_said(paper, after)) or _line(paper, after)}"
        for number, paper in enumerate(after.papers, 1)
    ]
    rest = [line for line in lines if not _NUMBERED.fullmatch(line)]
    return "\n".join([*new, *(_SETS.sub(rf"\g<1>{after.sets:02d}\g<2>", line) for line in rest)])


def _said(paper: Paper, procedure: Procedure) -> tuple[Paper, str]:
    return replace(paper, number=0), _line(paper, procedure)


def _line(paper: Paper, procedure: Procedure) -> str:
    """One paper as the shipped texts say it: "Bản vẽ: 02 bản chính (khổ A1 hoặc A0)."."""
    if paper.need is Need.SHOW_ONLY:
        return f"{paper.name}: xuất trình, không nộp{_remarks(paper, procedure)}."
    kinds = " hoặc ".join(_KINDS[kind] for kind in paper.kinds)
    each = f" cho mỗi {procedure.unit_name}" if paper.per_unit and procedure.unit_name else ""
    return f"{paper.name}: {paper.quantity:02d} {kinds}{each}{_remarks(paper, procedure)}."


def _remarks(paper: Paper, procedure: Procedure) -> str:
    names = [one.name for one in procedure.cases if one.id in paper.cases]
    when = _lower(paper.condition or "") or (f"trường hợp: {', '.join(names)}" if names else "")
    said = [
        when or ("nếu có" if paper.need is Need.IF_ANY else ""),
        "nộp một trong các loại cùng nhóm" if paper.one_of else "",
    ]
    remarks = "; ".join(one for one in said if one)
    return f" ({remarks})" if remarks else ""


def _lower(text: str) -> str:
    """Within a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
