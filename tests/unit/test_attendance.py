"""The edge cases of the domain's table (M 08:00–12:00, defaults), each by its number."""

from typing import Any

import pytest

from tests.support.attendance import at, fact, facts, judged, kinds, outage, permit

ON_TIME = [("ON_TIME", 0)]
DAY_S = 4 * 3600


def in_and_out(come: str, go: str = "12:00") -> list[dict[str, Any]]:
    return facts(f"sign_in {come}", f"sign_out {go}")


def away(*breaks: tuple[str, str]) -> list[dict[str, Any]]:
    told = facts("sign_in 07:55", "ready 07:58")
    for begin, end in breaks:
        told += facts(f"away {begin}", f"back {end}")
    return told + facts("sign_out 12:00")


@pytest.mark.parametrize(
    ("come", "go", "expected"),
    [
        ("07:59:59", "12:00", ON_TIME),  # 1
        ("08:00:00", "12:00", ON_TIME),
        ("08:00:01", "12:00", [("LATE", 1)]),  # 2
        ("09:00:00", "12:00", [("LATE", 3600)]),  # 3
        ("09:00:01", "12:00", [("ABSENT", DAY_S)]),  # 4
        ("08:00", "11:59", [("EARLY", 60)]),  # 5
        ("08:00", "12:00", ON_TIME),
        ("08:00", "11:00:00", [("EARLY", 3600)]),  # 6
        ("08:00", "10:59:59", [("ABSENT", DAY_S)]),
        ("08:30", "11:30", [("LATE", 1800), ("EARLY", 1800)]),  # 7
    ],
)
def test_1_to_7_coming_and_going(come: str, go: str, expected: list[tuple[str, int]]) -> None:
    assert kinds(judged(in_and_out(come, go))) == expected


def test_nothing_begins_before_the_first_sign_in() -> None:
    early = facts("away 07:00", "sign_in 07:55", "ready 07:58", "sign_out 12:00")
    assert kinds(judged(early)) == ON_TIME


def test_4_coming_after_an_hour_is_proposed_and_presence_kept() -> None:
    judgement = judged(in_and_out("09:00:01"))
    assert judgement["findings"][0]["proposed"]
    assert judgement["presence_s"] == DAY_S - 3601


@pytest.mark.parametrize(
    ("setting", "expected", "flags"),
    [("absent_minutes", [("ABSENT", 3601)], []), ("severe_late", [("LATE", 3601)], ["SEVERE_LATE"])],
)
def test_4_otherwise_by_setting(setting: str, expected: list[tuple[str, int]], flags: list[str]) -> None:
    judgement = judged(in_and_out("09:00:01"), settings={"late_over_1h": setting})
    assert (kinds(judgement), judgement["flags"]) == (expected, flags)


def test_an_hour_late_is_not_severe() -> None:
    assert judged(in_and_out("09:00"), settings={"late_over_1h": "severe_late"})["flags"] == []


def test_6_leaving_for_the_last_hours_by_minutes() -> None:
    judgement = judged(in_and_out("08:00", "10:59:59"), settings={"late_over_1h": "absent_minutes"})
    assert kinds(judgement) == [("ABSENT", 3601)]


def test_missing_both_ends_is_one_absence() -> None:
    assert kinds(judged(in_and_out("09:30", "10:30"))) == [("ABSENT", DAY_S)]


def test_8_never_signed_in() -> None:
    judgement = judged([])
    assert kinds(judgement) == [("ABSENT", DAY_S)]
    found = judgement["findings"][0]
    assert (found["clause"], found["proposed"]) == ("A2.3.1(a)", False)
    assert judgement["presence_s"] == 0


def test_8_signed_out_before_the_shift_began() -> None:
    assert kinds(judged(in_and_out("07:00", "07:30"))) == [("ABSENT", DAY_S)]


@pytest.mark.parametrize("status", ["submitted", "rejected", "withdrawn"])
def test_9_leave_that_is_not_approved_is_none(status: str) -> None:
    leave = permit("08:00", "12:00", approved=None) | {"status": status}
    assert kinds(judged([], leaves=[leave])) == [("ABSENT", DAY_S)]


@pytest.mark.parametrize(("come", "expected"), [("10:00:00", ON_TIME), ("10:00:01", [("LATE", 1)])])
def test_10_leave_for_the_first_hours(come: str, expected: list[tuple[str, int]]) -> None:
    leave = permit("08:00", "10:00", approved="07:00")
    judgement = judged(in_and_out(come), leaves=[leave])
    assert kinds(judgement) == expected
    assert judgement["obligated_s"] == 7200


