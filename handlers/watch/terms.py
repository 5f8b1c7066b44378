"""What one comment is about, as far as its words tell: themes, words and pairs of words.

Insults, links and names of people are none of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from handlers.language import ENGLISH, GERMAN
from handlers.triage.canonical import Token, tokens_of
from handlers.triage.reading import LINK, MENTION
from handlers.triage.wordlists import NEGATIONS, SHIPPED
from handlers.watch.first_names import FIRST_NAMES
from handlers.watch.themes import FOUND


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LONGEST = 600
"""Characters of a comment that are looked at."""
MOST_TERMS = 60
"""Of one comment."""
SHORTEST = 4
"""Letters of a word that may name something."""
UGLY = frozenset({"offensive", "hate", "threat", "self-harm", "minors", "spam"})
"""Flags whose words never name a topic."""
TITLES = _set("herr frau herrn dr prof doktor professor mr mrs ms miss sir madam familie chef chefin ceo")
"""What stands before a name."""
BEFORE_THINGS = _set(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem "
    "meiner dein deine deinen deinem deiner sein seine unser unsere unseren eure euer euren eurem eurer ihr ihre ihren "
    "dieser diese dieses diesen diesem jeder jede jedes jeden alle allen beim im am vom zum zur "
    "ins ans fürs welche "  # codespell:ignore
    "the a an my your our their this that these those every each no any some all"
)
"""What stands before a thing, and seldom before a name."""
BENT = ("e", "en", "er", "es", "em")
"""How adjectives end that stand before a thing."""
IDLE = _set(
    "immer nichts schon gerade heute gestern morgen bitte danke echt wirklich einfach leute leider einmal mehr weniger "
    "alles jemand niemand keiner wieder endlich sowas irgendwie natürlich eigentlich vielleicht dritte dritten zweite "
    "zweiten erste ersten letzte letzten woche wochen monat monate tage jahr jahre euro cent prozent kommentar post "
    "really please thanks just always never nothing again today yesterday tomorrow people someone anyone something "
    "week weeks month months year years dollars pounds euros third second first last comment guys thing things"
)
"""Frequent in any wave, and about nothing."""
CRUDE = (
    *(
        "fuck",
        "shit",
        "bitch",
        "dick",
        "porn",
        "asshole",
        "cunt",  # codespell:ignore
        "whore",
        "slut",
        "pussy",
        "cock",
        "bastard",
    ),
    *(
        "nigg",
        "fagg",
        "retard",
        "wank",
        "twat",
        "trash",
        "scheiss",
        "scheiß",
        "arsch",
        "ärsch",
        "fick",
        "fotze",
    ),
    *("hure", "schlampe", "wichs", "kack", "pimmel", "titten", "dreck", "abschaum", "idiot", "depp", "nazi"),
)
"""How words begin that name nothing, whatever the lists of triage make of them: those look for insults."""
SMALL = GERMAN | ENGLISH
THEME = "theme:"
_HANDLE = re.compile(r"\w*\w_\w\w*")
_ENDINGS = re.compile(r"(?<=\w{4})(?:innen|ungen|ung|ern|en|er|es|em|e|n|s)$")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text is about, as far as its terms tell."""

    keys: frozenset[str]
    spelled: Mapping[str, str]
    """Word keys -> how the text writes them."""
    things: frozenset[str] = frozenset()
    """Words that the text uses as one uses a thing or a manner: in small letters, or after an article."""
    called: frozenset[str] = frozenset()
    """Words that stand where a name stands."""


@lru_cache(maxsize=4096)
def terms_of(text: str) -> Terms:
    """Themes, words and pairs of words. A wave is looked at again each minute, hence the memory."""
    plain = _plain(text)
    tokens = tokens_of(plain)
    ugly = {
        place for hit in SHIPPED.find(tokens) if hit.flag in UGLY for place in range(hit.first, hit.last + 1)
    }
    keys: dict[str, None] = {}
    in_theme: set[int] = set()
    for hit in FOUND.find(tokens):
        keys[THEME + hit.flag] = None
        in_theme.update(range(hit.first, hit.last + 1))
    spelled: dict[str, str] = {}
    names = _names(tokens, plain)
    stems = [
        "" if place in ugly or place in in_theme or place in names else _stem_of(token)
        for place, token in enumerate(tokens)
    ]
    for place, word in enumerate(stems):
        if word:
            spelled.setdefault(word, plain[tokens[place].start : tokens[place].end])
    for (before, first), (after, second) in pairwise(zip(stems, tokens, strict=True)):
        # Side by side, with nothing but a space in between.
        if before and after and before != after and plain[first.end : second.start] == " ":
            spelled.setdefault(f"{before} {after}", plain[first.start : second.end])
    keys.update(dict.fromkeys(spelled))
    kept = list(keys)[:MOST_TERMS]
    return Terms(
        frozenset(kept),
        {key: spelled[key] for key in kept if key in spelled},
        things=frozenset(_things(stems, tokens, plain)),
        called=frozenset(stem(tokens[place].text) for place in names),
    )


@lru_cache(maxsize=2048)
def held(text: str) -> Callable[[str], bool]:
    """Whether the text holds a term, as `terms_of` says. In a flood each comment is asked for all topics, and the
    answer is quickly told for most: a stem is how its word begins."""
    tokens = tokens_of(_plain(text))
    themes = frozenset(THEME + hit.flag for hit in FOUND.find(tokens))
    words = tuple(token.text for token in tokens)

    def holds(key: str) -> bool:
        if key.startswith(THEME):
            return key in themes
        may = all(any(word.startswith(part) for word in words) for part in key.split())
        return may and key in terms_of(text).keys

    return holds


def _plain(text: str) -> str:
    return _HANDLE.sub(" ", MENTION.sub(" ", LINK.sub(" ", text[:LONGEST])))


def _things(stems: Sequence[str], tokens: Sequence[Token], text: str) -> Iterator[str]:
    for place, (word, token) in enumerate(zip(stems, tokens, strict=True)):
        if not word:
            continue
        before = tokens[place - 1] if place else None
        after = before is not None and (
            before.text in BEFORE_THINGS
            or before.text.isdecimal()
            or (bool(stems[place - 1]) and text[before.start].islower() and before.text.endswith(BENT))
        )
        if after or not text[token.start].isupper():
            yield word


def stem(word: str) -> str:
    """Without its ending, so that Henkel and Henkeln are one."""
    return _ENDINGS.sub("", word)


def words_of(text: str) -> list[str]:
    return [token.text for token in tokens_of(text[:LONGEST])]


def _stem_of(token: Token) -> str:
    """Empty for what names nothing: small words, numbers, first names."""
    word = token.text
    idle = word in SMALL or word in NEGATIONS or word in IDLE or word in FIRST_NAMES or word.startswith(CRUDE)
    return "" if idle or len(word) < SHORTEST or not word.isalpha() else stem(word)


def _names(tokens: Sequence[Token], text: str) -> set[int]:
    """Words that are most likely somebody's name: after a title, after a first name, or two with capitals in a row."""
    found: set[int] = set()
    for place, (one, other) in enumerate(pairwise(tokens)):
        gap = text[one.end : other.start]
        if gap.strip(" .-") or not text[other.start].isupper():
            continue
        called = one.text in TITLES or one.text in FIRST_NAMES
        # German nouns bear capitals, but two of them seldom stand side by side.
        two_nouns = text[one.start].isupper() and one.start > 0 and one.text not in SMALL
        if called or two_nouns:
            found |= {place, place + 1}
    return found
