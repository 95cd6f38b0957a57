"""From the wijkagent to the neighbourhood: sent, placed by a moderator, and over (C16)."""

import uuid
from datetime import datetime, timedelta

import pytest

from coop.bootstrap import Coop
from coop.bulletins.errors import (
    BulletinGroupNeededError,
    BulletinHandledError,
    BulletinNotFoundError,
    BulletinPracticeError,
    BulletinWorriesError,
)
from coop.bulletins.queries import (
    bulletin_desk,
    bulletins_waiting,
    one_bulletin,
    sender_view,
)
from coop.bulletins.rules import KEPT, BulletinAct, BulletinKind, BulletinState, SentHow
from coop.bulletins.services.placing import (
    decline_bulletin,
    end_bulletins,
    forget_bulletins,
    place_bulletin,
    send_contact_link,
)
from coop.bulletins.services.sending import (
    correct_bulletin,
    correct_for_sender,
    enter_bulletin,
    send_bulletin,
    withdraw_bulletin,
    withdraw_for_sender,
)
from coop.groups.rules import ContactKind, GroupChannel
from coop.groups.services.groups import add_contact
from coop.groups.services.settings import end_contact
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.notices.documents import BuiltChat
from coop.notices.rules import NoticeKind
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import issue_link
from tests.coop.incidents.makers import (
    contact_id_of,
    journal,
    make_group,
    make_moderator,
)
from tests.coop.incidents.told import deliver, queued, text_of
from tests.doubles import FixedClock
from tests.makers import make_officer

