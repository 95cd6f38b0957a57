"""How a notice becomes the mail or the chat message that goes out.

Links get their tokens here, so a retry carries new ones and no row ever holds any.
"""

import uuid
from collections.abc import Mapping
from functools import cached_property

from sqlalchemy import select

from coop.inbox.services import issue_reply_tag
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.documents import (
    Action,
    BuiltChat,
    BuiltMail,
    Button,
    House,
    Message,
    chat_text_of,
    mail_of,
)
from coop.notices.messages.catalogue import MESSAGES
from coop.notices.messages.facts import MessageFacts
from coop.notices.models import Notice, Screen
from coop.notices.rules import (
    ENDED_FROM_MAIL,
    is_quiet,
    link_url,
    message_id_of,
    unsubscribe_address,
)
from coop.people.models import Person
from coop.people.rules import ChannelKind, LinkPurpose
from coop.people.services import issue_link
from coop.rendering.letters import PaperLetter
from coop.rendering.mail import Sender
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey, RuleValue
from coop.wording.catalogue import N_


class Writer:
    """Writes a bundle of notices; what is the same for all of them is found once."""

    def __init__(
        self,
        uow: UnitOfWork,
        actor: Actor,
        house: House,
        people: Mapping[uuid.UUID, Person],
    ) -> None:
        """Write in this transaction, from this house, to these people."""
        self._uow = uow
        self._people = people
        self._actor = actor
        self._house = house
        self._made: dict[object, object] = {}

    def written(self, notice: Notice) -> BuiltMail | BuiltChat | None:
        """Write a notice for its channel; nothing when it is no longer worth saying."""
        message = MESSAGES[notice.notice_kind](self._facts_of(notice))
        if message is None:
            return None
        if notice.channel_kind is ChannelKind.TELEGRAM:
            return _chat(self._uow, self._actor, notice, message, self._house)
        return self._mail(notice, message)

    def on_paper(self, notice: Notice, person: Person) -> PaperLetter | None:
        """Write a notice as a letter; nothing when it is no longer worth saying.

        A page of the website is named by its address; nothing on paper opens an account.
        """
        assert person.address is not None
        facts = self._facts_of(notice, on_paper=True)
        message = MESSAGES[notice.notice_kind](facts)
        if message is None:
            return None
        pages = [page.target for page in (message.action, message.page) if page is not None]
        paths = [page for page in pages if not isinstance(page, LinkPurpose)]
        return PaperLetter(
            language=notice.locale,
            address=(person.name.full, *person.address.envelope),
            day=facts.day(self._uow.now),
            subject=message.subject,
            opening=message.paragraphs,
            facts=message.facts,
            closing=message.closing,
            url=self._house.url(paths[0]) if paths else None,
            scan=facts.say(N_("Lees verder op deze pagina:")),
            signed=self._rules[RuleKey.LEGAL_NAME].value,
        )

    def _facts_of(self, notice: Notice, *, on_paper: bool = False) -> MessageFacts:
        # On paper stands what stands in a mail.
        channel = ChannelKind.EMAIL if on_paper else notice.channel_kind
        assert channel is not None
        assert on_paper or notice.address is not None
        return MessageFacts(
            uow=self._uow,
            kind=notice.notice_kind,
            locale=notice.locale,
            args=notice.args,
            subject_id=notice.subject_id,
            person_id=notice.person_id,
            contact_id=notice.contact_id,
            channel=channel,
            address=notice.address or "",
            made=self._made,
        )

    @cached_property
    def _rules(self) -> Mapping[RuleKey, RuleValue]:
        return rules_in_force(self._uow.session, self._uow.today)

    def _mail(self, notice: Notice, message: Message) -> BuiltMail:
        assert notice.address is not None
        uow, actor, house = self._uow, self._actor, self._house
        person = None if notice.person_id is None else self._people.get(notice.person_id)
        unsubscribe_url = None
        purpose = notice.consent_purpose
        if purpose in ENDED_FROM_MAIL and person is not None:
            link = _link(uow, actor, notice, LinkPurpose.UNSUBSCRIBE, house)
            unsubscribe_url = unsubscribe_address(link, purpose)
        takes_replies = bool(message.reply_hint) and house.reply_address is not None
        reply_to = _reply_to(uow, actor, notice, house) if takes_replies else message.reply_to
        mail = mail_of(
            message,
            sender=self._sender(reply_to),
            to=notice.address,
            to_name=person.name.full if person else "",
            message_id=message_id_of(notice.id, house.mail_from),
            sent_at=uow.now,
            locale=notice.locale,
            timezone=TIME_ZONE.key,
            action_url=_action_url(uow, actor, notice, message.action, house),
            page_url=_action_url(uow, actor, notice, message.page, house),
            unsubscribe_url=unsubscribe_url,
            takes_replies=takes_replies,
        )
        return BuiltMail(message=mail, bounces_to=house.reply_to(notice.id.hex))

    def _sender(self, reply_to: str | None) -> Sender:
        return Sender(
            legal_name=self._rules[RuleKey.LEGAL_NAME].value,
            address=self._house.mail_from,
            registration=f"KvK {self._rules[RuleKey.CHAMBER_NUMBER].value}",
            reply_to=reply_to,
        )


def _reply_to(uow: UnitOfWork, actor: Actor, notice: Notice, house: House) -> str | None:
    assert notice.subject_id is not None
    assert notice.contact_id is not None
    tag = issue_reply_tag(uow, actor, subject_id=notice.subject_id, contact_id=notice.contact_id)
    return house.reply_to(tag)


def _chat(
    uow: UnitOfWork, actor: Actor, notice: Notice, message: Message, house: House
) -> BuiltChat:
    assert notice.address is not None
    rows = [
        tuple(
            Button(button.label, data=button.data, url=_button_url(button, house))
            for button in row
        )
        for row in message.buttons
    ]
    url = _action_url(uow, actor, notice, message.action, house)
    if message.action is not None and url is not None:
        rows.insert(0, (Button(message.action.label, url=url),))
    return BuiltChat(
        chat_id=int(notice.address),
        text=chat_text_of(message),
        buttons=tuple(rows),
        keys=message.keys,
        edits=None if notice.is_fresh or message.keys else _shown(uow, notice),
        is_silent=not notice.is_urgent and is_quiet(uow.now),
        thread_id=notice.args.get("thread"),
    )


def _button_url(button: Button, house: House) -> str | None:
    if button.start is not None:
        return house.deep_link(button.start)
    return button.url and house.url(button.url)


def _action_url(
    uow: UnitOfWork, actor: Actor, notice: Notice, action: Action | None, house: House
) -> str | None:
    if action is None:
        return None
    if isinstance(action.target, LinkPurpose):
        return _link(uow, actor, notice, action.target, house, about=action.about)
    return house.url(action.target)


def _link(
    uow: UnitOfWork,
    actor: Actor,
    notice: Notice,
    purpose: LinkPurpose,
    house: House,
    *,
    about: uuid.UUID | None = None,
) -> str:
    token = issue_link(
        uow,
        actor,
        purpose=purpose,
        subject_id=about or notice.subject_id,
        person_id=notice.person_id,
        contact_id=notice.contact_id,
    )
    return link_url(house.base_url, purpose, token)


def _shown(uow: UnitOfWork, notice: Notice) -> int | None:
    if notice.screen is None:
        return None
    message_id = uow.session.scalar(
        select(Screen.message_id).where(
            Screen.chat == notice.address, Screen.screen == notice.screen
        )
    )
    return None if message_id is None else int(message_id)
