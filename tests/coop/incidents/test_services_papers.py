import pytest

from coop.bootstrap import Coop
from coop.incidents.queries.follow import followed_report
from coop.incidents.services.papers import print_report
from coop.incidents.services.review import approve_report
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from tests.coop.incidents.makers import (
    agent_for,
    contact_id_of,
    make_group,
    make_moderator,
    make_report,
)
from tests.makers import actor_for, make_person
from tests.pdfs import words_of


def test_a_report_on_paper_holds_what_was_seen_and_no_name(coop: Coop) -> None:
    group_id = make_group(coop)
    reporter = actor_for(coop, make_person(coop, given="Riannetje"))
    report_id = make_report(coop, group_id, actor=reporter)
    coop.run(approve_report, SYSTEM, report_id=report_id)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    text = words_of(coop.run(print_report, agent, report_id=report_id))
    for said in ("Verdachte situatie", "Lindenhof", "scheen met een lamp"):
        assert said in text
    assert "Riannetje" not in text
    opened = coop.ask(followed_report, reporter, report_id=report_id).openings
    assert [one.function for one in opened] == ["wijkagent"]


def test_a_moderator_of_another_group_gets_no_paper(coop: Coop) -> None:
    report_id = make_report(coop, make_group(coop))
    stranger = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(print_report, stranger, report_id=report_id)
