"""Processes that run side by side: what only one may do at a time, and what belongs to one alone."""

import fcntl
import random
import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Below the ports that Linux lends to whoever asks for any, and below Asterisk's media (rtp.conf).
# Four apart: SIPp takes the port of its media and the second after it.
# 10080 is Amanda's: browsers refuse to open it (fetch.spec.whatwg.org, "bad port").
PORTS = [port for port in range(10_000, 20_000, 4) if port != 10_080]
LOCKS = Path("/tmp")  # whatever TMPDIR says: those who take turns may have been told differently
CLAIMS_KEPT = 100  # more than one PBX with its phones and callers needs

_claims: deque[socket.socket] = deque(maxlen=CLAIMS_KEPT)  # the oldest is closed as it falls out


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Whoever else does this waits until we are done, or dead."""
    with (LOCKS / f"cti-{what}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def free_port(kind: int = socket.SOCK_STREAM) -> int:
    """A loopback port that nobody holds now, and that no other process is given before it is used."""
    while True:
        port = random.choice(PORTS)
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0cti-port-{port}")  # seen by every process, and gone with ours
            with socket.socket(socket.AF_INET, kind) as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            claim.close()
            continue
        _claims.append(claim)
        return port
