"""Who may vote, by proxy and by electronic means."""

from fractions import Fraction

from coop.statutes.rules.definition import (
    FIXED,
    REGULATIONS,
    Definition,
    by_law,
    days,
    hours,
    number,
    share,
)
from coop.statutes.rules.keys import Chapter, RuleKey
from coop.statutes.rules.kinds import OFF, ON, Choice, Switch

_RIGHTS = (
    Definition(
        key=RuleKey.VOTES_PER_MEMBER,
        chapter=Chapter.VOTING_RIGHTS,
        kind=number(by_law(1, "BW 2:38 lid 1"), 100),
        default="1",
        article="BW 2:38 lid 1",
    ),
    Definition(
        key=RuleKey.VOTES_PER_CATEGORY,
        chapter=Chapter.VOTING_RIGHTS,
        kind=number(by_law(1, "BW 2:38 lid 1"), 100),
        default="1",
        article="BW 2:38 lid 1",
    ),
    Definition(
        key=RuleKey.VOTES_OF_OTHERS,
        chapter=Chapter.VOTING_RIGHTS,
        # BW 2:38 lid 3: together at most half of the votes that members cast.
        kind=share(0, by_law(Fraction(1, 2), "BW 2:38 lid 3")),
        default="0",
        article="BW 2:38 lid 3",
    ),
    Definition(
        key=RuleKey.MINORS_VOTE,
        chapter=Chapter.VOTING_RIGHTS,
        kind=Switch(),
        default=ON,
        article="BW 2:13 lid 2",
    ),
    Definition(
        key=RuleKey.INTERESTED_VOTE,
        chapter=Chapter.VOTING_RIGHTS,
        kind=Switch(),
        default=ON,
        article="BW 2:12",
    ),
    Definition(
        key=RuleKey.PROXY_ALLOWED,
        chapter=Chapter.VOTING_RIGHTS,
        kind=Switch(),
        default=ON,
        article="BW 2:38 lid 4",
    ),
    Definition(
        key=RuleKey.PROXIES_PER_HOLDER,
        chapter=Chapter.VOTING_RIGHTS,
        kind=number(1, 20),
        default="2",
        article="gewoonte",
    ),
    Definition(
        key=RuleKey.PROXY_TO_VOTERS_ONLY,
        chapter=Chapter.VOTING_RIGHTS,
        kind=Switch(),
        default=ON,
        article="BW 2:38 lid 4",
    ),
)

_ELECTRONIC = (
    Definition(
        key=RuleKey.ELECTRONIC_VOTING,
        chapter=Chapter.ELECTRONIC,
        kind=Switch(),
        default=OFF,
        article="BW 2:38 lid 6",
    ),
    Definition(
        key=RuleKey.ELECTRONIC_DEMANDS,
        chapter=Chapter.ELECTRONIC,
        kind=Choice(("herkennen_volgen_stemmen",)),
        default="herkennen_volgen_stemmen",
        article="BW 2:38 lid 7",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.ELECTRONIC_DEBATE,
        chapter=Chapter.ELECTRONIC,
        kind=Switch(),
        default=OFF,
        article="BW 2:38 lid 7",
    ),
    Definition(
        key=RuleKey.ELECTRONIC_BEFOREHAND,
        chapter=Chapter.ELECTRONIC,
        kind=Switch(),
        default=OFF,
        article="BW 2:38 lid 8",
    ),
    Definition(
        key=RuleKey.BEFOREHAND_OPENS,
        chapter=Chapter.ELECTRONIC,
        kind=days(1, by_law(30, "BW 2:38 lid 8")),
        default="30",
        article="BW 2:38 lid 8",
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.BEFOREHAND_CLOSES,
        chapter=Chapter.ELECTRONIC,
        # BW 2:38 lid 8: it cannot close before the thirtieth day on which it may open.
        kind=hours(0, by_law(720, "BW 2:38 lid 8")),
        default="24",
        article="BW 2:38 lid 9",
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.DIGITAL_MEETING,
        chapter=Chapter.ELECTRONIC,
        kind=Switch(),
        default=OFF,
        article="wetsvoorstel 36 489",
    ),
    Definition(
        key=RuleKey.DIGITAL_LAW,
        chapter=Chapter.ELECTRONIC,
        # Whether bill 36 489 is in force is unknown (dutch-rules.md 1.10); a release says so.
        kind=Choice(("onbekend", "nee", "ja")),
        default="onbekend",
        article="wetsvoorstel 36 489",
        layers=FIXED,
    ),
)

VOTING = (*_RIGHTS, *_ELECTRONIC)
