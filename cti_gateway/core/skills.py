"""Skills with levels: what a caller asks of a person, and how that gives way while the caller waits.

A rule can only lower a level that is asked for, never raise it or ask for more: so the longer somebody
waits, the more seats may help, and no seat that could help is ever shut out by waiting.
"""

from cti_gateway.core.people import Queue, Skills


def meets(skills: Skills, demands: Skills) -> bool:
    """Whether somebody with these skills is good enough."""
    levels = dict(skills)
    return all(levels.get(skill, 0) >= level for skill, level in demands)


def demanded(queue: Queue, waited_ms: int) -> Skills:
    """What the queue asks for after this wait; what needs no level any more is left out."""
    levels = dict(queue.skills)
    for rule in queue.relaxations:
        if rule.after_s * 1000 <= waited_ms:
            for skill, level in rule.skills:
                levels[skill] = min(level, levels.get(skill, 0))
    return tuple(sorted((skill, level) for skill, level in levels.items() if level > 0))
