"""What the server's refusals mean at the desk."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.errors import CounterError
from counter_app.errors.central import (
    AnswerBrokenError,
    DeviceRefusedError,
    EnrolmentCodeError,
    EnrolmentLockedError,
    ForkedError,
    PracticeDiffersError,
    ServerSaysNoError,
)
from counter_app.errors.desk import (
    PasswordWeakError,
    SignInLockedError,
    SignInRefusedError,
    StaffNotAllowedError,
)
from counter_app.sync import framing
from counter_app.sync.wire import Problem

# Refusals that only say that the bytes did not arrive as they were sent.
_ALTERED = frozenset(
    {"digest_differs", "digest_missing", "body_altered", "header_altered", "stalled"}
)
_ERRORS: dict[str, Callable[[Problem], CounterError]] = {
    "device_unknown": lambda _: DeviceRefusedError(),
    "device_revoked": lambda _: DeviceRefusedError(),
    "forked": lambda told: ForkedError(entry=told.details.get("entry", "")),
    "practice_differs": lambda _: PracticeDiffersError(),
    "enrolment_code": lambda _: EnrolmentCodeError(),
    "enrolment_locked": lambda told: EnrolmentLockedError(minutes=told.details.get("minutes", 1)),
    "sign_in_refused": lambda told: SignInRefusedError(
        tries_left=told.details.get("tries_left", 0)
    ),
    "sign_in_locked": lambda told: SignInLockedError(minutes=told.details.get("minutes", 1)),
    "staff_not_allowed": lambda _: StaffNotAllowedError(),
    "password_weak": lambda _: PasswordWeakError(),
}


def problem(body: bytes) -> CounterError:
    """The error for an answer that is not 200: the server's words, or those of nobody we know."""
    try:
        told = framing.decode(body, Problem)
    except framing.MalformedError:
        return AnswerBrokenError()
    if told.code in _ALTERED:
        return AnswerBrokenError()
    if told.code in _ERRORS:
        return _ERRORS[told.code](told)
    return ServerSaysNoError(vi=told.vi, en=told.en, trace=told.trace, reason=told.code)
