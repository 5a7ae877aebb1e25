"""WCAG 2.2 AA as axe reads it off a page in Chromium."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import Page

AXE = Path(__file__).parents[2] / "agent_ui/node_modules/axe-core/axe.min.js"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
THEMES = ("light", "dark")


async def violations(page: Page, themes: Sequence[str] = THEMES) -> list[str]:
    """What is wrong with what the page shows now, in the light and the dark theme."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    before = await page.evaluate("document.documentElement.dataset.theme")
    for theme in themes:
        await page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        results: dict[str, Any] = await page.evaluate(
            "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES
        )
        found += [
            f"{theme}: {violation['id']}: {node['target']}: {node['failureSummary']}"
            for violation in results["violations"]
            for node in violation["nodes"]
        ]
    await page.evaluate("theme => { document.documentElement.dataset.theme = theme }", before)
    return found
