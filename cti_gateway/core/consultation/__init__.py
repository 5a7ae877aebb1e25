"""Consultations: what a caller asked, what the answer was, and who wrote it down (A6.2 to A6.5)."""
