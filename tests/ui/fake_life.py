"""A fake of the steps of a dossier's life: the real forms and guards, entries in memory."""

from __future__ import annotations

from types import SimpleNamespace

from fake_memory import Memory, edition, page_jpeg

from counter_app.domain.dossier import life
from counter_app.domain.refusal import Refusal
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.errors import Words
from counter_app.services.equipment import Sheet
from counter_app.services.intake import Place
from counter_app.services.life import Life, Taken
from counter_app.services.pen import Pen


class FakeLife:
    def __init__(self, memory: Memory, printing) -> None:
        self._memory = memory
        self._printing = printing
        self.taken: list[tuple[str, str, dict]] = []
        found = edition()
        clock = SimpleNamespace(now=lambda: memory.now)
        self._pen = Pen(clock=clock, ids=None, rules=found.rules)
        self._real = Life(
            db=None,
            pen=self._pen,
            place=Place(counter="05", centre=found.centre, practice=True),
            edition=found,
            calendar=lambda: WorkCalendar.of(found.calendars, found.centre.hours),
            papers=SimpleNamespace(has_form=lambda form, at: True),
        )

    def today(self):
        return self._real.today()

    def steps(self, stream, who):
        return self.steps_of(self._memory.dossiers[stream], who)

    def steps_of(self, state, who):
        return self._real.steps_of(state, who)

    def form(self, stream, kind, who):
        return self._real.form_of(self._memory.dossiers[stream], kind, who)

    def preview(self, stream, kind, answers, who):
        body = self._real.decide(self._memory.dossiers[stream], kind, answers, who)
        return () if isinstance(body, Refusal) else (page_jpeg(f"{kind}", size=(700, 990)),)

    def draft(self, stream, kind, answers, who):
        body = self._real.draft_of(self._memory.dossiers[stream], kind, answers, who)
        if isinstance(body, Refusal):
            raise self._pen.refused(body)
        return Sheet(pdf=b"%PDF-1.4", size="A4", title=kind)

    def take(self, stream, kind, answers, who):
        state = self._memory.dossiers[stream]
        body = self._real.decide(state, kind, answers, who)
        no = body if isinstance(body, Refusal) else life.fits(state, body)
        if no is not None:
            raise self._pen.refused(no)
        self._memory.write(stream, body)
        self.taken.append((stream, kind, dict(answers)))
        step = life.STEPS[kind]
        return Taken(
            stream=stream, entry="e", words=Words(step.vi, step.en), has_paper=bool(step.form)
        )
