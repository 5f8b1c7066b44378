"""What was not flagged, browsed; and what the team has taught triage."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.gallery.answers import notice
from bot.cards.gallery.world import (
    CASE,
    COMMENT,
    HOSTILE,
    INSTAGRAM,
    LONG,
    NOW,
    PORTAL,
    case_view,
    flagged,
    minutes,
    target_of,
)
from handlers.clicks import Click
from handlers.comment import Assessment, Comment, Flag, Intent, Judged, Post
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.triage.effect import Difference
from handlers.verdict import Opinion, Verdict
from handlers.views import (
    BrandLearned,
    CommentLearned,
    CommentSeen,
    CommentsView,
    LearnedView,
    OtherPost,
    View,
)

LIKED = Assessment(
    language="de", flags=(Flag(name="praise", evidence="wunderschön"),), intent=Intent.THANK, sentiment=0.7
)
NOTHING = Assessment(language="de")
GUESSED = Assessment(
    language="de",
    flags=(Flag(name="offensive", evidence="Lager … kaputt", score=0.45),),
    untaught=(Flag(name="offensive", evidence="Lager … kaputt", score=0.8),),
    intent=Intent.REPLY,
    sentiment=-0.6,
)
HATE = Assessment(language="de", flags=(Flag(name="hate", evidence="..."),), relay=True, intent=Intent.ACT)
BY_JANA = Assessment(language="de", flags=(Flag(name="complaint"),), relay=True, origin="person:jana")


def seen(
    number: int, text: str, thought: Assessment | None, *, case: int = 0, folded: str = ""
) -> CommentSeen:
    comment = replace(COMMENT, id=number, text=text, created_at=NOW - timedelta(minutes=number))
    return CommentSeen(judged=Judged(comment=comment, assessment=thought), folded=folded, case=case)


def other(number: int, title: str, url: str = "") -> OtherPost:
    comment = replace(COMMENT, id=number, post=Post(id=f"p{number}", title=title, url=url))
    return OtherPost(comment=comment, count=number, target=target_of(PORTAL))


ROWS = (
    seen(61, "Wunderschön geworden, die neue Serie.", LIKED),
    seen(60, "Na ja. Zum Preis sage ich mal nichts.", NOTHING),
    seen(59, "Die Vase aus Lager 1 kam kaputt an.", GUESSED, case=4711),
    seen(58, "Ihr Drecksladen, wir finden dich.", HATE, case=4712, folded="hate"),
    seen(57, HOSTILE, None),
)


def browsed(*rows: CommentSeen, how: str = "under", more: bool = False, posts: int = 0) -> CommentsView:
    return CommentsView(
        how=how,
        at=NOW,
        target=target_of(INSTAGRAM) if rows else None,
        rows=rows,
        more=more,
        posts=tuple(other(100 + n, "Frühjahrsaktion" if n else HOSTILE) for n in range(posts)),
    )


def _without_post(row: CommentSeen) -> CommentSeen:
    comment: Comment = replace(row.comment, post=None, url="")
    return replace(row, judged=Judged(comment=comment, assessment=row.judged.assessment))


MANY = Difference(comments=300, shown=2, silenced=9, renamed=1)
NONE = Difference(comments=300, shown=0, silenced=0, renamed=0)
TAUGHT = (
    CommentLearned(
        comment_id=61,
        text="Der Henkel sitzt irgendwie recht locker.",
        flags=(("offensive", False), ("complaint", True)),
        role="moderator",
        at=NOW,
    ),
    CommentLearned(comment_id=60, text=HOSTILE, flags=(("spam", True),), role="approver", at=minutes(-90)),
    CommentLearned(comment_id=59, text="", flags=(("offensive", False),), role="gone", at=minutes(-2000)),
)
BRAND = BrandLearned(
    brand="Musterkanne", lessons=14, by_role={"moderator": 12, "approver": 2}, difference=MANY
)


def learned(*, what: str = "", case: int = 0, **parts: object) -> LearnedView:
    found = LearnedView(what=what, case_id=case, brands=(BRAND,), newest=TAUGHT[:1], by_this=None)
    return replace(found, **parts)


def told_of(verdict: str, *categories: str, origin: str = "") -> View:
    """A card with what a model outside thinks."""
    seen_by_others = Opinion(
        comment_id=COMMENT.id,
        version=1,
        case_id=CASE.id,
        verdict=Verdict(verdict),
        categories=categories,
        origin=origin,
        asked_at=NOW,
    )
    case = flagged(Flag(name="offensive", evidence="Saftladen", score=0.6))
    return replace(case_view(case), opinion=seen_by_others)


def views() -> dict[str, View]:
    return {
        "comments-page": browsed(*ROWS, more=True, posts=3),
        "comments-older": browsed(*ROWS[:2], how="older"),
        "comments-one": browsed(seen(61, LONG, NOTHING), how="one", posts=1),
        "comments-by-a-person": browsed(seen(61, "Schon wieder ein Riss.", BY_JANA, case=4711), how="one"),
        "comments-without-post": browsed(_without_post(ROWS[0])),
        "comments-none": browsed(),
        "learned-missed": learned(what="missed", case=4711, by_this=replace(MANY, silenced=0, renamed=0)),
        "learned-reflagged": learned(what="reflagged", case=4711, by_this=NONE),
        "learned-too-many": learned(what="missed", case=4711, newest=()),
        "learned-all": learned(
            newest=TAUGHT,
            brands=(BRAND, BrandLearned(brand="*Kanne* <@U1>", lessons=0, by_role={}, difference=NONE)),
        ),
        "learned-first": learned(
            newest=TAUGHT[1:2],
            brands=(
                replace(BRAND, lessons=1, by_role={"approver": 1}, difference=replace(NONE, comments=0)),
            ),
        ),
        "learned-without-brands": learned(newest=(), brands=()),
        "case-opinion-harmful": told_of("harmful", "hate", "threat", origin="moderation+model"),
        "case-opinion-harmless": told_of("harmless", origin="model"),
        "case-opinion-disputed": told_of("disputed", "offensive", origin="moderation+model"),
        "case-opinion-unspecified": told_of("harmful", origin="moderation"),
        "case-opinion-unknown": told_of("unknown"),
        "notice-missed": notice(
            "notice-missed", by="Jana", flag="complaint", quote="Stand unter einem alten Post."
        ),
    }


def told() -> dict[str, Tell]:
    return {
        "told-untaught": Tell(key="told-untaught", params={"count": 2}),
        "told-untaught-one": Tell(key="told-untaught", params={"count": 1}),
    }


def refusals() -> tuple[Refused, ...]:
    return (
        Refused("refused-link-unknown", quote="https://böse.example/<script>"),
        Refused("refused-missed-changed"),
        Refused("refused-missed-known", case=4711),
        Refused("refused-missed-own"),
        Refused("refused-nothing-taught"),
    )


def forms() -> dict[str, OpenForm]:
    options = tuple(Option(value=name, key=f"flag-{name}") for name in ("complaint", "spam"))
    return {
        "form-missed": OpenForm(
            click=Click(verb="missed", kind="comment", id=61, version=1),
            title="form-missed-title",
            submit="form-missed-submit",
            note="form-missed-note",
            fields=(
                Field(id="flag", key="form-missed-field", kind="choice", value="complaint", options=options),
                Field(id="note", key="form-reflag-note", required=False, max_length=300),
            ),
        )
    }
