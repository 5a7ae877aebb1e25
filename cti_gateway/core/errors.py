"""Everything that can go wrong in a way that a person meets.

    CtiError
    ├── Refused                the request cannot be carried out; state is untouched
    │   ├── Invalid            some fields of a form are wrong; it says which, and why
    │   ├── NotFound           it names something that does not exist
    │   ├── Conflict           it does not fit the present state
    │   └── Forbidden          this person may not, or not from here
    ├── SwitchError            Asterisk or the connection to it
    │   ├── SwitchUnavailable  no usable connection now; it is being retried
    │   └── SwitchRefused      Asterisk answered "no" to one action
    ├── CrmFailed              the CRM outside did not answer, or not as it should
    ├── StoreUnavailable       the database cannot take or give data now
    ├── StoreRefused           the database will never take this, as it is
    └── ConfigInvalid          the configuration must be changed before the gateway can run

Each error carries a stable ``code`` (for programs and for the panel) and ``params`` (what the
sentence names). The sentences, in both languages, live in ``cti_gateway.messages``: prose apart
from codes.
"""

from collections.abc import Mapping


class CtiError(Exception):
    """Root of the tree. ``code`` is stable; ``params`` fill the sentence."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({inside})"


class Refused(CtiError):
    """The request cannot be carried out; state is untouched."""


class Invalid(Refused):
    """Some fields of a form are wrong: ``fields`` says which, and what of each."""

    def __init__(self, code: str, fields: Mapping[str, CtiError]) -> None:
        super().__init__(code, fields=", ".join(fields))
        self.fields = fields


class NotFound(Refused):
    """It names something that does not exist."""


class Conflict(Refused):
    """It does not fit the present state."""


class Forbidden(Refused):
    """This person may not, or not from here."""


class SwitchError(CtiError):
    """Asterisk, or the connection to it."""


class SwitchUnavailable(SwitchError):
    """No usable connection now; it is being retried."""


class SwitchRefused(SwitchError):
    """Asterisk answered "no" to one action."""


class CrmFailed(CtiError):
    """The CRM outside did not answer, or not as it should."""


class StoreUnavailable(CtiError):
    """The database cannot take or give data now."""


class StoreRefused(CtiError):
    """The database will never take this, as it is."""


class ConfigInvalid(CtiError):
    """The configuration must be changed before the gateway can run."""
