"""The signatures at the foot of a form."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from counter_app.domain.text import clean_line
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.phrases import balanced


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: title, hint below it, printed name."""

    title: str
    name: str
    hint: str


class Signatures(Flowable):
    """Titles, hints, `room` points for the pen, and the printed names, in equal columns.

    Of at least `columns`, the last ones are taken: one alone stands in the right half.
    """

    def __init__(
        self,
        *,
        people: tuple[Signatory, ...],
        fonts: Fonts,
        size: float,
        room: float,
        columns: int = 2,
    ) -> None:
        super().__init__()
        self.people = people
        self.fonts = fonts
        self.size = size
        self.room = room
        self.columns = max(len(people), columns)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Columns as wide as the text; a long title or name takes a second line."""
        bold, italic = self.fonts.pdf(Style.BOLD), self.fonts.pdf(Style.ITALIC)
        self.width = aW
        room = aW / self.columns - self.size

        def set_in(texts: list[str], face: str) -> list[list[str]]:
            return [balanced(text, stringWidth(text, face, self.size), room) for text in texts]

        self.titles = set_in([one.title for one in self.people], bold)
        self.hints = set_in([one.hint for one in self.people], italic)
        self.names = set_in([clean_line(one.name) for one in self.people], bold)
        rows = sum(
            max(len(lines) for lines in column) for column in (self.titles, self.hints, self.names)
        )
        self.height = rows * self.size * 1.2 + self.room
        return self.width, self.height

    def draw(self) -> None:
        """Each column centred in its room, read from its title to its name."""
        first = self.columns - len(self.people)
        for place in range(len(self.people)):
            x = self.width * (first + place + 0.5) / self.columns
            top = self.height - self.size
            for texts, style, below in (
                (self.titles, Style.BOLD, 0.0),
                (self.hints, Style.ITALIC, self.room),
                (self.names, Style.BOLD, 0.0),
            ):
                self.canv.setFont(self.fonts.pdf(style), self.size)
                for row, line in enumerate(texts[place]):
                    self.canv.drawCentredString(x, top - row * self.size * 1.2, line)
                top -= self.size * 1.2 * max(len(lines) for lines in texts) + below
