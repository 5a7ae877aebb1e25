"""What somebody filled in, having seen one version of the form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cti_gateway.core.consultation.record import Form


@dataclass(frozen=True, slots=True)
class Edit:
    """``said``: by field. What is left out stays as it is, so nobody need see what they do not change."""

    version: int
    said: Mapping[str, Any]

    def of(self, form: Form) -> Form:
        """The form with it."""
        return replace(form, **self.said)
