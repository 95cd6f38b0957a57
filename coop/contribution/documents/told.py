"""What a member is told about paying, alike in a letter and in a mail."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from coop.contribution.rules.accounts import shown_iban
from coop.contribution.rules.money import euros
from coop.contribution.rules.references import spaced
from coop.wording import contribution as words
from coop.wording.catalogue import SOURCE, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One due as it is told; with a mandate it is collected, without it is asked."""

    year: int
    cents: int
    reference: str
    member_number: int
    #: Our own account.
    iban: str
    holder: str
    pay_by: date
    cooperative: str
    collect_on: date | None = None
    mandate_reference: str = ""
    from_iban: str = ""
    creditor_id: str = ""
    #: Where one can pay in a browser; empty for nowhere.
    payment_link: str = ""
    #: It was asked before and is still open.
    reminds: bool = False
    locale: str = SOURCE

    @property
    def subject(self) -> str:
        """Return what it is about."""
        subject = words.REMINDER_SUBJECT if self.reminds else words.SUBJECT
        return self._say(subject, year=self.year)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return what is asked, or what will happen."""
        if self.collect_on is None:
            asks = words.REMIND if self.reminds else words.ASK
            return (
                self._say(asks, year=self.year),
                self._say(words.ASK_HOW, day=self.day(self.pay_by)),
            )
        return (
            self._say(words.TELL, year=self.year),
            self._say(words.TELL_WHEN, day=self.day(self.collect_on)),
        )

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Return what one types over, or finds back on a bank statement."""
        if self.collect_on is None:
            facts: tuple[tuple[str, str], ...] = (
                (words.AMOUNT, euros(self.cents)),
                (words.TO_ACCOUNT, shown_iban(self.iban)),
                (words.IN_NAME_OF, self.holder),
                (words.REFERENCE, spaced(self.reference)),
                (words.PAY_BY, self.day(self.pay_by)),
                (words.MEMBER_NUMBER, str(self.member_number)),
            )
            if self.payment_link:
                facts = (*facts, (words.PAY_HERE, self.payment_link))
        else:
            # What a pre-notification has to name (SDD Core Rulebook).
            facts = (
                (words.AMOUNT, euros(self.cents)),
                (words.COLLECTED_ON, self.day(self.collect_on)),
                (words.FROM_ACCOUNT, shown_iban(self.from_iban)),
                (words.MANDATE, self.mandate_reference),
                (words.CREDITOR_ID, self.creditor_id),
                (words.REFERENCE, spaced(self.reference)),
                (words.MEMBER_NUMBER, str(self.member_number)),
            )
        return tuple((self._say(label), value) for label, value in facts)

    @property
    def closing(self) -> tuple[str, ...]:
        """Return what one may do about it."""
        questions = self._say(words.QUESTIONS)
        if self.reminds:
            return self._say(words.CROSSED), questions
        return (questions,) if self.collect_on is None else (self._say(words.REFUND), questions)

    @property
    def signed(self) -> str:
        """Return who writes."""
        return self._say(words.SIGNED, cooperative=self.cooperative)

    def greeting(self, name: str) -> str:
        """Return how it begins; nothing about a person is guessed."""
        return self._say(words.GREETING, name=name)

    def day(self, day: date) -> str:
        """Write a day out: "12 januari 2027"."""
        return format_date(day, "d MMMM y", locale=self.locale)

    def _say(self, sentence: str, **values: object) -> str:
        return say(sentence, self.locale, **values)
