"""Receivers other than the police hear what, where and when, and nothing else (C17)."""

import uuid

import pytest

from coop.bootstrap import Coop
from coop.groups.errors import ContactNotFoundError
from coop.groups.rules import ContactKind
from coop.groups.services.groups import add_contact
from coop.incidents.errors import (
    ReceiverNotAllowedError,
    ReportHandledError,
    ReviewNeededError,
)
from coop.incidents.queries.beside import beside_report
from coop.incidents.queries.follow import followed_report
from coop.incidents.rules.answers import Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import State
from coop.incidents.services.review import approve_report, close_report
from coop.incidents.services.sharing import share_report
from coop.kernel.permissions import SYSTEM
from tests.coop.incidents.makers import (
    contact_id_of,
    make_group,
    make_moderator,
    make_report,
    read,
)
from tests.coop.incidents.told import told
from tests.makers import actor_for, make_person

HOUSING = "huismeester@woon.example"


def make_housing(coop: Coop, group_id: uuid.UUID) -> uuid.UUID:
    return coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.HOUSING,
        function="Huismeester",
        email=HOUSING,
    )


@pytest.mark.parametrize(
    ("behaviour", "what"),
    [
        (Chosen("tries_doors"), "Iemand voelt aan deuren"),
        (Typed("Karel van nummer 12 scheen naar binnen"), ""),
    ],
)
def test_another_receiver_hears_what_where_and_when(
    coop: Coop, behaviour: Given, what: str
) -> None:
    group_id = make_group(coop)
    moderator, ria = make_moderator(coop, group_id), actor_for(coop, make_person(coop))
    housing = make_housing(coop, group_id)
    report_id = make_report(
        coop,
        group_id,
        actor=ria,
        changed={Step.BEHAVIOUR: behaviour, Step.KIND: Chosen("burglary")},
    )
    coop.run(approve_report, moderator, report_id=report_id)
    for _ in range(2):
        coop.run(share_report, moderator, report_id=report_id, contact_id=housing)
    mail = told(coop)[HOUSING]
    for said in ("Inbraak", "Lindenhof", "Gisteren", what):
        assert said in mail
    assert "Karel" not in mail
    assert "/l/" not in mail
    assert HOUSING not in told(coop)
    assert read(coop, report_id).state is State.FORWARDED
    (receiver,) = coop.ask(beside_report, moderator, report_id=report_id).receivers
    assert receiver.told_at is not None
    assert coop.ask(followed_report, ria, report_id=report_id).told_too == ("Huismeester",)


def test_not_every_report_goes_to_everybody(coop: Coop) -> None:
    group_id = make_group(coop)
    moderator = make_moderator(coop, group_id)
    housing, elsewhere = make_housing(coop, group_id), make_housing(coop, make_group(coop))
    report_id = make_report(coop, group_id)
    with pytest.raises(ReviewNeededError):
        coop.run(share_report, moderator, report_id=report_id, contact_id=housing)
    coop.run(approve_report, moderator, report_id=report_id)
    police = contact_id_of(coop, group_id)
    with pytest.raises(ReceiverNotAllowedError):
        coop.run(share_report, moderator, report_id=report_id, contact_id=police)
    with pytest.raises(ContactNotFoundError):
        coop.run(share_report, moderator, report_id=report_id, contact_id=elsewhere)
    coop.run(close_report, moderator, report_id=report_id)
    with pytest.raises(ReportHandledError):
        coop.run(share_report, moderator, report_id=report_id, contact_id=housing)
    assert HOUSING not in told(coop)
