"""The assessors that go by shape: questions, shouting, links, mentions, ages, stars, hearts."""

import re
from collections.abc import Iterator

from handlers.comment import Flag
from handlers.triage.reading import LINK, MENTION, Reading

_AGE = re.compile(
    r"\b(?:ich bin|i am|i'm)(?: erst| only| just)? (?:[6-9]|1[0-7])"
    r"(?: ?(?:jahre?|j\.|years?|yrs?|yo)\b|(?=\s*[.!?,\n]|\s*$))",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/\s?#:]+)", re.IGNORECASE)
MANY_MENTIONS = 3
MANY_LINKS = 2
HEARTS = frozenset("😍🥰❤🤩💯")
LOUD_LETTERS = 12
LOUD_SHARE = 0.7
LOUD_MARKS = "!!!"
LITTLE_ELSE = 6
"""Words around several links below which nothing else was meant."""


def by_question(reading: Reading) -> Iterator[Flag]:
    if "?" in reading.words or "？" in reading.words or "⁉" in reading.words:
        yield Flag(name="question")


def by_loudness(reading: Reading) -> Iterator[Flag]:
    beginning = reading.words[:5_000]
    letters, capitals = sum(map(str.isalpha, beginning)), sum(map(str.isupper, beginning))
    loud = letters >= LOUD_LETTERS and capitals >= LOUD_SHARE * letters
    if loud or LOUD_MARKS in reading.words:
        yield Flag(name="shouting")


def by_links(reading: Reading) -> Iterator[Flag]:
    """Links that lead away from the brand. None of them is ever opened."""
    own = [host.lower() for host in reading.brand.links]
    foreign: list[str] = []
    for link in LINK.findall(reading.comment.text):
        host = _HOST.match(link)
        name = host.group(1).lower() if host else link
        if not any(name == known or name.endswith("." + known) for known in own):
            foreign.append(name[:60])
    if foreign:
        yield Flag(name="link", evidence=foreign[0])
    if len(foreign) >= MANY_LINKS and len(reading.tokens) < LITTLE_ELSE * len(foreign):
        yield Flag(name="spam", evidence=foreign[0])


def by_mentions(reading: Reading) -> Iterator[Flag]:
    found = MENTION.findall(reading.comment.text)
    if len(set(found)) >= MANY_MENTIONS:
        yield Flag(name="mention", evidence=found[0])


def by_picture(reading: Reading) -> Iterator[Flag]:
    """A picture of their own; whether it is a fan's or proof of a complaint, the other flags tell."""
    if any(attachment.type == "image" for attachment in reading.comment.attachments):
        yield Flag(name="fan-photo")


def by_heart(reading: Reading) -> Iterator[Flag]:
    """A heart under a comment that asks nothing; beside a complaint it is irony, and gives way."""
    found = next((mark for mark in reading.words[:2_000] if mark in HEARTS), None)
    if found and "?" not in reading.words:
        yield Flag(name="praise", evidence=found)


def by_age(reading: Reading) -> Iterator[Flag]:
    found = _AGE.search(reading.words)
    if found:
        yield Flag(name="minors", evidence=reading.cut(*found.span()))


def by_rating(reading: Reading) -> Iterator[Flag]:
    """One or two stars are a complaint, four or five are praise, whatever the words are."""
    rating = reading.comment.rating
    if rating is not None and rating <= 2:
        yield Flag(name="complaint")
    if rating is not None and rating >= 4:
        yield Flag(name="praise")
