"""Where something stands in public, in one spelling: by this a link that somebody pastes is known again.

Nothing here is ever opened. A link is hostile: it is looked up among what is stored, or it is unknown.
"""

import re
from hashlib import blake2b

LONGEST = 2_000
BITS = 59
"""Of a key: eighteen digits, as many as a button's id holds."""
LONGEST_TEXT, MOST = 8_000, 5
_LINK = re.compile(r"https?://[^\s<>|\"')\]]+", re.IGNORECASE)
_WEB = re.compile(
    r"https?://(?P<host>[^/?#@\s]+)(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?P<fragment>#.*)?", re.IGNORECASE
)
_USUAL_PORT = re.compile(r":(?:80|443)$")
_DECORATION = frozenset({"fbclid", "gclid", "igsh", "igshid", "mibextid", "ref_src", "si", "feature"})
"""Parameters that networks hang onto a link to see who shared it."""


def canonical_link(typed: str) -> str:
    """The address without what makes no difference; empty if it is none of the web."""
    link = typed.strip().removeprefix("<").removesuffix(">").partition("|")[0]
    if not 0 < len(link) <= LONGEST or any(mark.isspace() for mark in link):
        return ""
    found = _WEB.fullmatch(link)
    if found is None:
        return ""
    host, path, query, fragment = (found[name] or "" for name in ("host", "path", "query", "fragment"))
    host = _USUAL_PORT.sub("", host.lower()).rstrip(".").removeprefix("www.")
    kept = [part for part in query[1:].split("&") if part and not _is_decoration(part.partition("=")[0])]
    return "".join((host, path.rstrip("/"), f"?{'&'.join(kept)}" if kept else "", fragment.removesuffix("#")))


def _is_decoration(name: str) -> bool:
    return name in _DECORATION or name.startswith("utm_")


def links_in(text: str) -> list[str]:
    """The first few addresses in a text."""
    return _LINK.findall(text[:LONGEST_TEXT])[:MOST]


def key_of_link(typed: str) -> int:
    """The number by which a link is found in the store; 0 if it is none."""
    link = canonical_link(typed)
    return _key(link) if link else 0


def key_of_post(source: str, post: str) -> int:
    """The number by which the comments of a post are found; 0 for those that stand under none."""
    return _key(f"{source}\n{post}") if post else 0


def _key(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return (int.from_bytes(digest) >> (64 - BITS)) or 1
