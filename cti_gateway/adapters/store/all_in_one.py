"""Many rows as one JSON value, which the database makes.

The driver fetches row by row, and asks for the interpreter's lock for each: a million of them take long, and
would hold up the calls meanwhile.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Text, cast, func
from sqlalchemy.sql.elements import ColumnElement


def in_one_value(dialect: str, columns: Sequence[ColumnElement[Any]]) -> ColumnElement[str]:
    """An array of arrays, in any order; without a row, some databases say nothing instead."""
    if dialect == "sqlite":
        return func.json_group_array(func.json_array(*columns))
    return cast(func.json_agg(func.json_build_array(*columns)), Text)
