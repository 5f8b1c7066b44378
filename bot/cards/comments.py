"""A page of a post's comments, flagged or not, for the one who asked: each with what triage thought and why."""

from collections.abc import Iterator

from bot.cards.case import flag_said
from bot.cards.lines import SEPARATOR, Segment, dots, first_line, line, moment, one_line, shorten
from bot.cards.names import LONGEST_NAME, known, linked, target_name
from bot.cards.parts import Button, Card, Choice, Control, Controls, Line, Menu, Part, Quote
from handlers.browsing import OLDER, ONE, UNDER
from handlers.clicks import Click
from handlers.flags import weightiest_first
from handlers.ports import Words
from handlers.views import CommentSeen, CommentsView, OtherPost

CLEAR = 0.2
"""Sentiment from which on a mood is named."""
LONGEST_TEXT = 400
LONGEST_ALONE = 2_000
LONGEST_TITLE = 80
LONGEST_OTHER = 30
MOST_REASONS = 4


def comments_card(view: CommentsView, words: Words) -> Card:
    """Card `comments`, private."""
    head = words("comments-head-one" if view.how == ONE else "comments-head")
    target = [Segment(text=target_name(view.target))] if view.target else []
    return Card(
        first_line=first_line((Segment(text=head), *target)),
        parts=(*_post(view, words), *_rows(view, words), *_controls(view, words)),
    )


def _post(view: CommentsView, words: Words) -> Iterator[Line]:
    if not view.rows:
        yield line(words("comments-empty"))
        return
    post = view.rows[0].comment.post
    if post is None:
        yield line(words("comments-no-post"), quiet=True)
    else:
        title = one_line(post.title, LONGEST_TITLE) or words("comments-untitled")
        yield Line(text=dots(words("comments-post", title=title), linked(words("comments-open"), post.url)))


def _rows(view: CommentsView, words: Words) -> Iterator[Part]:
    longest = LONGEST_ALONE if view.how == ONE else LONGEST_TEXT
    for number, row in enumerate(view.rows, start=1):
        comment = row.comment
        name = one_line(comment.author.name or comment.author.id, LONGEST_NAME)
        at = moment(words, comment.created_at, view.at)
        way = linked(words("comments-open"), comment.url) if comment.url and view.how == ONE else ""
        yield Line(text=dots(f"{number}. {name}", at, _became(row, words), way))
        if row.folded:
            yield line(words("case-folded", what=known(words, "flag", row.folded)))
        elif comment.text:
            yield Quote(text=shorten(comment.text, longest))
        yield line(_thought(row, words), quiet=True)


def _became(row: CommentSeen, words: Words) -> str:
    return words("case-number", case=row.case) if row.case else words("comments-not-shown")


def _thought(row: CommentSeen, words: Words) -> str:
    thought = row.judged.assessment
    if thought is None:
        return words("comments-not-judged")
    reasons = [flag_said(flag, words, folded=bool(row.folded)) for flag in weightiest_first(thought.flags)]
    why = ", ".join(reasons[:MOST_REASONS]) or words("case-no-reason")
    key = "comments-thought-by-person" if thought.origin.startswith("person:") else "comments-thought"
    said = words(key, reasons=why)
    mood = "good" if thought.sentiment > CLEAR else "bad" if thought.sentiment < -CLEAR else "even"
    notes = [said, words(f"intent-{thought.intent}"), words(f"mood-{mood}")]
    return SEPARATOR.join([*notes, words("comments-taught")] if thought.untaught is not None else notes)


def _controls(view: CommentsView, words: Words) -> Iterator[Part]:
    items = tuple(_items(view, words))
    if items:
        yield Controls(items=items)


def _items(view: CommentsView, words: Words) -> Iterator[Control]:
    choices = tuple(_choices(view, words))
    if len(choices) == 1:
        yield Button(label=choices[0].label, click=choices[0].click)
    elif choices:
        yield Menu(label=words("button-comments-choose"), click=_more(view, "choose"), choices=choices)
    if view.more:
        yield Button(label=words("button-comments-older"), click=view.turn(OLDER))
    if view.how != UNDER and view.rows:
        yield Button(label=words("button-comments-newest"), click=view.turn(UNDER))
    posts = [Choice(label=_other(post, words), click=post.click) for post in view.posts]
    if len(posts) == 1:
        yield Button(label=words("button-comments-other"), click=posts[0].click)
    elif posts:
        yield Menu(label=words("button-comments-posts"), click=_more(view, "posts"), choices=tuple(posts))


def _choices(view: CommentsView, words: Words) -> Iterator[Choice]:
    for number, row in enumerate(view.rows, start=1):
        if row.case:
            label = words("button-comments-case", number=number, case=row.case)
            yield Choice(label=label, click=view.opens(row))
        else:
            yield Choice(label=words("button-missed", number=number), click=view.missed(row))


def _other(post: OtherPost, words: Words) -> str:
    told = post.comment.post.title if post.comment.post else ""
    title = one_line(told, LONGEST_OTHER) or words("comments-untitled")
    where = one_line(target_name(post.target), LONGEST_OTHER)
    return SEPARATOR.join((title, where, words.number(post.count)))


def _more(view: CommentsView, choice: str) -> Click:
    return Click(
        verb="more", choice=choice, kind="comment", id=view.rows[0].comment.id if view.rows else 0, version=1
    )
