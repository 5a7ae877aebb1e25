"""Who works in the demo hotline, and where."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.passwords import hash_password
from cti_gateway.core.calendar import NO_CALENDAR, rest_days
from cti_gateway.core.people import Role, Seat
from cti_gateway.core.roster.rotation import rotate
from cti_gateway.core.roster.shifts import THREE_SHIFTS, days
from cti_gateway.core.roster.slots import Place
from cti_gateway.demo.private_pbx import SEATS

PASSWORD = "Demo-12333"  # the demo listens on loopback only
ADDRESS = "127.0.0.1"
UNITS = "养老保险科", "失业保险科"
ROSTERED = "01", "02", "03"


@dataclass(frozen=True, slots=True)
class Person:
    """A demo login."""

    login: str
    name: str
    role: Role
    unit: str = ""


VISITORS = (
    Person("agent", "张敏", Role.AGENT, "养老保险科"),
    Person("lead", "李国强", Role.LEAD),
    Person("office", "周丽", Role.HOTLINE_OFFICE),
    Person("director", "孙建华", Role.HOTLINE_DIRECTOR),
    Person("leader", "何静", Role.UNIT_LEADER),
    Person("editor", "吴涛", Role.HOTLINE_OFFICE),
    Person("admin", "系统管理员", Role.ADMIN),
    Person("bureau", "唐文", Role.BUREAU_OFFICE),
    Person("chief", "魏成", Role.BUREAU_LEADER),
    Person("handler", "冯兰", Role.UNIT_HANDLER, "养老保险科"),
)
# They work by themselves, so that the lead's board has something to show.
COLLEAGUES = {
    "02": Person("wangfang", "王芳", Role.AGENT, "养老保险科"),
    "03": Person("liuyang", "刘洋", Role.AGENT, "失业保险科"),
    "04": Person("chenjing", "陈静", Role.AGENT, "失业保险科"),
}


async def move_in(store: SqlStore, now: datetime) -> None:
    """Write the people, the seats and this month's roster into an empty database."""
    hashed = hash_password(PASSWORD)
    people = (*VISITORS, *COLLEAGUES.values())
    for person in people:
        await store.add_agent(
            login=person.login, name=person.name, role=person.role, password_hash=hashed, unit=person.unit
        )
    for extension in SEATS:
        await store.put_seat(Seat(extension[-2:], extension, ADDRESS))
    began = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    first, last = began.date(), began.date().replace(day=monthrange(now.year, now.month)[1])
    units = {unit: [one.login for one in people if one.unit == unit] for unit in UNITS}
    shifts = [(day, shift.code) for day in days(first, last) for shift in THREE_SHIFTS.shifts]
    places = [Place(day, shift, seat) for day, shift in shifts for seat in ROSTERED]
    slots = rotate(places, units, heavy_days=rest_days(days(first, last), NO_CALENDAR))
    await store.publish_roster(
        slots, first=first, last=last, at=int(began.timestamp() * 1000), actor="office", reason="演示"
    )
