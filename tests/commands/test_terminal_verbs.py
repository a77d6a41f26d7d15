"""Registering terminals that push, as IT types it."""

from tests.commands.test_central_verbs import call, lines


def test_a_terminal_is_registered_and_retired(tmp_path):
    data = ("central", "--data", tmp_path, "--practice", "--json")
    done = call(*data, "--new-terminal", "CEXA204760036", "--label", "Cửa chính")
    assert lines(done) == [{"terminal": "CEXA204760036"}]
    assert lines(call(*data, "--retire-terminal", "CEXA204760036")) == [
        {"retired": "CEXA204760036"}
    ]
    again = call(*data, "--retire-terminal", "CEXA204760036")
    assert again.returncode != 0
    assert "CEXA204760036" in again.stderr
