"""What is typed about a bulletin: the words, what kind they are, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import request

from coop.bulletins.rules import HOURS_OFFERED, USUAL_HOURS, BulletinKind
from coop.wording.bulletins import KINDS
from coop.wording.catalogue import N_, say, say_many
from web.context import current_coop, current_locale, form_text
from web.frame import moment

#: Far above what a bulletin takes: what is too long is refused, not cut.
LONGEST_TYPED = 5000
KEEP = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinForm:
    """One bulletin as it was typed."""

    text: str = ""
    hours: str = str(USUAL_HOURS)

    def ends_at(self, *, kept: datetime | None = None) -> datetime:
        """Return the end that was chosen; that of before where it stays."""
        if self.hours == KEEP and kept is not None:
            return kept
        hours = int(self.hours) if self.hours.isdecimal() else USUAL_HOURS
        # What is not offered is refused by the rule that bounds the end.
        return current_coop().clock.now() + timedelta(hours=min(hours, 24 * 365))


def read_bulletin() -> BulletinForm:
    """Read what was typed."""
    hours = request.form.get("hours", "")[:5]
    return BulletinForm(
        text=form_text("text", longest=LONGEST_TYPED), hours=hours or str(USUAL_HOURS)
    )


def kind_choices() -> list[dict[str, str]]:
    """Return what a contact can want of the neighbourhood."""
    locale = current_locale()
    return [
        {"value": kind.value, "label": say(KINDS[kind].text, locale), "icon": KINDS[kind].icon}
        for kind in BulletinKind
    ]


def end_choices(*, kept: datetime | None = None) -> Sequence[dict[str, str]]:
    """Return until when it can stand, with the hour that this is."""
    locale, now = current_locale(), current_coop().clock.now()
    offered = [
        {
            "value": str(hours),
            "label": say_many("%(num)s uur", "%(num)s uur", hours, locale)
            + f" ({say(N_('tot'), locale)} {moment(now + timedelta(hours=hours))})",
        }
        for hours in HOURS_OFFERED
    ]
    if kept is None:
        return offered
    as_it_was = say(N_("Het einde blijft zoals het is"), locale)
    return [{"value": KEEP, "label": f"{as_it_was} ({moment(kept)})"}, *offered]