def test_10_leave_for_the_whole_shift() -> None:
    judgement = judged([], leaves=[permit("08:00", "12:00", approved="07:00")])
    assert (judgement["findings"], judgement["obligated_s"]) == ([], 0)


def test_11_leave_that_covers_most_of_a_break() -> None:
    leave = permit("09:00", "09:30", approved="08:00")
    assert kinds(judged(away(("08:58", "09:31")), leaves=[leave])) == ON_TIME


def test_12_leave_approved_afterwards_changes_nothing() -> None:
    leave = permit("08:00", "09:00", approved="13:00")
    judgement = judged(in_and_out("08:30"), leaves=[leave])
    assert kinds(judgement) == [("LATE", 1800)]
    assert judgement["flags"] == ["LEAVE_APPROVED_LATE"]


def test_12_unless_it_is_ratified_and_then_both_stand() -> None:
    leave = permit("08:00", "09:00", approved="13:00", ratified=True, id="L-7")
    found = judged(in_and_out("08:30"), leaves=[leave])["findings"][0]
    assert (found["kind"], found["seconds"]) == ("LATE", 1800)
    assert (found["excused"], found["excuse"]) == (True, "leave_ratified")
    assert "L-7" in found["evidence"]


def test_12_ratified_in_part_excuses_nothing() -> None:
    leave = permit("08:00", "08:20", approved="13:00", ratified=True)
    assert kinds(judged(in_and_out("08:30"), leaves=[leave])) == [("LATE", 1800)]


SWAP = {"status": "approved", "original": "li", "substitute": "wang"}


def test_13_swap_approved_after_the_beginning() -> None:
    judgement = judged([], swaps=[SWAP | {"approved_at": at("08:10")}])
    assert kinds(judgement) == [("ABSENT", DAY_S)]
    assert judgement["flags"] == ["SWAP_NOT_EFFECTIVE"]


@pytest.mark.parametrize(
    "swap", [SWAP | {"approved_at": at("07:50")}, SWAP | {"approved_at": at("08:10"), "ratified": True}]
)
def test_13_swap_in_time_or_ratified(swap: dict[str, Any]) -> None:
    original = judged([], swaps=[swap])
    assert (original["findings"], original["obligated_s"]) == ([], 0)
    assert original["flags"] == ["SWAPPED"]
    substitute = judged(in_and_out("08:05"), person="wang", swaps=[swap])
    assert kinds(substitute) == [("LATE", 300)]


def test_14_substitute_without_swap() -> None:
    pending = SWAP | {"status": "pending"}
    substitute = judged(in_and_out("08:00"), person="wang", swaps=[pending])
    assert (substitute["findings"], substitute["presence_s"]) == ([], 0)
    assert "UNSCHEDULED_PRESENCE" in substitute["flags"]
    rostered = judged([fact("sign_in", "08:00", person="wang")])
    assert kinds(rostered) == [("ABSENT", DAY_S)]
    assert rostered["flags"] == ["UNSCHEDULED_PRESENCE"]


APPLIED = permit("09:00", "10:00", approved="08:50")


@pytest.mark.parametrize(
    ("until", "applications", "expected"),
    [
        ("09:14:59", [], ON_TIME),  # 15
        ("09:15:00", [], [("MID_SHIFT", 900)]),  # 16
        ("09:15:01", [], [("MID_SHIFT", 901)]),
        ("09:15:01", [APPLIED], ON_TIME),
        ("09:30:00", [APPLIED], [("MID_SHIFT", 1800)]),  # 17
        ("09:30:01", [APPLIED], [("MID_SHIFT", 1801)]),
        ("09:29:59", [APPLIED], ON_TIME),  # 18
    ],
)
def test_15_to_18_breaks(until: str, applications: list[Any], expected: list[tuple[str, int]]) -> None:
    assert kinds(judged(away(("09:00", until)), away_applications=applications)) == expected


@pytest.mark.parametrize(("until", "expected"), [("09:15:00", ON_TIME), ("09:15:01", [("MID_SHIFT", 901)])])
def test_16_exclusive_boundary(until: str, expected: list[tuple[str, int]]) -> None:
    judgement = judged(away(("09:00", until)), settings={"away_boundary": "exclusive"})
    assert kinds(judgement) == expected


def test_16_names_its_facts_and_clause() -> None:
    found = judged(away(("09:00", "09:16")))["findings"][0]
    assert (found["clause"], found["evidence"]) == ("A2.3.3", ["facts[2]", "facts[3]"])
    assert (found["from"], found["to"]) == (at("09:00"), at("09:16"))


TWICE = (("09:00:00", "09:14:59"), ("09:15:09", "09:30:08"))


