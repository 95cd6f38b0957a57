from coop.bootstrap import Coop
from coop.kernel.permissions import Permission
from coop.people.lookups import TelegramAccount
from coop.sample import Sample
from coop.sample.personas import EVERYBODY
from coop.sample.places import STREETS
from tests.makers import actor_for


def test_every_persona_is_there_with_its_telegram_account(coop: Coop, sample: Sample) -> None:
    assert set(sample.people) >= {persona.key for persona in EVERYBODY}
    for persona in EVERYBODY:
        if persona.telegram is not None:
            actor = coop.identify(TelegramAccount(persona.telegram))
            assert actor.person_id == sample.people[persona.key]
            assert actor.name == persona.name.full


def test_each_holds_what_the_story_needs(coop: Coop, sample: Sample) -> None:
    people = sample.people
    needed = {
        "member": Permission.ASSEMBLY_BALLOT_CAST,
        "chair": Permission.ASSEMBLY_MEETING_LEAD,
        "secretary": Permission.MEMBERSHIP_IMPORT_MANAGE,
        "counting": Permission.ASSEMBLY_ATTENDANCE_CHECK_IN,
        "volunteer": Permission.BUURTENT_SESSION_PLAN,
        "operator": Permission.NOTICES_DESK_READ,
        "resident": Permission.INCIDENTS_REPORT_WRITE,
    }
    for key, permission in needed.items():
        assert actor_for(coop, people[key]).holds(permission), key
    assert not actor_for(coop, people["resident"]).holds(Permission.ASSEMBLY_BALLOT_CAST)


def test_postcodes_of_streets_do_not_overlap() -> None:
    doors = [street.door(number) for street in STREETS for number in range(1, street.houses + 1)]
    assert len({(door.postcode, door.house_number) for door in doors}) == len(doors)
