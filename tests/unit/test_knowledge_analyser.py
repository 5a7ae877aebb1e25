"""Text to terms: pairs of characters, pairs of sounds, and letters from every character on."""

from cti_gateway.core.knowledge.analyser import Wanted, letters_of, runs, terms_of, wanted
from tests.support.knowledge import content, read


def exact(query: str) -> set[str]:
    return {one.term for one in wanted(query, read) if not one.prefix}


def test_an_entry_is_found_by_pairs_of_each_field_and_by_the_sound_of_its_title_and_keywords() -> None:
    terms = terms_of(content("失业金？", "领取 App", keywords=("工伤", "e卡")), read)
    assert terms.title == {"失业", "业金"}
    assert terms.answer == {"领取", "app"}
    assert terms.keywords == {"工伤", "e", "卡"}
    assert terms.sounds == {
        *("si1ye", "ye1jin", "gon1san"),
        *("syj", "shiyejin", "yj", "yejin", "gs", "gongshang"),
    }
    assert terms.all() == terms.title | terms.keywords | terms.answer | terms.sounds


def test_a_wrong_character_of_the_same_sound_leaves_the_pair_of_sounds() -> None:
    assert exact("零取") & terms_of(content("领取"), read).sounds == {"nin1qu"}
    assert exact("公伤") & terms_of(content("工伤"), read).sounds == {"gon1san"}


def test_letters_are_looked_for_as_a_beginning_and_so_but_for_one_at_either_end() -> None:
    assert wanted("SYJ", read) == [Wanted("syj", prefix=True)]
    assert wanted("shiye", read) == [
        Wanted("shiye", prefix=True),
        Wanted("shiy", 0.4, prefix=True),
        Wanted("hiye", 0.4, prefix=True),
    ]
    assert wanted("12333", read) == [Wanted("12333", prefix=True)]
    assert wanted("abcdefghijklmnop", read)[0].term == "abcdefghijkl"


def test_a_name_is_found_by_what_is_typed_of_it() -> None:
    assert letters_of("失业金", read) == ("syj", "shiyejin")
    assert letters_of("工伤 App（e金）", read) == ("gsappej", "gongshangappejin")
    assert letters_of("？", read) == ("", "")


def test_pinyin_with_spaces_is_also_one_word() -> None:
    assert Wanted("syj", prefix=True) in wanted("s yj", read)
    assert Wanted("失业", prefix=True) not in wanted("失 y", read)


def test_a_single_character_is_the_beginning_of_a_pair_and_no_term_is_asked_for_twice() -> None:
    assert wanted("失", read) == [Wanted("失", prefix=True)]
    assert [one.term for one in wanted("失业失业", read)].count("失业") == 1
    assert wanted("？！ ", read) == []


def test_wide_letters_and_large_ones_are_one_form() -> None:
    assert runs("ＡＰＰ失业・Ｅ卡") == ["app", "失业", "e", "卡"]


def test_how_something_is_asked_counts_for_less_than_what_is_asked() -> None:
    worth = {one.term: one.weight for one in wanted("失业金怎么领", read) if not one.term.isascii()}
    assert worth == {"失业": 1.0, "业金": 1.0, "金怎": 0.6, "怎么": 0.6, "么领": 0.6}
