"""The curve of a wave as a picture: bars for counts, the usual as a broken line, clock and counts beside the axes.

Told apart by more than colour, for those who see no red: the wave is striped, the usual broken. What the picture
shows stands in its alt text as well.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from math import floor, log10
from typing import Any

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 30, 36
"""Room around the bars: counts at the left, the time below, what a line means above."""
PAPER, INK, GRID = (250, 250, 248), (68, 68, 68), (222, 222, 218)
BAR, WAVE, USUAL = (92, 122, 153), (192, 72, 58), (110, 110, 110)
"""Each stands out from the paper, also for those who see no red."""
GAP, STRIPE, DASH = 2, 6, 8
SIZE = 17
"""Height of the letters: still to be read when a phone shows the picture at half its width."""
SPACE = 28
"""Between two times, at least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Legend:
    """What is written beside the curve, in the reader's language and time zone."""

    times: Sequence[str] = ()
    """For each bar; as many are shown as there is room for."""
    usual: str = ""
    """What the broken line is."""
    number: Callable[[int], str] = str


def curve_png(
    counts: Sequence[int], *, usual: int = 0, since: int = 0, legend: Legend | None = None
) -> bytes:
    """Bars for the counts, from place `since` on as those of the wave; `usual` (0: none) is the broken line."""
    from PIL import Image, ImageDraw  # takes 40 ms and 8 MB, for those who ever have a wave

    legend = legend or Legend()
    counts = [max(0, count) for count in counts]
    ticks = ticks_up_to(max([*counts, usual, 1]))
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    for tick in ticks:
        _grid(draw, tick, ticks[-1], legend)
    step = (WIDTH - LEFT - RIGHT) / max(1, len(counts))
    for place, count in enumerate(counts):
        left = LEFT + round(place * step)
        right = max(left, LEFT + round((place + 1) * step) - GAP - 1)
        _bar(draw, left, right, _height(count, ticks[-1]), is_wave=place >= since)
    if usual:
        _usual_line(draw, _height(usual, ticks[-1]), legend)
    _times(draw, legend.times, step)
    packed = BytesIO()
    image.quantize(32).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def ticks_up_to(highest: int) -> list[int]:
    """0 and two to five round numbers, the last one not below the highest count."""
    rough = max(1.0, highest / 4)
    size = 10 ** floor(log10(rough))
    step = next(
        int(times * size) for times in (1, 2, 2.5, 5, 10) if times * size >= rough and times * size % 1 == 0
    )
    return [step * place for place in range(-(-highest // step) + 1)]


def _height(count: int, highest: int) -> int:
    """Where it ends, in dots from above."""
    return HEIGHT - BOTTOM - round(count / highest * (HEIGHT - TOP - BOTTOM))


@cache
def _letters() -> Any:
    from PIL import ImageFont

    font = files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"
    return ImageFont.truetype(BytesIO(font.read_bytes()), SIZE)


def _grid(draw: Any, tick: int, highest: int, legend: Legend) -> None:
    down = _height(tick, highest)
    draw.line((LEFT, down, WIDTH - RIGHT, down), fill=INK if tick == 0 else GRID)
    number = legend.number(tick)
    if draw.textlength(number, font=_letters()) <= LEFT - 10:  # else the picture shows the shape alone
        draw.text((LEFT - 8, down), number, fill=INK, font=_letters(), anchor="rm")


def _bar(draw: Any, left: int, right: int, top: int, *, is_wave: bool) -> None:
    bottom = HEIGHT - BOTTOM - 1
    if top > bottom:
        return
    draw.rectangle((left, top, right, bottom), fill=WAVE if is_wave else BAR)
    if is_wave:
        for down in range(top + 2, bottom + 1):
            for across in range(left + 2 + (-(left + 2) - down) % STRIPE, right - 1, STRIPE):
                draw.point((across, down), fill=PAPER)


def _usual_line(draw: Any, down: int, legend: Legend) -> None:
    _broken(draw, LEFT, WIDTH - RIGHT, down)
    if legend.usual:
        _broken(draw, LEFT, LEFT + 28, TOP // 2)
        draw.text((LEFT + 36, TOP // 2), legend.usual, fill=INK, font=_letters(), anchor="lm")


def _broken(draw: Any, left: int, right: int, down: int) -> None:
    for across in range(left, right, DASH):
        draw.line((across, down, across + DASH * 5 // 8, down), fill=USUAL, width=2)


def _times(draw: Any, times: Sequence[str], step: float) -> None:
    """Below the bars that they belong to, at even distances."""
    if not times:
        return
    widest = max(draw.textlength(time, font=_letters()) for time in times) + SPACE
    every = max(1, -(-int(widest) // max(1, int(step))))
    base = HEIGHT - BOTTOM
    for place in range(0, len(times), every):
        middle = LEFT + (place + 0.5) * step
        half = draw.textlength(times[place], font=_letters()) / 2
        if middle + half > WIDTH - RIGHT:
            break
        draw.line((middle, base, middle, base + 5), fill=INK)
        draw.text((max(middle, half + 2), base + 8), times[place], fill=INK, font=_letters(), anchor="ma")
