"""Check of printing: a font that can go into the forms. Calls do without."""

from cti_gateway.adapters.pdf.fonts import find_font, load_font
from cti_gateway.config import PrintSection
from cti_gateway.core.errors import Conflict
from cti_gateway.doctor.finding import Finding, Verdict, ok


def examine(section: PrintSection) -> Finding:
    """Whether there is one."""
    try:
        path = find_font(section.font)
        load_font(path)
    except Conflict as error:
        return Finding(Verdict.CARE, error.code, error.params)
    return ok("doctor_font_ok", path=path)
