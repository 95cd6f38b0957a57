"""The sample in which nothing is electronic (C24)."""

from sqlalchemy.orm import sessionmaker

from coop.assembly.queries import leading_view, meeting_rows
from coop.assembly.rules import Issue, MeetingForm
from coop.bootstrap import Coop, registered_reactions
from coop.kernel.engine import make_engine
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.sample import fill_physical
from coop.statutes.queries import cooperative_view
from coop.voting.rules import VotingMethod
from tests.databases import Databases
from tests.doubles import FixedClock


def test_one_assembly_is_on_in_the_hall_and_nothing_is_electronic(
    all_databases: Databases,
) -> None:
    engine = make_engine(all_databases.new())
    coop = Coop(sessionmaker(engine), clock=FixedClock(), reactions=registered_reactions())
    meeting_id = fill_physical(coop)
    (row,) = coop.ask(meeting_rows, SYSTEM)
    assert (row.id, row.form) == (meeting_id, MeetingForm.HALL)
    view = coop.ask(leading_view, SYSTEM, meeting_id=meeting_id)
    assert view.meeting.present.online == 0
    assert view.meeting.present.at_the_door >= 60
    current = view.meeting.current
    assert current is not None
    assert current.motion
    ahead = view.ahead[current.id]
    assert ahead.issues[VotingMethod.ELECTRONIC] == [Issue.ELECTRONIC_VOTING_OFF]
    assert ahead.method is VotingMethod.HANDS
    assert not coop.ask(cooperative_view, NOBODY).votes_electronically
    engine.dispose()
