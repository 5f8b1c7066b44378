"""The curve can be read without seeing colours."""

import struct
import zlib

import pytest

from bot.cards.curve import BAR, EDGE, HEIGHT, PALETTE, PAPER, PEAK, USUAL, WIDTH, curve_png

COLOURS = [tuple(PALETTE[place : place + 3]) for place in range(0, len(PALETTE), 3)]
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
@pytest.mark.parametrize("drawn", [BAR, PEAK, USUAL])
def test_everything_drawn_stands_out_from_the_paper(see, drawn):
    paper, line = (see(linear(COLOURS[place])) for place in (PAPER, drawn))
    assert contrast(paper, line) >= 3


def dots(picture):
    """Rows of places in the palette."""
    at, packed = 8, b""
    while at < len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            packed += picture[at + 8 : at + 8 + size]
        at += size + 12
    raw = zlib.decompress(packed)
    return [raw[row * (WIDTH + 1) + 1 : (row + 1) * (WIDTH + 1)] for row in range(HEIGHT)]


def test_the_wave_is_striped_and_what_came_before_is_not():
    rows = dots(curve_png([20, 20, 20, 20], since=2))
    middle = rows[HEIGHT // 2]
    before, wave = middle[EDGE + 4 : WIDTH // 2 - 8], middle[WIDTH // 2 + 8 : WIDTH - EDGE - 4]
    assert before.count(PAPER) <= 4  # the gap between two bars
    assert wave.count(PAPER) > len(wave) // 10
    assert {BAR} <= set(before) <= {BAR, PAPER}
    assert {PEAK, PAPER} == set(wave)


def test_the_usual_is_a_broken_line():
    rows = dots(curve_png([0, 0, 40], usual=20))
    across = next(row for row in rows if USUAL in row)
    drawn = across[EDGE : WIDTH // 2]
    assert drawn.count(USUAL) > drawn.count(PAPER) > 0


@pytest.mark.parametrize("counts", [[], [0], [1], [10**9] * 300, list(range(2_000))])
def test_any_number_of_counts_makes_a_picture(counts):
    assert len(dots(curve_png(counts, usual=3, since=1))) == HEIGHT
