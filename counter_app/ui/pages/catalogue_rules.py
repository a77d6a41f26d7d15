"""Rules of a new version, one a line: added, left out, ordered, changed in the fields below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.procedure import FeeRule
from counter_app.ui.pages.catalogue_fields import form_of
from counter_app.ui.pages.catalogue_lines import OrderedLines
from counter_app.ui.pages.catalogue_rule_parts import NotUnderstoodError, Part
from counter_app.ui.widgets.fields import EntryEdit
from counter_app.ui.widgets.page_frame import set_usable

if TYPE_CHECKING:
    from counter_app.ui.context import PageContext

_IN_SIGHT = 3  # lines


@dataclass
class _Line:
    """A rule, and by attribute what was typed for it and not understood: text and sentence."""

    rule: Any
    odd: dict[str, tuple[str, str]] = field(default_factory=dict)


class RulesEditor(QWidget):
    """Lines above the fields of the chosen one. What has no field here goes with its line."""

    edited = Signal()  # a line, or their order
    held_back = Signal(str)  # why a line was not taken out; "" when one was

    def __init__(
        self,
        context: PageContext,
        parent: QWidget,
        *,
        name: str,
        title: str,
        heads: Sequence[str],
        rules: Sequence[Any],
        blank: Callable[[Sequence[Any]], Any],
        say: Callable[[int, Any], tuple[str, ...]],
        held: Callable[[Any], str] = lambda _rule: "",
        in_sight: int = _IN_SIGHT,
    ) -> None:
        """`say`: a line by its number, for each of `heads`. `held`: why a rule must stay."""
        super().__init__(parent)
        self._context = context
        self._rows = [_Line(rule) for rule in rules]
        self._blank = blank
        self._say = say
        self._held = held
        self._parts: tuple[Part, ...] = ()
        self.lines = OrderedLines(
            context, self, name=name, title=title, heads=heads, in_sight=in_sight
        )
        self.lines.chosen.connect(self._show)
        self.lines.add_asked.connect(self._add)
        self.lines.remove_asked.connect(self._remove)
        self.lines.move_asked.connect(self._move)

    def take(self, *parts: Part) -> None:
        """The fields, in their order; the first line is shown."""
        self._parts = parts
        self._form = form_of(self._context, parts)
        for part in parts:
            part.changed.connect(self._typed)
        column = QVBoxLayout(self)
        self._context.theme.fit(column, spacing=8)
        column.addWidget(self.lines)
        column.addLayout(self._form)
        self._offer()
        self._list(0)

    def follow(self) -> None:
        """Choices and lines in the words of now: what they come from was changed beside them."""
        self._commit()
        for part in self._parts:
            part.follow()
        self._offer()
        self._list(self.lines.place)

    def show_rules(self, rules: Sequence[Any]) -> None:
        """Others in their place; nothing while they are the same."""
        if tuple(rules) != tuple(row.rule for row in self._rows):
            self._rows = [_Line(rule) for rule in rules]
            self._list(0)

    def block(self, why_not: str) -> None:
        """Greyed while there is nothing these rules would belong to; "" allows them again."""
        for part in (self.lines.view, self.lines.buttons["add_line"]):
            set_usable(part, why_not)

    def rules(self) -> tuple[Any, ...]:
        """The lines, with what is still being typed."""
        self._commit()
        return self.stand()

    def stand(self) -> tuple[Any, ...]:
        """The lines as they stand; what was not understood is as it was before (`wrong`)."""
        return tuple(row.rule for row in self._rows)

    def wrong(self) -> tuple[QWidget, str] | None:
        """The first field that could not be understood, its line chosen, and why."""
        self._commit()
        for place, row in enumerate(self._rows):
            for name, (_text, sentence) in row.odd.items():
                return self.field_at(place, name), sentence
        return None

    def field_at(self, place: int, name: str) -> QWidget:
        """The field of a line, which is chosen, by the name of its attribute."""
        if not 0 <= place < len(self._rows):
            return self.lines.view
        self.lines.choose(place)
        return next((part.field for part in self._parts if part.name == name), self.lines.view)

    def _commit(self) -> None:
        for part in self._parts:
            if isinstance(part.field, EntryEdit):
                part.field.commit()
        self._typed()

    def _offer(self) -> None:
        """A field that has nothing to say is out of sight."""
        for part in self._parts:
            if self._form.isRowVisible(part.field) != part.offered():
                self._form.setRowVisible(part.field, part.offered())

    def _list(self, place: int) -> None:
        said = [self._say(number, row.rule) for number, row in enumerate(self._rows, 1)]
        self.lines.show_lines(said, place)
        self.edited.emit()

    def _show(self, place: int) -> None:
        """The fields of a line; greyed while there is none."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        for part in self._parts:
            part.show(getattr(row.rule if row else self._blank(()), part.name))
            text, sentence = row.odd.get(part.name, ("", "")) if row else ("", "")
            if isinstance(part.field, EntryEdit):
                if sentence:
                    part.field.set_value(text)
                part.field.set_problem(sentence)
            why_not = self.tr("Chưa có dòng nào") if row is None else ""
            if isinstance(part.field, RulesEditor):
                part.field.block(why_not)
            else:
                set_usable(part.field, why_not)

    def _typed(self, _value: object = None) -> None:
        """The chosen line as its fields say now."""
        place = self.lines.place
        if not 0 <= place < len(self._rows):
            return
        before = self._rows[place]
        values: dict[str, Any] = {}
        odd: dict[str, tuple[str, str]] = {}
        for part in self._parts:
            try:
                values[part.name] = part.read()
            except NotUnderstoodError as wrong:
                text = part.field.value() if isinstance(part.field, EntryEdit) else ""
                odd[part.name] = (text, str(wrong))
        row = _Line(_as_typed(before.rule, values), odd)
        if row != before:
            self._rows[place] = row
            self._list(place)

    def _add(self) -> None:
        """After the chosen one."""
        self._commit()
        place = self.lines.place + 1
        made = self._blank([row.rule for row in self._rows])
        self._rows.insert(place, _Line(made))
        self._list(place)
        self._parts[0].field.setFocus()

    def _remove(self, place: int) -> None:
        self._commit()
        why_not = self._held(self._rows[place].rule)
        if not why_not:
            del self._rows[place]
            self._list(place)
        self.held_back.emit(why_not)

    def _move(self, place: int, to: int) -> None:
        self._commit()
        self._rows.insert(to, self._rows.pop(place))
        self._list(to)


def _as_typed(rule: Any, values: dict[str, Any]) -> Any:
    """A fee that somebody changed is no example figure any more."""
    made = replace(rule, **values)
    if made != rule and isinstance(made, FeeRule):
        made = replace(made, sample=False)
    return made
