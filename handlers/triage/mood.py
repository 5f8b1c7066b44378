"""How a comment feels (sentiment), and what its author expects (intent): both follow from the flags and the signs."""

from collections.abc import Iterable, Mapping

from handlers.comment import Comment, Flag, Intent, Kind

_MOOD: Mapping[str, float] = {
    "complaint": -0.6,
    "offensive": -0.8,
    "threat": -1.0,
    "hate": -1.0,
    "illegal": -1.0,
    "self-harm": -1.0,
    "legal": -0.5,
    "safety": -0.7,
    "shouting": -0.2,
    "praise": 0.7,
}
GLAD = frozenset("😀😃😄😁😊😍🥰😘🤩👍👏🙌🙏💪❤🧡💛💚💙💜🎉✨😎🤗💯")
ANGRY = frozenset("😡😠🤬😤👎💩🤮🤢😞😢😭😒🙄💔🖕")
SIGN, MOST_OF_SIGNS = 0.25, 0.5
"""What one emoji weighs, and all of them at most."""
MIDDLE, STAR = 3.0, 0.3
"""The rating that says neither, and what a star beside it weighs."""
DANGER = frozenset({"self-harm", "safety", "data-breach", "minors"})
"""Whoever writes so needs somebody who answers, whatever else the comment is."""
ASKING = frozenset({"question", "complaint", "legal", "press", "partnership"}) | DANGER
UGLY = frozenset({"threat", "hate", "illegal", "spam", "offensive", "personal-data"})
KIND = frozenset({"praise", "idea", "fan-photo"})


def sentiment_of(comment: Comment, flags: Iterable[Flag]) -> float:
    """-1..1. A guess weighs as much as it is probable."""
    mood = sum(_MOOD.get(flag.name, 0.0) * flag.score for flag in flags)
    signs = sum((mark in GLAD) - (mark in ANGRY) for mark in comment.text[:2_000])
    mood += max(-MOST_OF_SIGNS, min(MOST_OF_SIGNS, SIGN * signs))
    if comment.rating is not None:
        mood += STAR * (comment.rating - MIDDLE)
    return max(-1.0, min(1.0, mood))


def intent_of(kind: Kind, flags: Iterable[Flag]) -> Intent:
    names = {flag.name for flag in flags if flag.score >= 0.5}
    if kind is Kind.MESSAGE or not names.isdisjoint(DANGER):
        return Intent.REPLY
    if not names.isdisjoint(UGLY - {"offensive"}):
        return Intent.ACT
    if not names.isdisjoint(ASKING):
        return Intent.REPLY
    if "offensive" in names:
        return Intent.ACT
    return Intent.THANK if not names.isdisjoint(KIND) else Intent.NONE
