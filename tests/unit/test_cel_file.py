"""Asterisk's log is read from its end, across what logrotate does to it."""

import os
from pathlib import Path

import pytest

from cti_gateway.adapters.cel.file import FIRST_LOOK_BYTES, CelFile, rows_since


def call(second: int, *, until: int | None = None) -> bytes:
    """The lines of one caller who waited, of more than a hundred bytes each."""
    until = second if until is None else until
    line = '"{}","{}.500000","{}.0","{}.0","PJSIP/trunk-1","cti-line","s","","13900000001","王女士",""\n'
    lines = (line.format("CHAN_START", second, second, second), line.format("HANGUP", until, second, second))
    return "".join(lines).encode()


async def seconds(path: Path, since: int) -> list[int]:
    calls = await CelFile(path, "PJSIP/{extension}").calls(since * 1000)
    return [int(float(past.call_id)) for past in calls]


async def test_only_what_is_new_enough_is_read_however_long_the_file_is(tmp_path: Path) -> None:
    path = tmp_path / "cti.csv"
    path.write_bytes(b"".join(call(second) for second in range(100_000, 110_000)))
    assert path.stat().st_size > 20 * FIRST_LOOK_BYTES
    assert await seconds(path, 109_998) == [109_998, 109_999]
    rows, reaches_back = rows_since(path, 105_000_000)
    assert (len(rows), reaches_back) == (10_000, True)
    assert len(await seconds(path, 0)) == 10_000


@pytest.mark.parametrize("rotated", ["cti.csv.1", "cti.csv-20261123"])
async def test_a_gap_across_a_rotation_is_read_from_both_files(tmp_path: Path, rotated: str) -> None:
    path = tmp_path / "cti.csv"
    (tmp_path / "cti.csv.2").write_bytes(call(100))
    os.utime(tmp_path / "cti.csv.2", (1, 1))
    (tmp_path / "cti.csv.3.gz").write_bytes(b"\x1f\x8b")
    (tmp_path / rotated).write_bytes(call(200) + call(300)[: len(call(300)) // 2])
    path.write_bytes(call(300)[len(call(300)) // 2 :] + call(400))
    assert await seconds(path, 150) == [200, 300, 400]
    assert await seconds(path, 350) == [400]


async def test_a_line_that_is_being_written_is_left_for_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "cti.csv"
    path.write_bytes(call(100) + call(200)[:-20])
    first, second = await CelFile(path, "PJSIP/{extension}").calls(0)
    assert (first.ended_at, second.ended_at) == (100_500, None)


async def test_a_log_that_cannot_be_read_is_told_and_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await seconds(tmp_path / "none.csv", 0) == []
    assert "cel_unreadable" in capsys.readouterr().out
