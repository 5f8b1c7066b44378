"""What a corrected case teaches triage: for its brand, within bounds, and only as long as it stands."""

from handlers.comment import Flag
from handlers.triage.taught import MOST, Corrections, Taught

WRONG = "Diese Tasse ist der Hammer, einfach brutal gut"
ALIKE = "Diese Kanne ist der Hammer, einfach brutal gut"


def taught(
    text: str = WRONG, *, flag: str = "offensive", due: bool = False, person: str = "jana", brand: str = "m"
) -> Taught:
    return Taught(brand=brand, text=text, flag=flag, due=due, person=person)


def names(corrections: Corrections, text: str, *flags: Flag, brand: str = "m") -> set[str]:
    return {flag.name for flag in corrections.applied(flags, text, brand, {})}


GUESS = Flag(name="offensive", score=0.6)
CERTAIN = Flag(name="offensive", evidence="Hammer", score=1.0)


def test_a_wrong_guess_is_not_made_again_on_comments_alike() -> None:
    assert names(Corrections([taught()]), ALIKE, GUESS) == set()
    assert names(Corrections([taught()]), "Ihr seid alle das Letzte", GUESS) == {"offensive"}


def test_a_missed_one_is_flagged_next_time() -> None:
    assert names(
        Corrections([taught("So ein Saftladen hier", flag="complaint", due=True)]), "So ein Saftladen hier"
    ) == {"complaint"}


def test_another_brand_learns_nothing_from_it() -> None:
    assert names(Corrections([taught()]), ALIKE, GUESS, brand="other") == {"offensive"}


def test_one_person_alone_cannot_talk_away_what_the_rules_found_however_often() -> None:
    assert names(Corrections([taught(ALIKE)] * 500), ALIKE, CERTAIN) == {"offensive"}
    assert names(Corrections([taught(ALIKE), taught(ALIKE, person="mert")]), ALIKE, CERTAIN) == set()


def test_what_may_be_dangerous_is_never_talked_away() -> None:
    crowd = [taught("Ich weiß wo du wohnst", flag="threat", person=str(number)) for number in range(50)]
    threat = Flag(name="threat", score=1.0)
    assert names(Corrections(crowd), "Ich weiß wo du wohnst", threat) == {"threat"}


def test_all_together_move_no_more_than_the_bound() -> None:
    crowd = Corrections([taught(person=str(number)) for number in range(50)])
    assert crowd.shifts(WRONG, "m") == {"offensive": -MOST}


def test_a_lesson_without_words_says_nothing() -> None:
    assert not Corrections([taught("!!! 😀")])
    assert names(Corrections([taught("!!!")]), "!!!", GUESS) == {"offensive"}
