"""What docs/knowledge.md says of finding is what the code finds, on each database."""

from pathlib import Path

from cti_gateway.demo import knowledge
from tests.bench.knowledge import LIKE, filled, quality, queries

PAGE = Path(__file__).parents[2] / "docs" / "knowledge.md"


def test_every_query_means_an_entry_and_no_two_entries_ask_the_same() -> None:
    entries = list(knowledge.contents())
    titles = {one.title for one in entries}
    asked = queries()
    assert len(titles) == len(entries) >= 300 and len({typed for typed, _ in asked}) == len(asked) >= 100
    assert {meant for _, meant in asked} <= titles
    page = PAGE.read_text(encoding="utf-8")
    assert f"{len(entries)} entries" in page and f"{len(asked)} queries" in page


async def test_the_figures_of_the_page_are_those_of_the_code(database_url: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    async with filled(database_url, list(knowledge.contents())) as bench:
        ours, like = await quality(bench)
    assert ours.line() in page
    assert like.way == LIKE and like.line() in page
