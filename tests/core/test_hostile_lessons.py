"""A troll with a moderator's role: two hundred hostile lessons must not switch triage off."""

import random
from itertools import cycle

import pytest

from handlers.clicks import Click
from handlers.comment import Flag
from handlers.lessons import active_lessons, with_texts
from handlers.relaying.learning import MOST_A_DAY
from handlers.triage.assess import is_shown
from handlers.triage.taught import KEPT, MOST_LESSONS, Corrections, Taught
from storage.database import Database
from tests.core.newsroom import JANA, Newsroom

WHO = ("Ihr", "Du", "Sie alle", "Euer Chef", "Diese Leute", "Eure Hotline", "Der Fahrer", "Die im Laden")
WHAT = (
    "seid die letzten Trottel",
    "bist echt ein Idiot",
    "sind totale Schwachköpfe",
    "ist ein Arschloch",
    "kann nichts als lügen",
    "gehören auf den Müll",
    "redet nur Schwachsinn",
    "ist so dumm wie Brot",
    "sind ein verlogenes Pack",
    "hat doch einen Knall",
)
WHERE = ("wirklich", "und zwar jeden Tag", "wie immer", "schon wieder", "im ganzen Land", "seit Jahren")


def insults(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.choice(WHO)} {chance.choice(WHAT)} {chance.choice(WHERE)} {n}" for n in range(count)]


def hostile(texts: list[str], *people: str) -> Corrections:
    return Corrections(
        Taught(brand="m", text=text, flag="offensive", due=False, person=people[n % len(people)])
        for n, text in enumerate(texts)
    )


def share_kept(corrections: Corrections, texts: list[str], score: float) -> float:
    flags = (Flag(name="offensive", score=score),)
    kept = [is_shown(corrections.applied(flags, text, "m", {})) for text in texts]
    return sum(kept) / len(kept)


@pytest.mark.parametrize("count", [200, 500])
def test_hundreds_of_lessons_of_one_person_silence_nothing_that_the_rules_found(count: int) -> None:
    lessons = hostile(insults(count, 1), "troll")
    assert share_kept(lessons, insults(300, 1), 1.0) == 1.0


@pytest.mark.parametrize("score", [0.6, 0.7, 0.8, 0.95])
def test_they_silence_few_of_the_model_s_findings_and_only_like_ones(score: float) -> None:
    lessons = hostile(insults(200, 1), "troll")
    others = [
        f"{text} {more}"
        for text, more in zip(
            insults(200, 2),
            cycle(("Was für ein Haufen, ich fasse es nicht.", "Den Mist könnt ihr behalten, und tschüss.")),
            strict=False,
        )
    ] + ["Halt doch einfach mal die Klappe, du Wicht.", "So ein erbärmlicher Verein, pfui Teufel."]
    assert share_kept(lessons, others, score) >= 0.95


def test_what_is_dangerous_stays_whoever_says_otherwise() -> None:
    crowd = [
        Taught(brand="m", text=text, flag=flag, due=False, person=f"p{n % 20}")
        for n, text in enumerate(insults(200, 1))
        for flag in KEPT
    ]
    lessons = Corrections(crowd)
    for text in insults(50, 1):
        for flag in KEPT:
            assert is_shown(lessons.applied((Flag(name=flag, score=0.6),), text, "m", {})), flag


def test_praise_taught_as_a_complaint_two_hundred_times_raises_only_its_like() -> None:
    lessons = Corrections(
        Taught(
            brand="m", text=f"Sehr schöne Kanne, gern wieder {n}", flag="complaint", due=True, person="troll"
        )
        for n in range(200)
    )
    for text in ("Danke euch!", "Tolle Tasse, bin begeistert.", "Wann kommt die blaue Serie?"):
        assert lessons.applied((), text, "m", {}) == ()


def test_nobody_teaches_more_than_a_day_s_share_and_a_brand_keeps_its_newest(memory: Database) -> None:
    room = Newsroom(memory)
    texts = insults(MOST_A_DAY * 2, 3)
    for n, text in enumerate(texts):
        case = room.comment(text, external_id=f"c{n}", author=f"a{n}")
        if case is not None:
            room.fill(JANA, room_click(room, case.id), flag="none")
    with room.database.read() as uow:
        lessons = active_lessons(uow)
        assert len({lesson.comment_id for lesson in lessons}) <= MOST_A_DAY
        assert len(with_texts(uow, lessons)) <= MOST_LESSONS


@pytest.mark.parametrize("text", ["Danke", "Sehr schön!", "Hallo ihr"])
def test_nobody_makes_a_threat_of_what_everybody_writes(text: str) -> None:
    crowd = Corrections(
        Taught(brand="m", text=text, flag=flag, due=True, person=f"p{n}") for n in range(30) for flag in KEPT
    )
    assert crowd.applied((), text, "m", {}) == ()
    assert crowd.applied((), f"{text} euch allen", "m", {}) == ()


@pytest.mark.parametrize("score", [0.55, 0.7, 0.9, 1.0])
def test_two_teachers_who_contradict_each_other_teach_nothing(score: float) -> None:
    one, two = (insults(500, 4), insults(500, 4))
    lessons = Corrections(
        Taught(brand="m", text=text, flag="offensive", due=who == "jana", person=who)
        for who, texts in (("jana", one), ("troll", two))
        for text in texts
    )
    for text in one[:60]:
        assert set(lessons.shifts(text, "m").values()) == {0.0}
        assert is_shown(lessons.applied((Flag(name="offensive", score=score),), text, "m", {}))


def test_a_third_voice_decides_between_two() -> None:
    text = "Ihr seid mir vielleicht ein Haufen komischer Vögel"
    guess = (Flag(name="offensive", score=0.6),)
    said = [("jana", True), ("troll", False), ("mert", False)]
    lessons = [Taught(brand="m", text=text, flag="offensive", due=due, person=who) for who, due in said]
    assert Corrections(lessons[:2]).applied(guess, text, "m", {}) != ()
    assert Corrections(lessons).applied(guess, text, "m", {}) == ()
    assert Corrections([*lessons, lessons[1]]).shifts(text, "m") == Corrections(lessons).shifts(text, "m")


def room_click(room: Newsroom, case: int) -> Click:
    return room.view("case", case).click("reflag")
