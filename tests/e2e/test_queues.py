"""A caller outside the hours, and the lead who calls back."""

from playwright.async_api import expect

from cti_gateway.demo import sipp
from cti_gateway.demo.private_pbx import PrivatePbx
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
