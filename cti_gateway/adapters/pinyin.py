"""How Chinese is read. The dictionary is loaded with the first text."""

from collections.abc import Sequence


def read(characters: str) -> Sequence[str]:
    """One syllable for each, without tones; what is in no dictionary is read as itself."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(characters, errors=list)  # type: ignore[arg-type]  # its annotation knows no lists
