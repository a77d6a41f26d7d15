"""Money at the counter: booked once, exactly what is due."""

import threading

import pytest

from counter_app.domain.draft import PayMethod
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
    desk.intake.void(stream, desk.state(stream).code, "nhầm", HOA)
    with pytest.raises(GestureRefusedError):
        desk.payment.take(stream, PayMethod.CASH, None, HOA)
    with pytest.raises(DossierNotFoundError):
        desk.payment.take("dossier/nowhere", PayMethod.CASH, None, HOA)


def test_R75_a_fee_of_the_appraisal_is_not_taken_before_it(desk):
    view = desk.accept(403)
    assert (view.due_dong, view.outstanding_dong) == (0, 0)
    with pytest.raises(GestureRefusedError):
        desk.payment.take(view.stream, PayMethod.CASH, None, HOA)
