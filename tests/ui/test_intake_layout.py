"""The intake page on a small screen, in every size, with the keyboard alone (ux §7, 32-34)."""

import pytest
from intake_bench import OTHER_CARD
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QRadioButton,
    QWidget,
)

from counter_app.domain.draft import IdentityKind, Organisation, Presence, Verdict
from counter_app.ui.pages.intake_lines import LARGE_TEXT
from counter_app.ui.widgets.elided import ElidedLabel

SMALLEST = (1366, 632)  # what bars and key bar leave of 768 lines on a practice PC
STAGES = ["empty", "filled", "proxy", "organisation", "passport", "old_id", "accepted"]


@pytest.fixture
def stage(bench):
    """Brings the page into a stage of its life."""

    def bring(name):
        if name == "empty":
            return bench
        if name == "accepted":
            bench.prepare()
            bench.accept()
            return bench
        bench.show_card()
        bench.choose(302 if name == "proxy" else 101)
        bench.scan(1, 2, 2, None)
        if name == "proxy":
            bench.field("intake_proxyCheck").click()
            bench.show_card(OTHER_CARD)
        elif name == "organisation":
            bench.session.edit(organisation=Organisation(name="Công ty TNHH Trà Bồng"))
        elif name == "passport":
            bench.edit_owner(identity_kind=IdentityKind.PASSPORT, country="KOR")
        elif name == "old_id":
            bench.edit_owner(identity_kind=IdentityKind.OLD_ID, id_number="212345678")
            bench.mark(1, presence=Presence.CANNOT_DIGITISE, reason="bound", verdict=Verdict.OPEN)
        return bench

    return bring


def shown(bench):
    return [w for w in bench.page.findChildren(QWidget) if w.isVisibleTo(bench.page)]


def settle(bench, theme, percent):
    if percent != theme.percent:
        theme.apply("light", percent)
    bench.page.resize(*SMALLEST)
    for _ in range(3):
        QApplication.sendPostedEvents()


@pytest.mark.parametrize("name", STAGES)
def test_point_34_no_label_is_clipped(stage, theme, name):
    bench = stage(name)
    for percent in (100, 125, LARGE_TEXT, 200):  # the form changes at LARGE_TEXT
        settle(bench, theme, percent)
        no_label_is_clipped(bench, percent)


def no_label_is_clipped(bench, percent):
    assert bench.page.width() <= SMALLEST[0]
    form = bench.page._scroll.widget()
    assert form.width() <= bench.page._scroll.viewport().width(), "no horizontal scroll"
    for widget in shown(bench):
        plain = isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel)
        if (plain and not widget.wordWrap()) or isinstance(widget, QAbstractButton):
            if not widget.objectName().startswith("qt_"):
                need = widget.sizeHint().width()
                assert widget.width() >= need, (widget.objectName() or widget.text(), percent)
        elif plain and widget.text():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()


def test_five_rows_the_detail_line_and_the_note_fit_768_lines(bench, theme):
    bench.show_card()
    bench.type("intake_phoneEdit", "0905123456")
    bench.choose(703)  # nine papers and a fee
    settle(bench, theme, 100)
    view = bench.page.parts.view
    assert bench.page._scroll.verticalScrollBar().maximum() == 0
    assert view.viewport().height() >= 5 * view.rowHeight(0)
    assert bench.page.parts.details.isVisible()
    assert bench.page.note_edit.isVisible()
    assert bench.page.pay_block.isVisible()


@pytest.mark.parametrize("percent", [100, 175, 200])
def test_the_code_stays_in_sight_while_the_money_is_taken(stage, theme, percent):
    bench = stage("accepted")
    settle(bench, theme, percent)
    bench.page.done.next_button.setFocus()
    bench.page.focus_field("pay_givenEdit")
    for widget in (bench.page.done.code_label, bench.page.pay.given_edit):
        seen = widget.visibleRegion().boundingRect()
        assert seen == widget.rect(), widget.objectName()


def test_a_key_stands_on_the_bar_for_the_button_that_large_text_hides(bench, theme):
    settle(bench, theme, 175)
    assert bench.page.pages.rescan_button.isHidden()
    assert "rescan" in {row.id for row in bench.page.keys.rows() if row.on_bar}


