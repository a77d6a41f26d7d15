"""Who is at the desk: identities, cards, proxies, organisations (ux §7, 14; situations 2-4, 10)."""

from dataclasses import replace
from datetime import date

import pytest
from fakes import accept_one
from intake_bench import ALT, CARD, CTRL, OTHER_CARD
from PySide6.QtCore import Qt

from counter_app.domain.draft import IdentityKind, Person, Provenance
from counter_app.domain.procedure import Channel, ReturnChannel
from counter_app.services.lookup import KnownPerson


def choose(bench, name, row):
    combo = bench.field(name)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def test_a_number_that_cannot_be_is_told_when_the_field_is_left(bench):
    bench.type("intake_idEdit", "05118800123")
    assert "(hiện có 11)" in bench.page.person.warning_label.text()
    assert bench.page.person.hint.isHidden()  # no problem yet: nobody pressed F9
    bench.press(Qt.Key.Key_F9)
    assert "(hiện có 11)" in bench.page.person.hint.text()
    assert "hiện có" not in bench.page.person.warning_label.text()


def test_what_is_odd_is_told_before_a_procedure_is_chosen(bench):
    bench.show_card()
    bench.edit_owner(birth_on=date(1990, 3, 5))
    assert not bench.draft.procedure
    assert "năm sinh" in bench.page.person.warning_label.text()


@pytest.mark.parametrize("more", ["", "|Nguyễn Văn A", "|||Nguyễn Thị B|1960"])
def test_point_14_cards_with_seven_and_more_fields(bench, more):
    assert bench.show_card(CARD + more)
    owner = bench.draft.owner
    assert (owner.name, owner.id_number) == ("Nguyễn Thị Hồng Hạnh", "051188001234")
    assert owner.birth_on == date(1988, 3, 5)
    assert owner.provenance is Provenance.CARD
    assert bench.page.person.source_label.text() == "đọc từ thẻ"
    assert bench.focus == "intake_procEdit"


@pytest.mark.parametrize(
    "code", [CARD.rpartition("|")[0], CARD.replace("05031988", "31021988"), CARD[1:], "", "abc"]
)
def test_point_14_what_is_no_whole_card_changes_no_field(bench, code):
    before = bench.draft.owner
    assert not bench.show_card(code)  # the window says the sentence
    assert bench.draft.owner == before


def test_vneid_code_changes_nothing_and_offers_to_type(bench):
    before = bench.draft
    assert bench.show_card("https://vneid.gov.vn/x?token=QWERTYUIOP1234567890")
    assert "không phải mã QR của thẻ căn cước" in bench.notices.last
    assert bench.draft.owner == before.owner
    bench.notices.actions[-1].call()
    assert bench.draft.owner.provenance is Provenance.VNEID_SHOWN
    assert bench.focus == "intake_idEdit"
    bench.type("intake_idEdit", "051188001234")
    bench.type("intake_nameEdit", "Nguyễn Thị Hồng Hạnh")
    assert bench.draft.owner.provenance is Provenance.VNEID_SHOWN
    assert bench.page.person.source_label.text() == "VNeID, xem trên điện thoại"


def test_situation_2_old_number_asks_once_for_the_new_one(bench):
    choose(bench, "intake_identityCombo", 2)
    question = bench.field("intake_newNumberPanel")
    assert question.isHidden()
    bench.type("intake_idEdit", "212 345 678")
    assert question.isVisible()
    assert bench.focus == "intake_newIdEdit"
    bench.type("intake_newIdEdit", "05118800123", enter=True)
    assert "12 chữ số (hiện có 11)" in bench.field("intake_newIdEdit").problem
    assert bench.draft.owner.identity_kind is IdentityKind.OLD_ID
    bench.type("intake_newIdEdit", "051188001234")
    owner = bench.draft.owner
    assert owner.identity_kind is IdentityKind.PERSONAL_ID
    assert (owner.id_number, owner.old_id_number) == ("051188001234", "212345678")
    assert question.isHidden()


def test_situation_2_no_new_number_is_an_answer(bench):
    choose(bench, "intake_identityCombo", 2)
    bench.type("intake_idEdit", "212345678")
    bench.field("intake_noNewIdButton").click()
    assert bench.field("intake_newNumberPanel").isHidden()
    assert bench.draft.owner.id_number == bench.draft.owner.old_id_number == "212345678"
    bench.type("intake_nameEdit", "Trần Thị Ba")
    bench.choose(401)
    assert "hết giá trị" in bench.page.person.warning_label.text()  # a warning, no obstacle
    bench.scan(*(line.number for line in bench.session.shown.lines if line.mandatory))
    bench.press(Qt.Key.Key_F7)
    bench.accept()  # without a phone
    accepted = bench.memory.dossiers[bench.accepted.stream].accepted
    assert accepted.owner.identity_kind is IdentityKind.OLD_ID
    assert accepted.owner.phone == ""


