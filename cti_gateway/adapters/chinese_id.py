"""ID numbers of residents of China (居民身份证, GB 11643)."""

import re
from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

_SHAPE = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)


def read_birth(number: str) -> date | None:
    """The date of birth in it, or None if it is no sound number.

    Where it was issued is not asked: districts come and go, and the list that the library has grows old.
    """
    if not _SHAPE.fullmatch(number) or number[-1] != ric.calc_check_digit(number):
        return None
    try:
        return ric.get_birth_date(number)
    except ValidationError:
        return None
