"""Which language a text is in: German, English, or something else; told by its commonest small words and its letters.

A language model of the usual kind takes over 100 MB at first use, far too much for the child that does triage.
"""

import re

_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 600
"""Words looked at; more tell nothing new."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GERMAN = _set(
    "aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist bitte da dabei dafür damit "
    "danke dann darf das dass dein deine dem den denn der des deshalb die dies diese diesem diesen dieser dieses dir "
    "doch dort du durch echt ein eine einem einen einer eines einfach endlich er es etwas euch euer eure für ganz gar "
    "gegen geht gibt gut guten hab habe haben habt hallo hat hatte hier ich ihm ihn ihnen ihr ihre im immer in ins ist "
    "ja jede jeder jetzt kann kannst kein keine keinen kommt können könnt könnte leider liebe macht man mal mehr mein "
    "meine meiner mich mir mit moin muss na nach nein nicht nichts nie noch nun nur ob oder ohne schade schon sehr "
    "seid sein seine seit selbst sich sie sind so soll sollte sollen sonst statt super sondern tag toll total über um "
    "und uns unser unsere unter viel viele vielen vom von vor war wann waren warum was weg wegen weil wenn wer werde "
    "werden wie wieder will wir wird wo wollt wurde würde zu zum zur zwei gerade wieso überhaupt"
)
ENGLISH = _set(
    "a about after again all also always am an and any anybody anyone are as at back be because been before being but "
    "by can cannot could day did didn do does doesn doing don down even every for from get gets getting go going good "
    "got great had has hasn have haven he hello her here hi him his how i if i'm into is isn it its it's just know "
    "like ll love made make many me more most much my need never new no not nothing now of off on one only or other "
    "our out over people please re really said same say see she should since so some someone still stop such than "
    "thank thanks that that's the their them then there these they thing this those time to too try two under up us "
    "ve very want was wasn way we well were what when where which while who why will with won work would wrong yes "
    "yet you your"
)
_GERMAN_LETTERS = frozenset("äöüß")
_OTHER_WORDS = _set(
    # What French, Spanish, Italian, Dutch, Polish and Turkish say most: enough to be neither German nor English.
    "le la les et est une dans que qui pour pas sur avec je vous nous c'est el los las y en un por con para no es muy "
    "una il di che è non per sono mi ho het een van niet dat ik je ook maar met voor zijn jest nie się na to jak bir "
    "ve bu için çok ne de da mas não com os bardzo merci gracias grazie bedankt dziękuję teşekkürler"
)
_LATIN_END = 0x250


def language_of(text: str) -> str:
    """`de`, `en`, or empty where neither is likely enough (another language, or too little text)."""
    words = [found.group().lower() for _, found in zip(range(ENOUGH), _WORD.finditer(text), strict=False)]
    if not words or _is_foreign_script(words):
        return ""
    german = sum(word in GERMAN or not _GERMAN_LETTERS.isdisjoint(word) for word in words)
    english = sum(word in ENGLISH for word in words)
    other = sum(word in _OTHER_WORDS for word in words)
    best = max(german, english)
    if best == 0 or german == english or other > best:
        return ""
    return "de" if german > english else "en"


def _is_foreign_script(words: list[str]) -> bool:
    letters = "".join(words[:100])
    return sum(ord(letter) >= _LATIN_END for letter in letters) * 2 > len(letters)
