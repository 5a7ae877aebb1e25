"""What ``run --record`` asks for."""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from cti_gateway.codec.discretion import Discretion
from cti_gateway.codec.transcript import Begun
from cti_gateway.config import Settings
from cti_gateway.core.world import World
from cti_gateway.ports.clock import Clock
from cti_gateway.service.tape import Tape


@dataclass(frozen=True, slots=True)
class Recording:
    """Where the transcript goes, and its limit in bytes; ``numbers``: callers are recorded as they are."""

    path: Path
    limit: int
    numbers: bool

    def tape(self, settings: Settings, world: World, seed: int, clock: Clock) -> Tape:
        """With its beginning."""
        tape = Tape(self.path, self.limit, Discretion(None if self.numbers else token_bytes()), clock)
        begun = Begun(
            device=settings.pbx.device,
            time_zone=settings.site.time_zone,
            language=settings.site.language,
            seed=seed,
            outcomes=world.outcomes,
            reasons=world.reasons,
            rules=world.rules,
            head_starts=world.head_starts,
            admission=world.tenures.rules,
            dials_out=world.dials_out,
            answers_phones=world.answers_phones,
            alarms=world.alarms.rules,
        )
        tape.took("begin", clock.now(), begun)
        return tape
