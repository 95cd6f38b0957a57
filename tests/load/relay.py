"""A mail relay for measuring: takes every mail at once and notes its number and its reader.

A stand-in that keeps no mail and delivers none. It is a process of its own, so that what it costs
is not counted with the worker; it ends with the process that started it.
"""

import asyncio
import sys
from pathlib import Path
from typing import TextIO

MESSAGE_ID = b"message-id:"
ANSWERS = {
    b"EHLO": b"250-relay.practice\r\n250 8BITMIME\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 2.0.0 bye\r\n",
}


class Conversation(asyncio.Protocol):
    """One line from a sender."""

    def __init__(self, noted: TextIO) -> None:
        self._noted = noted
        self._held = bytearray()
        self._recipient = ""
        self._in_mail = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(b"220 relay.practice\r\n")

    def data_received(self, data: bytes) -> None:
        self._held += data
        while True:
            end = b"\r\n.\r\n" if self._in_mail else b"\r\n"
            taken, found, rest = bytes(self._held).partition(end)
            if not found:
                return
            self._held = bytearray(rest)
            if self._in_mail:
                self._keep(taken)
            else:
                self._answer(taken)

    def _answer(self, line: bytes) -> None:
        verb = line[:4].upper()
        if verb == b"RCPT":
            self._recipient = line.partition(b"<")[2].partition(b">")[0].decode()
        self._in_mail = verb == b"DATA"
        self._transport.write(ANSWERS.get(verb, b"250 2.0.0 ok\r\n"))

    def _keep(self, mail: bytes) -> None:
        self._in_mail = False
        head = mail.partition(b"\r\n\r\n")[0].splitlines()
        (number,) = [one for one in head if one.lower().startswith(MESSAGE_ID)]
        self._noted.write(f"{number.partition(b':')[2].strip().decode()} {self._recipient}\n")
        self._noted.flush()
        self._transport.write(b"250 2.0.0 taken\r\n")


async def main(port: int, path: Path) -> None:
    loop = asyncio.get_running_loop()
    with path.open("a", encoding="utf-8") as noted:
        server = await loop.create_server(lambda: Conversation(noted), "127.0.0.1", port)
        async with server:
            await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
