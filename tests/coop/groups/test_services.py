import uuid

import pytest

from coop.bootstrap import Coop
from coop.groups.errors import (
    GroupNotFoundError,
    InvalidContactEmailError,
    InvalidSlugError,
    NoChatInOwnAppError,
    SlugTakenError,
)
from coop.groups.lookups import streets_of
from coop.groups.queries import all_groups, group_of_chat, group_view
from coop.groups.rules import ContactKind, GroupChannel, GroupModel, ReportKind
from coop.groups.services.groups import add_contact, connect_chat, create_group, move_chat
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Permission
from coop.places.rules import AreaKind
from tests.conftest import MakeActor
from tests.coop.incidents.makers import AGENT, make_group, make_moderator
from tests.coop.places.makers import draw, row, take_over


def create(coop: Coop, slug: str = "noord") -> uuid.UUID:
    return coop.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Noord",
        slug=slug,
        channel=GroupChannel.OWN_APP,
        model=GroupModel.OSS,
        area="Noord",
        purpose="Elkaar waarschuwen",
        kinds=(ReportKind.FIRE, ReportKind.BURGLARY),
    )


def test_everybody_sees_who_takes_part(coop: Coop) -> None:
    group_id = make_group(coop)
    make_moderator(coop, group_id)
    line = coop.ask(all_groups, NOBODY)[0]
    view = coop.ask(group_view, NOBODY, slug=line.slug)
    assert view.moderators == 1
    assert [(c.function, c.answer_within_days) for c in view.contacts] == [
        ("Wijkagent Koningsveld", 3)
    ]
    assert AGENT not in str(view)


def test_kinds_stand_in_one_order(coop: Coop) -> None:
    create(coop)
    view = coop.ask(group_view, NOBODY, slug="noord")
    assert view.kinds == (ReportKind.BURGLARY, ReportKind.FIRE)


@pytest.mark.parametrize("slug", ["", "Noord", "noord-", "noord zuid", "n" * 41, "-noord"])
def test_a_short_name_must_fit_in_an_address(coop: Coop, slug: str) -> None:
    with pytest.raises(InvalidSlugError):
        create(coop, slug)
    assert coop.ask(all_groups, NOBODY) == ()


def test_a_short_name_is_one_groups(coop: Coop) -> None:
    create(coop)
    with pytest.raises(SlugTakenError):
        create(coop)
    assert len(coop.ask(all_groups, NOBODY)) == 1


def test_a_group_in_its_own_app_has_no_chat(coop: Coop) -> None:
    group_id = create(coop)
    with pytest.raises(NoChatInOwnAppError):
        coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=-100)
    with pytest.raises(GroupNotFoundError):
        coop.ask(group_of_chat, NOBODY, telegram_chat_id=-100)


def test_a_chat_that_became_a_supergroup_is_the_same_group(coop: Coop) -> None:
    group_id = make_group(coop)
    coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=-5)
    coop.run(move_chat, SYSTEM, old_chat_id=-5, new_chat_id=-1005)
    assert coop.ask(group_of_chat, NOBODY, telegram_chat_id=-1005).id == group_id


def test_a_contact_needs_a_mail_address(coop: Coop) -> None:
    group_id = make_group(coop, contact=False)
    with pytest.raises(InvalidContactEmailError):
        coop.run(
            add_contact,
            SYSTEM,
            group_id=group_id,
            kind=ContactKind.POLICE,
            function="Wijkagent",
            email="geen adres",
        )
    slug = coop.ask(all_groups, NOBODY)[0].slug
    assert coop.ask(group_view, NOBODY, slug=slug).contacts == ()


def test_what_does_not_exist_is_not_found(coop: Coop) -> None:
    with pytest.raises(GroupNotFoundError):
        coop.ask(group_view, NOBODY, slug="nergens")
    with pytest.raises(GroupNotFoundError):
        coop.run(
            add_contact,
            SYSTEM,
            group_id=coop.chance.new_id(),
            kind=ContactKind.POLICE,
            function="Wijkagent",
            email=AGENT,
        )


def test_managing_takes_the_permission(coop: Coop, make_actor: MakeActor) -> None:
    actor = make_actor(Permission.GROUPS_GROUP_READ)
    group_id = make_group(coop)
    with pytest.raises(MissingPermissionError):
        coop.run(connect_chat, actor, group_id=group_id, telegram_chat_id=-7)


def test_a_group_without_streets_has_those_of_the_prevention_area(coop: Coop) -> None:
    named, unnamed = make_group(coop), create(coop, "zuid")
    take_over(coop, [row(1, street="Wilgenpad"), row(3, street="Elzenkade", lat=51.6)])
    with coop._reading() as session:
        before = streets_of(session, named)
        assert streets_of(session, unnamed) == ()
    draw(coop, "Uitkijk", kind=AreaKind.PREVENTION)
    with coop._reading() as session:
        assert streets_of(session, unnamed) == ("Wilgenpad",)
        # The order of the moderators stands above the map.
        assert streets_of(session, named) == before
