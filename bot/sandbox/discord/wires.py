"""Cutting a connection the hard way."""

import asyncio
import socket
import struct


def reset(transport: asyncio.BaseTransport | None) -> None:
    """End a connection so that the other side gets "connection reset by peer" and not a polite end of stream."""
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if isinstance(transport, asyncio.Transport):
        transport.abort()
    else:
        transport.close()
