"""A caller outside the hours, and the lead who calls back."""

import sqlite3
from contextlib import closing

from playwright.async_api import expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
from tests.e2e.access import violations
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.pbxes import until_shown
from tests.support.programs import serving

CALLER = "SEQUENTIAL\n13900007919;王女士\n"


async def test_a_closed_caller_is_listed_and_marked_as_done(
    enter: Enter, gateway: Running, pbx: PrivatePbx
) -> None:
    gateway.process.kill()
    await gateway.process.wait()
    config = gateway.folder / "cti.toml"
    text = config.read_text()
    assert '"00:00-24:00"' in text
    config.write_text(text.replace('"00:00-24:00"', '""'))
    async with serving(gateway.folder):
        await until_shown(pbx, "dialplan show globals", "CTI_CLOSED_UNTIL_general=1")
        assert await sipp.call(pbx, csv=CALLER, talk_ms=20_000) != 0, "the busy signal"
        lead = await enter("li")
        await lead.get_by_role("link", name="未接来电").click()
        row = lead.get_by_role("row").filter(has_text="139****7919")
        await expect(row).to_contain_text("非服务时间")
        await keep_picture(lead, "missed")
        await row.get_by_role("button", name="标记为已处理").press("Enter")
        await expect(row.get_by_role("button")).to_have_count(0)
        await expect(row).to_contain_text("李班长")
        await keep_picture(lead, "missed-done")

        # By mistake: the key undoes it, on another page too, and both are on record.
        await lead.get_by_role("link", name="值班表").press("Enter")
        undo = lead.get_by_role("button", name="撤销")
        await expect(undo).to_be_visible()
        assert await violations(lead) == []
        await keep_picture(lead, "undo")
        await lead.keyboard.press("z")
        await expect(lead.get_by_text("已撤销：已标记为已处理")).to_be_visible()
        await lead.get_by_role("link", name="未接来电").press("Enter")
        await expect(row.get_by_role("button", name="标记为已处理")).to_be_visible()
        with closing(sqlite3.connect(gateway.folder / "cti.db")) as base:
            said = base.execute("SELECT action, result FROM audit WHERE action LIKE '%missed' ORDER BY id")
            assert said.fetchall() == [("settle_missed", "ok"), ("reopen_missed", "ok")]
