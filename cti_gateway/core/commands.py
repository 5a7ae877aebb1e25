"""Intents of people, in the imperative. The engine carries one out whole or refuses it whole."""

from dataclasses import dataclass

from cti_gateway.core.consultation.record import Consultation
from cti_gateway.core.conversation import Act, Target


@dataclass(frozen=True, slots=True)
class SignIn:
    """Bind a person to a seat. Whether the address fits the seat is checked by the engine too."""

    seat: str
    agent_id: int
    ip: str
    take_over: bool = False  # from the seat where they are signed in


@dataclass(frozen=True, slots=True)
class SignOut:
    """Release the seat that the person holds; during a call, after it."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class SetReady:
    """Take calls from now on; during a call, that nothing else is to be done after it."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class SetNotReady:
    """Take no calls, for ``reason`` (a code from the configuration); during a call, after it."""

    agent_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class SaveWrapUp:
    """Finish after-call work: the record is complete and the seat is free again."""

    agent_id: int
    call_id: str
    outcome: str
    then_not_ready: str | None = None  # a reason code, or None for what is pending, else ready
    consultation: Consultation | None = None  # to be written in the same instant


@dataclass(frozen=True, slots=True)
class ExtendWrapUp:
    """More time for after-call work."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class Dial:
    """Call a number outside from the seat that the person holds.

    ``queue`` and ``name`` are those of the earlier call ``follows`` whose number it is, if it is one's.
    """

    agent_id: int
    number: str
    queue: str = ""
    name: str = ""
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class CancelCallback:
    """Nobody is to be called back for this call, for a reason."""

    agent_id: int
    call_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class AcknowledgeAlarm:
    """A lead knows; not ``known``: that was a mistake, it is to be heard again."""

    agent_id: int
    alarm: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class UndoSignIn:
    """The sign-in could not be made durable: nobody was told, so it never happened."""

    agent_id: int


@dataclass(frozen=True, slots=True)
class NoteRefusedSignIn:
    """Put a refusal on record, for whoever is late because of it."""

    agent_id: int
    seat: str
    code: str


@dataclass(frozen=True, slots=True)
class PermitPresence:
    """As a lead, let a person work at this seat from now on for so long, roster or not."""

    agent_id: int
    person: int
    seat: str
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """Have the own phone, which rings for this call, answer it."""

    agent_id: int
    call_id: str


@dataclass(frozen=True, slots=True)
class ControlCall:
    """One of the acts that need nothing more, on the own call."""

    agent_id: int
    call_id: str
    act: Act


@dataclass(frozen=True, slots=True)
class SendDigits:
    """Play these keys to the caller."""

    agent_id: int
    call_id: str
    digits: str


@dataclass(frozen=True, slots=True)
class TransferCall:
    """Pass the caller on, without a word to the target."""

    agent_id: int
    call_id: str
    target: Target


@dataclass(frozen=True, slots=True)
class ConsultCall:
    """Hold the caller and ring the target."""

    agent_id: int
    call_id: str
    target: Target


ControlCommand = ControlCall | SendDigits | TransferCall | ConsultCall
DeskCommand = SignOut | SetReady | SetNotReady | SaveWrapUp | ExtendWrapUp | Dial | CancelCallback
DoorCommand = SignIn | UndoSignIn | NoteRefusedSignIn | PermitPresence
Command = DeskCommand | DoorCommand | AnswerCall | ControlCommand | AcknowledgeAlarm
