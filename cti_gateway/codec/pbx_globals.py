"""Queues → the dialplan's globals, by the table in docs/asterisk-contract.md."""

from collections.abc import Iterable

from cti_gateway.core.people import Queue

# Asterisk drops a longer line of AMI (1024 characters, with the header's name).
PART_CHARS = 800


def of_templates(device: str, outside: str) -> dict[str, str]:
    """What stands around an extension, and around a number outside, when it is dialled."""
    before, _, after = device.partition("{extension}")
    outside_before, _, outside_after = outside.partition("{number}")
    return {
        "CTI_DEVICE_BEFORE": before,
        "CTI_DEVICE_AFTER": after,
        "CTI_OUTSIDE_BEFORE": outside_before,
        "CTI_OUTSIDE_AFTER": outside_after,
    }


def of_queues(queues: Iterable[Queue]) -> dict[str, str]:
    """Every global that says something of a queue, also that it says nothing; the hours are apart."""
    told: dict[str, str] = {}
    for queue in queues:
        key = queue.key
        told[f"CTI_RING_{key}"] = str(queue.ring_s)
        told[f"CTI_GREETING_{key}"] = queue.greeting
        told[f"CTI_NOTICE_{key}"] = queue.notice
        told[f"CTI_MUSIC_{key}"] = queue.music
        told[f"CTI_CALLBACK_{key}"] = "yes" if queue.callback else ""
        told[f"CTI_CLOSED_MESSAGE_{key}"] = queue.closed_message
        prompt, thanks = (queue.survey.prompt, queue.survey.thanks) if queue.survey else ("", "")
        told |= {f"CTI_SURVEY_{key}": prompt, f"CTI_SURVEY_THANKS_{key}": thanks}
        told |= {of_did(did): key for did in queue.dids}
    return told


def of_did(did: str) -> str:
    """The global that names the queue of a dialled number."""
    return f"CTI_DID_{did}"


def of_member(device: str) -> str:
    """The global that says until when a member of the fallback queues may be rung."""
    return f"CTI_UNTIL_{device}"


def dids_part(number: int) -> str:
    """The global that holds one part of the list of all dialled numbers."""
    return f"CTI_DIDS_{number}"


def of_dids(dids: Iterable[str]) -> dict[str, str]:
    """The list of all dialled numbers, in parts that fit; an empty one ends it."""
    parts = [""]
    for did in dict.fromkeys(dids):
        if len(parts[-1]) + len(did) >= PART_CHARS:
            parts.append("")
        parts[-1] = f"{parts[-1]} {did}".strip()
    return {dids_part(number): part for number, part in enumerate([*parts, ""])}
