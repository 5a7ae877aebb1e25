"""A recorded run of the real gateway on a real Asterisk, told again: the same decisions, the same records."""

import asyncio
import json
import signal
import sqlite3
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import SECRET, PrivatePbx
from tests.support.forms import SAVE
from tests.support.gateways import until
from tests.support.programs import PASSWORD, cli, post, serving, site, until_ready

CALLER = "13912345678"
PRIVATE = ("number", "name")  # not recorded as they are


def caller(number: str = CALLER) -> str:
    return f"SEQUENTIAL\n{number};王女士\n"


@dataclass
class Desk:
    """The agent zhang's panel, and what the database holds."""

    web: aiohttp.ClientSession
    folder: Path
    process: asyncio.subprocess.Process

    def rows(self, table: str) -> list[dict[str, Any]]:
        with sqlite3.connect(self.folder / "cti.db") as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]

    async def until(self, holds: Callable[[list[dict[str, Any]]], bool], table: str = "call") -> None:
        await until(lambda: holds(self.rows(table)), f"in the table {table}")

    async def until_seat(self, state: str) -> dict[str, Any]:
        async with asyncio.timeout(20):
            while True:
                async with self.web.get("/api/me") as answer:
                    seat: dict[str, Any] | None = (await answer.json())["seat"]
                if seat is not None and seat["state"] == state:
                    return seat
                await asyncio.sleep(0.05)

    async def log_in(self) -> None:
        await until_ready(self.web)
        await post(self.web, "/api/login", login="zhang", password=PASSWORD)

    async def saves(self) -> None:
        seat = await self.until_seat("acw")
        await post(self.web, f"/api/calls/{seat['call_id']}/consultation", **SAVE)

    async def stops(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        await self.process.wait()


@asynccontextmanager
async def desk(folder: Path, base: str, *arguments: str) -> AsyncIterator[Desk]:
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(base, cookie_jar=jar) as web, serving(folder, *arguments) as process:
        running = Desk(web, folder, process)
        await running.log_in()
        yield running


async def replayed(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    code, first = await cli(folder, "replay", "run.cti", "--json", *arguments)
    assert code == 0, first
    assert (code, first) == await cli(folder, "replay", "run.cti", "--json", *arguments)
    return [json.loads(line) for line in first.splitlines()]


def of(told: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [line for line in told if line["kind"] == kind]


def assert_equals_database(told: list[dict[str, Any]], running: Desk, since_seat: int = 0) -> None:
    """Facts in order and the final records, but for what of callers is not recorded."""
    facts = [
        (row["at"], row["call_id"], row["kind"], row["seat"], row["agent_id"], json.loads(row["detail"]))
        for row in running.rows("call_fact")
    ]
    again = [(t["at"], t["call"], t["step"], t["seat"], t["agent"], t["detail"]) for t in of(told, "call")]
    assert again == facts[len(facts) - len(again) :] and again
    seats = [
        tuple(row[name] for name in ("at", "seat", "kind", "state", "cause", "actor", "call_id"))
        for row in running.rows("seat_fact")
    ]
    moved = [
        (t["at"], t["seat"], t["step"], t["state"], t["cause"], t["actor"], t["call"])
        for t in of(told, "seat")
    ]
    assert moved == seats[len(seats) - len(moved) :]
    records = {row["call_id"]: row for row in running.rows("call")}
    for record in of(told, "record"):
        row = records[record["call_id"]]
        assert {name: record[name] for name in row if name not in PRIVATE} == {
            name: bool(value) if name == "recovered" else value
            for name, value in row.items()
            if name not in PRIVATE
        }


async def test_a_recorded_run_is_decided_alike_again(pbx22: PrivatePbx, tmp_path: Path) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    with (tmp_path / "cti.toml").open("a") as config:
        config.write('ring_s = 2\nstrategy = "random"\n')
    async with desk(tmp_path, base, "--record", "run.cti") as running:
        async with sipp.phones(pbx22):
            await sipp.call(pbx22, csv=caller(), talk_ms=1000)  # nobody there: abandoned
            await post(running.web, "/api/sign-in", seat="01")
            await post(running.web, "/api/ready")
            for _ in range(2):  # answered and saved
                talk = asyncio.create_task(sipp.call(pbx22, csv=caller(), talk_ms=1000))
                await running.saves()
                await talk
        async with sipp.phones(pbx22, ring_ms=30_000):  # missed, then abandoned
            await sipp.call(pbx22, csv=caller("13900000009"), talk_ms=4000)
        await running.until(lambda rows: [r["ended_at"] is not None for r in rows] == [True] * 4)
        refused = await running.web.post("/api/sign-in", json={"seat": "99"})
        assert refused.status == 404
        await running.stops()

    told = await replayed(tmp_path)
    assert_equals_database(told, running)
    records = of(told, "record")
    assert [record["outcome"] for record in records] == ["ABANDONED", "RESOLVED", "RESOLVED", "ABANDONED"]
    first, *_, missed = [record["call"] for record in records]
    (nobody,) = [line for line in of(told, "nobody") if line["call"] == first]
    assert nobody["reasons"] == [{"code": "why_seats_signed_out", "params": {"seats": 3}}]
    offered = [line for line in of(told, "call") if line["step"] == "offered"]
    assert [line["detail"]["why"] for line in offered] == ["random"] * 3
    assert "rona" in [line.get("cause") for line in of(told, "seat")]
    assert of(told, "refused")[0]["code"] == "seat_unknown"
    assert of(told, "end") == [told[-1]] and told[-1]["end"] == "stopped"

    of_missed = await replayed(tmp_path, "--call", missed)
    assert {line["call"] for line in of_missed} == {missed, None}
    of_seat = await replayed(tmp_path, "--seat", "01")
    assert {line["seat"] for line in of_seat} == {"01", None} and of(of_seat, "seat") == of(told, "seat")

    transcript = tmp_path / "run.cti"
    assert stat.S_IMODE(transcript.stat().st_mode) == 0o600
    text = transcript.read_text()
    for private in (SECRET, CALLER, "王女士", "身份证", PASSWORD, "argon2"):
        assert private not in text
    assert len({record["number"] for record in records[:3]}) == 1 != len({r["number"] for r in records})

    code, said = await cli(tmp_path, "replay", "run.cti")
    assert code == 0 and "3 个座席：无人签入" in said


async def test_a_killed_run_is_told_up_to_its_end_and_the_next_one_takes_it_up(
    pbx22: PrivatePbx, tmp_path: Path
) -> None:
    base = await site(tmp_path, pbx22.ami_port)
    recording = ("--record", "run.cti", "--record-numbers")
    async with sipp.phones(pbx22):
        async with desk(tmp_path, base, *recording) as first:
            await post(first.web, "/api/sign-in", seat="01")
            await post(first.web, "/api/ready")
            talk = asyncio.create_task(sipp.call(pbx22, csv=caller(), talk_ms=8000))
            await first.until_seat("talking")
            await first.until(lambda rows: [row["kind"] for row in rows][-1:] == ["answered"], "call_fact")
            text = tmp_path / "run.cti"
            await until(lambda: "Event: DialEnd" in text.read_text(), "on tape")
            await first.stops(signal.SIGKILL)
        told = await replayed(tmp_path)
        assert_equals_database(told, first)
        assert told[-1]["end"] == "torn"
        assert CALLER in text.read_text()
        with text.open("rb+") as file:  # torn within its last line
            file.truncate(text.stat().st_size - 3)
        assert (await replayed(tmp_path))[-1]["end"] == "torn"

        async with desk(tmp_path, base, *recording) as second:
            await talk
            await second.saves()
            await second.until(lambda rows: rows[-1]["ended_at"] is not None)
            await second.stops()
    told = await replayed(tmp_path)
    assert_equals_database(told, second)
    (record,) = of(told, "record")
    assert (record["outcome"], record["recovered"], record["seat"]) == ("RESOLVED", True, "01")
    assert [line["outage"] for line in of(told, "outage")] == ["gateway"]
    assert (tmp_path / "run.cti.old").exists()


async def test_what_cannot_be_replayed_is_named(tmp_path: Path) -> None:
    code, said = await cli(tmp_path, "replay", "none.cti")
    assert code == 2 and "none.cti" in said
    (tmp_path / "run.cti").write_bytes(b"cti-transcript 1\nsomething else\n")
    code, said = await cli(tmp_path, "replay", "run.cti")
    assert code == 2 and "Line 2 of the transcript" in said
