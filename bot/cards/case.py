"""The flagged comment as a card: what was said, by whom, why it is here, who is on it, what can be done."""

from collections.abc import Iterator

from bot.cards.case_head import asks, head, rejected
from bot.cards.case_state import state_parts
from bot.cards.controls import PLAIN, button, controls
from bot.cards.lines import dots, line, moment, one_line, shorten
from bot.cards.names import LONGEST_NAME, known, linked, target_name
from bot.cards.parts import Card, Controls, Line, Part, Plain, Quote
from bot.cards.reports import reported_line
from bot.cards.sending import by_hand_controls, unclear_controls
from handlers.case import DONE, State
from handlers.comment import Flag, Purpose
from handlers.ports import Words
from handlers.verdict import Opinion
from handlers.views import CaseView

OFFERED = {
    Purpose.SUCCESS: {"draft": "button-draft-success"},
    Purpose.CONTENT: {"draft": "button-draft-content"},
}
"""What drafting a reply is for, where the comment asks for something particular."""
LONGEST_QUOTE = 1_200
"""Enough for nearly every comment; the original holds the rest."""
SHORTEST_QUOTE = 200
ROOM = 3_000
"""Characters for foreign text on one card, so that it fits both platforms with our own words around it."""
LONGEST_TITLE = 120
LONGEST_EVIDENCE = 40
MOST_REASONS = 5
SURE = 0.9
"""Score below which a flag is a guess, and says so."""
MORE = (
    *(
        "collect",
        "original",
        "ask",
        "return",
        "give",
        "snooze",
        "hide",
        "similar",
        "joint",
        "split",
        "merge",
        "reflag",
        "start",
    ),
    "reports",
    "history",
)


def case_card(view: CaseView, words: Words) -> Card:
    """Card `case`. Done folds to the first line and the way to the reply and the history."""
    if view.case.state in DONE and not asks(view):
        return Card(first_line=head(view, words), parts=(_folded(view, words),))
    return Card(
        first_line=head(view, words),
        parts=(
            *_comment(view, words),
            *_about(view, words),
            *state_parts(view, words),
            *_controls(view, words),
        ),
    )


def _folded(view: CaseView, words: Words) -> Line:
    done = view.published
    pieces = (
        words("case-number", case=view.case.id),
        words("hidden-for", reason=words(f"hide-reason-{view.hidden_for}")) if view.hidden_for else "",
        words("by-hand") if done and done.by_hand else "",
        linked(words("view-reply"), done.url) if done and done.url else "",
        _gone(view, words),
    )
    offer = button(view, words, "history") if "history" in view.allowed else None
    return Line(text=dots(*pieces), quiet=True, accessory=offer)


def _gone(view: CaseView, words: Words) -> str:
    if not view.case.deleted:
        return ""
    return words("deleted-since" if view.case.state is State.ANSWERED else "case-deleted")


def _comment(view: CaseView, words: Words) -> Iterator[Part]:
    """What was said; folded where reading it should be one's own choice."""
    text = view.comment.text
    if view.folded:
        hidden = words("case-folded", what=known(words, "flag", view.folded))
        show = button(view, words, "reveal") if "reveal" in view.allowed else None
        yield Line(text=dots(hidden), accessory=show)
    elif text:
        busy = len(view.send_text) or (len(view.send.text) if view.send and asks(view) else 0)
        room = max(SHORTEST_QUOTE, min(LONGEST_QUOTE, ROOM - busy))
        yield Quote(text=shorten(text, room))
        if len(text) > room:
            yield line(words("case-shortened"), quiet=True)
    if view.case.edited and not view.case.deleted:
        at = view.comment.updated_at or view.comment.received_at
        yield line(words("case-edited", at=moment(words, at, view.case.opened_at)), quiet=True)


