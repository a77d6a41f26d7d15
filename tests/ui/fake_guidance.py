"""Fakes of what a counter gives a citizen without a dossier: the way of a procedure, where to go."""

from __future__ import annotations

from counter_app.services.guidance import Month


class FakeRoutes:
    def __init__(self) -> None:
        self.printed: list[str] = []  # procedures

    def print(self, view, who):
        self.printed.append(view.draft.procedure)


class FakeGuidance:
    def __init__(self) -> None:
        self.log: list[tuple[str, bool]] = []  # what was asked for, printed
        self.printed: list[str] = []
        self.problem: Exception | None = None

    def record(self, matter, who, *, printed):
        self.log.append((matter.name, printed))
        return "guidance/2026-11-23/05"

    def print(self, matter):
        if self.problem is not None:
            raise self.problem
        self.printed.append(matter.name)

    def this_month(self):
        return Month(count=len(self.log), contents=())
