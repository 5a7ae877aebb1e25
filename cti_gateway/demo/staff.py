"""Who works in the demo hotline, and where."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from cti_gateway.adapters.store.sql import SqlStore
from cti_gateway.adapters.web.passwords import hash_password
from cti_gateway.core.people import Role, Seat
from cti_gateway.demo.private_pbx import SEATS

PASSWORD = "Demo-12333"  # the demo listens on loopback only
ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Person:
    """Who logs in; ``queues``: those served, none for every one."""

    login: str
    name: str
    role: Role = Role.AGENT
    unit: str = ""
    queues: tuple[str, ...] = ()


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
# Who has the seats besides, on other days: three of each unit, one for each shift.
OTHERS = tuple(
    Person(login, name, Role.AGENT, unit)
    for unit, people in {
        "养老保险科": (("zhaolei", "赵磊"),),
        "失业保险科": (("yangyan", "杨艳"),),
        "就业促进科": (("huangyong", "黄勇"), ("xujie", "徐洁"), ("zhujun", "朱军")),
        "工伤保险科": (("machao", "马超"), ("huxin", "胡欣"), ("guoliang", "郭亮")),
        "劳动关系科": (("linna", "林娜"), ("gaofei", "高飞"), ("luoyun", "罗云")),
        "劳动监察支队": (("zhengkai", "郑凯"), ("xieting", "谢婷"), ("songtao", "宋涛")),
        "社保中心": (("tangmin", "唐敏"), ("hanxue", "韩雪"), ("fengwei", "冯伟")),
        "社保卡中心": (("caoying", "曹颖"), ("pengbo", "彭博"), ("dongli", "董丽")),
    }.items()
    for login, name in people
)
# Who answers tickets, each for a unit; the last has what is nobody's.
HANDLERS = (
    VISITORS[-1],
    Person("duting", "杜婷", Role.UNIT_HANDLER, "失业保险科"),
    Person("qinkai", "秦凯", Role.UNIT_HANDLER, "劳动监察支队"),
    Person("fanli", "范丽", Role.UNIT_HANDLER, "社保卡中心"),
    Person("jiangbo", "江波", Role.UNIT_HANDLER, "社保中心"),
)
PEOPLE = (*VISITORS, *HANDLERS[1:], *COLLEAGUES.values(), *OTHERS)
TODAY = {"01": VISITORS[0], **COLLEAGUES}  # who has which seat while the demo runs
ROSTERED = tuple(TODAY)


def units(people: Iterable[Person] = PEOPLE) -> dict[str, list[str]]:
    """Who takes the shifts of each unit, by login."""
    found: dict[str, list[str]] = {}
    for person in people:
        if person.role is Role.AGENT:
            found.setdefault(person.unit, []).append(person.login)
    return found


async def move_in(store: SqlStore) -> None:
    """Write people and seats into an empty database."""
    seats = [Seat(extension[-2:], extension, ADDRESS) for extension in SEATS]
    await enrol(store, PEOPLE, seats, hash_password(PASSWORD))


async def enrol(store: SqlStore, people: Iterable[Person], seats: Iterable[Seat], password_hash: str) -> None:
    """Add them; the password is the same for all."""
    for person in people:
        await store.add_agent(**asdict(person), password_hash=password_hash)
    for seat in seats:
        await store.put_seat(seat)
