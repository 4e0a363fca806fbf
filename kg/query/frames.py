"""What goes through the pipes between a process that asks and one that answers: small messages and blocks of text.

A frame is one byte that says what it is, four that say how long, and the rest.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Mapping
from typing import IO, Any

READY, HEAD, BLOCK, ERROR, END = b"!", b"H", b"B", b"E", b"."

#: Bytes of a block: large enough that frames cost nothing, small enough that rows come soon.
BLOCK_SIZE = 1 << 16

_START = struct.Struct("!cI")


def send(out: IO[bytes], kind: bytes, content: bytes = b"") -> None:
    """Write one frame."""
    out.write(_START.pack(kind, len(content)) + content)
    out.flush()


def send_json(out: IO[bytes], kind: bytes, content: Mapping[str, object]) -> None:
    """Write one frame of JSON."""
    send(out, kind, json.dumps(content).encode())


def receive(source: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Return kind and content of the next frame; None when the other side has ended."""
    start = source.read(_START.size)
    if len(start) < _START.size:
        return None
    kind, length = _START.unpack(start)
    content = source.read(length)
    return (kind, content) if len(content) == length else None


def receive_json(source: IO[bytes]) -> dict[str, Any] | None:
    """Return the content of the next frame as JSON; None when the other side has ended."""
    frame = receive(source)
    return None if frame is None else dict(json.loads(frame[1]))


class Blocks(io.RawIOBase):
    """A file whose content leaves in frames."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, content: Any) -> int:
        """Take content; send it when there is enough of it."""
        self._waiting += content
        if len(self._waiting) >= BLOCK_SIZE:
            self.send()
        return len(content)

    def send(self) -> None:
        """Send what is waiting."""
        if self._waiting:
            send(self._out, BLOCK, bytes(self._waiting))
            self._waiting.clear()
