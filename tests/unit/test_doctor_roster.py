"""The doctor on rosters: whether anybody could sign in."""

from cti_gateway.core.roster.assigned import Assignment
from cti_gateway.doctor import roster

NOW, HOUR = 1_795_500_000_000, 3_600_000


def codes(*shifts: tuple[int, int], rostered: bool = True) -> list[str]:
    assigned = [Assignment(NOW + a * HOUR, NOW + b * HOUR, "01", 7, "李四", "M") for a, b in shifts]
    return [finding.code for finding in roster.examine(rostered, assigned, NOW)]


def test_a_roster_that_lets_nobody_sign_in_is_bad_where_it_decides() -> None:
    assert codes((-4, 0), (24, 28)) == ["roster_covers_nobody"]
    assert codes((-4, 1)) == codes((23, 27)) == ["roster_covers"]
    assert codes(rostered=False) == []
