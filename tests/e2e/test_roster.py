"""The hotline office drafts, corrects and publishes a roster, and sees how yesterday's was kept."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import load_workbook
from playwright.async_api import Page, expect

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.core.people import Role
from cti_gateway.core.records import SeatFact, SeatState
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.core.roster.slots import Place, Slot
from cti_gateway.demo.staff import Person
from tests.e2e.conftest import Enter, Running, keep_picture
from tests.support.databases import url_of
from tests.support.programs import settle

ZONE = ZoneInfo("Asia/Shanghai")
UNITS = {"wang": ("王芳", "养老保险科"), "liu": ("刘洋", "信息中心"), "chen": ("陈静", "信息中心")}


async def staff(folder: Path) -> None:
    """The office, and three people of two units."""
    agents = [Person(login, name, unit=unit) for login, (name, unit) in UNITS.items()]
    await settle(folder, [Person("zhou", "周丽", Role.HOTLINE_OFFICE), *agents])


async def yesterday_was(folder: Path, day: date) -> None:
    """On record: wang was late and away too long, liu did all right, chen never came."""
    store = await SqlStore.open(url_of(folder))
    ids = {agent.login: agent.id for agent in await store.agents()}
    begin, end = (instant * 1000 for instant in Templates("Asia/Shanghai").span(day, "M"))
    seats = dict(zip(UNITS, ("01", "02", "03"), strict=True))
    slots = [Slot(Place(day, "M", seat), UNITS[who][1], who) for who, seat in seats.items()]
    await store.publish_roster(slots, first=day, last=day, at=begin - 1, actor="zhou", reason="昨天")

    def fact(who: str, at: int, state: SeatState, kind: str, cause: str = "agent") -> SeatFact:
        return SeatFact(at, seats[who], kind, state, cause, f"agent:{ids[who]}", ids[who], None)

    minute = 60_000
    await store.append(
        [
            fact("liu", begin - 5 * minute, SeatState.NOT_READY, "sign_in"),
            fact("liu", begin, SeatState.READY, "ready"),
            fact("wang", begin + 7 * minute, SeatState.NOT_READY, "sign_in"),
            fact("wang", begin + 8 * minute, SeatState.READY, "ready"),
            fact("wang", begin + 90 * minute, SeatState.NOT_READY, "not_ready", "break"),
            fact("wang", begin + 112 * minute, SeatState.READY, "ready"),
            fact("wang", end, SeatState.SIGNED_OUT, "sign_out"),
            fact("liu", end, SeatState.SIGNED_OUT, "sign_out"),
        ]
    )
    await store.close()


async def upload(page: Page, file: Path) -> None:
    await page.get_by_label("上传值班表（.xlsx）").set_input_files(file)


async def test_the_office_publishes_a_roster_and_sees_how_yesterdays_was_kept(
    gateway: Running, enter: Enter, tmp_path: Path
) -> None:
    today = datetime.now(ZONE).date()
    await staff(gateway.folder)
    await yesterday_was(gateway.folder, today - timedelta(days=1))
    page = await enter("zhou")
    await page.get_by_role("link", name="值班表").press("Enter")
    for label, days in (("开始日期", 1), ("结束日期", 7)):
        await page.get_by_label(label).fill((today + timedelta(days=days)).isoformat())
    async with page.expect_download() as download:
        await page.get_by_role("link", name="下载自动排班表").click()
    draft, wrong = tmp_path / "draft.xlsx", tmp_path / "wrong.xlsx"
    await (await download.value).save_as(draft)
    book = load_workbook(draft)
    book.worksheets[0]["E2"] = "nobody"
    book.save(wrong)
    await upload(page, wrong)
    await expect(page.get_by_text("E2: 没有登录名为 nobody 的人员")).to_be_visible()
    await expect(page.get_by_role("button", name="发布")).to_have_count(0)
    await upload(page, draft)
    await expect(page.get_by_text("共 63 个班位")).to_be_visible()
    await page.get_by_label("发布说明").fill("下周")
    await keep_picture(page, "roster")
    await page.get_by_label("发布说明").press("Enter")
    await expect(page.get_by_text("已发布为第 2 版。")).to_be_visible()
    await what_it_changed_and_the_sheet_of_it(page, tmp_path)
    await page.get_by_role("link", name="出勤").press("Enter")
    await page.get_by_role("button", name="后一天").click()
    await expect(page.get_by_text("尚未判定")).to_have_count(9)
    for _ in range(2):
        await page.get_by_role("button", name="前一天").click()
    for kind, length in (("迟到", "7:00"), ("中途离岗", "22:00"), ("旷工", "4:00:00")):
        await expect(page.locator("summary", has_text=kind)).to_contain_text(length)
    await expect(page.get_by_text("准时")).to_be_visible()
    await page.get_by_text("中途离岗").click()
    await expect(page.get_by_text("依据条款 A2.3.3")).to_be_visible()
    await keep_picture(page, "attendance")
    await a_finding_is_explained_and_excused(page)
    await a_refused_order_is_put_on_record(page)
    await the_month_is_reported(page, today - timedelta(days=1), tmp_path)


async def what_it_changed_and_the_sheet_of_it(page: Page, folder: Path) -> None:
    """Of a version that is published; what nobody had before is all new."""
    compare = page.get_by_role("button", name="第 2 版与之前已发布的差异")
    await compare.press("Enter")
    await expect(page.get_by_text("未派员 → ").first).to_be_visible()
    await compare.scroll_into_view_if_needed()
    await keep_picture(page, "roster-changes")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="下载第 2 版（.xlsx）").click()
    await (await download.value).save_as(folder / "second.xlsx")
    assert load_workbook(folder / "second.xlsx").worksheets[0].max_row == 1 + 63


async def a_refused_order_is_put_on_record(page: Page) -> None:
    """By the office, of who was on time: it is proposed, with who said so, and stands in the sheet."""
    await page.get_by_role("button", name="刘洋：说明").press("Enter")
    await page.get_by_role("button", name="记录拒不服从安排").press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("何种安排").fill("不肯换到 03 座席")
    await dialog.get_by_label("时间").fill("07:59:59")
    await keep_picture(page, "refusal")
    await dialog.get_by_role("button", name="记录", exact=True).press("Enter")
    await expect(dialog.get_by_text("该时间不在本班次之内")).to_be_visible()
    await dialog.get_by_label("时间").fill("10:00:00")
    await dialog.get_by_label("何种安排").press("Enter")
    await expect(dialog).to_be_hidden()
    found = page.get_by_role("article").filter(has_text="A2.3.1(b)")
    await expect(found).to_contain_text("10:00:00 拒不服从安排：不肯换到 03 座席（周丽 记录）")
    await expect(found.get_by_role("button", name="确认成立")).to_be_visible()
    await keep_picture(page, "refusal-sheet")
    await page.get_by_role("button", name="返回当天").click()


async def a_finding_is_explained_and_excused(page: Page) -> None:
    """From the day to the sheet of one shift, to the second; and what is decided stands beside it."""
    await page.get_by_role("button", name="王芳：说明").press("Enter")
    await expect(page.get_by_text("离岗 15 分钟以上需要申请")).to_be_visible()
    await expect(page.get_by_text("09:30:00 离岗示忙").first).to_be_visible()
    away = page.get_by_role("row", name="离岗 ", exact=False)
    await expect(away.get_by_text("09:30:00–09:52:00")).to_be_visible()
    late = page.get_by_role("article").filter(has_text="迟到")
    await late.get_by_label("理由").fill("公务外出")
    await late.get_by_role("button", name="免责").press("Enter")
    ruling = page.get_by_role("table", name="裁定").get_by_role("row", name="公务外出")
    await expect(ruling).to_contain_text("迟到 7:00 08:00:00–08:07:00")
    await expect(ruling).to_contain_text("与原判定一致")
    await expect(late).to_contain_text("裁定免责")
    await keep_picture(page, "shift")
    await page.emulate_media(media="print")
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await expect(page.get_by_text("当事人: ___")).to_be_visible()
    await keep_picture(page, "shift-print")
    await page.emulate_media(media="screen")
    await page.get_by_role("button", name="返回当天").click()
    await expect(page.locator("summary", has_text="迟到")).to_contain_text("裁定免责")


async def the_month_is_reported(page: Page, day: date, folder: Path) -> None:
    """Sums by unit and person, the map of coverage, the print view and the workbook."""
    await page.get_by_role("link", name="报表", exact=True).press("Enter")
    await page.get_by_label("月份").fill(f"{day:%Y-%m}")
    wang = page.get_by_role("table", name="按人员").get_by_role("row", name="王芳")
    await expect(wang).to_contain_text("97.1%")
    await expect(wang).to_contain_text("22:00")
    hours = page.get_by_role("table", name="覆盖情况").get_by_role("row", name=f"{day:%m-%d}")
    await expect(hours).to_contain_text("2/3")
    await keep_picture(page, "reports")
    await page.emulate_media(media="print")
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await expect(page.get_by_role("button", name="打印")).to_be_hidden()
    await keep_picture(page, "reports-print")
    await page.emulate_media(media="screen")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="导出 .xlsx").click()
    file = folder / "report.xlsx"
    await (await download.value).save_as(file)
    names = [row[2].value for row in load_workbook(file).worksheets[0].iter_rows(min_row=2)]
    assert set(names) == {"王芳", "刘洋", "陈静"}
