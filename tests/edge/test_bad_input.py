"""What nobody would write on purpose, through the whole of the triage child with its shipped models."""

import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from bot.app.labelled_files import read_labelled
from bot.ingest.contract import HookAuthor, HookComment, arrival, as_incoming
from bot.ingest.frames import Lessons, Opened, Ready, Setup, Task, Verdict, pack
from bot.ingest.models import EXPECTED, SHIPPED, read_model, read_models
from bot.triage_child import Triage, words_of
from handlers import routes
from handlers.comment import Assessment, Attachment, Author, Comment, Kind, Post
from handlers.events import CommentReceived
from handlers.people import Brand, Source, Team
from handlers.ports import Context
from handlers.triage import assess
from handlers.triage.features import FINGERPRINT
from handlers.triage.taught import Taught
from storage.database import Database

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
TEAM = Team(
    brands={"kanne": Brand(name="kanne")}, sources={"shop": Source(name="shop", kind="hook", brand="kanne")}
)
HELD_OUT = Path(__file__).parents[1] / "models"
LONG = 100_000


@pytest.fixture(scope="module")
def triage() -> Triage:
    models, problems = read_models()
    assert not problems
    return Triage(TEAM, models)


def task(number: int, text: str) -> Task:
    comment = HookComment(id=f"c{number}", text=text, created_at=NOW, author=HookAuthor(id=f"a{number}"))
    return Task(id=number, source="shop", payload=arrival(comment, NOW).payload, relay=True)


def thought(triage: Triage, text: str) -> Assessment:
    verdict = triage.verdict(task(1, text))
    assert verdict.error == ""
    assert verdict.assessment is not None
    return verdict.assessment


