"""Everything an operator can set; read once at start and passed down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

SHORTEST_SECRET = 32
SECOND_FACTOR = ("required", "off")
ON = frozenset({"1", "true", "ja", "yes"})
OFF = "off"


class SettingsError(Exception):
    """Some settings are missing or malformed."""


def _setting(variable: str, meaning: str, *, secret: bool = False) -> dict[str, object]:
    return {"variable": variable, "meaning": meaning, "secret": secret}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The operator's choices; each field names its variable and meaning for the README."""

    secret_key: str = field(
        repr=False,
        metadata=_setting(
            "COOP_SECRET_KEY",
            "signs cookies, locks second steps and photos; at least 32 characters",
            secret=True,
        ),
    )
    database_url: str = field(
        default="sqlite:///wijkcoop.sqlite3",
        repr=False,  # may hold a password
        metadata=_setting("COOP_DATABASE_URL", "SQLite file or PostgreSQL database"),
    )
    base_url: str = field(
        default="http://localhost:8000",
        metadata=_setting("COOP_BASE_URL", "address of the website in mails and chats"),
    )
    telegram_token: str | None = field(
        default=None,
        repr=False,
        metadata=_setting(
            "COOP_TELEGRAM_TOKEN", "the bot's token; without it no bot runs", secret=True
        ),
    )
    telegram_api_url: str = field(
        default="https://api.telegram.org",
        metadata=_setting("COOP_TELEGRAM_API_URL", "address of the Bot API"),
    )
    telegram_webhook: str | None = field(
        default=None,
        repr=False,
        metadata=_setting(
            "COOP_TELEGRAM_WEBHOOK",
            "secret with which Telegram brings updates to the website itself; without it the "
            "bot fetches them",
            secret=True,
        ),
    )
    telegram_bot: str | None = field(
        default=None,
        metadata=_setting("COOP_TELEGRAM_BOT", "the bot's user name, for links into Telegram"),
    )
    telegram_link_url: str = field(
        default="https://t.me",
        metadata=_setting("COOP_TELEGRAM_LINK_URL", "address that links into Telegram begin with"),
    )
    municipality_phone: str | None = field(
        default=None,
        metadata=_setting(
            "COOP_MUNICIPALITY_PHONE", "number of the gemeente; without it 14 + netnummer is told"
        ),
    )
    municipality_form: str | None = field(
        default=None,
        metadata=_setting(
            "COOP_MUNICIPALITY_FORM", "address of the gemeente's form for street and public space"
        ),
    )
    mediation_form: str | None = field(
        default=None,
        metadata=_setting("COOP_MEDIATION_FORM", "address of buurtbemiddeling in this gemeente"),
    )
    smtp_url: str | None = field(
        default=None,
        repr=False,  # may hold a password
        metadata=_setting("COOP_SMTP_URL", "smtp://, smtp+starttls:// or smtps:// relay for mail"),
    )
    mail_from: str = field(
        default="wijkcoop@localhost",
        metadata=_setting("COOP_MAIL_FROM", "sender's address of every mail"),
    )
    imap_url: str | None = field(
        default=None,
        repr=False,  # holds a password
        metadata=_setting(
            "COOP_IMAP_URL",
            "mailbox in which replies are read: imaps://user:password@host/folder",
            secret=True,
        ),
    )
    reply_address: str | None = field(
        default=None,
        metadata=_setting(
            "COOP_REPLY_ADDRESS",
            "address of that mailbox; it must also take mail for `name+tag@…`",
        ),
    )
    mail_per_minute: int | None = field(
        default=30,
        metadata=_setting(
            "COOP_MAIL_PER_MINUTE",
            "ceiling of mails a minute, as the relay wants it; `off` for none",
        ),
    )
    mail_per_domain: int | None = field(
        default=None,
        metadata=_setting(
            "COOP_MAIL_PER_DOMAIN", "ceiling of mails a minute to one receiving domain"
        ),
    )
    second_factor: str = field(
        default="required",
        metadata=_setting(
            "COOP_SECOND_FACTOR",
            "`required`: board, counting committee, moderators and operator take a second step "
            "to sign in; `off`: nobody does",
        ),
    )
    accent: str | None = field(
        default=None,
        metadata=_setting("COOP_ACCENT", "the cooperative's colour, as six hexadecimal digits"),
    )
    video_hosts: tuple[str, ...] | None = field(
        default=None,
        metadata=_setting(
            "COOP_VIDEO_HOSTS",
            "hosts of video services, with commas, whose picture may stand in the page of a "
            "meeting; others get a link",
        ),
    )
    practice: bool = field(
        default=False,
        metadata=_setting(
            "COOP_PRACTICE", "1 allows persona buttons, practice servers and a movable clock"
        ),
    )
    practice_clock: Path | None = field(
        default=None,
        metadata=_setting("COOP_PRACTICE_CLOCK", "file with the shift of the practice clock"),
    )
    practice_url: str | None = field(
        default=None,
        metadata=_setting("COOP_PRACTICE_URL", "address of Oefen-Telegram and Postvak"),
    )

    @property
    def asks_second_step(self) -> bool:
        """Tell whether functions wait for the second step of signing in."""
        return self.second_factor == SECOND_FACTOR[0]

    @property
    def secure(self) -> bool:
        """Tell whether the website is reached over TLS, so that cookies may insist on it."""
        return self.base_url.startswith("https://")


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read settings, naming every missing or malformed variable at once."""
    problems: list[str] = []
    values: dict[str, object] = {}
    for setting in fields(Settings):
        variable = setting.metadata["variable"]
        text = environ.get(variable, "").strip()
        if text:
            values[setting.name] = text
    _check_secret(values, problems)
    _check_webhook(values, problems)
    _check_urls(values, problems)
    _check_replies(values, problems)
    _convert_numbers(values, problems)
    _check_second_factor(values, problems)
    _convert_accent(values, problems)
    _convert_video_hosts(values, problems)
    _convert_practice(values, problems)
    if problems:
        raise SettingsError("; ".join(problems))
    return Settings(**values)  # type: ignore[arg-type]  # each value was checked above


def _check_secret(values: dict[str, object], problems: list[str]) -> None:
    secret = str(values.get("secret_key", ""))
    if not secret:
        problems.append("COOP_SECRET_KEY is missing")
    elif len(secret) < SHORTEST_SECRET:
        problems.append(f"COOP_SECRET_KEY is shorter than {SHORTEST_SECRET} characters")


def _check_webhook(values: dict[str, object], problems: list[str]) -> None:
    secret = values.get("telegram_webhook")
    # Telegram takes these signs only, up to 256 of them.
    if secret and not re.fullmatch(rf"[A-Za-z0-9_-]{{{SHORTEST_SECRET},256}}", str(secret)):
        problems.append(
            f"COOP_TELEGRAM_WEBHOOK should be {SHORTEST_SECRET} to 256 letters, digits, _ or -"
        )


def _check_urls(values: dict[str, object], problems: list[str]) -> None:
    schemes = {
        "database_url": ("sqlite", "postgresql", "postgresql+psycopg"),
        "base_url": ("http", "https"),
        "telegram_api_url": ("http", "https"),
        "telegram_link_url": ("http", "https"),
        "smtp_url": ("smtp", "smtps", "smtp+starttls"),
        "imap_url": ("imap", "imaps", "imap+starttls"),
        "practice_url": ("http", "https"),
        "municipality_form": ("http", "https"),
        "mediation_form": ("http", "https"),
    }
    for name, allowed in schemes.items():
        if name in values and urlsplit(str(values[name])).scheme not in allowed:
            problems.append(f"COOP_{name.upper()} should begin with {' or '.join(allowed)}")
    for name in ("base_url", "telegram_api_url", "telegram_link_url", "practice_url"):
        if name in values:
            values[name] = str(values[name]).rstrip("/")


def _check_replies(values: dict[str, object], problems: list[str]) -> None:
    if ("imap_url" in values) != ("reply_address" in values):
        problems.append("COOP_IMAP_URL and COOP_REPLY_ADDRESS go together")
    address = str(values.get("reply_address", "a@b"))
    if not re.fullmatch(r"[^@\s+]{1,30}@[^@\s]+", address):
        problems.append("COOP_REPLY_ADDRESS should be an address with a short name and no +")


def _convert_numbers(values: dict[str, object], problems: list[str]) -> None:
    for name in ("mail_per_minute", "mail_per_domain"):
        if name in values:
            text = str(values[name])
            if text.lower() == OFF:
                values[name] = None
            elif not text.isdecimal() or int(text) == 0:
                problems.append(f"COOP_{name.upper()} should be a whole number above 0, or off")
            else:
                values[name] = int(text)


def _check_second_factor(values: dict[str, object], problems: list[str]) -> None:
    if values.get("second_factor", SECOND_FACTOR[0]) not in SECOND_FACTOR:
        problems.append(f"COOP_SECOND_FACTOR should be {' or '.join(SECOND_FACTOR)}")


def _convert_accent(values: dict[str, object], problems: list[str]) -> None:
    if "accent" in values:
        digits = str(values["accent"]).removeprefix("#").lower()
        if not re.fullmatch(r"[0-9a-f]{6}", digits):
            problems.append("COOP_ACCENT should be six hexadecimal digits, like 0b6157")
        values["accent"] = digits


def _convert_video_hosts(values: dict[str, object], problems: list[str]) -> None:
    if "video_hosts" in values:
        hosts = tuple(re.split(r"[,\s]+", str(values["video_hosts"]).strip(", ").lower()))
        # They stand in a header that says what a browser may load.
        if not all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) for host in hosts):
            problems.append("COOP_VIDEO_HOSTS should be hosts, like meet.voorbeeld.example")
        values["video_hosts"] = hosts


def _convert_practice(values: dict[str, object], problems: list[str]) -> None:
    values["practice"] = str(values.get("practice", "")).lower() in ON
    if "practice_clock" in values:
        values["practice_clock"] = Path(str(values["practice_clock"]))
    if not values["practice"]:
        problems.extend(
            f"{variable} needs COOP_PRACTICE=1"
            for name, variable in (
                ("practice_clock", "COOP_PRACTICE_CLOCK"),
                ("practice_url", "COOP_PRACTICE_URL"),
            )
            if name in values
        )