WORDS = "Er lopen mensen langs de deur die zeggen van de bank te zijn."
BETTER = "Mensen bellen aan en zeggen van de bank te zijn. Doe niet open."
TWO_HOURS = timedelta(hours=2)
SECOND = timedelta(seconds=1)


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group in Telegram with a wijkagent, where the bot said good day."""
    made = make_group(coop)
    deliver(coop)
    return made


@pytest.fixture
def moderator(coop: Coop, group_id: uuid.UUID) -> Actor:
    """Provide who looks after it."""
    return make_moderator(coop, group_id)


@pytest.fixture
def agent(coop: Coop, group_id: uuid.UUID) -> Actor:
    """Provide the wijkagent, with the link of its own."""
    return agent_of(coop, group_id)


def agent_of(coop: Coop, group_id: uuid.UUID) -> Actor:
    contact_id = contact_id_of(coop, group_id)
    token = coop.run(
        issue_link,
        SYSTEM,
        purpose=LinkPurpose.BULLETIN,
        subject_id=contact_id,
        contact_id=contact_id,
    )
    return coop.identify(LinkToken(token))


def ends_at(coop: Coop) -> datetime:
    return coop.clock.now() + TWO_HOURS


def send(
    coop: Coop,
    agent: Actor,
    group_id: uuid.UUID,
    *,
    text: str = WORDS,
    kind: BulletinKind = BulletinKind.WARNING,
) -> uuid.UUID:
    """Send a bulletin to one group and return it."""
    coop.run(
        send_bulletin, agent, group_ids=[group_id], kind=kind, text=text, ends_at=ends_at(coop)
    )
    view = coop.ask(sender_view, agent)
    assert view is not None
    return view.bulletins[0].id


def chat(coop: Coop) -> list[str]:
    """Return what the group reads now."""
    return [text_of(one) for one in deliver(coop) if isinstance(one, BuiltChat)]


def test_nothing_reaches_the_group_before_a_moderator_placed_it(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id)
    assert [notice.kind for notice in queued(coop, NoticeKind.BULLETIN_NEW)] == ["bulletin_new"]
    assert not queued(coop, NoticeKind.BULLETIN_SHOWN)
    assert coop.ask(bulletins_waiting, moderator) == 1
    assert WORDS not in "".join(text_of(one) for one in deliver(coop))
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    (shown,) = chat(coop)
    assert shown.startswith("Waarschuwing van: Wijkagent Koningsveld.")
    assert WORDS in shown
    assert "Dit geldt tot zaterdag 21 november 15.00 uur." in shown
    assert "Bel 112." in shown
    assert coop.ask(bulletins_waiting, moderator) == 0
    assert WORDS not in str([entry.details for entry in journal(coop)])
    assert WORDS not in str([one.args for one in queued(coop, NoticeKind.BULLETIN_SHOWN)])


def test_who_presses_second_changes_nothing(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id)
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    for use_case in (place_bulletin, decline_bulletin):
        with pytest.raises(BulletinHandledError):
            coop.run(use_case, moderator, bulletin_id=bulletin_id)
    assert len(queued(coop, NoticeKind.BULLETIN_SHOWN)) == 1
    line = coop.ask(one_bulletin, moderator, bulletin_id=bulletin_id)
    assert [step.act for step in line.steps] == [BulletinAct.SENT, BulletinAct.PLACED]
    assert [step.function for step in line.steps] == ["Wijkagent Koningsveld", "beheerder"]


def test_its_end_puts_one_neutral_line_in_its_place(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id)
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    chat(coop)
    clock.advance(TWO_HOURS - SECOND)
    coop.run(end_bulletins, SYSTEM)
    assert chat(coop) == []
    clock.advance(SECOND)
    coop.run(end_bulletins, SYSTEM)
    (over,) = deliver(coop)
    assert isinstance(over, BuiltChat)
    assert over.edits == 1
    assert text_of(over).strip() == "De waarschuwing van Wijkagent Koningsveld is voorbij."
    coop.run(end_bulletins, SYSTEM)
    assert chat(coop) == []


def test_what_was_not_placed_in_time_is_not_placed(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id)
    clock.advance(TWO_HOURS)
    with pytest.raises(BulletinHandledError):
        coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    # Nothing stood there, so nothing is said to be over.
    coop.run(end_bulletins, SYSTEM)
    assert not queued(coop, NoticeKind.BULLETIN_SHOWN)
    (past,) = coop.ask(bulletin_desk, moderator).past
    assert past.state is BulletinState.OVER


def test_a_correction_waits_for_a_moderator_and_takes_the_place_of_the_old_words(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id)
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    deliver(coop)
    coop.run(correct_bulletin, agent, bulletin_id=bulletin_id, text=BETTER, ends_at=ends_at(coop))
    assert [text for text in chat(coop) if BETTER in text] == []
    (line,) = coop.ask(bulletin_desk, moderator).waiting
    assert WORDS in line.shown
    assert BETTER in line.wanted
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    (shown,) = [one for one in deliver(coop) if isinstance(one, BuiltChat)]
    assert shown.edits == 1
    assert BETTER in text_of(shown)
    assert "Deze tekst is verbeterd." in text_of(shown)
    assert WORDS not in text_of(shown)
    steps = coop.ask(one_bulletin, moderator, bulletin_id=bulletin_id).steps
    assert steps[-1].act is BulletinAct.PLACED_AGAIN


def test_its_sender_takes_it_back_at_once(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id)
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    deliver(coop)
    coop.run(withdraw_bulletin, agent, bulletin_id=bulletin_id)
    (gone,) = chat(coop)
    assert gone.strip() == "De waarschuwing van Wijkagent Koningsveld is ingetrokken."
    with pytest.raises(BulletinHandledError):
        coop.run(withdraw_bulletin, agent, bulletin_id=bulletin_id)


def test_what_a_moderator_heard_is_written_down_on_the_senders_behalf(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    bulletin_id = coop.run(
        enter_bulletin,
        moderator,
        contact_id=contact_id_of(coop, group_id),
        kind=BulletinKind.QUESTION,
        text="Wie zag een grijze bestelbus?",
        ends_at=ends_at(coop),
    )
    # Who wrote it down knows that it waits.
    assert not queued(coop, NoticeKind.BULLETIN_NEW)
    line = coop.ask(one_bulletin, moderator, bulletin_id=bulletin_id)
    assert (line.how, line.sender) == (SentHow.MODERATOR, "Wijkagent Koningsveld")
    coop.run(
        correct_for_sender,
        moderator,
        bulletin_id=bulletin_id,
        text="Wie zag een witte bestelbus?",
        ends_at=line.ends_at,
    )
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    (shown,) = chat(coop)
    assert shown.startswith("Een vraag van: Wijkagent Koningsveld.")
    assert "witte" in shown
    assert "Weet u iets? Doe een buurtmelding of bel 0900-8844." in shown
    coop.run(withdraw_for_sender, moderator, bulletin_id=bulletin_id)
    assert "ingetrokken" in chat(coop)[0]


def test_what_a_group_may_not_read_is_placed_only_by_who_saw_it(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    bulletin_id = send(coop, agent, group_id, text="Let op een bus met kenteken 12-XX-99.")
    with pytest.raises(BulletinWorriesError):
        coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    assert coop.ask(bulletins_waiting, moderator) == 1
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id, worries_seen=True)
    assert "12-XX-99" in chat(coop)[0]


def test_a_group_in_an_app_of_its_own_gets_text_to_share(coop: Coop) -> None:
    group_id = make_group(coop, channel=GroupChannel.OWN_APP)
    moderator, agent = make_moderator(coop, group_id), agent_of(coop, group_id)
    bulletin_id = send(coop, agent, group_id)
    coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    assert not queued(coop, NoticeKind.BULLETIN_SHOWN)
    assert WORDS in coop.ask(one_bulletin, moderator, bulletin_id=bulletin_id).shown
    coop.run(withdraw_bulletin, agent, bulletin_id=bulletin_id)
    assert len(queued(coop, NoticeKind.BULLETIN_OVER)) == 1


def test_nothing_leaves_before_the_group_is_in_use(coop: Coop) -> None:
    group_id = make_group(coop, is_in_use=False)
    bulletin_id = send(coop, agent_of(coop, group_id), group_id)
    moderator = make_moderator(coop, group_id)
    with pytest.raises(BulletinPracticeError):
        coop.run(place_bulletin, moderator, bulletin_id=bulletin_id)
    assert not queued(coop, NoticeKind.BULLETIN_SHOWN)


def test_others_reach_none_of_it(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    elsewhere = make_group(coop, contact=False)
    coop.run(
        add_contact,
        SYSTEM,
        group_id=elsewhere,
        kind=ContactKind.POLICE,
        function="Wijkagent Elders",
        email="elders@politie-oefen.example",
    )
    stranger, other = agent_of(coop, elsewhere), make_moderator(coop, elsewhere)
    bulletin_id = send(coop, agent, group_id)
    for use_case in (place_bulletin, decline_bulletin, withdraw_for_sender):
        for actor in (other, stranger, NOBODY, make_officer(coop, RoleKind.CHAIR)):
            with pytest.raises(MissingPermissionError):
                coop.run(use_case, actor, bulletin_id=bulletin_id)
    with pytest.raises(BulletinNotFoundError):
        coop.run(withdraw_bulletin, stranger, bulletin_id=bulletin_id)
    with pytest.raises(BulletinGroupNeededError):
        send(coop, stranger, group_id)
    with pytest.raises(MissingPermissionError):
        coop.ask(one_bulletin, other, bulletin_id=bulletin_id)
    assert coop.ask(bulletin_desk, other).waiting == ()
    assert coop.ask(one_bulletin, moderator, bulletin_id=bulletin_id).state == "waiting"


def test_who_is_no_contact_any_more_says_nothing(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    coop.run(end_contact, moderator, contact_id=contact_id_of(coop, group_id))
    with pytest.raises(BulletinGroupNeededError):
        send(coop, agent, group_id)


def test_one_agent_of_two_groups_tells_both_and_each_decides(
    coop: Coop, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    south = make_group(coop)
    number = coop.run(
        send_bulletin,
        agent,
        group_ids=[group_id, south],
        kind=BulletinKind.WARNING,
        text=WORDS,
        ends_at=ends_at(coop),
    )
    assert number == 2
    (line,) = coop.ask(bulletin_desk, moderator).waiting
    coop.run(decline_bulletin, moderator, bulletin_id=line.id)
    (other,) = coop.ask(bulletin_desk, make_moderator(coop, south)).waiting
    assert other.text == WORDS
    view = coop.ask(sender_view, agent)
    assert view is not None
    assert {one.state for one in view.bulletins} == {
        BulletinState.DECLINED,
        BulletinState.WAITING,
    }


def test_a_contact_gets_a_link_of_its_own(
    coop: Coop, group_id: uuid.UUID, moderator: Actor
) -> None:
    coop.run(send_contact_link, moderator, contact_id=contact_id_of(coop, group_id))
    (mail,) = [text_of(one) for one in deliver(coop)]
    assert "/l/waarschuwen/" in mail


def test_its_words_go_after_ninety_days(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, agent: Actor, moderator: Actor
) -> None:
    send(coop, agent, group_id)
    clock.advance(KEPT - SECOND)
    coop.run(forget_bulletins, SYSTEM)
    assert len(coop.ask(bulletin_desk, moderator).past) == 1
    clock.advance(SECOND)
    coop.run(forget_bulletins, SYSTEM)
    assert coop.ask(bulletin_desk, moderator).past == ()
