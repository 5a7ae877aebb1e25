"""What the memory soak finds in a log."""

from tests.soak.complaints import by_kind, complaints

LOG = b"""\
2026-11-29T14:44:46.355540Z [info     ] in_step              [cti_gateway.service.actor] calls=0 held=0
2026-11-29T14:44:47.355540Z [error    ] internal_error       [cti_gateway.adapters.web.errors] path=/api/me
Traceback (most recent call last):
  File "a.py", line 1, in <module>
ZeroDivisionError: division by zero
2026-11-29T14:44:48.355540Z [info     ] seat                 [cti_gateway.telemetry.logs] seat=2001
/a/b.py:12: ResourceWarning: unclosed transport <_SelectorSocketTransport fd=12>
  _warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
2026-11-29T14:44:49.355540Z [error    ] internal_error       [cti_gateway.adapters.web.errors] path=/api/feed
"""


def test_a_complaint_keeps_the_lines_that_belong_to_it() -> None:
    texts = list(complaints(LOG))

    assert [len(text.splitlines()) for text in texts] == [4, 2, 1]
    assert texts[0].endswith("ZeroDivisionError: division by zero")


def test_complaints_of_a_kind_are_told_together_the_most_frequent_first() -> None:
    kinds = by_kind(list(complaints(LOG)))

    assert [(kind.partition(":")[0], len(texts)) for kind, texts in kinds.items()] == [
        ("internal_error", 2),
        ("/a/b.py", 1),
    ]


def test_a_log_without_complaints_has_none() -> None:
    assert list(complaints(LOG.splitlines()[0])) == []
