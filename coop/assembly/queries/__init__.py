"""What can be seen of meetings: what all share, what is one's own, and what leading takes."""

from coop.assembly.queries.attendance import (
    attendance_view,
    find_members,
)
from coop.assembly.queries.floor import (
    floor_desk,
    minutes_desk,
)
from coop.assembly.queries.following import (
    meeting_changes,
    turnout,
)
from coop.assembly.queries.meetings import (
    leading_view,
    live_view,
    meeting_rows,
    meeting_view,
    own_ballot,
)
from coop.assembly.queries.petitions import (
    petition_behind,
    petition_rows,
    petition_view,
)
from coop.assembly.queries.proposals import (
    open_rounds,
    proposals_view,
)
from coop.assembly.queries.proxies import (
    giver_ballots,
    own_proxies,
    proxy_form,
    proxy_list,
    proxy_paper,
)

__all__ = [
    "attendance_view",
    "find_members",
    "floor_desk",
    "giver_ballots",
    "leading_view",
    "live_view",
    "meeting_changes",
    "meeting_rows",
    "meeting_view",
    "minutes_desk",
    "open_rounds",
    "own_ballot",
    "own_proxies",
    "petition_behind",
    "petition_rows",
    "petition_view",
    "proposals_view",
    "proxy_form",
    "proxy_list",
    "proxy_paper",
    "turnout",
]
