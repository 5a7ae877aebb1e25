"""Who waits where, and which seats serve whom, as it changes."""

from cti_gateway.core.crowd import Crowd
from cti_gateway.core.overflow_rules import read_overflow
from cti_gateway.core.people import Agent, Role, Seat
from cti_gateway.core.records import SeatState
from cti_gateway.core.seat import LiveSeat


def watching(*queues: str, estimating: str = "") -> Crowd:
    crowd = Crowd()
    crowd.clear(queues, estimating)
    assert crowd.take_changed() == sorted(queues)
    return crowd


def seat(number: str, state: SeatState, *queues: str) -> LiveSeat:
    agent = Agent(int(number), number, number, Role.AGENT, queues)
    return LiveSeat(Seat(number, "10" + number), state, agent=agent)


def test_callers_stand_by_their_place_and_the_longest_wait_is_by_arrival() -> None:
    crowd = Crowd()
    crowd.join("c1", "a", (100, "c1"), 100)
    crowd.join("vip", "a", (50, "vip"), 110)
    crowd.join("c2", "b", (90, "c2"), 90)
    assert (crowd.position("vip"), crowd.position("c1"), crowd.position("c2")) == (1, 2, 1)
    assert (crowd.waiting("a"), crowd.waiting("b"), crowd.waiting("c")) == (2, 1, 0)
    assert (crowd.longest_since("a"), crowd.longest("a"), crowd.longest("c")) == (100, "c1", None)
    crowd.leave("c1")
    crowd.leave("c1")
    assert (crowd.longest_since("a"), crowd.waiting("a")) == (110, 1)


def test_of_watched_queues_who_joins_or_moves_is_told_once() -> None:
    crowd = watching("b")
    crowd.join("c1", "a", (1, "c1"), 1)
    assert crowd.take_changed() == []
    crowd.join("c1", "b", (1, "c1"), 1)
    assert crowd.take_changed() == ["b"]
    crowd.join("c1", "b", (1, "c1"), 1)
    assert crowd.take_changed() == []
    crowd.leave("c1")
    assert crowd.take_changed() == ["b"]
    assert (crowd.newcomers, crowd.waiting("a")) == (["c1", "c1"], 0)
    crowd.join("c1", "b", (1, "c1"), 1)
    crowd.clear()
    assert (crowd.newcomers, crowd.waiting("b"), crowd.take_changed()) == ([], 0, [])


def test_seats_count_where_their_persons_serve_and_only_while_they_do() -> None:
    crowd = watching("a", "b", "c", estimating="b")
    one, every = seat("1", SeatState.NOT_READY, "a", "b"), seat("2", SeatState.READY)
    crowd.update(one)
    assert crowd.take_changed() == ["a", "b"]
    crowd.update(every)
    assert crowd.take_changed() == ["a", "b", "c"]
    assert [(crowd.signed_in(q), crowd.serving(q)) for q in "abc"] == [(2, 1), (2, 1), (1, 1)]
    one.state = SeatState.ACW
    crowd.update(one)
    one.state = SeatState.READY
    crowd.update(one)
    assert (crowd.serving("a"), crowd.take_changed()) == (2, ["b"])
    for left in (one, every):
        left.state = SeatState.SIGNED_OUT
        crowd.update(left)
    assert [(crowd.signed_in(q), crowd.serving(q)) for q in "abc"] == [(0, 0)] * 3


def test_a_rule_sends_the_last_first_of_those_whom_it_may_send() -> None:
    rule, another = (
        read_overflow("while: longest > 5 s -> voicemail 1"),
        read_overflow("while: no seat -> voicemail 2"),
    )
    crowd = watching("a")
    for call_id, place in (("c1", 1), ("c2", 2), ("c3", 3)):
        crowd.join(call_id, "a", (place, call_id), place)
    for call_id, rules in (("c1", [rule]), ("c2", [rule, another]), ("c3", [another])):
        crowd.expose(call_id, rules)
    assert crowd.exposed.last("a") == [(rule, (2, "c2")), (another, (3, "c3"))]
    crowd.leave("c2")
    assert crowd.exposed.last("a") == [(rule, (1, "c1")), (another, (3, "c3"))]
    crowd.expose("c1", [])
    assert crowd.exposed.last("a") == [(another, (3, "c3"))]
    crowd.clear(["a"])
    assert crowd.exposed.last("a") == ()
