"""Every notice goes through the outbox: nothing else can mail or write in a chat."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.databases import ROOT

#: The one module that speaks SMTP, and those that hold it: the sender, what starts that, and the
#: operator's check, which greets the relay and sends nothing.
MAILS = {"smtplib": {"coop/transports/mail.py"}}
MAILERS = {"bots/senders.py", "bots/worker.py", "coop/cli/check.py"}
#: What a bot can say in a chat, as methods of the Bot API and their short forms.
SPEAKS = ("send_", "reply_", "edit_", "copy_", "forward_", "answer_")
#: The sender of the outbox; the popup on a pressed button is no message (architecture.md).
MAY_SPEAK = {
    "bots/senders.py": {"edit_message_text", "send_message"},
    "bots/context.py": {"answer_callback_query"},
}
FOR_PRACTICE = ROOT / "bots/practice"


def sources() -> Iterator[tuple[str, ast.Module]]:
    for package in ("coop", "web", "bots", "migrations"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if FOR_PRACTICE not in path.parents and "node_modules" not in path.parts:
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text())


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_only_the_delivery_engine_can_mail() -> None:
    for path, tree in sources():
        names = imported(tree)
        for library in ("smtplib", "aiosmtplib", "aiosmtpd.smtp", "flask_mail"):
            assert library not in names or path in MAILS.get(library, set()), path
        assert "coop.transports.mail" not in names or path in MAILERS, path


def test_only_the_delivery_engine_can_write_in_a_chat() -> None:
    for path, tree in sources():
        if not path.startswith("bots/"):
            # The core and the website know no Telegram at all (lint-imports, .importlinter).
            assert not any(name.split(".")[0] == "telegram" for name in imported(tree)), path
            continue
        said = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr.startswith(SPEAKS)
        }
        assert said <= MAY_SPEAK.get(path, set()), (path, said)


def test_nothing_calls_the_bot_api_by_hand() -> None:
    allowed = {str(path.relative_to(ROOT)) for path in FOR_PRACTICE.rglob("*.py")}
    for path in (ROOT / "bots").rglob("*.py"):
        text = Path(path).read_text()
        name = str(path.relative_to(ROOT))
        assert name in allowed or "sendMessage" not in text, name