def test_19_two_breaks_hardly_apart() -> None:
    assert kinds(judged(away(*TWICE))) == [("MID_SHIFT", 30 * 60 + 8)]


def test_19_with_a_call_between_they_are_two() -> None:
    called = facts("call_start 09:15:00", "call_end 09:15:05")
    assert kinds(judged([*away(*TWICE), *called])) == ON_TIME


def test_19_five_minutes_apart_they_are_two() -> None:
    assert kinds(judged(away(("09:00", "09:14:59"), ("09:19:59", "09:34")))) == ON_TIME


def disconnected(until: str, **more: Any) -> list[dict[str, Any]]:
    gone = [fact("disconnected", "09:00", **more), *facts(f"reconnected {until}")]
    return [*facts("sign_in 07:55", "ready 08:00"), *gone, *facts("sign_out 12:00")]


def test_20_browser_crash() -> None:
    judgement = judged(disconnected("09:02"))
    assert (kinds(judgement), judgement["presence_s"]) == (ON_TIME, DAY_S)


def test_20_a_call_meanwhile_is_proof_of_presence() -> None:
    called = facts("call_start 08:59", "call_end 09:20")
    assert kinds(judged([*disconnected("09:16"), *called])) == ON_TIME


def test_21_disconnected_for_16_minutes() -> None:
    judgement = judged(disconnected("09:16"))
    assert kinds(judgement) == [("MID_SHIFT", 960)]
    assert judgement["presence_s"] == DAY_S - 960


def test_21_by_a_verified_fault() -> None:
    found = judged(disconnected("09:16", fault="F-3"))["findings"][0]
    assert (found["kind"], found["excuse"]) == ("MID_SHIFT", "fault")


def test_22_pbx_down() -> None:
    unreachable = facts("phone_unreachable 09:00", "phone_reachable 09:40")
    judgement = judged([*in_and_out("08:00"), *unreachable], outages=[outage("09:00", "09:40")])
    assert kinds(judgement) == []
    found = judgement["findings"][0]
    assert (found["kind"], found["excuse"], found["seconds"]) == ("MID_SHIFT", "outage", 2400)
    assert found["evidence"][-1] == "outages[0]"
    assert judgement["obligated_s"] == judgement["presence_s"] == DAY_S - 2400


def test_23_pbx_down_at_the_beginning() -> None:
    assert kinds(judged(in_and_out("08:00"), outages=[outage("07:50", "08:10")])) == ON_TIME


@pytest.mark.parametrize(("come", "expected"), [("08:24", []), ("08:25", []), ("08:26", [("LATE", 360)])])
def test_24_gateway_down_at_the_beginning(come: str, expected: list[tuple[str, int]]) -> None:
    judgement = judged(in_and_out(come), outages=[outage("07:50", "08:20", "gateway")])
    assert kinds(judgement) == expected
    found = judgement["findings"][0]
    if expected:
        assert found["from"] == at("08:20")
    else:
        assert (found["kind"], found["excuse"]) == ("LATE", "outage")


def test_25_gateway_restart_in_the_shift() -> None:
    told = facts("sign_in 07:55", "disconnected 09:00", "reconnected 09:04", "sign_out 12:00")
    assert kinds(judged(told, outages=[outage("09:00", "09:03", "gateway")])) == ON_TIME


def test_26_two_shifts_in_one_session() -> None:
    told = in_and_out("07:55", "16:50")
    afternoon = {"code": "A", "start": at("12:00"), "end": at("17:00")}
    assert kinds(judged(told)) == ON_TIME
    assert kinds(judged(told, shift=afternoon)) == [("EARLY", 600)]


def test_27_standby_sign_in_counts() -> None:
    afternoon = {"code": "A", "start": at("12:00"), "end": at("17:00")}
    told = [fact("sign_in", "11:58", standby=True), fact("sign_out", "17:00")]
    assert kinds(judged(told, shift=afternoon)) == ON_TIME


def test_28_a_call_over_the_end() -> None:
    told = facts("sign_in 07:58", "ready 08:00", "call_start 11:55", "call_end 12:07:30", "sign_out 12:08:30")
    judgement = judged(told)
    assert (kinds(judgement), judgement["overtime_s"]) == (ON_TIME, 450 + 60)
    assert judgement["presence_s"] == DAY_S


@pytest.mark.parametrize(
    "last", [[fact("sign_out", "12:22:30", auto=True)], [fact("sign_out", "12:22:30")], []]
)
def test_28_after_call_work_that_nobody_ended_is_not_counted(last: list[Any]) -> None:
    told = facts("sign_in 07:58", "ready 08:00", "call_start 11:55", "call_end 12:07:30")
    assert judged(told + last)["overtime_s"] == 450


