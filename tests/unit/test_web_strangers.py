"""What is remembered of logins that do not exist stays small."""

from cti_gateway.adapters.web.login import Strangers, Tries

LOCKED = Tries(5, 99)


def test_a_stranger_is_remembered_by_login() -> None:
    strangers = Strangers()
    strangers.note("nobody", LOCKED)
    assert strangers.tries("nobody") == LOCKED
    assert strangers.tries("noone") == Tries(0, None)


def test_the_one_longest_silent_is_forgotten_first() -> None:
    strangers = Strangers(limit=2)
    for login in ("first", "second", "first", "third"):
        strangers.note(login, LOCKED)
    assert [strangers.tries(login) == LOCKED for login in ("first", "second", "third")] == [True, False, True]
