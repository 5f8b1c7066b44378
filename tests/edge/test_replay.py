"""`watch replay` on files, good and broken, as somebody else would call it."""

import csv
import io
import subprocess
import sys

import pytest


def replayed(file):
    return subprocess.run(
        [sys.executable, "-m", "bot", "watch", "replay", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_row_is_judged_in_its_own_words(tmp_path):
    file = tmp_path / "series.csv"
    lines = [
        f"2026-03-{1 + n // 288:02} {n % 288 // 12:02}:{n % 12 * 5:02}:00,{10 + n % 3}" for n in range(600)
    ]
    lines[500] = lines[500].rsplit(",", 1)[0] + ",400"
    file.write_text("timestamp,value\n" + "\n".join(lines) + "\n")
    done = replayed(file)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["timestamp"] for row in rows] == [line.rsplit(",", 1)[0] for line in lines]
    assert all(0 <= float(row["score"]) <= 1 for row in rows)
    assert [number for number, row in enumerate(rows) if row["alarm"] == "1"] == [500]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "the first line has to name timestamp and value"),
        (b"time,count\n1,2\n", "the first line has to name timestamp and value"),
        (b"timestamp,value\n", "has no rows"),
        (b"timestamp,value\nyesterday,2\n", "line 2: 'yesterday' is no timestamp"),
        (b"timestamp,value\n2026-03-01 00:00:00\n", "line 2: '' is no number"),
        (b"timestamp,value\n2026-03-01 00:00:00,many\n", "line 2: 'many' is no number"),
        (b"timestamp,value\n2026-03-01 00:00:00,nan\n", "line 2: 'nan' is no count"),
        (b"timestamp,value\n2026-03-01 00:00:00,-1\n", "line 2: '-1' is no count"),
        (b"timestamp,value\n2026-03-02,1\n2026-03-01,1\n", "line 3: older than the line before it"),
        (b"timestamp,value\n2026-03-01,1\n\xff\xfe\x00,1\n", "is no text in UTF-8"),
    ],
)
def test_a_broken_file_is_told_of_in_one_line_and_nothing_is_printed(tmp_path, written, told):
    file = tmp_path / "series.csv"
    file.write_bytes(written)
    done = replayed(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_told_of(tmp_path):
    done = replayed(tmp_path / "nowhere.csv")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