def test_28_a_call_without_end_is_no_overtime() -> None:
    assert judged(facts("sign_in 07:58", "ready 08:00", "call_start 11:55"))["overtime_s"] == 0


def test_28_a_call_after_the_end_is_no_overtime() -> None:
    told = facts("sign_in 07:58", "call_start 12:01", "call_end 12:05", "sign_out 12:06")
    assert judged(told)["overtime_s"] == 0


@pytest.mark.parametrize("last", [[fact("sign_out", "12:15", auto=True)], [fact("sign_out", "12:15")], []])
def test_29_forgotten_sign_out(last: list[Any]) -> None:
    judgement = judged([*facts("sign_in 07:55", "ready 08:00"), *last])
    assert (kinds(judgement), judgement["flags"]) == (ON_TIME, ["SIGN_OUT_FORGOTTEN"])
    assert (judgement["presence_s"], judgement["overtime_s"]) == (DAY_S, 0)


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ("away 11:20", [("EARLY", 2400)]),
        ("away 10:30", [("ABSENT", DAY_S)]),
        ("disconnected 11:20", [("EARLY", 2400)]),
    ],
)
def test_29_never_returned_is_judged_by_the_departure(gone: str, expected: list[tuple[str, int]]) -> None:
    told = [*facts("sign_in 07:55", "ready 08:00", gone), fact("sign_out", "12:15", auto=True)]
    assert kinds(judged(told)) == expected


def test_29_who_signs_out_in_person_has_returned() -> None:
    told = facts("sign_in 07:55", "away 11:20", "sign_out 12:00")
    assert kinds(judged(told)) == [("MID_SHIFT", 2400)]


def test_30_the_clock_steps_forward() -> None:
    told = [
        fact("sign_in", "07:58", monotonic_s=100.0),
        fact("away", "09:00", monotonic_s=3820.0),
        fact("back", "10:05", monotonic_s=4120.0),
        fact("sign_out", "12:58", monotonic_s=14500.0),
    ]
    judgement = judged(told)
    assert judgement["flags"] == ["CLOCK_SUSPECT"]
    assert kinds(judgement) == [("EARLY", 120)]
    away_for_an_hour = [{**one, "monotonic_s": None} for one in told]
    assert kinds(judged(away_for_an_hour)) == [("MID_SHIFT", 3900)]


def test_30_what_touches_the_step_is_only_proposed() -> None:
    told = [
        fact("sign_in", "07:58", monotonic_s=0.0),
        fact("away", "09:00", monotonic_s=3720.0),
        fact("back", "10:20", monotonic_s=4920.0),
        fact("sign_out", "13:00", monotonic_s=14520.0),
    ]
    found = judged(told)["findings"][0]
    assert (found["kind"], found["seconds"], found["proposed"]) == ("MID_SHIFT", 1200, True)


def test_30_a_steady_clock_that_agrees_changes_nothing() -> None:
    told = [fact("sign_in", "08:01", monotonic_s=5.0), fact("sign_out", "12:00", monotonic_s=14346.0)]
    judgement = judged(told)
    assert (kinds(judgement), judgement["flags"]) == ([("LATE", 60)], [])


def test_31_wrong_address_first() -> None:
    judgement = judged(facts("sign_in_refused 07:58", "sign_in 08:03", "sign_out 12:00"))
    assert kinds(judgement) == [("LATE", 180)]
    assert judgement["findings"][0]["evidence"] == ["facts[0]", "facts[1]"]
    assert judgement["flags"] == ["SIGN_IN_REFUSED"]


def test_32_a_change_of_seats_leaves_no_gap() -> None:
    told = facts("sign_in 07:55", "ready 08:00", "sign_out 10:00", "sign_in 10:00", "sign_out 12:00")
    judgement = judged(told)
    assert (kinds(judgement), judgement["presence_s"]) == (ON_TIME, DAY_S)


def test_signing_out_and_in_again_is_a_break() -> None:
    told = facts("sign_in 07:55", "ready 08:00", "sign_out 10:00", "sign_in 10:20", "sign_out 12:00")
    judgement = judged(told)
    assert (kinds(judgement), judgement["presence_s"]) == ([("MID_SHIFT", 1200)], DAY_S - 1200)


def test_34_an_order_refused_is_a_proposal() -> None:
    found = judged([*in_and_out("08:00"), fact("refusal_of_order", "09:00", id="R-1")])["findings"]
    assert [(f["kind"], f["clause"], f["proposed"]) for f in found] == [("ABSENT", "A2.3.1(b)", True)]
    assert found[0]["evidence"] == ["R-1"]


