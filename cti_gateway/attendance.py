"""The judgement of one shift from a file, apart from any database: for auditors."""

from pathlib import Path

from cti_gateway.codec.attendance_case import read_case, write_judgement
from cti_gateway.core.attendance.judge import judge
from cti_gateway.core.errors import Refused


def judge_file(path: Path) -> str:
    """The judgement as JSON; raises Refused."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise Refused("file_unreadable", path=path, reason=error.strerror) from error
    case, zone = read_case(text)
    return write_judgement(judge(case), zone).decode()
