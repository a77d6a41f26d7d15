"""A dossier's later life, played at a desk of `playing`: the forms filled as a clerk fills them."""

from datetime import date

from counter_app.job import Job
from tests.services.playing import HOA

PHONE = {"channel": "phone", "whom": "Ông Minh, Sở Xây dựng", "said": "Xin lùi 5 ngày"}
SENT = {"carrier": "Bưu điện tỉnh", "list_number": "12", "at_centre": False}
GOT = {"received_by": "Phạm Văn Minh", "officer": "Phạm Văn Minh"}


def take(desk, stream, kind, who=HOA, **answers):
    """Fill the form as a clerk does: what stands there first, then what he types."""
    form = desk.life.form(stream, kind, who)
    stands = {field.name: field.start for field in form.fields if field.start is not None}
    return desk.life.take(stream, kind, {**stands, **answers}, who)


def send(desk, stream):
    number = f"12/{desk.state(stream).agency}"  # a list goes to one agency
    take(desk, stream, "transferred", **{**SENT, "list_number": number})
    take(desk, stream, "agency_received", **GOT)


def scan_apology(desk, stream, who=HOA):
    desk.feeder.feed(desk.pages(1))
    assert desk.scanning.scan_document(Job(), stream, "postponed", who).pages == 1


def apology(desk, stream, **fields):
    values = {
        "notice_number": "45/SXD",
        "notice_on": date(2026, 11, 23),
        "notice_signer": "Đỗ Mạnh Cường",
        "apology_number": "46/SXD",
        "apology_on": date(2026, 11, 23),
        "apology_signer": "Đỗ Mạnh Cường",
        "code_on_paper": desk.state(stream).code,
        "reason": "Chờ ý kiến của Sở Tài chính",
        "new_due_on": date(2026, 12, 31),
    }
    return take(desk, stream, "postponed", **{**values, **fields})
