"""Python looks for cycles again when the last report is made."""

import gc

import pytest

from cti_gateway.service.uncollected import YOUNG, keep, uncollected


def test_two_at_once_and_one_that_fails() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError), uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_is_not_searched_again_and_what_is_new_less_often() -> None:
    before = gc.get_threshold()
    try:
        keep()
        assert gc.get_freeze_count() > 1000
        assert gc.get_threshold()[0] == YOUNG
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
