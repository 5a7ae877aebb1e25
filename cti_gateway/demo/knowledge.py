"""The demo's knowledge base: invented for show, not authoritative. In the format that editors may import."""

from collections.abc import Iterator
from pathlib import Path

from cti_gateway.adapters import pinyin
from cti_gateway.codec.knowledge_outline import markdown_lines, read_outline
from cti_gateway.core.knowledge.analyser import terms_of
from cti_gateway.core.knowledge.entry import Content, Move, drafted, moved
from cti_gateway.ports.knowledge import KnowledgeStore

FOLDER = Path(__file__).parent / "knowledge_base"
AUTHOR, REVIEWER = "office", "editor"


def contents() -> Iterator[Content]:
    """Always the same ones in the same order."""
    for path in sorted(FOLDER.glob("*.md")):
        yield from (one.content for one in read_outline(markdown_lines(path.read_text(encoding="utf-8"))))


async def move_in(store: KnowledgeStore, at: int) -> tuple[int, ...]:
    """Published by two people, as everywhere else; their numbers."""
    entries = []
    for content in contents():
        waiting = moved(drafted(content, by=AUTHOR, at=at), Move.SUBMIT, by=AUTHOR, at=at)
        published = moved(waiting, Move.PUBLISH, by=REVIEWER, at=at)
        entries.append((published, terms_of(content, pinyin.read)))
    return await store.add_entries(entries)
