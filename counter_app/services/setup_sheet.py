"""What was set up on a PC and how its devices did, on paper for the file that IT keeps."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.form_template import Facts
from counter_app.domain.formats import paper_moment
from counter_app.services.device_tests import Line
from counter_app.services.equipment import Equipment, Sheet
from counter_app.services.list_papers import ListPapers
from counter_app.services.pc_setup import PcSetup
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn

FORM = "setup"
SIZE = "A4"
_REMARKS = {"soon": "Lưu ý: ", "bad": "Lỗi: "}  # a mark such as ⚠ is in no font of the forms
_STATES = {"ok": "Đạt", "soon": "Cần xem lại", "bad": "Lỗi", "off": "Chưa làm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """One step: what it was about, how it stands (`tone` as of `Health`), and what a test found."""

    name: str
    tone: str
    words: str = ""
    found: tuple[Line, ...] = ()


class SetupSheet:
    """One instance per open desk. Nothing of it is kept here: the paper is the record."""

    def __init__(
        self, *, pen: Pen, setup: PcSetup, lists: ListPapers, equipment: Equipment, practice: bool
    ) -> None:
        self._pen = pen
        self._setup = setup
        self._lists = lists
        self._equipment = equipment
        self._practice = practice

    def pdf(self, steps: Sequence[SetUp], who: SignedIn | None) -> bytes:
        """The sheet. `who` None: nobody has signed in yet, and the name is written by hand.

        Raises SettingsWrongError.
        """
        now, state = self._pen.now(), self._setup.state()
        names = {one.number: one.name for one in state.counters}
        facts: Facts = {
            "pc": socket.gethostname(),
            "counter": names.get(state.counter, state.counter),
            "server": state.server or "chưa đăng ký",
            "issued_at": paper_moment(now),
            "clerk": who.name if who else "",
            "steps": [row for number, one in enumerate(steps, 1) for row in _rows(number, one)],
        }
        return self._lists.pdf(FORM, facts, now, practice=self._practice)

    def print(self, steps: Sequence[SetUp], who: SignedIn | None) -> None:
        """Send it to the printer of forms. Raises of `errors.printers`."""
        self._equipment.print_sheet(
            Sheet(pdf=self.pdf(steps, who), size=SIZE, title="thiet-lap-may")
        )

    def save(self, steps: Sequence[SetUp], who: SignedIn | None, path: Path) -> None:
        """Write it as PDF. Raises OSError."""
        path.write_bytes(self.pdf(steps, who))


def _rows(number: int, one: SetUp) -> Iterator[dict[str, str]]:
    """A row for each thing found; number, name and state stand in the first."""
    told = [_REMARKS.get(line.tone, "") + line.words.vi for line in one.found]
    head = {"number": str(number), "name": one.name, "state": _STATES[one.tone]}
    for content in (one.words, *told):
        yield {**head, "content": content}
        head = dict.fromkeys(head, "")
