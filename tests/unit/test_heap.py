"""The heap of the C library, in a process of its own."""

import subprocess
import sys

# Each of the threads fills and empties an arena of its own, where it has one.
PROGRAM = """
import ctypes, threading
from cti_gateway.adapters.heap import share_among_threads

share_among_threads()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
together = threading.Barrier(8)

def use():
    blocks = [libc.malloc(4096) for _ in range(50)]
    together.wait()
    for block in blocks:
        libc.free(block)

threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.fdopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
"""

# Every other block is freed: none of what is free lies at the end.
HOLES = """
from cti_gateway.adapters.heap import give_back

def resident():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:"))

blocks = [bytearray(30_000) for _ in range(2_000)]
kept = blocks[::2]
del blocks
before = resident()
give_back()
print(before - resident())
"""


def test_what_is_free_between_what_is_used_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", HOLES], capture_output=True, text=True, check=True)

    assert int(done.stdout) > 20_000  # kB, of nearly 30,000


def test_threads_share_one_arena_beside_the_event_loops() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)

    assert done.stdout.count("<heap nr=") == 2