def test_situation_10_passport_wants_a_country(bench):
    choose(bench, "intake_identityCombo", 3)
    assert bench.field("intake_countryEdit").isVisible()
    bench.type("intake_idEdit", "m12345678")
    bench.type("intake_nameEdit", "KIM MIN-JUN")
    bench.press(Qt.Key.Key_F9)
    assert bench.focus == "intake_countryEdit"
    bench.type("intake_countryEdit", "kor")
    owner = bench.draft.owner
    assert (owner.id_number, owner.country, owner.name) == ("M12345678", "KOR", "KIM MIN-JUN")
    assert not any(p.where.startswith("intake_id") for p in bench.session.shown.problems)


def test_no_paper_at_all_is_a_kind(bench):
    choose(bench, "intake_identityCombo", 4)
    field = bench.field("intake_idEdit")
    assert not field.isEnabled()
    assert field.accessibleDescription()
    choose(bench, "intake_identityCombo", 0)
    assert field.isEnabled()


def test_second_card_goes_to_the_submitter_when_ticked(bench):
    bench.show_card()
    bench.field("intake_proxyCheck").click()
    assert bench.focus == "intake_proxyIdEdit"
    bench.show_card(OTHER_CARD)
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    assert bench.draft.submitter.name == "Nguyễn Văn An"
    assert bench.focus == "intake_relationEdit"
    bench.show_card()  # the owner's card again stays the owner's
    assert bench.draft.submitter.name == "Nguyễn Văn An"


def test_the_daughter_who_was_read_first_changes_places(bench):
    bench.show_card(OTHER_CARD)
    bench.field("intake_proxyCheck").click()
    bench.field("intake_swapButton").click()
    assert bench.draft.submitter.name == "Nguyễn Văn An"
    assert bench.draft.owner.name == ""
    bench.show_card()
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"
    assert bench.draft.submitter.name == "Nguyễn Văn An"


def test_the_card_of_who_hands_in_read_again_does_not_make_him_the_owner(bench):
    bench.show_card(OTHER_CARD)
    bench.field("intake_proxyCheck").click()
    bench.field("intake_swapButton").click()
    bench.show_card(OTHER_CARD)
    assert bench.draft.owner.name == ""
    assert bench.draft.submitter.name == "Nguyễn Văn An"


def test_a_phone_typed_before_the_card_stays(bench):
    bench.type("intake_phoneEdit", "0905123456")
    bench.show_card()
    assert bench.draft.owner.phone == "0905123456"


def test_without_the_tick_a_second_card_is_another_owner(bench):
    bench.show_card()
    bench.type("intake_phoneEdit", "0905123456")
    bench.show_card(OTHER_CARD)
    assert bench.draft.owner.name == "Nguyễn Văn An"
    assert bench.draft.owner.phone == ""  # it was hers
    assert bench.draft.submitter is None
    bench.page.parts.view.setFocus()
    bench.press(Qt.Key.Key_Z, CTRL)
    assert bench.draft.owner.name == "Nguyễn Thị Hồng Hạnh"


def test_situation_4_the_rule_of_the_procedure_speaks(bench):
    bench.show_card()
    procedure = bench.choose(302)
    bench.field("intake_proxyCheck").click()
    bench.show_card(OTHER_CARD)
    bench.type("intake_relationEdit", "con")
    hint = bench.field("intake_authorisationHint")
    bench.session.edit(case=procedure.cases[0].id)
    assert hint.text() == "Không phải nộp văn bản ủy quyền."
    bench.type("intake_relationEdit", "hàng xóm")
    assert "công chứng hoặc chứng thực" in hint.text()
    bench.session.edit(case=procedure.cases[1].id)
    assert hint.text() == (
        "Phiếu lý lịch tư pháp số 2 không được ủy quyền cho người khác nộp; bà cần tự nộp "
        "(trực tiếp hoặc trực tuyến)."
    )
    bench.press(Qt.Key.Key_F9)
    assert bench.accepted is None
    assert hint.text() not in bench.page.person.hint.text()  # once is enough


def test_organisation_has_name_and_tax_code(bench):
    bench.show_card()
    bench.choose(201)
    bench.field("intake_orgCheck").click()
    assert bench.focus == "intake_orgNameEdit"
    bench.press(Qt.Key.Key_F9)
    assert bench.focus == "intake_orgNameEdit"
    assert bench.page.person.hint.text().startswith("Chưa nhập tên tổ chức")
    bench.type("intake_orgNameEdit", "Công ty TNHH Trà Bồng")
    bench.type("intake_orgTaxEdit", "0100233488")
    assert bench.draft.organisation.name == "Công ty TNHH Trà Bồng"
    assert "Mã số thuế" not in bench.page.person.warning_label.text()
    bench.type("intake_orgTaxEdit", "0100233489")
    assert "Mã số thuế" in bench.page.person.warning_label.text()