def test_fee_limit_and_route_stand_on_one_line(bench, theme):
    bench.show_card()
    bench.choose(101)
    settle(bench, theme, 100)
    procedure = bench.page.procedure
    labels = (procedure.due_label, procedure.fee_label, procedure.route_label)
    middles = {label.geometry().center().y() for label in labels}
    assert max(middles) - min(middles) <= 1
    pay = bench.page.pay
    assert pay.due_label.geometry().center().y() - pay.change_label.geometry().center().y() in (
        -1, 0, 1
    )  # fmt: skip


@pytest.mark.parametrize("name", STAGES)
def test_point_33_tab_follows_the_declared_list(stage, name):
    bench = stage(name)
    chain = [w for w in bench.page.tab_chain() if w.isVisible() and w.isEnabled()]
    chain = [w for w in chain if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    # a group of radio buttons is one stop: the chosen one
    chain = [w for w in chain if not isinstance(w, QRadioButton) or w.isChecked()]
    if name == "accepted":
        done = bench.page.done
        buttons = [b for b in done.findChildren(QAbstractButton) if b.isVisible()]
        chain = [*buttons, *chain]
    chain[0].setFocus()
    walked = [chain[0]]
    while len(walked) < len(chain):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert [w.objectName() for w in walked] == [w.objectName() for w in chain]
    for expected in reversed(walked[:-1]):
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
        )
        assert QApplication.focusWidget() is expected


def test_new_waivers_take_their_place_in_the_tab_order(bench):
    bench.show_card()
    procedure = bench.choose(302)
    bench.session.edit(case=procedure.cases[0].id)
    check = next(iter(bench.page.pay._checks.values()))
    bench.field("pay_method_cash").setFocus()
    bench.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is check


def test_a_waiver_is_shown_with_its_source_and_the_listed_fee_struck(bench):
    bench.show_card()
    procedure = bench.choose(302)
    bench.session.edit(case=procedure.cases[0].id)
    check = bench.page.pay._checks["tt117-2026"]
    check.click()
    assert bench.draft.payment.waivers == ("tt117-2026",)
    fee = bench.page.procedure.fee_label
    assert fee.text() == "Phí, lệ phí 0\u00a0đ"
    listed = bench.page.procedure.listed_label
    assert listed.text() == "200.000\u00a0đ"
    assert listed.font().strikeOut()
    assert listed.isVisible()
    assert "Thông tư 117/2026/TT-BTC, từ 15/08/2026" in bench.page.pay.waived_label.text()
    assert bench.page.pay.due_label.text() == "Phải thu 0\u00a0đ"


@pytest.mark.parametrize("name", STAGES)
def test_point_32_everything_reachable_has_a_name_and_a_reason_when_off(stage, name):
    bench = stage(name)
    seen = 0
    for widget in shown(bench):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not reachable or widget.objectName().startswith("qt_"):
            continue
        seen += 1
        assert widget.objectName(), widget
        face = QAccessible.queryAccessibleInterface(widget)
        assert face.text(QAccessible.Text.Name), widget.objectName()
        if not widget.isEnabled():
            assert widget.accessibleDescription(), widget.objectName()
    assert seen >= 8


def test_blocked_keys_say_why(bench):
    keys = bench.page.keys
    for action in ("take_money", "stop_scan", "abandon"):
        assert keys.reason(action), action
        assert not keys[action].isEnabled()
    assert keys["accept"].isEnabled()  # grey but pressable
    assert keys.reason("accept")


def test_point_09_fields_for_numbers_switch_the_input_method_off(bench):
    latin = {
        "intake_idEdit", "intake_newIdEdit", "intake_countryEdit", "intake_birthEdit",
        "intake_phoneEdit", "intake_orgTaxEdit", "intake_proxyIdEdit", "intake_proxyPhoneEdit",
        "intake_issuedEdit", "pay_givenEdit",
    }  # fmt: skip
    for name in latin:
        enabled = bench.field(name).inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
        assert enabled is False, name
    assert bench.field("intake_nameEdit").inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_point_13_no_button_is_waiting_for_an_enter(bench):
    clicked = []
    for button in bench.page.findChildren(QAbstractButton):
        button.clicked.connect(lambda _on=False, b=button: clicked.append(b.objectName()))
    for widget in bench.page.tab_chain():
        if widget.isVisible() and not isinstance(widget, QAbstractButton):
            widget.setFocus()
            QTest.keyClick(widget, Qt.Key.Key_Return)
    assert not clicked
