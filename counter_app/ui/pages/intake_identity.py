"""What a person showed, and its number: card, VNeID, the old 9 digits, a passport, nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from counter_app.domain.draft import IdentityKind, Person, Provenance
from counter_app.domain.identity import check_personal_id
from counter_app.domain.refusal import Refusal
from counter_app.ui.widgets.fields import DigitsEdit, LatinLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button, set_usable

_KINDS = (
    (IdentityKind.PERSONAL_ID, Provenance.TYPED),
    (IdentityKind.PERSONAL_ID, Provenance.VNEID_SHOWN),
    (IdentityKind.OLD_ID, Provenance.TYPED),
    (IdentityKind.PASSPORT, Provenance.TYPED),
    (IdentityKind.NONE, Provenance.TYPED),
)
VNEID_ROW = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityNames:
    """Object names of the three fields, and what the number is called."""

    kind: str
    number: str
    country: str
    number_label: str


class IdentityFields(QWidget):
    """Kind, number and, for a passport, the country: one line."""

    edited = Signal(object)  # dict: fields of Person
    number_entered = Signal(str)

    def __init__(self, names: IdentityNames, parent: QWidget) -> None:
        super().__init__(parent)
        self._person = Person()
        self.kind_combo = QComboBox(self)
        self.kind_combo.setObjectName(names.kind)
        self.kind_combo.setAccessibleName(self.tr("Loại giấy tờ tùy thân"))
        for text in (
            self.tr("Số định danh cá nhân"),
            self.tr("Căn cước trên VNeID"),
            self.tr("Chứng minh nhân dân"),
            self.tr("Hộ chiếu"),
            self.tr("Không có giấy tờ"),
        ):
            self.kind_combo.addItem(text)
        self.kind_combo.activated.connect(self.choose)
        self.number_edit = LatinLineEdit(names.number, names.number_label, self)
        self.number_edit.committed.connect(self._number_committed)
        self.country_edit = LatinLineEdit(names.country, self.tr("Quốc gia cấp hộ chiếu"), self)
        self.country_edit.setPlaceholderText("KOR, JPN, USA…")
        self.country_edit.committed.connect(
            lambda text: self.edited.emit({"country": text.upper()})
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind_combo)
        row.addWidget(self.number_edit, 3)
        row.addWidget(self.country_edit, 2)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.kind_combo, self.number_edit, self.country_edit]

    def show_person(self, person: Person) -> None:
        """Show what `person` was identified by."""
        self._person = person
        self.kind_combo.setCurrentIndex(_row_of(person))
        self.country_edit.setVisible(person.identity_kind is IdentityKind.PASSPORT)
        has_paper = person.identity_kind is not IdentityKind.NONE
        if not has_paper or not self.number_edit.problem:
            why = "" if has_paper else self.tr("Người này không xuất trình giấy tờ tùy thân")
            set_usable(self.number_edit, why)
        self.number_edit.set_value(person.id_number)
        self.country_edit.set_value(person.country)

    def choose(self, row: int) -> None:
        """Another kind of paper; the number stays unless there is none."""
        kind, provenance = _KINDS[row]
        number = self._person.id_number if kind is not IdentityKind.NONE else ""
        self.edited.emit({"identity_kind": kind, "provenance": provenance, "id_number": number})

    def _number_committed(self, text: str) -> None:
        number = text.replace(" ", "").upper()
        fields: dict[str, Any] = {"id_number": number}
        if self._person.provenance is not Provenance.VNEID_SHOWN:
            fields["provenance"] = Provenance.TYPED
        self.edited.emit(fields)
        if number:
            self.number_entered.emit(number)


class NewNumberQuestion(QWidget):
    """Asks once for the 12-digit number when only the void 9-digit paper was shown.

    The answer "no" is kept as `old_id_number` equal to `id_number`, so it is not asked again.
    """

    edited = Signal(object)  # dict: fields of Person
    number_entered = Signal(str)

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("intake_newNumberPanel")
        self._language = language
        self._person = Person()
        words = QLabel(
            self.tr("Chứng minh nhân dân 9 số đã hết giá trị sử dụng. Số định danh cá nhân:"), self
        )
        words.setProperty("tone", "soon")
        self.number_edit = DigitsEdit(
            "intake_newIdEdit", self.tr("Số định danh cá nhân 12 chữ số"), 12, self
        )
        words.setBuddy(self.number_edit)
        self.number_edit.committed.connect(self._answered)
        self.none_button = button(
            "intake_noNewIdButton", self.tr("Chưa có số định danh"), self, self._none
        )
        row = FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (words, self.number_edit, self.none_button):
            row.addWidget(widget)

    def tab_chain(self) -> list[QWidget]:
        """The fields in reading order."""
        return [self.number_edit, self.none_button]

    def show_person(self, person: Person) -> None:
        """Ask, if there is something to ask."""
        self._person = person
        number = person.id_number
        is_old = person.identity_kind is IdentityKind.OLD_ID and len(number) == 9
        asks = is_old and person.old_id_number != number
        self.setVisible(asks)
        if not asks:
            self.number_edit.set_value("")
            self.number_edit.set_problem("")

    def _answered(self, text: str) -> None:
        check = check_personal_id(text)
        refusal: Refusal | None = check.refusal if text else None
        self.number_edit.set_problem(refusal.to(self._language) if refusal else "")
        if not text or refusal is not None:
            return
        self.edited.emit(
            {
                "identity_kind": IdentityKind.PERSONAL_ID,
                "id_number": check.number,
                "old_id_number": self._person.id_number,
            }
        )
        self.number_entered.emit(check.number)

    def _none(self) -> None:
        self.edited.emit({"old_id_number": self._person.id_number})


def _row_of(person: Person) -> int:
    if person.identity_kind is IdentityKind.PERSONAL_ID:
        return VNEID_ROW if person.provenance is Provenance.VNEID_SHOWN else 0
    return next(i for i, (kind, _) in enumerate(_KINDS) if kind is person.identity_kind)
