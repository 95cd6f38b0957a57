import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from coop.bootstrap import TASKS, Coop
from coop.buurtent.queries.overview import tents_overview
from coop.jobs.services import claim_job, start_job
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, Permission
from coop.membership.queries import members_page
from coop.membership.rules import Selection
from coop.notices.documents import House
from coop.notices.models import Notice
from coop.notices.outbox import ToEmail, queue
from coop.notices.queries import due_notices
from coop.notices.rules import NoticeKind
from coop.notices.services.delivery import build_notice
from coop.parts.errors import PartOffError
from coop.parts.models import PartTurn
from coop.parts.rules import PARTS_OF_CHOICE, Part, StartChoice
from coop.people.rules import ChannelKind, RoleKind
from coop.people.services import grant_role
from coop.setup.errors import (
    PartNeededError,
    PartNeedsError,
    PartsMovedError,
    PartStandsError,
)
from coop.setup.queries import (
    choice_view,
    has_chosen,
    has_members,
    part_view,
    parts_that_are_off,
    parts_view,
)
from coop.setup.rules import Counted, Effect
from coop.setup.services import choose_start, turn_part
from tests.makers import give_role, make_member, make_officer, make_person

HOUSE = House(base_url="http://huis", mail_from="post@huis.example", bot_url=None)


def off(coop: Coop) -> frozenset[Part]:
    return coop.ask(parts_that_are_off, NOBODY)


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


def test_everything_is_on_until_somebody_chooses(coop: Coop, chair: Actor) -> None:
    assert off(coop) == frozenset()
    assert not coop.ask(has_chosen, chair)


def test_a_part_goes_off_and_on_again(coop: Coop, chair: Actor) -> None:
    coop.run(turn_part, chair, part=Part.BUURTENT, is_on=False)
    assert off(coop) == {Part.BUURTENT}
    coop.run(turn_part, chair, part=Part.BUURTENT, is_on=True)
    assert off(coop) == frozenset()
    changes = coop.ask(parts_view, chair).changes
    assert [(change.on, change.off) for change in changes] == [
        ((Part.BUURTENT,), ()),
        ((), (Part.BUURTENT,)),
    ]
    assert {change.changed_as for change in changes} == {"voorzitter"}


def test_a_change_stands_in_the_journal_with_who_did_it(coop: Coop, chair: Actor) -> None:
    change = coop.run(turn_part, chair, part=Part.BUURTENT, is_on=False)
    with coop._reading() as session:
        entry = session.scalars(
            select(JournalEntry).where(JournalEntry.subject_id == change)
        ).one()
    assert (entry.use_case, entry.function) == ("turn_part", "voorzitter")
    assert entry.details == {
        "start": None,
        "on": "",
        "off": "buurtent",
        "by": str(chair.person_id),
    }


@pytest.mark.parametrize(
    ("first_off", "part", "is_on", "refusal", "parts"),
    [
        ((), Part.BUURTENT, True, PartStandsError, (Part.BUURTENT,)),
        ((Part.BUURTENT,), Part.BUURTENT, False, PartStandsError, (Part.BUURTENT,)),
        (
            (),
            Part.REGISTER,
            False,
            PartNeededError,
            (Part.JOINING, Part.ASSEMBLY, Part.PEILINGEN, Part.CONTRIBUTION),
        ),
        ((), Part.STATUTES, False, PartNeededError, (Part.ASSEMBLY,)),
        (
            (Part.ASSEMBLY, Part.STATUTES),
            Part.ASSEMBLY,
            True,
            PartNeedsError,
            (Part.STATUTES,),
        ),
    ],
)
def test_what_other_parts_do_not_allow_is_refused_and_nothing_turns(
    *,
    coop: Coop,
    chair: Actor,
    first_off: tuple[Part, ...],
    part: Part,
    is_on: bool,
    refusal: type[CoopError],
    parts: tuple[Part, ...],
) -> None:
    for one in first_off:
        coop.run(turn_part, chair, part=one, is_on=False)
    before = turns(coop)
    with pytest.raises(refusal) as refused:
        coop.run(turn_part, chair, part=part, is_on=is_on)
    assert refused.value.details["parts"] == parts
    assert turns(coop) == before


def turns(coop: Coop) -> int:
    with coop._reading() as session:
        return session.scalar(select(func.count(PartTurn.id))) or 0


