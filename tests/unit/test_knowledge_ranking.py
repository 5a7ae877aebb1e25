"""The order of entries, and what a database is asked to look for."""

from datetime import date

from cti_gateway.core.knowledge.analyser import Terms, Wanted
from cti_gateway.core.knowledge.ranking import (
    MOST_MATCHES,
    MOST_PROBES,
    Candidate,
    Frequencies,
    probes,
    ranked,
)

TODAY = date(2026, 3, 1)
NONE = frozenset[str]()
A, B, LETTERS = Wanted("失业"), Wanted("领取"), Wanted("syj", prefix=True)
ASKED = [A, B, LETTERS]
KNOWN = Frequencies(100, (10, 5, 500))


def one(
    entry: int, title: str = "", keywords: str = "", answer: str = "", sounds: str = "", category: str = "UNE"
) -> Candidate:
    fields = (frozenset(text.split()) for text in (title, keywords, answer, sounds))
    return Candidate(entry, Terms(*fields), category, None)


def order(*candidates: Candidate, hint: str | None = None) -> list[int]:
    return ranked(candidates, ASKED, KNOWN, today=TODAY, hint=hint)


def test_a_title_counts_for_more_than_a_keyword_and_that_for_more_than_an_answer() -> None:
    assert order(one(1, answer="领取"), one(2, keywords="领取"), one(3, title="领取 怎么")) == [3, 2, 1]


def test_a_rare_term_counts_for_more_than_a_frequent_one() -> None:
    assert order(one(1, title="失业 x"), one(2, title="领取 x")) == [2, 1]


def test_of_two_titles_the_one_that_says_nothing_else_comes_first() -> None:
    assert order(one(1, title="领取 怎么 么办"), one(2, title="领取 怎么")) == [2, 1]


def test_letters_match_what_begins_with_them() -> None:
    letters = ranked(
        [one(1, sounds="syjlq"), one(2, sounds="xsyj")], [LETTERS], Frequencies(9, (1,)), today=TODAY
    )
    assert letters[0] == 1


def test_an_expired_entry_comes_later_and_one_of_the_category_hinted_at_earlier() -> None:
    fresh, expired = one(2, title="领取"), Candidate(1, one(1, title="领取").terms, "UNE", date(2026, 2, 28))
    assert order(expired, fresh) == [2, 1]
    assert order(Candidate(1, fresh.terms, "UNE", TODAY), fresh) == [1, 2]
    assert order(one(1, title="领取"), one(2, title="领取", category="PEN"), hint="PEN") == [2, 1]


def test_what_is_far_worse_than_the_best_is_noise() -> None:
    assert order(one(1, title="领取 失业"), one(2, answer="失业")) == [1]
    assert order() == []


def test_a_database_looks_for_the_rarest_terms_that_occur() -> None:
    asked = [Wanted(str(n)) for n in range(4)]
    rare, frequent = probes(asked, Frequencies(9_000, (5, 0, 1_000, 4_000)))
    assert (rare.wanted, frequent.wanted) == (asked[0], asked[2]) and rare.worth > frequent.worth
    assert [one.wanted for one in probes(asked[:1], Frequencies(9_000, (MOST_MATCHES + 1,)))] == asked[:1]
    assert probes(asked, Frequencies(9_000, (0, 0, 0, 0))) == []
    many = [Wanted(str(n)) for n in range(100)]
    assert len(probes(many, Frequencies(9, (1,) * 100))) == MOST_PROBES
