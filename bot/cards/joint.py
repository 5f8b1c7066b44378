"""One reply to many: every target before the yes, the outcome afterwards; what is only similar, one by one."""

from collections.abc import Iterator

from bot.cards.controls import controls
from bot.cards.lines import SEPARATOR, Segment, dots, first_line, line, moment, one_line, shorten
from bot.cards.names import called, linked
from bot.cards.parts import Button, Card, Choice, Control, Controls, Line, Menu, Part, Plain, Quote
from handlers.draft import SendKind
from handlers.joint import JointState
from handlers.ports import Words
from handlers.views.joint import PAGE, JointSimilarView, JointTargetRow, JointTargetsView, JointView

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
                    "joint-targets",
                    "joint-stop",
                    *_settling(view),
                    "joint-undo",
                    "joint-back",
                ),
                primary=("joint-approve", *_settling(view)[:1]),
                labels={"joint-settle:resend": "button-joint-settle-delete"} if _is_undo(view) else {},
            ),
        ),
    )


def _settling(view: JointView) -> tuple[str, ...]:
    """What a person may say of an end that is not known."""
    found = ("there", "gone", "resend", "leave") if _is_undo(view) else ("there", "resend", "leave")
    return tuple(f"joint-settle:{choice}" for choice in found)


def _is_undo(view: JointView) -> bool:
    return view.unclear is not None and view.unclear.kind is SendKind.DELETE


def _head(view: JointView, words: Words) -> str:
    joint = view.joint
    numbers: dict[str, object] = {"count": len(joint.targets), "sent": view.sent, "gone": view.gone}
    if joint.state is JointState.OPEN and joint.due_at is not None:
        return words("joint-head-due", due=moment(words, joint.due_at, joint.asked_at), **numbers)
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
        ("joint-dropped", joint.dropped),
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
    if joint.state is JointState.OPEN and joint.due_at is not None:
        key = "joint-deputised" if joint.deputised else "joint-deputy"
        yield line(words(key, due=moment(words, joint.due_at, joint.asked_at)), quiet=True)


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
    yield from _unanswered(view, words)
    yield from _taken_back(view, words)
    if view.unclear is not None:
        yield Line(
            text=dots(
                words("joint-look-undo" if _is_undo(view) else "joint-look"),
                linked(words("button-original"), view.unclear_url),
            )
        )


def _unanswered(view: JointView, words: Words) -> Iterator[Part]:
    """Who got no reply, and why."""
    for one in view.left_out:
        where = one_line(f"{one.network} {one.account}")
        link = linked(words("button-original"), one.url) if one.url else ""
        yield Line(text=dots(words("joint-left", where=where, reason=words(one.reason)), link), quiet=True)


def _taken_back(view: JointView, words: Words) -> Iterator[Part]:
    """Honest about what could not be taken back."""
    joint = view.joint
    if joint.undone_at is None:
        return
    at = moment(words, joint.undone_at, joint.asked_at)
    yield line(words("joint-gone", count=view.gone, at=at))
    if view.stands and joint.state is JointState.UNDONE:
        accounts = SEPARATOR.join(
            one_line(f"{one.network} {one.account} {words.number(one.count)}") for one in view.stands
        )
        yield line(words("joint-stands", accounts=accounts))


def joint_targets_card(view: JointTargetsView, words: Words) -> Card:
    """Card `joint-targets`, private: each comment that gets the reply, and a way to leave it out."""
    rows = tuple(part for row in view.rows for part in _target(row, words))
    return Card(
        first_line=words("joint-targets-head", count=len(view.joint.targets)),
        parts=(
            *(rows or (line(words("joint-nowhere")),)),
            *((Controls(items=items),) if (items := tuple(_turning(view, words))) else ()),
        ),
    )


def _target(row: JointTargetRow, words: Words) -> Iterator[Part]:
    link = linked(words("button-original"), row.url) if row.url else ""
    yield Line(text=dots(Plain(text=one_line(f"{row.network} {row.account}")), link), quiet=True)
    yield Quote(text=shorten(row.text, LONGEST_WORDING)) if row.text else line(words("joint-target-gone"))


def _turning(view: JointTargetsView, words: Words) -> Iterator[Control]:
    if view.rows and "joint-drop" in view.allowed:
        choices = tuple(
            Choice(
                label=words("joint-drop-one", place=view.page * PAGE + number, text=shorten(row.text, 40)),
                click=view.click("joint-drop", str(row.comment_id)),
            )
            for number, row in enumerate(view.rows, start=1)
        )
        if len(choices) == 1:
            yield Button(label=words("button-joint-drop"), click=choices[0].click)
        else:
            yield Menu(label=words("button-joint-drop"), click=view.click("more", "drop"), choices=choices)
    if view.page:
        yield Button(label=words("button-queue-back"), click=view.click("joint-targets", str(view.page - 1)))
    if view.more:
        yield Button(label=words("button-queue-on"), click=view.click("joint-targets", str(view.page + 1)))


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
