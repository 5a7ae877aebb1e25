"""How the browser is started, wherever a test or a bench needs it."""

from typing import Any

LAUNCH: dict[str, Any] = {
    "executable_path": "/usr/bin/chromium",
    # Background traffic that a closed network only refuses, and slowly.
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
}
VIEWPORT: Any = {"width": 1366, "height": 768}
