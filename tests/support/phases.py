"""The law of every call's record: each millisecond between arrival and end lies in exactly one phase."""

from cti_gateway.core.records import CallRecord


def adds_up(record: CallRecord) -> bool:
    """Whether the phases of a call that is over fill its whole time."""
    phases = record.wait_ms + record.ring_ms + record.talk_ms + record.hold_ms + record.after_ms
    return record.ended_at is not None and phases == record.ended_at - record.arrived_at
