"""What callers ask about: code, Chinese and English name."""

CATEGORIES: dict[str, tuple[str, str]] = {
    "PEN": ("养老", "Pensions"),
    "UNE": ("失业", "Unemployment"),
    "INJ": ("工伤", "Work injury"),
    "MED": ("医保生育", "Medical and maternity"),
    "EMP": ("就业创业", "Employment and start-ups"),
    "TRN": ("技能培训", "Skills training"),
    "LAB": ("劳动关系", "Labour relations"),
    "WAG": ("欠薪监察", "Unpaid wages"),
    "ARB": ("调解仲裁", "Arbitration"),
    "TAL": ("人事人才", "Personnel and talent"),
    "EXM": ("考试职称", "Exams and titles"),
    "CARD": ("社保卡", "Social security card"),
    "FEE": ("缴费", "Contributions"),
    "RPT": ("举报投诉", "Reports and complaints"),
    "SUG": ("建议", "Suggestions"),
    "OTH": ("其他", "Other"),
}
_CODES = {name: code for code, (zh, en) in CATEGORIES.items() for name in (code, zh, en)}


def category_named(name: str) -> str | None:
    """Its code, by code or name."""
    return _CODES.get(name.strip())
