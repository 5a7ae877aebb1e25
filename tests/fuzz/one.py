"""One target under atheris, until the options end it: ``python -m tests.fuzz.one TARGET COUNTS OPTION …``.

libFuzzer ends the process, so what has been read stands in the file COUNTS all the time.
"""

import mmap
import sys

import atheris

with atheris.instrument_imports(include=["cti_gateway.codec", "cti_gateway.config", "tomllib"]):
    from tests.fuzz.targets import COUNTS, TARGETS


def main() -> None:
    """Does not return."""
    target, counts, *options = sys.argv[1:]
    read, inputs, frames = TARGETS[target], 0, 0
    with open(counts, "r+b") as file:
        shared = mmap.mmap(file.fileno(), COUNTS.size)

    def take(data: bytes) -> None:
        nonlocal inputs, frames
        inputs += 1
        frames += read(data)
        COUNTS.pack_into(shared, 0, inputs, frames)

    atheris.Setup([sys.argv[0], *options], take)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
