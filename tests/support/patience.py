"""How long a test waits for what is durable: a machine that stood still for seconds has lost nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from cti_gateway.service.recorder import Recorder

PATIENT_S, IMPATIENT_S = 60.0, 0.3


def patient(recorder: Recorder) -> Recorder:
    """The same one; who waits for it waits as long as it takes."""
    recorder.durable_within_s = PATIENT_S
    return recorder


@contextmanager
def impatient(recorder: Recorder) -> Iterator[None]:
    """What is not durable at once is refused here: the store is known to be away."""
    before, recorder.durable_within_s = recorder.durable_within_s, IMPATIENT_S
    try:
        yield
    finally:
        recorder.durable_within_s = before
