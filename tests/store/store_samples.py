"""Values and small steps for store tests; every person is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from counter_app.domain.dossier import bodies
from counter_app.domain.draft import (
    Draft,
    DraftPage,
    PageImage,
    PayMethod,
    Person,
    Presence,
    Quality,
    Verdict,
)
from counter_app.domain.lease import Granted
from counter_app.domain.procedure import Channel, CopyKind, FeeKind, FeeMoment, ReturnChannel
from counter_app.store import journal

AT = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
DAY = date(2026, 11, 23)
NODE = "00000000-0000-7000-8000-0000000000aa"
OTHER = "00000000-0000-7000-8000-0000000000bb"
AGENCY = "H48.05"
KEY = bytes(range(32))


class CountingIds:
    """Identities that a person can read in a failing test."""

    def __init__(self, family: int = 1) -> None:
        self._family = family
        self._count = count(1)

    def new_id(self) -> str:
        return f"{self._family:08d}-0000-7000-8000-{next(self._count):012d}"

    def new_salt(self) -> str:
        return f"{next(self._count):032x}"


def author(ids, *, node=NODE, at=AT):
    return journal.Author(node=node, actor="staff-1", at=at, clock_offset_ms=0, ids=ids)


def code(serial=1, *, official=True):
    text = f"{AGENCY}-261123-{serial:04d}" if official else f"TM05-261123-{serial:03d}"
    return bodies.CodeIssued(
        code=text,
        official=official,
        source="lease" if official else "provisional",
        agency=AGENCY,
        day=DAY,
        serial=serial,
    )


def paper(number=1, **fields):
    return replace(
        bodies.AcceptedPaper(
            number=number,
            name=f"Giấy tờ số {number}",
            mandatory=True,
            verdict=Verdict.VALID,
            presence=Presence.HERE,
            kind=CopyKind.ORIGINAL,
            quantity=1,
        ),
        **fields,
    )


def accepted(serial=1, **fields):
    return replace(
        bodies.Accepted(
            code=code(serial),
            procedure=bodies.ProcedureShown(
                code="1.013236", alias=101, name="Cấp giấy phép xây dựng mới", field="Xây dựng"
            ),
            agency=AGENCY,
            agency_name="Sở Xây dựng",
            receiving_unit="Trung tâm Phục vụ hành chính công",
            counter="05",
            clerk="staff-1",
            clerk_name="Nguyễn Thị Hoa",
            accepted_at=AT,
            due=bodies.Due(
                due_at=AT + timedelta(days=28),
                limit="20 ngày làm việc",
                trace=(),
                rules="tt03-2025",
                calendar="2026",
            ),
            channel=Channel.DIRECT,
            owner=Person(name="Đặng Thị Hồng Hạnh", id_number="051188001234", phone="0912345678"),
            organisation=None,
            submitter=None,
            relation="",
            authorisation=False,
            return_channel=ReturnChannel.DESK,
            return_address="",
            sets=1,
            papers=(paper(1), paper(2), paper(3)),
            fees=(
                bodies.FeeDue(
                    kind=FeeKind.STATE_CHARGE,
                    name="Lệ phí cấp giấy phép xây dựng",
                    unit="dossier",
                    unit_price_dong=150_000,
                    units=1,
                    listed_dong=150_000,
                    due_dong=150_000,
                    moment=FeeMoment.AT_ACCEPTANCE,
                    source="Nghị quyết HĐND tỉnh",
                ),
            ),
            note="",
            practice=False,
        ),
        **fields,
    )


def image(number):
    return PageImage(
        blob=f"{number:064x}",
        media_type="image/jpeg",
        size=300_000 + number,
        width=2480,
        height=3508,
        dpi=300,
        tool="imaging 1",
    )


def pages_filed(pages=9, first=1):
    return bodies.PagesFiled(
        pages=tuple(
            bodies.FiledPage(
                paper=1 + number % 3,
                order=number,
                image=image(first + number),
                turn=0,
                quality=Quality(sharpness=120),
                scanned_at=AT,
            )
            for number in range(pages)
        ),
        by_name="Nguyễn Thị Hoa",
    )


def fee_taken(amount=150_000):
    return bodies.FeeTaken(
        amount_dong=amount,
        given_dong=200_000,
        change_dong=200_000 - amount,
        method=PayMethod.CASH,
        counter="05",
        by_name="Nguyễn Thị Hoa",
        taken_at=AT,
    )


def corrected(old="0912345678", new="0987654321"):
    return bodies.Corrected(
        field="owner.phone", old=old, new=new, reason="nhập nhầm", by_name="Nguyễn Thị Hoa"
    )


def voided(serial=1):
    return bodies.Voided(code_typed=code(serial).code, reason="nhầm", by_name="Nguyễn Thị Hoa")


def granted(first, last, *, node=NODE, day=DAY):
    return Granted(node=node, agency=AGENCY, day=day, first=first, last=last)


def draft(draft_id="00000000-0000-7000-8000-0000000d0001", **fields):
    return replace(
        Draft(id=draft_id, opened_at=AT, staff="staff-1", counter="05", procedure="1.013236"),
        **fields,
    )


def draft_page(seq, **fields):
    return replace(
        DraftPage(
            id=f"00000000-0000-7000-8000-{seq:012d}",
            seq=seq,
            image=image(seq),
            raw_blob=f"{1000 + seq:064x}",
            raw_media_type="image/jpeg",
            source="virtual",
            scanned_at=AT,
            quality=Quality(),
        ),
        **fields,
    )


def accept(conn, ids, serial=1, *, stream=None, pages=9, node=NODE, **fields):
    """One accepted dossier with its pages; its stream."""
    stream = stream or f"dossier/{ids.new_id()}"
    journal.append(
        conn,
        author(ids, node=node),
        stream=stream,
        scope=AGENCY,
        bodies=[accepted(serial, **fields), pages_filed(pages, first=serial * 1000)],
    )
    return stream
