"""The curve of a wave as a PNG: bars of five minutes, the usual as a line. Drawn here in a few milliseconds, since a
plotting library would cost the bot a second and sixty megabytes for one small picture. Words stand in the alt text."""

import struct
import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 720, 240
EDGE = 12
PAPER, BAR, PEAK, USUAL = 0, 1, 2, 3
"""Places in the palette."""
PALETTE = bytes((250, 250, 248, 92, 122, 153, 192, 72, 58, 130, 130, 130))
"""Each stands out from the paper; the wave is striped as well, the usual a broken line, for those who see no red."""
GAP = 2
STRIPE = 6
"""Dots from one stripe of a bar of the wave to the next: told apart by more than colour."""


def curve_png(counts: Sequence[int], *, usual: int = 0, since: int = 0) -> bytes:
    """Bars for the counts, from place `since` on in the colour of the wave; `usual` (0: none) is the thin line."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    highest = max([*counts, usual, 1])
    step = (WIDTH - 2 * EDGE) / max(1, len(counts))
    for place, count in enumerate(counts):
        left = EDGE + round(place * step)
        right = max(left + 1, EDGE + round((place + 1) * step) - GAP)
        _bar(rows, left, right, count / highest, PEAK if place >= since else BAR)
    if usual:
        top = _top(usual / highest)
        for across in range(EDGE, WIDTH - EDGE):
            if across % 8 < 5:
                rows[top][across] = USUAL
                rows[min(top + 1, HEIGHT - 1)][across] = USUAL
    return _png(rows)


def _top(share: float) -> int:
    return HEIGHT - EDGE - round(share * (HEIGHT - 2 * EDGE))


def _bar(rows: list[bytearray], left: int, right: int, share: float, colour: int) -> None:
    top = _top(share)
    for down, row in enumerate(rows[top : HEIGHT - EDGE]):
        row[left:right] = bytes([colour]) * (right - left)
        if colour == PEAK and down > 1:
            for across in range(left + 2, right - 2):
                if (across + down + top) % STRIPE == 0:
                    row[across] = PAPER


def _png(rows: Sequence[bytearray]) -> bytes:
    """Eight bits a dot, with a palette."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\x00" + bytes(row) for row in rows), 9)
    chunks = ((b"IHDR", head), (b"PLTE", PALETTE), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
