"""What a message may know while it is written."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias, TypeVar, cast

from babel.dates import format_datetime, format_time
from sqlalchemy import select

from coop.kernel.clock import TIME_ZONE
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.documents import Message
from coop.notices.rules import NoticeKind
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind
from coop.wording.catalogue import say

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """One notice, as its words need it."""

    uow: UnitOfWork
    kind: NoticeKind
    locale: str
    args: Mapping[str, str | int | bool | None]
    subject_id: uuid.UUID | None
    person_id: uuid.UUID | None
    contact_id: uuid.UUID | None
    channel: ChannelKind
    address: str
    #: What was made for another reader of the same bundle; see `once`.
    made: dict[object, object] = field(default_factory=dict)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what is the same for every reader, made once for a bundle of notices."""
        if key not in self.made:
            self.made[key] = make()
        return cast("T", self.made[key])

    def say(self, sentence: str, **values: object) -> str:
        """Return a sentence in the reader's language."""
        return say(sentence, self.locale, **values)

    def text(self, name: str) -> str:
        """Return one of the notice's values as text."""
        return str(self.args[name])

    def person(self) -> Person | None:
        """Return who it goes to, if that is somebody on the register."""
        if self.person_id is None:
            return None
        return self.uow.session.get(Person, self.person_id)

    def reader_id(self) -> uuid.UUID | None:
        """Return who reads this, also when it goes to a chat rather than to a person."""
        if self.person_id is not None or self.channel is not ChannelKind.TELEGRAM:
            return self.person_id
        return self.uow.session.scalar(
            select(Channel.person_id).where(
                Channel.kind == ChannelKind.TELEGRAM, Channel.value == self.address
            )
        )

    def day(self, instant: datetime) -> str:
        """Write a day as people say it: "zaterdag 21 november"."""
        local = instant.astimezone(TIME_ZONE)
        return format_datetime(local, "EEEE d MMMM", tzinfo=TIME_ZONE, locale=self.locale)

    def hour(self, instant: datetime) -> str:
        """Write a time of day as people say it: "18.30"."""
        local = instant.astimezone(TIME_ZONE)
        return format_time(local, "H.mm", tzinfo=TIME_ZONE, locale=self.locale)


MessageFunction: TypeAlias = Callable[[MessageFacts], Message | None]
