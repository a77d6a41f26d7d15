"""Taking the fee at the counter: Ctrl+Enter, never Enter."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.dossier import bodies
from counter_app.domain.draft import PayMethod
from counter_app.errors.desk import GestureRefusedError
from counter_app.services import dossiers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentView:
    """What was booked."""

    method: PayMethod
    amount_dong: int
    given_dong: int
    change_dong: int
    outstanding_dong: int


class Payment:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, counter: str) -> None:
        self._db = db
        self._pen = pen
        self._counter = counter

    def take(
        self, stream: str, method: PayMethod, given_dong: int | None, who: SignedIn
    ) -> PaymentView:
        """Book all that may be taken now: what is due at acceptance, what the agency asked for
        since, before a result goes out everything. `given_dong` None means exact.

        Raises GestureRefusedError when less was given, when it is to be paid later, or when nothing
        is due: pressed twice is once.
        """
        with self._db.write() as conn:
            state = dossiers.accepted(conn, stream)
            amount = state.claimable_dong
            given = amount if given_dong is None else given_dong
            _check(method, amount, given)
            now = self._pen.now()
            taken = bodies.FeeTaken(
                amount_dong=amount,
                given_dong=given,
                change_dong=given - amount,
                method=method,
                counter=self._counter,
                by_name=who.name,
                taken_at=now,
            )
            self._pen.gesture(conn, who, stream=stream, scope=state.agency, body=taken)
            return PaymentView(
                method=method,
                amount_dong=amount,
                given_dong=given,
                change_dong=given - amount,
                outstanding_dong=0,
            )


def _check(method: PayMethod, amount: int, given: int) -> None:
    if method is PayMethod.LATER:
        raise GestureRefusedError(
            vi="Đã chọn “Nộp sau theo thông báo” nên không ghi thu.",
            en="“Pay later” is chosen, so no money is booked.",
        )
    if method is PayMethod.TRANSFER and given != amount:
        raise GestureRefusedError(
            vi="Số tiền chuyển khoản phải đúng bằng số phải thu.",
            en="A transfer must be exactly what is due.",
        )
    if amount <= 0:
        raise GestureRefusedError(
            vi="Hồ sơ này không còn khoản phải thu.", en="Nothing is left to pay for this dossier."
        )
    if given < amount:
        raise GestureRefusedError(
            vi="Số tiền nhận nhỏ hơn số phải thu.", en="The money given is less than what is due."
        )
