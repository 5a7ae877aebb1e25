"""The pop as the agent sees it: from the frame that reaches the page in Chromium to the pop on the glass.

The gateway is the program itself, its PBX a recorded call that comes and goes. The page is the built panel;
its processor is slowed down as DevTools do it, as old office computers are slow.
"""

import asyncio
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiohttp
from playwright.async_api import Page, async_playwright

from cti_gateway.demo.process import owned
from tests.bench.measure import Effort, Latency, progress
from tests.bench.player import Player, RecordedCall
from tests.bench.stream import Stream
from tests.support.chromium import LAUNCH, VIEWPORT, need_chromium
from tests.support.programs import ENVIRONMENT, PASSWORD, site, until_ready

LOGIN = "zhang"
SLOWDOWNS = (1, 4)
WITHIN_MS = 10_000
# When a frame arrived, and when the first picture with the pop was handed over: a message posted in an
# animation frame is handled after that frame has been painted.
OBSERVER = """
let arrived = 0;
window.WebSocket = class extends WebSocket {
  constructor(...url) {
    super(...url);
    this.addEventListener("message", (event) => { arrived = event.timeStamp; });
  }
};
let shown = false;
new MutationObserver(() => {
  const rings = document.querySelector(".call.ringing") !== null;
  if (rings === shown) return;
  shown = rings;
  if (!rings) return;
  const from = arrived;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.painted(performance.now() - from);
    port2.postMessage(null);
  });
}).observe(document, { childList: true, subtree: true, attributes: true });
"""


@dataclass(frozen=True, slots=True)
class Painted:
    """On a processor so many times slower than this one."""

    slowdown: int
    latency: Latency


async def _open(page: Page, url: str) -> None:
    await page.add_init_script(OBSERVER)
    await page.goto(url)
    await page.get_by_label("登录名").fill(LOGIN)
    await page.get_by_label("密码").fill(PASSWORD)
    await page.get_by_role("button", name="登录", exact=True).click()
    await page.get_by_role("navigation").wait_for()


async def _pops(
    page: Page, player: Player, painted: asyncio.Queue[float], calls: list[RecordedCall]
) -> list[float]:
    values = []
    for call in calls:
        player.play(call.waits)
        async with asyncio.timeout(WITHIN_MS / 1000):
            values.append(await painted.get())
        player.play(call.leaves)
        await page.locator(".call.ringing").wait_for(state="detached")
    return values


async def measure(recorded: Stream, folder: Path, effort: Effort) -> list[Painted]:
    """Every slow-down, in turn."""
    need_chromium()
    call = RecordedCall.first_in(recorded)
    taken: dict[int, list[list[float]]] = {slowdown: [] for slowdown in SLOWDOWNS}
    async with AsyncExitStack() as stack:
        player = await stack.enter_async_context(Player())
        url = await site(folder, player.ami_port)
        program = (sys.executable, "-m", "cti_gateway", "run")
        log = stack.enter_context((folder / "gateway.log").open("ab"))
        await stack.enter_async_context(owned(*program, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log))
        tool = await stack.enter_async_context(async_playwright())
        browser = await tool.chromium.launch(**LAUNCH)
        stack.push_async_callback(browser.close)
        context = await browser.new_context(viewport=VIEWPORT, locale="zh-CN")
        context.set_default_timeout(WITHIN_MS)
        painted = asyncio.Queue[float]()
        await context.expose_function("painted", painted.put_nowait)
        page = await context.new_page()
        devtools = await context.new_cdp_session(page)
        async with aiohttp.ClientSession(url) as web:
            await until_ready(web)
        await _open(page, url)
        for path, data in (("sign-in", {"seat": "01"}), ("ready", {})):
            answer = await context.request.post(f"{url}/api/{path}", data=data)
            assert answer.ok, await answer.text()
        numbers = count(1)
        for repetition in range(effort.repetitions):
            for slowdown in SLOWDOWNS:
                progress(f"paint {repetition + 1}/{effort.repetitions}: {slowdown}×")
                await devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
                calls = [call.again(next(numbers)) for _ in range(effort.paints)]
                taken[slowdown].append(await _pops(page, player, painted, calls))
    return [Painted(slowdown, Latency.of(values)) for slowdown, values in taken.items()]
