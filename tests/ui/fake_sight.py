"""A fake of the camera's service: what it sees and suffers stands as plain attributes."""

from __future__ import annotations

from counter_app.services.sight import Sight


class FakeSight:
    def __init__(self):
        self.is_on = False
        self.seen = None
        self.problem: Exception | None = None
        self.refusal: Exception | None = None

    def begin(self):
        if self.refusal is not None:
            raise self.refusal
        self.is_on = True

    def end(self):
        self.is_on = False

    def picture(self):
        return self.seen

    def trouble(self):
        return self.problem


assert {n for n in dir(Sight) if not n.startswith("_")} <= set(dir(FakeSight))
