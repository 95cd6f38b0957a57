"""Every parameter of the rule book, with the bounds the law draws (dutch-rules.md 1 to 7).

One module per part of the booklet. What comes from custom instead of an article says so; a
notary reads these tables before a release.
"""

from coop.statutes.rules.definition import Definition
from coop.statutes.rules.definitions.decisions import DECISIONS
from coop.statutes.rules.definitions.meeting import MEETING
from coop.statutes.rules.definitions.membership import MEMBERSHIP
from coop.statutes.rules.definitions.officers import OFFICERS
from coop.statutes.rules.definitions.voting import VOTING
from coop.statutes.rules.keys import RuleKey

DEFINITIONS: dict[RuleKey, Definition] = {
    one.key: one for one in (*MEMBERSHIP, *VOTING, *MEETING, *DECISIONS, *OFFICERS)
}
