"""Fakes of routes, guidance and the catalogue in a supervisor's hands."""

from __future__ import annotations

from types import SimpleNamespace

from counter_app.services.catalogue_editing import CatalogueEditing
from counter_app.services.guidance import Month
from counter_app.services.matter_editing import MatterEditing


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


class FakeMatters(MatterEditing):
    """The real list and checks over the shipped matters; changes are only kept here."""

    made = ()  # what was last written

    def revise(self, matters, **how):
        self.made = self.check(matters, **how)
        return len(self.made)


class FakeProcedures(CatalogueEditing):
    """The real list, detail and checks over the shipped catalogue; changes are only kept here."""

    def __init__(self, catalogue) -> None:
        place = SimpleNamespace(centre=catalogue.edition.centre, practice=True)
        pen = SimpleNamespace(now=catalogue._now)
        super().__init__(db=None, pen=pen, place=place, catalogue=catalogue, lists=None)
        self.matters = FakeMatters(db=None, pen=pen, catalogue=catalogue)
        self.written: list[tuple] = []  # codes, day, document
        self.made = ()  # the versions last written

    def revise(self, procedures, *, valid_from, document, who, revisions=None):
        made = self.check(procedures, valid_from=valid_from, document=document, who=who)
        if made:
            self.made = made
            self.written.append((tuple(one.code for one in made), valid_from, document))
        return len(made)

    def posting_pdf(self, code, on=None):
        return b"%PDF-1.4"
