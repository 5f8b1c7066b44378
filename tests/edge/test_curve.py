"""The curve can be read without seeing colours."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.cards.curve import (
    BAR,
    BOTTOM,
    HEIGHT,
    INK,
    LEFT,
    PAPER,
    RIGHT,
    SPACE,
    TOP,
    USUAL,
    WAVE,
    WIDTH,
    Legend,
    curve_png,
    ticks_up_to,
)

DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.01182, 0.04294, 0.968881),
)
"""Machado, Oliveira and Fernandes 2009, severity 1, on linear light."""


def linear(colour):
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (c / 255 for c in colour)
    ]


def luminance(light):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def contrast(one, other):
    low, high = sorted((max(0.0, luminance(one)), max(0.0, luminance(other))))
    return (high + 0.05) / (low + 0.05)


def as_seen_without_green(light):
    return [sum(weight * part for weight, part in zip(row, light, strict=True)) for row in DEUTERANOPIA]


@pytest.mark.parametrize("see", [list, as_seen_without_green], ids=["all colours", "deuteranopia"])
@pytest.mark.parametrize("drawn", [BAR, WAVE, USUAL, INK])
def test_everything_drawn_stands_out_from_the_paper(see, drawn):
    paper, line = (see(linear(colour)) for colour in (PAPER, drawn))
    assert contrast(paper, line) >= 3


def dots(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def near(one, other):
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def row(image: Image.Image, down: int, left: int, right: int) -> list:
    return [image.getpixel((across, down)) for across in range(left, right)]


def test_the_wave_is_striped_and_what_came_before_is_not():
    image = dots(curve_png([20, 20, 20, 20], since=2))
    half = LEFT + (WIDTH - LEFT - RIGHT) // 2
    before, wave = (
        row(image, HEIGHT // 2, LEFT + 4, half - 8),
        row(image, HEIGHT // 2, half + 8, WIDTH - RIGHT - 4),
    )
    assert sum(near(dot, PAPER) for dot in before) <= 4  # the gap between two bars
    assert all(near(dot, BAR) or near(dot, PAPER) for dot in before)
    assert sum(near(dot, PAPER) for dot in wave) > len(wave) // 10
    assert all(near(dot, WAVE) or near(dot, PAPER) for dot in wave)


def test_the_usual_is_a_broken_line():
    image = dots(curve_png([0, 0, 40], usual=20))
    rows = (row(image, down, LEFT, WIDTH // 2) for down in range(TOP, HEIGHT - BOTTOM))
    across = next(one for one in rows if any(near(dot, USUAL) for dot in one))
    drawn = [near(dot, USUAL) for dot in across]
    assert sum(drawn) > len(drawn) // 2
    assert not all(drawn)


@pytest.mark.parametrize("counts", [[], [0], [1], [10**9] * 300, list(range(2_000)), [-1]])
def test_any_number_of_counts_makes_a_picture(counts):
    times = ["14. März, 23:55"] * len(counts)
    image = dots(curve_png(counts, usual=3, since=1, legend=Legend(times=times, usual="üblich " * 40)))
    assert image.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(("highest", "ticks"), [(1, [0, 1]), (7, [0, 2, 4, 6, 8]), (142, [0, 50, 100, 150])])
def test_counts_at_the_side_are_round_and_hold_the_highest(highest, ticks):
    assert ticks_up_to(highest) == ticks


@given(st.integers(1, 10**12))
def test_there_are_two_to_six_of_them(highest):
    ticks = ticks_up_to(highest)
    assert 2 <= len(ticks) <= 6
    assert ticks[0] == 0
    assert ticks[-2] < highest <= ticks[-1]


def test_every_letter_of_both_languages_is_drawn():
    """A font without it draws the same box for each."""
    drawn = {curve_png([1], usual=1, legend=Legend(usual=letter)) for letter in "äöüßÄÖÜ\uffff"}
    assert len(drawn) == 8


def test_times_stand_below_the_bars_as_many_as_there_is_room_for():
    def written(times):
        image = dots(curve_png([1] * len(times), legend=Legend(times=times)))
        below = [
            any(near(image.getpixel((across, down)), INK) for down in range(HEIGHT - BOTTOM + 8, HEIGHT))
            for across in range(WIDTH)
        ]
        gaps = "".join("x" if dark else " " for dark in below).split(" " * (SPACE // 2))
        return len([gap for gap in gaps if gap.strip()])

    assert written(["19:00", "19:05", "19:10"]) == 3
    assert 5 <= written([f"{n // 12:02}:{n % 12 * 5:02}" for n in range(144)]) <= 12
