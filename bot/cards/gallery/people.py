"""Who is who: one's own account, links, absences, on call."""

from dataclasses import replace
from datetime import date, timedelta

from bot.cards.gallery.world import HOSTILE, JANA, MERT, NOW, minutes
from handlers.calendar.hours import Absence
from handlers.calendar.oncall import Duty, Swap, SwapState
from handlers.clicks import Click
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.linked import Link, LinkCode
from handlers.people import Person
from handlers.staff.away import ASK
from handlers.views import LinkView, MeView, NoticeView, OncallView, SwapSeen, SwapView, Turn, View

DAYS = (date(2026, 12, 24), date(2026, 12, 27))
ROLES = ("admin", "approver", "crisis_lead", "deputy", "legal", "moderator", "night-shift", "viewer")
ALL = ("look", "work", "approve", "escalate", "crisis", "manage")
EVERYTHING = Person(
    id="ada",
    name=HOSTILE,
    slack="U0ADA",
    discord="200000000000000009",
    roles=frozenset(ROLES),
    origins={"discord": "link", "role:approver": "group-slack", "role:legal": "group-discord"},
    language="en",
)
STRANGER = Person(id="slack:U9", name="Nele", slack="U9", origins={"slack": "group-slack"})
ASKED = LinkCode(
    id=3,
    person="jana",
    platform="slack",
    account="U1",
    name="Jana",
    salt="s",
    digest="d",
    expires_at=minutes(10),
)
COME = replace(ASKED, entered_by="200000000000000007", entered_name=HOSTILE)
SWAP = Swap(
    id=5,
    rotation="nachts",
    person="mert",
    starts_at=minutes(60),
    ends_at=minutes(60 * 24 * 3),
    by="jana",
    asked="mert",
    at=NOW,
)


def views() -> dict[str, View]:
    return {
        "me-everything": _me(EVERYTHING, ALL, away=True, on_call=("nachts", "Wochenende"), deputy=MERT),
        "me-nothing": _me(STRANGER, (), allowed=frozenset({"link"})),
        "link-code": _link(ASKED, asked=True, code="K7Q4-M2PX"),
        "link-waiting": _link(ASKED, asked=True),
        "link-theirs": _link(COME, asked=False),
        "link-theirs-agreed": _link(replace(COME, agreed=True), asked=False, verbs=("link-no",)),
        "link-mine": _link(replace(COME, agreed=True), asked=True),
        "link-standing": LinkView(
            code="",
            row=None,
            standing=Link(person="jana", platform="discord", account="2", name=HOSTILE, at=NOW),
            person=JANA,
            asked=False,
            allowed=frozenset({"unlink"}),
        ),
        "oncall": OncallView(at=NOW, turns=(_turn(), _turn_of_one()), allowed=frozenset({"swap"})),
        "swap-asked": _swap(SWAP, "swap-yes", "swap-no", "swap-back", "oncall"),
        "swap-agreed": _swap(replace(SWAP, state=SwapState.AGREED), "swap-back", "oncall"),
        "swap-declined": _swap(replace(SWAP, state=SwapState.DECLINED), "oncall"),
        "swap-taken-back": _swap(replace(SWAP, state=SwapState.TAKEN_BACK), "oncall"),
        **{
            f"notice-swap-{end}": NoticeView(
                key=f"notice-swap-{end}",
                params={"by": HOSTILE, "rotation": "nachts"},
                quote="",
                case=None,
                target=None,
                allowed=frozenset(),
            )
            for end in ("agreed", "declined", "taken-back")
        },
    }


def _me(
    person: Person,
    abilities: tuple[str, ...],
    *,
    away: bool = False,
    on_call: tuple[str, ...] = (),
    deputy: Person | None = None,
    allowed: frozenset[str] = frozenset({"away", "oncall", "link"}),
) -> MeView:
    span = Absence(first=DAYS[0], last=DAYS[1])
    return MeView(
        person=person,
        platform="slack",
        abilities=abilities,
        deputy=deputy,
        absences=(span, replace(span, last=span.first)) if away else (),
        away=away,
        on_call=on_call,
        time_zone="Europe/Berlin",
        allowed=allowed,
    )


def _link(
    row: LinkCode, *, asked: bool, code: str = "", verbs: tuple[str, ...] = ("link-yes", "link-no")
) -> LinkView:
    return LinkView(
        code=code, row=row, standing=None, person=JANA, asked=asked, allowed=frozenset(verbs)
    )  # fmt: skip


