"""Which version of a queue is in force: the file's, or the last one edited."""

from cti_gateway.config import QueueSection
from cti_gateway.core.calendar import NO_CALENDAR, Calendar, DayKind, SpecialDay
from cti_gateway.core.errors import Invalid, Refused
from cti_gateway.ports.queue_book import Entry
from cti_gateway.ports.store import QueueVersion
from cti_gateway.service.queue_book import in_force, unknown_years

FILE = (
    QueueSection(key="general", name="综合", dids=("12333", "12345")),
    QueueSection(key="law", name="法律", dids=("12348",)),
)
NOVEMBER_2026 = 1_795_500_000_000


def version(number: int, section: QueueSection) -> QueueVersion:
    return QueueVersion(section.key, number, 5, "agent:1", "", section.model_dump_json())


def test_what_was_never_edited_is_as_the_file_has_it() -> None:
    assert in_force(FILE, []) == {section.key: Entry(section, 0, section) for section in FILE}
    assert not in_force(FILE, [])["law"].differences()


def test_the_last_edit_wins_over_the_file_and_says_so() -> None:
    first, second = (FILE[0].model_copy(update={"ring_s": ring}) for ring in (7, 9))
    entries = in_force(FILE, [version(0, FILE[0]), version(1, first), version(2, second)])
    assert (entries["general"].section, entries["general"].version) == (second, 2)
    assert list(map(str, entries["general"].differences())) == ["ring_s: 20 → 9"]


def test_a_number_that_an_edited_queue_took_is_no_longer_the_files() -> None:
    law = FILE[1].model_copy(update={"dids": ("12348", "12345")})
    entries = in_force(FILE, [version(1, law)])
    assert entries["general"].section.dids == ("12333",)
    assert entries["law"].section.dids == ("12348", "12345")


def test_a_queue_that_only_the_page_knows_is_in_force_too() -> None:
    extra = QueueSection(key="extra", name="新")
    assert list(in_force(FILE, [version(1, extra)])) == ["general", "law", "extra"]
    assert in_force(FILE, [version(1, extra)])["extra"].differences() == ()


def test_a_version_that_cannot_be_read_leaves_the_file_in_force() -> None:
    broken = QueueVersion("general", 1, 5, "agent:1", "", '{"key":"general","name":"x","strategy":"gone"}')
    assert in_force(FILE, [broken])["general"] == Entry(FILE[0], 1, FILE[0])
    assert list(in_force((), [broken])) == []


def test_next_years_holidays_are_asked_for_in_time() -> None:
    heeding = Entry(FILE[0].model_copy(update={"hours_on": {"holiday": ""}}), 1, None)
    careless = Entry(FILE[1], 0, FILE[1])
    known = Calendar.of([SpecialDay("2026-10-01", DayKind.HOLIDAY)])

    def unknown(entries: list[Entry], calendar: Calendar, now: int) -> dict[int, str]:
        return unknown_years(entries, calendar, now=now, time_zone="Asia/Shanghai")

    assert unknown([heeding, careless], known, NOVEMBER_2026) == {2027: "general"}
    assert unknown([heeding], known, NOVEMBER_2026 - 60 * 86_400_000) == {}
    assert unknown([heeding], NO_CALENDAR, NOVEMBER_2026) == {2026: "general", 2027: "general"}
    assert unknown([careless], NO_CALENDAR, NOVEMBER_2026) == {}


def test_a_form_that_is_wrong_names_its_fields() -> None:
    error = Invalid("queue_invalid", {"dids": Refused("did_taken", did="1", queue="a"), "name": Refused("x")})
    assert error.params["fields"] == "dids, name" and error.fields["dids"].code == "did_taken"
