"""Reports of attendance over HTTP: sums of the month, for whom they are, and as a workbook."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from cti_gateway.adapters.sheets import XlsxSheets
from cti_gateway.core.attendance.report import Report, Tally
from cti_gateway.core.records import Uncovered
from tests.contract.test_web_rosters import TODAY, send, slot
from tests.support.webs import TEMPLATES, Site

REPORT, SHEET = "/api/reports/attendance?month=2027-01", "/api/reports/attendance/sheet?month=2027-01"


async def an_evening(site: Site) -> None:
    """zhang comes ten minutes late and is in a break for sixteen; li never comes."""
    office = await site.browser("qian")
    site.clock.advance(minutes=59)
    await send(office, "/api/rosters?reason=x", slot(TODAY, "E"), slot(TODAY, "E", "02", "li"))
    site.clock.advance(minutes=11)
    zhang = await site.at_seat("zhang", "01")
    site.clock.advance(minutes=20)
    await zhang.post("/api/not-ready", {"reason": "break"})
    site.clock.advance(minutes=16)
    await zhang.post("/api/ready")
    site.clock.advance(minutes=21 * 60 - (17 * 60 + 46))
    await zhang.post("/api/sign-out")
    site.clock.advance(minutes=16)
    await site.recorder.barrier()


async def test_the_month_is_summed_by_person_and_unit(site: Site) -> None:
    await an_evening(site)
    for who in ("wang", "zhao", "qian"):
        report = (await (await site.browser(who)).get(REPORT)).json
        assert [(row["unit"], row["name"]) for row in report["people"]] == [
            ("信息中心", "李四"),
            ("养老保险科", "张三"),
        ]
    li, zhang = report["people"]
    assert (li["absent"], li["presence"]) == ({"times": 1, "seconds": 14_400}, 0)
    assert (zhang["late"], zhang["mid_shift"]["seconds"]) == ({"times": 1, "seconds": 600}, 960)
    assert zhang["presence"] == pytest.approx(230 / 240)
    assert zhang["adherence"] == pytest.approx(214 / 240)
    assert [unit["unit"] for unit in report["units"]] == ["信息中心", "养老保险科"]
    assert (report["total"]["shifts"], report["total"]["presence_s"]) == (2, 230 * 60)
    assert [(cell["hour"], cell["rostered_s"], cell["present_s"]) for cell in report["coverage"]] == [
        (17, 7200, 3000),
        (18, 7200, 3600),
        (19, 7200, 3600),
        (20, 7200, 3600),
    ]


async def test_the_sums_of_the_month_are_those_of_its_days(site: Site) -> None:
    await an_evening(site)
    lead = await site.browser("wang")
    day = (await lead.get("/api/attendance?day=2027-01-15")).json
    total = (await lead.get(REPORT)).json["total"]
    for sum_of in ("presence_s", "obligated_s", "overtime_s"):
        assert total[sum_of] == sum(row[sum_of] for row in day)


async def test_a_units_leader_sees_the_people_of_the_own_unit(site: Site) -> None:
    await an_evening(site)
    ma, he = await site.browser("ma"), await site.browser("he")
    assert [row["person"] for row in (await ma.get(REPORT)).json["people"]] == ["li"]
    assert len((await he.get(REPORT)).json["people"]) == 2, "who has no unit leads all"
    assert [row["person"] for row in (await ma.get("/api/attendance?day=2027-01-15")).json] == ["li"]
    shift = "/api/attendance/shift?day=2027-01-15&shift=E"
    assert (await ma.get(f"{shift}&seat=02&person=li")).status == 200
    assert (await ma.get(f"{shift}&seat=01&person=zhang")).error == (403, "forbidden")
    async with ma.http.get(SHEET) as response:
        people = load_workbook(BytesIO(await response.read())).worksheets[0]
    assert [row["登录名 Login"] for row in records(people)] == ["li"]


async def test_how_long_nobody_was_ready_is_a_part_of_the_report(site: Site) -> None:
    await an_evening(site)
    begin = int(TEMPLATES.span(TODAY, "E")[0]) * 1000
    await site.store.append([Uncovered(begin + 3_000_000, begin + 3_700_000), Uncovered(begin, None)])
    report = (await (await site.browser("wang")).get(REPORT)).json
    assert report["coverage"][0]["uncovered_s"] == 3600
    assert report["uncovered_s"] == 4 * 3600 + 16 * 60, "until now"


async def test_an_agent_sees_only_the_own_sums_and_takes_no_sheet_away(site: Site) -> None:
    await an_evening(site)
    zhang = await site.browser("zhang")
    report = (await zhang.get(REPORT)).json
    assert [row["person"] for row in report["people"]] == ["zhang"]
    assert (report["total"]["shifts"], report["coverage"]) == (1, [])
    assert (await zhang.get(SHEET)).error == (403, "forbidden")
    agent = f"agent:{site.people['zhang'].id}"
    assert await site.audited("export_report") == [(agent, "report:2027-01", "forbidden")]


async def test_the_workbook_says_the_same_and_who_took_it_is_on_record(site: Site) -> None:
    await an_evening(site)
    lead = await site.browser("wang")
    async with lead.http.get(SHEET) as response:
        assert response.status == 200
        assert response.headers["Content-Disposition"].endswith('attendance-2027-01.xlsx"')
        book = load_workbook(BytesIO(await response.read()))
    people, units, coverage = book.worksheets
    li, zhang = records(people)
    assert (li["姓名 Name"], li["旷工次 Absent"], li["旷工秒 Absent s"]) == ("李四", 1, 14_400)
    assert (zhang["登录名 Login"], zhang["迟到秒 Late s"], zhang["准时次 On time"]) == ("zhang", 600, 0)
    *_, total = records(units)
    assert (total["单位 Unit"], total["班次 Shifts"], total["在岗秒 Present s"]) == ("合计 Total", 2, 13_800)
    assert [(row["时 Hour"], row["在岗座席 Present seats"]) for row in records(coverage)] == [
        (17, 0.83),
        (18, 1),
        (19, 1),
        (20, 1),
    ]
    assert await site.audited("export_report") == [
        (f"agent:{site.people['wang'].id}", "report:2027-01", "ok")
    ]


def records(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_formulas_in_names_stay_text() -> None:
    report = Report({("=1+1", "li"): Tally()})
    book = load_workbook(BytesIO(XlsxSheets().write_report(report, {"li": "=cmd|' /C calc'!A0"})))
    assert [book.worksheets[0][cell].data_type for cell in ("A2", "C2")] == ["s", "s"]
    assert book.worksheets[1]["A2"].value == "=1+1"


@pytest.mark.parametrize("month", ["2027-13", "2027", "0000-01", "2027-01-01", "２０２７-01"])
async def test_what_is_no_month_is_refused(site: Site, month: str) -> None:
    for path in (REPORT, SHEET):
        lead = await site.browser("wang")
        assert (await lead.get(path.replace("2027-01", month))).error == (400, "month_wrong")


async def test_a_month_without_a_roster_is_empty(site: Site) -> None:
    report = (await (await site.browser("wang")).get(REPORT)).json
    assert (report["people"], report["units"], report["total"]["presence"]) == ([], [], None)