@pytest.mark.parametrize("kind", [RoleKind.MODERATOR, RoleKind.VOLUNTEER, RoleKind.OPERATOR])
def test_only_the_board_turns_parts(coop: Coop, kind: RoleKind) -> None:
    other = make_officer(coop, kind)
    with pytest.raises(MissingPermissionError):
        coop.run(turn_part, other, part=Part.BUURTENT, is_on=False)
    with pytest.raises(MissingPermissionError):
        coop.run(choose_start, other, start=StartChoice.SMALL, seen=0)
    assert off(coop) == frozenset()


@pytest.mark.parametrize("choice", StartChoice)
def test_a_start_choice_turns_every_part(coop: Coop, chair: Actor, choice: StartChoice) -> None:
    coop.run(choose_start, chair, start=choice, seen=0)
    assert off(coop) == frozenset(Part) - PARTS_OF_CHOICE[choice]
    assert coop.ask(has_chosen, chair)
    (change,) = coop.ask(parts_view, chair).changes
    assert change.start is choice


def test_a_preview_says_what_would_turn(coop: Coop, chair: Actor) -> None:
    coop.run(turn_part, chair, part=Part.MESSAGES, is_on=False)
    view = coop.ask(choice_view, chair, start=StartChoice.PREVENTION)
    assert view.goes_on == (Part.MESSAGES,)
    assert view.stays_on == (Part.PREVENTION, Part.BUURTENT)
    assert set(view.goes_off) == frozenset(Part) - PARTS_OF_CHOICE[StartChoice.PREVENTION]
    assert view.seen == 1


def test_who_confirms_an_old_preview_is_told_and_nothing_turns(coop: Coop, chair: Actor) -> None:
    seen = coop.ask(choice_view, chair, start=StartChoice.SMALL).seen
    secretary = make_officer(coop, RoleKind.SECRETARY)
    coop.run(choose_start, secretary, start=StartChoice.PREVENTION, seen=seen)
    with pytest.raises(PartsMovedError):
        coop.run(choose_start, chair, start=StartChoice.SMALL, seen=seen)
    assert off(coop) == frozenset(Part) - PARTS_OF_CHOICE[StartChoice.PREVENTION]


@pytest.mark.parametrize(
    "choices", [(StartChoice.SMALL, StartChoice.PREVENTION), (StartChoice.SMALL,) * 2]
)
def test_two_who_choose_at_once_have_one_effect_and_one_explanation(
    committed_coop: Coop, choices: tuple[StartChoice, StartChoice]
) -> None:
    officers = [
        make_officer(committed_coop, kind) for kind in (RoleKind.CHAIR, RoleKind.SECRETARY)
    ]
    outcomes = at_once(
        *(
            lambda officer=officer, choice=choice: committed_coop.run(
                choose_start, officer, start=choice, seen=0
            )
            for officer, choice in zip(officers, choices, strict=True)
        )
    )
    assert sorted(isinstance(outcome, PartsMovedError) for outcome in outcomes) == [False, True]
    changes = committed_coop.ask(parts_view, officers[0]).changes
    assert len(changes) == 1
    assert off(committed_coop) == frozenset(Part) - PARTS_OF_CHOICE[changes[0].start or choices[0]]


def test_two_who_turn_the_same_part_at_once_have_one_effect_and_one_explanation(
    committed_coop: Coop,
) -> None:
    officers = [
        make_officer(committed_coop, kind) for kind in (RoleKind.CHAIR, RoleKind.SECRETARY)
    ]
    outcomes = at_once(
        *(
            lambda officer=officer: committed_coop.run(
                turn_part, officer, part=Part.BUURTENT, is_on=False
            )
            for officer in officers
        )
    )
    assert sorted(isinstance(outcome, PartStandsError) for outcome in outcomes) == [False, True]
    assert len(committed_coop.ask(parts_view, officers[0]).changes) == 1


def at_once(*deeds: Callable[[], object]) -> list[object]:
    def outcome(deed: Callable[[], object]) -> object:
        try:
            return deed()
        except CoopError as error:
            return error

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(outcome, deeds))


def test_nobody_may_what_belongs_to_a_part_that_is_off(coop: Coop, chair: Actor) -> None:
    volunteer = make_officer(coop, RoleKind.VOLUNTEER)
    assert coop.ask(tents_overview, volunteer).ahead == ()
    coop.run(turn_part, chair, part=Part.BUURTENT, is_on=False)
    # Whoever comes is received anew each time; the system never is.
    for actor in (make_officer(coop, RoleKind.CHAIR), SYSTEM, NOBODY):
        with pytest.raises(PartOffError):
            coop.ask(tents_overview, actor)


