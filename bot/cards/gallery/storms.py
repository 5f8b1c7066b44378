"""Storms along their way: alarm, taken, easing, over, none; and what hostile posts and topics try."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.cards.gallery.world import (
    AYLIN,
    BRAND,
    CASE,
    INSTAGRAM,
    JANA,
    MERT,
    NOW,
    REPLY,
    minutes,
    send,
    target_of,
)
from handlers.clicks import Click
from handlers.comment import Author, Comment
from handlers.draft import SendKind, SendState
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.gathering import Gathering, LiveTopic
from handlers.joint import JointReply, JointState, JointTarget, Similar
from handlers.storm import Bustle, Figures, Origin, Storm, StormState, Topic
from handlers.views import NoticeView, StormView, View
from handlers.views.bustle import BustleView
from handlers.views.joint import (
    JointAccount,
    JointLeft,
    JointSimilarView,
    JointTargetRow,
    JointTargetsView,
    JointView,
    JointWording,
)
from handlers.views.topic import TopicCasesView, TopicRow, TopicSaidView, TopicView
from handlers.watch.desk import TIMES
from handlers.watch.expecting import LESSONS

SHARDS = Origin(title="Scherben", url="https://instagram.example/reel/77", at=minutes(-16))
FIGURES = Figures(
    at=NOW,
    total=142,
    critical=87,
    severe=9,
    usual="hours",
    low=9,
    high=20,
    days=22,
    usual_share=12,
    people=97,
    accounts=3,
    newcomers=62,
    reach=48_000,
    links=12,
    topics=(
        Topic(name="broken", count=64),
        Topic(name="service", count=31),
        Topic(name="boycott", count=12, new=True),
    ),
    origin=SHARDS,
    samples=(1, 2, 3),
)
STORM = Storm(
    id=3,
    brand="Musterkanne",
    since=minutes(-3),
    opened_at=NOW,
    level=3,
    highest_level=3,
    highest=87,
    take_by=minutes(20),
    figures=FIGURES,
)
SAID = (
    "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?",
    "Nach dem Reel bestelle ich hier nichts mehr.",
    "Did you see the shards? Unbelievable.",
)
MURMUR = (3, 4, 2, 5, 3, 6, 4, 3, 5, 4, 6, 3, 4, 5, 3, 2, 6, 4)
CURVE = (*((minutes(-180 + 5 * place), count) for place, count in enumerate(MURMUR * 2)), (NOW, 61))


def _said(text: str, number: int = 1) -> Comment:
    return Comment(
        id=number,
        source=INSTAGRAM.name,
        external_id=f"s{number}",
        author=Author(id=f"a{number}", name=f"nobody{number}"),
        text=text,
        created_at=minutes(-2),
        received_at=minutes(-2),
    )


def _alarm(storm: Storm = STORM, said: tuple[str, ...] = SAID) -> StormView:
    verbs = {
        StormState.OPEN: frozenset({"stormtake", "stormkeep", "stormnone"}),
        StormState.TAKEN: frozenset({"stormkeep", "stormnone"}),
        StormState.DISMISSED: frozenset({"stormback"}),
        StormState.CALM: frozenset[str](),
    }
    return StormView(
        storm=storm,
        brand=BRAND,
        taken_by=MERT if storm.taken_by else None,
        ended_by=AYLIN if storm.ended_by else None,
        samples=tuple(_said(text, number) for number, text in enumerate(said, start=1)),
        curve=CURVE,
        allowed=verbs[storm.state],
    )


BUSTLE = Bustle(
    id=4,
    brand="Musterkanne",
    post="insta:p77",
    since=minutes(-12),
    opened_at=NOW,
    highest=86,
    praise=61,
    questions=14,
    shown_at=NOW,
    figures=replace(
        FIGURES,
        total=86,
        critical=3,
        severe=0,
        people=79,
        newcomers=0,
        links=0,
        topics=(),
        origin=replace(SHARDS, title="Herbstaktion Keramik, 14. Nov.", own=True),
        samples=(),
    ),
)


def bustles() -> dict[str, View]:
    over = replace(BUSTLE, calm_since=minutes(60), ended_at=minutes(90))
    shown = {
        "bustle": BUSTLE,
        "bustle-everywhere": replace(
            BUSTLE,
            post="",
            praise=0,
            questions=1,
            figures=replace(BUSTLE.figures, origin=None, usual="highest", high=31),
        ),
        "bustle-untitled": replace(
            BUSTLE,
            praise=0,
            questions=0,
            figures=replace(BUSTLE.figures, origin=replace(SHARDS, title="", url="")),
        ),
        "bustle-hostile": replace(
            BUSTLE,
            figures=replace(
                BUSTLE.figures,
                origin=replace(
                    SHARDS,
                    title="<!channel> @everyone [x](https://evil.example) \u202egnp.\n" * 9,
                    url="javascript:alert(1)",
                ),
            ),
        ),
        "bustle-over": over,
        "bustle-storm": replace(over, calm_since=None, storm=3, highest=1),
    }
    return {name: BustleView(bustle=bustle, brand=BRAND) for name, bustle in shown.items()}


def notices() -> dict[str, View]:
    return {
        "notice-storm-rising": replace(
            _notice("notice-storm-rising", brand="Musterkanne", level="4"),
            storm=3,
            allowed=frozenset({"stormshow"}),
        ),
        "notice-clock-slow": _notice("notice-clock-slow", source="insta", minutes="120"),
        "notice-clock-fast": _notice("notice-clock-fast", source="insta", minutes="20"),
        "notice-source-silent": _notice("notice-source-silent", source="insta", due=minutes(-60)),
    }


GATHERING = Gathering(id=2, brand=BRAND.name, why="storm", began_at=minutes(4), alone_since=minutes(4))
TOPIC = LiveTopic(
    id=5,
    gathering_id=2,
    brand=BRAND.name,
    name="broken",
    key="theme:broken",
    comments=1640,
    channels=("slack:C01INBOX",),
    opened_at=minutes(4),
    last_at=minutes(9),
)


def _topic(topic: LiveTopic = TOPIC, **about: Any) -> TopicView:
    fields: dict[str, Any] = {
        "gathering": GATHERING,
        "open": 29,
        "in_hand": 3,
        "over": 1009,
        "samples": tuple(_said(text, number) for number, text in enumerate(SAID, start=1)),
        "allowed": frozenset({"topic-next", "topic-cases"}),
    }
    return TopicView(topic=topic, brand=BRAND, **(fields | about))


def topics() -> dict[str, View]:
    over = replace(GATHERING, ended_at=minutes(90))
    other = replace(TOPIC, name="other", key="", comments=1)
    hostile = replace(TOPIC, name="x", words="<!channel> **@everyone** `" * 9, new=True)
    rows = tuple(
        TopicRow(
            case=replace(CASE, id=4711 + place, others=place, owner="mert" if place else ""),
            target=target_of(INSTAGRAM),
            flag="complaint" if place else "comment",
            owner=MERT if place else None,
        )
        for place in range(3)
    )
    return {
        "topic": _topic(),
        "topic-new": _topic(replace(TOPIC, name="boycott", new=True)),
        "topic-words": _topic(replace(TOPIC, name="henkel", words="Henkel")),
        "topic-other": _topic(other, open=1, in_hand=0, over=0, gathering=replace(GATHERING, why="flood")),
        "topic-grave": _topic(
            replace(TOPIC, name="grave", key=""), gathering=replace(GATHERING, why="crisis"), samples=()
        ),
        "topic-over": _topic(gathering=over, open=0, in_hand=0, allowed=frozenset()),
        "topic-hostile": _topic(
            hostile, samples=(_said("<!here> @everyone [x](https://evil.example)" * 20),)
        ),
        "topic-said": TopicSaidView(about=_topic()),
        "topic-said-nothing": TopicSaidView(about=_topic(samples=())),
        "topic-cases": TopicCasesView(topic=TOPIC, page=1, rows=rows, more=True),
        "topic-cases-one": TopicCasesView(topic=other, page=0, rows=rows[1:2], more=False),
        "topic-cases-none": TopicCasesView(topic=TOPIC, page=0, rows=(), more=False),
        "notice-gathered": _notice(
            "notice-gathered", brand=BRAND.name, comments="1640", cases="1041", over="1009", open="32"
        ),
    }


JOINT = JointReply(
    id=9,
    brand=BRAND.name,
    case_id=4711,
    text=REPLY,
    author="jana",
    asked_at=minutes(2),
    targets=tuple(
        JointTarget(
            comment_id=number,
            version=1,
            source=INSTAGRAM.name if number < 24 else "portal",
            external_id=f"c{number}",
            case_id=4711,
        )
        for number in range(27)
    ),
    wordings=(),
    similar=(Similar(case_id=4711, fingerprint="x", comment_id=3, count=2),),
    by_hand=3,
    more=12,
)


def _joint(joint: JointReply = JOINT, *allowed: str, **about: Any) -> JointView:
    fields: dict[str, Any] = {
        "accounts": (
            JointAccount(network="Instagram", account="@musterkanne", count=24),
            JointAccount(network="Portal", account="Musterkanne", count=3),
        ),
        "wordings": tuple(JointWording(text=text, count=20 // n) for n, text in enumerate(SAID, start=1)),
        "author": JANA,
        "decided_by": None,
        "sent": 0,
        "under_way": 0,
        "failed": 0,
        "unclear": None,
        "unclear_url": "",
        "unclear_count": 0,
        "left_out": (),
        "gone": 0,
        "stands": (),
        "allowed": frozenset(allowed),
    }
    return JointView(joint=joint, **(fields | about))


def _targets(
    texts: tuple[str, ...], *, page: int = 0, more: bool = False, waits: bool = True
) -> JointTargetsView:
    return JointTargetsView(
        joint=JOINT,
        page=page,
        rows=tuple(
            JointTargetRow(
                comment_id=number,
                network="Instagram",
                account="@musterkanne",
                text=text,
                url=f"https://instagram.example/p/{number}" if text else "",
            )
            for number, text in enumerate(texts, start=1)
        ),
        more=more,
        allowed=frozenset({"joint-targets", "joint-drop"} if waits else {"joint-targets"}),
    )


def joint() -> dict[str, View]:
    running = replace(
        JOINT, state=JointState.RUNNING, decided_by="mert", decided_at=minutes(6), planned=15, skipped=1
    )
    undone = replace(running, state=JointState.UNDONE, planned=27, undone_by="aylin", undone_at=minutes(20))
    yes: dict[str, Any] = {"wordings": (), "decided_by": MERT}
    unclear = send(SendState.UNKNOWN)
    settle: dict[str, Any] = {
        "unclear": unclear,
        "unclear_url": "https://instagram.example/p/1",
        "unclear_count": 1,
    }
    return {
        "joint-open": _joint(JOINT, "joint-approve", "joint-similar", "joint-targets", "joint-back"),
        "joint-due": _joint(
            replace(JOINT, due_at=minutes(30), dropped=2), "joint-approve", "joint-targets", "joint-back"
        ),
        "joint-deputised": _joint(
            replace(JOINT, due_at=minutes(30), deputised=True), "joint-approve", "joint-targets", "joint-back"
        ),
        "joint-left-out": _joint(
            replace(running, state=JointState.DONE, planned=27, skipped=2),
            "joint-undo",
            sent=24,
            failed=1,
            left_out=tuple(
                JointLeft(
                    network="Instagram",
                    account="@musterkanne",
                    url=f"https://instagram.example/p/{number}",
                    reason=reason,
                )
                for number, reason in enumerate(
                    ("send-error-comment-deleted", "joint-left-answered", "send-error-refused")
                )
            ),
            **yes,
        ),
        "joint-undoing": _joint(replace(undone, state=JointState.UNDOING), sent=25, gone=10, **yes),
        "joint-undo-unclear": _joint(
            replace(undone, state=JointState.UNDOING),
            "joint-settle",
            sent=25,
            gone=10,
            **yes,
            **(settle | {"unclear": replace(unclear, kind=SendKind.DELETE)}),
        ),
        "joint-undone": _joint(
            undone,
            sent=25,
            gone=23,
            stands=(JointAccount(network="Portal", account="Musterkanne", count=2),),
            **yes,
        ),
        "joint-targets": _targets(SAID, more=True),
        "joint-targets-one": _targets(("<!channel> @everyone [x](https://evil.example)" * 9,), page=2),
        "joint-targets-none": _targets(("",), waits=False),
        "joint-hostile": _joint(
            replace(JOINT, similar=(), by_hand=0, more=0, targets=JOINT.targets[:2]),
            "joint-approve",
            "joint-back",
            wordings=(JointWording(text="<!channel> @everyone [x](https://evil.example)" * 20, count=1),),
            accounts=(),
        ),
        "joint-begins": _joint(replace(running, planned=27, skipped=0), "joint-stop", **yes),
        "joint-running": _joint(running, "joint-stop", "joint-settle", sent=11, under_way=2, **yes, **settle),
        "joint-stopped": _joint(replace(running, state=JointState.STOPPED), sent=12, failed=2, **yes),
        "joint-done": _joint(
            replace(running, state=JointState.DONE, planned=27), "joint-settle", sent=25, **yes, **settle
        ),
        "joint-void": _joint(replace(JOINT, state=JointState.VOID), wordings=()),
        "joint-similar": JointSimilarView(
            joint=JOINT,
            asked=JointWording(text=SAID[1], count=2),
            left=3,
            allowed=frozenset({"joint-confirm"}),
        ),
        "joint-similar-none": JointSimilarView(joint=JOINT, asked=None, left=0, allowed=frozenset()),
        "joint-similar-one": JointSimilarView(
            joint=JOINT,
            asked=JointWording(text=SAID[2], count=1),
            left=1,
            allowed=frozenset({"joint-confirm"}),
        ),
        "notice-joint-overdue": _notice(
            "notice-joint-overdue", brand=BRAND.name, count="27", due=minutes(30)
        ),
        "notice-joint-undone": _notice("notice-joint-undone", brand=BRAND.name, count="23", stays=2),
        "notice-joint-undone-all": _notice("notice-joint-undone", brand=BRAND.name, count="25", stays=0),
        "notice-joint-done": _notice("notice-joint-done", brand=BRAND.name, sent="25", count="27"),
    }


def _notice(key: str, **params: object) -> NoticeView:
    return NoticeView(key=key, params=params, quote="", case=None, target=None, allowed=frozenset())


def told() -> dict[str, Tell]:
    until = NOW + timedelta(hours=24)
    return {
        "told-joint-asked": Tell(key="told-joint-asked", params={"count": 27, "who": ("Mert", "Aylin")}),
        "told-joint-undoing": Tell(key="told-joint-undoing", params={"count": 25}),
        "told-joint-running": Tell(key="told-joint-running", params={"count": 27}),
        "told-storm-kept": Tell(key="told-storm-kept", params={"until": until}),
        "told-maintenance": Tell(key="told-maintenance", params={"source": "insta", "until": until}),
        "told-peak": Tell(key="told-peak", params={"brand": BRAND.name, "until": until}),
        **{
            f"told-storm-none-{reason}": Tell(
                key="told-storm-none", params={"reason": reason, "until": until}
            )
            for reason in LESSONS
        },
    }


def refusals() -> tuple[Refused, ...]:
    return (
        Refused("refused-storm-taken", who="Mert", at=minutes(2)),
        Refused("refused-storm-over"),
        Refused("refused-topic-empty"),
        Refused("refused-joint-answered"),
        Refused("refused-joint-changed"),
        Refused("refused-joint-few"),
        Refused("refused-joint-running", count=27),
        Refused("refused-maintenance-source", field="source"),
        Refused("refused-peak-hours", field="hours"),
    )


def forms() -> dict[str, OpenForm]:
    reasons = tuple(Option(value=name, key=f"storm-reason-{name}") for name in LESSONS)
    return {
        "form-storm-none": OpenForm(
            click=Click(verb="stormnone", kind="storm", id=3, version=1),
            title="form-storm-none-title",
            submit="form-storm-none-submit",
            note="form-storm-none-note",
            params={"brand": BRAND.name},
            fields=(Field(id="reason", key="form-storm-none-reason", kind="choice", options=reasons),),
        ),
        "form-joint": OpenForm(
            click=Click(verb="joint", kind="case", id=4711, version=1),
            title="form-joint-title",
            submit="form-joint-submit",
            note="form-joint-note",
            quote=SAID[0],
            params={"count": 27, "similar": 3},
            fields=(Field(id="text", key="form-joint-text", kind="long_text", value=REPLY),),
        ),
        "form-joint-undo": OpenForm(
            click=Click(verb="joint-undo", kind="joint", id=9, version=3),
            title="form-joint-undo-title",
            submit="form-joint-undo-submit",
            note="form-joint-undo-note",
            quote=REPLY,
            params={"count": 23, "stays": 2, "accounts": "Instagram @musterkanne 23"},
        ),
        "form-joint-approve": OpenForm(
            click=Click(verb="joint-approve", kind="joint", id=9, version=1),
            title="form-joint-approve-title",
            submit="form-joint-approve-submit",
            note="form-joint-approve-note",
            quote=REPLY,
            params={"count": 27, "accounts": "Instagram @musterkanne 24 · Portal Musterkanne 3"},
        ),
        "form-maintenance": OpenForm(
            click=Click(verb="maintenance", kind="watch", id=0, version=1),
            title="form-maintenance-title",
            submit="form-maintenance-submit",
            note="form-maintenance-note",
            fields=(
                Field(
                    id="source",
                    key="form-maintenance-source",
                    kind="choice",
                    options=(Option(value="insta", text="insta"), Option(value="portal", text="portal")),
                ),
                Field(id="hours", key="form-maintenance-hours", value="4", max_length=3),
            ),
        ),
        "form-peak": OpenForm(
            click=Click(verb="peak", kind="watch", id=0, version=1),
            title="form-peak-title",
            submit="form-peak-submit",
            note="form-peak-note",
            fields=(
                Field(
                    id="brand",
                    key="form-peak-brand",
                    kind="choice",
                    value="0",
                    options=(Option(value="0", text=BRAND.name),),
                ),
                Field(id="hours", key="form-peak-hours", value="24", max_length=3),
                Field(
                    id="times",
                    key="form-peak-times",
                    kind="choice",
                    value="3",
                    options=tuple(Option(value=times, text=f"{times}×") for times in TIMES),
                ),
            ),
        ),
    }


def alarms() -> Mapping[str, StormView]:
    taken = replace(STORM, state=StormState.TAKEN, taken_by="mert", taken_at=minutes(2))
    return {
        "storm-open": _alarm(),
        "storm-cold": _alarm(
            replace(
                STORM,
                level=2,
                figures=replace(
                    FIGURES,
                    usual="none",
                    usual_share=-1,
                    people=1,
                    accounts=1,
                    total=1,
                    critical=1,
                    newcomers=0,
                    links=0,
                    topics=(Topic(name="henkel", words="Henkel", count=1),),
                    origin=replace(SHARDS, title=""),
                ),
            ),
            (),
        ),
        "storm-highest-so-far": _alarm(
            replace(STORM, level=4, figures=replace(FIGURES, usual="highest", high=101, press=2, accounts=4))
        ),
        "storm-below-highest": _alarm(
            replace(STORM, level=4, figures=replace(FIGURES, usual="highest", high=180, press=1, accounts=2))
        ),
        "storm-gathered": replace(_alarm(), gathered_since=minutes(4)),
        "storm-taken": _alarm(replace(taken, closer_until=NOW + timedelta(hours=6))),
        "storm-easing": _alarm(replace(taken, calm_since=minutes(40), level=2)),
        "storm-aftermath": replace(
            _alarm(replace(taken, state=StormState.CALM, calm_since=minutes(40), ended_at=minutes(70)), ()),
            sharper_until=minutes(90) + timedelta(days=7),
        ),
        "storm-calm": _alarm(
            replace(taken, state=StormState.CALM, calm_since=minutes(40), ended_at=minutes(70)), ()
        ),
        "storm-none": _alarm(
            replace(
                STORM,
                state=StormState.DISMISSED,
                ended_at=minutes(6),
                ended_by="aylin",
                reason="giveaway",
            ),
            (),
        ),
        "storm-hostile": _alarm(
            replace(
                STORM,
                level=6,
                figures=replace(
                    FIGURES,
                    origin=replace(
                        SHARDS,
                        title="<!channel> @everyone [x](https://evil.example) \u202egnp.\n" * 9,
                        url="javascript:alert(1)",
                    ),
                    topics=(
                        Topic(name="x", words="<@U0JANA> **boykott** `" * 20, count=5, new=True, about=True),
                    ),
                ),
            ),
            ("<!here> @everyone || [klick](https://evil.example)\n> Zitat" * 30, "\u202e\u200b" * 500 + "ok"),
        ),
    }
