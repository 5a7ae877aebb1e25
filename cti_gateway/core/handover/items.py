"""What is open at a seat when it is handed over (A1.5); what the system cannot know, people add in a note."""

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What is open."""

    UNSAVED_FORM = "unsaved_form"
    CONSULTATION_DRAFT = "consultation_draft"
    TICKET_DRAFT = "ticket_draft"  # never submitted, or returned to its author
    CALLBACK = "callback"
    MISSED_CALL = "missed_call"
    NOTICE = "notice"
    PBX_DOWN = "pbx_down"
    PHONE_LOST = "phone_lost"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """``about`` is for people to read: a masked number, that of a ticket, the words of a notice; ``since`` in
    milliseconds.
    """

    kind: ItemKind
    about: str
    since: int
