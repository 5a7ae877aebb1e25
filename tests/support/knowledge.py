"""Entries for tests, and a reading of Chinese that needs no dictionary."""

from collections.abc import Sequence
from typing import Any

from cti_gateway.core.knowledge.entry import Content, State, Version

_READ = {
    "失业金": "shi ye jin",
    "领取零": "ling qu ling",
    "工伤公": "gong shang gong",
}
_SYLLABLES = {
    character: syllable
    for characters, syllables in _READ.items()
    for character, syllable in zip(characters, syllables.split(), strict=True)
}


def read(characters: str) -> Sequence[str]:
    return [_SYLLABLES.get(one, "xx") for one in characters]


def content(title: str = "失业金怎么领取？", answer: str = "线上或到窗口办理。", **more: Any) -> Content:
    return Content(**{"category": "UNE", "title": title, "answer": answer, **more})


def version(state: State = State.DRAFT, number: int = 1, **more: Any) -> Version:
    plain = {
        "entry": 1,
        "version": number,
        "state": state,
        "content": content(),
        "authors": ("qian",),
        "at": 1,
    }
    return Version(**{**plain, **more})
