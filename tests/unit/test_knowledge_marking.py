"""What of a text was asked for."""

from cti_gateway.core.knowledge.analyser import wanted
from cti_gateway.core.knowledge.marking import EXCERPT, Part, excerpt, marked
from tests.support.knowledge import read


def shown(text: str, query: str) -> str:
    parts = marked(text, wanted(query, read), read)
    assert "".join(part.text for part in parts) == text
    return "".join(f"[{part.text}]" if part.hit else part.text for part in parts)


def test_what_was_asked_for_is_marked_wherever_it_stands() -> None:
    assert shown("失业金怎么领取？失业", "失业金") == "[失业金]怎么领取？[失业]"
    assert shown("办理ＡＰＰ登录", "app") == "办理[ＡＰＰ]登录"
    assert shown("<b>失业</b>", "失业") == "<b>[失业]</b>"
    assert marked("", wanted("失业", read)) == ()


def test_initials_and_pinyin_mark_the_characters_that_they_stand_for() -> None:
    assert shown("怎么领失业金？", "syj") == "怎么领[失业金]？"
    assert shown("怎么领失业金？", "shiyej") == "怎么领[失业金]？"
    assert shown("失业金 失业金", "syj") == "[失业金] [失业金]"
    assert shown("㎏失业", "yj") == "㎏失业"


def test_an_excerpt_is_where_most_was_asked_for() -> None:
    short = excerpt("到窗口领取。", wanted("领取", read))
    assert short == (Part("到窗口", False), Part("领取", True), Part("。", False))
    long = excerpt("一" * 200 + "失业金领取" + "二" * 200, wanted("失业金", read))
    assert long[0] == long[-1] == Part("…", False)
    assert Part("失业金", True) in long
    assert sum(len(part.text) for part in long[1:-1]) == EXCERPT
    assert excerpt("一" * 200, wanted("失业", read)) == (Part("一" * EXCERPT, False), Part("…", False))
