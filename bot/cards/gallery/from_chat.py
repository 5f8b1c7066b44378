"""Reactions and the menu of a message: what is told, asked and refused, and a case made of a message in chat."""

from dataclasses import replace

from bot.cards.gallery.world import CASE, COMMENT, HOSTILE, case_view, minutes, target_of
from handlers.clicks import Click
from handlers.comment import Author
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.gathering import Gathering, LiveTopic
from handlers.people import Brand
from handlers.reacting.pointing import ENTRIES
from handlers.reaction import DEFAULT
from handlers.reported import Report, Reports
from handlers.sources.chat_source import SOURCES
from handlers.views import NoticeView, OriginalView, View
from handlers.views.reports import ReportsView
from handlers.views.topic import TopicCasesView, TopicRow, TopicView

SLACK = SOURCES["chat:slack"]
CHAT_CASE = replace(CASE, source=SLACK.name, author_count=1)
MESSAGE = replace(
    COMMENT,
    source=SLACK.name,
    author=Author(id="U9", name="Ole"),
    text="Im Forum brennt es gerade.",
    post=None,
)


def views() -> dict[str, View]:
    earlier = tuple(
        replace(MESSAGE, id=number, text=text, author=Author(id="U8", name="Ina"))
        for number, text in ((40, "Hat das schon jemand gesehen?"), (41, HOSTILE))
    )
    return {
        "case-from-chat": case_view(CHAT_CASE, MESSAGE, source=SLACK, likes_in=None),
        "case-reported": replace(
            case_view(CHAT_CASE, MESSAGE, source=SLACK, likes_in=None),
            reports=REPORTED,
            allowed=frozenset({"claim", "escalate", "dismiss", "reports", "history"}),
        ),
        **_reported(),
        "original-from-chat": OriginalView(
            case=CHAT_CASE, comment=MESSAGE, target=target_of(SLACK), answered="", context=earlier
        ),
        "notice-case-made": _notice("notice-case-made", "Jana", "Bitte ansehen."),
        "notice-reported": _notice("notice-reported", "Olli Gast", HOSTILE),
        "notice-reported-unread": _notice("notice-reported-unread", HOSTILE, "Er droht mir."),
    }


REPORTED = Reports(count=37, people=31, cases=12, first=minutes(4), last=minutes(14))
WAVE = Gathering(id=8, brand="", why="reports", began_at=minutes(4), alone_since=minutes(4))
ON_ONE_CARD = LiveTopic(
    id=9, gathering_id=8, brand="", name="reports", opened_at=minutes(5), last_at=minutes(14)
)


def _reported() -> dict[str, View]:
    """A wave of private reports, and what they said about one message."""
    wave = TopicView(
        topic=ON_ONE_CARD,
        gathering=WAVE,
        brand=Brand(name=""),
        open=5,
        in_hand=1,
        over=1,
        samples=(),
        allowed=frozenset({"topic-next", "topic-cases"}),
        reports=REPORTED,
    )
    rows = tuple(
        TopicRow(
            case=replace(CHAT_CASE, id=4711 + place),
            target=target_of(SLACK),
            flag="complaint",
            owner=None,
            reports=replace(REPORTED, count=place + 1, people=1),
        )
        for place in range(2)
    )
    notes = ("Er schreibt mir ständig.", HOSTILE, "")
    said = tuple(
        Report(
            id=number,
            case_id=4711,
            platform="slack",
            account=f"U7{number}",
            name=HOSTILE if number == 1 else f"Gast {number}",
            note=text,
            at=minutes(14 - number),
        )
        for number, text in enumerate(notes)
    )
    about = ReportsView(
        case=CHAT_CASE, target=target_of(SLACK), counted=REPORTED, rows=said, page=0, more=True
    )
    one = replace(REPORTED, count=1, people=1)
    return {
        "topic-reports": wave,
        "topic-reports-over": replace(
            wave, gathering=replace(WAVE, ended_at=minutes(24)), open=0, allowed=frozenset()
        ),
        "topic-cases-reports": TopicCasesView(topic=ON_ONE_CARD, page=0, rows=rows, more=False),
        "reports": about,
        "reports-one": replace(about, counted=one, rows=said[:1], page=1, more=False),
    }


def _notice(key: str, by: str, quote: str) -> NoticeView:
    return NoticeView(
        key=key,
        params={"by": by, "case": 4711, "network": "Slack", "account": "Slack"},
        quote=quote,
        case=CHAT_CASE,
        target=target_of(SLACK),
        allowed=frozenset({"case"}),
    )


def told() -> dict[str, Tell]:
    who = ("Mert", "Aylin")
    own = (*DEFAULT.items(), ("fire", "illegal"), ("boom", "safety"), ("bust_in_silhouette", "people"))
    return {
        "told-case-made": Tell(key="told-case-made", params={"case": 4711}),
        "told-help": Tell(key="told-help", params={"known": "yes", "reactions": own}),
        "told-help-without-reactions": Tell(key="told-help", params={"known": "no", "reactions": ()}),
        "told-reported": Tell(key="told-reported"),
        "told-reaction-idle": Tell(key="told-reaction-idle"),
        "told-reaction-refused": Tell(key="told-reaction-refused", params={"verb": "escalate", "who": who}),
        "told-reaction-refused-claim": Tell(key="told-reaction-refused", params={"verb": "claim", "who": ()}),
    }


def refusals() -> tuple[Refused, ...]:
    return (
        Refused("refused-chat-case"),
        Refused("refused-message-gone", quote="Bitte ansehen."),
        Refused("refused-no-report-channel"),
        Refused("refused-nothing-to-do"),
        Refused("refused-too-many-reports"),
        Refused("refused-reports-elsewhere"),
    )


def forms() -> dict[str, OpenForm]:
    options = tuple(Option(value=key, key=entry.label) for key, entry in ENTRIES.items())
    line = Field(id="note", key="form-point-note", kind="long_text", required=False, max_length=300)
    ladder = Option(value="ladder", key="form-escalate-ladder")
    whom = (ladder, Option(value="role:legal", key="role-legal"), Option(value="person:mert", text=HOSTILE))
    return {
        "form-point": OpenForm(
            click=Click(verb="point", kind="message", id=0, version=1),
            title="form-point-title",
            submit="form-point-submit",
            quote=HOSTILE[:300],
            fields=(
                Field(id="what", key="form-point-what", kind="choice", value="case", options=options),
                Field(id="to", key="form-point-to", kind="choice", value="ladder", options=whom),
                line,
            ),
        ),
        "form-report": OpenForm(
            click=Click(verb="report", kind="message", id=0, version=1),
            title="form-report-title",
            submit="form-report-submit",
            note="form-report-about",
            fields=(replace(line, key="form-report-note"),),
        ),
    }
