"""A new PC: joined to its server and numbered before anybody can sign in, by IT after that."""

from dataclasses import replace

import pytest

from counter_app.central.enrolment import new_code
from counter_app.domain.staff import Role
from counter_app.errors.central import (
    AlreadyEnrolledError,
    CertificateFileError,
    EnrolmentCodeError,
    ServerAddressError,
)
from counter_app.errors.desk import GestureRefusedError
from counter_app.settings import load, save_counter
from tests.central.serving import PASSWORD, served
from tests.services.playing import HOA, open_counter

pytestmark = pytest.mark.usefixtures("practice_server_here")

IT = replace(HOA, roles=(Role.IT,))


@pytest.fixture
def address(central):
    with served(central) as at:
        yield at


@pytest.fixture
def new_pc(tmp_path, wall):
    opened = open_counter(tmp_path / "new", wall, practice=False)
    yield opened
    opened.close()


def test_it_is_joined_and_numbered_and_then_closed_to_strangers(
    new_pc, central, address, tmp_path, wall
):
    assert new_pc.setup.state().first_run
    code = new_code(central, counter="12", agencies=())
    spaced = f" {code[:4].lower()} {code[4:]} "  # as it is read out and typed
    state = new_pc.setup.enrol(None, f" {address} ", spaced, "", again=False)
    assert (state.server, state.code_counter) == (address, "12")
    assert new_pc.setup.set_counter(None, "12").counter == "12"
    new_pc.close()

    again = open_counter(tmp_path / "new", wall)
    assert again.counter.number == "12"
    assert again.people.sign_in(HOA.number, PASSWORD).number == HOA.number
    assert not again.setup.state().first_run
    assert not again.devices.may_choose(None)
    for refused in (
        lambda: again.setup.enrol(None, address, code, "", again=True),
        lambda: again.setup.set_counter(None, "07"),
        lambda: again.setup.set_counter(HOA, "07"),
        lambda: again.devices.choose(
            None,
            again.devices.listed()[1],
            again.devices.candidates(again.devices.listed()[1])[0],
            {},
        ),
    ):
        with pytest.raises(GestureRefusedError):
            refused()
    assert again.setup.set_counter(IT, "07").counter == "07"
    again.close()


def test_what_is_typed_wrong_is_told_and_nothing_is_joined(new_pc, address, tmp_path):
    with pytest.raises(ServerAddressError):
        new_pc.setup.enrol(None, "một cửa", "ABCD", "", again=False)
    with pytest.raises(EnrolmentCodeError):
        new_pc.setup.enrol(None, address, "WRONGCODE", "", again=False)
    (tmp_path / "no.pem").write_text("không phải chứng thư", encoding="utf-8")
    for path in ("no.pem", "missing.pem"):
        with pytest.raises(CertificateFileError) as told:
            new_pc.setup.enrol(None, address, "ABCD", str(tmp_path / path), again=False)
        assert "PEM" in told.value.tell("vi").happened
    for number in ("", "năm", "1234567", "5/6"):
        with pytest.raises(GestureRefusedError):
            new_pc.setup.set_counter(None, number)
    assert new_pc.setup.state().server == ""


def test_joined_again_only_when_it_is_meant(new_pc, central, address):
    first, second = (new_code(central, counter=n, agencies=()) for n in ("05", "07"))
    new_pc.setup.enrol(None, address, first, "", again=False)
    with pytest.raises(AlreadyEnrolledError):
        new_pc.setup.enrol(None, address, second, "", again=False)
    assert new_pc.setup.enrol(None, address, second, "", again=True).code_counter == "07"


def test_a_practice_pc_is_nobodys_to_set_up_but_its_supervisors(tmp_path, wall):
    practice = open_counter(tmp_path / "practice", wall, practice=True)
    try:
        assert practice.setup.state().practice
        assert not practice.setup.may_set_up(None)
        assert not practice.setup.state().first_run
    finally:
        practice.close()


@pytest.mark.parametrize(
    "before",
    [
        "",
        '# Quầy 05\ncounter = "05"\n\n[scanner]\ndriver = "virtual"\n',
        '# tầng 1\n[scanner]\ndriver = "virtual"\noptions = { label = "counter = 3" }\n',
    ],
)
def test_the_number_is_written_and_every_other_line_stays(tmp_path, before):
    path = tmp_path / "settings.toml"
    path.write_text(before, encoding="utf-8")
    scanner = load(path).scanner
    save_counter(path, "12")
    text = path.read_text(encoding="utf-8")
    assert (load(path).counter, load(path).scanner) == ("12", scanner)
    assert text.count("counter = ") == before.count("label") + 1
    assert all(line in text for line in before.splitlines() if "counter" not in line)
