"""The office's report over HTTP: figures of the month, for whom they are, and as a workbook."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from cti_gateway.core.consultation.record import Consultation, Form, State
from cti_gateway.core.records import CallRecord, CallState
from tests.support.webs import Site

REPORT, SHEET = "/api/reports/office?month=2027-01", "/api/reports/office/sheet?month=2027-01"


async def a_morning(site: Site) -> None:
    """Two answered, the second late, one lost; both asked the same, a week apart."""
    now = site.clock.now()
    first = CallRecord("1", "139", "", "12333", "general", CallState.ENDED, now, survey_sent_at=now + 60_000)
    first = replace(first, answered_at=now + 9000, ended_at=now + 60_000, outcome="RESOLVED", survey_score=4)
    lost = replace(
        first, call_id="3", answered_at=None, outcome="ABANDONED", survey_sent_at=None, survey_score=None
    )
    late = replace(first, call_id="2", answered_at=now + 16_000, survey_score=None)
    form = Form("POLICY", "PEN", "=怎么\x0b转移", "", (), "RESOLVED")
    asked = Consultation("1", "139", 1, "信息中心", "01", now, form, State.SAVED, 1, now)
    again = replace(asked, call_id="2", started_at=now + 3_600_000)
    await site.store.append([first, late, lost, asked, again])


async def test_the_month_in_figures(site: Site) -> None:
    await a_morning(site)
    found = (await (await site.browser("qian")).get(REPORT)).json
    rates = found["rates"]
    assert (rates["connected"], rates["in_time_of_answered"]) == (2 / 3, 1 / 2)
    assert (rates["participation"], rates["satisfaction"], rates["first_contact"]) == (1 / 2, 1, 1 / 2)
    assert (len(found["days"]), found["total"]["entered"], found["total"]["abandoned"]) == (31, 3, 1)
    assert [(row["of"], row["zh"], row["outcomes"]) for row in found["categories"]] == [
        ("PEN", "养老", {"RESOLVED": 2})
    ]
    assert [(row["of"], row["assigned"], row["kept"]) for row in found["tickets"]] == [("", 0, None)]
    assert [(one["question"], one["times"]) for one in found["hot"]] == [("=怎么\x0b转移", 2)]


async def test_the_workbook_says_the_same_and_formulas_stay_text(site: Site) -> None:
    await a_morning(site)
    lead = await site.browser("wang")
    async with lead.http.get(SHEET) as response:
        assert response.status == 200
        book = load_workbook(BytesIO(await response.read()))
    rates = {str(name): value for name, value in book.worksheets[0].iter_rows(min_row=2, values_only=True)}
    assert rates["接通率 Connected A/N"] == 2 / 3
    assert book["热点 Hot questions"]["B2"].data_type == "s"
    assert book["热点 Hot questions"]["B2"].value == "=怎么转移"
    assert await site.audited("export_report") == [
        (f"agent:{site.people['wang'].id}", "office_report:2027-01", "ok")
    ]


async def test_agents_see_none_of_it(site: Site) -> None:
    zhang = await site.browser("zhang")
    for path in (REPORT, SHEET):
        assert (await zhang.get(path)).error == (403, "forbidden")