def _about(view: CaseView, words: Words) -> Iterator[Part]:
    yield Line(text=dots(*_author(view, words)))
    if view.case.others:
        yield line(
            words(
                "case-others",
                count=view.case.others,
                shown=words.number(view.case.others),
                variants=view.case.variants,
                accounts=len(view.case.spread),
            )
        )
    if view.reports is not None:
        yield line(reported_line(view.reports.count, view.reports.people, words))
    if view.also:
        places = (linked(target_name(target), url) for target, url in view.also)
        yield Line(text=(Plain(text=words("case-also") + " "), *dots(*places)), quiet=True)
    post = view.comment.post
    if post is not None and (post.title or post.url):
        title = one_line(post.title, LONGEST_TITLE) or words("case-post-untitled")
        yield Line(text=(Plain(text=words("case-post") + " "), *dots(linked(title, post.url))))
    yield line(words("case-why", reasons=_why(view, words), purpose=words(f"purpose-{view.case.purpose}")))
    if view.opinion is not None:
        yield line(_opinion(view.opinion, words), quiet=True)


def _author(view: CaseView, words: Words) -> Iterator[str]:
    author = view.comment.author
    yield one_line(author.name or author.id, LONGEST_NAME)
    if author.followers:
        shown = words.number(author.followers)
        yield words("case-followers", count=author.followers, shown=shown)
    if view.case.author_count > 1:
        yield words("case-author-count", count=view.case.author_count)
    if view.comment.rating is not None:
        yield words("case-rating", rating=words.number(view.comment.rating))
    if view.comment.attachments:
        yield words("case-attachments", count=len(view.comment.attachments))


def _opinion(opinion: Opinion, words: Words) -> str:
    """A guess of somebody else's, with whose it is. Its flags are out of a list of ours."""
    origin = words(f"opinion-from-{(opinion.origin or 'nobody').replace('+', '-')}")
    flags = ", ".join(known(words, "flag", flag) for flag in opinion.categories)
    return words(
        "case-opinion", origin=origin, verdict=str(opinion.verdict), flags=flags or words("opinion-harm")
    )


def _why(view: CaseView, words: Words) -> str:
    """The flags, weightiest first, with the words that carried them unless those are folded away."""
    reasons = [flag_said(flag, words, folded=bool(view.folded)) for flag in view.reasons[:MOST_REASONS]]
    if view.likes_in is not None:
        likes, minutes = view.likes_in
        reasons.append(
            words("case-likes", count=likes, shown=words.number(likes), minutes=words.number(minutes))
        )
    return ", ".join(reasons) or words("case-no-reason")


def flag_said(flag: Flag, words: Words, *, folded: bool) -> str:
    """A flag with the words that carried it; a guess says so."""
    name = known(words, "flag", flag.name)
    if flag.score < SURE:
        name = words("case-probably", flag=name)
    evidence = one_line(flag.evidence, LONGEST_EVIDENCE)
    return words("case-reason", flag=name, evidence=evidence) if evidence and not folded else name


def _controls(view: CaseView, words: Words) -> tuple[Controls, ...]:
    if asks(view):
        return unclear_controls(view, view.send, words, more=("original", "escalate", "history"))
    if view.send_text:
        more = ("original", "escalate", "settle:leave", "history")
        return by_hand_controls(view, words, more=more)
    if rejected(view):
        shown, labels = ("write", "draft", "escalate", "dismiss"), {"write": "button-write-on"}
        return controls(view, words, shown=shown, more=MORE, primary=("write",), labels=labels)
    claim = () if view.case.state is State.CLAIMED else ("claim",)
    write = () if "draft" in view.allowed else ("write",)
    if view.case.purpose is Purpose.COMPLIANCE and "hide" in view.allowed:
        # What breaks the rules is rarely answered. Never first, never beside what weighs most.
        shown = (*claim, "escalate", "hide", "dismiss")
        more = ("draft", *write, *(verb for verb in MORE if verb != "hide"))
        return controls(view, words, shown=shown, more=more, primary=("claim",))
    return controls(
        view,
        words,
        shown=("draft", *claim, "escalate", "dismiss"),
        more=(*write, *MORE),
        primary=("draft", "claim"),
        labels=OFFERED.get(view.case.purpose, PLAIN),
    )
