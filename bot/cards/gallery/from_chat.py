"""Reactions and the menu of a message: what is told, asked and refused, and a case made of a message in chat."""

from dataclasses import replace

from bot.cards.gallery.world import CASE, COMMENT, HOSTILE, case_view, target_of
from handlers.clicks import Click
from handlers.comment import Author
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.reacting.pointing import ENTRIES
from handlers.reaction import DEFAULT
from handlers.sources.chat_source import SOURCES
from handlers.views import NoticeView, OriginalView, View

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
        "original-from-chat": OriginalView(
            case=CHAT_CASE, comment=MESSAGE, target=target_of(SLACK), answered="", context=earlier
        ),
        "notice-case-made": _notice("notice-case-made", "Jana", "Bitte ansehen."),
        "notice-reported": _notice("notice-reported", "Olli Gast", HOSTILE),
        "notice-reported-unread": _notice("notice-reported-unread", HOSTILE, "Er droht mir."),
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
