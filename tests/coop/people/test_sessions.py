"""Where somebody is signed in: named, and ended one by one."""

import uuid

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.errors import SessionNotFoundError
from coop.people.lookups import SessionToken
from coop.people.queries import own_view
from coop.people.rules import LONGEST_DEVICE, device_of
from coop.people.services import end_one_session, open_persona_session
from tests.makers import actor_for, make_person

MOZILLA = "Mozilla/5.0"


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (
            f"{MOZILLA} (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox (Windows)",
        ),
        (f"{MOZILLA} (Windows NT 10.0) Chrome/142.0 Safari/537.36", "Chrome (Windows)"),
        (f"{MOZILLA} (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge (Windows)"),
        (f"{MOZILLA} (Linux; Android 16) Chrome/142.0 Mobile Safari/537.36", "Chrome (Android)"),
        (f"{MOZILLA} (Linux; Android 9) SamsungBrowser/9 Chrome/67", "Samsung Internet (Android)"),
        (
            f"{MOZILLA} (iPhone; CPU OS 26 like Mac OS X) Version/26 Safari/604.1",
            "Safari (iPhone)",
        ),
        (f"{MOZILLA} (iPad; CPU OS 26 like Mac OS X) CriOS/142 Safari/604.1", "Chrome (iPad)"),
        (f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15) Version/26 Safari/605", "Safari (Mac)"),
        (f"{MOZILLA} (X11; CrOS x86_64) Chrome/142.0 Safari/537.36", "Chrome (Chromebook)"),
        (f"{MOZILLA} (X11; Linux x86_64)", "Linux"),
        ("curl/8 <script>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_its_name(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device
    assert len(device) <= LONGEST_DEVICE


def test_one_session_ends_and_the_others_stay(coop: Coop) -> None:
    person_id = make_person(coop)
    lost = coop.run(
        open_persona_session, SYSTEM, person_id=person_id, token="kwijt", device="Chrome (Android)"
    )
    here = actor_for(coop, person_id)
    seen = {session.session_id: session.device for session in coop.ask(own_view, here).sessions}
    assert seen[lost] == "Chrome (Android)"
    for _ in range(2):
        coop.run(end_one_session, here, session_id=lost)
    assert coop.identify(SessionToken("kwijt")).person_id is None
    assert [session.is_here for session in coop.ask(own_view, here).sessions] == [True]


def test_nobody_ends_the_session_of_another(coop: Coop) -> None:
    person_id = make_person(coop)
    hers = coop.run(open_persona_session, SYSTEM, person_id=person_id, token="van haar")
    other = actor_for(coop, make_person(coop))
    for session_id in (hers, uuid.UUID(int=7)):
        with pytest.raises(SessionNotFoundError):
            coop.run(end_one_session, other, session_id=session_id)
    assert coop.identify(SessionToken("van haar")).person_id == person_id
