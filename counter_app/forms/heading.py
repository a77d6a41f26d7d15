"""The heads of a table, the same on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Paragraph

from counter_app.forms import flow
from counter_app.forms.lines import Lines


class Headed(Protocol):
    """A column of a table."""

    @property
    def head(self) -> str:
        """Its own heading."""

    @property
    def over(self) -> str:
        """A heading it shares with its neighbours; may be empty."""


def heading_of(lines: Lines, columns: Sequence[Headed], widths: Sequence[float]) -> Flowable:
    """The heads, on two floors where neighbours share one. New for each page: a flowable remembers
    one place.
    """
    cells = [Paragraph(escape(column.head), lines.head) for column in columns]
    if not any(column.over for column in columns):
        return flow.Row(cells, widths, middle=True)
    groups: list[flow.Group] = []
    place = 0
    for over, members in groupby(columns, key=lambda column: column.over):
        count = len(list(members))
        span = range(place, place + count)
        place += count
        if over:
            above = Paragraph(escape(over), lines.head)
            groups.append(
                flow.Group(above, [cells[at] for at in span], [widths[at] for at in span])
            )
        else:
            groups += [flow.Group(None, [cells[at]], [widths[at]]) for at in span]
    return flow.GroupedHeading(groups)
