"""`python -m tests.models DATA OUT`: offensive-de.csv and offensive-en.csv, each text once, in a fixed order."""

import ast
import csv
import random
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

from tests.models import service

Row = tuple[str, int]
SOME_OFFENSIVE = 5_000
"""Of Davidson's 20,620 offensive tweets, which would outnumber all else."""
MOST_CUT = 0.5
"""A text of which more was toxic says nothing once that is gone."""


def germeval2018(data: Path) -> Iterator[Row]:
    with (data / "germeval2018/germeval2018.training.txt").open(encoding="utf-8") as lines:
        for line in lines:
            text, coarse, _ = line.rstrip("\n").split("\t")
            yield text.replace("|LBR|", "\n"), int(coarse == "OFFENSE")


def toxic_spans(data: Path) -> Iterator[Row]:
    for row in _rows(data / "toxic-spans/comments.csv"):
        yield row["comment_text"], 1
    for row in _rows(data / "toxic-spans/tsd_train.csv"):
        text, cut = row["text"], set(ast.literal_eval(row["spans"]))
        if cut and len(cut) < MOST_CUT * len(text):
            yield "".join(mark for at, mark in enumerate(text) if at not in cut), 0


def context_toxicity(data: Path) -> Iterator[Row]:
    for name in ("gn.csv", "gc.csv"):
        for row in _rows(data / "context-toxicity" / name):
            yield row["text"], int(float(row["label"]) >= 0.5)


def davidson(data: Path) -> Iterator[Row]:
    rows = list(_rows(data / "davidson/labeled_data.csv"))
    offensive = [row for row in rows if row["class"] != "2"]
    for row in rows:
        if row["class"] == "2":
            yield row["tweet"], 0
    for row in random.Random(1).sample(offensive, SOME_OFFENSIVE):
        yield row["tweet"], 1


def gahd(data: Path) -> Iterator[Row]:
    for row in _rows(data / "gahd/gahd.csv"):
        if row["split"] != "test":
            yield row["text"], int(row["label"])


SETS: dict[str, tuple[Callable[[Path], Iterator[Row]], ...]] = {
    "offensive-de": (germeval2018,),
    "offensive-en": (toxic_spans, context_toxicity, davidson),
    "service-de": (lambda _: service.german(),),
    "service-en": (lambda _: service.english(),),
    "service-calm-de": (lambda _: ((text, 0) for text, _ in service.german()),),
    "hate-de": (gahd,),
}


def main(data: Path, out: Path) -> None:
    for name, sources in SETS.items():
        seen: set[str] = set()
        with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "label"])
            for source in sources:
                counts = [0, 0]
                for raw, label in source(data):
                    text = unescape(raw).replace("\0", "").strip()
                    if text and text not in seen:
                        seen.add(text)
                        counts[label] += 1
                        writer.writerow([text, label])
                print(f"{name}: {counts[1]} with label 1, {counts[0]} without")


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