def test_who_is_identified_holds_nothing_of_a_part_that_is_off(coop: Coop, chair: Actor) -> None:
    assert chair.holds(Permission.CONTRIBUTION_TOTAL_READ)
    coop.run(turn_part, chair, part=Part.CONTRIBUTION, is_on=False)
    treasurer = make_officer(coop, RoleKind.TREASURER)
    assert not treasurer.holds(Permission.CONTRIBUTION_TOTAL_READ)
    assert treasurer.holds(Permission.MEMBERSHIP_MEMBER_READ)
    assert not coop.identify(None).holds(Permission.CONTRIBUTION_ACCOUNT_READ)


def test_a_missing_permission_is_still_the_reason_where_nothing_is_off(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(members_page, NOBODY, selection=Selection())


def test_no_function_of_a_part_that_is_off_can_be_given(coop: Coop, chair: Actor) -> None:
    person = make_person(coop)
    coop.run(turn_part, chair, part=Part.PATROLS, is_on=False)
    coop.run(turn_part, chair, part=Part.PREVENTION, is_on=False)
    with pytest.raises(PartOffError):
        coop.run(grant_role, SYSTEM, person_id=person, kind=RoleKind.MODERATOR)
    coop.run(grant_role, SYSTEM, person_id=person, kind=RoleKind.VOLUNTEER)
    coop.run(turn_part, chair, part=Part.PREVENTION, is_on=True)
    coop.run(grant_role, SYSTEM, person_id=person, kind=RoleKind.MODERATOR)


def test_a_notice_waits_while_its_part_is_off_and_leaves_when_it_is_on(
    coop: Coop, chair: Actor
) -> None:
    notice = put_in_outbox(coop, NoticeKind.CONTRIBUTION_ASKED)
    signing_in = put_in_outbox(coop, NoticeKind.SIGN_IN)
    coop.run(turn_part, chair, part=Part.CONTRIBUTION, is_on=False)
    assert due(coop) == {signing_in}
    built = coop.run(build_notice, SYSTEM, notice_id=notice, worker="w", house=HOUSE)
    assert built is None
    assert coop.ask(part_view, chair, part=Part.CONTRIBUTION).effects == (
        Counted(Effect.WAITING, 1),
    )
    coop.run(turn_part, chair, part=Part.CONTRIBUTION, is_on=True)
    assert due(coop) == {notice, signing_in}
    with coop._reading() as session:
        assert session.get_one(Notice, notice).is_pending


def put_in_outbox(coop: Coop, kind: NoticeKind) -> uuid.UUID:
    made = coop._attempt(lambda uow: queue(uow, kind=kind, to=ToEmail("buur@voorbeeld.example")))[
        0
    ]
    assert made is not None
    return made


def due(coop: Coop) -> set[uuid.UUID]:
    return {notice.id for notice in coop.ask(due_notices, SYSTEM, channel=ChannelKind.EMAIL)}


def test_long_work_waits_while_its_part_is_off(coop: Coop, chair: Actor) -> None:
    coop.run(start_job, SYSTEM, task="read_list", arguments={}, total=1)
    on_members = (Part.JOINING, Part.ASSEMBLY, Part.PEILINGEN, Part.CONTRIBUTION)
    for part in (*on_members, Part.REGISTER):
        coop.run(turn_part, chair, part=part, is_on=False)
    assert "read_list" in TASKS
    assert coop.run(claim_job, SYSTEM, holder="w") is None
    coop.run(turn_part, chair, part=Part.REGISTER, is_on=True)
    claimed = coop.run(claim_job, SYSTEM, holder="w")
    assert claimed is not None


def test_the_preview_says_who_and_what_goes_with_a_part(coop: Coop, chair: Actor) -> None:
    make_member(coop)
    volunteer = make_person(coop)
    give_role(coop, volunteer, RoleKind.VOLUNTEER)
    give_role(coop, volunteer, RoleKind.VOLUNTEER)
    effects = {part: coop.ask(part_view, chair, part=part).effects for part in Part}
    assert effects[Part.BUURTENT] == (Counted(Effect.HOLDERS, 1),)
    assert effects[Part.REGISTER] == (Counted(Effect.MEMBERS, 1),)
    assert effects[Part.STATUTES] == ()
    assert coop.ask(has_members, NOBODY)


def test_the_same_form_twice_turns_once(coop: Coop, chair: Actor) -> None:
    once = coop.once("form:een")
    first = once.run(turn_part, chair, part=Part.BUURTENT, is_on=False)
    assert once.run(turn_part, replace(chair), part=Part.BUURTENT, is_on=False) == first
    assert len(coop.ask(parts_view, chair).changes) == 1
