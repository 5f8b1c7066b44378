"""How somebody can be found: handles, mail however it is dressed, numbers, plates, where they live.

Wider than what raises the flag for personal data (handlers.triage.personal): on a sample one word too few does no harm.
"""

import re
from collections.abc import Iterator

from handlers.triage.personal import private_parts
from handlers.triage.reading import LINK

_ENDINGS = "de|com|net|org|eu|at|ch|info|me|io|tv|be|gg|app|social|shop|uk|co|online|fr|nl|it|es|pl"
_NETWORK = (
    r"(?:insta(?:gram)?|telegram|whatsapp|signal|threema|tiktok|snap(?:chat)?|twitter|bluesky|mastodon|discord|skype"
    r"|facebook|fb|ig|twitch|youtube|steam|paypal)"
)
_AT = r"(?: ?(?:@|[(\[{<](?:at|ät)[)\]}>]|\*at\*) ?|_(?:at|ät)_| (?:at|ät) )"
_DOT = r"(?: ?(?:[.,]|[(\[{<](?:dot|punkt)[)\]}>]) ?|_(?:dot|punkt)_| (?:dot|punkt) )"
_STREET = (
    r"(?:stra(?:ß|ss)e|str\.?|weg|allee|gasse|platz|ring|ufer|damm|chaussee|markt|steig|stieg|pfad|graben|wall|reihe"
    r"|brücke|kamp|twiete|promenade)"
)
_ROAD = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|way|court|ct|crescent|alley|terrace|gardens|place|square|row"
    r"|mews|grove|boulevard|blvd|hill|park)"
)
_HOUSE = r"\d{1,4}(?: ?[a-z])?(?!\w)"
_DAYS = (
    r"(?:\w*tag|\w*abend|mittwoch|ende|anfang|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november"
    r"|dezember|stück|preis|schluss|letzten|ersten)\b"
)
_KEPT_NUMBER = re.compile(
    r"(?<![\w.])(?:\d{1,2}[./]\d{1,2}[./](?:(?:19|20)?\d{2})?"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|(?:19|20)\d{2} ?[-/–] ?(?:19|20)\d{2}"
    r"|\d{1,3}(?:[. ]\d{3})+(?:,\d{2})? ?(?:€|%|\$|£|eur\b|euro\b|pounds\b|dollars\b|follower)\w*)(?![\w-])",
    re.IGNORECASE,
)
"""Dates, spans of years and sums of money, which lead to nobody."""
_BORN = re.compile(
    r"\b(?:geb\.?|geboren|born|dob|geburtstag|birthday)\b[^.!?\n\d]{0,20}"
    r"\d{1,4}[./ -]{1,2}(?:\d{1,2}|\w{3,9})[./ -]{1,2}\d{1,4}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)(?<!&#)[+(]{0,2}\d(?:[ ./()_–-]{0,3}\d){5,40}")
