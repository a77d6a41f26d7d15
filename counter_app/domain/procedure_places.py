"""Where something in a procedure stands, in words: what a supervisor is told is wrong there."""

from __future__ import annotations

import re

from counter_app.domain.catalogue_cells import POSTED_NAMES
from counter_app.domain.procedure import Procedure
from counter_app.errors import Words

_STEP = re.compile(r"(\w+)(?:\[([0-9]+)\])?", re.ASCII)
_NAMES = {
    "agencies": Words("cơ quan phụ trách", "agency in charge"),
    "agency": Words("tên cơ quan", "agency"),
    "alias": Words("số gọi", "number"),
    "amount": Words("số", "figure"),
    "amount_dong": Words("mức thu", "amount"),
    "cases": Words("trường hợp", "case"),
    "case": Words("trường hợp", "case"),
    "channels": Words("cách nộp", "ways of handing in"),
    "close_after": Words("đóng hồ sơ sau", "closed after"),
    "code": Words("mã", "code"),
    "fees": Words("khoản thu", "fee"),
    "field": Words("lĩnh vực", "field"),
    "kinds": Words("loại bản", "kind of copy"),
    "legs": Words("cơ quan", "agency"),
    "limits": Words("thời hạn", "time limit"),
    "max_supplements": Words("số lần yêu cầu bổ sung", "requests for supplements"),
    "name": Words("tên", "name"),
    "need": Words("yêu cầu", "whether it is needed"),
    "one_of": Words("nhóm một trong các loại", "group of which one is enough"),
    "papers": Words("giấy tờ", "paper"),
    "posted": Words("nội dung niêm yết", "posted text"),
    "percent": Words("phần trăm còn phải nộp", "percent left to pay"),
    "quantity": Words("số bản", "copies"),
    "reason": Words("lý do", "reason"),
    "representation": Words("người nộp thay", "who may hand in for the owner"),
    "route": Words("quy trình liên thông", "route"),
    "sentence": Words("câu giải thích", "sentence for the citizen"),
    "sets": Words("số bộ hồ sơ", "number of sets"),
    "source": Words("văn bản quy định", "document"),
    "supplement_notice_limit": Words("thời hạn thông báo bổ sung", "notice of what lacks"),
    "supplement_reply_limit": Words("thời hạn bổ sung", "time to bring what lacks"),
    "unit": Words("đơn vị tính", "unit"),
    "unit_name": Words("đơn vị tính", "unit"),
    "valid_months": Words("số tháng có giá trị", "months it is valid"),
    "valid_to": Words("ngày cuối", "last day"),
    "waivers": Words("miễn, giảm", "waiver"),
    "within": Words("thời hạn", "time limit"),
    "work": Words("công việc", "work"),
}
_POSTED = {name: Words(label, name.replace("_", " ")) for name, label in POSTED_NAMES.items()}


def place_words(where: str) -> Words:
    """A dotted path: `papers[2].name` is "giấy tờ 3, tên". What has no word stays as it is."""
    names = _NAMES | _POSTED if where.startswith("posted.") else _NAMES
    told = []
    for name, place in _STEP.findall(where):
        words = names.get(name, Words(name, name))
        number = f" {int(place) + 1}" if place else ""
        told.append(Words(f"{words.vi}{number}", f"{words.en}{number}"))
    return Words(", ".join(one.vi for one in told), ", ".join(one.en for one in told))


def case_places(procedure: Procedure, case: str) -> Words:
    """The lines that name a case: "giấy tờ 2, 5; khoản thu 1". Empty when none does."""
    lines = {
        "papers": [case in paper.cases for paper in procedure.papers],
        "limits": [case == rule.case for rule in procedure.limits],
        "fees": [case == rule.case for rule in procedure.fees],
        "representation": [case == rule.case for rule in procedure.representation],
    }
    told = []
    for name, names_it in lines.items():
        places = ", ".join(str(place) for place, named in enumerate(names_it, 1) if named)
        if places:
            words = _NAMES[name]
            told.append(Words(f"{words.vi} {places}", f"{words.en} {places}"))
    return Words("; ".join(one.vi for one in told), "; ".join(one.en for one in told))
