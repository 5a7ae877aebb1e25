"""The OpenAPI document says what every operation takes and answers, and the server holds to it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cti_gateway.messages import CODES
from tests.support.webs import Site

PANELS_COPY = Path(__file__).parents[2] / "agent_ui" / "openapi.json"


async def document(site: Site) -> Any:
    return (await (await site.browser()).get("/api/openapi.json")).json


async def test_every_operation_says_what_it_answers(site: Site) -> None:
    paths = (await document(site))["paths"]
    operations = {(path, method): spec for path, methods in paths.items() for method, spec in methods.items()}
    assert ("/api/site", "get") in operations and ("/api/calls/{id}/consultation", "post") in operations
    assert len({spec["operationId"] for spec in operations.values()}) == len(operations)
    for operation, spec in operations.items():
        assert spec["description"], operation
        for answer in ("200", "default"):
            assert spec["responses"][answer]["content"]["application/json"]["schema"], operation


async def test_every_reference_leads_somewhere_and_nothing_is_left_of_3_0(site: Site) -> None:
    text = json.dumps(await document(site))
    schemas = json.loads(text)["components"]["schemas"]
    for part in text.split('"#/components/schemas/')[1:]:
        assert part.partition('"')[0] in schemas
    assert "nullable" not in text


async def test_the_panels_types_are_made_from_this_document(site: Site) -> None:
    kept = json.loads(PANELS_COPY.read_text(encoding="utf-8"))
    assert await document(site) == kept, "run make types"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("login", "password", "seat", "reason", "version", "form", "then_not_ready", "queue", "file")
BODIES = (
    JSON.map(json.dumps).map(str.encode)
    | st.dictionaries(st.sampled_from(FIELDS), JSON).map(json.dumps).map(str.encode)
    | st.binary(max_size=64)
)
PATHS = (
    "/api/alarms/x/acknowledge",
    "/api/login",
    "/api/sign-in",
    "/api/permits",
    "/api/handovers",
    "/api/pre-shift",
    "/api/notices",
    "/api/notices/c1/read",
    "/api/notices/c1/unread",
    "/api/alarms/c1/acknowledge",
    "/api/alarms/c1/raise-again",
    "/api/sign-out",
    "/api/ready",
    "/api/not-ready",
    "/api/acw/extend",
    "/api/calls/c1/reveal",
    "/api/calls/c1/consultation",
    "/api/consultations/c1/reveal",
    "/api/consultations/c1/correct",
    "/api/missed-calls/c1/done",
    "/api/missed-calls/c1/reopen",
    "/api/dial",
    "/api/calls/c1/dial",
    "/api/calls/c1/answer",
    "/api/calls/c1/control/hold",
    "/api/calls/c1/digits",
    "/api/calls/c1/transfer",
    "/api/calls/c1/consult",
    "/api/callbacks/c1/cancel",
    "/api/requests/swap",
    "/api/requests/leave",
    "/api/requests/away",
    "/api/requests/c1/hold",
    "/api/delegations",
    "/api/attendance/rulings",
    "/api/attendance/refusals",
    "/api/orders",
    "/api/spot-checks",
    "/api/orders/c1/read",
    "/api/calls/c1/quality",
    "/api/orders/c1/hold",
    "/api/rosters",
    "/api/rosters/check",
    "/api/tickets",
    "/api/tickets/c1/acts/hold",
    "/api/tickets/c1/number",
    "/api/tickets/c1/call",
    "/api/tickets/c1/reveal",
    "/api/tickets/batches/2026-03-02/report",
    "/api/digest",
    "/api/digest/c1/acts/hold",
    "/api/callers/c1/marks",
    "/api/callers/c1/marks/vip/lift",
    "/api/marks",
    "/api/marks/find",
    "/api/marks/c1",
    "/api/marks/c1/lift",
    "/api/marks/c1/reveal",
    "/api/knowledge",
    "/api/knowledge/import",
    "/api/knowledge/import/check",
    "/api/knowledge/unanswered",
    "/api/knowledge/unanswered/done",
    "/api/knowledge/1/publish",
    "/api/queues/preview",
    "/api/calendar",
)
WHO = dict.fromkeys(PATHS[-2:], "zhao") | dict.fromkeys(PATHS[-12:-2], "qian")


async def test_the_paths_tried_below_are_all_that_take_a_post(site: Site) -> None:
    paths = (await document(site))["paths"].items()
    posts = {
        path.format(id="c1", act="hold", kind="vip", entry="1", move="publish", day="2026-03-02")
        for path, spec in paths
        if "post" in spec
    }
    assert posts - set(PATHS) == {"/api/logout"}


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES)
async def test_whatever_is_posted_is_carried_out_or_refused_with_a_known_code(
    site: Site, path: str, body: bytes
) -> None:
    browser = await site.browser(WHO.get(path, "zhang"))
    try:
        answer = await browser.post(path, data=body, headers={"Content-Type": "application/json"})
    finally:
        await browser.http.close()
    assert answer.status < 500
    if answer.status != 200:
        assert answer.json["error"]["code"] in CODES
