"""What ``coop check`` says of an installation: a sentence for each thing, and what to do."""

from collections.abc import Mapping

from coop.wording.catalogue import N_, SOURCE, say

LEVELS = {"ok": N_("ok"), "warning": N_("let op"), "fault": N_("fout")}

#: By ``coop.cli.check.Finding.key``.
SENTENCES = {
    "settings": N_("Instellingen: alles is er en leesbaar."),
    "settings_wrong": N_("Instellingen: %(problem)s. Zet dit goed en start alles opnieuw."),
    "practice": N_(
        "Oefenstand: staat aan, dus iedereen kan ieder zijn. Haal COOP_PRACTICE weg waar het "
        "echt is."
    ),
    "no_https": N_(
        "Adres van de website: %(url)s is niet beveiligd. Zet TLS ervoor en begin "
        "COOP_BASE_URL met https."
    ),
    "https": N_("Adres van de website: %(url)s."),
    "database": N_("Database: bereikbaar, en bij de tijd (%(revision)s)."),
    "database_missing": N_("Database: is er nog niet. Draai coop migrate."),
    "database_silent": N_(
        "Database: geeft geen antwoord (%(error)s). Kijk of zij draait en of COOP_DATABASE_URL "
        "klopt."
    ),
    "database_behind": N_(
        "Database: staat op %(revision)s, de software op %(head)s. Maak een reservekopie en "
        "draai coop migrate."
    ),
    "database_unknown": N_(
        "Database: staat op %(revision)s, en dat kent deze software niet. Zet de nieuwere "
        "versie van de software terug."
    ),
    "worker": N_("Worker: werkt."),
    "worker_never": N_("Worker: werkte nog nooit. Start coop work."),
    "worker_gone": N_("Worker: gaf het laatst een teken op %(at)s (UTC). Start coop work."),
    "mail": N_("Uitgaande mail: de mailserver geeft antwoord."),
    "mail_off": N_("Uitgaande mail: staat uit, niemand krijgt mail. Zet COOP_SMTP_URL."),
    "mail_silent": N_(
        "Uitgaande mail: de mailserver weigert of zwijgt (%(error)s). Kijk COOP_SMTP_URL na."
    ),
    "mailbox": N_("Mailbox voor antwoorden: gaat open."),
    "mailbox_off": N_(
        "Mailbox voor antwoorden: staat uit. Zet COOP_IMAP_URL en COOP_REPLY_ADDRESS, of lees "
        "antwoorden zelf."
    ),
    "mailbox_silent": N_(
        "Mailbox voor antwoorden: gaat niet open (%(error)s). Kijk COOP_IMAP_URL na."
    ),
    "bot": N_("Bot: Telegram kent hem als @%(name)s."),
    "bot_off": N_("Bot: staat uit. Wie Telegram wil gebruiken, zet COOP_TELEGRAM_TOKEN."),
    "bot_silent": N_(
        "Bot: Telegram weigert of zwijgt (%(error)s). Kijk COOP_TELEGRAM_TOKEN en de verbinding "
        "na."
    ),
    "bot_unnamed": N_(
        "Bot: Telegram kent hem als @%(name)s. Zet COOP_TELEGRAM_BOT daarop, anders kloppen "
        "links naar Telegram niet."
    ),
    "disk": N_("Schijf van de database: %(free)s MB vrij."),
    "disk_low": N_("Schijf van de database: nog %(free)s MB vrij. Maak ruimte."),
}


def checked_line(level: str, key: str, details: Mapping[str, object], locale: str = SOURCE) -> str:
    """Return the line of one thing, its level in front in a column of its own."""
    return f"{say(LEVELS[level], locale):<8}{say(SENTENCES[key], locale, **details)}"
