"""A reply mail that begins with the word goes to the moderators; a stranger's never (C16)."""

import uuid

import pytest

from coop.bootstrap import Coop
from coop.bulletins.queries import bulletin_desk
from coop.bulletins.rules import SentHow
from coop.inbox.rules import IncomingMail, MailKind, MailOutcome
from coop.incidents.rules.states import State
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import SYSTEM
from coop.notices.rules import NoticeKind
from coop.notices.services.mails import take_mail
from tests.coop.incidents.makers import AGENT, make_group, make_report, read
from tests.coop.incidents.told import deliver, queued, text_of

WORDS = "Er lopen mensen langs de deur die zeggen van de bank te zijn."
STRANGER = "iemand@elders.example"


@pytest.fixture
def report_id(coop: Coop) -> uuid.UUID:
    """Provide a report that went to the wijkagent in a mail."""
    made = make_report(coop, make_group(coop))
    coop.run(approve_report, SYSTEM, report_id=made)
    deliver(coop)
    return made


def reply(coop: Coop, text: str, *, sender: str = AGENT) -> MailOutcome:
    """Answer the mail about the report, from an address."""
    (notice,) = queued(coop, NoticeKind.REPORT_FORWARDED)
    mail = IncomingMail(
        message_id=f"<{coop.chance.new_id()}@politie-oefen.example>",
        sender=sender,
        recipients=("post@wijk.voorbeeld.example",),
        answers=(f"<{notice.id}@wijk.voorbeeld.example>",),
        text=text,
        kind=MailKind.PERSON,
    )
    return coop.run(take_mail, SYSTEM, validity=1, uid=1, mail=mail)


def test_a_reply_warns_the_neighbourhood_and_answers_nothing(
    coop: Coop, report_id: uuid.UUID
) -> None:
    assert reply(coop, f"WAARSCHUWING: {WORDS}\n\nMvg\n\n> {AGENT} schreef") == "answered"
    (line,) = coop.ask(bulletin_desk, SYSTEM).waiting
    assert (line.text, line.how, line.sender) == (WORDS, SentHow.MAIL, "Wijkagent Koningsveld")
    assert read(coop, report_id).state is State.FORWARDED
    (taken,) = [text_of(one) for one in deliver(coop)]
    assert "/l/waarschuwen/" in taken
    assert WORDS not in taken


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        (STRANGER, f"WAARSCHUWING {WORDS}"),
        (AGENT, "WAARSCHUWING"),
        (AGENT, f"WAARSCHUWING {WORDS * 10}"),
        (AGENT, f"1\nWAARSCHUWING {WORDS}"),
    ],
)
def test_what_is_of_a_stranger_or_in_doubt_tells_nobody_anything(
    coop: Coop, report_id: uuid.UUID, sender: str, text: str
) -> None:
    assert reply(coop, text, sender=sender) == "returned"
    assert coop.ask(bulletin_desk, SYSTEM).waiting == ()
    assert read(coop, report_id).state is State.FORWARDED
    assert len(queued(coop, NoticeKind.REPORT_RETURNED)) == 1
