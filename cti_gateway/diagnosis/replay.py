"""``cti-gateway replay``: a transcript's story on standard output."""

from collections.abc import Iterator
from pathlib import Path

from cti_gateway.codec import transcript
from cti_gateway.codec.transcript import Begun
from cti_gateway.config import Pbx, Site
from cti_gateway.core.errors import Refused
from cti_gateway.core.line import HeadStarts
from cti_gateway.core.seat import SeatRules
from cti_gateway.diagnosis import bare
from cti_gateway.diagnosis.rerun import Told, begun, rerun
from cti_gateway.diagnosis.telling import as_json, as_text


def story(path: Path, *, json: bool, call: str | None = None, seat: str | None = None) -> Iterator[str]:
    """Its lines; raises Refused where the file cannot be read, and names the line that is not ours."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("file_unreadable", path=path, reason=error.strerror) from error
    if bare.is_bare(data):
        setup = _unknown()
        lines = bare.rerun(setup, data)
    else:
        entries = transcript.read(data.splitlines(keepends=True))
        setup = begun(entries)
        lines = rerun(setup, entries)
    for line in lines:
        if not _about(line, call, seat):
            continue
        if json:
            yield as_json(line)
        else:
            yield from as_text(line, setup.language, setup.time_zone)


def _about(line: Told, call: str | None, seat: str | None) -> bool:
    if line.kind in ("end", "assumed"):
        return True
    return call in (None, line.call) and seat in (None, line.seat)


def _unknown() -> Begun:
    """What is not said counts as left at its default."""
    site = Site()
    return Begun(
        device=Pbx.model_fields["device"].default,
        time_zone=site.time_zone,
        language=site.language,
        seed=0,
        outcomes=frozenset(),
        reasons=frozenset(),
        rules=SeatRules(),
        head_starts=HeadStarts(),
    )
