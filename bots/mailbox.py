"""Reads what comes back by mail, and lets the cooperative carry it out."""

import logging
import os

from coop.bootstrap import Coop
from coop.inbox.documents import read_mail
from coop.inbox.queries import mailbox_mark
from coop.kernel.permissions import SYSTEM
from coop.notices.services.mails import take_mail
from coop.settings import load_settings
from coop.transports.imap import MailboxError, open_mailbox, parse_mailbox

#: One round; a full mailbox is read in several.
MOST_AT_ONCE = 50

logger = logging.getLogger(__name__)


def read_mailbox(coop: Coop) -> None:
    """Take in the mails that came since the last time, one transaction each."""
    url = load_settings(os.environ).imap_url
    if url is None:
        return
    try:
        read(coop, url)
    except MailboxError as error:
        # What lies there stays there: the next round finds it.
        logger.warning("the mailbox could not be read: %s", error)


def read(coop: Coop, url: str) -> None:
    """Take in one round of the mailbox at an address."""
    with open_mailbox(parse_mailbox(url)) as line:
        mark = coop.ask(mailbox_mark, SYSTEM, validity=line.validity)
        for fetched in line.mails_after(mark, most=MOST_AT_ONCE):
            outcome = coop.run(
                take_mail,
                SYSTEM,
                validity=line.validity,
                uid=fetched.uid,
                mail=read_mail(fetched.raw),
            )
            # After it was carried out: a crash in between reads it again, and knows it.
            if outcome.is_handled:
                line.mark_read(fetched.uid)
