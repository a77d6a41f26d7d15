"""Which paper a page belongs to, as the strips in the stack say it."""

from counter_app.domain.codes import separator_code
from counter_app.domain.splitting import LastStrip, Splitter, Suggestion

STRIP_2, STRIP_3 = [separator_code(2)], [separator_code(3)]


def run(splitter, *pages):
    return [splitter.next(codes) for codes in pages]


def test_without_strips_nothing_is_suggested():
    splitter = Splitter()
    assert run(splitter, [], ["H29.100-261120-0001"]) == [Suggestion(), Suggestion()]
    assert splitter.last is None


def test_pages_belong_to_the_strip_before_them():
    first, strip, third, fourth, _, sixth = run(Splitter(), [], STRIP_2, [], [], STRIP_3, [])
    assert first == Suggestion()
    assert strip == Suggestion(is_separator=True)
    assert third == Suggestion(paper=2, starts_paper=True)
    assert fourth == Suggestion(paper=2)
    assert sixth == Suggestion(paper=3, starts_paper=True)


def test_a_pass_that_goes_on_says_so_until_its_own_first_strip():
    splitter = Splitter(LastStrip(paper=2))
    assert run(splitter, [], [], STRIP_3, []) == [
        Suggestion(paper=2, goes_on=True),
        Suggestion(paper=2, goes_on=True),
        Suggestion(is_separator=True),
        Suggestion(paper=3, starts_paper=True),
    ]


def test_a_pass_cut_off_right_behind_a_strip_starts_its_paper():
    before = Splitter()
    before.next(STRIP_2)
    assert before.last == LastStrip(paper=2, fresh=True)
    splitter = Splitter(before.last)
    assert splitter.next([]) == Suggestion(paper=2, starts_paper=True, goes_on=True)
    assert splitter.last == LastStrip(paper=2)
