"""Telling open panels that what they show has changed."""

from collections.abc import Callable, Sequence
from typing import Protocol

from cti_gateway.codec.panel import Topic
from cti_gateway.core.people import Agent


class Tell(Protocol):
    """Tells at once, and waits for nobody."""

    def __call__(self, topic: Topic, about: Callable[[Agent], Sequence[int]]) -> None:
        """``about``: the numbers of what has changed and is, or was, this reader's to see."""
        ...


def tell_nobody(topic: Topic, about: Callable[[Agent], Sequence[int]]) -> None:
    """Where no panel is open."""
