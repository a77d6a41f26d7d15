"""Fakes of printing and of the printers beside."""

from __future__ import annotations

from fake_memory import Memory, page_jpeg

from counter_app.errors import Words
from counter_app.errors.desk import (
    GestureRefusedError,
)
from counter_app.forms.receipt_text import hands_in
from counter_app.services.printers import PrintedElsewhere, PrinterChoice
from counter_app.services.printing import PrintOutcome, WaitingPrint
from counter_app.services.visit_slip import Visit
from counter_app.settings import DeviceChoice


class FakePrinting:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.problem: Exception | None = None
        self.printed: list[tuple[str, str, str, str]] = []  # stream, form, copy, reason
        self._visits_out: list[tuple[str, ...]] = []

    @property
    def has_waiting(self):
        return bool(self._memory.prints)

    def waiting(self):
        return tuple(self._memory.prints)

    def after_acceptance(self, stream, who, *, visit_goes_on=False):
        holds = visit_goes_on and len(self.visit(stream).streams) > 1
        large = self._memory.large_slips.get(stream)
        slip = "large_slip" if large else "visit_slip" if holds else "slip"
        held = [job for job in self._memory.prints if job.form == "visit_slip"]
        for form, copy in (("receipt", "keep"), ("receipt", "give"), (slip, "give")):
            if form != "visit_slip" or not held:
                self._queue(stream, form, copy)
        return self._print(lambda job: job.form != "visit_slip")

    def print_waiting(self, who):
        return self._print(lambda job: True)

    def _print(self, wanted):
        if self.problem is not None:
            return PrintOutcome(printed=(), waiting=self.waiting(), problem=self.problem)
        done = [job for job in self._memory.prints if wanted(job)]
        self._memory.prints[:] = [job for job in self._memory.prints if not wanted(job)]
        self.printed += [(job.stream, job.form, job.copy, "") for job in done]
        return PrintOutcome(printed=tuple(job.form for job in done), waiting=self.waiting())

    def reprint(self, stream, form, copy, reason, who):
        if self.problem is not None:
            return PrintOutcome(printed=(), waiting=self.waiting(), problem=self.problem)
        self.printed.append((stream, form, copy, reason))
        return PrintOutcome(printed=(form,), waiting=())

    def visit(self, stream):
        """Everything of the same person: the fake's day never ends."""
        people = {
            one: hands_in(state.accepted).id_number for one, state in self._memory.dossiers.items()
        }
        streams = tuple(one for one, number in people.items() if number == people[stream])
        return Visit(
            streams=streams,
            is_printed=streams in self._visits_out,
            waits=any(job.form == "visit_slip" for job in self._memory.prints),
        )

    def visit_slip(self, stream, who):
        visit = self.visit(stream)
        if visit.is_printed and not visit.waits:
            raise GestureRefusedError(vi="In lại phải ghi lý do.", en="A reason is needed.")
        if not visit.waits:
            self._queue(stream, "visit_slip", "give")
        return self.leave_visit(stream, who)

    def leave_visit(self, stream, who):
        outcome = self._print(lambda job: job.form == "visit_slip")
        if outcome.printed:
            self._visits_out.append(self.visit(stream).streams)
        return outcome

    def large_slip(self, stream, who):
        self._queue(stream, "large_slip", "give")
        return self._print(lambda job: job.form == "large_slip")

    def _queue(self, stream, form, copy):
        code = self._memory.dossiers[stream].code
        self._memory.prints.append(
            WaitingPrint(
                id=f"p{len(self._memory.prints) + 1}",
                stream=stream,
                form=form,
                copy=copy,
                code=code,
                title_vi="Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên giao)",
                title_en="Receipt with return date (copy to hand over)",
                since=self._memory.now,
                reason="hết giấy",
            )
        )

    def receipt_pdf(self, stream, *, size=None):
        return b"%PDF-1.7 fake"

    def receipt_pictures(self, stream, *, size=None, max_px=1400):
        return (page_jpeg("GIAY TIEP NHAN HO SO VA HEN TRA KET QUA", size=(990, 700)),)

    def slip_picture(self, stream, form="slip"):
        return page_jpeg(form, size=(576, 1300 if form == "large_slip" else 900))

    def sizes(self):
        return ("A5", "A4")


class FakePrinters:
    def __init__(self) -> None:
        self.choices = {
            "slip": [printer("Quầy 05"), printer("Quầy 06")],
            "document": [printer("A5-Quay05")],
        }
        self.moved: list[tuple[str, str]] = []

    def known(self, kind):
        return tuple(self.choices[kind])

    def move(self, kind, choice):
        self.moved.append((kind, choice.label.vi))

    def gives_slips(self):
        return True

    def print_elsewhere(self, printing, who):
        printing.problem = None  # the one beside has paper
        outcome = printing.print_waiting(who)
        return PrintedElsewhere(printers=(Words("Quầy 06", "Counter 06"),), outcome=outcome)


def printer(name):
    return PrinterChoice(label=Words(name, name), device=DeviceChoice(driver="virtual", label=name))
