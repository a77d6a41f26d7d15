"""An agency for tests: a dossier of a counter walks to its result through the real services."""

from dataclasses import replace

from counter_app.domain.draft import DraftPaper, PayMethod, Presence, Verdict
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import CopyKind, OriginalFate
from counter_app.domain.staff import Role
from counter_app.services.people import SignedIn
from tests.services.playing import HOA

MAI = SignedIn(
    staff_id="staff-mai",
    number="100007",
    name="Hồ Thị Mai",
    roles=(Role.RETURN_DESK, Role.CLERK),
    agencies=(),
)
OLD_CERTIFICATE = 2  # paper of procedure 401 that is surrendered when the new one is collected


def step(desk, stream, kind, who=HOA, **answers):
    """Fill the form of a step as a clerk does: what stands there first, then what is typed."""
    form = desk.life.form(stream, kind, who)
    stands = {field.name: field.start for field in form.fields if field.start is not None}
    return desk.life.take(stream, kind, {**stands, **answers}, who)


def issue(desk, stream, who=HOA, number="125/GPXD", **said):
    """Receipt printed, handed on, received, signed."""
    desk.print_plainly(stream, who)
    step(
        desk,
        stream,
        "transferred",
        who,
        carrier="Bưu điện tỉnh",
        list_number=f"12/{desk.state(stream).agency}",
        at_centre=False,
    )
    step(desk, stream, "agency_received", who, received_by="Phạm Văn Minh", officer="Phạm Văn Minh")
    step(
        desk,
        stream,
        "result_issued",
        who,
        number=number,
        signed_on=local_day(desk.wall()),
        signer="Đỗ Mạnh Cường",
        through_office=True,
        **said,
    )


def ready(desk, alias=101, *, who=HOA, paid=True, shelf="C073", by=MAI, **fields):
    """A result on its shelf; the stream."""
    view = desk.accept(alias, who=who, **fields)
    if paid and view.outstanding_dong:
        desk.payment.take(view.stream, PayMethod.CASH, None, who)
    issue(desk, view.stream, who)
    desk.shelving.put_away(view.stream, shelf, by)
    return view.stream


def certificate(desk, *, who=HOA, owner, by=MAI, **said):
    """Procedure 401 with a compared copy: the original is surrendered at collection, fee unpaid."""
    draft = desk.draft(401, owner=owner, who=who)
    draft = replace(
        draft,
        papers=(
            DraftPaper(
                number=OLD_CERTIFICATE,
                presence=Presence.NOT_DIGITISED,
                kind=CopyKind.COMPARED,
                verdict=Verdict.VALID,
                original=OriginalFate.SURRENDERED_AT_COLLECTION,
                touched=True,
            ),
        ),
    )
    desk.drafts.save(draft)
    view = desk.intake.accept(desk.fill(draft, who=who).id, who)
    issue(desk, view.stream, who, number="CS 123456", **said)
    desk.shelving.put_away(view.stream, "C074", by)
    return view.stream
