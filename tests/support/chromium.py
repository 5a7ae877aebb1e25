"""How the browser is started, wherever a test or a bench needs it."""

from typing import Any

from cti_gateway.demo.debian import need

# Chromium's engine without the parts of its window, which take a third of the time and are not looked at.
SHELL = "/usr/lib/chromium/chromium-headless-shell"
SHELL_PACKAGE = "chromium-headless-shell"
LAUNCH: dict[str, Any] = {
    "executable_path": SHELL,
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


def need_chromium() -> None:
    """Have it."""
    need(**{SHELL: SHELL_PACKAGE})
