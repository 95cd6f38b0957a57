"""What a flyer and the list to bring flyers round say, from the tent alone.

No door, no call and no burglary comes in here, so nothing of them can stand on paper.
"""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from coop.buurtent.documents.flyers import FlyerText
from coop.buurtent.rules import CancelReason, Cause
from coop.buurtent.rules.flyers import FlyerWord
from coop.kernel.clock import TIME_ZONE
from coop.wording import flyers as words
from coop.wording.buurtent import CAUSES_FOR_NEIGHBOURS, REASONS
from coop.wording.catalogue import say


@dataclass(frozen=True, slots=True, kw_only=True)
class TentOnPaper:
    """All that paper may know of a tent."""

    cause: Cause
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    cancel_reason: CancelReason | None = None

    def day(self, locale: str) -> str:
        """Write the day out: "dinsdag 24 november"."""
        return format_datetime(self._local(self.starts_at), "EEEE d MMMM", locale=locale)

    def hours(self, locale: str) -> str:
        """Write day and hours as people say them."""
        start, end = (self._local(at) for at in (self.starts_at, self.ends_at))
        return say(
            words.HOURS,
            locale,
            day=self.day(locale),
            start=format_datetime(start, "H.mm", locale=locale),
            end=format_datetime(end, "H.mm", locale=locale),
        )

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(TIME_ZONE)


def flyer_text(tent: TentOnPaper, word: FlyerWord, locale: str) -> FlyerText:
    """Return the words of a flyer; the same at every door."""
    is_off = word is FlyerWord.CANCELLED
    return FlyerText(
        language=locale,
        title=say(words.TITLES[word], locale),
        lines=_lines(tent, word, locale),
        facts=(
            (say(words.WHEN, locale), tent.hours(locale)),
            (say(words.WHERE, locale), f"{tent.place}, {tent.street}"),
        ),
        closing=() if is_off else _closing(tent, locale),
        scan=say(words.SCAN_CANCELLED if is_off else words.SCAN, locale),
        refuse=say(words.REFUSE, locale),
    )


def _lines(tent: TentOnPaper, word: FlyerWord, locale: str) -> tuple[str, ...]:
    if word is FlyerWord.CANCELLED:
        reason = () if tent.cancel_reason is None else (say(REASONS[tent.cancel_reason], locale),)
        return (say(words.CANCELLED, locale), *reason)
    if word is FlyerWord.MOVED:
        return (say(words.MOVED, locale),)
    return tuple(
        say(line, locale)
        for line in (CAUSES_FOR_NEIGHBOURS[tent.cause], words.BESIDE, words.TALK, words.FREE)
    )


def _closing(tent: TentOnPaper, locale: str) -> tuple[str, ...]:
    said = (words.WELCOME,) if tent.cause is Cause.NONE else (words.NEVER, words.WELCOME)
    return tuple(say(line, locale) for line in said)
