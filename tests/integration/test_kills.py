"""A short soak: the gateway is killed again and again among calls, and nothing is lost or told wrong."""

from pathlib import Path

from tests.soak.kills import soak


async def test_every_call_is_told_once_and_right(tmp_path: Path) -> None:
    story = await soak(tmp_path, seconds=25, rate=2, kills=2, seed=7)
    assert len(story.callers) == story.calls == 50
    assert len(story.outages) == 2
    assert (story.doubled(), story.missing(), story.told_otherwise()) == ([], [], [])
    assert (story.not_adding_up(), story.mistimed()) == ([], [])
    assert story.left_unseen(), "nobody hung up in a gap: nothing was shown"
