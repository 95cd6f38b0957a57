"""The cooperative itself, its members and what they pay."""

from coop.statutes.rules.definition import (
    FIXED,
    REGULATIONS,
    Definition,
    by_law,
    days,
    months,
    number,
)
from coop.statutes.rules.keys import Chapter, RuleKey
from coop.statutes.rules.kinds import OFF, ON, Choice, Switch, Text

CUSTOM = "gewoonte"

#: Who decides on a person: the board unless the statutes name the assembly.
BODY = Choice(("bestuur", "av"))

_COOPERATIVE = (
    Definition(
        key=RuleKey.NAME,
        chapter=Chapter.COOPERATIVE,
        kind=Text(longest=80),
        default="Wijkcoöp",
        article="BW 2:27 lid 4",
    ),
    Definition(
        key=RuleKey.LEGAL_NAME,
        chapter=Chapter.COOPERATIVE,
        # BW 2:54 lid 2: the word for what it is, and at the end how far members are liable.
        kind=Text(pattern=r"(?i:.*coöpera.*) [UBW]\.A\."),
        default="Wijkcoöperatie U.A.",
        article="BW 2:54 lid 2",
    ),
    Definition(
        key=RuleKey.CHAMBER_NUMBER,
        chapter=Chapter.COOPERATIVE,
        kind=Text(pattern=r"[0-9]{8}"),
        default="",
        article="Handelsregisterwet art. 27",
    ),
    Definition(
        key=RuleKey.LEGAL_FORM,
        chapter=Chapter.COOPERATIVE,
        kind=Choice(("coöperatie",)),
        default="coöperatie",
        article="BW 2:53",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.LIABILITY,
        chapter=Chapter.COOPERATIVE,
        kind=Choice(("UA", "BA", "WA")),
        default="UA",
        article="BW 2:55 en 2:56",
    ),
    Definition(
        key=RuleKey.LAST_MONTH_OF_YEAR,
        chapter=Chapter.COOPERATIVE,
        kind=number(by_law(1, "BW 2:10a"), by_law(12, "BW 2:10a")),
        default="12",
        article="BW 2:10a",
    ),
    Definition(
        key=RuleKey.SUPERVISORY_BOARD,
        chapter=Chapter.COOPERATIVE,
        kind=Switch(),
        default=OFF,
        article="BW 2:57",
    ),
)

_JOINING = (
    Definition(
        key=RuleKey.ADMISSION_BODY,
        chapter=Chapter.JOINING,
        kind=BODY,
        default="bestuur",
        article="BW 2:33",
    ),
    Definition(
        key=RuleKey.ADMISSION_AREA,
        chapter=Chapter.JOINING,
        kind=Switch(),
        default=OFF,
        # What the statutes require of a member; who ceases to meet it may be given notice.
        article="BW 2:35 lid 2",
    ),
    Definition(
        key=RuleKey.ADMISSION_APPEAL,
        chapter=Chapter.JOINING,
        kind=Switch(),
        default=ON,
        article="BW 2:33",
    ),
    Definition(
        key=RuleKey.ADMISSION_TERM,
        chapter=Chapter.JOINING,
        kind=days(1, 180),
        default="30",
        article=CUSTOM,
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.ADMISSION_APPEAL_TERM,
        chapter=Chapter.JOINING,
        kind=months(1, 12),
        default="1",
        article=CUSTOM,
    ),
    Definition(
        key=RuleKey.MEMBERSHIP_PERSONAL,
        chapter=Chapter.JOINING,
        kind=Switch(),
        default=ON,
        article="BW 2:34 lid 1",
    ),
)

_LEAVING = (
    Definition(
        key=RuleKey.MEMBERSHIP_HERITABLE,
        chapter=Chapter.LEAVING,
        kind=Switch(),
        default=OFF,
        article="BW 2:35 lid 1",
    ),
    Definition(
        key=RuleKey.NOTICE_BY_MEMBER,
        chapter=Chapter.LEAVING,
        # BW 2:36 lid 1: whatever the term, a member can leave at the end of the next year.
        kind=days(0, by_law(366, "BW 2:36 lid 1")),
        default="28",
        article="BW 2:36 lid 1",
    ),
    Definition(
        key=RuleKey.NOTICE_AGAINST,
        chapter=Chapter.LEAVING,
        kind=Choice(("einde_boekjaar", "einde_maand", "elke_dag")),
        default="einde_boekjaar",
        article="BW 2:36 lid 1",
    ),
    Definition(
        key=RuleKey.TERMINATION_BODY,
        chapter=Chapter.LEAVING,
        kind=BODY,
        default="bestuur",
        article="BW 2:35 lid 2",
    ),
    Definition(
        key=RuleKey.EXPULSION_BODY,
        chapter=Chapter.LEAVING,
        kind=BODY,
        default="bestuur",
        article="BW 2:35 lid 3",
    ),
    Definition(
        key=RuleKey.EXPULSION_APPEAL_TERM,
        chapter=Chapter.LEAVING,
        kind=months(by_law(1, "BW 2:35 lid 4"), 12),
        default="1",
        article="BW 2:35 lid 4",
    ),
    Definition(
        key=RuleKey.EXPULSION_SUSPENDS,
        chapter=Chapter.LEAVING,
        kind=Switch(),
        default=ON,
        article="BW 2:35 lid 4",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.SUSPENSION_ALLOWED,
        chapter=Chapter.LEAVING,
        kind=Switch(),
        default=OFF,
        article="BW 2:38 lid 1",
    ),
    Definition(
        key=RuleKey.SUSPENSION_BODY,
        chapter=Chapter.LEAVING,
        kind=BODY,
        default="bestuur",
        article=CUSTOM,
    ),
    Definition(
        key=RuleKey.SUSPENSION_LONGEST,
        chapter=Chapter.LEAVING,
        kind=days(1, 366),
        default="90",
        article=CUSTOM,
    ),
    Definition(
        key=RuleKey.LEAVING_ON_HOME_PAGE,
        chapter=Chapter.LEAVING,
        kind=Switch(),
        default=ON,
        article="BW 2:35 lid 6",
        layers=FIXED,
    ),
)

_CONTRIBUTION = (
    Definition(
        key=RuleKey.CONTRIBUTION_WHOLE_YEAR,
        chapter=Chapter.CONTRIBUTION,
        kind=Switch(),
        default=ON,
        article="BW 2:35 lid 5",
    ),
    Definition(
        key=RuleKey.ARREARS_TAKE_VOTE,
        chapter=Chapter.CONTRIBUTION,
        kind=Switch(),
        default=OFF,
        article="BW 2:38 lid 1",
    ),
    Definition(
        key=RuleKey.PAYMENT_TERM,
        chapter=Chapter.CONTRIBUTION,
        kind=days(1, 180),
        default="30",
        article=CUSTOM,
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.COLLECTION_ANNOUNCED,
        chapter=Chapter.CONTRIBUTION,
        kind=days(1, 60),
        default="14",
        article="SEPA Core Rulebook",
        layers=REGULATIONS,
    ),
    Definition(
        key=RuleKey.REFUND_TERM,
        chapter=Chapter.CONTRIBUTION,
        kind=days(56, 56),
        default="56",
        article="SEPA Core Rulebook",
        layers=FIXED,
    ),
    Definition(
        key=RuleKey.MANDATE_EXPIRES,
        chapter=Chapter.CONTRIBUTION,
        kind=months(36, 36),
        default="36",
        article="SEPA Core Rulebook",
        layers=FIXED,
    ),
)

MEMBERSHIP = (*_COOPERATIVE, *_JOINING, *_LEAVING, *_CONTRIBUTION)
