"""A local mailbox over IMAP: a stand-in that knows what a reader of replies asks, no more.

It shows the mails of the post box whose receiver's address begins with one name, as a mail
server does that takes mail for `name+tag@…` too. Any user and password open it.
"""

import asyncio
import re
from pathlib import Path

from bots.practice.mails import Mail, MailStore

#: Changes when numbers begin anew; those of the post box never do.
VALIDITY = 1
LONGEST_LINE = 8192
UID_FETCH = re.compile(r"(\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", re.IGNORECASE)
UID_SEARCH = re.compile(r"UID (\d+):\*", re.IGNORECASE)


class Conversation:
    """One client on the line, until it leaves."""

    def __init__(
        self,
        store: MailStore,
        name: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """Show the mails to this name."""
        self._store = store
        self._name = name
        self._reader = reader
        self._writer = writer

    async def hold(self) -> None:
        """Answer each command, in order."""
        self._say("* OK oefenpostvak")
        while line := await self._reader.readline():
            tag, _, command = line.decode("utf-8", "replace").strip().partition(" ")
            await self._answer(tag, command)
            await self._writer.drain()
            if command.upper() == "LOGOUT":
                break

    async def _answer(self, tag: str, command: str) -> None:
        verb, _, rest = command.partition(" ")
        match verb.upper():
            case "CAPABILITY":
                self._say("* CAPABILITY IMAP4rev1")
            case "SELECT":
                self._say(f"* {len(await self._mails(0))} EXISTS")
                self._say(f"* OK [UIDVALIDITY {VALIDITY}] numbers stay")
            case "LOGOUT":
                self._say("* BYE")
            case "UID":
                await self._by_number(rest)
            case "LOGIN" | "NOOP":
                pass
            case _:
                self._say(f"{tag} BAD unknown here")
                return
        self._say(f"{tag} OK done")

    async def _by_number(self, command: str) -> None:
        verb, _, rest = command.partition(" ")
        if verb.upper() == "SEARCH" and (asked := UID_SEARCH.fullmatch(rest)):
            found = await self._mails(int(asked[1]) - 1)
            self._say(" ".join(("* SEARCH", *(str(mail.seq) for mail in found))))
        elif verb.upper() == "FETCH" and (asked := UID_FETCH.fullmatch(rest)):
            number, most = int(asked[1]), int(asked[2])
            mail = await asyncio.to_thread(self._store.mail, number)
            if mail is not None and self._is_for_us(mail):
                part = mail.raw[:most]
                self._say(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(part)}}}")
                self._writer.write(part + b")\r\n")

    async def _mails(self, after: int) -> list[Mail]:
        mails = await asyncio.to_thread(self._store.since, after)
        return [mail for mail in mails if self._is_for_us(mail)]

    def _is_for_us(self, mail: Mail) -> bool:
        names = (address.partition("@")[0] for address in mail.recipients)
        return any(name.partition("+")[0] == self._name for name in names)

    def _say(self, line: str) -> None:
        self._writer.write(line.encode() + b"\r\n")


async def start_imap(store_path: Path, port: int, *, name: str) -> asyncio.Server:
    """Listen on this machine; port 0 takes a free one."""
    store = MailStore(store_path)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await Conversation(store, name, reader, writer).hold()
        except (ConnectionError, ValueError):
            # Hung up in the middle of a sentence, or talked without end.
            pass
        finally:
            writer.close()

    return await asyncio.start_server(talk, "127.0.0.1", port, limit=LONGEST_LINE)
