"""Where a telephone number is at home (归属地), as far as its first digits say."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HomeArea:
    """Area and carrier, in Chinese and English; empty: unknown. Numbers are taken along to other carriers."""

    zh: str
    en: str
    carrier_zh: str = ""
    carrier_en: str = ""


class HomeAreas(Protocol):
    """Known offline."""

    def of(self, number: str) -> HomeArea | None:
        """None: nothing is known of it, or not yet."""
        ...
