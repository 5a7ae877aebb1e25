"""What the demo makes once and keeps, in the user's cache."""

import os
from pathlib import Path


def folder() -> Path:
    """Where; it is there afterwards."""
    found = Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "cti_gateway"
    found.mkdir(parents=True, exist_ok=True)
    return found
