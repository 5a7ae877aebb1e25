"""Skills with levels: what a caller asks of a person, and how that gives way while the caller waits.

A rule can only lower a level that is asked for, never raise it or ask for more: so the longer somebody
waits, the more seats may help, and no seat that could help is ever shut out by waiting.
"""

import re

from cti_gateway.core.people import Queue, Relaxation, Skills

_RULE = re.compile(r"after (\d{1,6}) s: (.+)")
_LEVEL = re.compile(r"(\w{1,32}) >= (\d{1,3})")


def read_rule(text: str) -> Relaxation:
    """Written as ``after 60 s: english >= 1, law >= 0``. Raises ValueError."""
    rule = _RULE.fullmatch(text)
    levels = [_LEVEL.fullmatch(part.strip()) for part in rule[2].split(",")] if rule else []
    if rule is None or not all(levels):
        raise ValueError("write it like: after 60 s: english >= 1, law >= 0")
    return Relaxation(int(rule[1]), tuple((level[1], int(level[2])) for level in levels if level))


def meets(skills: Skills, demands: Skills) -> bool:
    """Whether somebody with these skills is good enough."""
    levels = dict(skills)
    return all(levels.get(skill, 0) >= level for skill, level in demands)


def demanded(queue: Queue, did: str, waited_ms: int) -> Skills:
    """By who dialled this number, after this wait; what needs no level any more is left out."""
    levels = dict(queue.skills)
    for skill, level in dict(queue.did_skills).get(did, ()):
        levels[skill] = max(level, levels.get(skill, 0))
    for rule in queue.relaxations:
        if rule.after_s * 1000 <= waited_ms:
            for skill, level in rule.skills:
                levels[skill] = min(level, levels.get(skill, 0))
    return tuple(sorted((skill, level) for skill, level in levels.items() if level > 0))
