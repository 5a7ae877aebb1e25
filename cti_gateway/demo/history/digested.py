"""Questions of the digest, each come so far; made through the service, so that each step is on record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cti_gateway.core.digest.item import DigestAct, Gathered
from cti_gateway.core.people import Agent
from cti_gateway.core.roster.shifts import Templates
from cti_gateway.demo.history.hours import office_morning
from cti_gateway.demo.staff import ADDRESS
from cti_gateway.ports.digest import Answered
from cti_gateway.ports.store import AuditEntry, Store
from cti_gateway.service.digest import StoredDigest

OFFICE, EXPERT, OTHER_EXPERT = "office", "agent", "chenjing"
DAYS_BACK, CHOSEN = 30, 8
ASK, ANSWER, DRAFT, DROP = DigestAct.ASK, DigestAct.ANSWER, DigestAct.DRAFT, DigestAct.DROP
# For the most asked questions in turn: who did what, and in which words.
STORIES: tuple[tuple[tuple[str, DigestAct, Answered], ...], ...] = (
    ((OFFICE, ASK, Answered("请按现行规定解答，注明依据。", expert=EXPERT)),),
    (
        (OFFICE, ASK, Answered(expert=OTHER_EXPERT)),
        (
            OTHER_EXPERT,
            ANSWER,
            Answered("可先线上提交申请，三个工作日内审核；材料不全的一次性告知补正。", "经办规程第十二条"),
        ),
    ),
    (
        (OFFICE, ASK, Answered(expert=OTHER_EXPERT)),
        (
            OTHER_EXPERT,
            ANSWER,
            Answered("凭身份证到任一社保经办窗口办理，也可委托他人代办。", "便民服务事项清单"),
        ),
        (OFFICE, DRAFT, Answered()),
    ),
    (),
    ((OFFICE, DROP, Answered("已有知识条目，不再汇编。")),),
)


@dataclass(slots=True)
class Then:
    """The clock of days past."""

    at: int

    def now(self) -> int:
        return self.at


async def digest(store: Store, people: Mapping[str, Agent], templates: Templates, today: date) -> None:
    """The last of them was touched on the last working day, the first some days before."""
    begin = templates.midnight(today) * 1000
    clock, zone = Then(begin), ZoneInfo(templates.time_zone)
    made = StoredDigest(store, clock, templates)
    asked = await made.asked(today - timedelta(DAYS_BACK), today, "")

    def entry(act: DigestAct, by: str, target: str) -> AuditEntry:
        return AuditEntry(clock.now(), f"agent:{people[by].id}", ADDRESS, f"digest_{act}", target, "ok")

    for place, (group, story) in enumerate(zip(asked, STORIES, strict=False)):
        clock.at = office_morning(begin, zone, days=len(STORIES) - place, minutes=17 * place)
        records = tuple(one.id for one in group.records[:CHOSEN])
        gathered = Gathered(group.category, group.question, records)
        gathering = entry(DigestAct.GATHER, OFFICE, "digest")
        seen = await made.gather(0, gathered, gathering, people[OFFICE], version=0)
        for by, act, said in story:
            clock.at += 2 * 3_600_000
            doing = entry(act, by, f"digest:{seen.item.id}")
            seen = await made.act(seen.item.id, act, said, doing, people[by], version=seen.item.version)
