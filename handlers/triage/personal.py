"""What nobody should have written in public: mail, telephone, account, card, papers, plate, somebody's home."""

import re
from collections.abc import Iterator

from handlers.comment import Flag
from handlers.triage.reading import Reading

_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_MAIL_DRESSED = re.compile(
    r"(?<!\w)[\w-]{1,40} ?(?:@|[(\[]at[)\]]|[(\[]ät[)\]]) ?[\w-]{1,40}"
    r" ?(?:\.|[(\[](?:dot|punkt)[)\]]) ?[a-z]{2,6}(?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?<!\d )(?:\+\d{1,3}|00\d{1,3}|0)[ /-]?\(?\d{1,5}\)?[ /-]?\d{2,5}"
    r"(?:[ -]?\d{2,5}){0,3}(?![\w/-]|,\d)"
)
_PHONE_ABROAD = re.compile(r"(?<![\w.,/+-])(?:\+1 ?)?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\w-])")
_ADDRESS = re.compile(
    r"(?<!\w)[A-ZÄÖÜ][\w-]{2,30}(?:stra(?:ß|ss)e|str\.|weg|allee|gasse|platz|ring|ufer|damm) \d{1,4}[a-z]?(?!\w)"
    r"|(?<!\w)\d{1,5} (?:[A-Z][a-z]{2,20} ){1,2}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Way|Court|Crescent)(?!\w)"
    r"|(?<!\w)\d{1,4}[a-z]?, ?\d{5} [A-ZÄÖÜ][a-zäöüß]{2,30}"
)
_LIVES = re.compile(
    r"\bwohn(?:e|t|en|haft)\b[^.!?\n]{0,30}?\b[A-ZÄÖÜ][\w-]{2,30} \d{1,4}(?![\d.,]|\w{2})"
    r"|\b(?:lives?|living) at\b[^.!?\n]{0,20}?\b\d{1,4} [A-Z][a-z]{2,20}"
)
_PAPERS = re.compile(
    r"\b(?:ausweis|personalausweis|reisepass|pass|versicherten|versicherungs|sozialversicherungs|steuer|führerschein"
    r"|passport|social security|national insurance|ssn|driving licence|license)\w{0,12}\b[^.!?\n\d]{0,25}"
    r"(?<!\w)(?=[\w-]{0,8}\d{3}|[A-Z]\w?\d|\d{2,3}-\d{2})[A-Z0-9][A-Z0-9-]{6,14}(?!\w)",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"\b(?:kennzeichen|nummernschild|number plate|licen[cs]e plate|plates?)\b[^.!?\n]{0,25}"
    r"(?<!\w)(?-i:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\d{1,4}|[A-Z]{2}\d{2} ?[A-Z]{3})(?!\w)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:geb\.|geboren(?: am)?|born(?: on)?) (?:\d{1,2}[./] ?\d{1,2}[./] ?(?:19|20)\d{2}"
    r"|\d{1,2}\.? \w{3,9} (?:19|20)\d{2})",
    re.IGNORECASE,
)
_DIGIT_WORD = (
    "null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun"
    "|zero|one|two|three|four|five|six|seven|eight|nine"
)
_SPELLED = re.compile(
    rf"(?<!\w)(?:{_DIGIT_WORD})(?:[ ,-](?:{_DIGIT_WORD}|\d{{1,4}})){{4,15}}(?!\w)", re.IGNORECASE
)
_PASSWORD = re.compile(r"\b(?:pw|passwort|password|kennwort) ?[:=] ?\S{4,40}", re.IGNORECASE)
_BY_DIGITS = (_IBAN, _CARD, _PHONE, _PHONE_ABROAD, _ADDRESS, _LIVES, _PAPERS, _PLATE, _BORN)
FEWEST_DIGITS = 7
"""Of a telephone number; below it is a price or a size."""


def by_personal_data(reading: Reading) -> Iterator[Flag]:
    """The first of it that is found."""
    for start, end in private_parts(reading.words):
        yield Flag(name="personal-data", evidence=reading.cut(start, end))
        return


def private_parts(words: str) -> Iterator[tuple[int, int]]:
    """Where it stands, kind by kind."""
    numbered = _DIGIT.search(words) is not None
    for pattern in (_MAIL, _MAIL_DRESSED, _SPELLED, _PASSWORD, *(_BY_DIGITS if numbered else ())):
        for found in pattern.finditer(words):
            if _is_one(pattern, found.group()):
                yield found.span()


def _is_one(pattern: re.Pattern[str], text: str) -> bool:
    digits = [int(mark) for mark in text if mark.isdecimal()]
    if pattern is _PHONE:
        return len(digits) >= FEWEST_DIGITS
    if pattern is _CARD:
        return _adds_up(digits)
    return True


def _adds_up(digits: list[int]) -> bool:
    """The check digit of payment cards (Luhn)."""
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