def _turn() -> Turn:
    later = minutes(60 * 24 * 7)
    agreed = replace(SWAP, id=6, state=SwapState.AGREED)
    return Turn(
        name="nachts",
        now=Duty(person="jana", until=minutes(60 * 24)),
        person=JANA,
        next=Duty(person="mert", until=later),
        follows=MERT,
        gaps=((minutes(60 * 24), later, MERT), (later, later + timedelta(days=1), None)),
        swaps=tuple(SwapSeen(swap=one, person=MERT, asked=MERT, by=JANA) for one in (agreed, SWAP)),
    )


def _turn_of_one() -> Turn:
    duty = Duty(person="mert", until=minutes(90), stands_in=True)
    return Turn(name=HOSTILE[:40], now=duty, person=MERT, next=duty, follows=MERT, gaps=(), swaps=())


def _swap(swap: Swap, *verbs: str) -> SwapView:
    return SwapView(swap=swap, person=MERT, asked=MERT, by=JANA, allowed=frozenset(verbs))


def told() -> dict[str, Tell]:
    away = {"name": "Jana", "days": DAYS, "deputy": "Mert", "rotations": ("nachts", "Wochenende")}
    bare = {"name": HOSTILE, "days": (DAYS[0], DAYS[0]), "deputy": "", "rotations": ()}
    return {
        "told-away": Tell(key="told-away", params=dict(away)),
        "told-away-for-a-day": Tell(key="told-away", params=dict(bare)),
        "told-back": Tell(key="told-back"),
        "told-link-refused": Tell(key="told-link-refused"),
        "told-link-wrong": Tell(key="told-link-wrong"),
        "told-linked": Tell(key="told-linked", params={"name": HOSTILE, "platform": "discord"}),
        "told-swap-asked": Tell(key="told-swap-asked", params={"name": "Mert", "rotation": "nachts"}),
        "told-unlinked": Tell(key="told-unlinked", params={"platform": "discord"}),
    }


def refusals() -> tuple[Refused, ...]:
    who = ("Ada",)
    return (
        Refused("refused-away-configured", days=DAYS),
        Refused("refused-day-invalid", quote="<!channel>"),
        Refused("refused-days-senseless", quote="1.1.2001"),
        Refused("refused-link-often"),
        Refused("refused-link-over"),
        Refused("refused-link-taken", name="Mert", who=who),
        Refused("refused-linked-configured", who=who),
        Refused("refused-moment-invalid", quote="bald"),
        Refused("refused-no-rotation", who=who),
        Refused("refused-not-asked", who=("Mert",)),
        Refused("refused-not-away"),
        Refused("refused-not-linked"),
        Refused("refused-swap-away", name="Mert"),
        Refused("refused-swap-oneself"),
        Refused("refused-swap-over"),
        Refused("refused-swap-unreachable", name="Mert"),
    )


def forms() -> dict[str, OpenForm]:
    people = tuple(Option(value=one.id, text=one.name) for one in (JANA, MERT, EVERYTHING))
    return {
        "form-away": OpenForm(
            click=ASK,
            title="form-away-title",
            submit="form-away-submit",
            note="form-away-about",
            fields=(
                Field(id="who", key="form-away-who", kind="choice", value="jana", options=people),
                Field(id="first", key="form-away-first", value="24.12.2026", hint="form-away-hint"),
                Field(id="last", key="form-away-last", hint="form-away-hint"),
                Field(
                    id="deputy",
                    key="form-away-deputy",
                    kind="choice",
                    value="-",
                    required=False,
                    options=(Option(value="-", key="form-away-nobody"), *people),
                ),
            ),
        ),
        "form-swap": OpenForm(
            click=Click(verb="swap", kind="oncall", id=0, version=1),
            title="form-swap-title",
            submit="form-swap-submit",
            note="form-swap-about",
            fields=(
                Field(
                    id="rotation",
                    key="form-swap-rotation",
                    kind="choice",
                    value="nachts",
                    options=(Option(value="nachts", text="nachts"),),
                ),
                Field(id="person", key="form-swap-person", kind="choice", options=people),
                Field(id="starts", key="form-swap-starts", value="24.12.2026 18:00", hint="form-swap-hint"),
                Field(id="ends", key="form-swap-ends", value="27.12.2026 09:00", hint="form-swap-hint"),
            ),
        ),
    }
