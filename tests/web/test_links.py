"""C3: a scanner that opens every link of every mail changes nothing and uses nothing up.

It is written for links and mails that do not exist yet: a new purpose needs a page, and any
mail that the sample makes is scanned.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.db import Base
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail, House
from coop.notices.models import Notice
from coop.notices.queries import due_notices
from coop.notices.rules import LINK_PATHS, NoticeKind
from coop.notices.services.delivery import build_notice, record_sent
from coop.people.lookups import LinkToken
from coop.people.rules import ChannelKind, LinkPurpose
from coop.people.services import ask_to_sign_in, issue_link
from coop.places.services import add_address
from coop.sample import Sample
from coop.sample.places import STREETS
from tests.doubles import FixedClock
from tests.mails import strictly_read
from tests.samples import Lent
from tests.tents import make_neighbour, make_tent

BASE_URL = "https://wijk.example"
HOUSE = House(base_url=BASE_URL, mail_from="post@wijk.example")
ADDRESS = re.compile(rf"{re.escape(BASE_URL)}[^\s\"'<>)]*")
MOST_ROUNDS = 100
#: What the sample's own mails hold; the other purposes are scanned by hand above.
MAILED = {
    LinkPurpose.SIGN_IN,
    LinkPurpose.TENT_ANSWER,
    LinkPurpose.TENT_INVITATION,
    LinkPurpose.UNSUBSCRIBE,
}
METHODS = ("HEAD", "GET", "HEAD", "GET")


@pytest.fixture
def coop(lent: Lent) -> Coop:
    return lent.coop


@pytest.fixture
def filled(lent: Lent) -> Sample:
    coop = lent.coop
    # The sample's invited neighbours read Telegram; this one is told by mail.
    street = STREETS[0]
    home = coop.run(add_address, SYSTEM, door=street.door(21), street=street.name, town="Tilburg")
    make_neighbour(coop, home, email="buur@voorbeeld.example")
    coop.run(invite_neighbours, SYSTEM, session_id=make_tent(coop, street=street.name))
    coop.run(
        ask_to_sign_in,
        NOBODY,
        email="fenna.de.wit@koningsveld.example",
        browser="browser",
        origin="huis",
    )
    return lent.sample


def rows(coop: Coop) -> dict[str, list[str]]:
    """Return everything that is stored."""
    with coop._reading() as database:
        return {
            table.name: sorted(str(row) for row in database.execute(select(table)))
            for table in Base.metadata.sorted_tables
        }


def addresses_sent(coop: Coop) -> Iterator[tuple[NoticeKind, str]]:
    """Build everything that is due, as the worker would, and return the addresses in it."""
    for _ in range(MOST_ROUNDS):
        due = [
            notice
            for channel in (ChannelKind.EMAIL, ChannelKind.TELEGRAM)
            for notice in coop.ask(due_notices, SYSTEM, channel=channel)
        ]
        if not due:
            return
        for notice in due:
            built = coop.run(build_notice, SYSTEM, notice_id=notice.id, worker="a", house=HOUSE)
            coop.run(record_sent, SYSTEM, notice_id=notice.id, external_id="1")
            for address in addresses_in(built):
                yield kind_of(coop, notice.id), address
    pytest.fail("the outbox never runs dry")


def kind_of(coop: Coop, notice_id: uuid.UUID) -> NoticeKind:
    with coop._reading() as database:
        return database.get_one(Notice, notice_id).notice_kind


def addresses_in(built: BuiltMail | BuiltChat | None) -> set[str]:
    if isinstance(built, BuiltMail):
        strictly_read(built.message)
        parts = [
            part.get_content()
            for part in built.message.walk()
            if part.get_content_maintype() == "text"
        ]
        text = "\n".join((*parts, *map(str, built.message.values())))
    elif isinstance(built, BuiltChat):
        urls = [button.url or "" for row in built.buttons for button in row]
        text = "\n".join((built.text, *urls))
    else:
        return set()
    return {address.rstrip(".,") for address in ADDRESS.findall(text)}


def is_among(purpose: LinkPurpose, links: list[str]) -> bool:
    return any(f"/l/{LINK_PATHS[purpose]}/" in link for link in links)


def scan(app: Flask, path: str) -> list[int]:
    """Fetch an address as a scanner does: twice, without cookies."""
    return [
        app.test_client(use_cookies=False).open(path, method=method).status_code
        for method in METHODS
    ]


# Behind the code for the door nobody presses anything but who sits at the door.
@pytest.mark.parametrize("purpose", sorted(set(LinkPurpose) - {LinkPurpose.DOOR}))
def test_every_purpose_has_a_page_and_something_to_press(
    built: Flask, purpose: LinkPurpose
) -> None:
    rules = [
        rule
        for rule in built.url_map.iter_rules()
        if rule.rule.startswith(f"/l/{LINK_PATHS[purpose]}/")
    ]
    methods = {method for rule in rules for method in rule.methods or ()}
    assert {"GET", "HEAD", "POST"} <= methods


def test_opening_a_link_of_any_purpose_changes_nothing(
    app: Flask, coop: Coop, filled: Sample
) -> None:
    subjects = {
        LinkPurpose.ANNOUNCEMENT: filled.meetings.to_come,
        LinkPurpose.DOOR: filled.meetings.to_come,
        LinkPurpose.REPORT_ANSWER: filled.reports[-1],
        LinkPurpose.REPORT_FOLLOW: filled.reports[-1],
        LinkPurpose.TENT_ANSWER: filled.tent,
        LinkPurpose.TENT_DELIVERY: filled.tent,
        LinkPurpose.TENT_INVITATION: filled.tent,
    }
    for purpose in LinkPurpose:
        token = coop.run(
            issue_link,
            SYSTEM,
            purpose=purpose,
            subject_id=subjects.get(purpose),
            person_id=filled.people["neighbour1"],
        )
        before = rows(coop)
        scan(app, f"/l/{LINK_PATHS[purpose]}/{token}")
        assert rows(coop) == before, purpose


def test_scanning_all_that_is_sent_changes_nothing(
    app: Flask, coop: Coop, clock: FixedClock, filled: Sample
) -> None:
    sent = list(addresses_sent(coop))
    # Reminders and overviews of later today and tomorrow are mails too.
    for _ in range(4):
        clock.advance(timedelta(hours=6))
        sent += addresses_sent(coop)
    links = sorted({address for _, address in sent})
    assert {purpose for purpose in LinkPurpose if is_among(purpose, links)} >= MAILED
    before = rows(coop)
    for link in links:
        statuses = scan(app, link.removeprefix(BASE_URL) or "/")
        assert max(statuses) < 500, link
        assert len(set(statuses)) == 1, link
    assert rows(coop) == before
    tokens = [link.rpartition("/")[2] for link in links if "/l/" in link]
    assert all(coop.identify(LinkToken(token)) for token in tokens)


def test_a_link_that_was_scanned_still_works(app: Flask, coop: Coop, filled: Sample) -> None:
    (link,) = {a for kind, a in addresses_sent(coop) if kind is NoticeKind.SIGN_IN}
    path = link.removeprefix(BASE_URL)
    assert set(scan(app, path)) == {200}
    browser = app.test_client()
    page = browser.get(path)
    assert 'method="post"' in page.text
    assert browser.post(path).status_code == 303
    assert "Fenna de Wit" in browser.get("/mijn-gegevens").text
