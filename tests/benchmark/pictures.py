"""Pictures whose bytes are the same everywhere: no library compresses them."""

from __future__ import annotations

import struct
from zlib import adler32, crc32

WIDTH, HEIGHT = 200, 120


def png(number: int) -> bytes:
    """Return a picture in shades of grey, of 24 kB, another one for each number."""
    rows = b"".join(
        # each row begins with its filter: none
        b"\0" + bytes((x * (number % 7 + 1) + y * 3 + number) % 256 for x in range(WIDTH))
        for y in range(HEIGHT)
    )
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    # one block of deflate that is stored, not compressed
    block = b"\1" + struct.pack("<HH", len(rows), len(rows) ^ 0xFFFF) + rows
    data = b"\x78\x01" + block + struct.pack(">I", adler32(rows))
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
