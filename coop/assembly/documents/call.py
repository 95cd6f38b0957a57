"""What a member is told who is called to a meeting, alike in a mail, a letter and a chat."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_datetime

from coop.assembly.rules import AMENDMENTS, FrozenAgenda, FrozenItem, MeetingForm
from coop.kernel.clock import TIME_ZONE
from coop.rendering.calendar import Appointment
from coop.wording import convocation as words
from coop.wording.catalogue import SOURCE, say

#: Long enough for an evening; nobody minds leaving earlier than the agenda says.
USUAL_LENGTH = timedelta(hours=2, minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One convocation as it is told, from the agenda as it was frozen."""

    agenda: FrozenAgenda
    cooperative: str
    #: Between which instants votes can be cast before the meeting; none where that is not allowed.
    beforehand: tuple[datetime, datetime] | None
    may_give_proxy: bool
    locale: str = SOURCE

    @property
    def subject(self) -> str:
        """Return what it is about."""
        subject = words.SUBJECT if self.agenda.version == 1 else words.SUBJECT_AGAIN
        return self._say(subject, title=self.agenda.title)

    @property
    def opening(self) -> tuple[str, ...]:
        """Return how it begins: who calls, and what must be said before all else."""
        called = [self._say(words.INVITED)]
        if self.agenda.version > 1:
            called.append(self._say(words.INVITED_AGAIN))
        if any(item.kind in AMENDMENTS for item in self.agenda.items):
            # BW 2:42 lid 1: with word that a change of the statutes will be proposed.
            called.append(self._say(words.AMENDMENT))
        return tuple(called)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return when and where."""
        facts = [(self._say(words.WHEN), self._moment(self.agenda.start))]
        if self.agenda.form != MeetingForm.DIGITAL:
            facts.append((self._say(words.WHERE), self.agenda.place))
        if self.agenda.online_url:
            facts.append((self._say(words.ONLINE), self.agenda.online_url))
        return tuple(facts)

    @property
    def points(self) -> tuple[str, ...]:
        """Return the agenda with every proposal, word for word."""
        return tuple(self._point(item) for item in self.agenda.items)

    def _point(self, item: FrozenItem) -> str:
        motion = self._say(words.MOTION, motion=item.motion) if item.motion else ""
        lines = (f"{item.number}. {item.title}", item.explanation, motion)
        return "\n".join(line for line in lines if line)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Return how one takes part without being there, as BW 2:38 lid 9 wants it told."""
        return tuple(self._conditions())

    def _conditions(self) -> Iterator[str]:
        if self.agenda.form != MeetingForm.HALL:
            yield self._say(words.ONLINE_HOW)
        if self.beforehand is not None:
            opens_at, closes_at = (self._moment(instant) for instant in self.beforehand)
            yield self._say(words.BEFOREHAND, opens=opens_at, closes=closes_at)
        if self.may_give_proxy:
            yield self._say(words.PROXY)

    @property
    def signed(self) -> str:
        """Return who calls (BW 2:41 lid 1)."""
        return self._say(words.SIGNED, cooperative=self.cooperative)

    def greeting(self, name: str) -> str:
        """Return how a letter begins; nothing about a person is guessed."""
        return self._say(words.GREETING, name=name)

    def appointment(self, uid: str) -> Appointment:
        """Return the meeting for the reader's own calendar; a later version replaces it."""
        place = self.agenda.place
        if self.agenda.form == MeetingForm.DIGITAL:
            place = self.agenda.online_url
        return Appointment(
            uid=uid,
            starts_at=self.agenda.start,
            ends_at=self.agenda.start + USUAL_LENGTH,
            title=self.agenda.title,
            place=place,
            sequence=self.agenda.version,
        )

    def _moment(self, instant: datetime) -> str:
        local = instant.astimezone(TIME_ZONE)
        day = format_datetime(local, "EEEE d MMMM y", locale=self.locale)
        return self._say(words.HOUR, day=day, time=format_datetime(local, "H.mm"))

    def _say(self, sentence: str, **values: object) -> str:
        return say(sentence, self.locale, **values)