_LETTERED = re.compile(r"(?<![\w-])(?=[A-Z-]*\d)(?=\d*-?[A-Z])(?:[A-Z\d]|-(?=\w)){6,40}(?![\w-])")
_ACCOUNT = re.compile(
    r"(?<!\w)[a-z]{2}\d{2}(?:[ -]?[a-z\d]{4}){3,7}(?:[ -]?[a-z\d]{1,3})?(?!\w)", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"\b(?:bestell|auftrag|kunden|kd\b|kdnr|rechnung|sendung|paket|tracking|vorgang|ticket|akten|az\b|vertrag|mitglied"
    r"|buchung|reservierung|referenz|order|customer|invoice|ref\b|booking|reference|case|account|contract|parcel|shipment"
    r"|member|konto|zähler|serien|serial|police|policy|fall\b)[\w.-]{0,20}"
    r"(?: ?(?:nr|no|number|num|id|code|reference)\b)?(?: (?:ist|is|lautet|war|was))?[ :#.]{0,4}"
    r"(?P<value>\d{1,3} [A-Z]{1,3} \d{1,5}/\d{2}|[A-Z\d][\w/-]{3,30}(?: \d[\w/-]{0,20}){0,4})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ]{1,3}(?:-[A-Z]{1,2}[ -]?|[ ][A-Z]{1,2}[ -])\d{1,4}[EH]?|[A-Z]{2}\d{2} ?[A-Z]{3})(?![\w-])"
)
_PLATE_NAMED = re.compile(
    r"\b(?:kennzeichen|nummernschild|number ?plate|licen[cs]e plate|plates?|reg)\b[ :]{1,3}(?:(?:ist|is|was|war) )?"
    r"(?P<value>[a-zäöü\d]{1,4}[ -]?[a-z\d]{1,4}[ -]?[a-z\d]{0,4})(?!\w)",
    re.IGNORECASE,
)
_HANDLES = (
    re.compile(r"(?<!\w)@ ?\w[\w.-]{0,60}(?:@[\w.-]{1,60})?"),
    re.compile(r"(?<!\w)/?[ur]/[\w-]{3,40}"),
    re.compile(r"(?<!\w)\w{0,40}[^\W_]_+[^\W_][\w.-]{0,40}"),
    re.compile(r"(?<![\w.])[a-zäöü]\w{1,20}(?:\.[a-zäöü]\w{1,20}){2,4}(?!\w)"),
    re.compile(r"(?<!\w)[\w.-]{2,32}#\d{3,5}(?!\w)"),
    re.compile(
        rf"\b(?:(?:my|mein|meine|mein name auf) {_NETWORK}(?:[ -](?:name|handle|account|id))? ?(?:[:=]|is\b|ist\b)"
        rf"|{_NETWORK}(?:[ -](?:name|handle|account|id))? ?(?:[:=]|unter\b))\s{{0,3}}(?P<value>[\w.+-]{{3,60}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w@.])(?:[\w-]{{1,40}}\.){{1,4}}(?:{_ENDINGS})(?:/\S{{0,200}})?(?![\w])", re.IGNORECASE
    ),
)
_MAILS = (
    re.compile(
        rf"(?<![\w.+-])[\w+-]{{1,40}}(?: ?\. ?[\w+-]{{1,40}}){{0,4}}(?:@| @ |\(at\)|\[at\])"
        rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{0,4}}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.+-])[\w+-]{{1,40}}(?:{_DOT}[\w+-]{{1,40}}){{0,4}}{_AT}[a-z\d][a-z\d-]{{0,62}}(?:{_DOT}[a-z\d-]{{2,63}}){{0,3}}"
        rf"{_DOT}(?:{_ENDINGS})(?!\w)",
        re.IGNORECASE,
    ),
)
_HOMES = (
    re.compile(
        rf"(?<![\w-])(?:[\w-]{{2,40}}{_STREET}|[A-ZÄÖÜ][\w-]{{1,30}} (?i:{_STREET})) ?{_HOUSE}", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:Am|An de[rnm]|Auf de[rm]|Unter den|Zum|Zur|Hinter de[rm]|Lange|Kurze|Große|Kleine|Alte|Neue)"
        rf"(?! {_DAYS})(?: [\w-]{{3,30}})? (?-i:[A-ZÄÖÜ])[\w-]{{2,30}} {_HOUSE}"
        r"(?![.:]\d| ?[%€]| (?:(?-i:[A-ZÄÖÜ][a-zäöü])|von|bis|und|oder|mal|uhr))",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w)\d{{1,5}}[a-z]? (?:St\.? )?(?:[A-Z][\w'’.]{{1,30}} ){{1,3}}(?i:{_ROAD})(?!\w)"),
    re.compile(r"\b(?:flat|apt\.?|apartment|suite|postfach|p\.? ?o\.? box) \d{1,6}\w?\b", re.IGNORECASE),
    re.compile(
        r"(?<![\w.,-])\d{3}(?!00\b)\d{2},? [A-ZÄÖÜ][a-zäöüß]{2,30}"
        r"|\bPLZ:? ?\d{5}(?: [A-ZÄÖÜ]\w{2,30})?|\b[A-Z]{2} \d{5}(?!\d)"
    ),
    re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)"),
)
_CALLABLE = (_ACCOUNT, _BORN, _LETTERED, _PLATE, *_HANDLES, *_MAILS, *_HOMES)


def reachable_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where any of it stands. A number that isn't called a telephone's is taken for one from six digits on."""
    yield from private_parts(text)
    for pattern in (LINK, *_CALLABLE):
        for found in pattern.finditer(text):
            yield found.span("value") if "value" in pattern.groupindex else found.span()
    for found in _PLATE_NAMED.finditer(text):
        if any(map(str.isdecimal, found["value"])):
            yield found.span("value")
    for found in _REFERENCE.finditer(text):
        if _refers(found["value"]):
            yield found.span("value")
    kept = [found.span() for found in _KEPT_NUMBER.finditer(text)]
    for found in _DIGITS.finditer(text):
        # What looks like a date within a longer number is a part of it.
        if not any(start <= found.start() and found.end() <= end for start, end in kept):
            yield found.span()


def _refers(value: str) -> bool:
    """Whether this is a number of something, and neither a year nor a word."""
    digits = sum(map(str.isdecimal, value))
    return not _YEAR.fullmatch(value) and (digits >= 3 or (digits >= 2 and value.isupper()))
