"""One reply to many: every target before the yes, the outcome afterwards; what is only similar, one by one."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, Segment, dots, first_line, line, moment, one_line, shorten
from bot.cards.names import called, linked
from bot.cards.parts import Card, Line, Part, Quote
from handlers.joint import JointState
from handlers.ports import Words
from handlers.views.joint import JointSimilarView, JointView

LONGEST_BRAND = 40
LONGEST_WORDING = 160
LONGEST_QUOTE = 600


def joint_card(view: JointView, words: Words) -> Card:
    """Card `joint`."""
    return Card(
        first_line=first_line(
            (
                Segment(text=_head(view, words)),
                Segment(text=one_line(view.joint.brand, LONGEST_BRAND)),
            )
        ),
        parts=(
            line(_where(view, words)),
            *_left_out(view, words),
            *_wordings(view, words),
            *_text(view, words),
            *_people(view, words),
            *_outcome(view, words),
            *controls(
                view,
                words,
                shown=(
                    "joint-approve",
                    "joint-similar",
                    "joint-stop",
                    "joint-settle:there",
                    "joint-settle:resend",
                    "joint-settle:leave",
                    "joint-back",
                ),
                primary=("joint-approve", "joint-settle:there"),
            ),
        ),
    )


def _head(view: JointView, words: Words) -> str:
    joint = view.joint
    numbers = {"count": len(joint.targets), "sent": view.sent}
    return words(f"joint-head-{joint.state.value}", **numbers)


def _where(view: JointView, words: Words) -> str:
    """Instagram @musterkanne 23 · Facebook Musterkanne 4"""
    return SEPARATOR.join(
        one_line(f"{one.network} {one.account} {words.number(one.count)}") for one in view.accounts
    ) or words("joint-nowhere")


def _left_out(view: JointView, words: Words) -> Iterator[Part]:
    joint = view.joint
    if joint.state is not JointState.OPEN:
        return
    for key, count in (
        ("joint-similar-left", len(joint.similar)),
        ("joint-by-hand", joint.by_hand),
        ("joint-more", joint.more),
    ):
        if count:
            yield line(words(key, count=count), quiet=True)


def _wordings(view: JointView, words: Words) -> Iterator[Part]:
    if view.wordings:
        yield line(words("joint-alike"), quiet=True)
    for one in view.wordings:
        text = shorten(one.text, LONGEST_WORDING)
        yield Quote(text=words("joint-wording", count=one.count, text=text) if one.count > 1 else text)


def _text(view: JointView, words: Words) -> Iterator[Part]:
    yield line(words("joint-text"))
    yield Quote(text=view.joint.text, exact=True)


def _people(view: JointView, words: Words) -> Iterator[Part]:
    joint = view.joint
    asked = words(
        "joint-by", name=called(view.author, words), at=moment(words, joint.asked_at, joint.asked_at)
    )
    yes = ""
    if joint.decided_at is not None:
        at = moment(words, joint.decided_at, joint.asked_at)
        yes = words("joint-yes", name=called(view.decided_by, words), at=at)
    yield Line(text=dots(asked, yes), quiet=True)


def _outcome(view: JointView, words: Words) -> Iterator[Part]:
    joint = view.joint
    if joint.state in {JointState.OPEN, JointState.VOID}:
        return
    rest = len(joint.targets) - joint.planned
    counts = (
        ("sent", view.sent),
        ("way", view.under_way),
        ("failed", view.failed),
        ("unclear", view.unclear_count),
        ("skipped", joint.skipped),
        ("rest", rest),
    )
    yield line(
        SEPARATOR.join(words(f"joint-{name}", count=count) for name, count in counts if count)
        or words("joint-begins")
    )
    if view.unclear is not None:
        yield Line(text=dots(words("joint-look"), linked(words("button-original"), view.unclear_url)))


def joint_similar_card(view: JointSimilarView, words: Words) -> Card:
    """Card `joint-similar`, private: does the reply fit this one as well?"""
    if view.asked is None:
        return Card(first_line=words("joint-similar-none"))
    return Card(
        first_line=words("joint-similar-head", count=view.left),
        parts=(
            Quote(text=shorten(view.asked.text, LONGEST_QUOTE)),
            line(words("joint-similar-count", count=view.asked.count), quiet=True),
            line(words("joint-text")),
            Quote(text=view.joint.text, exact=True),
            *controls(
                view,
                words,
                shown=("joint-confirm:fits", "joint-confirm:not"),
                primary=("joint-confirm:fits",),
            ),
        ),
    )
