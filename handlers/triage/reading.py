"""A comment as triage reads it: its words, its language, its shape. Made once, looked at by every assessor."""

import re
from dataclasses import dataclass

from handlers.comment import Comment
from handlers.language import language_of
from handlers.people import Brand, Policy
from handlers.triage.canonical import Token, tokens_of

LONGEST_EVIDENCE = 80
MENTION = re.compile(r"(?<![\w@])@\w[\w.]{1,60}")
_QUOTATION = re.compile(r"„[^“”\"]{1,400}[“”\"]|“[^”]{1,400}”|»[^«]{1,400}«|«[^»]{1,400}»|\"[^\"\n]{1,400}\"")
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What the assessors look at."""

    comment: Comment
    brand: Brand
    policy: Policy
    language: str
    """`de`, `en`, another one if the source said so, or empty."""
    words: str
    """The text without links and mentions, which say nothing themselves; of the same length as the text."""
    tokens: tuple[Token, ...]
    quotations: tuple[tuple[int, int], ...] = ()
    """Where somebody else's words stand, from mark to mark."""

    def quote(self, first: int, last: int) -> str:
        """The original words from one token to another."""
        return self.cut(self.tokens[first].start, self.tokens[last].end)

    def cut(self, start: int, end: int) -> str:
        """A piece of the original; what is too long for a card is cut."""
        text = self.comment.text[start:end]
        return text if len(text) <= LONGEST_EVIDENCE else text[: LONGEST_EVIDENCE - 1] + "…"


def read(comment: Comment, brand: Brand, policy: Policy) -> Reading:
    words = words_alone(comment.text)
    return Reading(
        comment=comment,
        brand=brand,
        policy=policy,
        language=comment.language[:2].lower() or language_of(words),
        words=words,
        tokens=tuple(tokens_of(words)),
        quotations=tuple(found.span() for found in _QUOTATION.finditer(words)),
    )


def words_alone(text: str) -> str:
    """The text with blanks in place of links and mentions."""
    return MENTION.sub(_blank, LINK.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
