"""Money at the counter: booked once, exactly what is due."""

import threading

import pytest

from counter_app.domain.dossier.changes import Refund
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.domain.money import format_dong
from counter_app.errors.desk import DossierNotFoundError, GestureRefusedError
from tests.services.playing import HOA


@pytest.fixture
def stream(desk):
    return desk.accept(101).stream  # 150.000 đ


def test_R75_cash_with_change(desk, stream):
    paid = desk.payment.take(stream, PayMethod.CASH, 200_000, HOA)
    assert (paid.amount_dong, paid.change_dong, paid.outstanding_dong) == (150_000, 50_000, 0)
    assert desk.state(stream).taken_dong == 150_000
    assert desk.intake.load_accepted(stream).outstanding_dong == 0


def test_exact_money_needs_no_figure(desk, stream):
    assert desk.payment.take(stream, PayMethod.CASH, None, HOA).change_dong == 0


@pytest.mark.parametrize("given", [0, -1, 149_999])
def test_too_little_books_nothing(desk, stream, given):
    with pytest.raises(GestureRefusedError):
        desk.payment.take(stream, PayMethod.CASH, given, HOA)
    assert "fee_taken" not in desk.kinds(stream)


@pytest.mark.parametrize(
    ("method", "given"), [(PayMethod.LATER, None), (PayMethod.TRANSFER, 1_500_000)]
)
def test_money_that_was_not_received_is_not_booked(desk, stream, method, given):
    with pytest.raises(GestureRefusedError):
        desk.payment.take(stream, method, given, HOA)
    assert desk.intake.load_accepted(stream).outstanding_dong == 150_000


def test_an_exact_transfer_is_booked_as_one(desk, stream):
    desk.payment.take(stream, PayMethod.TRANSFER, None, HOA)
    assert desk.state(stream).fees_taken[0].method is PayMethod.TRANSFER


def test_pressed_twice_is_once(desk, stream):
    gate, refused = threading.Barrier(2), []

    def press():
        gate.wait()
        try:
            desk.payment.take(stream, PayMethod.CASH, None, HOA)
        except GestureRefusedError as error:
            refused.append(error)

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert desk.kinds(stream).count("fee_taken") == 1


def test_nothing_is_taken_for_a_voided_or_unknown_dossier(desk, stream):
    desk.amending.void(stream, desk.state(stream).code, "nhầm", HOA)
    with pytest.raises(GestureRefusedError):
        desk.payment.take(stream, PayMethod.CASH, None, HOA)
    with pytest.raises(DossierNotFoundError):
        desk.payment.take("dossier/nowhere", PayMethod.CASH, None, HOA)


def test_R75_a_fee_of_the_appraisal_is_not_taken_before_it(desk):
    view = desk.accept(403)
    assert (view.due_dong, view.outstanding_dong) == (0, 0)
    with pytest.raises(GestureRefusedError):
        desk.payment.take(view.stream, PayMethod.CASH, None, HOA)


# -- an acceptance is voided and the money goes back


def refund(amount=150_000, method=PayMethod.CASH):
    return Refund(amount_dong=amount, method=method)


def test_R75_voiding_gives_the_money_back_as_one_act(desk, stream):
    desk.payment.take(stream, PayMethod.TRANSFER, None, HOA)
    code = desk.state(stream).code
    with pytest.raises(GestureRefusedError, match=r"150\.000"):
        desk.amending.void(stream, code, "nhầm thủ tục", HOA)
    desk.amending.void(stream, code, "nhầm thủ tục", HOA, refund=refund(method=PayMethod.TRANSFER))
    back, voided = desk.entries(stream)[-2:]
    assert (back.kind, voided.kind) == ("fee_refunded", "voided")
    assert (back.act, back.actor) == (voided.act, HOA.staff_id)
    state = desk.state(stream)
    assert (state.status, state.taken_dong, state.refunded_dong) == (Status.VOIDED, 0, 150_000)
    (one,) = state.refunds
    assert (one.counter, one.by_name, one.method) == ("05", HOA.name, PayMethod.TRANSFER)
    sheet = desk.lookup.sheet(stream, HOA)
    assert (sheet.taken_dong, sheet.outstanding_dong) == (0, 0)
    told = [line.title_vi for line in sheet.history]
    assert told[-2] == f"Hoàn trả {format_dong(150_000)}, chuyển khoản"
    with pytest.raises(GestureRefusedError):
        desk.payment.take(stream, PayMethod.CASH, None, HOA)


@pytest.mark.parametrize(
    ("given", "code", "reason"),
    [
        (refund(149_000), None, "nhầm"),
        (refund(method=PayMethod.LATER), None, "nhầm"),
        (refund(), "H48.05-261123-9999", "nhầm"),
        (refund(), None, "  "),
    ],
    ids=["less", "later", "another code", "no reason"],
)
def test_R75_nothing_is_written_when_part_of_it_does_not_fit(desk, stream, given, code, reason):
    desk.payment.take(stream, PayMethod.CASH, None, HOA)
    before = desk.entries(stream)
    with pytest.raises(GestureRefusedError):
        desk.amending.void(stream, code or desk.state(stream).code, reason, HOA, refund=given)
    assert desk.entries(stream) == before
    assert desk.state(stream).taken_dong == 150_000


def test_R75_no_money_goes_back_that_was_never_taken(desk, stream):
    with pytest.raises(GestureRefusedError):
        desk.amending.void(stream, desk.state(stream).code, "nhầm", HOA, refund=refund())
    assert desk.state(stream).status is Status.ACCEPTED


def test_nothing_is_printed_of_what_was_voided_with_its_money(desk, stream):
    desk.payment.take(stream, PayMethod.CASH, None, HOA)
    desk.amending.void(stream, desk.state(stream).code, "nhầm", HOA, refund=refund())
    assert not [job for job in desk.printing.waiting() if job.code == desk.state(stream).code]
    with pytest.raises(GestureRefusedError):
        desk.printing.reprint(stream, "receipt", "give", "mất giấy", HOA)