ZALGO = "".join(letter + "\u0336\u035b\u0347\u0489" * 3 for letter in "Ihr seid so schlecht")
ODD = {
    "one emoji": "🤷",
    "joined emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "nothing to see": "\u200b\u2060\ufeff\u00ad",
    "a stray half": "\ud83d kaputt",
    "mixed languages": "Die cup was kaputt и никто не antwortet, 返品したい please",
    "no language": "4711 0815 +++ ### 12:30",
    "another script": "これはひどいです。返金してください。",
    "right to left": "\u202eتعطل المنتج\u202c بعد يوم",
    "pasted page": "<div class='x'><script>alert(1)</script><p>Tasse kaputt</p><!-- <b> --></div>" * 20,
    "an open tag": "<" * 5_000,
    "zalgo": ZALGO,
    "only links": "https://a.example/1 https://b.example/2 www.c.example",
    "only a mention": "@musterkanne",
    "only breaks": "\n" * 3_000,
    "one long word": "a" * LONG,
    "one letter a word": "a " * (LONG // 2),
    "endless signs": "!?" * (LONG // 2),
    "nested quotes": "„" * (LONG // 2) + "“" * (LONG // 2),
    "a long text": ("Die Tasse kam kaputt an und niemand antwortet mir. " * (LONG // 50))[:LONG],
    "long with an insult": "Schöne Tasse, gern wieder. " * 3_000
    + "Ihr verdammten Idioten. "
    + "Danke. " * 500,
}


@pytest.mark.parametrize("name", ODD)
def test_the_oddest_texts_are_judged_in_time_and_with_short_reasons(triage: Triage, name: str) -> None:
    began = time.process_time()
    found = thought(triage, ODD[name].encode("utf-8", "replace").decode())
    assert time.process_time() - began < 2.0
    assert all(len(flag.evidence) <= 300 for flag in found.flags)
    assert -1 <= found.sentiment <= 1


def test_what_is_in_them_is_still_found(triage: Triage) -> None:
    def names(name: str) -> set[str]:
        text = ODD[name].encode("utf-8", "replace").decode()
        return {flag.name for flag in thought(triage, text).flags}

    assert names("one emoji") == set()
    assert "complaint" in names("pasted page")
    assert "complaint" in names("mixed languages")
    assert "complaint" in names("a long text")
    assert "offensive" in names("long with an insult")
    assert "spam" in names("only links")


@pytest.mark.parametrize("language", ["de", "en"])
def test_few_harmless_complaints_are_called_offensive(triage: Triage, language: str) -> None:
    """Held apart from training; more than this is a model that got worse."""
    texts = (HELD_OUT / f"harmless_{language}.txt").read_text(encoding="utf-8").splitlines()
    assert len(texts) == 80
    wrong = [
        text
        for text in texts
        if any(
            flag.name in {"offensive", "hate", "threat", "illegal"} and flag.score >= 0.5
            for flag in thought(triage, text).flags
        )
    ]
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shipped_model_was_trained_on_the_features_that_serve(name: str) -> None:
    model = read_model(SHIPPED / f"{name}.model")
    assert model.facts.fingerprint == FINGERPRINT
    assert model.facts.data
    assert (SHIPPED / f"{name}.model").stat().st_size < 5 * 2**20


def test_made_up_complaints_are_none_of_the_held_out_ones(tmp_path: Path) -> None:
    from tests.models import service

    for language, rows in (("de", service.german()), ("en", service.english())):
        held_out = set((HELD_OUT / f"harmless_{language}.txt").read_text(encoding="utf-8").splitlines())
        assert held_out.isdisjoint(text for text, _ in rows)
    file = tmp_path / "x.csv"
    file.write_text("text,label\na,1\n", encoding="utf-8")
    assert read_labelled(file).labels == [1]


def handled(database: Database, verdicts: list[Verdict]) -> None:
    """As the pump hands them on, five hundred at a time."""
    for start in range(0, len(verdicts), 500):
        events = [
            CommentReceived(incoming=one.incoming, assessment=one.assessment, like=one.like)
            for one in verdicts[start : start + 500]
            if one.incoming is not None
        ]
        with database.write() as uow:
            routes.handle_all(
                events, Context(uow=uow, team=TEAM, now=NOW + timedelta(seconds=1), token=lambda: "t")
            )


def test_ten_thousand_of_the_same_within_a_second_are_one_case(memory: Database) -> None:
    models, _ = read_models()
    triage = Triage(TEAM, models)
    same = "Eure neuen Kannen sind alle undicht und niemand antwortet."
    verdicts = [triage.verdict(task(number, same)) for number in range(1_000)]
    assert len({one.like for one in verdicts}) == 1
    # What triage says of one of them it says of all: judged a thousand times, counted ten thousand times.
    verdicts += [
        msgspec.structs.replace(
            verdicts[0], incoming=as_incoming(number, "shop", task(number, same).payload, relay=True)
        )
        for number in range(1_000, 10_000)
    ]
    handled(memory, verdicts)
    with memory.read() as uow:
        (case,) = uow.cases.find()
        assert (case.others, case.variants) == (9_999, 1)


def test_a_bot_that_varies_each_one_fills_neither_queue_nor_memory(memory: Database) -> None:
    models, _ = read_models()
    triage = Triage(TEAM, models)
    chance = random.Random(1)
    signs = ("!", " 😡", "!!", " #boykott", " bitte teilen", "", "...", " @freunde", " https://x.example/")
    words = [
        "Alle",
        "eure",
        "Kannen",
        "sind",
        "undicht",
        "und",
        "keiner",
        "antwortet",
        "auf",
        "unsere",
        "Mails",
    ]

    def varied(number: int) -> str:
        mine = [word.upper() if chance.random() < 0.1 else word for word in words]
        mine.insert(
            chance.randrange(len(mine)), chance.choice(("wirklich", "echt", "leider", "ja", "seit Tagen"))
        )
        return f"{' '.join(mine)}{chance.choice(signs)}{number if chance.random() < 0.5 else ''}"

    verdicts = [triage.verdict(task(number, varied(number))) for number in range(800)]
    handled(memory, verdicts)
    with memory.read() as uow:
        cases = uow.cases.find()
        assert len(cases) <= 3
        assert sum(case.others + 1 for case in cases) == 800
    assert len({one.like.group for one in verdicts if one.like}) <= 3


def test_without_a_model_the_rules_go_on_and_it_is_said_at_start(tmp_path: Path) -> None:
    """The child itself, its models gone."""
    code = (
        "from pathlib import Path; from bot import triage_child as c; from bot.ingest.models import read_models;"
        f"c.read_models = lambda: read_models(Path({str(tmp_path)!r})); c.main()"
    )
    (tmp_path / "offensive-de.model").write_bytes(b"breakwater-model 1\n{}\nnonsense")
    frames = pack(Setup(team=TEAM)) + pack(Opened(heads=[])) + pack([task(1, "Tasse kaputt, ihr Idioten")])
    said = subprocess.run([sys.executable, "-c", code], input=frames, capture_output=True, check=True).stdout
    size = int.from_bytes(said[:4])
    ready = msgspec.msgpack.decode(said[4 : 4 + size], type=Ready)
    assert len(ready.problems) == len(EXPECTED)
    assert any("offensive-de.model" in problem for problem in ready.problems)
    (verdict,) = msgspec.msgpack.decode(said[8 + size :], type=list[Verdict])
    assert verdict.assessment is not None
    assert {flag.name for flag in verdict.assessment.flags} >= {"complaint", "offensive"}


@pytest.mark.parametrize("text", [*ODD.values(), "Meine Tasse kam kaputt an, wo bleibt die Antwort?"])
def test_who_wrote_it_when_and_where_changes_nothing_of_what_triage_thinks(text: str) -> None:
    """So what it thought once holds for all who say the same."""
    told = Comment(
        source="shop",
        external_id="c1",
        kind=Kind.REVIEW,
        author=Author(id="lea", name="Kaputt Idiot", followers=9_000),
        text=text,
        created_at=NOW,
        received_at=NOW,
        url="https://example.com/kaputt",
        parent_id="c0",
        post=Post(id="p", title="Kaputt?", url="https://example.com/idiot"),
        attachments=(Attachment(type="image", url="https://example.com/i.png", alt="kaputt"),),
        rating=2.0,
        likes=12,
        shares=40,
    )
    brand = TEAM.brands["kanne"]
    assert assess(words_of(told), brand, TEAM.policy) == assess(told, brand, TEAM.policy)


def test_what_is_remembered_of_the_same_words_is_forgotten_when_the_team_teaches() -> None:
    triage = Triage(TEAM, {})
    said = "Bei uns steht die Kanne jeden Morgen auf dem Tisch"
    assert thought(triage, said).flags == thought(triage, said).flags == ()
    lesson = Taught(brand="kanne", flag="complaint", due=True, text=said, person="jana")
    triage.learn(Lessons(taught=[lesson]))
    assert [flag.name for flag in thought(triage, said).flags] == ["complaint"]
    triage.learn(Lessons(taught=[]))
    assert thought(triage, said).flags == ()
