"""`counter-app due`: the question IT and supervisors ask."""

import json

import pytest

from counter_app.__main__ import main


def ask(capsys, *words):
    assert main(["due", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("accepted", "limit", "due_at"),
    [
        ("2026-11-20 09:15", "5 working-days", "2026-11-30T17:00+07:00"),
        ("2026-11-20 16:40", "8 working-hours", "2026-11-23T16:40+07:00"),
        ("2026-11-06 10:00", "15 calendar-days", "2026-11-23T17:00+07:00"),
        ("2026-11-20 09:15", "2 months", "2027-01-20T17:00+07:00"),
        ("2026-11-20 07:00", "0.5 working-days", "2026-11-20T11:00+07:00"),
        ("2026-11-20 09:15", "05 ngày làm việc", "2026-11-30T17:00+07:00"),
        ("2026-11-20 09:15", "0 working-days", "2026-11-20T17:00+07:00"),
    ],
)
def test_every_unit_is_answered(capsys, accepted, limit, due_at):
    assert ask(capsys, accepted, limit)["due_at"] == due_at


def test_the_answer_carries_trace_rules_and_calendar(capsys):
    answer = ask(capsys, "2026-11-20 09:15", "5 working-days")
    assert answer["rules"] == "tt03-2025"
    assert answer["calendar"] == "2024.1 2025.1 2026.1 2027.1"
    assert [step["on"] for step in answer["trace"] if not step["counted"]] == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
        "2026-11-24",
        "2026-11-28",
        "2026-11-29",
    ]
    assert "24/11" in answer["sentence"]


def test_the_rule_pack_is_chosen_by_date_or_by_name(capsys):
    assert ask(capsys, "2025-06-30 09:00", "1 working-days")["rules"] == "tt01-2018"
    named = ask(capsys, "2026-11-20 09:15", "1 working-days", "--rules", "tt01-2018")
    assert named["rules"] == "tt01-2018"


def test_a_person_reads_the_date_the_sentence_and_every_day(capsys):
    assert main(["due", "2026-11-20 09:15", "1 working-days"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "17:00 ngày 23/11/2026"
    assert any("+ 23/11/2026" in line for line in told)
    assert main(["due", "2026-11-20 09:15", "1 working-days", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "do not count" in told
    assert "working day 1" in told
    assert "ngày" not in told


def test_a_program_that_asks_in_english_is_answered_in_english(capsys):
    answer = ask(capsys, "2026-11-20 09:15", "2 months", "--lang", "en")
    assert (answer["limit"], answer["trace"][1]["reason"]) == ("2 months", "end of month 1")
    assert "whole months" in answer["sentence"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("20/11/2026", "5 working-days"), "20/11/2026"),
        (("2026-02-30 09:00", "5 working-days"), "2026-02-30"),
        (("2026-11-20 09:15", "5"), "5"),
        (("2026-11-20 09:15", "5 weeks"), "5 weeks"),
        (("2026-11-20 09:15", "1.5 calendar-days"), "1.5"),
        (("2026-11-20 09:15", "0 months"), "0 months"),
        (("2026-11-20 09:15", "5 working-days", "--rules", "nd61"), "nd61"),
        (("2026-11-20 09:15", "5 working-days", "--rules", ""), "“”"),
        (("9999-12-31 23:59", "5 working-days"), "9999"),
        (("2018-01-02 09:15", "5 working-days"), "2018-01-02"),
        (("2027-12-20 09:15", "30 working-days"), "2028"),
    ],
)
def test_what_cannot_be_counted_is_told_in_three_sentences(capsys, words, said):
    assert main(["due", *words]) == 2
    told = capsys.readouterr().err.splitlines()
    assert said in told[0]
    assert len(told) == 3