@pytest.mark.parametrize(
    ("typed", "kept", "warns"),
    [("+84 905 123 456", "0905123456", False), ("0123", "0123", True), ("", "", True)],
)
def test_phone_is_kept_plain_and_only_ever_warned_of(bench, typed, kept, warns):
    bench.show_card()
    bench.choose(101)
    bench.type("intake_phoneEdit", typed)
    assert bench.draft.owner.phone == kept
    assert bool(bench.page.person.warning_label.text()) == warns
    assert not any(p.where == "intake_phoneEdit" for p in bench.session.shown.problems)


def test_R19_the_way_back_is_chosen_with_one_key_and_none_is_forced(bench):
    bench.prepare()
    assert bench.field("intake_return_desk").isChecked()
    for way in (ReturnChannel.POST, ReturnChannel.ELECTRONIC, ReturnChannel.DESK):
        bench.press(Qt.Key.Key_5, ALT)
        assert bench.draft.return_channel is way
        assert bench.field(f"intake_return_{way.value}").isChecked()
    bench.press(Qt.Key.Key_5, ALT)
    bench.accept()
    accepted = bench.memory.dossiers[bench.accepted.stream].accepted
    assert accepted.return_channel is ReturnChannel.POST


def test_return_by_post_wants_an_address(bench):
    bench.show_card()
    bench.edit_owner(address="")
    bench.field("intake_return_post").click()
    assert bench.draft.return_channel is ReturnChannel.POST
    bench.press(Qt.Key.Key_F9)
    assert bench.focus == "intake_return_post"
    bench.type("intake_addressEdit", "Tổ 5, P. Nghĩa Lộ")
    assert not any(p.code == "return_address" for p in bench.session.shown.problems)


def test_a_known_person_fills_what_is_empty_and_tells_of_open_dossiers(bench):
    stream = accept_one(bench.desk)
    hit = bench.desk.lookup._hit(stream, bench.memory.dossiers[stream])
    bench.desk.lookup.known["051188001234"] = KnownPerson(
        name="Nguyễn Thị Hồng Hạnh", phone="0905000111", address="Nơi cũ", dossiers=3,
        open_dossiers=(hit,),
    )  # fmt: skip
    bench.show_card()
    bench.wait(bench.page.person.history_button.isVisible)
    assert bench.page.person.history_button.text() == "Đã có 3 hồ sơ"
    assert bench.draft.owner.phone == "0905000111"
    assert bench.draft.owner.address == "Tổ 5, P. Nghĩa Lộ, T. Quảng Ngãi"  # the card's stands
    assert hit.code in bench.notices.last
    bench.page.person.history_button.click()
    assert bench.shell.asked[-1] == ("search", "051188001234")


def test_what_is_known_of_one_person_never_reaches_the_next(bench, idle):
    bench.desk.lookup.known["051188001234"] = KnownPerson(
        name="Nguyễn Thị Hồng Hạnh", phone="0905000111", address="", dossiers=1, open_dossiers=()
    )
    bench.show_card()
    bench.show_card(OTHER_CARD)  # before the answer came
    idle()
    assert bench.draft.owner.name == "Nguyễn Văn An"
    assert bench.draft.owner.phone == ""


def test_typing_is_not_swept_away_by_a_page_that_arrives(bench):
    bench.show_card()
    bench.choose(101)
    bench.desk.scanning.stack = [("đơn", 1)]
    bench.type("intake_noteEdit", "đang gõ dở", enter=False)
    bench.page.work.scan()
    bench.wait(lambda: len(bench.session.view.pages) == 1)
    assert bench.page.note_edit.text() == "đang gõ dở"
    assert bench.focus == "intake_noteEdit"


def test_card_on_a_scanned_page_names_the_owner_only_when_nobody_is_named(bench):
    from counter_app.domain.scans import recognise

    bench.desk.scanning.card = recognise(OTHER_CARD).card
    bench.choose(101)
    bench.scan(1)
    assert bench.draft.owner.name == "Nguyễn Văn An"
    assert bench.draft.owner.provenance is Provenance.CARD_SCAN
    bench.desk.scanning.card = recognise(CARD).card
    bench.scan(1)
    assert bench.draft.owner.name == "Nguyễn Văn An"


def test_people_who_are_gone_leave_nothing_half_typed(bench):
    bench.type("intake_birthEdit", "99/99/9999")
    bench.session.edit(owner=replace(Person(), name="Ai đó"))
    bench.press(Qt.Key.Key_N, CTRL)
    bench.wait(lambda: not bench.draft.owner.name)
    assert bench.page.person.birth_edit.text() == ""


def test_R15_R27_what_came_by_post_is_ticked_and_an_online_one_is_not_asked(bench):
    check = bench.field("intake_postCheck")
    check.click()
    assert bench.draft.channel is Channel.POST
    bench.press(Qt.Key.Key_Z, CTRL)
    assert (bench.draft.channel, check.isChecked()) == (Channel.DIRECT, False)
    bench.session.edit(channel=Channel.ONLINE)
    assert check.isHidden()
