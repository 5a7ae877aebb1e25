"""Rosters over HTTP: drafted, checked by cell, published by the hotline office alone, and judged by."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cti_gateway.adapters import xlsx
from cti_gateway.adapters.sheets import XlsxSheets
from cti_gateway.core.errors import Refused
from cti_gateway.core.roster.slots import Place, Slot
from tests.support.webs import Answer, Browser, Site

TODAY, TOMORROW = date(2027, 1, 15), date(2027, 1, 16)  # the clock stands at 16:00
MONTH = "first=2027-01-01&last=2027-01-31"
HEADS = ["日期 Date", "班次 Shift", "座席", "Unit", "人员 Person"]
XLSX = {"Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def slot(day: date = TOMORROW, shift: str = "M", seat: str = "01", person: str = "zhang") -> Slot:
    return Slot(Place(day, shift, seat), "信息中心" if person == "li" else "养老保险科", person)


async def send(browser: Browser, path: str, *slots: Slot, file: bytes | None = None) -> Answer:
    return await browser.post(path, data=file or XlsxSheets().write_roster(slots), headers=XLSX)


def rows(file: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(BytesIO(file)).worksheets[0].iter_rows(min_row=2, values_only=True))


async def test_the_office_drafts_a_rotation_as_a_sheet_that_it_can_publish(site: Site) -> None:
    office = await site.browser("qian")
    async with office.http.get(f"/api/rosters/draft?{MONTH}") as response:
        assert response.status == 200
        assert response.headers["Content-Disposition"].endswith('roster-2027-01-01-2027-01-31.xlsx"')
        file = await response.read()
    assert len(rows(file)) == 31 * 3 * len(await site.store.seats())
    checked = (await send(office, "/api/rosters/check", file=file)).json
    assert (checked["problems"], checked["slots"]) == ([], 31 * 9)
    assert (checked["spread_of_units"], checked["spread_of_people"]) == (1, 0)
    assert len(checked["changes"]) == 31 * 9
    # Two people for three seats: one seat of each shift stays without.
    assert len(checked["unfilled"]) == 31 * 3
    published = await send(office, "/api/rosters?reason=一月", file=file)
    assert published.status == 200
    (version,) = (await office.get(f"/api/rosters?{MONTH}")).json
    assert (version["id"], version["actor"], version["reason"]) == (published.json["version"], "qian", "一月")
    assert await site.audited("publish_roster") == [
        (f"agent:{site.people['qian'].id}", f"roster:{version['id']}", "ok")
    ]


async def test_what_is_wrong_is_named_by_cell_and_keeps_it_from_being_published(site: Site) -> None:
    office = await site.browser("qian")
    wrong = [slot(), slot(seat="02"), slot(seat="09", person=""), slot(shift="N", seat="03", person="nobody")]
    checked = (await send(office, "/api/rosters/check", *wrong)).json
    assert [(one["cell"], one["code"]) for one in checked["problems"]] == [
        ("E3", "roster_person_twice"),
        ("C4", "roster_seat_unknown"),
        ("B5", "shift_unknown"),
        ("E5", "roster_person_unknown"),
    ]
    assert "01" in checked["problems"][0]["message"]
    assert (await send(office, "/api/rosters?reason=x", *wrong)).error == (400, "roster_wrong")
    assert (await office.get(f"/api/rosters?{MONTH}")).json == []


async def test_a_new_version_says_what_it_changes(site: Site) -> None:
    office = await site.browser("qian")
    await send(office, "/api/rosters?reason=first", slot(), slot(seat="02", person="li"))
    changed = [slot(person="li"), slot(seat="02", person="")]
    checked = (await send(office, "/api/rosters/check", *changed)).json
    assert [(one["place"]["seat"], one["before"], one["after"]) for one in checked["changes"]] == [
        ("01", "zhang", "li"),
        ("02", "li", ""),
    ]
    await send(office, "/api/rosters?reason=second", *changed)
    newest, oldest = (await office.get(f"/api/rosters?{MONTH}")).json
    assert (newest["reason"], newest["unfilled"], oldest["reason"]) == ("second", 1, "first")


async def test_what_a_published_version_changed_can_be_looked_at_and_its_sheet_taken(site: Site) -> None:
    office, lead = await site.browser("qian"), await site.browser("wang")
    await send(office, "/api/rosters?reason=first", slot(), slot(seat="02", person="li"))
    await send(office, "/api/rosters?reason=second", slot(person="li"), slot(seat="02", person=""))
    newest, oldest = (await office.get(f"/api/rosters?{MONTH}")).json
    for reader in (office, lead):
        changes = (await reader.get(f"/api/rosters/{newest['id']}/changes")).json
        told = [(one["place"]["seat"], one["before"], one["after"]) for one in changes]
        assert told == [("01", "张三", "李四"), ("02", "李四", "")]
    first = (await office.get(f"/api/rosters/{oldest['id']}/changes")).json
    assert [(one["before"], one["after"]) for one in first] == [("", "张三"), ("", "李四")]
    async with office.http.get(f"/api/rosters/{oldest['id']}/sheet") as response:
        assert response.headers["Content-Disposition"].endswith(f'-v{oldest["id"]}.xlsx"')
        again = await send(office, "/api/rosters/check", file=await response.read())
    assert [(one["before"], one["after"]) for one in again.json["changes"]] == [("li", "zhang"), ("", "li")]
    assert await site.audited("export_roster") == [
        (f"agent:{site.people['qian'].id}", f"roster:{oldest['id']}", "ok")
    ]
    assert (await lead.get(f"/api/rosters/{oldest['id']}/sheet")).error == (403, "forbidden")
    for what in ("changes", "sheet"):
        assert (await office.get(f"/api/rosters/99/{what}")).error == (404, "roster_unknown")


async def test_only_the_office_may_and_whoever_else_tries_is_on_record(site: Site) -> None:
    lead = await site.browser("wang")
    assert (await send(lead, "/api/rosters?reason=x", slot())).error == (403, "forbidden")
    assert (await lead.get(f"/api/rosters/draft?{MONTH}")).error == (403, "forbidden")
    assert (await lead.get(f"/api/rosters?{MONTH}")).json == []
    assert [result for _, _, result in await site.audited("publish_roster")] == ["forbidden"]


async def test_bad_files_and_periods_are_refused(site: Site) -> None:
    office = await site.browser("qian")
    book = Workbook()
    book.active.append(["Date", "Shift", "Seat", "Unit", "Person"])  # type: ignore[union-attr]
    for cells in (["2027-01-16", "M", None, "u", ""], ["soon", "M", "01", "u", ""]):
        book.worksheets[0].append(cells)
    files = [b"no workbook", b"PK\x03\x04", b""]
    for file in files:
        refused = await office.post("/api/rosters/check", data=file, headers=XLSX)
        assert refused.error == (400, "sheet_unreadable")
    empty_cell, no_date = BytesIO(), BytesIO()
    book.save(empty_cell)
    refused = await send(office, "/api/rosters/check", file=empty_cell.getvalue())
    assert (refused.error, refused.json["error"]["params"]) == ((400, "sheet_cell_empty"), {"cell": "C2"})
    book.worksheets[0]["C2"] = "01"
    book.save(no_date)
    refused = await send(office, "/api/rosters/check", file=no_date.getvalue())
    assert (refused.error, refused.json["error"]["params"]) == ((400, "sheet_date_wrong"), {"cell": "A3"})
    assert (await send(office, "/api/rosters/check")).error == (400, "roster_empty")
    huge = await office.post("/api/rosters/check", data=b"x" * 50_000_000, headers=XLSX)
    assert huge.error == (400, "sheet_too_large")
    for period in ("first=2027-02-01&last=2027-01-01", "first=2027-01-01&last=2029-01-01"):
        assert (await office.get(f"/api/rosters?{period}")).error == (400, "period_wrong")


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([], "sheet_head_wrong", "A1"),
        ([["类别", "问题", "答案"]], "sheet_head_wrong", "A1"),
        ([[*HEADS[:2], HEADS[3], HEADS[2], HEADS[4]]], "sheet_head_wrong", "C1"),
        ([HEADS, ["2027-01-16", "M", "01", "u" * 65, ""]], "sheet_cell_too_long", "D2"),
        ([HEADS, ["2027-01-16", "M", "01", "u", ""], *[None] * 8, ["2027-02-30"]], "sheet_date_wrong", "A11"),
        ([HEADS, *[["2027-01-16", "M", "01", "u", ""]] * 21], "sheet_rows_too_many", "A22"),
    ],
)
def test_what_cannot_be_read_of_a_sheet_is_named_by_its_cell(
    monkeypatch: pytest.MonkeyPatch, rows: list[list[str] | None], code: str, cell: str
) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 20)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row or [])
    file = BytesIO()
    book.save(file)
    with pytest.raises(Refused, match=code) as refusal:
        XlsxSheets().read_roster(file.getvalue())
    assert refusal.value.params["cell"] == cell


async def test_a_sheet_of_text_and_numbers_is_read_and_formulas_stay_text(site: Site) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["日期", "班次", "座席", "单位", "人员"])
    sheet.append(["2027-01-16", "M", 1.0, " 信息中心 ", None])
    sheet.append([None] * 5)
    file = BytesIO()
    book.save(file)
    (row,) = XlsxSheets().read_roster(file.getvalue())
    assert row.slot == Slot(Place(TOMORROW, "M", "1"), "信息中心", "")
    evil = Slot(Place(TOMORROW, "M", "1"), "=cmd|' /C calc'!A0", "")
    written = load_workbook(BytesIO(XlsxSheets().write_roster([evil]))).worksheets[0]["D2"]
    assert (written.data_type, written.value) == ("s", "=cmd|' /C calc'!A0")


async def test_a_shift_is_judged_once_it_is_over(site: Site) -> None:
    office = await site.browser("qian")
    site.clock.advance(minutes=59)
    await send(office, "/api/rosters?reason=x", slot(TODAY, "E"), slot(TODAY, "E", "02", "li"))
    site.clock.advance(minutes=11)
    zhang = await site.at_seat("zhang", "01")  # at 17:10
    site.clock.advance(minutes=20)
    await zhang.post("/api/not-ready", {"reason": "break"})
    site.clock.advance(minutes=16)
    await zhang.post("/api/ready")
    lead = await site.browser("wang")
    running = (await lead.get("/api/attendance?day=2027-01-15")).json
    assert [(row["seat"], row["name"], row["findings"]) for row in running] == [
        ("01", "张三", None),
        ("02", "李四", None),
    ]
    site.clock.advance(minutes=21 * 60 - (17 * 60 + 46) - 30)
    await zhang.post("/api/sign-out")  # at 20:30
    site.clock.advance(minutes=46)
    mine, others = (await lead.get("/api/attendance?day=2027-01-15")).json
    assert [(one["kind"], one["seconds"]) for one in mine["findings"]] == [
        ("LATE", 600),
        ("MID_SHIFT", 960),
        ("EARLY", 1800),
    ]
    assert (mine["presence_s"], mine["obligated_s"]) == (200 * 60, 240 * 60)
    assert [one["kind"] for one in others["findings"]] == ["ABSENT"]
    assert [row["person"] for row in (await zhang.get("/api/attendance?day=2027-01-15")).json] == ["zhang"]


async def test_a_roster_published_after_the_shift_began_does_not_judge_it(site: Site) -> None:
    office = await site.browser("qian")
    site.clock.advance(minutes=61)
    await send(office, "/api/rosters?reason=late", slot(TODAY, "E"))
    site.clock.advance(minutes=300)
    assert (await office.get("/api/attendance?day=2027-01-15")).json == []


async def test_who_comes_in_place_of_who_is_in_charge_is_told_and_may_come(site: Site) -> None:
    office = await site.browser("qian")
    roster = slot(), slot(seat="02", person="li"), slot(seat="03", person="")
    checked = (await send(office, "/api/rosters/check", *roster)).json
    assert [(one["place"]["seat"], one["person"]) for one in checked["not_by_heads"]] == [("02", "li")]
    assert (await send(office, "/api/rosters?reason=x", *roster)).status == 200
