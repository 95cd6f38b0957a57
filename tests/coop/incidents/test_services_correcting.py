"""What the bot placed in the group is put right by a moderator (C4)."""

import pytest

from coop.bootstrap import Coop
from coop.incidents.errors import AlarmOverError, StaleChoiceError
from coop.incidents.services.alarms import correct_alarm, end_alarm
from coop.kernel.errors import MissingPermissionError
from tests.coop.incidents.makers import URGENT, make_group, make_moderator, make_report
from tests.coop.incidents.told import deliver, text_of
from tests.makers import actor_for, make_person


def in_group(coop: Coop) -> str:
    (said,) = [text_of(built) for built in deliver(coop) if "Inbraak" in text_of(built)]
    return said


def test_a_wrong_street_is_put_right_in_the_group(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    ria = actor_for(coop, make_person(coop, address_checked=True))
    report_id = make_report(coop, group_id, actor=ria, changed=URGENT)
    assert "Nu: Inbraak, Lindenhof." in in_group(coop)
    with pytest.raises(StaleChoiceError):
        coop.run(correct_alarm, moderator, report_id=report_id, street="Bij Karel")
    other = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(correct_alarm, other, report_id=report_id, street="Kastanjestraat")
    coop.run(correct_alarm, moderator, report_id=report_id, street="Kastanjestraat")
    assert "Nu: Inbraak, Kastanjestraat." in in_group(coop)
    coop.run(end_alarm, moderator, report_id=report_id)
    with pytest.raises(AlarmOverError):
        coop.run(correct_alarm, moderator, report_id=report_id, street="Lindenhof")
