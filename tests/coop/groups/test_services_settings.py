import uuid

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import (
    ContactNotFoundError,
    DeputyNotPossibleError,
    FieldMissingError,
    InvalidContactEmailError,
    NoListInOwnAppError,
)
from coop.groups.queries import all_groups, group_view
from coop.groups.queries.desk import DeskView, group_desk
from coop.groups.rules import (
    ContactKind,
    Delivery,
    GroupChannel,
    GroupModel,
    Involvement,
    PhotoPolicy,
    ReportKind,
    ToGroup,
)
from coop.groups.rules.presets import PRESETS, Content, Readers, kinds_for, model_for
from coop.groups.services.groups import add_contact
from coop.groups.services.joining import accept_rules_again, admit_participant, ask_to_join
from coop.groups.services.settings import (
    change_channel,
    change_contact,
    change_purpose,
    choose_kinds,
    choose_photos,
    choose_streets,
    end_contact,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.notices.models import Notice
from coop.people.rules import RoleKind
from coop.privacy.services.release import stop_release
from tests.coop.incidents.makers import make_group, make_moderator
from tests.makers import actor_for, make_officer, make_person


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group in use, with an agent."""
    return make_group(coop)


@pytest.fixture
def moderator(coop: Coop, group_id: uuid.UUID) -> Actor:
    """Provide who looks after it."""
    return make_moderator(coop, group_id)


def desk(coop: Coop, actor: Actor) -> DeskView:
    return coop.ask(group_desk, actor, slug=slugs(coop)[0])


def slugs(coop: Coop) -> list[str]:
    return [line.slug for line in coop.ask(all_groups, NOBODY)]


@pytest.mark.parametrize(
    ("readers", "content", "model"),
    [
        (Readers.NEIGHBOURS, Content.SAFETY, GroupModel.OSS),
        (Readers.NEIGHBOURS, Content.IN_THE_ACT, GroupModel.OSS),
        (Readers.GUIDED, Content.IN_THE_ACT, GroupModel.BOMMELERWAARD),
        (Readers.GUIDED, Content.SAFETY, GroupModel.BREDA),
        (Readers.TOGETHER, Content.SAFETY, GroupModel.DEN_HAAG),
        (Readers.TOGETHER, Content.IN_THE_ACT, GroupModel.DEN_HAAG),
    ],
)
def test_two_questions_lead_to_a_model(
    readers: Readers, content: Content, model: GroupModel
) -> None:
    assert model_for(readers, content) is model
    assert model in PRESETS


def test_what_may_be_in_a_group_says_its_kinds() -> None:
    assert ReportKind.NUISANCE not in kinds_for(Content.IN_THE_ACT)
    assert set(ReportKind) - kinds_for(Content.SAFETY) == {ReportKind.OTHER}


def say_yes(coop: Coop, group_id: uuid.UUID, moderator: Actor) -> Actor:
    neighbour = actor_for(coop, make_person(coop, email="buur@voorbeeld.example"))
    asked = coop.run(ask_to_join, neighbour, group_id=group_id, is_adult=True, accepts_rules=True)
    coop.run(admit_participant, moderator, participant_id=asked, address_seen=True)
    return neighbour


def test_another_purpose_asks_everybody_again(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    neighbour = say_yes(coop, group_id, moderator)
    view = desk(coop, moderator)
    same = {"area": "Elders", "police": view.police, "municipality": view.municipality}
    change = {"group_id": group_id, **same}
    assert not coop.run(change_purpose, moderator, purpose=view.purpose, **change)  # type: ignore[arg-type]  # a test's own
    assert coop.run(change_purpose, moderator, purpose="Ook elkaar helpen", **change)  # type: ignore[arg-type]  # a test's own
    seen = coop.ask(group_view, neighbour, slug=view.slug)
    assert seen.standing is not None
    assert seen.standing.is_asked_again
    with coop._reading() as session:
        kinds = set(session.scalars(select(Notice.kind)))
    assert {"group_asked_again", "group_welcome"} <= kinds
    coop.run(accept_rules_again, neighbour, group_id=group_id, version=seen.rules_version)
    seen = coop.ask(group_view, neighbour, slug=view.slug)
    assert seen.standing is not None
    assert not seen.standing.is_asked_again


def test_another_reader_asks_everybody_again(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    view = desk(coop, moderator)
    assert coop.run(
        change_purpose,
        moderator,
        group_id=group_id,
        area=view.area,
        purpose=view.purpose,
        police=Involvement.READS,
        municipality=view.municipality,
    )
    assert desk(coop, moderator).rules_version == 2


def test_kinds_and_streets_are_the_groups_to_choose(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    coop.run(
        choose_kinds,
        moderator,
        group_id=group_id,
        kinds=(ReportKind.FIRE,),
        to_group=ToGroup.OUTCOMES,
    )
    coop.run(choose_streets, moderator, group_id=group_id, streets=("Vlierstraat", " ", "Hof"))
    view = desk(coop, moderator)
    assert (view.kinds, view.to_group) == ((ReportKind.FIRE,), ToGroup.OUTCOMES)
    assert view.streets == ("Vlierstraat", "Hof")
    with pytest.raises(FieldMissingError):
        coop.run(choose_kinds, moderator, group_id=group_id, kinds=(), to_group=ToGroup.OUTCOMES)
    assert desk(coop, moderator).kinds == (ReportKind.FIRE,)


def test_photos_are_taken_in_only_where_the_board_released_that(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    coop.run(choose_photos, moderator, group_id=group_id, photos=PhotoPolicy.TAKEN_IN)
    view = desk(coop, moderator)
    assert (view.photo_policy, view.may_take_photos) == (PhotoPolicy.TAKEN_IN, True)
    coop.run(stop_release, make_officer(coop, RoleKind.CHAIR))
    view = desk(coop, moderator)
    assert (view.photo_policy, view.may_take_photos) == (PhotoPolicy.TAKEN_IN, False)


def test_a_contact_is_agreed_with_and_ended(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    agreed = {
        "function": "Wijkagent",
        "delivery": Delivery.OVERVIEW,
        "answer_within_days": 2,
        "absent_until": coop.clock.now().date(),
    }
    (contact,) = desk(coop, moderator).contacts
    with pytest.raises(InvalidContactEmailError):
        coop.run(change_contact, moderator, contact_id=contact.id, email="geen", **agreed)  # type: ignore[arg-type]  # a test's own
    coop.run(change_contact, moderator, contact_id=contact.id, email="A@B.example", **agreed)  # type: ignore[arg-type]  # a test's own
    (changed,) = desk(coop, moderator).contacts
    assert (changed.email, changed.delivery, changed.answer_within_days) == (
        "a@b.example",
        Delivery.OVERVIEW,
        2,
    )
    coop.run(end_contact, moderator, contact_id=contact.id)
    assert desk(coop, moderator).contacts == ()
    with pytest.raises(ContactNotFoundError):
        coop.run(end_contact, moderator, contact_id=coop.chance.new_id())


def test_a_deputy_stands_in_and_nobody_waits_in_a_circle(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    (agent,) = desk(coop, moderator).contacts
    deputy_id, elsewhere = (
        coop.run(
            add_contact,
            SYSTEM,
            group_id=group,
            kind=ContactKind.POLICE,
            function="Wijkteam West",
            email="wijkteam@politie-oefen.example",
        )
        for group in (group_id, make_group(coop))
    )

    def agree(contact_id: uuid.UUID, deputy: uuid.UUID | None) -> None:
        coop.run(
            change_contact,
            moderator,
            contact_id=contact_id,
            function="Wijkagent",
            email=agent.email,
            delivery=Delivery.OVERVIEW,
            answer_within_days=2,
            absent_until=None,
            deputy_id=deputy,
        )

    agree(agent.id, deputy_id)
    kept = {one.id: one.deputy_id for one in desk(coop, moderator).contacts}
    assert kept == {agent.id: deputy_id, deputy_id: None}
    for contact_id, deputy in ((agent.id, agent.id), (deputy_id, agent.id)):
        with pytest.raises(DeputyNotPossibleError):
            agree(contact_id, deputy)
    with pytest.raises(ContactNotFoundError):
        agree(agent.id, elsewhere)
    agree(agent.id, None)
    assert {one.deputy_id for one in desk(coop, moderator).contacts} == {None}


def test_a_group_that_moves_keeps_no_list_there(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    coop.run(change_channel, moderator, group_id=group_id, channel=GroupChannel.OWN_APP)
    assert not desk(coop, moderator).has_chat
    neighbour = actor_for(coop, make_person(coop))
    with pytest.raises(NoListInOwnAppError):
        coop.run(ask_to_join, neighbour, group_id=group_id, is_adult=True, accepts_rules=True)


def test_only_who_runs_a_group_changes_it(coop: Coop, group_id: uuid.UUID) -> None:
    elsewhere = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(choose_streets, elsewhere, group_id=group_id, streets=())
    with pytest.raises(MissingPermissionError):
        coop.run(change_channel, elsewhere, group_id=group_id, channel=GroupChannel.OWN_APP)
    with pytest.raises(MissingPermissionError):
        coop.run(
            add_contact,
            elsewhere,
            group_id=group_id,
            kind=ContactKind.HOUSING,
            function="Woningcorporatie",
            email="a@b.example",
        )
    with pytest.raises(MissingPermissionError):
        coop.ask(group_desk, elsewhere, slug=slugs(coop)[0])


def test_the_board_sees_no_names_of_participants(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    say_yes(coop, group_id, moderator)
    seen = desk(coop, moderator).participants
    assert seen is not None
    assert [one.name for one in seen] == ["Ana Bos"]
    board = desk(coop, make_officer(coop, RoleKind.CHAIR))
    assert (board.participants, board.admitted) == (None, 1)
    assert desk(coop, SYSTEM).state.value == "active"
