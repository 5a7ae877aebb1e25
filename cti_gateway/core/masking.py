"""Personal data as everybody may see it: enough to recognise, too little to use."""

import re

# Shorter runs of digits are extensions, seats and ports.
_NUMBER = re.compile(r"(?<![\d.])\d{7,}(?![\d.])")


def mask_number(number: str) -> str:
    """138****5678 for mobiles, last four for the rest, nothing recognisable of short ones."""
    if len(number) >= 11:
        return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
    if len(number) > 4:
        return "*" * (len(number) - 4) + number[-4:]
    return "*" * len(number)


def mask_name(name: str) -> str:
    """张* : the first character only."""
    return name[:1] + "*" * max(len(name) - 1, 0) if name else ""


def mask_id_number(number: str) -> str:
    """110***********002X: where it was issued, and its last four."""
    return number[:3] + "*" * (len(number) - 7) + number[-4:] if len(number) > 10 else "*" * len(number)


def mask_numbers_in(text: str) -> str:
    """Running text with every phone number in it masked (``1764000000.12`` is a call id, not a number)."""
    return _NUMBER.sub(lambda found: mask_number(found[0]), text)


def mask_person_in(text: str, name: str) -> str:
    """Running text of a person's: with the name in it masked, as well as every number."""
    named = text.replace(name, mask_name(name)) if len(name) > 1 else text
    return mask_numbers_in(named)