def test_34_refused_outside_the_shift_is_not_of_this_shift() -> None:
    assert kinds(judged([*in_and_out("08:00"), fact("refusal_of_order", "12:00")])) == ON_TIME


@pytest.mark.parametrize(
    ("calls", "limit", "rows"),
    [
        (["call_missed 09:00", "call_missed 09:05"], 3, []),
        (["call_missed 09:00", "call_missed 09:05", "call_missed 09:10"], 3, [("09:00", "09:10")]),
        (["call_missed 09:00", "call_missed 09:05", "call_missed 09:10"], 0, []),
        (["call_missed 09:00", "call_start 09:05", "call_end 09:06", "call_missed 09:10"], 2, []),
        (
            [
                *("call_missed 09:00", "call_missed 09:05", "call_start 09:06", "call_end 09:07"),
                *("call_missed 10:00", "call_missed 10:05", "call_missed 12:01"),
            ],
            2,
            [("09:00", "09:05"), ("10:00", "10:05")],
        ),
    ],
)
def test_34_calls_missed_in_a_row_are_a_proposal_and_never_automatic(
    calls: list[str], limit: int, rows: list[tuple[str, str]]
) -> None:
    told = facts("sign_in 07:55", "ready 08:00", *calls, "sign_out 12:30")
    found = judged(told, settings={"misses_in_a_row": limit})["findings"]
    proposed = [one for one in found if one["proposed"]]
    assert [(one["from"][11:16], one["to"][11:16]) for one in proposed] == rows
    assert {(one["kind"], one["clause"]) for one in proposed} <= {("ABSENT", "A2.3.1(c)")}
    assert all(len(one["evidence"]) == limit for one in proposed)


def test_35_busy_all_the_time_without_a_reason() -> None:
    judgement = judged(facts("sign_in 07:55", "not_ready 08:00", "sign_out 12:00"))
    found = judgement["findings"][0]
    assert (found["kind"], found["clause"], found["proposed"]) == ("ABSENT", "A2.3.1(c)", True)
    assert judgement["presence_s"] == DAY_S


def test_35_there_but_hardly_working() -> None:
    told = facts("sign_in 07:55", "ready 08:00", "away 08:10", "back 08:11", "away 08:12", "sign_out 12:00")
    judgement = judged(told, settings={"away_leave_s": 90000, "away_application_s": 90000})
    found = judgement["findings"][0]
    assert (found["kind"], found["clause"], found["proposed"]) == ("ABSENT", "A2.3.1(c)", True)
    assert judgement["presence_s"] == DAY_S


@pytest.mark.parametrize(("until", "expected"), [("09:02", ON_TIME), ("09:16", [("MID_SHIFT", 960)])])
def test_36_phone_not_registered(until: str, expected: list[tuple[str, int]]) -> None:
    told = [*in_and_out("08:00"), *facts("phone_unreachable 09:00", f"phone_reachable {until}")]
    judgement = judged(told)
    assert (kinds(judgement), judgement["presence_s"]) == (expected, DAY_S)


def test_36_with_an_open_fault() -> None:
    gone = [fact("phone_unreachable", "09:00", fault="F-9"), fact("phone_reachable", "09:20")]
    assert judged([*in_and_out("08:00"), *gone])["findings"][0]["excuse"] == "fault"


def test_grace_forgives_what_is_within_it_only() -> None:
    assert kinds(judged(in_and_out("08:03"), settings={"grace_s": 180})) == ON_TIME
    assert kinds(judged(in_and_out("08:03:01"), settings={"grace_s": 180})) == [("LATE", 181)]


def test_absent_while_everything_was_down() -> None:
    judgement = judged([], outages=[outage("07:00", "13:00")])
    assert (kinds(judgement), judgement["obligated_s"]) == ([], 0)
    assert judgement["findings"][0]["excuse"] == "outage"


def test_what_is_told_before_the_sign_in_begins_nothing() -> None:
    assert kinds(judged(facts("away 07:30", "sign_in 07:55", "sign_out 12:00"))) == ON_TIME


def test_who_went_away_for_ever_before_the_shift_began_is_absent_from_its_beginning() -> None:
    told = [*facts("sign_in 07:30", "away 07:30"), fact("sign_out", "12:15", auto=True)]
    judgement = judged(told, settings={"late_over_1h": "absent_minutes"})
    (found,) = judgement["findings"]
    assert (found["kind"], found["seconds"], found["from"]) == ("ABSENT", DAY_S, at("08:00"))
    assert judgement["presence_s"] == 0
