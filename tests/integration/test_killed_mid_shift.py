"""The real program killed in the middle of a rostered shift: what is judged is as if it had not been."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.config import load
from cti_gateway.core.attendance.case import FactKind, Kind
from cti_gateway.core.attendance.day import Duty
from cti_gateway.core.records import Outage
from cti_gateway.demo.private_pbx import PrivatePbx
from cti_gateway.service.attendance import StoredAttendance
from cti_gateway.service.known import AttendanceRules
from tests.support.all_day import SHIFTS, publish
from tests.support.databases import url_of
from tests.support.midnight import today_lasts
from tests.support.programs import PASSWORD, post, serving, site, until_ready

# However late in the day the tests run, who comes is late and who goes leaves early, each to the second.
RULES = f'[attendance]\nsign_in = "rostered"\nlate_limit_s = 86400\n{SHIFTS}'


class AfterTheShift:
    """A clock at which the shift is over."""

    def now(self) -> int:
        return int((datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(2)).timestamp() * 1000)


async def on_record(folder: Path) -> tuple[Duty, list[Outage]]:
    """The shift of zhang in which he came, as the store has it, and the outages."""
    settings = load(folder / "cti.toml")
    rules = AttendanceRules(
        settings.attendance.templates(settings.site.time_zone), settings.attendance.rules(), {"break"}
    )
    store = await SqlStore.open(url_of(folder))
    try:
        today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        (duty,) = await StoredAttendance(store, AfterTheShift(), rules).duties(today)
        return duty, list(await store.outages(0, AfterTheShift().now()))
    finally:
        await store.close()


async def ticked(web: aiohttp.ClientSession) -> list[str]:
    """What zhang has seen to before the shift, as the gateway says now."""
    async with web.get("/api/pre-shift/own") as answer:
        assert answer.status == 200
        return [str(code) for code in (await answer.json())["checked"]]


@pytest.mark.parametrize("on_break", [False, True])
async def test_a_kill_mid_shift_changes_nothing_but_what_was_not_known(
    pbx22: PrivatePbx, tmp_path: Path, on_break: bool
) -> None:
    await today_lasts()
    address = await site(tmp_path, pbx22.ami_port)
    with (tmp_path / "cti.toml").open("a", encoding="utf-8") as config:
        config.write(RULES)
    await publish(tmp_path, {"01": "zhang"})
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(address, cookie_jar=jar) as web:
        async with serving(tmp_path) as process:
            await until_ready(web)
            await post(web, "/api/login", login="zhang", password=PASSWORD)
            await post(web, "/api/sign-in", seat="01")
            await post(web, "/api/pre-shift", checked=["headset"])
            await post(web, "/api/ready")
            if on_break:
                await post(web, "/api/not-ready", reason="break")
            process.kill()
            await process.wait()
        async with serving(tmp_path):
            await until_ready(web)
            assert await ticked(web) == ["headset"]
            if on_break:
                await post(web, "/api/ready")
            await post(web, "/api/sign-out")
    duty, outages = await on_record(tmp_path)
    assert [outage.kind for outage in outages] == ["gateway"]
    (came,), (left,) = (
        [fact.at for fact in duty.case.facts if fact.kind is kind]
        for kind in (FactKind.SIGN_IN, FactKind.SIGN_OUT)
    )  # one session: nobody signed in anew, or was signed out
    (gap,), (begin, end) = duty.case.gaps, duty.case.shift
    assert came <= gap.span[0] < gap.span[1] <= left + 1, "a second begun is unknown as a whole"
    judged = duty.judgement
    assert judged is not None
    # A second between sign-in and ready may be all that is known: in it nobody worked, which is proposed as
    # well (A2.3.1(c)).
    times = [found for found in judged.findings if found.kind is not Kind.ABSENT]
    assert [(found.kind, found.seconds, found.excuse) for found in times] == [
        (Kind.LATE, came - begin, None),
        (Kind.EARLY, end - max(left, gap.span[1]), None),
    ]
    assert judged.obligated_s == end - begin - (gap.span[1] - gap.span[0])
    assert judged.presence_s == left - came - (min(gap.span[1], left) - gap.span[0])
