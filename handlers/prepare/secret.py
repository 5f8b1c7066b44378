"""What looks like a password, a token, a key, a PIN or a recovery code: it is refused before it is kept anywhere.

A list of accesses says where a secret is kept. Better one name refused too many than one password stored.
"""

import re
from typing import Literal

Looks = Literal["", "password", "token", "key", "code"]

_TOKEN = re.compile(
    r"(?:xox[a-z]-|xapp-|gh[pousr]_|github_pat_|glpat-|sk-|pk_live_|rk_live_|sk_live_|AKIA|ASIA|AIza|ya29\.|SG\.|EAA)"
    r"[\w./+=-]{10,}|\beyJ[\w-]{10,}\.|hooks\.slack\.com/services/|\bBearer\s+\S{8,}"
)
_KEY = re.compile(r"-----BEGIN|\bssh-(?:rsa|ed25519)\s+\S{20,}|\botpauth://|\bMII[\w+/]{20,}")
_IN_ADDRESS = re.compile(
    r"://[^/\s:@]*:[^/\s@]+@|[?&#](?:\w*key|\w*token|sig|secret|pass\w*|pwd|code)=\S+", re.IGNORECASE
)
_GROUPS = re.compile(
    r"(?<![\w+-])(?:[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,}|[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){2,})(?![\w-])"
)
_PIN = re.compile(
    r"\b(?:pin|puk|m?tan|code|zahlencode|kombination|combination|zahlenschloss)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<!\d)\d{4,}(?!\d)|(?<!\d)\d(?:[ -]\d){3,}(?!\d)")
_NAMED = re.compile(
    r"\b(?:pass(?:wor[td]|wörter|phrase|code)?|kennwort|losung|pwd?|pw|secret|geheimnis|api[- ]?key|token|schlüssel)\b"
    r"\s*(?P<sign>[:=]|ist|lautet|is)\s*(?P<value>\S+)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_KEEPER = re.compile(
    r"tresor|safe|vault|bitwarden|1password|keepass\w*|lastpass|dashlane|manager|ordner|folder|umschlag|envelope"
    r"|schublade|drawer|schrank|büro|office|bei|beim|with|in|im|am|at|siehe|see|liegt|kept|auf|on|nur|only",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@[\w.]+|[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|\+?[\d ()/-]{6,}")
_PART = re.compile(r"[^\W\d_]+\d{0,3}|\d{0,4}|\d{1,2}[A-ZÄÖÜ]?[a-zäöüß]+")
"""What names are put together of: a word, a small number, a word and a small number."""
_EDGES = "\"'„“”‚‘’«»()[]{}<>,.;:!?…"
_JOINTS = re.compile(r"[-–/._&+#*|'’]")
_SWITCH = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")
SHORTEST = 6
MOST_SWITCHES = 2
"""YouTube has one, TikTokAds two; what jumps more often is no name."""
SEED = 12
_SMALL = frozenset(
    {
        *("the", "a", "of", "in", "on", "for", "and", "or", "to", "is", "at", "by", "with"),
        *("der", "die", "das", "und", "im", "bei", "mit", "zu", "auf", "von", "oder", "nur"),
    }
)


def looks_secret(text: str) -> Looks:
    """What it looks like; empty for words that say who and where."""
    if _TOKEN.search(text):
        return "token"
    if _KEY.search(text):
        return "key"
    if _IN_ADDRESS.search(text):
        return "password"
    if _is_code(text):
        return "code"
    if _is_named(text) or any(_is_password(word) for word in text.split()):
        return "password"
    return "key" if _is_seed(text) else ""


def _is_code(text: str) -> bool:
    """A PIN that is called one, a number and nothing else, groups of letters and digits."""
    if _DIGITS.search(text) and (_PIN.search(text) or re.fullmatch(r"[\d\s-]+", text)):
        return True
    return any(group.isupper() or any(sign.isdigit() for sign in group) for group in _GROUPS.findall(text))


def _is_named(text: str) -> bool:
    """Password: sunshine; but not: password: in the safe."""
    for found in _NAMED.finditer(text):
        value = found["value"].strip(_EDGES)
        if (
            value
            and not _KEEPER.fullmatch(value)
            and (found["sign"] == "=" or not found["rest"].strip(_EDGES + " "))
        ):
            return True
    return False


def _is_password(word: str) -> bool:
    """Letters, digits and signs mixed as no name mixes them."""
    if _HANDLE.fullmatch(word.rstrip(",.;:)")):
        return False
    bare = word.strip(_EDGES)
    if len(bare) < SHORTEST:
        return False
    if len(_SWITCH.findall(bare)) > MOST_SWITCHES:
        return True
    # A sign that ends a sentence ends a password as well, but only behind digits.
    ends = re.search(r"\d[!?$%]+$", word) is not None and any(sign.isalpha() for sign in bare)
    return ends or not all(_PART.fullmatch(part) for part in _JOINTS.split(bare))


def _is_seed(text: str) -> bool:
    """The words that open a wallet or an account again: many, small, and no sentence."""
    words = text.split()
    return (
        len(words) >= SEED
        and all(word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in words)
        and _SMALL.isdisjoint(words)
    )
